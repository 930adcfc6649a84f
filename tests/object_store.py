"""An S3 of the tests' own: moto's server, which keeps all in memory; 127.0.0.1, ended by its own id. It checks no signature."""

import importlib.util
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

_NEEDED = ("moto", "flask_cors", "botocore")
MISSING = "server S3 untuk uji tidak terpasang (pip install -r tests/requirements.txt)"
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Buckets:
    """One server of S3. settings: what a process is told to find it; asked: the lines of its log, one a request."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = taken.getsockname()[1]
        self.address, self.log = f"http://127.0.0.1:{self.port}", folder / "s3.log"
        self.settings = {
            "AWS_ACCESS_KEY_ID": "kunci", "AWS_SECRET_ACCESS_KEY": "rahasia-s3", "AWS_REGION": "ap-southeast-3",
            "AWS_ENDPOINT_URL": self.address,
        }  # fmt: skip
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it, empty, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)],
                stdout=log, stderr=log, env=os.environ | {"AWS_ENDPOINT_URL": ""}, start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + 30
        while True:
            try:
                return self._ask("GET", "moto-api/").close()
            except urllib.error.URLError:
                assert time.monotonic() < until, self.log.read_text(encoding="utf-8")[-2000:]
                time.sleep(0.05)

    def stop(self) -> None:
        """End it; what it held is gone."""
        if self.process:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def make(self, bucket: str) -> None:
        """Make a bucket."""
        self._ask("PUT", bucket).close()

    def held(self, bucket: str) -> dict[str, int]:
        """The objects of a bucket: name -> bytes."""
        listed = self._ask("GET", f"{bucket}?list-type=2&max-keys=1000").read().decode()
        return {name: int(size) for name, size in re.findall(r"<Key>(.*?)</Key>.*?<Size>(\d+)</Size>", listed, re.DOTALL)}

    def _ask(self, method: str, what: str):
        return _DIRECT.open(urllib.request.Request(f"{self.address}/{what}", method=method), timeout=10)


@contextmanager
def running(folder: Path):
    """A server of one's own, ended at the end; the test is skipped where it is not installed."""
    if not all(importlib.util.find_spec(name) for name in _NEEDED):
        pytest.skip(MISSING)
    buckets = Buckets(folder)
    buckets.start()
    try:
        yield buckets
    finally:
        buckets.stop()
