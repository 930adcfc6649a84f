"""Does the store keep its promises (sql/checks, each opening with the promise), and is its log of events untouched?"""

from typing import Any

from spi.store import database, event_log

CANNOT_SEE = (
    "Catatan peristiwa yang disegel ulang seluruhnya oleh orang yang dapat menulis berkas basis datanya: hanya nomor dan hash "
    "yang dicatat di luar komputer ini yang membuktikannya.",
    "Impor, pembatalan impor, dan pilihan sumber: belum disegel, jadi perubahan di luar aplikasi tidak terlihat di sini.",
)


def head() -> tuple[int, str]:
    """Number and hash of the newest event of this process's store; (0, "") where there is none."""
    with database.snapshot() as cursor:
        return event_log.head(cursor)


def broken() -> list[str]:
    """A sentence for each promise that this process's store breaks, with how many rows break it; [] when all hold.

    The log of events is named by its first broken event.
    """
    with database.snapshot() as cursor:
        return broken_in(cursor)


def broken_in(cursor: Any) -> list[str]:
    """The same for the store behind a given cursor."""
    found = []
    for statement in database.checks().values():
        rows = cursor.execute(statement).fetchall()
        if rows:
            promise = statement.splitlines()[0].removeprefix("-- ").rstrip(".")
            example = ", ".join(str(cell) for cell in rows[0])
            found.append(f"Janji dilanggar: {promise} ({len(rows)} baris melanggar, misalnya: {example}).")
    return found + event_log.broken_in(cursor)
