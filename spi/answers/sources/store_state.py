"""In which state is the store: engine, schema and newest event; how large; when were the last import and the last backup?"""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from spi.follow_up.log import events
from spi.store import database

FILE, SHARED = "duckdb", "postgresql"


def engine() -> str:
    """Which kind of store it is: a file of DuckDB, or one that several processes share."""
    return SHARED if database.is_shared() else FILE


def identity() -> dict[str, Any]:
    """What tells this state from any other: {"store", "schema", "head": {"number", "hash"}}; the store is asked, not the memory.
    Raises StoreError."""
    if behind := database.refresh():
        raise database.StoreError(behind)
    number, seal = events.head()
    return {"store": engine(), "schema": database.schema(), "head": {"number": number, "hash": seal}}


def condition() -> dict[str, Any]:
    """What its keeper looks after: {"bytes", "lake": {"bytes", "files"}, "last_import": {"batch", "at"}, "backups": {"set",
    "last": {"at", "bytes"}}}; None for what is not there. Raises StoreError."""
    return database.size() | {"last_import": _last_import(), "backups": backups()}


def _last_import() -> dict[str, Any] | None:
    """The newest import in force, without its file and its actor; None where only the shipped figures are there."""
    batches = database.query("batches")
    imports = batches[batches["undone_at"].isna() & (batches["batch_id"] > 0)]
    if imports.empty:
        return None
    newest = imports.loc[imports["batch_id"].idxmax()]
    return {"batch": int(newest["batch_id"]), "at": newest["imported_at"].isoformat(timespec="seconds")}


def backups() -> dict[str, Any]:
    """The newest file in the folder that SPI_BACKUPS names: a backup has its name only once it is written and checked."""
    folder = os.environ.get("SPI_BACKUPS", "").strip()
    try:
        found = [file.stat() for file in Path(folder).iterdir() if file.is_file() and file.name[0] != "."] if folder else []
    except OSError:
        found = []
    last = max(found, key=lambda file: file.st_mtime, default=None)
    at = datetime.fromtimestamp(last.st_mtime).astimezone().isoformat(timespec="seconds") if last else ""
    return {"set": bool(folder), "last": {"at": at, "bytes": last.st_size} if last else None}
