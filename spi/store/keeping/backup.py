"""How is the store backed up, or read by the command line, while the app runs?

DuckDB lets one process open the file, so the process that has it must write the backup. A second process (the command
line) leaves a request beside the database; the app's thread (`answering`) finds it, writes the backup and answers.
Copying the file instead would be wrong twice: a checkpoint may rewrite it half-way, and closing the copied file inside
the app would release the app's own lock on it (POSIX). The copy is one transaction, so it sees a moment between imports.
"""

import glob
import json
import logging
import os
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spi.store import database, drafts
from spi.store.faults import KeepingError
from spi.store.files import FileError, content, located
from spi.store.keeping.check import broken_in

PATIENCE = 60.0  # seconds that a request waits for its answer
READERS_PATIENCE = 10.0
_PAUSE = 0.3
_LONGEST = 100_000  # bytes of a request


def write(file: Path, *, patience: float = PATIENCE) -> list[str]:
    """Back up the store to a new file, through the app where that runs; answers the promises its data break. Raises KeepingError
    where it cannot be written or nobody answers within `patience` seconds."""
    if database.is_shared():
        return copy(located(file))
    if not database.path().exists():
        raise KeepingError(f"Basis data {database.path()} belum ada; tidak ada yang dicadangkan.")
    try:
        database.connect()
    except database.StoreBusyError:
        return _ask(located(file), patience)
    return copy(located(file))


@contextmanager
def readable() -> Iterator[None]:
    """While this lasts the store can be read: itself, or where the app has it open a copy of this moment, then deleted. Raises
    KeepingError where another process has the store and does not answer."""
    try:
        database.connect()
    except database.StoreBusyError:
        with tempfile.TemporaryDirectory() as folder:
            moment, setting = Path(folder) / "spi.duckdb", os.environ.get("SPI_DATABASE")
            _ask(moment, READERS_PATIENCE)
            os.environ["SPI_DATABASE"] = str(moment)
            try:
                yield
            finally:
                database.close()
                os.environ.pop("SPI_DATABASE") if setting is None else os.environ.update(SPI_DATABASE=setting)
    else:
        yield


def copy(file: Path) -> list[str]:
    """Back up the store that this process has open to a new file, verified before it gets its name; see `write`."""
    try:
        if file.exists():
            raise KeepingError(f"{file} sudah ada. Pilih nama lain; tidak ada yang ditimpa.")
        file.parent.mkdir(parents=True, exist_ok=True)
        with drafts.draft(file) as draft:
            database.copy_into(draft)
            with database.other(draft, read_only=True) as transaction:
                problems = broken_in(transaction)
            draft.replace(file)
    except (database.Error, database.StoreError, OSError) as error:
        remedy = "Periksa apakah di sana ada ruang dan boleh ditulisi, lalu ulangi."
        raise KeepingError(f"Cadangan {file} tidak dapat ditulis. {remedy} Sistem berkata: {error}") from error
    return problems


@contextmanager
def answering() -> Iterator[None]:
    """While this lasts a thread answers the backup requests of other processes, which cannot read a file that this one has open;
    the app wraps its life in it."""
    if database.is_shared():
        yield
        return
    _forget_the_unasked()
    stop = threading.Event()
    thread = threading.Thread(target=_answer_until, args=(stop,), name="cadangan", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _ask(file: Path, patience: float) -> list[str]:
    place = database.path()
    request = place.with_name(f"{place.name}.cadangan-{uuid.uuid4().hex}.minta")
    answer = request.with_suffix(".jawab")
    try:
        _put(request, {"file": str(file), "until": time.time() + patience})
        until = time.monotonic() + patience
        while not answer.exists() and time.monotonic() < until:
            time.sleep(_PAUSE / 3)
        if not answer.exists():
            raise KeepingError(
                f"Basis data {place} sedang dipakai proses lain yang tidak menjawab dalam {patience:g} detik. "
                "Tunggu impor selesai atau tutup proses itu, lalu ulangi."
            )
        reply = json.loads(answer.read_text(encoding="utf-8"))
    except OSError as error:
        raise KeepingError(f"Permintaan cadangan di {place.parent} tidak dapat ditulis. Sistem berkata: {error}") from error
    finally:
        request.unlink(missing_ok=True)
        answer.unlink(missing_ok=True)
    if reply["error"]:
        raise KeepingError(reply["error"])
    return reply["problems"]


def _answer_until(stop: threading.Event) -> None:
    while not stop.wait(_PAUSE):
        place = database.path()
        for request in place.parent.glob(f"{glob.escape(place.name)}.cadangan-*.minta"):
            try:
                _answer(request)
            except Exception:  # whatever a request holds, the next one is answered
                logging.getLogger(__name__).exception("Permintaan cadangan %s gagal", request)


def _answer(request: Path) -> None:
    """Answer one request; one that has no asker any more, or says nothing, is thrown away."""
    try:
        asked = json.loads(content(request, _LONGEST))
        file, alive = Path(asked["file"]), time.time() < asked["until"]
    except FileError:  # a folder, a pipe: nobody's request, and not ours to remove
        return
    except (ValueError, KeyError, TypeError):
        alive = False
    request.unlink(missing_ok=True)
    if not alive:
        return
    reply = {"error": "", "problems": []}
    try:
        reply["problems"] = copy(file)
    except (KeepingError, database.StoreError) as error:
        reply["error"] = str(error)
    _put(request.with_suffix(".jawab"), reply)


def _forget_the_unasked() -> None:
    """Remove answers whose asker was killed before reading them."""
    place = database.path()
    for file in place.parent.glob(f"{glob.escape(place.name)}.cadangan-*"):
        with suppress(OSError):
            if file.suffix in (".jawab", ".tulis") and time.time() - file.stat().st_mtime > PATIENCE:
                file.unlink()


def _put(file: Path, content: dict) -> None:
    """Write a small file whole: nobody sees half of it."""
    draft = file.with_suffix(".tulis")
    draft.write_text(json.dumps(content), encoding="utf-8")
    draft.replace(file)
