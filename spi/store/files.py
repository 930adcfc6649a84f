"""What does a file on the disk hold? Read so that nothing hangs, nothing grows without end, and a fault is a sentence."""

import os
import stat
from pathlib import Path

# A pipe that nobody writes to would wait for ever, a terminal would become ours; systems without these have no such files.
_CAREFULLY = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
_KINDS = {stat.S_ISDIR: "folder", stat.S_ISFIFO: "pipa", stat.S_ISSOCK: "soket"}
_UNREADABLE = "berkas tidak dapat dibaca. Periksa apakah berkas masih ada dan tidak sedang terkunci."


class FileError(ValueError):
    """A file that cannot be read; the message is a sentence without the file's name: what is wrong, and what to do."""


def content(path: Path, most_bytes: int) -> bytes:
    """The bytes of a plain file, at most so many. Raises FileError for anything else, and never waits for one."""
    try:
        _refuse_unless_plain(path.stat().st_mode)  # before it is opened: opening a device can set it going
        with os.fdopen(os.open(path, os.O_RDONLY | _CAREFULLY), "rb") as file:
            _refuse_unless_plain(os.fstat(file.fileno()).st_mode)  # what was opened, whatever the name meant before
            data = file.read(most_bytes + 1)  # a size that is stated may be wrong: /proc states 0
    except FileError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a name with a null byte
        raise FileError(_UNREADABLE) from error
    if len(data) > most_bytes:
        raise FileError(f"ukurannya lebih dari {most_bytes // 2**20} MB. Pecah menjadi satu berkas per tahun.")
    return data


def plain(path: Path) -> Path:
    """The path, when it leads to a plain file. Raises FileError, or OSError where it leads nowhere."""
    _refuse_unless_plain(path.stat().st_mode)
    return path


def located(path: Path) -> Path:
    """Where a path leads, from the root on and without links; an endless link leads to itself."""
    return Path(os.path.realpath(path))


def kind_of(mode: int) -> str:
    """What stands there instead of a plain file, in a word."""
    return next((words for is_one, words in _KINDS.items() if is_one(mode)), "perangkat")


def _refuse_unless_plain(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise FileError(f"ini bukan berkas, melainkan {kind_of(mode)}. Tunjuk sebuah berkas yang berisi tabel.")
