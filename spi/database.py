"""Where are the figures kept, and how is a question asked of them? The only room that knows DuckDB."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

_SQL = Path(__file__).with_name("sql")
_DEFAULT = Path(__file__).resolve().parents[1] / "data" / "spi.duckdb"
_connections: dict[Path, duckdb.DuckDBPyConnection] = {}
_opening = threading.Lock()
_writing = threading.RLock()
_version = 0  # counts the writes of this process, the only one that may write
_answers: dict[tuple, tuple[int, pd.DataFrame]] = {}
_MOST_ANSWERS, _MOST_ROWS = 300, 5_000


_FOREIGN = (
    "Berkas {place} bukan basis data SPI. Pindahkan berkas itu ke tempat lain atau tunjuk berkas lain dengan SPI_DATABASE; "
    "berkas itu tidak diubah."
)


class StoreError(RuntimeError):
    """The store cannot be opened; the message is a sentence for the person at the screen."""


def path() -> Path:
    """The database file: SPI_DATABASE, or data/spi.duckdb."""
    return Path(os.environ.get("SPI_DATABASE") or _DEFAULT).resolve()


def query(name: str, **parameters: object) -> pd.DataFrame:
    """The answer to the question in sql/<name>.sql; columns and grain are stated at the top of that file.

    Every call has a cursor of its own: one connection shared by threads returns wrong rows. The same question of an
    unchanged store is answered from memory: a page asks about twenty, 2 to 5 ms each, half of its time.
    """
    question, version = (path(), name, repr(parameters)), _version
    known_version, answer = _answers.get(question, (None, None))
    if known_version != version:
        with connect().cursor() as cursor:
            answer = cursor.execute(_statement(name), parameters or None).df()
        if len(answer) <= _MOST_ROWS:
            if len(_answers) >= _MOST_ANSWERS:
                _answers.clear()
            _answers[question] = (version, answer)
    return answer.copy(deep=False)  # pandas copies on write: what a caller changes stays its own


@contextmanager
def write() -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor inside one transaction: committed at the end, rolled back whole when anything is raised."""
    global _version
    with _writing, connect().cursor() as cursor:
        cursor.begin()
        try:
            yield cursor
        except BaseException:
            cursor.rollback()
            raise
        cursor.commit()
        _version += 1


def refresh_scores(cursor: duckdb.DuckDBPyConnection, years: list[int]) -> None:
    """Mark the preferred figures and rebuild table `score` for the survey years a write has touched; call it before its end."""
    cursor.execute(_statement("refresh_preferred"), {"years": years})
    cursor.execute("delete from score where survey_year in (select unnest($years))", {"years": years})
    cursor.execute(_statement("refresh_scores"), {"years": years})


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
            _connections.popitem()[1].close()
        _answers.clear()


def _open(place: Path) -> duckdb.DuckDBPyConnection:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(place))
    except (duckdb.Error, OSError) as error:
        raise StoreError(_why_closed(place, str(error))) from error
    try:
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _why_closed(place: Path, words: str) -> str:
    """One sentence for what DuckDB says (Linux and Windows word a lock differently)."""
    said = words.lower()
    if any(sign in said for sign in ("could not set lock", "already open in", "being used by another process")):
        return (
            f"Basis data {place} sedang dipakai oleh proses lain (mungkin aplikasi yang masih terbuka). "
            "Tutup proses itu lebih dulu, lalu ulangi. Tidak ada yang diubah."
        )
    if "not a valid duckdb" in said:
        return _FOREIGN.format(place=place)
    return f"Basis data {place} tidak dapat dibuka. Periksa apakah folder itu ada dan boleh ditulisi. Sistem berkata: {words}"


def _migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply the numbered files of sql/migrations that this store has not seen, each in its own transaction."""
    tables = {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}
    if tables and "migration" not in tables:
        raise StoreError(_FOREIGN.format(place=path()))
    connection.execute("create table if not exists migration (number integer, name varchar, applied_at timestamp)")
    done = connection.execute("select coalesce(max(number), 0) from migration").fetchone()[0]
    files = sorted((_SQL / "migrations").glob("*.sql"))
    newest = int(files[-1].name[:4])
    if done > newest:
        raise StoreError(
            f"Basis data dibuat oleh versi aplikasi yang lebih baru (skema {done}, aplikasi ini mengenal {newest}). "
            "Perbarui aplikasi; basis data tidak diubah."
        )
    for file in files:
        number = int(file.name[:4])
        if number > done:
            connection.begin()
            connection.execute(file.read_text(encoding="utf-8"))
            connection.execute("insert into migration values (?, ?, now()::timestamp)", [number, file.stem])
            connection.commit()


@cache
def _statement(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
