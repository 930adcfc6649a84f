"""The calendar of the cycle as a file for everybody's own calendar program."""

from datetime import UTC, datetime

import pandas as pd

from spi.answers.cycle.calendar import ESTIMATE
from spi.render.ics import DayEvent, calendar_file


def calendar_ics(table: pd.DataFrame, *, name: str, moment: datetime) -> bytes:
    """The steps in force of an answers' calendar as .ics; an estimate says so in its title and is tentative."""
    steps = table[table["in_force"]].to_dict("records")
    return calendar_file(f"Siklus SPI {name}", map(_event, steps), made_at=moment.astimezone(UTC))


def _event(step: dict) -> DayEvent:
    estimate = step["basis"] == ESTIMATE
    notes = {
        "": step["note"], "Penanggung jawab": step["in_charge"], "Nomor surat": step["letter"], "Sumber": step["outlet"],
    }  # fmt: skip
    lines = [f"{label}: {words}" if label else words for label, words in notes.items() if words]
    return DayEvent(
        uid=step["key"], version=int(step["last_seq"] or 0), title=f"{step['cycle_step']}{' (perkiraan)' if estimate else ''}",
        first=step["first"], last=step["last"], tentative=estimate, note="\n".join(lines), url=step["url"],
    )  # fmt: skip
