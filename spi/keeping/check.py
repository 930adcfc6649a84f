"""Does the store keep its promises (sql/checks, each opening with the promise), and is its log of events untouched?"""

from typing import Any

from spi import database
from spi.follow_up import chain


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
    return found + chain.broken_in(cursor)
