"""A PostgreSQL of the tests' own: Debian's binaries, a temporary folder, 127.0.0.1, an unprivileged user, ended by its own id."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

PASSWORD = "rahasia-uji"
_HOMES = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda file: int(file.parts[-3]))
MISSING = "PostgreSQL tidak terpasang (Debian: apt-get install postgresql)"


class Server:
    """One server; stopped and started at will."""

    def __init__(self, folder: Path, *, is_durable: bool = True) -> None:
        self.folder, self.binaries, self.port = folder, _HOMES[-1].parent, _free_port()
        self.settings = {
            "port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": folder, "max_connections": 60,
            "shared_buffers": "32MB", "fsync": "on" if is_durable else "off",
        }  # fmt: skip
        self.user = {} if os.geteuid() else {"user": "postgres", "group": "postgres", "extra_groups": []}
        self.process: subprocess.Popen | None = None
        (folder / "sandi").write_text(PASSWORD, encoding="utf-8")
        if self.user:
            shutil.chown(folder, "postgres")
        subprocess.run(
            [self.binaries / "initdb", "-D", folder / "data", "-U", "spi", "-A", "scram-sha-256", "--pwfile", folder / "sandi",
             "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True, capture_output=True, cwd=folder, **self.user,
        )  # fmt: skip

    def start(self) -> None:
        """Start it and wait until it answers."""
        import psycopg

        options = [word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.folder / "data", *options],
                stdout=log, stderr=log, cwd=self.folder, start_new_session=True, **self.user,
            )  # fmt: skip
        until = time.monotonic() + 30
        while True:
            try:
                return psycopg.connect(self.url("postgres"), connect_timeout=3).close()
            except psycopg.OperationalError:
                assert time.monotonic() < until, (self.folder / "log").read_text(encoding="utf-8")[-2000:]
                time.sleep(0.02)

    def stop(self, *, immediately: bool = False) -> None:
        """Stop it: after its transactions are ended, or at once, as a power cut would."""
        if self.process:
            self.process.send_signal(signal.SIGQUIT if immediately else signal.SIGINT)
            self.process.wait(30)
            self.process = None

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://spi:{PASSWORD}@127.0.0.1:{self.port}/{name}"

    def new_database(self, name: str) -> str:
        """Make a database; answers its address."""
        self.execute("postgres", f'create database "{name}"')
        return self.url(name)

    def execute(self, name: str, *statements: str) -> list[tuple]:
        """Do something as the superuser; answers the rows of the last statement."""
        import psycopg

        with psycopg.connect(self.url(name), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


def needed() -> None:
    """Skip the test where PostgreSQL, or what speaks with it, is not installed."""
    if not _HOMES:
        pytest.skip(MISSING)
    pytest.importorskip("psycopg", reason="psycopg tidak terpasang (pip install -r .deploy/requirements.txt)")


@contextmanager
def running(*, is_durable: bool = True):
    """A server of one's own, ended and removed at the end."""
    with tempfile.TemporaryDirectory(prefix="spi-postgres-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder), is_durable=is_durable)
        server.start()
        try:
            yield server
        finally:
            with suppress(subprocess.TimeoutExpired):
                server.stop(immediately=True)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
