"""What is kept of a file that somebody hands in: its name, its size and its content, under the checksum of that content."""

import hashlib
from pathlib import PurePath
from typing import Any, NamedTuple

from spi.store import database
from spi.store.transaction import Transaction

LARGEST = 20 * 1024 * 1024  # bytes
FIELDS = ("file_name", "sha256", "bytes")  # what a fact says of it


class Attachment(NamedTuple):
    """A file as it was handed in. name: with or without its folders."""

    name: str
    content: bytes


def facts(file: Attachment) -> dict[str, Any]:
    """What an event says of a file; fields in FIELDS."""
    checksum = hashlib.sha256(file.content).hexdigest()
    return dict(zip(FIELDS, (PurePath(file.name).name, checksum, len(file.content)), strict=True))


def faults(file: Attachment) -> list[str]:
    """A sentence for a file that cannot be kept: an empty one, or one that is too large."""
    name = PurePath(file.name).name
    if not file.content:
        return [f"Berkas {name} kosong. Pilih berkas yang berisi."]
    if len(file.content) > LARGEST:
        return [f"Berkas {name} lebih besar daripada {LARGEST // 2**20} MB. Simpan di tempat lain dan isi tautannya."]
    return []


def keep(transaction: Transaction, file: Attachment) -> None:
    """Put the content into the store, in the transaction that writes the event; once, however often it is handed in, and again
    where it was deleted meanwhile."""
    told = facts(file)
    transaction.run("keep_evidence_file", sha256=told["sha256"], bytes=told["bytes"], content=file.content)
    if told["sha256"] in set(transaction.ask("erased_files")["sha256"]):
        transaction.run("put_evidence_content", sha256=told["sha256"], content=file.content)


def content(sha256: str) -> bytes | None:
    """The content of a file handed in; None where the store does not hold it, b"" where it was deleted."""
    rows = database.query("evidence_content", sha256=sha256)
    return bytes(rows["content"].iloc[0]) if len(rows) else None
