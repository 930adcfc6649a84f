"""Which share of findings does KPK's report tell of a part of the index, in percent? Small is good; never a score.

One event for each change: kind risk, the part and survey year in its subject. An event of an earlier day stays what it was.
"""

from datetime import datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.events import NOW, Event, Outcome, submit
from spi.follow_up.log.people import Person
from spi.store import database
from spi.words import dictionary

_FIELDS = ("percent", "indicators", "source")


def known(region_code: str, *, at: datetime = NOW) -> pd.DataFrame:
    """What was written down of a government, of every survey year, as of a moment; columns in sql/risk_findings.sql."""
    return database.query("risk_findings", region=region_code, at=at)


def subject(plan: Plan, part: str) -> str:
    """The key of the share of one part in one survey year."""
    return f"risiko-{plan.slug}-{part}"


def newest(key: str) -> int:
    """The number of the newest event of a share, also of one that was withdrawn; 0 where there was none."""
    events = database.query("events_since", subject=key, seen=0)
    return int(events["seq"].max()) if len(events) else 0


def record(person: Person, plan: Plan, fields: dict[str, Any], *, seen: int = 0, reason: str = "") -> Outcome:
    """Write down the share of a part, or correct it with a reason: part, percent (0-100), indicators (a count, may be empty),
    source. seen: number of the newest event of the share that the writer knew."""
    facts, problems = rules.checked("risk", fields)
    stands = _standing(plan, facts["part"])
    if stands and not problems:
        if all(_text(facts.get(name)) == _text(stands[name]) for name in _FIELDS):
            return Outcome(notes=["Tidak ada yang berubah: isiannya sama dengan yang sudah tercatat."])
        problems = rules.reasoned(reason)
    event = Event(
        "risk", subject(plan, facts["part"]), "edit" if stands else "create", facts | {"withdrawn": ""}, reason.strip(), plan
    )
    return submit(person, [event], seen={event.subject: seen}, problems=problems)


def record_all(
    person: Person, plan: Plan, rows: list[dict[str, Any]], *, source: str, seen: dict[str, int], reason: str = ""
) -> Outcome:
    """Write down the shares of several parts from one source in one transaction, all or none; what already stands so is left out.

    rows: part, percent, indicators, one for each part; seen: part -> number of the newest event of its share that the writer
    knew; reason: why those that stand otherwise change.
    """
    events, problems = [], []
    for row in rows:
        facts, faults = rules.checked("risk", {**row, "source": source})
        stands = _standing(plan, facts["part"])
        if stands and not faults:
            if all(_text(facts.get(name)) == _text(stands[name]) for name in _FIELDS):
                continue
            faults = rules.reasoned(reason)
        problems += [f"{dictionary.label(row['part'])}: {fault}" for fault in faults if fault not in problems]
        operation = "edit" if stands else "create"
        events.append(Event("risk", subject(plan, facts["part"]), operation, facts | {"withdrawn": ""}, reason.strip(), plan))
    if not events and not problems:
        return Outcome(notes=["Tidak ada yang berubah: isinya sama dengan yang sudah tercatat."])
    return submit(person, events, seen={subject(plan, part): number for part, number in seen.items()}, problems=problems)


def withdraw(person: Person, plan: Plan, part: str, *, seen: int, reason: str) -> Outcome:
    """Take back the share of a part; the log keeps what stood."""
    problems = rules.reasoned(reason) if _standing(plan, part) else ["Temuan risiko itu tidak ada lagi. Muat ulang halaman."]
    event = Event("risk", subject(plan, part), "withdraw", {"withdrawn": "ya"}, reason.strip(), plan)
    return submit(person, [event], seen={event.subject: seen}, problems=problems)


def _standing(plan: Plan, part: str) -> dict[str, Any]:
    """What stands of a part in the survey year of the plan; {} where nothing does."""
    table = known(plan.region_code)
    rows = table[(table["survey_year"] == plan.survey_year) & (table["part"] == part)].to_dict("records")
    return rows[0] if rows else {}


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value).removesuffix(".0")
