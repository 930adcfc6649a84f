"""Which sessions of socialisation of a survey were held or are planned, and which units did each reach?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from spi.cycle.socialisation.units import units
from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.events import NOW, Outcome
from spi.follow_up.log.people import Person

KIND = "socialisation"
_UNKNOWN = "Sebagian unit yang dijangkau tidak ada lagi dalam daftar. Muat ulang halaman, lalu pilih lagi."


def sessions(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """The sessions as they stand, by date: columns of records.standing (date, place, audience, presenter, present, units)."""
    table = records.standing(KIND, plan.region_code, year=plan.survey_year, at=at)
    return table.sort_values(["date", "record_id"], kind="stable").reset_index(drop=True)


def write(
    person: Person, plan: Plan, fields: Mapping[str, Any], *, record_id: str = "", seen: int = 0, reason: str = ""
) -> Outcome:
    """Write a session down, or correct one with a reason. It reaches units of the list, or what it reached before."""
    known = set(units(plan.region_code)["record_id"])
    for row in sessions(plan).query("record_id == @record_id").to_dict("records"):
        known |= set(row["units"] or [])
    if set(fields.get("units") or []) - known:
        return Outcome(problems=[_UNKNOWN])
    return records.write(person, KIND, plan, fields, record_id=record_id, seen=seen, reason=reason)


def withdraw(person: Person, plan: Plan, record_id: str, *, seen: int, reason: str) -> Outcome:
    """Take a session back; it reaches nobody any more."""
    return records.withdraw(person, KIND, plan, record_id, seen=seen, reason=reason)
