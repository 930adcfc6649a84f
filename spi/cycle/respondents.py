"""How is the readiness of respondents written down: an OPD's counts, a group's target, what KPK told during the fieldwork?

Three kinds of records of the log. A count of people is turned into its ten before it is written, and a text that holds a number
or an address of a person is refused, so that neither can reach the store.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from spi.cycle import contacts
from spi.cycle.respondent_list import COUNTS, ListCounts
from spi.cycle.socialisation import units
from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.events import NOW, Outcome
from spi.follow_up.log.people import Person
from spi.words.tens import FEW, STEP, in_tens

LIST, TARGET, REPORT = "respondent_list", "respondent_target", "fieldwork_report"
_PERSONAL = (
    "Isian itu memuat nomor atau surel seseorang, yang tidak pernah disimpan di sini. Hapus dulu; belum ada yang disimpan."
)
_NO_COUNT = "“{}” bukan bilangan bulat 0 sampai 9.999.999. Perbaiki angkanya."


def lists(plan: Plan, *, at: Any = NOW) -> pd.DataFrame:
    """The counts of every OPD and group: record_id, unit, group, as_of and the tens of COUNTS (None: not known), last_seq, ..."""
    return records.standing(LIST, plan.region_code, year=plan.survey_year, at=at)


def unit_names(region_code: str) -> list[str]:
    """The names of the units that the inspectorate keeps, and of those of which a list was ever counted, by the alphabet."""
    return sorted({*units.units(region_code)["name"], *records.standing(LIST, region_code)["unit"]}, key=str.casefold)


def targets(plan: Plan, *, at: Any = NOW) -> pd.DataFrame:
    """The target of each group as it was typed in: group, target ("<10" or a whole number as text), letter, date, link, ..."""
    return records.standing(TARGET, plan.region_code, year=plan.survey_year, at=at)


def reports(plan: Plan, *, at: Any = NOW) -> pd.DataFrame:
    """What KPK told during the fieldwork, oldest day first: group, date, filled (a ten), letter, ..."""
    table = records.standing(REPORT, plan.region_code, year=plan.survey_year, at=at)
    return table.sort_values(["date", "last_seq"], kind="stable").reset_index(drop=True)


def list_id(plan: Plan, unit: str, group: str) -> str:
    """The key of the counts of an OPD and group: the same for the same name, so that a second reading corrects the first."""
    name = hashlib.sha256(" ".join(unit.casefold().split()).encode()).hexdigest()[:12]
    return f"{LIST}-{plan.slug}-{group}-{name}"


def target_id(plan: Plan, group: str) -> str:
    """The key of the target of a group."""
    return f"{TARGET}-{plan.slug}-{group}"


def write_list(
    person: Person, plan: Plan, counted: ListCounts, *, unit: str, group: str, as_of: date, seen: int = 0, reason: str = ""
) -> Outcome:
    """Write down what was counted of a list; nothing where it was refused."""
    if counted.problems:
        return Outcome(problems=counted.problems)
    fields = {"unit": " ".join(unit.split()), "group": group, "as_of": as_of.isoformat()}
    fields |= {name: counted.counts.get(name, "") for name in COUNTS}
    key = list_id(plan, unit, group)
    return _write(person, LIST, plan, fields, record_id=key, seen=seen, reason=reason)


def write_target(person: Person, plan: Plan, fields: Mapping[str, Any], *, seen: int = 0, reason: str = "") -> Outcome:
    """Write down the target of a group (group, target, letter, date, link); a target under ten stands as "<10"."""
    number, problem = _whole(fields.get("target"))
    if problem:
        return Outcome(problems=[f"Target {problem}"])
    total = "" if number is None else FEW if number < STEP else str(number)
    key = target_id(plan, str(fields.get("group")))
    return _write(person, TARGET, plan, {**fields, "target": total}, record_id=key, seen=seen, reason=reason)


def write_report(person: Person, plan: Plan, fields: Mapping[str, Any]) -> Outcome:
    """Write down what KPK told (group, date, filled, letter); the number stands in tens."""
    number, problem = _whole(fields.get("filled"))
    if problem:
        return Outcome(problems=[f"Terisi {problem}"])
    return _write(person, REPORT, plan, {**fields, "filled": "" if number is None else in_tens(number)})


def withdraw(person: Person, kind: str, plan: Plan, record_id: str, *, seen: int, reason: str) -> Outcome:
    """Take a record of one of the three kinds back with a reason."""
    if contacts.holds_person(reason):
        return Outcome(problems=[_PERSONAL])
    return records.withdraw(person, kind, plan, record_id, seen=seen, reason=reason)


def _write(person: Person, kind: str, plan: Plan, fields: Mapping[str, Any], *, reason: str = "", **known: Any) -> Outcome:
    texts = [reason, *(str(fields.get(name) or "") for name in ("unit", "letter", "link"))]
    if any(map(contacts.holds_person, texts)):
        return Outcome(problems=[_PERSONAL])
    return records.write(person, kind, plan, fields, reason=reason, **known)


def _whole(typed: Any) -> tuple[int | None, str]:
    """The whole number that was typed, with or without points between thousands; None where nothing was."""
    text = str("" if typed is None else typed).strip().replace(".", "").replace("\u00a0", "")
    if not text:
        return None, ""
    fits = text.isascii() and text.isdigit() and len(text) < 8
    return (int(text), "") if fits else (None, _NO_COUNT.format(str(typed).strip()[:20]))
