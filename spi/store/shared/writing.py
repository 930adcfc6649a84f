"""How does one transaction of ours become one of PostgreSQL, one of the lake and one of the replica, or none of the three?

Under one lock: the replica takes over what others wrote; the transaction runs on it as on a file; its new events go to
PostgreSQL, its figures to the lake; and the row that names the snapshot and the event in force is committed last. Readers read
the lake only at that snapshot, so whatever ends a process at whatever moment, they see before or after.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any, cast

import duckdb
import psycopg

from spi.store import memory
from spi.store.faults import StoreError
from spi.store.shared import expiry, lake, log
from spi.store.shared.log import State
from spi.store.shared.replica import Replica
from spi.store.shared.server import UNSAVED, connection, lock, worded
from spi.store.transaction import Transaction

_PATIENCE = 5.0  # seconds to learn what became of a commit whose answer was lost
_UNKNOWN = (
    "Hubungan ke penyimpanan bersama {place} putus tepat ketika perubahan disimpan, jadi belum pasti apakah perubahan itu "
    "tersimpan. Isian Anda masih di layar: periksa bila server sudah kembali, lalu simpan lagi hanya bila belum ada."
)


@contextmanager
def write(replica: Replica) -> Iterator[Transaction]:
    """One transaction of the shared store: committed at the end, taken back whole when anything is raised. Raises StoreError."""
    with worded(replica.place, UNSAVED):
        server = replica.to_write()
        if server.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            raise RuntimeError("a write within a write")
        lock(server)
        with _or_taken_back(lambda: server.execute("rollback")), replica.changing, replica.connection.cursor() as cursor:
            replica.follow(server, log.state_of(server))
            known = _held(replica)
            cursor.begin()
            with _or_taken_back(cursor.rollback):
                noting = _Noting(cursor)
                yield Transaction(cast(duckdb.DuckDBPyConnection, noting))
                state = _put(replica, server, noting)
                _commit(replica, server, state)
            try:
                cursor.commit()
                replica.state = state
            except duckdb.Error:  # it is written down; only this process does not know it yet
                logging.getLogger(__name__).exception("Salinan penyimpanan bersama dibaca ulang")
                replica.state = None
        if state.snapshot != known.snapshot:
            memory.moved()  # before what may take long: nobody is told the former figures meanwhile
            expiry.clear(replica, server, {known.snapshot, state.snapshot})


@contextmanager
def _or_taken_back(rollback: Callable[[], Any]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error, psycopg.Error):
            rollback()
        raise


class _Noting:
    """A cursor that notes what could change a table, so that only those that are named in it are compared."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.changes: list[str] = []

    def execute(self, query: Any, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        """As the cursor does."""
        steps = self._cursor.extract_statements(query) if isinstance(query, str) else [query]
        self.changes += [step.query.lower() for step in steps if step.type != duckdb.StatementType.SELECT]
        return self._cursor.execute(query, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


def _put(replica: Replica, server: psycopg.Connection, cursor: Any) -> State:
    """Put what the transaction changed on the server and into the lake; answers the state to come, the same where it changed
    nothing. The lake is committed here: a snapshot that no state names is read by nobody, and the next writer takes it back."""
    known = _held(replica)
    is_more = log.add(server, cursor, known.seq)
    cursor.execute("update evidence_file set content = null where content is not null")  # it is kept on the server alone
    changes = " ".join(cursor.changes)
    named = [table for table in replica.tables if re.search(rf"\b{table}\b", changes)]
    snapshot = replica.with_lake(lambda: _brought(replica, cursor, named, known.snapshot)) if named else known.snapshot
    if not is_more and snapshot == known.snapshot:
        return known
    seq, seal = log.head_of(cursor)
    state = replace(known, snapshot=snapshot, seq=seq, hash=seal, token=uuid.uuid4().hex)
    log.put_state(server, state)
    return state


def _held(replica: Replica) -> State:
    assert replica.state is not None
    return replica.state


def _brought(replica: Replica, cursor: duckdb.DuckDBPyConnection, named: list[str], known: int) -> int:
    """Bring the lake to what the transaction holds; answers the snapshot that holds it."""
    if lake.newest(replica.connection) != known:  # a write that was never finished may have changed any table
        return lake.bring_to(replica.connection, cursor, replica.tables)
    with replica.connection.cursor() as before:  # it does not see the transaction
        changed = lake.changed(before, cursor, named)
    return lake.bring_to(replica.connection, cursor, changed) if changed else known


def _commit(replica: Replica, server: psycopg.Connection, state: State) -> None:
    """Commit on the server. Where the connection broke meanwhile, find out what became of it; raises StoreError unless the state
    is in force."""
    try:
        server.execute("commit")
    except psycopg.Error as error:
        came_through = _came_through(replica, state)
        if not came_through:
            sentence = _UNKNOWN if came_through is None else UNSAVED
            raise StoreError(sentence.format(place=replica.place)) from error


def _came_through(replica: Replica, state: State) -> bool | None:
    """Is a state in force, or followed by one that others wrote since? None where the server does not answer."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            with connection(replica.place) as server:
                lock(server)  # whoever still ends that transaction has ended it then
                now = log.state_of(server)
                is_in_log = log.holds(server, state.hash) and replica.state is not None and replica.state.hash != state.hash
                return now == state or is_in_log
        except psycopg.Error:
            if time.monotonic() > until:
                return None
            time.sleep(0.2)
