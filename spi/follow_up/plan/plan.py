"""What is the state of a follow-up plan, and how does a person change an action of it?"""

import json
from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, time
from functools import cache
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.events import NOW, Event, Outcome, append, events_since, submit, unseen
from spi.follow_up.log.hidden_names import hidden
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.log.reading import read
from spi.follow_up.plan import remarks
from spi.follow_up.plan.action_events import as_fact, beginning, changing
from spi.follow_up.plan.carrying import gone_on
from spi.store import database
from spi.store.transaction import Transaction

_ONE_TITLE = "Ubah yang sudah ada, atau beri judul lain bila memang tindak lanjut lain."
_GONE = "Tindak lanjut {} tidak ada lagi di rencana ini. Muat ulang halaman."
EDITABLE, VERDICTS = rules.EDITABLE, rules.VERDICTS


def actions(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every action of a plan as of a moment; columns and grain in sql/actions.sql, parts, themes and supporting as tuples."""
    return _listed(read("actions", region=plan.region_code, year=plan.survey_year, at=at))


def _now(transaction: Transaction, plan: Plan) -> pd.DataFrame:
    """The actions inside somebody's transaction, by action_id."""
    held = transaction.ask("actions", region=plan.region_code, year=plan.survey_year, at=NOW)
    return _listed(hidden(held)).set_index("action_id")  # what is handed in is compared with what was shown


def _listed(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(**{name: [_list(text) for text in table[name].tolist()] for name in rules.LISTS})


@cache
def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def history(plan: Plan, action_id: str, *, at: datetime = NOW) -> pd.DataFrame:
    """Every event of an action and of its evidence as of a moment, newest first; columns in sql/action_history.sql."""
    return read("action_history", region=plan.region_code, year=plan.survey_year, action=action_id, at=at)


def due_dates(plan: Plan, action_id: str, *, at: datetime = NOW) -> pd.DataFrame:
    """Every due date an action has had as of a moment, the first one first; columns in sql/due_dates.sql."""
    return read("due_dates", region=plan.region_code, year=plan.survey_year, action=action_id, at=at)


def end_of(day: date) -> datetime:
    """The last moment of a day: the state as of that day."""
    return datetime.combine(day, time.max)


def create(person: Person, plan: Plan, fields: dict[str, Any], *, accepted: Collection[str] | None = None) -> Outcome:
    """Add an action; `finding` names the finding it was made from. Answers its key in `subjects`. accepted: see save."""
    return save(person, plan, {}, [fields], accepted=accepted)


def edit(
    person: Person, plan: Plan, changes: dict[str, dict[str, Any]], *, seen: dict[str, int], reason: str = "",
    accepted: Collection[str] | None = None,
) -> Outcome:  # fmt: skip
    """Change fields of actions, all or none, for one reason; see save."""
    return save(person, plan, changes, [], seen=seen, reasons=dict.fromkeys(changes, reason), accepted=accepted)


def save(
    person: Person, plan: Plan, changes: dict[str, dict[str, Any]], new: list[dict[str, Any]], *,
    seen: dict[str, int] | None = None, reasons: dict[str, str] | None = None, accepted: Collection[str] | None = None,
) -> Outcome:  # fmt: skip
    """Change and add actions in one transaction, all or none. Answers the keys changed, then those added.

    changes: action_id -> field -> value (fields of EDITABLE, due, verdicts and notes); new: the fields of each new action (these,
    source and finding); any other field is refused. seen: action_id -> number of the last event the writer had before them.
    reasons: action_id -> why: a move of the due date, and taking a verdict back, demand one. accepted: the questions of an
    earlier Outcome that the writer has answered by saving again; None where nobody is there to be asked. A title that another
    action of the plan has is refused. Fields that say what is already so are left out; where nothing is left nothing is written,
    and whoever made it so since the writer looked is named in notes, their events in changed_by_others.
    """
    strange = [problem for fields in changes.values() for problem in rules.strange(fields)]
    strange += [problem for fields in new for problem in rules.strange(fields, new=True)]
    if strange:
        return Outcome(problems=list(dict.fromkeys(strange)))
    if not person.name.strip():
        return Outcome(problems=[refusal(person, "edit")])
    with database.write() as transaction:
        now, seen = _now(transaction, plan), seen or {}
        unknown = [key for key in changes if key not in now.index]
        if unknown:
            return Outcome(problems=[_GONE.format(unknown[0])])
        events, problems = _events(person, plan, now, changes, new, reasons or {})
        written = list(dict.fromkeys(event.subject for event in events))
        if missed := unseen(_missed(transaction, now["last_seq"], [key for key in written if key in changes], seen)):
            return missed
        same = _same(transaction, now, {key: fields for key, fields in changes.items() if key not in written}, seen)
        problems = _twice(now, changes, new) + problems
        doubtful = [] if problems or accepted is None else remarks.first_due_past(events, now)
        asked = [question for question in doubtful if question not in (accepted or ())]
        if problems or asked:
            return Outcome(problems=list(dict.fromkeys(problems)), questions=asked)
        if events:
            append(transaction, person, events)
        same_person = remarks.same_person(events, lambda: _now(transaction, plan))
    notes = [note for event in events for note in rules.literal(event.facts)] + remarks.past_due(events, now["title"].to_dict())
    return Outcome(
        subjects=written, notes=notes + same.notes, changed_by_others=same.changed_by_others,
        warnings=remarks.unproven(events, now["evidence"].to_dict()) + same_person,
    )  # fmt: skip


def _events(
    person: Person, plan: Plan, now: pd.DataFrame, changes: dict[str, dict[str, Any]], new: list[dict[str, Any]],
    reasons: dict[str, str],
) -> tuple[list[Event], list[str]]:  # fmt: skip
    """All the events of save, those that change before those that begin, and what forbids them."""
    number = int(now["number"].max()) if now["number"].notna().any() else 0
    steps = [changing(person, plan, now.loc[key], fields, reasons.get(key, "")) for key, fields in changes.items()]
    steps += [beginning(person, plan, fields, number + step) for step, fields in enumerate(new, start=1)]
    return [event for events, _ in steps for event in events], [problem for _, problems in steps for problem in problems]


def already_so(plan: Plan, changes: dict[str, dict[str, Any]], seen: dict[str, int]) -> Outcome:
    """Which of these changes others made since the writer looked, so that nothing is left of them to write: a sentence each
    in notes, the events in changed_by_others (None where there are none). Arguments as of save."""
    with database.snapshot() as transaction:
        now = _now(transaction, plan)
        return _same(transaction, now, {key: fields for key, fields in changes.items() if key in now.index}, seen)


def withdraw(person: Person, plan: Plan, action_id: str, *, seen: int, reason: str) -> Outcome:
    """Take an action out of the plan; its events stay in the log, and a plan it was carried from has it back."""
    now = actions(plan).set_index("action_id")
    if action_id in now.index and (gone := gone_on(now.at[action_id, "title"], now.at[action_id, "carried_to"])):
        return Outcome(problems=gone)
    problems = rules.reasoned(reason) if action_id in now.index else [_GONE.format(action_id)]
    event = Event("action", action_id, "withdraw", {"withdrawn": "ya"}, reason.strip(), plan)
    return submit(person, [event], seen={action_id: seen}, problems=problems)


def _twice(now: pd.DataFrame, changes: dict[str, dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    """A sentence for each title that is given to an action while another action of the plan has it."""
    given = {key: fields["title"] for key, fields in changes.items() if "title" in fields}
    given |= {f"new {place}": fields.get("title", "") for place, fields in enumerate(new)}
    titles = {key: _folded(title) for key, title in (now["title"].to_dict() | given).items()}
    counts = Counter(titles.values())
    twice = [key for key in given if titles[key] and counts[titles[key]] > 1 and titles[key] != _stood(now, key)]
    return [f"Tindak lanjut “{given[key].strip()[:60]}” sudah ada di rencana. {_ONE_TITLE}" for key in twice]


def _folded(title: Any) -> str:
    """A title as it is compared: capitals and the width of gaps make no other title."""
    return " ".join(str(title or "").split()).casefold()


def _stood(now: pd.DataFrame, key: str) -> str:
    return _folded(now.at[key, "title"]) if key in now.index else ""


def _missed(transaction: Transaction, last: pd.Series, subjects: list[str], seen: dict[str, int]) -> pd.DataFrame:
    """The events of these actions that the writer has not seen."""
    missed = [events_since(transaction, key, seen[key]) for key in subjects if seen.get(key, last[key]) < last[key]]
    return pd.concat(missed) if missed else pd.DataFrame()


def _same(transaction: Transaction, now: pd.DataFrame, changes: dict[str, dict[str, Any]], seen: dict[str, int]) -> Outcome:
    missed = _missed(transaction, now["last_seq"], list(changes), seen)
    if missed.empty:
        return Outcome()
    clean = {key: rules.checked("action", fields, new=False)[0] for key, fields in changes.items()}
    standing = {key: {f: v for f, v in fields.items() if v == as_fact(now.at[key, f])} for key, fields in clean.items()}
    notes = remarks.already_so(standing, missed)
    return Outcome(notes=notes, changed_by_others=missed if notes else None)
