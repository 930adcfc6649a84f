"""What does PostgreSQL hold of the shared store: the state in force, the events, the files of evidence?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import duckdb
import pandas as pd
import psycopg

from spi.store import file_store
from spi.store.shared import schema

_EVENT = (
    "seq", "happened_at", "actor", "role", "region_code", "survey_year", "kind", "subject", "operation", "facts", "reason",
    "previous", "hash",
)  # fmt: skip
_COLUMNS = ", ".join(_EVENT)


@dataclass(frozen=True)
class State:
    """What is in force; the columns in migrations/. tables: the step of schema.py that the server's tables have seen."""

    schema: int
    snapshot: int
    seq: int
    hash: str
    token: str
    tables: int

    def refuse_newer(self) -> None:
        """Raise StoreError where a newer version of the app has the store."""
        schema.refuse_newer(self.tables)
        file_store.refuse_newer(self.schema)


def state_of(server: psycopg.Connection) -> State | None:
    """The state in force; None where there is no store yet."""
    if not (tables := schema.done_in(server)):
        return None
    row = server.execute("select schema, snapshot, seq, hash, token from spi.store_state").fetchone()
    return State(*(*row, tables)) if row else None


def put_state(server: psycopg.Connection, state: State) -> None:
    """Put a state in force, in somebody's transaction."""
    server.execute(
        "insert into spi.store_state (schema, snapshot, seq, hash, token) values (%s, %s, %s, %s, %s) on conflict (only_row) "
        "do update set (schema, snapshot, seq, hash, token) = "
        "(excluded.schema, excluded.snapshot, excluded.seq, excluded.hash, excluded.token)",
        [state.schema, state.snapshot, state.seq, state.hash, state.token],
    )


def sizes(server: psycopg.Connection) -> tuple[int, int, int]:
    """The bytes of the database, and of the lake's files the bytes and how many there are: those of former states that are not
    removed yet, too."""
    held = "pg_database_size(current_database()), coalesce(sum(file_size_bytes), 0)::bigint, count(*)"
    return cast(tuple[int, int, int], server.execute(f"select {held} from lake.ducklake_data_file").fetchone())


def follow(server: psycopg.Connection, replica: duckdb.DuckDBPyConnection, known: State | None, state: State) -> None:
    """Give the replica, in its open transaction, the events and evidence that it lacks. known: the state it holds; where the log
    does not continue that one (a store was put in its place), all is read anew. The content of evidence stays where it is."""
    base = known.seq if known else 0
    events = _events(server, base)
    goes_on = known and (events[0][_EVENT.index("previous")] if events else state.hash) == known.hash and state.seq >= base
    if not goes_on:
        replica.execute("delete from event")
        replica.execute("delete from evidence_file")
        events = _events(server, 0) if base else events
    _insert(replica, events)
    replica.execute("delete from event_head")
    if state.seq:
        replica.execute("insert into event_head values (?, ?)", [state.seq, state.hash])
    held = [row[0] for row in replica.execute("select sha256 from evidence_file").fetchall()]
    files = server.execute("select sha256, bytes from spi.evidence_file where sha256 <> all (%s) order by sha256", [held])
    for file in files.fetchall():
        replica.execute("insert into evidence_file values (?, ?, null)", file)


def fill(server: psycopg.Connection, replica: duckdb.DuckDBPyConnection) -> None:
    """Give the replica the content of its evidence, one file at a time."""
    for row in replica.execute("select sha256 from evidence_file order by sha256").fetchall():
        replica.execute("update evidence_file set content = ? where sha256 = ?", [content(server, row[0]), row[0]])


def content(server: psycopg.Connection, sha256: str) -> bytes | None:
    """What is in a file of evidence; None where there is no such file."""
    row = server.execute("select content from spi.evidence_file where sha256 = %s", [sha256], binary=True).fetchone()
    return row[0] if row else None


def tables_of(server: psycopg.Connection, snapshot: int) -> dict[str, int]:
    """The tables of the lake in a snapshot, each with the number that it gets whenever it is written anew."""
    rows = server.execute(
        "select table_name, table_id from lake.ducklake_table where begin_snapshot <= %s and coalesce(end_snapshot > %s, true)",
        [snapshot, snapshot],
    )
    return {row[0]: row[1] for row in rows.fetchall()}


def holds(server: psycopg.Connection, seal: str) -> bool:
    """Does the log hold an event with this hash?"""
    return server.execute("select exists (select from spi.event where hash = %s)", [seal]).fetchone() == (True,)


def add(server: psycopg.Connection, replica: duckdb.DuckDBPyConnection, base: int) -> bool:
    """Add to PostgreSQL, in its open transaction, the events after number `base` and the files of evidence whose content the
    replica holds; answers whether there were any. A second event on one that is taken (a fork) is refused by the server."""
    events = replica.execute(f"select {_COLUMNS} from event where seq > ? order by seq", [base]).fetchall()
    with server.cursor() as cursor, cursor.copy(f"copy spi.event ({_COLUMNS}) from stdin") as copy:
        for event in events:
            copy.write_row(event)
    files = replica.execute("select sha256, bytes, content from evidence_file where content is not null").fetchall()
    for file in files:  # one that is there already lost its content, by one of these events, or gets it back
        server.execute(
            "insert into spi.evidence_file values (%s, %s, %s) on conflict (sha256) do update set content = excluded.content",
            file,
        )
    return bool(files or events)


def head_of(replica: duckdb.DuckDBPyConnection) -> tuple[int, str]:
    """Number and hash of the newest event that the replica knows; (0, "") of an empty log."""
    return replica.execute("select seq, hash from event_head").fetchone() or (0, "")


def _events(server: psycopg.Connection, base: int) -> list[tuple[Any, ...]]:
    return server.execute(f"select {_COLUMNS} from spi.event where seq > %s order by seq", [base]).fetchall()


def _insert(replica: duckdb.DuckDBPyConnection, events: Iterable[tuple[Any, ...]]) -> None:
    table = pd.DataFrame(events, columns=_EVENT)
    if not table.empty:
        replica.register("incoming", table)
        replica.execute(f"insert into event ({_COLUMNS}) select {_COLUMNS} from incoming")
        replica.unregister("incoming")
