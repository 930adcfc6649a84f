"""When do the actions of a plan begin and end, and which of them are late?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from spi.charts.marks import Blank, known
from spi.words.short_names import short_names
from spi.words.wording import MONTHS, date_words, numbered, thousands

MOST = 40  # rows
_LONGEST, _NAMED = 48, 5  # letters of a title or name; actions without dates that are called by name
_SIGNS = {"first_due": "◇ tenggat pertama, sebelum dipindah", "late": "jingga: lewat tenggat", "done": "biru tua: terverifikasi"}
_COLUMNS = ("title", "opd", "start", "due", "overdue")


@dataclass(frozen=True)
class TimelineRow:
    """An action, or all of an OPD, from start to due date (each may be missing, not both). name: as it fits; first_due: where
    it was moved; late: since when; done: verified."""

    name: str
    title: str
    note: str
    start: date | None
    due: date | None
    first_due: date | None
    late: date | None
    done: bool

    @property
    def bar(self) -> tuple[date, date]:
        """From when to when; one day where only one end is known."""
        begin, end = self.start or self.due, self.due or self.start
        assert begin and end  # a row without any date is not made
        return begin, end

    @property
    def dates(self) -> str:
        """From when to when, in words."""
        start, due = (date_words(day) if day else "" for day in (self.start, self.due))
        if not due:
            return f"mulai {start}"
        span = f"{start} sampai {due}" if start else f"tenggat {due}"
        return span + (f" (tenggat pertama {date_words(self.first_due)})" if self.first_due else "")


@dataclass(frozen=True)
class ActionTimeline:
    """Rows over the days from first to last, `day` a line through all. days: those named; notes: what signs mean, what is not
    drawn, and whether rows are groups; right: do the words of the day stand at the left of its line?"""

    alt: str
    rows: tuple[TimelineRow, ...]
    notes: tuple[str, ...]
    day: date
    day_text: str
    right: bool
    first: date
    last: date
    days: tuple[tuple[date, str], ...]


def action_timeline(actions: pd.DataFrame, *, day: date) -> ActionTimeline | Blank:
    """Each action from its start to its due date, with the first due date where it was moved, and what is late at `day`.

    actions: number, title, opd, start, first_due, due (datetime64), state (words), overdue (bool), verified (bool; optional).
    Above 40 actions one row per OPD, from the earliest start to the latest due date. Actions without any date are named.
    """
    there = actions is not None and set(_COLUMNS) <= set(actions.columns) and len(actions) > 0
    if not there:
        return Blank("Belum ada tindak lanjut untuk digambarkan.")
    dated = actions["start"].notna() | actions["due"].notna()
    undated = [numbered(action.get("number"), action["title"]) for action in actions[~dated].to_dict("records")]
    if not dated.any():
        names = thousands(len(undated))
        return Blank(f"Mulai dan tenggat belum ditetapkan untuk {names} tindak lanjut, jadi linimasa belum dapat digambar.")
    grouped = len(actions) > MOST
    rows = _groups(actions[dated]) if grouped else [_row(action) for action in actions[dated].to_dict("records")]
    days = [at for row in rows for at in (row.start, row.first_due, row.due) if at] + [day]
    air = max((max(days) - min(days)) / 24, timedelta(days=2))
    first, last = min(days) - air, max(days) + air
    return ActionTimeline(
        alt=_alt(actions, rows, undated, day),
        rows=tuple(rows),
        notes=tuple(_notes(rows, undated, len(actions) if grouped else 0)),
        day=day,
        day_text=f"per {date_words(day)}",
        right=(day - min(days)) > (max(days) - min(days)) / 2,
        first=first,
        last=last,
        days=day_ticks(first, last),
    )


def _row(action: dict[str, Any]) -> TimelineRow:
    start, due, first = (_day(action.get(name)) for name in ("start", "due", "first_due"))
    title = numbered(action.get("number"), str(action["title"]))
    short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    moved, late = first if first != due else None, due if action["overdue"] else None
    return TimelineRow(short, title, str(action["state"]), start, due, moved, late, bool(action.get("verified", False)))


def _groups(dated: pd.DataFrame) -> list[TimelineRow]:
    """One row per OPD, those with most late actions first and, when there are too many, alone."""
    groups = dated.assign(late=dated["due"].where(dated["overdue"].astype(bool))).groupby("opd")
    table = groups[["start", "late"]].min()
    table = table.assign(due=groups["due"].max(), overdue=groups["overdue"].sum(), actions=groups.size()).reset_index()
    chosen = table.sort_values(["overdue", "actions"], ascending=False, kind="stable").head(MOST)
    rows, names = [], short_names(chosen["opd"].tolist(), letters=_LONGEST)
    for name, group in zip(names, chosen.to_dict("records"), strict=True):
        late = thousands(group["overdue"]) if group["overdue"] else "tidak ada"
        note = f"{late} dari {thousands(group['actions'])} lewat tenggat"
        start, due, since = (_day(group[name]) for name in ("start", "due", "late"))
        rows.append(TimelineRow(name, group["opd"], note, start, due, None, since, done=False))
    return rows


def _notes(rows: list[TimelineRow], undated: list[str], grouped: int) -> list[str]:
    """What is grouped (of how many actions; 0: nothing), what the signs mean and what is not drawn."""
    notes = []
    if grouped:
        note = f"{thousands(grouped)} tindak lanjut dikelompokkan menurut OPD: mulai paling awal sampai tenggat paling akhir, "
        note += "yang terbanyak lewat tenggat di atas."
        notes.append(f"{note} Yang tampak hanya {MOST} OPD teratas." if len(rows) == MOST else note)
    if signs := [words for name, words in _SIGNS.items() if any(getattr(row, name) for row in rows)]:
        notes.append("; ".join(signs))
    if undated:
        more = f"; dan {thousands(len(undated) - _NAMED)} lagi" if len(undated) > _NAMED else ""
        notes.append(f"Tanpa tanggal ({thousands(len(undated))}): {'; '.join(name[:60] for name in undated[:_NAMED])}{more}")
    return notes


def day_ticks(first: date, last: date, *, most: int = 5) -> tuple[tuple[date, str], ...]:
    """At most `most` months (or weeks, where it is short) with their names; a new line before a year."""
    days = (last - first).days
    if days <= 45:
        step = max(7, -(-days // most))
        ticks = [first + timedelta(days=n) for n in range(step // 2, days + 1, step)]
        return tuple((tick, f"{tick.day} {MONTHS[tick.month - 1][:3]}") for tick in ticks)
    months = [first.year * 12 + first.month + n for n in range((last.year - first.year) * 12 + last.month - first.month)]
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len([m for m in months if m % s == 0]) <= most)
    ticks = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
    return tuple(
        (tick, MONTHS[tick.month - 1][:3] + (f"\n{tick.year}" if n == 0 or tick.month == 1 or step >= 12 else ""))
        for n, tick in enumerate(ticks)
    )


def _day(value: Any) -> date | None:
    return pd.Timestamp(value).date() if known(value) else None


def _alt(actions: pd.DataFrame, rows: list[TimelineRow], undated: list[str], day: date) -> str:
    """How many actions are dated and late, and where each row stands, in words."""
    late = int(actions["overdue"].sum())
    text = f"Linimasa {thousands(len(actions))} tindak lanjut per {date_words(day)}: "
    text += f"{thousands(late)} lewat tenggat" if late else "tidak ada yang lewat tenggat"
    text += f", {thousands(len(undated))} tanpa tanggal. " if undated else ". "
    return text + "; ".join(f"{row.title}: {row.dates}, {row.note}" for row in rows) + "."
