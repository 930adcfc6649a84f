"""What is the state of a follow-up plan, and how does a person change an action of it?"""

import json
import uuid
from datetime import date, datetime, time
from functools import cache
from typing import Any

import pandas as pd

from spi import database
from spi.follow_up import remarks, rules
from spi.follow_up.events import NOW, Deed, Outcome, append, since, unseen
from spi.follow_up.people import Person, refusal

Plan = tuple[str, int]  # region code and the survey year whose result the plan answers
_GONE = "Tindak lanjut {} tidak ada lagi di rencana ini. Muat ulang halaman."
_LISTS = ("parts", "themes", "supporting")
VERDICTS = ("claim", "verification", "validation")
EDITABLE = (
    "number", "title", "output", "measure", "parts", "themes", "opd", "supporting", "start", "strength", "progress",
)  # fmt: skip
_VERDICT_OF = {"claim": "claim", "verify": "verification", "validate": "validation"}
_DEED_OF = {field: deed for deed, verdict in _VERDICT_OF.items() for field in (verdict, f"{verdict}_note")}


def actions(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every action of a plan as of a moment; columns and grain in sql/actions.sql, parts, themes and supporting as tuples."""
    return _listed(database.query("actions", region=plan[0], year=plan[1], at=at))


def _now(cursor: Any, plan: Plan) -> pd.DataFrame:
    """The actions inside somebody's transaction, by action_id."""
    return _listed(database.ask(cursor, "actions", region=plan[0], year=plan[1], at=NOW)).set_index("action_id")


def _listed(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(**{name: [_list(text) for text in table[name].tolist()] for name in _LISTS})


@cache
def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def end_of(day: date) -> datetime:
    """The last moment of a day: the state as of that day."""
    return datetime.combine(day, time.max)


def create(person: Person, plan: Plan, fields: dict[str, Any]) -> Outcome:
    """Add an action; `finding` names the finding it was made from. Answers its key in `subjects`."""
    return save(person, plan, {}, [fields])


def edit(person: Person, plan: Plan, changes: dict[str, dict[str, Any]], *, seen: dict[str, int], reason: str = "") -> Outcome:
    """Change fields of actions, all or none, for one reason; see save."""
    return save(person, plan, changes, [], seen=seen, reasons=dict.fromkeys(changes, reason))


def save(
    person: Person, plan: Plan, changes: dict[str, dict[str, Any]], new: list[dict[str, Any]], *,
    seen: dict[str, int] | None = None, reasons: dict[str, str] | None = None, distinct: bool = False,
) -> Outcome:  # fmt: skip
    """Change and add actions in one transaction, all or none. Answers the keys changed, then those added.

    changes: action_id -> field -> value (fields of EDITABLE, due, verdicts and notes); new: the fields of each new action.
    seen: action_id -> number of the last event the writer had before them. reasons: action_id -> why: a move of the due date,
    and taking a verdict back, demand one. distinct: refuse a new action whose title the plan has. Fields that say what is
    already so are left out; where nothing is left nothing is written, and whoever made it so since the writer looked is named
    in notes, their events in changed_by_others.
    """
    with database.write() as cursor:
        now = _now(cursor, plan)
        unknown = [key for key in changes if key not in now.index]
        if unknown:
            return Outcome(problems=[_GONE.format(unknown[0])])
        deeds: list[Deed] = []
        problems = _twice(now, new) if distinct else []
        for key, fields in changes.items():
            found, said = _deeds(person, plan, now.loc[key], fields, (reasons or {}).get(key, ""))
            deeds += found
            problems += said
        stale = _missed(cursor, now["last_seq"], list(dict.fromkeys(deed.subject for deed in deeds)), seen or {})
        if missed := unseen(stale):
            return missed
        same = _same(
            cursor, now, {key: changes[key] for key in changes if key not in {deed.subject for deed in deeds}}, seen or {}
        )
        number = int(now["number"].max()) if now["number"].notna().any() else 0
        for step, fields in enumerate(new, start=1):
            found, said = _first_deeds(person, plan, fields, number + step)
            deeds += found
            problems += said
        if problems:
            return Outcome(problems=list(dict.fromkeys(problems)))
        append(cursor, person, deeds)
    notes = [note for deed in deeds for note in rules.literal(deed.facts)] + remarks.past_due(deeds, now["title"].to_dict())
    return Outcome(
        subjects=list(dict.fromkeys(deed.subject for deed in deeds)), notes=notes + same.notes,
        changed_by_others=same.changed_by_others, warnings=remarks.unproven(deeds, now["evidence"].to_dict()),
    )  # fmt: skip


def already_so(plan: Plan, changes: dict[str, dict[str, Any]], seen: dict[str, int]) -> Outcome:
    """Which of these changes others made since the writer looked, so that nothing is left of them to write: a sentence each
    in notes, the events in changed_by_others (None where there are none). Arguments as of save."""
    with database.snapshot() as cursor:
        now = _now(cursor, plan)
        return _same(cursor, now, {key: fields for key, fields in changes.items() if key in now.index}, seen)


def withdraw(person: Person, plan: Plan, action_id: str, *, seen: int, reason: str) -> Outcome:
    """Take an action out of the plan; its events stay in the log."""
    problems = [r for r in [refusal(person, "withdraw")] if r] or rules.reasoned(reason)
    if problems:
        return Outcome(problems=problems)
    with database.write() as cursor:
        if action_id not in _now(cursor, plan).index:
            return Outcome(problems=[_GONE.format(action_id)])
        if missed := unseen(since(cursor, action_id, seen)):
            return missed
        append(cursor, person, [Deed("action", action_id, "withdraw", {"withdrawn": "ya"}, reason.strip(), plan)])
    return Outcome(subjects=[action_id])


def _twice(now: pd.DataFrame, new: list[dict[str, Any]]) -> list[str]:
    known, titles = set(now["title"].str.casefold()), [fields.get("title", "") for fields in new]
    return [f'Tindak lanjut "{t[:60]}" sudah ada di rencana. Muat berkasnya lagi.' for t in titles if t.casefold() in known]


def _missed(cursor: Any, last: pd.Series, subjects: list[str], seen: dict[str, int]) -> pd.DataFrame:
    """The events of these actions that the writer has not seen."""
    missed = [since(cursor, key, seen[key]) for key in subjects if seen.get(key, last[key]) < last[key]]
    return pd.concat(missed) if missed else pd.DataFrame()


def _same(cursor: Any, now: pd.DataFrame, changes: dict[str, dict[str, Any]], seen: dict[str, int]) -> Outcome:
    missed = _missed(cursor, now["last_seq"], list(changes), seen)
    if missed.empty:
        return Outcome()
    clean = {key: rules.checked("action", fields, new=False)[0] for key, fields in changes.items()}
    standing = {key: {f: v for f, v in fields.items() if v == _as_fact(now.at[key, f])} for key, fields in clean.items()}
    notes = remarks.already_so(standing, missed)
    return Outcome(notes=notes, changed_by_others=missed if notes else None)


def _first_deeds(person: Person, plan: Plan, fields: dict[str, Any], number: int) -> tuple[list[Deed], list[str]]:
    """The deeds that begin an action, each verdict as a deed of its own, and what forbids them."""
    facts, problems = rules.checked("action", fields)
    facts = {name: value for name, value in facts.items() if value not in ("", [])}
    key, parted = f"rtl-{uuid.uuid4().hex[:12]}", {"create": {"number": number}}
    for name, value in facts.items():
        parted.setdefault(_DEED_OF.get(name, "create"), {})[name] = value
    refused = [said for deed in parted if (said := refusal(person, deed, opd=facts.get("opd", "")))]
    return [Deed("action", key, deed, part, plan=plan) for deed, part in parted.items()], refused[:1] or problems


def _deeds(person: Person, plan: Plan, now: pd.Series, fields: dict[str, Any], reason: str) -> tuple[list[Deed], list[str]]:
    """The deeds that bring one action from what it is to what it shall be, and what forbids them."""
    facts, problems = rules.checked("action", fields, new=False)
    facts = {name: value for name, value in facts.items() if value != _as_fact(now[name])}
    begins, ends = facts.get("start", _as_fact(now["start"])), facts.get("due", _as_fact(now["due"]))
    if begins and ends and ends < begins and ("start" in facts or "due" in facts):
        problems.append(f'Tindak lanjut "{now["title"][:60]}": tenggat {ends} mendahului mulai {begins}. Betulkan salah satunya.')
    parted: dict[str, dict[str, Any]] = {}
    for name, value in facts.items():
        parted.setdefault(_deed_of(name, now), {})[name] = value
    deeds = []
    for name, part in parted.items():
        refused = refusal(person, name, opd=now["opd"])
        problems += [refused] if refused else []
        if name == "move_due" or _taken_back(name, part, now):
            problems += rules.reasoned(reason)
        deeds.append(Deed("action", now.name, name, part, reason.strip(), plan))
    return deeds, [p if now["title"][:20] in p or not p else f"{now['title'][:60]}: {p}" for p in problems]


def _deed_of(field: str, now: pd.Series) -> str:
    if field in _DEED_OF:
        return _DEED_OF[field]
    if field == "due" and not pd.isna(now["first_due"]):
        return "move_due"
    return "progress" if field == "progress" else "edit"


def _taken_back(deed: str, part: dict[str, Any], now: pd.Series) -> bool:
    verdict = _VERDICT_OF.get(deed, "")
    return verdict in part and _as_fact(now[verdict]) != ""


def _as_fact(value: Any) -> Any:
    """A column of `actions` as the fact that would be written down."""
    if pd.api.types.is_list_like(value):
        return [str(v) for v in value]
    if pd.isna(value):
        return ""
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    return int(value) if isinstance(value, float) or hasattr(value, "item") else value
