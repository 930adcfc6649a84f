"""Where are the figures kept, and how is a question asked of them? The only room that knows DuckDB.

In one file, which one process at a time may open; or, where SPI_STORE says so, in a store that several share (shared/). Nobody
above this module knows which: what it asks, and what it may count on, are the same.
"""

import importlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

import duckdb
import pandas as pd

from spi.store import file_store, memory
from spi.store.faults import NOT_INSTALLED, StoreBusyError, StoreError, fault
from spi.store.file_store import opened, schema
from spi.store.transaction import SQL, Transaction, asks_notes

__all__ = ["Error", "StoreBusyError", "StoreError", "Transaction", "schema"]  # with the functions below

P = ParamSpec("P")
R = TypeVar("R")
_DEFAULT = Path(__file__).resolve().parents[2] / "data" / "spi.duckdb"
_connections: dict[Path, duckdb.DuckDBPyConnection] = {}
_opening = threading.Lock()
_writing = threading.RLock()
_TRIES = 3  # to be told of one state without keeping others from writing

Error = duckdb.Error  # what a statement raises inside a transaction; outside it is a StoreError


def path() -> Path:
    """The database file: SPI_DATABASE, or data/spi.duckdb."""
    return Path(os.path.realpath(os.environ.get("SPI_DATABASE") or _DEFAULT))  # an endless link stays as it is


def place() -> str:
    """Which store this process uses, for people: its file, or its server without the password. Raises StoreError."""
    url = _address()
    return str(_room().place_of(url)) if url else str(path())


def is_shared() -> bool:
    """May other processes write the store while this one has it open?"""
    return bool(_address())


def is_open() -> bool:
    """Has this process the store open?"""
    url = _address()
    return _room().is_held(url) if url else path() in _connections


def size() -> dict[str, Any]:
    """How large the store is: {"bytes", "lake": {"bytes", "files"}}; of one file with what is not written into it yet, and
    without a lake (None). Raises StoreError."""
    if url := _address():
        own, figures, files = _room().replica_of(url).sizes()
        return {"bytes": own + figures, "lake": {"bytes": figures, "files": files}}
    return {"bytes": file_store.size(path()), "lake": None}


def refresh() -> str:
    """Take over what other processes wrote; answers a sentence where the store cannot be asked now, "" otherwise."""
    return _room().replica_of(url).refresh() if (url := _address()) else ""


def state() -> tuple[str | Path, int, int]:
    """Which store this is, and as of which write: what was asked of it holds as long as this stays equal."""
    return _address() or path(), *memory.clocks()


def query(name: str, **parameters: object) -> pd.DataFrame:
    """The answer to the question in sql/<subject>/<name>.sql; columns and grain are stated at the top of that file.

    Every call has a cursor of its own: one connection shared by threads returns wrong rows. The same question of an
    unchanged store is answered from memory: a page asks about twenty, 2 to 5 ms each, half of its time. What is asked of the
    figures stays known after a note. Raises StoreError.
    """

    def ask() -> pd.DataFrame:
        if asks_notes(name):
            memory.notes_asked()
        with _worded(), connect().cursor() as cursor:
            if name == "evidence_content" and (url := _address()):  # the one answer that no replica holds
                return pd.DataFrame({"content": _room().replica_of(url).contents(str(parameters["sha256"]))})
            return Transaction(cursor).ask(name, **parameters)

    return memory.answer((_address() or path(), name, repr(parameters)), ask)


def remembered(calculate: Callable[P, R]) -> Callable[P, R]:
    """What is calculated from the store alone: of an unchanged store given from memory, as the questions are that it asks. Its
    arguments are hashable; a table comes as a copy, anything else is not to be changed by who is given it."""

    @wraps(calculate)
    def known_or_calculated(*positional: P.args, **named: P.kwargs) -> R:
        question = (_address() or path(), calculate, positional, tuple(named.items()))
        return memory.answer(question, lambda: calculate(*positional, **named))

    return known_or_calculated


@contextmanager
def write() -> Iterator[Transaction]:
    """One transaction: committed at the end, rolled back whole when anything is raised. What DuckDB raises in it, also when the
    disk is full at its end, comes out as StoreError."""
    with _worded(), _writing, ExitStack() as at_the_end:
        url = _address()
        with _room("writing").write(_room().replica_of(url)) if url else _in_file() as transaction:
            yield transaction
            at_the_end.enter_context(memory.moving)
        memory.moved(notes_only=transaction.notes_only)


def overwrite_deleted() -> None:
    """Have what was deleted leave the raw files of the store, too: a shared one at once, a file when it is opened next. Raises
    StoreError, OSError."""
    if url := _address():
        with _worded():
            _room().replica_of(url).overwrite_deleted()
    else:
        file_store.rewrite_at_next_start(path())


@contextmanager
def snapshot() -> Iterator[Transaction]:
    """The store as it is now, whatever is written meanwhile; to read in."""
    with _worded(), _taken_back("begin transaction read only") as transaction:
        yield transaction


@contextmanager
def trial() -> Iterator[Transaction]:
    """The store as it is now, to write into on trial: nobody else sees it, and all of it is taken back. One at a time and not
    during a write, since of two transactions that change the same row DuckDB ends one. Raises StoreError."""
    with _worded(), _unchanged(), _taken_back("begin transaction") as transaction:
        yield transaction


def of_one_state(ask: Callable[[], R]) -> R:
    """The answer to what asks several questions, all of one state of the store: asked again where somebody wrote meanwhile, and
    at last while nobody can."""
    for _ in range(_TRIES):
        before, answer = state(), ask()
        if state() == before:
            return answer
    with _unchanged():
        return ask()


@contextmanager
def whole() -> Iterator[Transaction]:
    """The same with all that is kept: of a shared store read anew, and not what this process remembers of it."""
    if not is_shared():
        with snapshot() as transaction:
            yield transaction
        return
    with tempfile.TemporaryDirectory() as folder:
        copy_into(Path(folder) / "spi.duckdb")
        with other(Path(folder) / "spi.duckdb", read_only=True) as transaction:
            yield transaction


def copy_into(file: Path) -> None:
    """Write the store as it is at this moment as a store file that is not there yet. Raises StoreError, and Error."""
    if url := _address():
        with _worded():
            return _room("founding").copy_into(_room().place_of(url), file)
    file_store.copy(connect(), file)


def fill(address: str, file: Path, aside: Path | None = None) -> str:
    """Make the shared store at an address of a store file, whole or not at all; answers where its figures lie. A store that is
    there is replaced only where `aside` names the file that keeps it. Raises StoreError, KeepingError."""
    place = _room().place_of(address)
    with _worded():
        _room("founding").fill(place, file, aside)
    return place.lake


@contextmanager
def other(place: Path, *, read_only: bool = False) -> Iterator[Transaction]:
    """A transaction in another store file than this process's own (a backup, say); made and migrated unless read_only."""
    connection = opened(place, read_only=read_only)
    try:
        with _committed(connection) as transaction:
            yield transaction
    except duckdb.Error as error:
        raise fault(place, str(error), opened=True) from error
    finally:
        with suppress(duckdb.Error):
            connection.close()


def checks() -> dict[str, str]:
    """The promises about the data: the name of each with its statement, whose first line says it and which finds no row."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((SQL / "checks").glob("*.sql"))}


def connect() -> duckdb.DuckDBPyConnection:
    """The process's one connection, opened and migrated at first use. Raises StoreError with a sentence."""
    if url := _address():
        with _worded():
            return _room().replica_of(url).connection
    place = path()
    with _opening:
        if place not in _connections:
            _connections[place] = opened(place)
        return _connections[place]


def close() -> None:
    """Close the connections of this process, so that another process may write."""
    with _opening:
        while _connections:
            with suppress(duckdb.Error):  # nothing is lost: what is not in the file yet stays in its log
                _connections.popitem()[1].close()
        memory.forget()
        memory.moved()  # what is being calculated at this moment is not remembered either
    if "spi.store.shared.replica" in sys.modules:
        _room().close()


def _address() -> str:
    return os.environ.get("SPI_STORE", "").strip()


def _room(name: str = "replica") -> ModuleType:
    """A module of the shared store, imported when it is used: an office with one file need not install what it needs."""
    try:
        return importlib.import_module(f"spi.store.shared.{name}")
    except ImportError as error:
        raise StoreError(NOT_INSTALLED) from error


@contextmanager
def _unchanged() -> Iterator[None]:
    """What this process knows of the store stays as it is meanwhile."""
    with _writing, _room().replica_of(url).changing if (url := _address()) else nullcontext():
        yield


@contextmanager
def _in_file() -> Iterator[Transaction]:
    with connect().cursor() as cursor, _committed(cursor) as transaction:
        yield transaction


@contextmanager
def _committed(connection: duckdb.DuckDBPyConnection) -> Iterator[Transaction]:
    connection.begin()
    try:
        yield Transaction(connection)
        connection.commit()
    except BaseException:
        with suppress(duckdb.Error):  # a commit that failed has taken itself back
            connection.rollback()
        raise


@contextmanager
def _taken_back(begin: str) -> Iterator[Transaction]:
    memory.notes_asked()  # whatever is asked in it
    with connect().cursor() as cursor:
        cursor.execute(begin)
        try:
            yield Transaction(cursor)
        finally:
            with suppress(duckdb.Error):
                cursor.rollback()


@contextmanager
def _worded() -> Iterator[None]:
    """What DuckDB raises meanwhile becomes a StoreError; a connection that it has given up is opened anew at the next use."""
    try:
        yield
    except duckdb.Error as error:
        if isinstance(error, duckdb.FatalException) or "invalidated" in str(error):
            close()
        raise fault(place(), str(error), opened=True) from error
