"""How is the one file of a store opened, and brought up to the schema that this version knows?"""

import logging
import uuid
from contextlib import suppress
from pathlib import Path

import duckdb

from spi.store import drafts
from spi.store.faults import CUT, FOREIGN, StoreBusyError, StoreError, fault, log_of, refuse_unfit
from spi.store.transaction import SQL, Transaction

_HEADERS = 3 * 4096  # bytes with which a DuckDB file begins
# What is asked is small and asked by several readers at once: threads within a question cost a tenth more than they bring.
ONE_BY_ONE: dict[str, str | bool | int | float | list[str]] = {"threads": 1}


def opened(place: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection with the store file at a place; made and migrated unless read_only. Raises StoreError with a sentence."""
    refuse_unfit(place)
    is_new, is_whole = False, False
    try:
        is_new, is_whole = not place.exists(), not log_of(place).exists()
        place.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(place), read_only=read_only, config=ONE_BY_ONE)
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
            migrate(connection, done)
            connection = _rewritten(connection, place)
    except BaseException as error:
        with suppress(duckdb.Error):
            connection.close()
        if isinstance(error, duckdb.Error):
            raise fault(place, str(error)) from error
        raise
    return connection


def size(place: Path) -> int:
    """The bytes of a store file with what is not written into it yet."""
    count = 0
    for file in (place, log_of(place)):
        with suppress(FileNotFoundError):  # the log goes when it is written into the file
            count += file.stat().st_size
    return count


def copy(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Copy all that a connection's store holds to a new file, as one transaction sees it. Raises what DuckDB raises."""
    target, name = str(file).replace("'", "''"), f"cadangan_{uuid.uuid4().hex}"
    with connection.cursor() as cursor:
        own = Transaction(cursor).value("select current_database()").replace('"', '""')
        cursor.execute(f"attach '{target}' as {name}")
        try:
            cursor.begin()
            try:
                cursor.execute(f'copy from database "{own}" to {name}')
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()
        finally:
            cursor.execute(f"detach {name}")


def rewrite_at_next_start(place: Path) -> None:
    """Have the file written anew by the next process that opens it to write: what was deleted from the tables stays in freed or
    shared blocks of the file, and only a file without them does not hold it. Raises OSError."""
    _asked_for(place).touch()


def _asked_for(place: Path) -> Path:
    return place.with_name(f"{place.name}.tulis-ulang")


def _rewritten(connection: duckdb.DuckDBPyConnection, place: Path) -> duckdb.DuckDBPyConnection:
    """The connection with a file written anew where that was asked for; the same where it cannot be done now (a full disk), to be
    tried at the next start."""
    if not _asked_for(place).exists():
        return connection
    with drafts.draft(place) as draft:
        try:
            copy(connection, draft)
        except duckdb.Error:
            logging.getLogger(__name__).exception("%s belum dapat ditulis ulang", place)
            return connection
        connection.close()
        draft.replace(place)
    _asked_for(place).unlink(missing_ok=True)
    return duckdb.connect(str(place), config=ONE_BY_ONE)


def schema() -> int:
    """The number of the newest migration that this version knows."""
    return int(max(file.name for file in (SQL / "migrations").glob("*.sql"))[:4])


def refuse_newer(done: int) -> None:
    """Raise StoreError where a store has seen a migration that this version does not know."""
    if done > schema():
        raise StoreError(
            f"Basis data dibuat oleh versi aplikasi yang lebih baru (skema {done}, aplikasi ini mengenal {schema()}). "
            "Perbarui aplikasi; basis data tidak diubah."
        )


def migrate(connection: duckdb.DuckDBPyConnection, done: int, *, until: int | None = None) -> None:
    """Apply the numbered files of sql/migrations after number `done` (and up to `until`), each in its own transaction."""
    connection.execute("create table if not exists migration (number integer, name varchar, applied_at timestamp)")
    for file in sorted((SQL / "migrations").glob("*.sql")):
        number = int(file.name[:4])
        if done < number <= (until or number):
            connection.begin()
            connection.execute(file.read_text(encoding="utf-8"))
            connection.execute("insert into migration values (?, ?, now()::timestamp)", [number, file.stem])
            connection.commit()


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
    refuse_newer(done)
    return done
