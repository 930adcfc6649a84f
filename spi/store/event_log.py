"""Has the log of events been touched? Each event is sealed with a hash over itself and the event before it."""

import hashlib
from collections.abc import Mapping
from typing import Any

_SEALED = (
    "seq", "happened_at", "actor", "role", "region_code", "survey_year", "kind", "subject", "deed", "facts", "reason",
    "previous",
)  # fmt: skip
_COLUMNS = f"{', '.join(_SEALED)}, hash"
START = ""  # what the first event stands on


def seal(event: Mapping[str, Any]) -> str:
    """The hash (SHA-256, hex) over an event, the hash of the one before included. Lengths keep the fields apart."""
    words = [event["happened_at"].isoformat(timespec="microseconds") if c == "happened_at" else str(event[c]) for c in _SEALED]
    return hashlib.sha256("".join(f"{len(word)}:{word}" for word in words).encode()).hexdigest()


def head(cursor: Any) -> tuple[int, str]:
    """Number and hash of the newest event; (0, "") of an empty log."""
    return cursor.execute("select seq, hash from event_head").fetchone() or (0, START)


def broken_in(cursor: Any) -> list[str]:
    """One sentence that names the first event where the log behind this cursor is broken; [] when it is whole."""
    rows = cursor.execute(f"select {_COLUMNS} from event order by seq, happened_at, hash").fetchall()
    columns, number, before = _COLUMNS.split(", "), 0, START
    for number, row in enumerate(rows, start=1):
        event = dict(zip(columns, row, strict=True))
        problem = _problem(event, number, before)
        if problem:
            return [f"Catatan peristiwa tidak utuh: {problem}"]
        before = event["hash"]
    if head(cursor) != (number, before):
        last = head(cursor)[0]
        tail = f"nomor {number + 1} hilang" if last == number + 1 else f"nomor {number + 1} sampai {last} hilang"
        told = f"peristiwa {tail}" if last > number else f"ekornya (nomor {number}) ditambah atau diganti"
        return [f"Catatan peristiwa tidak utuh: {told}."]
    return []


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
