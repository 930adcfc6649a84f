"""What was said in the mini FGD, by which side, of which part of the index, and with which root-cause theme?"""

import json
import re
import uuid
from datetime import datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.fgd import session_roles
from spi.follow_up.log import rules
from spi.follow_up.log.events import EVERYWHERE, NOW, Event, Judge, Outcome, append, events_since, submit
from spi.follow_up.log.people import Person, refusal, refusal_for_all
from spi.follow_up.log.reading import read
from spi.store import database
from spi.words import dictionary

FEWEST = 3  # people: a role that fewer have in a session is told as its side only
_OVERTAKEN = "Sesi FGD itu baru saja ditarik, atau pesertanya diubah. Muat ulang halaman, lalu catat lagi."


def sessions(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every session of a plan as of a moment; columns in sql/sessions.sql."""
    return read("sessions", region=plan.region_code, year=plan.survey_year, at=at)


def findings(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every finding of a plan as of a moment, roles of few people hidden; columns in sql/findings.sql."""
    return read("findings", region=plan.region_code, year=plan.survey_year, at=at, fewest=FEWEST)


def themes(*, at: datetime = NOW) -> dict[str, str]:
    """Root-cause themes that can be chosen: key -> name."""
    table = database.query("themes", at=at)
    return dict(table.loc[~table["withdrawn"], ["theme", "name"]].itertuples(index=False))


def theme_names(*, at: datetime = NOW) -> dict[str, str]:
    """All themes ever, also those withdrawn: key -> name."""
    return dict(database.query("themes", at=at)[["theme", "name"]].itertuples(index=False))


def theme_versions() -> dict[str, int]:
    """How new each theme is: key -> number of its newest event, as `seen` of change_theme asks for."""
    return dict(database.query("themes", at=NOW)[["theme", "last_seq"]].itertuples(index=False))


def hold_session(person: Person, plan: Plan, fields: dict[str, Any]) -> Outcome:
    """Write down a session: date, place, side, facilitator, participants, roles (role -> number of people)."""
    fields, problems = session_roles.checked(fields)
    problems = problems or [p for p in [session_roles.crowded(fields)] if p]
    return Outcome(problems=problems) if problems else _add(person, plan, "session", fields, "fgd")


def note_finding(person: Person, plan: Plan, fields: dict[str, Any], *, key: str = "") -> Outcome:
    """Write down a finding of a session: quote, part, theme, times, role, whys. A role of few people is not kept. key: twelve hex
    digits made by the sender, so that what is sent twice is written once."""
    if key and _written(f"temuan-{key}"):
        return Outcome(subjects=[f"temuan-{key}"])
    held = sessions(plan).set_index("session_id")
    if fields.get("session") not in held.index:
        return Outcome(problems=["Pilih sesi FGD lebih dulu; sesi itu tidak ada di rencana ini. Belum ada yang disimpan."])
    if fields.get("theme") and fields["theme"] not in theme_names():
        return Outcome(problems=["Tema akar masalah itu tidak dikenal. Pilih dari daftar, atau tambahkan tema baru."])
    if problem := _never_said(fields):
        return Outcome(problems=[problem])
    role = fields.get("role", "")
    role = role if role in disclosable_roles(held.at[fields["session"], "roles"]) else ""

    def overtaken() -> list[str]:
        now = sessions(plan).set_index("session_id")["roles"].to_dict()
        stands = fields["session"] in now and (not role or role in disclosable_roles(now[fields["session"]]))
        return [] if stands else [_OVERTAKEN]

    noted = fields | {"role": role, "times": fields.get("times") or 1}
    return _add(person, plan, "finding", noted, "temuan", key, judge=overtaken)


def _written(subject: str) -> bool:
    return not database.query("events_since", subject=subject, seen=0).empty


def roles_of(roles: str) -> dict[str, int]:
    """The roles of a session as its table has them (JSON): role -> people."""
    return json.loads(roles)


def disclosable_roles(roles: str) -> list[str]:
    """The roles of a session that enough people have to be told."""
    return [role for role, people in roles_of(roles).items() if people >= FEWEST]


def roles_read(text: str) -> tuple[dict[str, int], list[str]]:
    """Roles as typed, "staf 6, kepala seksi 4" -> role -> people; and a sentence for each piece without a number."""
    roles: dict[str, int] = {}
    problems = []
    for piece in (p.strip() for p in re.split(r"[,;\n]", text)):
        match = re.fullmatch(r"(.{1,60}?)[\s:=]*\b(\d{1,4})(?: orang)?", piece)
        if match and match[1].strip(" :=(") and match[1].strip() not in roles:
            roles[match[1].strip(" :=(")] = int(match[2])
        elif piece:
            problems.append(f"Peran “{piece[:60]}” belum dapat dibaca. Tulis peran lalu jumlahnya, misalnya: staf 6, camat 4.")
    return roles, problems


def _never_said(fields: dict[str, Any]) -> str:
    """A sentence where something would have been said no time at all."""
    text = str(fields.get("times", "")).strip()
    return (
        "Berapa kali disebut paling sedikit 1. Perbaiki angkanya, atau tarik catatannya." if text and not text.strip("0") else ""
    )


def correct(person: Person, plan: Plan, kind: str, subject: str, fields: dict[str, Any], *, seen: int, reason: str) -> Outcome:
    """Correct fields of a session or finding, or withdraw it (fields {"withdrawn": "ya"}); the log keeps what stood."""
    fields, unreadable = session_roles.checked(fields)
    facts, problems = rules.checked(kind, fields, new=False)
    problems = unreadable or problems or _unfit(plan, kind, subject, facts) or rules.reasoned(reason)
    operation = "withdraw" if facts.get("withdrawn") else "edit"
    event = Event(kind, subject, operation, facts, reason.strip(), plan)
    return submit(person, [event], seen={subject: seen}, problems=problems)


def _unfit(plan: Plan, kind: str, subject: str, facts: dict[str, Any]) -> list[str]:
    """What forbids this correction; a role of few people is taken out of the facts."""
    now = (sessions(plan) if kind == "session" else findings(plan)).set_index(f"{kind}_id")
    if subject not in now.index:
        return [f"{dictionary.word('kinds', kind).capitalize()} itu tidak ada lagi di rencana ini. Muat ulang halaman."]
    if kind == "session":
        stands = {"roles": roles_of(now.at[subject, "roles"]), "participants": now.at[subject, "participants"]}
        stands["participants"] = None if pd.isna(stands["participants"]) else int(stands["participants"])
        return [p for p in [session_roles.crowded(stands | facts)] if p]
    if facts.get("theme") and facts["theme"] not in theme_names():
        return ["Tema akar masalah itu tidak dikenal. Pilih dari daftar, atau tambahkan tema baru."]
    if problem := _never_said(facts):
        return [problem]
    held = sessions(plan).set_index("session_id")
    session, role = (facts.get(name, now.at[subject, column]) for name, column in (("session", "session_id"), ("role", "role")))
    if session not in held.index:
        return ["Sesi FGD itu tidak ada di rencana ini. Pilih sesi lain; catatannya tetap di sesinya yang sekarang."]
    if role and role not in disclosable_roles(held.at[session, "roles"]):
        facts["role"] = ""
    return []


def add_theme(person: Person, name: str) -> Outcome:
    """Add a theme that can be chosen from then on."""
    if refused := refusal_for_all(person):
        return Outcome(problems=[refused])
    return _add(person, EVERYWHERE, "theme", {"name": name}, "tema", judge=lambda: _known_theme(name))


def _known_theme(name: str, *, but: str = "") -> list[str]:
    """A sentence where another theme of the list has this name."""
    others = {known.casefold() for theme, known in themes().items() if theme != but}
    return [f"Tema “{name.strip()[:60]}” sudah ada di daftar."] if name.strip().casefold() in others else []


def change_theme(person: Person, theme: str, *, name: str | None = None, seen: int, reason: str) -> Outcome:
    """Rename a theme, or with name None take it off the list; findings that have it keep it. seen: number of the last event of
    the theme that the writer had before them (theme_versions)."""
    facts, problems = rules.checked("theme", {"withdrawn": "ya"} if name is None else {"name": name}, new=False)
    problems = _unlisted(theme, name) or problems or rules.reasoned(reason)
    operation = "withdraw" if name is None else "rename"
    event = Event("theme", theme, operation, facts, reason.strip())
    return submit(person, [event], seen={theme: seen}, problems=problems, judge=lambda: _unlisted(theme, name))


def _unlisted(theme: str, name: str | None) -> list[str]:
    """A sentence where a theme is not on the list, or another one of the list has its new name."""
    if theme not in themes():
        return ["Tema itu tidak ada lagi di daftar. Muat ulang halaman."]
    return [] if name is None else _known_theme(name, but=theme)


def _add(
    person: Person, plan: Plan, kind: str, fields: dict[str, Any], stem: str, key: str = "", *, judge: Judge = list
) -> Outcome:
    """judge: see events.submit."""
    facts, problems = rules.checked(kind, fields)
    refused = refusal(person, "create", region=plan.region_code)
    if refused or problems:
        return Outcome(problems=[refused] if refused else problems)
    key = f"{stem}-{key if re.fullmatch('[0-9a-f]{12}', key) else uuid.uuid4().hex[:12]}"
    with database.write() as transaction:
        if not events_since(transaction, key, 0).empty:
            return Outcome(subjects=[key])
        if problems := judge():
            return Outcome(problems=problems)
        given = {name: value for name, value in facts.items() if value not in ("", [])}
        append(transaction, person, [Event(kind, key, "create", given, plan=plan)])
    return Outcome(subjects=[key], notes=rules.literal(facts))
