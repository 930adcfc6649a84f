"""How do the figures come out of DuckLake into a connection of DuckDB, and how does a write bring the lake to what it holds?"""

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import duckdb

from spi.store import file_store
from spi.store.faults import NOT_INSTALLED, StoreError
from spi.store.shared.server import Place

# How DuckDB calls each extension and what its wheel does, in the order in which they need one another.
_EXTENSIONS = {"httpfs": "httpfs", "postgres_scanner": "postgres", "ducklake": "ducklake"}
NOT_IN_LAKE = {"migration", "event", "event_head", "evidence_file"}  # counted, or kept in PostgreSQL's own tables
_RETRIES = 50
_S3 = {
    "key_id": "AWS_ACCESS_KEY_ID", "secret": "AWS_SECRET_ACCESS_KEY", "session_token": "AWS_SESSION_TOKEN",
    "region": "AWS_REGION", "endpoint": "AWS_ENDPOINT_URL",
}  # fmt: skip


def connection(file: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A DuckDB that knows DuckLake, from the installed wheels alone: it never asks another host for an extension. Raises
    StoreError where they are not installed."""
    from_wheels = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    opened = duckdb.connect(file, config=file_store.ONE_BY_ONE | from_wheels)
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            for name, wheel in _EXTENSIONS.items():
                opened.execute(f"load {_quoted(_named(Path(folder) / f'{name}.duckdb_extension', wheel))}")
    except BaseException:
        opened.close()
        raise
    opened.execute(f"set ducklake_max_retry_count = {_RETRIES}")
    return opened


def _named(wanted: Path, wheel: str) -> Path:
    """The library of a wheel under the name that DuckDB knows it by: it looks for its entry under the name of the file."""
    found = importlib.util.find_spec(f"duckdb_extension_{wheel}")
    places = list(found.submodule_search_locations or []) if found else []
    library = Path(*places[:1], "extensions", f"v{duckdb.__version__}", f"{wheel}.duckdb_extension")
    if not library.is_file():
        raise StoreError(NOT_INSTALLED)
    try:
        wanted.symlink_to(library)
    except OSError:  # Windows lets few make a link
        shutil.copyfile(library, wanted)
    return wanted


def attach(connection: duckdb.DuckDBPyConnection, place: Place, *, create: bool = False) -> None:
    """Attach the lake of a shared store as `lake`, anew where it was attached. The password goes another way than the address,
    which DuckDB quotes in its messages."""
    told = dict(place.options)
    password = told.pop("password", "")
    address = " ".join(
        f"{name}='{value.replace(chr(92), chr(92) * 2).replace(chr(39), chr(92) + chr(39))}'" for name, value in told.items()
    )
    with suppress(duckdb.Error):
        connection.execute("detach lake")
    connection.execute(f"create or replace temporary secret spi_catalog (type postgres, password {_quoted(password)})")
    if place.lake.startswith("s3://"):
        _sign_in(connection)
    elif create:
        Path(place.lake).mkdir(parents=True, exist_ok=True)
    options = {
        "data_path": _quoted(f"{place.lake.rstrip('/')}/"), "metadata_schema": "'lake'", "meta_secret": "'spi_catalog'",
        "data_inlining_row_limit": "0", "create_if_not_exists": str(create).lower(),
    }  # fmt: skip
    listed = ", ".join(f"{name} {value}" for name, value in options.items())
    connection.execute(f"attach {_quoted(f'ducklake:postgres:{address}')} as lake ({listed})")


def _sign_in(connection: duckdb.DuckDBPyConnection) -> None:
    told = {name: os.environ[variable] for name, variable in _S3.items() if os.environ.get(variable)}
    if "endpoint" in told:  # DuckDB wants host and port alone
        scheme, _, told["endpoint"] = told["endpoint"].rstrip("/").rpartition("://")
        told |= {"url_style": "path", "use_ssl": str(scheme != "http").lower()}
    options = "".join(f", {name} {_quoted(value)}" for name, value in told.items())
    connection.execute(f"create or replace temporary secret spi_lake (type s3{options})")


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of the store that the lake keeps."""
    rows = connection.execute(
        "select table_name from duckdb_tables() where database_name = current_database() and not temporary and not internal"
    ).fetchall()
    return sorted({row[0] for row in rows} - NOT_IN_LAKE)


def load(cursor: duckdb.DuckDBPyConnection, snapshot: int, wanted: Iterable[str]) -> None:
    """Replace these tables of the replica by those of a snapshot, inside somebody's transaction."""
    for table in wanted:
        cursor.execute(f"delete from {table}")
        cursor.execute(f"insert into {table} by name select * from lake.{table} at (version => {snapshot})")
    # What is inserted next gets a number that no figure has.
    highest, last = cursor.execute("select max(figure_id), nextval('figure_sequence') from figure").fetchone() or (0, 0)
    cursor.execute("select max(nextval('figure_sequence')) from range(?)", [max(0, (highest or 0) - last)])


def changed(before: duckdb.DuckDBPyConnection, after: duckdb.DuckDBPyConnection, wanted: Iterable[str]) -> list[str]:
    """Which of these tables hold other rows in the one transaction than in the other?"""

    def sums(cursor: duckdb.DuckDBPyConnection, table: str) -> tuple[object, ...] | None:
        return cursor.execute(f"select count(*), sum(hash(t)::hugeint) from main.{table} t").fetchone()

    return [table for table in wanted if sums(before, table) != sums(after, table)]


def newest(cursor: duckdb.DuckDBPyConnection) -> int:
    """The number of the lake's last snapshot, in force or never finished."""
    row = cursor.execute("select id from ducklake_current_snapshot('lake') as now (id)").fetchone()
    assert row
    return int(row[0])


def bring_to(connection: duckdb.DuckDBPyConnection, source: duckdb.DuckDBPyConnection, wanted: Iterable[str]) -> int:
    """Write these tables of the lake anew as the (open) transaction of source holds them, in one transaction of the lake; answers
    the snapshot that holds them. DuckDB writes to one database a transaction, so the rows pass through files.

    A table is always one file: figures come a few times a year, and are read at each start of a process.
    """
    with tempfile.TemporaryDirectory() as folder, connection.cursor() as cursor:
        files = {table: _quoted(Path(folder) / f"{table}.parquet") for table in wanted}
        for table, file in files.items():
            source.execute(f"copy (from main.{table}) to {file} (format parquet)")
        cursor.begin()
        try:
            before = newest(cursor)
            for table, file in files.items():
                cursor.execute(f"create or replace table lake.{table} as from read_parquet({file})")
            cursor.commit()
        except BaseException:
            with suppress(duckdb.Error):
                cursor.rollback()
            raise
        after = newest(cursor)
    if after != before + 1:  # somebody wrote without the lock: a process that hung while it had it, and woke up
        raise StoreError("Angka di penyimpanan bersama berubah pada saat yang sama; tidak ada yang disimpan. Simpan lagi.")
    return after


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"
