"""How is the store kept safe: checked, exported, backed up, restored?"""

from pathlib import Path


class KeepingError(Exception):
    """A check, export, backup or restore that cannot be done; the message is a sentence for the person at the terminal."""


def refuse_unspellable(folder: Path) -> None:
    """Raise KeepingError where the name of a folder is no text: DuckDB cannot be told of it."""
    try:
        str(folder).encode()
    except UnicodeEncodeError as error:
        told = "memuat bita yang bukan UTF-8. Pilih folder lain, atau ganti namanya; tidak ada yang ditulis."
        raise KeepingError(f"Nama folder {folder} {told}") from error
