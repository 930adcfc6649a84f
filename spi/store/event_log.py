"""Has the log of events been touched? Each event is sealed with a hash over itself and the event before it."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from spi.store.transaction import Transaction

_SEALED = (
    "seq", "happened_at", "actor", "role", "region_code", "survey_year", "kind", "subject", "operation", "facts", "reason",
    "previous",
)  # fmt: skip
START = ""  # what the first event stands on


def seal(event: Mapping[str, Any]) -> str:
    """The hash (SHA-256, hex) over an event, the hash of the one before included. Lengths keep the fields apart."""
    words = [event["happened_at"].isoformat(timespec="microseconds") if c == "happened_at" else str(event[c]) for c in _SEALED]
    return hashlib.sha256("".join(f"{len(word)}:{word}" for word in words).encode()).hexdigest()


def head(transaction: Transaction) -> tuple[int, str]:
    """Number and hash of the newest event; (0, "") of an empty log."""
    newest = transaction.records("newest_event")
    return (newest[0]["seq"], newest[0]["hash"]) if newest else (0, START)


def add(transaction: Transaction, events: list[dict[str, Any]]) -> int:
    """Number, date and seal events (what _SEALED names, but these and the hash before) and add them to the log. Answers the
    number of the newest event. Time never runs backwards in the log, whatever the clock says."""
    newest = transaction.records("newest_event")
    last, before = head(transaction)
    moment = datetime.now()
    if newest and newest[0]["happened_at"] is not None:
        moment = max(moment, newest[0]["happened_at"] + timedelta(microseconds=1))
    rows = []
    for seq, event in enumerate(events, start=last + 1):
        row = event | {"seq": seq, "happened_at": moment, "previous": before}
        before = seal(row)
        rows.append(row | {"hash": before})
    if rows:
        transaction.insert("event", pd.DataFrame(rows))
        transaction.run("move_head", seq=last + len(rows), hash=before)
    return last + len(rows)


def broken_in(transaction: Transaction) -> list[str]:
    """One sentence that names the first event where the log is broken; [] when it is whole."""
    number, before = 0, START
    for number, event in enumerate(transaction.records("sealed_events"), start=1):
        problem = _problem(event, number, before)
        if problem:
            return [f"Catatan peristiwa tidak utuh: {problem}"]
        before = event["hash"]
    last, hash_of_last = head(transaction)
    if (last, hash_of_last) == (number, before):
        return []
    tail = f"nomor {number + 1} hilang" if last == number + 1 else f"nomor {number + 1} sampai {last} hilang"
    problem = f"peristiwa {tail}" if last > number else f"ekornya (nomor {number}) ditambah atau diganti"
    return [f"Catatan peristiwa tidak utuh: {problem}."]


def _problem(event: dict[str, Any], number: int, before: str) -> str:
    if event["seq"] != number:
        gone = event["seq"] is not None and event["seq"] > number
        return f"peristiwa nomor {number} hilang." if gone else f"peristiwa nomor {event['seq']} ada dua kali."
    who = f"peristiwa nomor {number} ({event['kind']} {event['subject']}, {event['actor']})"
    if any(event[column] is None for column in event) or seal(event) != event["hash"]:
        return f"isi {who} diubah setelah dicatat."
    if event["previous"] != before:
        return f"{who} tidak menyambung ke peristiwa sebelumnya: ada yang disisipkan, dibuang, atau ditukar urutannya."
    return ""
