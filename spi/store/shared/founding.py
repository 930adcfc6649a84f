"""How does a shared store come to be, get a newer schema or another content, and leave it as one file?"""

import uuid
from dataclasses import replace
from pathlib import Path

import duckdb
import psycopg

from spi.store import file_store
from spi.store.faults import KeepingError, StoreError
from spi.store.shared import lake, log, schema
from spi.store.shared.log import State
from spi.store.shared.server import GONE, Place, connection, locked, moment, worded

_NOT_REACHED = (
    "Server tujuan {place} tidak terjangkau atau menolak masuk, jadi tidak ada yang ditulis ke sana; penyimpanan yang dipakai "
    "sekarang tidak berubah. Periksa server, port, basis data, pengguna, dan sandi pada alamat itu, dan apakah PostgreSQL di "
    "sana berjalan; lalu ulangi perintahnya. Sistem berkata: {words}"
)


def prepare(place: Place, server: psycopg.Connection, replica: duckdb.DuckDBPyConnection) -> None:
    """Give an empty replica our schema, and the server a store of that schema where it has none or an older one."""
    state = log.state_of(server)
    if state is not None:
        state.refuse_newer()
    if state is not None and (state.tables, state.schema) == (schema.newest(), file_store.schema()):
        file_store.migrate(replica, 0)
        return
    with locked(server):  # another process may be about the same
        state = log.state_of(server)
        if state is None:
            file_store.migrate(replica, 0)
            _fill(place, server, replica)
            return
        state.refuse_newer()
        if state.tables < schema.newest():
            schema.bring_up(server, state.tables)
        if state.schema < file_store.schema():
            _upgrade(place, server, state)
        file_store.migrate(replica, 0)


def fill(place: Place, file: Path, aside: Path | None) -> None:
    """Make a shared store of a store file that is whole, in one step: whatever ends it before, the server has what it had. What
    is there is replaced only where a file is named that keeps it aside. Raises KeepingError, or StoreError where the server does
    not answer."""
    with worded(place, _NOT_REACHED), connection(place) as server, lake.connection(str(file)) as source, locked(server):
        if log.state_of(server) is not None:
            if aside is None:
                raise KeepingError(
                    f"{place} sudah berisi penyimpanan SPI. Tunjuk basis data yang kosong; tidak ada yang ditulis."
                )
            copy_into(place, aside)
        server.execute("drop schema if exists spi cascade")
        _fill(place, server, source)


def copy_into(place: Place, file: Path) -> None:
    """Write the shared store as it is now, read anew and with all evidence, as a store file that is not there yet. Raises
    StoreError."""
    with worded(place), connection(place) as server, lake.connection(str(file)) as copy:
        with moment(server):
            state = log.state_of(server)
            if state is None:
                raise StoreError(GONE.format(place=place))
            state.refuse_newer()
            file_store.migrate(copy, 0)
            lake.attach(copy, place)
            copy.begin()
            log.follow(server, copy, None, state)
            log.fill(server, copy)
            lake.load(copy, state.snapshot, lake.tables(copy))
            copy.commit()
        copy.execute("detach lake")


def _fill(place: Place, server: psycopg.Connection, source: duckdb.DuckDBPyConnection) -> None:
    """Put all that a store of our schema holds on the server; what was begun there and never finished is written over."""
    schema.bring_up(server, 0)
    _forget_empty_lake(place)
    lake.attach(source, place, create=True)
    with source.cursor() as cursor:
        cursor.begin()
        log.add(server, cursor, 0)
        snapshot = lake.bring_to(source, cursor, lake.tables(cursor))
        log.put_state(server, State(file_store.schema(), snapshot, *log.head_of(cursor), uuid.uuid4().hex, schema.newest()))
        cursor.rollback()


def _forget_empty_lake(place: Place) -> None:
    """Remove the catalog of a lake that never held a table: it would hold on to the place that was named by mistake."""
    with connection(place) as beside:  # DuckLake would wait for what is not committed
        if beside.execute("select to_regclass('lake.ducklake_table')").fetchone() == (None,):
            return
        if beside.execute("select exists (select from lake.ducklake_table)").fetchone() == (False,):
            beside.execute("drop schema lake cascade")


def _upgrade(place: Place, server: psycopg.Connection, state: State) -> None:
    """Apply the migrations that the figures have not seen, and write them as they are then."""
    with lake.connection() as later:
        file_store.migrate(later, 0, until=state.schema)
        lake.attach(later, place)
        later.begin()
        log.follow(server, later, None, state)
        lake.load(later, state.snapshot, lake.tables(later))
        later.commit()
        file_store.migrate(later, state.schema)
        with later.cursor() as cursor:
            cursor.begin()
            snapshot = lake.bring_to(later, cursor, lake.tables(cursor))
            cursor.rollback()
    log.put_state(server, replace(state, schema=file_store.schema(), snapshot=snapshot, token=uuid.uuid4().hex))
