"""Who reads what belongs to one government: its FGD notes, plan, evidence, readiness of respondents and evaluation?

Every question to the log about a government is asked here, so that it is refused where it is read, whichever page, document or
command asks. On a server of one office everybody reads everything, as results are read everywhere.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

import pandas as pd

from spi.follow_up.log.hidden_names import hidden
from spi.follow_up.log.people import Person, is_of
from spi.store import database

# All that belongs to a government; of its plan states and verdicts, and counts; what a public document prints.
OWN, STATES, OPEN = "own", "states", "open"
_TERMINAL = Person("baris perintah", "local")  # whoever runs a command can read the store itself
_REFUSED = (
    "Rencana, catatan FGD, bukti, dan kesiapan responden pemda ini hanya terbuka bagi pemda itu sendiri; hasil SPI-nya terbuka "
    "untuk semua. Masuk dengan akun pemda itu, atau minta peran kepada admin server."
)


class NotTheirsError(PermissionError):
    """Somebody asks for what belongs to the people of another government; the message is a sentence for them."""


def _at_the_terminal() -> Person:
    return _TERMINAL


_reader: Callable[[], Person] = _at_the_terminal


T = TypeVar("T")
_counted: ContextVar[bool] = ContextVar("only counted", default=False)
_given: ContextVar[Person | None] = ContextVar("reader", default=None)


def as_read_by(person: Person, make: Callable[[], T]) -> Callable[[], T]:
    """What this person may make, wherever it is made: a file is, once it is pressed, where nobody is at a screen."""

    def make_for_them() -> T:
        token = _given.set(person)
        try:
            return make()
        finally:
            _given.reset(token)

    return make_for_them


@contextmanager
def only_counted() -> Iterator[None]:
    """What is read meanwhile is only counted: those who follow a province may, since no word of it reaches them."""
    token = _counted.set(True)
    try:
        yield
    finally:
        _counted.reset(token)


def asked_by(reader: Callable[[], Person]) -> None:
    """From now on this says who reads, each time anew: the app's own way to know who is at the screen."""
    global _reader
    _reader = reader


def may_read(region_code: str, *, depth: str = OWN) -> bool:
    """May whoever reads now know this of a government ("" belongs to none)? depth: OWN, STATES or OPEN."""
    if depth == OPEN:
        return True
    depth = STATES if _counted.get() else depth
    person = _given.get() or _reader()
    followed = bool(person.province) and region_code.startswith(person.province)
    return is_of(person, region_code) or (depth == STATES and followed)


def read(question: str, *, region: str, depth: str = OWN, **parameters: object) -> pd.DataFrame:
    """The answer to a named question about what belongs to a government. Raises NotTheirsError for anybody else."""
    refuse_others(region, depth=depth)
    return hidden(database.query(question, region=region, **parameters))


def refuse_others(region_code: str, *, depth: str = OWN) -> None:
    """Raise NotTheirsError unless whoever reads now may know this of a government."""
    if not may_read(region_code, depth=depth):
        raise NotTheirsError(_REFUSED)
