"""How did the ranks move over the years? The others thin and grey, us thick with our rank at each year.

Of more lines than the eye can part only those are drawn that stand around us in our newest year.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from spi.charts.long_list import MOST
from spi.charts.marks import Blank, Span, records, spread
from spi.charts.years import stretches, years_of
from spi.words.short_names import short_name
from spi.words.wording import DASH, places_words, thousands

_AROUND = 5  # lines above us and below us that stay of too many
_LINE = 0.04  # of the drawing's height: a line of words at the end of a line; a name takes two


@dataclass(frozen=True)
class RankPoint:
    """A rank of a survey year, and the same in words ("3–5" where it is not sure)."""

    year: int
    rank: int
    text: str


@dataclass(frozen=True)
class RankLine:
    """The ranks of a government in stretches of years that follow each other; hue: "own", "peer" or "others"."""

    region_code: str
    name: str
    hue: str
    stretches: tuple[tuple[RankPoint, ...], ...]

    @property
    def last(self) -> RankPoint:
        """Its newest rank."""
        return self.stretches[-1][-1]


@dataclass(frozen=True)
class RankEnd:
    """The name at the end of a line in colour. place: where it stands among the ranks, apart from the others; late: the year
    where that is not the last survey."""

    text: str
    place: float
    late: str
    hue: str


@dataclass(frozen=True)
class RankBump:
    """Ranks by survey year, the first on top; ours is the last of `lines`. gaps: survey years without our rank; span: of ranks,
    from the foot to the top; caption: which lines are drawn where not all are."""

    alt: str
    years: tuple[int, ...]
    lines: tuple[RankLine, ...]
    ends: tuple[RankEnd, ...]
    gaps: tuple[int, ...]
    ticks: tuple[int, ...]
    last_place: int
    span: Span
    caption: str = ""


def rank_bump(ranks: pd.DataFrame, *, region_code: str, highlight: Sequence[str] = (), noun: str = "pemda") -> RankBump | Blank:
    """Ranks over the survey years.

    ranks: region_code, region, survey_year, rank (missing: not ranked, the line stops there), rank_words ("3–5" where it is not
    sure; may be missing). highlight: codes of chosen peers; noun: what the lines are called.
    """
    every = _lines(ranks, dict.fromkeys(highlight, "peer") | {region_code: "own"})
    lines = _around(every) if len(every) > MOST else every
    if not lines:
        return Blank("Belum ada peringkat untuk digambarkan.")
    years = years_of(ranks)
    last = max(point.rank for line in every for stretch in line.stretches for point in stretch)
    own = next((line for line in every if line.hue == "own"), None)
    ranked = {point.year for stretch in own.stretches for point in stretch} if own else set()
    caption = "" if len(lines) == len(every) else _drawn_words(lines, len(every), own, noun)
    step = 10 if last <= 60 else 100
    return RankBump(
        alt=" ".join(
            filter(
                None, [_alt([line for code in (region_code, *highlight) for line in lines if line.region_code == code]), caption]
            )
        ),
        years=years,
        lines=lines,
        ends=_ends([line for line in lines if line.hue != "others"], years[-1], last),
        gaps=tuple(year for year in years if year not in ranked),
        ticks=(1, *range(step, last - step // 4, step), last) if last > 1 else (1,),
        last_place=last,
        span=(last + 1.2, -0.2),
        caption=caption,
    )


def _around(lines: Sequence[RankLine]) -> tuple[RankLine, ...]:
    """Those in colour, and the others nearest to us in our newest year; without ours only those in colour."""
    own = next((line for line in lines if line.hue == "own"), None)
    if own is None:
        return tuple(line for line in lines if line.hue != "others")
    there = [(point.rank, line.region_code) for line in lines for point in _points(line) if point.year == own.last.year]
    order = [code for _, code in sorted(there)]
    at = order.index(own.region_code)
    near = set(order[max(at - _AROUND, 0) : at + _AROUND + 1])
    return tuple(line for line in lines if line.hue != "others" or line.region_code in near)


def _drawn_words(lines: Sequence[RankLine], every: int, own: RankLine | None, noun: str) -> str:
    which = "" if own is None else f": yang terdekat dengan {own.name} pada SPI {own.last.year}"
    which += ", dan pembanding" if any(line.hue == "peer" for line in lines) else ""
    return f"Digambar {thousands(len(lines))} dari {thousands(every)} {noun} yang diperingkat{which}."


def _points(line: RankLine) -> list[RankPoint]:
    return [point for stretch in line.stretches for point in stretch]


def _lines(ranks: pd.DataFrame, hues: dict[str, str]) -> tuple[RankLine, ...]:
    """One line per government, those in colour last, ours at the very end."""
    points: dict[str, tuple[str, dict[int, RankPoint]]] = {}
    for row in records(ranks, "survey_year", "rank"):
        year, rank, text = int(row["survey_year"]), int(row["rank"]), row.get("rank_words")
        named = points.setdefault(row["region_code"], (str(row["region"]), {}))
        named[1][year] = RankPoint(year, rank, text if isinstance(text, str) else str(rank))
    lines = []
    for code, (name, by_year) in points.items():
        pieces = tuple(tuple(by_year[year] for year in piece) for piece in stretches(sorted(by_year))[0])
        lines.append(RankLine(code, name, hues.get(code, "others"), pieces))
    return tuple(sorted(lines, key=lambda line: ("others", "peer", "own").index(line.hue)))


def _ends(lines: Sequence[RankLine], last_year: int, last_place: int) -> tuple[RankEnd, ...]:
    """The names of the lines in colour, kept apart; each says its rank there unless it is ours, which has it at its dots."""
    late = any(line.last.year != last_year for line in lines)
    height = last_place + 1.4
    gap = _LINE * (3 if late else 2) * height
    places = spread([line.last.rank for line in lines], gap=gap)
    beyond = max(0.0, max(places, default=0) + gap / 2 - height)
    places = [place - beyond for place in places]
    ends = []
    for line, place in zip(lines, places, strict=True):
        name = short_name(line.name)
        text = name if line.hue == "own" else f"{line.last.text} {name}"
        ends.append(RankEnd(text, place, f"terakhir {line.last.year}" if line.last.year != last_year else "", line.hue))
    return tuple(ends)


def _alt(lines: Sequence[RankLine]) -> str:
    """The ranks of the lines in colour at each year and the change from the first to the last, in words."""
    pieces = []
    for line in lines:
        points = _points(line)
        first, last = points[0], points[-1]
        listed = "; ".join(f"{point.year} peringkat {point.text}" for point in points)
        sure = len(points) > 1 and DASH not in first.text + last.text
        tail = f" ({places_words(first.rank - last.rank)} dari tahun pertama ke terakhir)" if sure else ""
        pieces.append(f"{line.name}: {listed}{tail}.")
    return " ".join(pieces) or "Yang dipilih tidak diperingkat."
