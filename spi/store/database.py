"""Where are the figures kept, and how is a question asked of them? The only room that knows DuckDB."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb
import pandas as pd

from spi.store.faults import CUT, FOREIGN, StoreBusyError, StoreError, fault, log_of, refuse_unfit
from spi.store.transaction import SQL, Transaction, asks_notes

__all__ = ["Error", "StoreBusyError", "StoreError", "Transaction"]  # with the functions below

P = ParamSpec("P")
R = TypeVar("R")
_DEFAULT = Path(__file__).resolve().parents[2] / "data" / "spi.duckdb"
_connections: dict[Path, duckdb.DuckDBPyConnection] = {}
_opening = threading.Lock()
_writing = threading.RLock()
_figures, _notes = 0, 0  # count the writes of this process, the only one that may write: those of figures, and all of them
_of_notes: ContextVar[bool] = ContextVar("notes were asked", default=False)  # for what is calculated at this moment
_answers: dict[tuple[Any, ...], tuple[int, int | None, Any]] = {}  # as of which writes; None: of notes it is independent
_MOST_ANSWERS, _MOST_ROWS = 600, 20_000
_HEADERS = 3 * 4096  # bytes with which a DuckDB file begins

Error = duckdb.Error  # what a statement raises inside a transaction; outside it is a StoreError


def path() -> Path:
    """The database file: SPI_DATABASE, or data/spi.duckdb."""
    return Path(os.path.realpath(os.environ.get("SPI_DATABASE") or _DEFAULT))  # an endless link stays as it is


def is_open() -> bool:
    """Has this process the store open?"""
    return path() in _connections


def state() -> tuple[Path, int, int]:
    """Which store this is, and as of which write: what was asked of it holds as long as this stays equal."""
    return path(), _figures, _notes


def query(name: str, **parameters: object) -> pd.DataFrame:
    """The answer to the question in sql/<subject>/<name>.sql; columns and grain are stated at the top of that file.

    Every call has a cursor of its own: one connection shared by threads returns wrong rows. The same question of an
    unchanged store is answered from memory: a page asks about twenty, 2 to 5 ms each, half of its time. What is asked of the
    figures stays known after a note. Raises StoreError.
    """

    def ask() -> pd.DataFrame:
        if asks_notes(name):
            _of_notes.set(True)
        with _worded(), connect().cursor() as cursor:
            return Transaction(cursor).ask(name, **parameters)

    return _from_memory((path(), name, repr(parameters)), ask)


def remembered(calculate: Callable[P, R]) -> Callable[P, R]:
    """What is calculated from the store alone: of an unchanged store given from memory, as the questions are that it asks. Its
    arguments are hashable; a table comes as a copy, anything else is not to be changed by who is given it."""

    @wraps(calculate)
    def known_or_calculated(*positional: P.args, **named: P.kwargs) -> R:
        question = (path(), calculate, positional, tuple(named.items()))
        return _from_memory(question, lambda: calculate(*positional, **named))

    return known_or_calculated


def _from_memory(question: tuple[Any, ...], calculate: Callable[[], R]) -> R:
    figures, notes = _figures, _notes
    if (known := _answers.get(question)) and known[0] == figures and known[1] in (None, notes):
        noted, answer = known[1] is not None, known[2]
    else:
        outer = _of_notes.set(False)
        try:
            answer, noted = calculate(), _of_notes.get()
        finally:
            _of_notes.reset(outer)
        if not isinstance(answer, pd.DataFrame) or len(answer) <= _MOST_ROWS:
            if len(_answers) >= _MOST_ANSWERS:
                _answers.clear()
            _answers[question] = (figures, notes if noted else None, answer)
    if noted:
        _of_notes.set(True)  # what is calculated from it is of notes, too
    # pandas copies on write: what a caller changes stays its own
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


@contextmanager
def write() -> Iterator[Transaction]:
    """One transaction: committed at the end, rolled back whole when anything is raised. What DuckDB raises in it, also when the
    disk is full at its end, comes out as StoreError."""
    global _figures, _notes
    with _worded(), _writing, connect().cursor() as cursor:
        with _committed(cursor) as transaction:
            yield transaction
        _notes += 1
        _figures += not transaction.notes_only


@contextmanager
def snapshot() -> Iterator[Transaction]:
    """The store as it is now, whatever is written meanwhile; what is written in it is taken back."""
    _of_notes.set(True)  # whatever is asked in it
    with _worded(), connect().cursor() as cursor:
        cursor.begin()
        try:
            yield Transaction(cursor)
        finally:
            with suppress(duckdb.Error):
                cursor.rollback()


@contextmanager
def other(place: Path, *, read_only: bool = False) -> Iterator[Transaction]:
    """A transaction in another store file than this process's own (a backup, say); made and migrated unless read_only."""
    connection = _open(place, read_only=read_only)
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


def schema() -> int:
    """The number of the newest migration that this version knows."""
    return int(max(file.name for file in (SQL / "migrations").glob("*.sql"))[:4])


def connect() -> duckdb.DuckDBPyConnection:
    """The process's one connection, opened and migrated at first use. Raises StoreError with a sentence."""
    place = path()
    with _opening:
        if place not in _connections:
            _connections[place] = _open(place)
        return _connections[place]


def close() -> None:
    """Close the connections of this process, so that another process may write."""
    with _opening:
        while _connections:
            with suppress(duckdb.Error):  # nothing is lost: what is not in the file yet stays in its log
                _connections.popitem()[1].close()
        _answers.clear()


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
def _worded() -> Iterator[None]:
    """What DuckDB raises meanwhile becomes a StoreError; a connection that it has given up is opened anew at the next use."""
    try:
        yield
    except duckdb.Error as error:
        if isinstance(error, duckdb.FatalException) or "invalidated" in str(error):
            close()
        raise fault(path(), str(error), opened=True) from error


def _open(place: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    refuse_unfit(place)
    is_new, is_whole = False, False
    try:
        is_new, is_whole = not place.exists(), not log_of(place).exists()
        place.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(place), read_only=read_only)
    except (duckdb.Error, OSError) as error:
        failure = fault(place, str(error))
        if is_new and not isinstance(failure, StoreBusyError):
            with suppress(OSError):  # a store that could not be made (a full disk) would be taken for a foreign file for ever
                if place.stat().st_size < _HEADERS:
                    place.unlink()
        raise failure from error
    try:
        if is_whole:
            _refuse_cut(connection, place)
        done = _applied(connection, place)
        if not read_only:
            _migrate(connection, done)
    except BaseException as error:
        with suppress(duckdb.Error):
            connection.close()
        if isinstance(error, duckdb.Error):
            raise fault(place, str(error)) from error
        raise
    return connection


def _refuse_cut(connection: duckdb.DuckDBPyConnection, place: Path) -> None:
    """Raise StoreError where the end of the file is missing: it might open, and fail or be written over at its first use.

    A file may be shorter than DuckDB counts and still be whole (free blocks at its end are not written), so what looks short
    is read once from beginning to end: an office is never locked out of a store that can be read.
    """
    held = Transaction(connection).value("select total_blocks * block_size from pragma_database_size()")
    if place.stat().st_size >= _HEADERS + held:
        return
    tables = connection.execute("select schema_name, table_name from duckdb_tables() where not internal").fetchall()
    try:
        for schema, table in tables:
            connection.execute(f'select bit_xor(hash(one)) from "{schema}"."{table}" one').fetchone()
    except duckdb.Error:
        raise StoreError(CUT.format(place=place)) from None


def _applied(connection: duckdb.DuckDBPyConnection, place: Path) -> int:
    """The number of the newest migration this store has seen. Raises StoreError where it is not ours, or newer than we."""
    tables = {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if "migration" not in tables:
        raise StoreError(FOREIGN.format(place=place))
    done = Transaction(connection).value("select coalesce(max(number), 0) from migration")
    if done > schema():
        raise StoreError(
            f"Basis data dibuat oleh versi aplikasi yang lebih baru (skema {done}, aplikasi ini mengenal {schema()}). "
            "Perbarui aplikasi; basis data tidak diubah."
        )
    return done


def _migrate(connection: duckdb.DuckDBPyConnection, done: int) -> None:
    """Apply the numbered files of sql/migrations after number `done`, each in its own transaction."""
    connection.execute("create table if not exists migration (number integer, name varchar, applied_at timestamp)")
    for file in sorted((SQL / "migrations").glob("*.sql")):
        number = int(file.name[:4])
        if number > done:
            connection.begin()
            connection.execute(file.read_text(encoding="utf-8"))
            connection.execute("insert into migration values (?, ?, now()::timestamp)", [number, file.stem])
            connection.commit()
