"""Which events bring an action from what it is to what it shall be, and what forbids them?"""

import uuid
from datetime import date, datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.events import Event
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.plan.carrying import gone_on
from spi.words.wording import date_words

_VERDICT_OF = {"claim": "claim", "verify": "verification", "validate": "validation"}
_OPERATION_OF = {field: operation for operation, verdict in _VERDICT_OF.items() for field in (verdict, f"{verdict}_note")}


def beginning(person: Person, plan: Plan, fields: dict[str, Any], number: int) -> tuple[list[Event], list[str]]:
    """The events that begin an action, each verdict as an event of its own, and what forbids them."""
    facts, problems = rules.checked("action", fields)
    facts = {name: value for name, value in facts.items() if value not in ("", [])}
    problems += rules.unnoted(facts, {})
    key, parted = f"rtl-{uuid.uuid4().hex[:12]}", {"create": {"number": number}}
    for name, value in facts.items():
        parted.setdefault(_OPERATION_OF.get(name, "create"), {})[name] = value
    refused = [
        why for operation in parted if (why := refusal(person, operation, opd=facts.get("opd", ""), region=plan.region_code))
    ]
    return [Event("action", key, operation, part, plan=plan) for operation, part in parted.items()], refused[:1] or problems


def changing(person: Person, plan: Plan, now: pd.Series, fields: dict[str, Any], reason: str) -> tuple[list[Event], list[str]]:
    """The events that change one action (a row of plan.actions, named by its key), and what forbids them."""
    facts, problems = rules.checked("action", fields, new=False)
    facts = {name: value for name, value in facts.items() if value != as_fact(now[name])}
    begins, ends = facts.get("start", as_fact(now["start"])), facts.get("due", as_fact(now["due"]))
    if begins and ends and ends < begins and ("start" in facts or "due" in facts):
        dates = f"tenggat {date_words(ends)} mendahului mulai {date_words(begins)}"
        problems.append(f"Tindak lanjut “{now['title'][:60]}”: {dates}. Perbaiki salah satunya.")
    problems += rules.unnoted(facts, {name: as_fact(now[name]) for name in _OPERATION_OF})
    problems += gone_on(now["title"], now["carried_to"]) if facts else []
    parted: dict[str, dict[str, Any]] = {}
    for name, value in facts.items():
        parted.setdefault(_operation_of(name, now), {})[name] = value
    events = []
    for name, part in parted.items():
        refused = refusal(person, name, opd=now["opd"], region=plan.region_code)
        problems += [refused] if refused else []
        if name == "move_due" and not part["due"]:
            problems.append(rules.DUE_STAYS)
        elif name == "move_due" or _taken_back(name, part, now):
            problems += rules.reasoned(reason)
        events.append(Event("action", now.name, name, part, reason.strip(), plan))
    return events, [p if now["title"][:20] in p or not p else f"{now['title'][:60]}: {p}" for p in problems]


def as_fact(value: Any) -> Any:
    """A column of `actions` as the fact that would be written down."""
    if pd.api.types.is_list_like(value):
        return [str(v) for v in value]
    if pd.isna(value):
        return ""
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    return int(value) if isinstance(value, float) or hasattr(value, "item") else value


def _operation_of(field: str, now: pd.Series) -> str:
    if field in _OPERATION_OF:
        return _OPERATION_OF[field]
    if field == "due" and not pd.isna(now["first_due"]):
        return "move_due"
    return "progress" if field == "progress" else "edit"


def _taken_back(operation: str, part: dict[str, Any], now: pd.Series) -> bool:
    verdict = _VERDICT_OF.get(operation, "")
    return verdict in part and as_fact(now[verdict]) != ""
