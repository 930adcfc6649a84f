"""How is something that people did written down? One row per event, added in one transaction, never changed."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import attachments, hidden_names, rules
from spi.follow_up.log.attachments import Attachment
from spi.follow_up.log.hidden_names import hidden
from spi.follow_up.log.people import ROLES, Person, is_of, refusal, refusal_for_all
from spi.follow_up.log.reading import read
from spi.store import database, event_log
from spi.store.transaction import Transaction
from spi.words import dictionary
from spi.words.wording import thousands, time_words

NOW = datetime(9999, 12, 31)  # as of any later moment: the state of today
_GROWN = (
    "Sementara Anda membaca, catatan peristiwa bertambah dari nomor {} sampai nomor {}. Yang tampil sudah diperbarui: periksa, "
    "lalu simpan lagi."
)
Judge = Callable[[], list[str]]  # why something may not be written, as a sentence each
EVERYWHERE = Plan("", 0)  # the plan of what belongs to no region and year (themes, imports, choices of a source)


@dataclass(frozen=True)
class Event:
    """One thing done. facts: field -> text, number or list of texts; a field that is emptied is "" or []."""

    kind: str
    subject: str
    operation: str
    facts: dict[str, Any]
    reason: str = ""
    plan: Plan = EVERYWHERE


@dataclass(frozen=True)
class Outcome:
    """What became of it. subjects: the keys written; problems: sentences, and with any of them nothing was written.

    questions: what is asked once before it is written, and with any of them nothing was; whoever saves again with these
    sentences as `accepted` has answered. notes: sentences about what was taken literally, or already so. warnings: what is
    lacking although it was written down. changed_by_others: the events that the writer had not seen.
    """

    subjects: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changed_by_others: pd.DataFrame | None = None
    warnings: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


def append(transaction: Transaction, person: Person, events: list[Event]) -> int:
    """Add the events to the log inside somebody's transaction; answers the number of the newest event.

    Who may do which operation is judged before (people.refusal); raises PermissionError for a reader and for nobody, so that a
    caller that forgot to ask writes nothing.
    """
    if person.role not in ROLES or not person.name.strip():
        raise PermissionError("an event was to be written by somebody without a role or a name")
    if not all(_is_theirs(person, event) for event in events):
        raise PermissionError("an event was to be written about a government, or about all, by the people of another one")
    events = [_as_it_stood(transaction, event) for event in events] if hidden_names.are_set() else events
    rows = [
        {
            "actor": person.name.strip(), "role": person.role, "region_code": event.plan.region_code,
            "survey_year": int(event.plan.survey_year),
            "kind": event.kind, "subject": event.subject, "operation": event.operation,
            "facts": json.dumps(event.facts, ensure_ascii=False, sort_keys=True), "reason": event.reason,
        }
        for event in events
    ]  # fmt: skip
    return event_log.add(transaction, rows)


def _as_it_stood(transaction: Transaction, event: Event) -> Event:
    """The event with each field that says what was shown of it, a function in place of a name, as it stood: a form that corrects
    another field hands it back as it showed it."""
    stood: dict[str, Any] = {}
    for facts in transaction.ask("events_since", subject=event.subject, seen=0)["facts"]:
        stood |= json.loads(facts)
    told = json.loads(json.dumps(event.facts))
    same = {name: stood[name] for name, value in told.items() if name in stood and value == hidden_names.shown(stood[name])}
    return replace(event, facts=event.facts | same)


def _is_theirs(person: Person, event: Event) -> bool:
    code = event.plan.region_code
    return is_of(person, code) if code else not refusal_for_all(person)


def _refusal(person: Person, event: Event) -> str:
    code = event.plan.region_code
    return refusal(person, event.operation, region=code) or ("" if code else refusal_for_all(person))


def submit(
    person: Person, events: list[Event], *, seen: dict[str, int], problems: list[str], log_number: int | None = None,
    file: Attachment | None = None, judge: Judge = list,
) -> Outcome:  # fmt: skip
    """Write down events (at least one) in a transaction of their own, all or none: not where others changed a subject after its
    event `seen` (subject -> number, 0 where left out), where the person may not, or where something forbids it (problems).

    judge: gives further problems; asked when nobody else can write any more, for what other subjects may forbid.

    log_number: the newest event of the whole log that the person knew, for what tells of all that stands in it. file: what the
    events speak of, kept with them.
    """
    refused = next(filter(None, (_refusal(person, event) for event in events)), "")
    with database.write() as transaction:
        missed = [events_since(transaction, event.subject, seen.get(event.subject, 0)) for event in events]
        if refusing := unseen(pd.concat(missed)):
            return refusing
        if refused or (problems := problems or judge()):
            return Outcome(problems=[refused] if refused else problems)
        newest, _seal = event_log.head(transaction)
        if log_number is not None and log_number != newest:
            return Outcome(problems=[_GROWN.format(thousands(log_number), thousands(newest))])
        if file:
            attachments.keep(transaction, file)
        append(transaction, person, events)
    notes = [note for event in events for note in rules.literal(event.facts)]
    return Outcome(subjects=[event.subject for event in events], notes=notes)


def log(region_code: str, survey_year: int, *, subject: str | None = None, at: datetime = NOW) -> pd.DataFrame:
    """The events of a plan, newest first, or those of one subject; see sql/events.sql."""
    return read("events", region=region_code, year=survey_year, subject=subject, at=at)


def head() -> tuple[int, str]:
    """Number and hash of the newest event of the store: what a printed page quotes, so that it can be checked later."""
    with database.snapshot() as transaction:
        return event_log.head(transaction)


def events_since(transaction: Transaction, subject: str, seen: int) -> pd.DataFrame:
    """The events of a subject after number `seen`: what somebody who looked then has not seen."""
    return hidden(transaction.ask("events_since", subject=subject, seen=int(seen)))


def unseen(events: pd.DataFrame) -> Outcome | None:
    """The refusal of a writer who has not seen these events (of `events_since`), naming the newest; None where there are none."""
    if events.empty:
        return None
    last = events.iloc[-1]
    what = dictionary.word("operations", last["operation"])
    sentence = (
        f"Sementara Anda mengisi, {last['actor']} sudah mengubah ini pukul {time_words(last['happened_at'])} ({what}). "
        "Isian Anda belum disimpan dan masih ada di layar: lihat perubahan itu, lalu simpan lagi."
    )
    return Outcome(problems=[sentence], changed_by_others=events)
