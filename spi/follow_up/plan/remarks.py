"""What must a writer be told about a change that was accepted, or that somebody else had already made?"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from spi.follow_up.log.events import Event
from spi.words import dictionary
from spi.words.wording import date_words, thousands, time_words

Changes = dict[str, dict[str, Any]]  # action_id -> field -> value as written down
_ASSERTED = (("claim", "done"), ("verification", "conform"), ("validation", "accepted"))
OWN_CLAIM = (
    "Klaim dan verifikasi {} dicatat oleh orang yang sama ({}). Minta orang lain di Inspektorat memeriksanya, supaya hasil "
    "penilaiannya tidak diragukan."
)
_NAMED = 3  # due dates that are told one by one


def unproven(events: list[Event], evidence: dict[str, int]) -> list[str]:
    """A sentence for each verdict that says done, conform or accepted where no evidence was handed in yet.

    evidence: action_id -> how many pieces there are; an action that is not in it is new and has none.
    """
    lacking: dict[str, set[str]] = {}
    for event in events:
        for field, value in _ASSERTED:
            if event.facts.get(field) == value and not evidence.get(event.subject):
                lacking.setdefault(field, set()).add(event.subject)
    which = {field: "" if len(keys) == 1 else f" untuk {thousands(len(keys))} tindak lanjut" for field, keys in lacking.items()}
    return [
        f"Bukti belum ada{which[field]}, padahal {dictionary.word('fields', field)} “{dictionary.word(f'{field}s', value)}” "
        "sudah dicatat. Tambahkan buktinya: tautan atau berkas."
        for field, value in _ASSERTED
        if field in lacking
    ]


def past_due(events: list[Event], titles: dict[str, str]) -> list[str]:
    """Sentences for due dates written down that lie before today. titles: action_id -> title of actions that were there."""
    late = [(d, days_past(d.facts["due"])) for d in events if d.facts.get("due")]
    late = [(event, days) for event, days in late if days > 0]
    if len(late) > _NAMED:
        return [f"Tenggat yang baru dicatat untuk {thousands(len(late))} tindak lanjut sudah lewat."]
    if len(late) == 1:
        return [f"Tenggat ini sudah lewat {thousands(late[0][1])} hari."]
    named = [(str(event.facts.get("title") or titles.get(event.subject, event.subject))[:60], days) for event, days in late]
    return [f"Tenggat “{title}” sudah lewat {thousands(days)} hari." for title, days in named]


def first_due_past(events: list[Event], now: pd.DataFrame) -> list[str]:
    """A question for each first due date among these events that lies before today. now: plan.actions by action_id."""
    first, titles = now["first_due"].to_dict(), now["title"].to_dict()
    return [
        f"Tenggat pertama “{str(event.facts.get('title') or titles.get(event.subject, ''))[:60]}”, {date_words(due)}, sudah "
        f"lewat {thousands(days_past(due))} hari, padahal tenggat pertama tidak pernah dapat diganti. Benar demikian?"
        for event in events
        if (due := event.facts.get("due")) and pd.isna(first.get(event.subject)) and days_past(due) > 0
    ]


def days_past(due: str) -> int:
    """How many days a due date (ISO text) lies before today; negative where it is still to come."""
    return (date.today() - date.fromisoformat(due)).days


def same_person(events: list[Event], state: Callable[[], pd.DataFrame]) -> list[str]:
    """A sentence where somebody verified what they had claimed themselves. state: plan.actions after the events, by action_id;
    asked for only where one of them speaks of it, since it is half the time of a save."""
    spoken = list(dict.fromkeys(event.subject for event in events if {"claim", "verification"} & event.facts.keys()))
    if not spoken:
        return []
    now = state()
    judged = [key for key in spoken if key in now.index and verified_own_claim(now.loc[key])]
    if not judged:
        return []
    which = f"“{now.at[judged[0], 'title'][:60]}”" if len(judged) == 1 else f"{thousands(len(judged))} tindak lanjut"
    return [OWN_CLAIM.format(which, now.at[judged[0], "verified_by"])]


def verified_own_claim(action: pd.Series) -> bool:
    """Was the claim of having done it, as it stands, verified by whoever made it? action: a row of plan.actions."""
    if action["claim"] != "done" or pd.isna(action["verification"]):
        return False
    return str(action["claimed_by"]).strip().casefold() == str(action["verified_by"]).strip().casefold()


def already_so(changes: Changes, missed: pd.DataFrame) -> list[str]:
    """Who had made the same change meanwhile, one sentence per action and person.

    changes: fields whose value is what already stands; missed: the events that the writer had not seen (events.events_since).
    """
    sentences = []
    for key, fields in changes.items():
        events = missed[missed["subject"] == key].to_dict("records") if len(missed) else []
        made: dict[str, Any] = {}  # field -> the newest event that spoke of it
        for event in events:
            made |= {field: event for field in json.loads(event["facts"]) if field in fields}
        for seq in dict.fromkeys(event["seq"] for event in made.values()):
            event = next(event for event in made.values() if event["seq"] == seq)
            names = ", ".join(dictionary.word("fields", field) for field, by in made.items() if by["seq"] == seq)
            sentences.append(f"{names} sudah demikian sejak {event['actor']} mengubahnya {_moment(event['happened_at'])}.")
    return sentences


def _moment(when: pd.Timestamp) -> str:
    return f"pukul {time_words(when)}" + ("" if when.date() == date.today() else f", {date_words(when)}")
