"""How is a simple thing written down, corrected with a reason, and taken back: a date of the year, a session, a count?

A record is one subject of the log whose every event holds all of its fields, so that the newest one says what stands.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import attachments, record_kinds, rules
from spi.follow_up.log.attachments import Attachment
from spi.follow_up.log.events import NOW, Event, Judge, Outcome, submit
from spi.follow_up.log.people import Person, is_of, refusal
from spi.follow_up.log.reading import OPEN, OWN, read
from spi.store import database
from spi.words import dictionary

_PUBLISHED = ("target",)  # kinds whose content a public document prints
_SAME = "Tidak ada yang disimpan: isiannya sama dengan yang sudah tercatat."
_GONE = "Catatan itu tidak ada lagi. Muat ulang halaman."


def standing(kind: str, region_code: str, *, year: int | None = None, at: datetime = NOW, depth: str = OWN) -> pd.DataFrame:
    """What stands of a kind: record_id, survey_year, a column for each field of its facts (None where a record does not speak of
    it), made_by, made_at, last_actor, last_at, last_seq; oldest first. year: of one survey year only. depth: see reading."""
    depth = OPEN if kind in _PUBLISHED else depth
    table = read("records", region=region_code, depth=depth, kind=kind, year=year, at=at)
    fields = list(record_kinds.KINDS[kind])
    facts = pd.DataFrame([json.loads(text) for text in table["facts"]], index=table.index, dtype=object)
    facts = facts.reindex(columns=fields).astype(object)
    return table.drop(columns="facts").join(facts.where(facts.notna() & facts.ne(""), None))


def new_id(kind: str) -> str:
    """The key of a record that is just being made."""
    return f"{kind}-{uuid.uuid4().hex[:12]}"


def write(
    person: Person, kind: str, plan: Plan, fields: Mapping[str, Any], *, record_id: str = "", seen: int = 0, reason: str = "",
    log_number: int | None = None, file: Attachment | None = None, judge: Judge = list,
) -> Outcome:  # fmt: skip
    """Write a record down, or correct the one of this key with a reason. seen: number of its last event that the person knew.

    log_number, judge: see events.submit. file: its attachment from now on, in place of the one that the fields name.
    """
    key, named = record_id or new_id(kind), attachments.facts(file) if file else {}
    rows, version = {key: {**fields, **named}}, {key: seen}
    return write_all(person, kind, plan, rows, seen=version, reason=reason, log_number=log_number, file=file, judge=judge)


def write_all(
    person: Person, kind: str, plan: Plan, rows: Mapping[str, Mapping[str, Any]], *,
    seen: Mapping[str, int] | None = None, reason: str = "", log_number: int | None = None, file: Attachment | None = None,
    judge: Judge = list,
) -> Outcome:  # fmt: skip
    """Several records (key -> fields) in one transaction, all or none; what already stands so is left out.

    A fault of one of several is told with its number in the list. seen: key -> number of its last event that the person knew.
    """
    if not is_of(person, plan.region_code):
        return Outcome(problems=[refusal(person, "create", region=plan.region_code)])
    stood = {row["record_id"]: row for row in standing(kind, plan.region_code, year=plan.survey_year).to_dict("records")}
    events: list[Event] = []
    problems = attachments.faults(file) if file else []
    for number, (key, fields) in enumerate(rows.items(), start=1):
        facts, faults = record_kinds.checked(kind, fields)
        before = stood.get(key)
        if before and not faults:
            if all((facts[name] or None) == (before[name] or None) for name in facts):
                continue
            faults = rules.reasoned(reason)
        place = f"{dictionary.word('kinds', kind).capitalize()} ke-{number}: " if len(rows) > 1 else ""
        problems += [f"{place}{fault}" for fault in faults]
        events.append(Event(kind, key, "edit" if before else "create", facts, reason.strip(), plan))
    if not events and not problems:
        return Outcome(notes=[_SAME])
    return submit(person, events, seen=dict(seen or {}), problems=problems, log_number=log_number, file=file, judge=judge)


def withdraw(person: Person, kind: str, plan: Plan, record_id: str, *, seen: int, reason: str) -> Outcome:
    """Take a record back with a reason; the log keeps what stood."""
    there = record_id in set(standing(kind, plan.region_code, year=plan.survey_year)["record_id"])
    event = Event(kind, record_id, "withdraw", {}, reason.strip(), plan)
    return submit(person, [event], seen={record_id: seen}, problems=rules.reasoned(reason) if there else [_GONE])


def history(plan: Plan, record_id: str, *, at: datetime = NOW) -> pd.DataFrame:
    """Every event of a record as of a moment, newest first; columns in sql/events.sql."""
    return read("events", region=plan.region_code, year=plan.survey_year, subject=record_id, at=at)


def newest(record_id: str) -> int:
    """The number of the newest event of a record, also of one that was withdrawn; 0 where there was none."""
    events = database.query("events_since", subject=record_id, seen=0)
    return int(events["seq"].max()) if len(events) else 0
