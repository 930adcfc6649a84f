"""Where does our government stand among the others, on the scale of KPK's categories?"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, Dot, Span, dot_of, known, records
from spi.charts.placing import PHONE, Words, levels, text_width, words_at
from spi.method.methodology import Band, band_of
from spi.words.short_names import short_name
from spi.words.wording import decimal, limit_words, thousands

_WIDTH = PHONE - 20  # px of the scale in the narrowest drawing
_NEAR = 8.0  # points: a limit of a category this near to the values is drawn with them
_BAND, _BELOW, _OURS, _AVERAGE = 13, 12, 15, 13  # px: the letters in a band, below it, of ours, of the average


@dataclass(frozen=True)
class StripBand:
    """A category in sight, in points. limit: its lower limit in words, empty where that is not in sight; words: symbol and name;
    place: their middle; level: 0 inside the band, 1, 2, ... on a line below it, where its symbol alone stands inside."""

    symbol: str
    name: str
    tint: str
    start: float
    end: float
    limit: str
    place: float
    level: int

    @property
    def words(self) -> str:
        """Symbol and name."""
        return f"{self.symbol} {self.name}"

    @property
    def middle(self) -> float:
        """Where its symbol stands."""
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class ScopeStrip:
    """Everybody on one row, ours last; ours and the average, where they are known, in words above; categories below.

    crossed: would the tick of the average, drawn to its words, run through ours? note: who is not drawn, empty where nobody is.
    """

    alt: str
    dots: tuple[Dot, ...]
    bands: tuple[StripBand, ...]
    ours: Words | None
    average: Words | None
    crossed: bool
    note: str
    span: Span

    @property
    def levels(self) -> int:
        """The number of lines of words below the categories."""
        return max((band.level for band in self.bands), default=0)


def scope_strip(
    scores: pd.DataFrame,
    *,
    region_code: str,
    bands: Iterable[Band],
    average: float | None = None,
    average_name: str = "rata-rata",
    missing: int = 0,
    noun: str = "pemda",
) -> ScopeStrip | Blank:
    """Every government of the scope as a dot, ours lit, the average as a tick.

    scores: region_code, region, index (points 0-100); missing: governments of the scope without a figure, called by `noun`.
    """
    rows, scale = records(scores, "index"), tuple(sorted(bands, key=lambda band: band.lower))
    if not rows:
        return Blank("Belum ada nilai indeks untuk lingkup ini.")
    dots = [dot_of(row, row["index"], decimal(row["index"]), region_code=region_code) for row in rows]
    mean = None if average is None or not known(average) else float(average)
    span = _span([*(dot.value for dot in dots), *([] if mean is None else [mean])], scale)
    own = next((dot for dot in dots if dot.own), None)
    name = short_name(str(next((row["region"] for row in rows if row["region_code"] == region_code), "")))
    ours = None if own is None else words_at(own.value, f"{name} {decimal(own.value)}", span, size=_OURS, width=_WIDTH)
    tick = None if mean is None else words_at(mean, f"{average_name} {decimal(mean)}", span, size=_AVERAGE, width=_WIDTH)
    note = f"{thousands(missing)} {noun} belum diketahui" if missing else ""
    return ScopeStrip(
        alt=_alt(dots, own, scale, tick, note),
        dots=tuple(sorted(dots, key=lambda dot: dot.own)),
        bands=_bands(scale, span),
        ours=ours,
        average=tick,
        crossed=_crossed(ours, tick, span),
        note=note,
        span=span,
    )


def _span(values: list[float], bands: tuple[Band, ...]) -> Span:
    """Every value, every limit near them, a little air, and for the two outer categories the room that their words need."""
    low, high = min(values), max(values)
    limits = [b.lower for b in bands if b.lower > 0 and low - _NEAR <= b.lower <= high + _NEAR]
    low, high = min([low, *limits]), max([high, *limits])
    air = max(0.08 * (high - low), 2.0)
    low, high = low - air, high + air
    if limits:
        below = next(band for band in bands if band.upper == limits[0])
        above = next(band for band in bands if band.lower == limits[-1])
        first, last = ((text_width(f"{band.symbol} {band.name}", size=_BAND) + 8) / _WIDTH for band in (below, above))
        low = min(low, (limits[0] - first * high) / (1 - first))
        high = max(high, (limits[-1] - last * low) / (1 - last))
    return max(0.0, low), min(100.0, high)


def _bands(scale: tuple[Band, ...], span: Span) -> tuple[StripBand, ...]:
    """The categories in sight; where one is too narrow for its words they stand below it, as many lines as that needs."""
    px = _WIDTH / (span[1] - span[0])
    inside = [(b, max(b.lower, span[0]), min(b.upper, span[1])) for b in scale if b.upper > span[0] and b.lower < span[1]]
    bands, below = [], []
    for band, start, end in inside:
        words = f"{band.symbol} {band.name}"
        at = words_at((start + end) / 2, words, span, size=_BELOW, width=_WIDTH)
        narrow = text_width(words, size=_BAND) + 4 > (end - start) * px
        if narrow:
            below.append((at.place * px, text_width(words, size=_BELOW)))
        level = levels(*zip(*below, strict=True))[-1] + 1 if narrow else 0
        lower = limit_words(band.lower) if band.lower > span[0] else ""
        bands.append(StripBand(band.symbol, band.name, band.tint, start, end, lower, at.place, level))
    return tuple(bands)


def _crossed(ours: Words | None, average: Words | None, span: Span) -> bool:
    """Would a line at the average run through the words of ours?"""
    if not ours or not average:
        return False
    return abs(average.value - ours.place) * _WIDTH / (span[1] - span[0]) < text_width(ours.text, size=_OURS) / 2 + 3


def _alt(dots: list[Dot], own: Dot | None, scale: tuple[Band, ...], average: Words | None, note: str) -> str:
    """Our place on the scale, the average and what is not known, in words."""
    values = [dot.value for dot in dots]
    band = band_of(scale, own.value) if own else None
    ours = f"{own.hover}{f', kategori {band.name}' if band else ''}" if own else "Indeks yang dipilih belum diketahui"
    sentences = [
        f"Sebanyak {thousands(len(values))} nilai indeks, dari {decimal(min(values))} sampai {decimal(max(values))}",
        ours,
    ]
    sentences += [f"{average.text[:1].upper()}{average.text[1:]}"] if average else []
    return ". ".join([*sentences, *([note] if note else [])]) + "."
