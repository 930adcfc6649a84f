"""What does a cell say whose text is made of differently formatted pieces?"""

from dataclasses import dataclass, field
from typing import NamedTuple


class Text(NamedTuple):
    """What a cell says. struck: is all of it struck out? None where that is for the cell's own style to say."""

    text: str
    struck: bool | None


NO_TEXT = Text("", None)


@dataclass
class Pieces:
    """The pieces of a text as they come. A raised or lowered one is a note's number and no digit of the figure before."""

    _level: list[str] = field(default_factory=list)
    _raised: list[str] = field(default_factory=list)
    _struck: set[bool | None] = field(default_factory=set)

    def add(self, text: str, *, raised: bool = False, struck: bool | None = None) -> None:
        """Add a piece. struck: None for a piece that looks as its cell does."""
        (self._raised if raised else self._level).append(text)
        if text.strip() and not raised:
            self._struck.add(struck)

    def take(self) -> Text:
        """The text without its raised and lowered pieces, unless it has no others; then begin anew."""
        level, raised, struck = "".join(self._level), "".join(self._raised), self._struck
        self._level, self._raised, self._struck = [], [], set()
        return Text(level if level.strip() else level + raised, False if False in struck else True if struck == {True} else None)
