"""What was said in the mini FGD, by which side, of which part of the index, and with which root-cause theme?"""

import json
import uuid
from datetime import datetime
from typing import Any

import pandas as pd

from spi import database
from spi.follow_up import rules
from spi.follow_up.events import EVERYWHERE, NOW, Deed, Outcome, append, since
from spi.follow_up.people import Person, refusal
from spi.follow_up.plan import Plan, stale_words

FEWEST = 3  # people: a role that fewer have in a session is told as its side only


def sessions(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every session of a plan as of a moment; columns in sql/sessions.sql."""
    return database.query("sessions", region=plan[0], year=plan[1], at=at)


def findings(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every finding of a plan as of a moment, roles of few people hidden; columns in sql/findings.sql."""
    return database.query("findings", region=plan[0], year=plan[1], at=at, fewest=FEWEST)


def themes(*, at: datetime = NOW) -> dict[str, str]:
    """Root-cause themes that can be chosen: key -> name."""
    table = database.query("themes", at=at)
    return dict(table.loc[~table["withdrawn"], ["theme", "name"]].itertuples(index=False))


def theme_names(*, at: datetime = NOW) -> dict[str, str]:
    """All themes ever, also those withdrawn: key -> name."""
    return dict(database.query("themes", at=at)[["theme", "name"]].itertuples(index=False))


def hold_session(person: Person, plan: Plan, fields: dict[str, Any]) -> Outcome:
    """Write down a session: date, place, side, facilitator, participants, roles (role -> number of people)."""
    return _add(person, plan, "session", fields, "fgd")


def note_finding(person: Person, plan: Plan, fields: dict[str, Any]) -> Outcome:
    """Write down a finding of a session: quote, part, theme, times, role, whys. A role of few people is not kept."""
    held = sessions(plan).set_index("session_id")
    if fields.get("session") not in held.index:
        return Outcome(problems=["Pilih sesi FGD lebih dulu; sesi itu tidak ada di rencana ini. Belum ada yang disimpan."])
    if fields.get("theme") and fields["theme"] not in theme_names():
        return Outcome(problems=["Tema akar masalah itu tidak dikenal. Pilih dari daftar, atau tambahkan tema baru."])
    people = json.loads(held.at[fields["session"], "roles"])
    role = fields.get("role", "") if people.get(fields.get("role", ""), 0) >= FEWEST else ""
    return _add(person, plan, "finding", fields | {"role": role, "times": fields.get("times") or 1}, "temuan")


def correct(person: Person, plan: Plan, kind: str, subject: str, fields: dict[str, Any], *, seen: int, reason: str) -> Outcome:
    """Correct fields of a session or finding, or withdraw it (fields {"withdrawn": "ya"}); the log keeps what stood."""
    facts, problems = rules.checked(kind, fields, new=False)
    deed = "withdraw" if facts.get("withdrawn") else "edit"
    refused = refusal(person, deed)
    problems = ([refused] if refused else []) or problems or rules.reasoned(reason)
    with database.write() as cursor:
        stale = since(cursor, subject, seen)
        if len(stale):
            return Outcome(problems=[stale_words(stale)], changed_by_others=stale)
        if problems:
            return Outcome(problems=problems)
        append(cursor, person, [Deed(kind, subject, deed, facts, reason.strip(), plan)])
    return Outcome(subjects=[subject], notes=rules.literal(facts))


def add_theme(person: Person, name: str) -> Outcome:
    """Add a theme that can be chosen from then on."""
    if name.strip().casefold() in {known.casefold() for known in themes().values()}:
        return Outcome(problems=[f'Tema "{name.strip()[:60]}" sudah ada di daftar.'])
    return _add(person, EVERYWHERE, "theme", {"name": name}, "tema")


def change_theme(person: Person, theme: str, *, name: str | None = None, reason: str) -> Outcome:
    """Rename a theme, or with name None take it off the list; findings that have it keep it."""
    facts, problems = rules.checked("theme", {"withdrawn": "ya"} if name is None else {"name": name}, new=False)
    deed = "withdraw" if name is None else "rename"
    refused = refusal(person, deed)
    problems = ([refused] if refused else []) or problems or rules.reasoned(reason)
    if problems:
        return Outcome(problems=problems)
    with database.write() as cursor:
        append(cursor, person, [Deed("theme", theme, deed, facts, reason.strip())])
    return Outcome(subjects=[theme])


def _add(person: Person, plan: Plan, kind: str, fields: dict[str, Any], stem: str) -> Outcome:
    facts, problems = rules.checked(kind, fields)
    refused = refusal(person, "create")
    if refused or problems:
        return Outcome(problems=[refused] if refused else problems)
    key = f"{stem}-{uuid.uuid4().hex[:12]}"
    with database.write() as cursor:
        append(cursor, person, [Deed(kind, key, "create", {k: v for k, v in facts.items() if v not in ("", [])}, plan=plan)])
    return Outcome(subjects=[key], notes=rules.literal(facts))
