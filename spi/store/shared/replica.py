"""What does this process hold of the shared store, and how does it keep up with what the others write?

A replica is a DuckDB in memory with the schema of the file store, so every question is asked as there and costs as much. It
knows which state it holds, and reads the lake only at the snapshot of a state: what was never finished is never seen.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

import duckdb
import psycopg

from spi.store import memory
from spi.store.faults import StoreError
from spi.store.shared import founding, lake, log
from spi.store.shared.log import State
from spi.store.shared.server import GONE, Place, connection, moment, place_of, worded
from spi.words.wording import time_words

A = TypeVar("A")
_REST = 2.0  # seconds without asking a server that did not answer: every click would wait for it
_BEHIND = (
    "Penyimpanan bersama {place} tidak terjangkau. Yang tampil adalah keadaan pukul {time}; menyimpan belum dapat. Setiap kali "
    "halaman dimuat, aplikasi mencoba lagi."
)
_replicas: dict[Place, "Replica"] = {}
_opening = threading.Lock()


def replica_of(url: str) -> "Replica":
    """The process's one replica of a shared store, made at first use. Raises StoreError with a sentence."""
    place = place_of(url)
    with _opening:
        if place not in _replicas:
            _replicas[place] = Replica(place)
        return _replicas[place]


def is_held(url: str) -> bool:
    """Has this process a replica of that store?"""
    return place_of(url) in _replicas


def close() -> None:
    """Let go of the replicas of this process."""
    with _opening:
        while _replicas:
            _replicas.popitem()[1].close()


class Replica:
    """One shared store as this process holds it. changing: held while its rows change."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.connection = lake.connection()
        self.changing, self._asking = threading.RLock(), threading.Lock()
        self.state: State | None = None
        self._is_attached, self._asked_at, self._rest_until = False, datetime.now(), 0.0
        self._reader: psycopg.Connection | None = None
        self._writer: psycopg.Connection | None = None
        try:
            with worded(place), connection(place) as server:
                founding.prepare(place, server, self.connection)
                self.tables = lake.tables(self.connection)
                with moment(server):
                    self.follow(server, log.state_of(server))
        except BaseException:
            self.close()
            raise

    def refresh(self) -> str:
        """Take over what others wrote; answers a sentence where the server did not answer, else "". Raises StoreError where a
        newer version of the app has the store."""
        with self._asking:
            if time.monotonic() < self._rest_until:
                return self._behind()
            try:
                self._reader = self._living(self._reader)
                if log.state_of(self._reader) != self.state:
                    with self.changing, moment(self._reader):
                        self.follow(self._reader, log.state_of(self._reader))
            except (psycopg.Error, duckdb.Error):
                self._rest_until = time.monotonic() + _REST
                return self._behind()
            self._asked_at = datetime.now()
            return ""

    def follow(self, server: psycopg.Connection, state: State | None) -> None:
        """Make the replica hold a state of the server. Within `changing`."""
        if state is None:
            raise StoreError(GONE.format(place=self.place))
        state.refuse_newer()
        if state != self.state:
            with memory.moving:
                self.with_lake(lambda: self._take_over(server, state))
                self.state = state
                memory.moved()

    def with_lake(self, act: Callable[[], A]) -> A:
        """Do what needs the lake; once more on a new connection where PostgreSQL was away since it was last used."""
        try:
            return self._attached(act)
        except duckdb.Error:
            return self._attached(act)

    def to_write(self) -> psycopg.Connection:
        """The connection on which this process writes."""
        self._writer = self._living(self._writer)
        return self._writer

    def contents(self, sha256: str) -> list[bytes]:
        """What is in a file of evidence; [] where there is no such file. Raises StoreError."""
        with worded(self.place), self._asking:
            self._reader = self._living(self._reader)
            content = log.content(self._reader, sha256)
        return [] if content is None else [content]

    def sizes(self) -> tuple[int, int, int]:
        """How large the store is; see log.sizes. Raises StoreError."""
        with worded(self.place), self._asking:
            self._reader = self._living(self._reader)
            return log.sizes(self._reader)

    def overwrite_deleted(self) -> None:
        """Make PostgreSQL write the files of evidence anew, without what was deleted."""
        with worded(self.place), connection(self.place) as server:
            server.execute("vacuum full spi.evidence_file")

    def close(self) -> None:
        """Let go of all connections."""
        for held in (self._reader, self._writer, self.connection):
            with suppress(psycopg.Error, duckdb.Error):
                if held is not None:
                    held.close()

    def _living(self, held: psycopg.Connection | None) -> psycopg.Connection:
        """The connection, or a new one where the server was away meanwhile."""
        with suppress(psycopg.Error):
            if held is not None and not held.closed:
                held.execute("select 1")
                return held
        return connection(self.place)

    def _behind(self) -> str:
        return _BEHIND.format(place=self.place, time=time_words(self._asked_at))

    def _attached(self, act: Callable[[], A]) -> A:
        try:
            if not self._is_attached:
                lake.attach(self.connection, self.place)
                self._is_attached = True
            return act()
        except duckdb.Error:
            self._is_attached = False
            raise

    def _take_over(self, server: psycopg.Connection, state: State) -> None:
        with self.connection.cursor() as cursor:
            cursor.begin()
            try:
                log.follow(server, cursor, self.state, state)
                if self.state is None or state.snapshot != self.state.snapshot:
                    held = log.tables_of(server, self.state.snapshot) if self.state else {}
                    there = log.tables_of(server, state.snapshot)
                    lake.load(cursor, state.snapshot, [table for table in self.tables if held.get(table) != there[table]])
                cursor.commit()
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.rollback()
                raise
