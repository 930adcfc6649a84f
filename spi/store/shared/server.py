"""Where is the shared store, how does a process reach its PostgreSQL, and what is said where it does not answer?"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psycopg
from psycopg import conninfo

from spi.store.faults import StoreBusyError, StoreError

_LAKE = Path(__file__).resolve().parents[3] / "data" / "lake"
_DAYS = 7  # that a former state of the figures is kept, unless SPI_LAKE_DAYS says otherwise
_SCHEMES = ("postgresql://", "postgres://")
_S3 = re.compile(r"s3://[^/]+(/.*)?")
_LOCK = 5_710_716  # of pg_advisory_xact_lock; it holds within one database
PATIENCE = 60  # seconds that a writer waits for the others
# What the server does to the session of a writer that hangs, or whose machine is gone: it ends, and with it the lock.
_LIMITS = {
    "idle_in_transaction_session_timeout": "'600s'", "tcp_keepalives_idle": "10", "tcp_keepalives_interval": "3",
    "tcp_keepalives_count": "3",
}  # fmt: skip
# A server that is away is noticed within seconds.
_OPTIONS = {
    "connect_timeout": "3", "tcp_user_timeout": "10000", "keepalives_idle": "10", "keepalives_interval": "3",
    "client_encoding": "UTF8", "application_name": "spi",
}  # fmt: skip
_ODD = "SPI_STORE harus berupa postgresql://pengguna:sandi@server:port/basisdata, atau kosong untuk basis data dalam berkas."
_ODD_LAKE = "SPI_LAKE harus berupa folder, atau s3://ember/folder; alamat jenis lain tidak dikenal. Tidak ada yang diubah."
_ODD_DAYS = "SPI_LAKE_DAYS harus berupa bilangan bulat 1 sampai 3650, atau kosong. Tidak ada yang diubah."
_UNREACHABLE = (
    "Penyimpanan bersama {place} tidak terjangkau atau menolak masuk; tidak ada yang diubah. Periksa apakah PostgreSQL di sana "
    "berjalan, dan apakah server, basis data, pengguna, dan sandi dalam SPI_STORE benar; lalu ulangi."
)
UNSAVED = (
    "Penyimpanan bersama {place} tidak terjangkau; tidak ada yang disimpan, dan isian Anda masih di layar. Tunggu sebentar, lalu "
    "simpan lagi. Bila terulang, minta pengelola server memeriksa PostgreSQL."
)
GONE = "Di {place} tidak ada lagi penyimpanan SPI; tidak ada yang disimpan. Periksa SPI_STORE, atau pulihkan cadangan."
_WAITED = (
    f"Penyimpanan bersama {{place}} sedang ditulis proses lain lebih dari {PATIENCE} detik; tidak ada yang disimpan. Tunggu "
    "sebentar, lalu simpan lagi."
)
_REFUSED = "Penyimpanan bersama {place} menolak perubahan itu; tidak ada yang disimpan. Server berkata: {words}"


@dataclass(frozen=True)
class Place:
    """A shared store. url: with its password, so it is never printed; lake: a folder, or s3://bucket/prefix; days: so long are
    former states of the figures kept."""

    url: str = field(repr=False)
    lake: str
    days: int = _DAYS

    @property
    def options(self) -> dict[str, str]:
        """What libpq is told, the password included."""
        return _parsed(self.url)

    def __str__(self) -> str:
        told = self.options
        return f"postgresql://{told.get('host', 'localhost')}:{told.get('port', '5432')}/{told.get('dbname', '')}"


@cache
def _parsed(url: str) -> dict[str, str]:
    return {name: str(value) for name, value in (_OPTIONS | conninfo.conninfo_to_dict(url)).items()}


def place_of(url: str) -> Place:
    """The shared store of an address. Raises StoreError where it is none."""
    lake = os.environ.get("SPI_LAKE") or str(_LAKE)
    days = os.environ.get("SPI_LAKE_DAYS", "").strip() or str(_DAYS)
    if not (days.isascii() and days.isdigit() and 1 <= int(days) <= 3650):
        raise StoreError(_ODD_DAYS)
    place = Place(url.strip(), lake if "://" in lake else str(Path(lake).resolve()), int(days))
    if not place.url.startswith(_SCHEMES):
        raise StoreError(_ODD)
    if "://" in lake and not _S3.fullmatch(lake):
        raise StoreError(_ODD_LAKE)  # DuckDB would ask a host that nobody named
    try:
        _parsed(place.url)
    except psycopg.Error:
        raise StoreError(_ODD) from None  # what is said of it may quote the password
    return place


@contextmanager
def worded(place: Place, unreachable: str = _UNREACHABLE) -> Iterator[None]:
    """What psycopg raises meanwhile becomes a StoreError, without the password. unreachable: the sentence for a server that does
    not answer, with {place}, and {words} where it is to say what the system says."""
    try:
        yield
    except psycopg.errors.LockNotAvailable as error:
        raise StoreBusyError(_WAITED.format(place=place)) from error
    except psycopg.OperationalError as error:
        raise StoreError(unreachable.format(place=place, words=_first_line(error))) from error
    except psycopg.Error as error:
        raise StoreError(_REFUSED.format(place=place, words=_first_line(error))) from error


def _first_line(error: psycopg.Error) -> str:
    return next(iter(str(error).splitlines()), "")


def connection(place: Place) -> psycopg.Connection:
    """A new connection, in autocommit. Raises psycopg's errors."""
    return psycopg.connect(conninfo.make_conninfo(**place.options), autocommit=True)


def lock(server: psycopg.Connection) -> None:
    """Begin a transaction of the server that nobody else writes beside, until it ends.

    READ COMMITTED: what is read after the lock was given is what the writer before has left.
    """
    limits = _LIMITS | {"lock_timeout": f"'{PATIENCE}s'"}
    server.execute("begin isolation level read committed")
    try:
        server.execute("; ".join(f"set local {name} = {value}" for name, value in limits.items()))
        server.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    except BaseException:
        with suppress(psycopg.Error):
            server.execute("rollback")
        raise


@contextmanager
def locked(server: psycopg.Connection) -> Iterator[None]:
    """The same while this lasts: committed at the end, taken back when anything is raised."""
    lock(server)
    try:
        yield
    except BaseException:
        with suppress(psycopg.Error):
            server.execute("rollback")
        raise
    server.execute("commit")


@contextmanager
def moment(server: psycopg.Connection) -> Iterator[None]:
    """One state of the server, whatever is written meanwhile."""
    server.execute("begin isolation level repeatable read read only")
    try:
        yield
    finally:
        with suppress(psycopg.Error):
            server.execute("rollback")
