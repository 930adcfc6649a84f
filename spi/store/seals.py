"""Do the imports, their undoing and the choices of a source stand as the sealed log says?

Of each the newest sealed event holds how it stood when it was written: its row and a digest over the figures and sources that
it brought. The scores follow from the figures, and sql/checks compare them.
"""

import json
from datetime import datetime
from typing import Any

from spi.store.transaction import Transaction
from spi.words.wording import date_words, thousands

IMPORT, CHOICE = "import", "choice"  # kinds of events
ADOPT = "adopt"  # the operation that seals what an earlier version had left unsealed
States = dict[tuple[str, str], dict[str, Any]]  # kind and subject -> how it stands

_TITLES = {IMPORT: "impor", CHOICE: "pilihan sumber"}
_OF_A_CHOICE = ("choice_id", "survey_year", "region_code", "unit", "measure", "source_id", "actor", "reason", "chosen_at")
_LABELS = {
    "kind": "jenisnya", "file_name": "nama berkasnya", "sha256": "checksum berkasnya", "bytes": "ukuran berkasnya",
    "figures": "jumlah angkanya", "new": "akibatnya", "changed": "akibatnya", "imported_at": "waktunya",
    "chosen_at": "waktunya", "actor": "namanya", "reason": "alasannya", "undone_at": "pembatalannya",
    "undone_by": "pembatalannya", "undo_reason": "pembatalannya", "digest": "angka atau sumbernya",
}  # fmt: skip


def imports(transaction: Transaction, batches: list[int] | None = None) -> States:
    """How these imports (None: all) stand, in force or undone, the oldest first."""
    rows = {row["batch_id"]: row for row in transaction.records("batches") if batches is None or row["batch_id"] in batches}
    digests = {row["batch_id"]: row["digest"] for row in transaction.records("batch_digests", batches=list(rows))}
    return {(IMPORT, f"impor-{number}"): _plain(row) | {"digest": digests.get(number)} for number, row in reversed(rows.items())}


def choices(transaction: Transaction) -> States:
    """How every choice of a source stands, the oldest first."""
    rows = reversed(transaction.records("choices"))
    return {(CHOICE, f"pilihan-{row['choice_id']}"): _plain({name: row[name] for name in _OF_A_CHOICE}) for row in rows}


def sealed(transaction: Transaction) -> States:
    """How each import and choice stood when it was last sealed."""
    return {(row["kind"], row["subject"]): _read(row["facts"]) for row in transaction.records("sealed_states")}


def broken_in(transaction: Transaction) -> list[str]:
    """A sentence for each import and choice that does not stand as it was sealed; [] too where nothing was ever sealed."""
    noted, standing = sealed(transaction), imports(transaction) | choices(transaction)
    if not noted:  # a store of an earlier version, not opened by this one yet
        return []
    problems = {key: _problem(noted.get(key), standing.get(key)) for key in noted | standing}
    return [f"{_title(key, noted, standing)} {problem}." for key, problem in problems.items() if problem]


def adopted(transaction: Transaction) -> str:
    """A sentence for what an earlier version had left unsealed; "" where there is no such thing."""
    rows = [row for row in transaction.records("sealed_states") if row["adopted"]]
    if not rows:
        return ""
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in _TITLES}
    what = [f"{thousands(counts[kind])} {words}" for kind, words in _TITLES.items() if counts[kind]]
    day = date_words(rows[0]["first_sealed"])
    return f"Perubahan sebelum {day} pada {' dan '.join(what)}: ketika itu aplikasi belum menyegelnya."


def _read(facts: str) -> dict[str, Any]:
    try:
        return json.loads(facts)
    except (ValueError, TypeError):  # somebody was at the log; event_log names it
        return {}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: cell.isoformat() if isinstance(cell, datetime) else cell for name, cell in row.items()}


def _problem(noted: dict[str, Any] | None, standing: dict[str, Any] | None) -> str:
    if noted is None:
        return "tidak tercatat dalam peristiwa: dimasukkan dari luar aplikasi"
    if standing is None:
        return "hilang"
    if bool(noted.get("undone_at")) != bool(standing.get("undone_at")):
        return "dibatalkan atau dihidupkan lagi dari luar aplikasi"
    changed = [_LABELS.get(name, "angka yang dipilihnya") for name in standing if standing[name] != noted.get(name)]
    return f"diubah setelah disegel: {', '.join(dict.fromkeys(changed))}" if changed else ""


def _title(key: tuple[str, str], noted: States, standing: States) -> str:
    kind, subject = key
    number = subject.rpartition("-")[2]
    if kind == CHOICE:
        return f"Pilihan sumber nomor {number}"
    file = (standing.get(key) or noted[key])["file_name"]
    return f"Impor ke-{number} ({file})" if number != "0" else f"Data bawaan ({file})"
