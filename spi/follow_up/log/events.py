"""How is something that people did written down? One row per deed, added in one transaction, never changed."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log.people import ROLES, Person
from spi.store import database, event_log
from spi.words import dictionary

NOW = datetime(9999, 12, 31)  # as of any later moment: the state of today
EVERYWHERE = Plan("", 0)  # the plan of what belongs to no region and year (themes)


@dataclass(frozen=True)
class Deed:
    """One thing done. facts: field -> text, number or list of texts; a field that is emptied is "" or []."""

    kind: str
    subject: str
    deed: str
    facts: dict[str, Any]
    reason: str = ""
    plan: Plan = EVERYWHERE


@dataclass(frozen=True)
class Outcome:
    """What became of it. subjects: the keys written; problems: sentences, and with any of them nothing was written.

    notes: sentences about what was taken literally, or already so. warnings: what is lacking although it was written down.
    changed_by_others: the events that the writer had not seen.
    """

    subjects: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changed_by_others: pd.DataFrame | None = None
    warnings: list[str] = field(default_factory=list)


def append(cursor: Any, person: Person, deeds: list[Deed]) -> int:
    """Add the deeds to the log inside somebody's transaction; answers the number of the newest event.

    Time never runs backwards in the log, whatever the clock says. Who may do which deed is judged before (people.refusal);
    raises PermissionError for a reader and for nobody, so that a caller that forgot to ask writes nothing.
    """
    if person.role not in ROLES or not person.name.strip():
        raise PermissionError("an event was to be written by somebody without a role or a name")
    seq, before = event_log.head(cursor)
    last = cursor.execute("select max(happened_at) from event").fetchone()[0]
    now = datetime.now()
    moment = now if last is None or now > last else last + timedelta(microseconds=1)
    rows = []
    for deed in deeds:
        seq += 1
        row = {
            "seq": seq, "happened_at": moment, "actor": person.name.strip(), "role": person.role,
            "region_code": deed.plan.region_code, "survey_year": int(deed.plan.survey_year), "kind": deed.kind,
            "subject": deed.subject,
            "deed": deed.deed, "facts": json.dumps(deed.facts, ensure_ascii=False, sort_keys=True), "reason": deed.reason,
            "previous": before,
        }  # fmt: skip
        before = event_log.seal(row)
        rows.append(row | {"hash": before})
    if rows:
        table = pd.DataFrame(rows)
        cursor.register("incoming", table)
        cursor.execute(f"insert into event ({', '.join(table.columns)}) select {', '.join(table.columns)} from incoming")
        cursor.unregister("incoming")
        cursor.execute("delete from event_head")
        cursor.execute("insert into event_head values (?, ?)", [seq, before])
    return seq


def log(region_code: str, survey_year: int, *, subject: str | None = None, at: datetime = NOW) -> pd.DataFrame:
    """The events of a plan, newest first, or those of one subject; see sql/events.sql."""
    return database.query("events", region=region_code, year=survey_year, subject=subject, at=at)


def head() -> tuple[int, str]:
    """Number and hash of the newest event of the store: what a printed page quotes, so that it can be checked later."""
    with database.snapshot() as cursor:
        return event_log.head(cursor)


def since(cursor: Any, subject: str, seen: int) -> pd.DataFrame:
    """The events of a subject after number `seen`: what somebody who looked then has not seen."""
    return database.ask(cursor, "events_since", subject=subject, seen=int(seen))


def unseen(events: pd.DataFrame) -> Outcome | None:
    """The refusal of a writer who has not seen these events (of `since`), naming the newest; None where there are none."""
    if events.empty:
        return None
    last = events.iloc[-1]
    what = dictionary.word("deeds", last["deed"])
    told = (
        f"Sementara Anda mengisi, {last['actor']} sudah mengubah ini pukul {last['happened_at']:%H.%M} ({what}). "
        "Isian Anda belum disimpan dan masih ada di layar: lihat perubahan itu, lalu simpan lagi."
    )
    return Outcome(problems=[told], changed_by_others=events)
