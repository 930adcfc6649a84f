"""Which OPD and kecamatan does a government have, as the inspectorate keeps them: typed, pasted, or from the shipped list?"""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.events import NOW, Outcome
from spi.follow_up.log.people import Person

KIND = "unit"
_FILE = Path(__file__).resolve().parents[3] / "data" / "districts.csv"
_TWICE = "{} “{}” sudah ada dalam daftar. Tulis tiap unit satu kali."


def plan_of(region_code: str) -> Plan:
    """Where the units of a government are written down: they belong to no survey year."""
    return Plan(region_code, 0)


def units(region_code: str, *, at: datetime = NOW) -> pd.DataFrame:
    """The list as it stands, kecamatan first, by code and name: records.standing with name, unit_kind, official_code."""
    table = records.standing(KIND, region_code, at=at)
    order = table.assign(code=table["official_code"].fillna("~"), folded=table["name"].astype(str).str.casefold())
    return table.loc[order.sort_values(["unit_kind", "code", "folded"], kind="stable").index].reset_index(drop=True)


def shipped(region_code: str) -> list[dict[str, str]]:
    """The kecamatan of a government that ship with the project: name, unit_kind, official_code; none for another government."""
    return [
        {"name": f"Kecamatan {row['name']}", "unit_kind": "kecamatan", "official_code": row["district_code"]}
        for row in _districts()
        if row["region_code"] == region_code
    ]


def add(person: Person, region_code: str, rows: Sequence[Mapping[str, Any]]) -> Outcome:
    """Write units down that are not in the list yet, all or none; those that stand there just so are left out."""
    there = {_same(row): row for row in units(region_code).to_dict("records")}
    fresh = [row for row in rows if not _stands(there.get(_same(row)), row)]
    seen: set[tuple[str, str]] = set()  # those of the list are judged at the write
    problems = []
    for row in fresh:
        if _same(row) in seen and row.get("name"):
            problems.append(_twice(row))
        seen.add(_same(row))
    if problems:
        return Outcome(problems=problems)
    if not fresh:
        return Outcome(notes=["Semua unit itu sudah ada dalam daftar."])

    def twice() -> list[str]:
        listed = {_same(row) for row in units(region_code).to_dict("records")}
        return [_twice(row) for row in fresh if _same(row) in listed]

    rows_by_id = {records.new_id(KIND): row for row in fresh}
    return records.write_all(person, KIND, plan_of(region_code), rows_by_id, judge=twice)


def change(person: Person, region_code: str, record_id: str, fields: Mapping[str, Any], *, seen: int, reason: str) -> Outcome:
    """Rename a unit or correct its code; its sessions stay with it."""

    def twice() -> list[str]:
        others = [row for row in units(region_code).to_dict("records") if row["record_id"] != record_id]
        return [_twice(fields)] if _same(fields) in map(_same, others) else []

    of = plan_of(region_code)
    return records.write(person, KIND, of, fields, record_id=record_id, seen=seen, reason=reason, judge=twice)


def withdraw(person: Person, region_code: str, record_id: str, *, seen: int, reason: str) -> Outcome:
    """Take a unit out of the list; what was written of its sessions stays in the log."""
    return records.withdraw(person, KIND, plan_of(region_code), record_id, seen=seen, reason=reason)


def _same(row: Mapping[str, Any]) -> tuple[str, str]:
    """By what two units are one: kind and name, without capitals and the word Kecamatan."""
    name = " ".join(str(row.get("name") or "").casefold().split())
    if row.get("unit_kind") == "kecamatan":
        name = name.removeprefix("kecamatan ").removeprefix("kec. ").removeprefix("kec ")
    return str(row.get("unit_kind")), name


def _stands(there: Mapping[str, Any] | None, row: Mapping[str, Any]) -> bool:
    return there is not None and row.get("official_code") in ("", None, there["official_code"])


def _twice(row: Mapping[str, Any]) -> str:
    return _TWICE.format("Unit", str(row["name"])[:60])


@cache
def _districts() -> tuple[dict[str, str], ...]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
