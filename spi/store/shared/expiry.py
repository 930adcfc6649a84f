"""Which former states of the figures are kept no longer, so that the lake does not grow without end?

A table is a new file at each write, and the former one stays for whoever still reads it: a process that began a moment ago, or
a copy of the lake's folder beside one of PostgreSQL. It goes once another state has followed it so many days ago.
"""

import logging
from collections.abc import Collection

import duckdb
import psycopg

from spi.store.faults import StoreError
from spi.store.shared.replica import Replica
from spi.store.shared.server import locked

_PASSED = (
    "select snapshot_id from (select snapshot_id, lead(snapshot_time) over (order by snapshot_id) as followed_at "
    "from lake.ducklake_snapshot) each where followed_at < now() - make_interval(days => %s) and snapshot_id <> all(%s) "
    "order by snapshot_id"
)
_LEFT = "select exists (select from lake.ducklake_files_scheduled_for_deletion)"


def clear(replica: Replica, server: psycopg.Connection, kept: Collection[int]) -> None:
    """Take former states and their files out of the lake, under a lock of its own. kept: snapshots that stay however old they
    are. What cannot be removed now is tried again after a later write; nothing is raised for it."""
    try:
        with locked(server):
            passed = [row[0] for row in server.execute(_PASSED, [replica.place.days, list(kept)]).fetchall()]
            if passed or server.execute(_LEFT).fetchone() == (True,):
                with replica.changing:
                    replica.with_lake(lambda: _remove(replica.connection, passed))
    except (psycopg.Error, duckdb.Error, StoreError):
        logging.getLogger(__name__).exception("Angka lama di penyimpanan bersama belum dapat dibersihkan")


def _remove(connection: duckdb.DuckDBPyConnection, passed: list[int]) -> None:
    with connection.cursor() as cursor:
        if passed:
            cursor.execute("select snapshot_id from ducklake_expire_snapshots('lake', versions => ?)", [passed]).fetchall()
        cursor.execute("select path from ducklake_cleanup_old_files('lake', cleanup_all => true)").fetchall()
