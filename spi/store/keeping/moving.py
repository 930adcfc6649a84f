"""How does all that is kept move into another store, from one file to a shared store or back?"""

from pathlib import Path

from spi.store import database, drafts
from spi.store.faults import KeepingError
from spi.store.files import located
from spi.store.keeping.check import broken_in


def move(target: str) -> str:
    """Put all that this process's store holds into an empty one: postgresql://..., or a file. Answers which setting puts that
    one in force; until then the old one is, and it is only read. Whatever ends this before leaves no store there. Raises
    KeepingError, or StoreError where a store cannot be reached or is in use."""
    if not database.is_shared() and not database.path().exists():
        raise KeepingError(f"Basis data {database.path()} belum ada; tidak ada yang dipindahkan.")
    is_file = "://" not in target
    file = located(Path(target)) if is_file else database.path()
    if is_file and file.exists():
        raise KeepingError(f"{file} sudah ada. Pilih nama lain; tidak ada yang ditimpa.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with drafts.draft(file) as draft:
            _copy_whole(draft)
            if is_file:
                draft.replace(file)
                return f"SPI_DATABASE={file}, tanpa SPI_STORE"
            return f"SPI_STORE ke alamat itu (dengan pengguna dan sandinya) dan SPI_LAKE={database.fill(target, draft)}"
    except (database.Error, OSError) as error:
        raise KeepingError(f"Penyimpanan tidak dapat dipindahkan; yang lama tetap utuh. Sistem berkata: {error}") from error


def _copy_whole(draft: Path) -> None:
    database.copy_into(draft)
    with database.other(draft, read_only=True) as transaction:
        if problems := broken_in(transaction):
            raise KeepingError(f"{database.place()} tidak dipindahkan karena isinya tidak utuh. {problems[0]}")
