"""What is the next step of the cycle, where in the year is today, and what is due or late, in sentences?"""

from datetime import date

import pandas as pd

from spi.answers.cycle.calendar import ESTIMATE, RUNNING, following
from spi.answers.cycle.reminders import DAYS
from spi.narrative.sentence import Sentence, Writer, listed
from spi.words import dictionary
from spi.words.wording import date_words, inside

_NAMED = 3


def next_step(table: pd.DataFrame, *, today: date) -> Sentence:
    """The step that comes next, with its day, how far it is, and whether that is only an estimate. table: answers' calendar."""
    w, ahead = Writer(), following(table, today=today)
    if ahead.empty:
        return w.sentence("Belum ada langkah yang diketahui tanggalnya sesudah hari ini. Catat langkah pertama di bawah.")
    step = ahead.iloc[0]
    name, days = w.quoted(step["cycle_step"]), w.quoted(step["days_words"])
    left = w.count((step["first"] - today).days, "days")
    when = f"diperkirakan {days}" if step["basis"] == ESTIMATE else days
    return w.sentence(f"Langkah berikutnya: {name}, {when}, {left} hari lagi.")


def place_in_year(table: pd.DataFrame, *, today: date) -> Sentence:
    """What is running today, or between which two steps today lies."""
    w, steps = Writer(), table[table["in_force"]]
    day = f"Hari ini, {w.quoted(date_words(today))}"
    running = steps[steps["position"] == RUNNING]
    if len(running):
        names = "; ".join(_step(w, row) for row in running.to_dict("records"))
        return w.sentence(f"{day}, berjalan: {names}.")
    past = steps[steps["position"].isin(["past", "unrecorded"])].sort_values("last", kind="stable")
    if past.empty:
        return w.sentence(f"{day}, belum ada langkah yang lewat.")
    return w.sentence(f"{day}, langkah terakhir yang lewat: {_step(w, past.iloc[-1].to_dict())}.")


def _step(w: Writer, step: dict) -> str:
    estimate = "diperkirakan " if step["basis"] == ESTIMATE else ""
    return f"{w.quoted(step['cycle_step'])}, {estimate}{w.quoted(step['days_words'])}"


def unrecorded(table: pd.DataFrame) -> Sentence | None:
    """Of which steps the estimate has passed while nobody entered the real date; None where there are none."""
    steps = table[table["in_force"] & (table["position"] == "unrecorded")]
    if steps.empty:
        return None
    w = Writer()
    count = w.count(len(steps), "steps")
    names = w.and_more([w.quoted(name) for name in steps["cycle_step"].head(_NAMED)], len(steps))
    return w.sentence(f"Perkiraan {count} langkah sudah lewat dan tanggal sebenarnya belum dicatat: {names}.")


def undated_steps(steps: list[str], survey_year: int) -> Sentence | None:
    """Of which steps of a cycle nothing is known, not even from an earlier year. steps: their codes."""
    if not steps:
        return None
    w = Writer()
    survey = w.survey(survey_year)
    return w.sentence(f"Belum ada tanggal {survey}: {listed([inside(dictionary.word('cycle_steps', step)) for step in steps])}.")


def due_and_late(table: pd.DataFrame, *, days: int = DAYS) -> Sentence:
    """How much is late and how much falls due in the next days. table: answers' reminders."""
    w = Writer()
    late, soon = table[table["late"]], table[table["days"] >= 0].sort_values("due", kind="stable")
    first = f"{w.count(len(late), 'late')} tindak lanjut" if len(late) else "Tidak ada tindak lanjut yang"
    first = f"{first} lewat tenggat"
    if soon.empty:
        return w.sentence(f"{first}; tidak ada yang jatuh tempo dalam {w.count(days, 'days')} hari ke depan.")
    count, ahead = w.count(len(soon), "due"), w.count(days, "days")
    names = w.and_more([w.quoted(name, longest=60) for name in soon["awaited"].head(_NAMED)], len(soon))
    return w.sentence(f"{first}; {count} hal jatuh tempo dalam {ahead} hari ke depan: {names}.")


def due_of_opd(opd: str, rows: pd.DataFrame) -> Sentence:
    """How much is waited for from one OPD, and how much of it is late. rows: those of it in answers' reminders."""
    w = Writer()
    of, total = w.quoted(opd), w.count(len(rows), "awaited")
    late = int(rows["late"].sum())
    tail = f", {w.count(late, 'late')} di antaranya sudah lewat" if late else ""
    return w.sentence(f"Yang ditunggu dari {of}: {total} hal{tail}.")
