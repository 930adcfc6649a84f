"""What did the administrator set on the page in place of a default? One event for each change: kind setting.

The defaults stay in data/settings.toml and in the roles file; what is set holds for its whole key, and can be taken back.
"""

import json
from typing import Any

import pandas as pd

from spi import settings
from spi.follow_up.log import allow_list, rules
from spi.follow_up.log.events import EVERYWHERE, NOW, Event, Outcome, submit
from spi.follow_up.log.people import Person
from spi.follow_up.log.reading import read
from spi.store import database

KEYS = ("region", "scope", "target", "rapat", "letterhead", "people")
_UNSET = object()
_NOBODY = "Sekurang-kurangnya seorang harus berperan admin, supaya setelan masih dapat diubah. Tambahkan admin lebih dulu."


def overrides() -> pd.DataFrame:
    """The last that was done to each setting ever replaced, by key; the other columns in sql/overrides.sql."""
    return database.query("overrides").set_index("setting")


def in_force() -> dict[str, Any]:
    """What is set on the page now and can be used, key -> value as in the file; {} while this process has no store open."""
    return _usable() if database.is_open() else {}


def subject(key: str) -> str:
    """The key of a setting in the log."""
    return f"setelan-{key}"


def history(key: str) -> pd.DataFrame:
    """Every change of a setting, newest first; columns in sql/events.sql."""
    return read("events", region=EVERYWHERE.region_code, year=EVERYWHERE.survey_year, subject=subject(key), at=NOW)


def change(person: Person, key: str, value: Any, *, seen: int, reason: str) -> Outcome:
    """Set a key to a value as the file would hold it (None: left out). seen: number of its newest event that the person knew."""
    if (_standing() if key in _standing() or key == "people" else settings.defaults()).get(key, _UNSET) == value:
        return Outcome(notes=["Tidak ada yang disimpan: isiannya sama dengan yang sudah tercatat."])
    event = Event("setting", subject(key), "configure", {"setting": key, "value": value}, reason.strip())
    problems = fault_of(key, value)
    if key == "people" and not problems:
        left = allow_list.admins(allow_list.in_force(allow_list.read(allow_list.file()), value))
        problems = [] if left else [_NOBODY]
    return submit(person, [event], seen={event.subject: seen}, problems=problems or rules.reasoned(reason))


def take_back(person: Person, key: str, *, seen: int, reason: str) -> Outcome:
    """Let the default of a key hold again; the log keeps what stood."""
    gone = [] if key in _standing() else ["Setelan ini sudah mengikuti bawaannya. Muat ulang halaman."]
    event = Event("setting", subject(key), "reset", {"setting": key}, reason.strip())
    return submit(person, [event], seen={event.subject: seen}, problems=gone or rules.reasoned(reason))


def fault_of(key: str, value: Any) -> list[str]:
    """Why a value cannot be set, in one sentence; [] where it can."""
    fault = allow_list.fault_of(value) if key == "people" else settings.fault_of(key, value)
    if not fault and key == "region" and value not in set(database.query("regions")["region_code"]):
        fault = f"Kode wilayah “{value[:20]}” tidak dikenal. Pilih pemda dari daftar."
    return [fault] if fault else rules.legible(value)


@database.remembered
def _standing() -> dict[str, Any]:
    table = database.query("overrides")
    set_now = table[table["operation"] == "configure"]
    return {key: json.loads(value) for key, value in zip(set_now["setting"], set_now["value"], strict=True)}


@database.remembered
def _usable() -> dict[str, Any]:
    """An import that brought the region may be undone, and a later version may know a setting no more."""
    return {key: value for key, value in _standing().items() if key in KEYS and not fault_of(key, value)}
