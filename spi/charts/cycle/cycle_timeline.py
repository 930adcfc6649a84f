"""When is each step of the cycle, which days are known and which are only estimated, and where is today?"""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from spi.answers.cycle.calendar import ESTIMATE
from spi.charts.follow_up.timeline import day_ticks
from spi.charts.marks import Blank
from spi.words.wording import date_words, thousands

MOST, _NEAR = 40, timedelta(days=90)  # rows; how far beside the steps today may lie
_SIGNS = {"known": "penuh: tanggal yang diketahui", "estimate": "kosong: perkiraan dari tahun sebelumnya",
          "late": "jingga: perkiraan sudah lewat, tanggal sebenarnya belum dicatat"}  # fmt: skip


@dataclass(frozen=True)
class CycleRow:
    """A step of the cycle. note: its days in words, and whether they are only estimated; late: has an estimate passed?"""

    name: str
    note: str
    first: date
    last: date
    estimate: bool
    late: bool

    @property
    def hue(self) -> str:
        """The name of its hue: an estimate is drawn hollow in it."""
        return "down" if self.late else "peer_text" if self.estimate else "own"


@dataclass(frozen=True)
class CycleTimeline:
    """Rows over the days from first to last, the earliest on top. day: today, a line through all; None where it lies far away.
    days: those named; notes: what the forms mean; right: do the words of the day stand at the left of its line?"""

    alt: str
    rows: tuple[CycleRow, ...]
    notes: tuple[str, ...]
    day: date | None
    day_text: str
    right: bool
    first: date
    last: date
    days: tuple[tuple[date, str], ...]


def cycle_timeline(table: pd.DataFrame, *, day: date) -> CycleTimeline | Blank:
    """The steps in force of an answers' calendar, at most 40; an estimate in another form, and in words."""
    steps = table[table["in_force"]].head(MOST)
    if steps.empty:
        return Blank("Belum ada langkah yang diketahui atau dapat diperkirakan tanggalnya.")
    rows = tuple(_row(step) for step in steps.to_dict("records"))
    begin, end = min(row.first for row in rows), max(row.last for row in rows)
    near = begin - _NEAR <= day <= end + _NEAR  # a day far away would press the steps together
    ends = [begin, end, *([day] if near else [])]
    air = max((max(ends) - min(ends)) / 24, timedelta(days=4))
    first, last = min(ends) - air, max(ends) + air
    return CycleTimeline(
        alt=_alt(rows, day), rows=rows, notes=tuple(_signs(rows)), day=day if near else None,
        day_text=f"hari ini, {date_words(day)}" if near else "", right=day > first + (last - first) / 2, first=first, last=last,
        days=day_ticks(first, last),
    )  # fmt: skip


def _row(step: dict) -> CycleRow:
    estimate = step["basis"] == ESTIMATE
    note = f"{'perkiraan ' if estimate else ''}{step['days_words']}"
    return CycleRow(step["cycle_step"], note, step["first"], step["last"], estimate, step["position"] == "unrecorded")


def _signs(rows: tuple[CycleRow, ...]) -> list[str]:
    there = {"known": any(not row.estimate for row in rows), "estimate": any(row.estimate for row in rows)}
    return [words for sign, words in _SIGNS.items() if (there | {"late": any(row.late for row in rows)})[sign]]


def _alt(rows: tuple[CycleRow, ...], day: date) -> str:
    estimates = sum(row.estimate for row in rows)
    text = f"Kalender {thousands(len(rows))} langkah per {date_words(day)}, {thousands(estimates)} di antaranya perkiraan. "
    return text + "; ".join(f"{row.name}: {row.note}" for row in rows) + "."
