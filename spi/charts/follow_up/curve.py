"""How did claims, verifications and validations of a plan pile up over time? The S-curve of a follow-up plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from spi.answers.actions.progress import Surge
from spi.charts.marks import Blank, Span, records, spread
from spi.narrative.follow_up import arrival
from spi.words.wording import MONTHS, date_words, thousands

_SPAN = 30  # days: the shortest stretch of time that is drawn
_END = 0.09  # of the drawing's height: what the words at the end of a line take
_LINES = (
    ("claimed", "diklaim", "others_dot", "muted"),
    ("verified", "diverifikasi", "peer", "peer"),
    ("validated", "divalidasi", "own", "own"),
)


@dataclass(frozen=True)
class CurveStep:
    """A count from the end of this day on; moved: did it change on this day?"""

    day: date
    count: int
    moved: bool
    text: str


@dataclass(frozen=True)
class CurveLine:
    """A stepped line. weight: 3 the widest, so that each leaves the edges of the one below in sight; 0 the dashed count of all;
    end: its last count in words, at `place` counts, apart from the others."""

    name: str
    hue: str
    ink: str
    weight: int
    steps: tuple[CurveStep, ...]
    end: str
    place: float


@dataclass(frozen=True)
class CurveSurge:
    """The last days, shaded, and called so; right: do its words end at the last day, not begin at the first?"""

    begin: date
    end: date
    text: str
    right: bool


@dataclass(frozen=True)
class VerdictCurve:
    """Lines in drawing order over the days from first to last. days and ticks: the days and counts named; span: of the counts."""

    alt: str
    lines: tuple[CurveLine, ...]
    surge: CurveSurge | None
    first: date
    last: date
    days: tuple[tuple[date, str], ...]
    ticks: tuple[int, ...]
    span: Span


def verdict_curve(curve: pd.DataFrame, *, total: int, surge: Surge | None = None) -> VerdictCurve | Blank:
    """Three stepped lines: actions claimed done by the OPD, verified by the Inspektorat and validated by KPK, day by day.

    curve: day (datetime64), claimed, verified, validated (counts at the end of the day), total. total: actions of the plan
    now. surge: what arrived in the last days, which are shaded; None: not.
    """
    counts = ("claimed", "verified", "validated", "total")
    days = [
        {"day": pd.Timestamp(row["day"]).date()} | {name: int(row[name]) for name in counts}
        for row in records(curve, "day", *counts)
    ]
    if not days:
        return Blank("Belum ada tindak lanjut, jadi belum ada yang diklaim, diverifikasi, atau divalidasi.")
    if not any(row[name] for row in days for name, *_ in _LINES):
        return Blank(f"Belum ada yang diklaim selesai, diverifikasi, atau divalidasi dari {thousands(total)} tindak lanjut.")
    last = days[-1]["day"]
    first = min(days[0]["day"] - timedelta(days=1), last - timedelta(days=_SPAN))
    top = max([total, *(row[name] for row in days for name in ("claimed", "total"))])
    lines, named = _lines(days, total, top), (first, first + (last - first) / 2, last)
    air, round_steps = 0.05 * top, (n * 10**tens for tens in range(12) for n in (1, 2, 5))
    step = next(step for step in round_steps if top / step <= 5)  # about four marks
    return VerdictCurve(
        alt=_alt(days, total, surge),
        lines=lines,
        surge=None if surge is None else _shaded(surge, first, last),
        first=first,
        last=last,
        days=tuple((day, f"{day.day} {MONTHS[day.month - 1][:3]}\n{day.year}") for day in named),
        ticks=tuple(range(0, top + 1, step)),
        span=(min(0.0, *(line.place for line in lines)) - air, max(top, *(line.place for line in lines)) + air),
    )


def _lines(days: list[dict], total: int, top: int) -> tuple[CurveLine, ...]:
    """The count of all as a dashed line, then each verdict over the one before."""
    whole = ("total", "tindak lanjut", "muted", "muted")
    ends = [total, *(days[-1][name] for name, *_ in _LINES)]
    places = spread(ends, gap=_END * 1.1 * top)
    lines = []
    for n, ((column, name, hue, ink), count, place) in enumerate(zip((whole, *_LINES), ends, places, strict=True)):
        start = days[0]["total"] if n == 0 else 0
        steps = [(days[0]["day"] - timedelta(days=1), start), *((row["day"], row[column]) for row in days)]
        moved = [False, *(after != before for (_, before), (_, after) in pairwise(steps))]
        marked = tuple(
            CurveStep(day, c, step and n > 0, f"{date_words(day)}: {thousands(c)} {name}")
            for (day, c), step in zip(steps, moved, strict=True)
        )
        lines.append(CurveLine(name, hue, ink, (0, 3, 2, 1)[n], marked, f"{thousands(count)} {name}", place))
    return tuple(lines)


def _shaded(surge: Surge, first: date, last: date) -> CurveSurge | None:
    """The last days where they lie within those drawn."""
    begin, end = max(surge.begin, first), min(surge.end, last)
    if end < first or begin > last:
        return None
    text = f"{surge.days} hari sampai {'tenggat terakhir, ' if surge.to_due else ''}{date_words(surge.end)}"
    return CurveSurge(begin, end, text, right=(begin - first) > (last - end))


def _alt(days: list[dict], total: int, surge: Surge | None) -> str:
    """Where the lines end, when each began to rise, and what arrived in the last days, in words."""
    last = days[-1]
    ends = ", ".join(f"{thousands(last[column])} {name}" for column, name, *_ in _LINES)
    begun = [
        f"{name} sejak {date_words(next(row['day'] for row in days if row[column]))}"
        for column, name, *_ in _LINES
        if any(row[column] for row in days)
    ]
    text = f"Per {date_words(last['day'])}: {ends} dari {thousands(total)} tindak lanjut. Mulai ada yang {', '.join(begun)}."
    return " ".join([text, *([sentence.text] if (sentence := arrival(surge)) else [])])
