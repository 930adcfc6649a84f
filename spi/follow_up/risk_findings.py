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
from spi.follow_up.log.reading import read
from spi.store import database
from spi.words import dictionary

_FIELDS = ("percent", "indicators", "source")


def known(region_code: str, *, at: datetime = NOW) -> pd.DataFrame:
    """What was written down of a government, of every survey year, as of a moment; columns in sql/risk_findings.sql."""
    return read("risk_findings", region=region_code, at=at)


def subject(plan: Plan, part: str) -> str:
    """The key of the share of one part in one survey year."""
    return f"risiko-{plan.slug}-{part}"


def newest(key: str) -> int:
    """The number of the newest event of a share, also of one that was withdrawn; 0 where there was none."""
    events = database.query("events_since", subject=key, seen=0)
    return int(events["seq"].max()) if len(events) else 0


def record(
    person: Person, plan: Plan, rows: list[dict[str, Any]], *, source: str, seen: dict[str, int] | None = None, reason: str = ""
) -> Outcome:
    """Write down the shares of parts from one source in one transaction, all or none; what already stands so is left out.

    rows: part, percent (0-100), indicators (a count, may be empty), one for each part; seen: part -> number of the newest event
    of its share that the writer knew; reason: why those that stand otherwise change.
    """
    events, problems = [], []
    for row in rows:
        facts, faults = rules.checked("risk", {**row, "source": source})
        stands = _standing(plan, facts["part"])
        if stands and not faults:
            if all(_text(facts.get(name)) == _text(stands[name]) for name in _FIELDS):
                continue
            faults = rules.reasoned(reason)
        name = dictionary.label(row["part"]) if dictionary.is_measure(row["part"]) else row["part"]
        problems += [f"{name}: {fault}" for fault in faults]
        operation = "edit" if stands else "create"
        events.append(Event("risk", subject(plan, facts["part"]), operation, facts | {"withdrawn": ""}, reason.strip(), plan))
    if not events:
        return Outcome(notes=["Tidak ada yang disimpan: isinya sama dengan yang sudah tercatat."])
    known_events = {subject(plan, part): number for part, number in (seen or {}).items()}
    return submit(person, events, seen=known_events, problems=problems)


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
