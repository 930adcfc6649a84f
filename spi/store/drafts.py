"""Which half-made files did a killed process leave behind, and which belong to one that is still at work?

A draft lies beside what it will become, so that it can be given its name in one step. Its own name tells machine and process:
of a process that was killed (kill -9, a power cut) nothing else is left to clean up after it, so the next one does.
"""

import hashlib
import os
import platform
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spi.store.faults import refuse_unspellable

_NAME = re.compile(r"\.spi-draf-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{32}\.duckdb(\.wal)?")
_MACHINE = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
_HOUR = 3600
_own: set[str] = set()  # what this process is making


@contextmanager
def draft(target: Path) -> Iterator[Path]:
    """A name beside the target for what is not whole yet; what has it at the end, a file or a folder, is removed. Drafts that
    killed processes left in that folder are removed first. Raises KeepingError where its name is no text."""
    refuse_unspellable(target.parent)
    sweep(target.parent)
    name = f".spi-draf-{_MACHINE}-{os.getpid()}-{uuid.uuid4().hex}.duckdb"
    _own.add(name)
    try:
        yield target.with_name(name)
    finally:
        for rest in (target.with_name(name), target.with_name(f"{name}.wal")):
            _remove(rest)
        _own.discard(name)


def sweep(folder: Path) -> None:
    """Remove the drafts in a folder that belong to no living process of this machine; those of others are left alone."""
    with suppress(OSError):
        for file in folder.glob(".spi-draf-*"):
            name = _NAME.fullmatch(file.name)
            if name and name[1] == _MACHINE and not _is_at_work(file, int(name[2])):
                _remove(file)


def _is_at_work(file: Path, process: int) -> bool:
    if process == os.getpid():  # an earlier process of this number, in a container mostly, left what is not ours
        return file.name.removesuffix(".wal") in _own
    if os.name == "nt":  # asking for a process there ends it
        return time.time() - file.stat().st_mtime < _HOUR
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _remove(file: Path) -> None:
    with suppress(OSError):
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file, ignore_errors=True)
        else:
            file.unlink(missing_ok=True)
