"""Does the store keep its promises (sql/checks, each opening with the promise), and is what was sealed untouched?"""

from spi.store import database, event_log, seals
from spi.store.transaction import Transaction

_CANNOT_SEE = (
    "Catatan peristiwa yang disegel ulang seluruhnya oleh orang yang dapat menulis berkas basis datanya: hanya nomor dan hash "
    "yang dicatat di luar komputer ini yang membuktikannya.",
    "Nama dan ejaan instansi yang dibawa impor: tidak disegel, jadi perubahannya di luar aplikasi tidak terlihat di sini.",
)


def cannot_see() -> list[str]:
    """A sentence for each thing that `broken` cannot notice in this process's store."""
    with database.snapshot() as transaction:
        return [sentence for sentence in (*_CANNOT_SEE, seals.adopted(transaction)) if sentence]


def broken() -> list[str]:
    """A sentence for each promise that this process's store breaks, with how many rows break it; [] when all hold. Every import
    and choice that does not stand as it was sealed is named, and of the log of events the first broken one."""
    with database.whole() as transaction:
        return broken_in(transaction)


def broken_in(transaction: Transaction) -> list[str]:
    """The same for a store in a given transaction."""
    problems = []
    for statement in database.checks().values():
        rows = transaction.execute(statement).fetchall()
        if rows:
            promise = statement.splitlines()[0].removeprefix("-- ").rstrip(".")
            example = ", ".join(str(cell) for cell in rows[0])
            problems.append(f"Janji dilanggar: {promise} ({len(rows)} baris melanggar, misalnya: {example}).")
    return problems + (event_log.broken_in(transaction) or seals.broken_in(transaction))  # a broken log proves nothing
