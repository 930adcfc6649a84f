"""How does a backup or an export become the store again, and where does the replaced store go?"""

import os
import shutil
from datetime import datetime
from pathlib import Path

from spi.store import database, drafts
from spi.store.faults import KeepingError, log_of
from spi.store.files import located
from spi.store.keeping import export
from spi.store.keeping.check import broken_in


def restore(given: Path) -> Path | None:
    """Put a backup file or an export folder in the place of the store; answers the file in which the replaced store is kept.

    The given file is not touched: a copy is migrated, checked and moved in. Raises KeepingError, or StoreError while the
    app runs on one file or the server does not answer, and then nothing was changed.
    """
    given, place = located(given), database.path()  # of a shared store: where its former content is kept
    if not given.exists():
        raise KeepingError(f"{given} tidak ada. Tunjuk berkas cadangan atau folder ekspor.")
    if not database.is_shared():
        if given == place:
            raise KeepingError(f"{given} adalah basis data yang sedang dipakai sendiri. Tunjuk berkas cadangan.")
        database.close()
        _refuse_while_in_use(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with drafts.draft(place) as draft:
            _build(given, draft)
            return _fill(place, draft) if database.is_shared() else _swap(place, draft)
    except OSError as error:
        raise KeepingError(f"{given} tidak dapat dipulihkan. Sistem berkata: {error}") from error


def _refuse_while_in_use(place: Path) -> None:
    """Raises StoreBusyError while another process has the store; a store that cannot be opened is replaced all the same."""
    if not place.exists():
        return
    try:
        with database.other(place):
            pass  # closing it also empties its log (WAL), so that one file is the whole store
    except database.StoreBusyError:
        raise
    except database.StoreError:
        pass


def _build(given: Path, draft: Path) -> None:
    """Make the draft from the given file or folder, and check that it is whole."""
    if given.is_dir():
        export.read(given, draft)
        return
    try:
        with database.other(given, read_only=True):
            pass  # ours, not newer than we, and nobody is writing it
        shutil.copyfile(given, draft)
        if log_of(given).exists():
            shutil.copyfile(log_of(given), log_of(draft))
        with database.other(draft) as transaction:
            problems = broken_in(transaction)
            if not transaction.value("select count(*) from batch"):
                problems = ["Berkas itu tidak berisi satu impor pun."]
    except database.StoreBusyError:
        raise
    except (database.StoreError, database.Error) as error:
        raise KeepingError(f"{given} tidak dapat dipulihkan. {str(error).replace(str(draft), str(given))}") from error
    if problems:
        raise KeepingError(f"{given} tidak dipulihkan karena isinya tidak utuh. {problems[0]}")


def _fill(place: Path, draft: Path) -> Path | None:
    """Put the draft into the shared store; what that held is read into a file first."""
    aside = _free(_aside(place))
    database.fill(os.environ["SPI_STORE"], draft, aside)
    return aside if aside.exists() else None


def _aside(place: Path) -> Path:
    return place.with_name(f"{place.name}.sebelum-{datetime.now():%Y%m%d-%H%M%S}")


def _swap(place: Path, draft: Path) -> Path | None:
    """Move the draft in; the replaced store keeps a name of its own, and there is a store at every moment."""
    aside = None
    if place.exists():
        aside = _free(_aside(place))
        try:
            os.link(place, aside)
        except OSError:  # a file system without hard links
            shutil.copy2(place, aside)
        if log_of(place).exists():  # of a store that could not be opened: it must not be replayed on the new one
            log_of(place).replace(log_of(aside))
    draft.replace(place)
    return aside


def _free(wanted: Path) -> Path:
    free, number = wanted, 1
    while free.exists():
        number += 1
        free = wanted.with_name(f"{wanted.name}-{number}")
    return free
