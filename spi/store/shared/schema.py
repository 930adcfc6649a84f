"""Which tables does the store have in PostgreSQL, and how does a newer version of the app give them another shape?

migrations/ has a numbered file for each step; which were done stands in spi.migration. They run in the open transaction of
whoever holds the lock, so a store has all of them or none.
"""

from pathlib import Path

import psycopg

from spi.store.faults import StoreError

_MIGRATIONS = Path(__file__).with_name("migrations")
_NEWER = (
    "Tabel penyimpanan bersama di PostgreSQL dibuat oleh versi aplikasi yang lebih baru (langkah {done}, aplikasi ini mengenal "
    "{known}). Perbarui aplikasi; tidak ada yang diubah."
)


def newest() -> int:
    """The number of the last step that this version knows."""
    return max(_steps())


def done_in(server: psycopg.Connection) -> int:
    """The number of the last step that the server has seen; 0 where there is no store."""
    has_tables, has_numbers = server.execute(
        "select to_regclass('spi.store_state') is not null, to_regclass('spi.migration') is not null"
    ).fetchone() or (False, False)
    if not has_numbers:
        return int(has_tables)  # the first step was done before they were counted
    return (server.execute("select max(number) from spi.migration").fetchone() or (0,))[0]


def bring_up(server: psycopg.Connection, done: int) -> None:
    """Do the steps after number `done`, in somebody's transaction under the lock."""
    for number, file in sorted(_steps().items()):
        if number > done:
            server.execute(file.read_text(encoding="utf-8"))
    server.execute(
        "create table if not exists spi.migration (number integer primary key, name text not null, applied_at timestamp not null)"
    )
    for number, file in sorted(_steps().items()):
        server.execute("insert into spi.migration values (%s, %s, now()) on conflict do nothing", [number, file.stem])


def refuse_newer(done: int) -> None:
    """Raise StoreError where the server has seen a step that this version does not know."""
    if done > newest():
        raise StoreError(_NEWER.format(done=done, known=newest()))


def _steps() -> dict[int, Path]:
    return {int(file.name[:4]): file for file in _MIGRATIONS.glob("*.sql")}
