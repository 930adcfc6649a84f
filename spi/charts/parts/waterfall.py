"""What made up the index, or its change? Bars that begin where the one before ended, the deductions in a hue of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from spi.answers.results.causes import Explanation, Level
from spi.charts.marks import Blank, Limit, Span, limit_of, part_hue, records
from spi.method import methodology
from spi.method.methodology import Band
from spi.method.parts import TECHNICAL
from spi.narrative.results.contribution import moved_words
from spi.words.wording import change_words, decimal, limit_words, rounded, signed

_LAYERS = {  # what the bars of a hue are called
    "up": "Naik", "down": "Turun", "deduction": "Potongan, menurunkan indeks", "deduction_soft": "Potongan, menaikkan indeks",
}  # fmt: skip
_DRAWN = 0.05  # points: a technical part of a level below this is told in the line of the residual, not drawn


@dataclass(frozen=True)
class Value:
    """A row with an index itself: ours of that year is the result, and lit."""

    label: str
    value: float
    text: str
    lit: bool = False

    @property
    def low(self) -> float:
        """Where its tick stands, in points."""
        return self.value


@dataclass(frozen=True)
class Step:
    """A row with a part: where its bar begins and ends (points), what is written beside it and on which side of the bar."""

    label: str
    start: float
    end: float
    hue: str
    text: str
    detail: str
    side: str

    @property
    def low(self) -> float:
        """The left end of its bar, in points."""
        return min(self.start, self.end)

    @property
    def still(self) -> bool:
        """Does it move nothing that could be seen? Then a tick stands in place of the bar."""
        return rounded(self.end - self.start) == 0


class Layer(NamedTuple):
    """Bars of one hue, a length in points for every row; None where the row has no such bar."""

    name: str
    hue: str
    sizes: tuple[float | None, ...]


@dataclass(frozen=True)
class Waterfall:
    """Rows from the top; span: the values and a limit near them, without room for words; total: is the last row a bar from 0?"""

    rows: tuple[Value | Step, ...]
    span: Span
    limit: Limit | None
    total: bool
    alt: str

    def roomy(self, room: float) -> Span:
        """The span with room, a share of the drawing's width, for the words to the right of every bar."""
        low, high = self.span
        ends = [max(row.start, row.end) for row in self.rows if isinstance(row, Step) and row.side == "right"]
        ends += [row.value for row in self.rows if isinstance(row, Value) and not self.total]
        return low, max([high, *(low + (end - low) / (1 - room) for end in ends)])

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The steps for a drawing that can only stack bars, each on an invisible base up to `low`: a layer for every hue."""
        sizes = [(row.hue, abs(row.end - row.start)) if isinstance(row, Step) else ("", 0.0) for row in self.rows]
        layers = [Layer(name, hue, tuple(size if of == hue else None for of, size in sizes)) for hue, name in _LAYERS.items()]
        return tuple(layer for layer in layers if any(size is not None for size in layer.sizes))

    @property
    def ticked(self) -> tuple[bool, ...]:
        """Which rows have a tick in place of a bar?"""
        return tuple(isinstance(row, Value) or row.still for row in self.rows)


def change_waterfall(why: Explanation, *, details: bool = True) -> Waterfall | Blank:
    """From the index of one survey year to that of another, part by part; in one step where the parts are not known.

    details: the scores before and after under the words of each part. The limit nearest to the new index is drawn where it
    lies near the bars.
    """
    years = list(why.years)
    start, end = why.index_from, why.index_to
    if start is None or end is None:
        return Blank(f"Perubahan indeks sampai SPI {years[-1]} belum dapat digambar: salah satu indeksnya belum diketahui.")
    before, after = years
    whole = pd.DataFrame({"part": ["index"], "label": ["Bagian belum diketahui"], "points": [why.change], "detail": [""]})
    parts = records(whole if why.parts.empty else why.drawn, "points")
    if not details:
        parts = [row | {"detail": ""} for row in parts]
    steps = _steps(parts, start, moved_words, rightward=True)
    nearest = min(methodology.bands(after)[1:], key=lambda band: abs(band.lower - end), default=None)
    span, limit = _near([start, end, *(step.end for step in steps)], nearest)
    first, last = Value(f"SPI {before}", start, decimal(start)), Value(f"SPI {after}", end, decimal(end), lit=True)
    rows: tuple[Value | Step, ...] = (first, *steps, last)
    return Waterfall(rows, span, limit, False, _change_alt(why, steps, nearest))


def level_waterfall(level: Level) -> Waterfall | Blank:
    """The contributions that add up to the index of one survey year, on the scale 0-100."""
    year, index = level.year.weights.year, level.year.scores["index"]
    parts = records(level.parts, "points")
    parts = [row for row in parts if row["part"] not in TECHNICAL or abs(row["points"]) >= _DRAWN]
    if not parts or index != index:
        return Blank(f"Susunan indeks SPI {year} belum dapat dihitung karena komponennya belum lengkap.")
    steps, bands = _steps(parts, 0.0, lambda _, points: signed(points)), methodology.bands(year)
    own = methodology.band_of(bands, index)
    goal = next((band for band in bands if band.lower > index), bands[-1] if bands else None)
    text = decimal(index) + (f"  {own.symbol} {own.name}" if own else "")
    listed = "; ".join(f"{step.label} {step.text}" for step in steps)
    alt = (
        f"Indeks SPI {year} sebesar {decimal(index)}{f' ({own.name})' if own else ''} tersusun dari, dalam poin indeks: {listed}."
    )
    rows: tuple[Value | Step, ...] = (*steps, Value(f"SPI {year}", index, text, lit=True))
    return Waterfall(rows, (0.0, 100.0), limit_of(goal) if goal else None, True, alt)


def _steps(parts: list[dict], start: float, words: Callable[[str, float], str], *, rightward: bool = False) -> list[Step]:
    """The parts, each beginning where the one before ended; words on the side of the bar that has more room (0-100)."""
    steps: list[Step] = []
    for row in parts:
        begin = steps[-1].end if steps else start
        end = begin + row["points"]
        right = rightward or min(begin, end) <= 100 - max(begin, end)
        hue = part_hue(row["part"], row["points"])
        text = words(row["part"], row["points"])
        steps.append(Step(row["label"], begin, end, hue, text, row["detail"], "right" if right else "left"))
    return steps


def _near(points: list[float], band: Band | None) -> tuple[Span, Limit | None]:
    """The range of the bars, with the limit where it lies no farther from them than they reach."""
    low, high = min(points), max(points)
    reach = max(high - low, 1.0)
    limit = limit_of(band) if band and low - reach <= band.lower <= high + reach else None
    if limit:
        low, high = min(low, limit.value), max(high, limit.value)
    return (low - 0.07 * (high - low or 1.0), high), limit


def _change_alt(why: Explanation, steps: list[Step], nearest: Band | None) -> str:
    """The change and its parts in words."""
    before, after = why.years
    moved = (
        f"Indeks SPI {before} ke {after} {change_words(why.change)} poin, "
        f"dari {decimal(why.index_from)} menjadi {decimal(why.index_to)}."
    )
    listed = "; ".join(f"{step.label} {step.text}" + (f" ({step.detail})" if step.detail else "") for step in steps)
    inside = "Bagiannya belum diketahui." if why.parts.empty else f"Bagiannya dalam poin indeks: {listed}."
    return f"{moved} {inside}" + (f" Batas {nearest.name} {limit_words(nearest.lower)}." if nearest else "")
