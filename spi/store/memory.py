"""Which answers of the store are remembered, and until which write?

Two clocks: one moves with every write, the other where figures may have changed. What was asked of figures alone holds after a
note.
"""

import itertools
import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

import pandas as pd

R = TypeVar("R")
_versions = itertools.count(1)
_figures, _notes = 0, 0  # move with each write, of this process or taken over from another: of figures, and of anything
_of_notes: ContextVar[bool] = ContextVar("notes were asked", default=False)  # for what is calculated at this moment
_answers: dict[tuple[Any, ...], tuple[int, int | None, Any]] = {}  # as of which writes; None: of notes it is independent
_MOST_ANSWERS, _MOST_ROWS = 600, 20_000
# Held from the commit of a write until `moved`: who takes the clocks meanwhile would take a new state for the former one.
moving = threading.RLock()


def moved(*, notes_only: bool = False) -> None:
    """The store is another one than before: no answer to a question of the former one is given again. notes_only: of figures it
    is the same."""
    global _figures, _notes
    _notes = next(_versions)
    _figures = _figures if notes_only else _notes


def clocks() -> tuple[int, int]:
    """As of which write of figures, and of anything, the store is; waits for one that is just being committed."""
    with moving:
        return _figures, _notes


def notes_asked() -> None:
    """Whatever is being calculated depends on notes."""
    _of_notes.set(True)


def forget() -> None:
    """Remember nothing of what was answered so far."""
    _answers.clear()


def answer(question: tuple[Any, ...], calculate: Callable[[], R]) -> R:
    """The answer to a question, which names its store, too: the known one while it holds, else calculated now. A table comes as a
    copy."""
    figures, notes = _figures, _notes
    if (known := _answers.get(question)) and known[0] == figures and known[1] in (None, notes):
        noted, found = known[1] is not None, known[2]
    else:
        outer = _of_notes.set(False)
        try:
            found, noted = calculate(), _of_notes.get()
        finally:
            _of_notes.reset(outer)
        if not isinstance(found, pd.DataFrame) or len(found) <= _MOST_ROWS:
            if len(_answers) >= _MOST_ANSWERS:
                _answers.clear()
            _answers[question] = (figures, notes if noted else None, found)
    if noted:
        _of_notes.set(True)  # what is calculated from it is of notes, too
    # pandas copies on write: what a caller changes stays its own
    return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found
