"""How does a series run over the survey years? Honest gaps, visible breaks, and each value on the side where it hides least."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from spi.charts.marks import Span, records
from spi.words import dictionary
from spi.words.wording import decimal

Break = tuple[int, int, str]  # survey year from, survey year to, the reason in words
SIDES = {"below": (0.0, -1.0), "above": (0.0, 1.0), "left": (-1.0, 0.0), "right": (1.0, 0.0)}  # the best first
_HALF_YEAR, _HALF_SPAN = 0.24, 0.05  # half of what a value covers: of the step of a year, of the span of the values
_DOT_YEAR, _DOT_SPAN = 0.08, 0.03  # how far its words begin from the middle of a dot
_OTHERS_DOT = 100  # a dot of another line under a value, which it would then seem to name, is worse than any line
_TOUCHING = 0.055  # of the span: two dots so near are one to the eye, and a value beside them names ours by its hue
_STEPS = 40  # places of a line between two years: how many of them do words hide?


@dataclass(frozen=True)
class YearLine:
    """A series. values: (survey year, points), where known; solid: years that follow each other; dashed: the pairs that only a
    break in the method parts."""

    name: str
    hue: str
    ink: str
    own: bool
    values: tuple[tuple[int, float], ...]
    solid: tuple[tuple[int, ...], ...]
    dashed: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Stroke:
    """A piece of a line for a drawing with one column a year. values: None where it does not run; labels: (words, side of
    their point); key: what stands for the whole line in a key, at its first piece."""

    name: str
    hue: str
    own: bool
    dashed: bool
    values: tuple[float | None, ...]
    labels: tuple[tuple[str, str] | None, ...]
    key: str = ""


@dataclass(frozen=True)
class YearLabel:
    """A value of ours in words, and the side of its dot on which they stand (one of SIDES)."""

    year: int
    value: float
    text: str
    side: str


def years_of(table: pd.DataFrame) -> tuple[int, ...]:
    """Every survey year from the first row to the last, so that a year without a row is a gap too."""
    years = [int(row["survey_year"]) for row in records(table, "survey_year")]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def known_values(table: pd.DataFrame, column: str) -> dict[int, float]:
    """Survey year -> value, only where there is one, in the order of the years."""
    return dict(sorted((int(row["survey_year"]), float(row[column])) for row in records(table, "survey_year", column)))


def missing_years(series: pd.DataFrame, years: Sequence[int], ours: dict[int, float]) -> tuple[tuple[int, str], ...]:
    """The survey years without our value: the recorded reason (a code in `series`), else only that it is not known."""
    codes = {int(row["survey_year"]): row["reason"] for row in records(series, "survey_year", "reason")}
    words = {year: dictionary.reason(code) for year, code in codes.items() if code}
    return tuple((year, words.get(year, "belum diketahui")) for year in years if year not in ours)


def stretches(values: Iterable[int], breaks: Iterable[Break] = ()) -> tuple[list[tuple[int, ...]], list[tuple[int, int]]]:
    """Cut known years, in order, into those that may be joined, and the pairs that only a break parts."""
    cuts = {(int(a), int(b)) for a, b, _ in breaks}
    solid: list[tuple[int, ...]] = []
    dashed = []
    for year in values:
        follows = bool(solid) and solid[-1][-1] == year - 1
        if follows and (year - 1, year) not in cuts:
            solid[-1] = (*solid[-1], year)
            continue
        if follows:
            dashed.append((year - 1, year))
        solid.append((year,))
    return solid, dashed


def year_line(name: str, values: dict[int, float], breaks: Iterable[Break], *, hue: str, ink: str, own: bool = False) -> YearLine:
    """A series of known values, by survey year in order, cut at the gaps and the breaks."""
    solid, dashed = stretches(values, breaks)
    return YearLine(name, hue, ink, own, tuple(values.items()), tuple(solid), tuple(dashed))


def value_labels(
    ours: YearLine, others: Sequence[YearLine], years: Sequence[int], span: Span, rules: Sequence[tuple[int, float]] = (), *,
    sides: Sequence[str] = tuple(SIDES),
) -> tuple[YearLabel, ...]:  # fmt: skip
    """Each of our values, on the side of its dot where it hides least of lines and of rules across, and no dot of another.

    sides: those in question; a flat line leaves no room beside its dots.
    """
    labels, known = [], dict(ours.values)
    for year, value in ours.values:
        around = [known[y] for y in (year - 1, year + 1) if y in known]
        outside = "above" if around and value >= sum(around) / len(around) else "below"  # the bend of our own line
        room = sorted((side for side in sides if _stays(year, side, years)), key=lambda side: side != outside)
        side = min(room, key=lambda side: _hidden(year, value, side, ours, others, span, rules))
        labels.append(YearLabel(year, value, decimal(value), side))
    return tuple(labels)


def _stays(year: int, side: str, years: Sequence[int]) -> bool:
    """Do words on this side stay between the half years before the first and after the last?"""
    middle = year + SIDES[side][0] * (_DOT_YEAR + _HALF_YEAR)
    return years[0] - 0.5 <= middle - _HALF_YEAR and middle + _HALF_YEAR <= years[-1] + 0.5


def _hidden(
    year: int, value: float, side: str, ours: YearLine, others: Sequence[YearLine], span: Span, rules: Sequence[tuple[int, float]]
) -> int:
    """How much would our value hide on this side of its dot?"""
    unit = span[1] - span[0]
    x = SIDES[side][0] * (_DOT_YEAR + _HALF_YEAR)  # from the year: so exactly beside its dots
    y = value + SIDES[side][1] * (_DOT_SPAN + _HALF_SPAN) * unit

    def under(at: float, points: float, around: float = 0.0) -> bool:
        return abs(at - year - x) < _HALF_YEAR + around * _DOT_YEAR and abs(points - y) < (_HALF_SPAN + around * _DOT_SPAN) * unit

    apart = [(at, w) for line in others for at, w in line.values if at != year or abs(w - value) >= _TOUCHING * unit]
    hidden = _OTHERS_DOT * sum(under(*dot, around=1) for dot in apart)
    hidden += _STEPS // 4 * sum(under(year + x, limit, around=1) for at, limit in rules if at == year)
    for line in (ours, *others):
        for (a, v), (b, w) in pairwise(line.values):
            if b == a + 1:
                hidden += sum(under(a + n / _STEPS, v + (w - v) * n / _STEPS) for n in range(_STEPS + 1))
    return hidden
