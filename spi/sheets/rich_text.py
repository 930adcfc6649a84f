"""What does a cell say whose text is made of differently formatted pieces?"""

from typing import NamedTuple


class Text(NamedTuple):
    """What a cell says, and what is left of it without what is struck out: in a plain cell, and in a cell whose own style
    strikes out whatever does not say otherwise."""

    text: str
    left: str
    left_in_struck: str


NO_TEXT = Text("", "", "")


def plain(text: str) -> Text:
    """A text that looks as its cell does."""
    return Text(text, text, "")


class Pieces:
    """The pieces of a text as they come. A raised or lowered one is a note's number and no digit of the figure before."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool, bool | None]] = []

    def add(self, text: str, *, raised: bool = False, struck: bool | None = None) -> None:
        """Add a piece. struck: None for a piece that looks as its cell does."""
        self._pieces.append((text, raised, struck))

    def take(self) -> Text:
        """The text without its raised and lowered pieces, unless it has no others; then begin anew."""
        pieces, self._pieces = self._pieces, []
        level = [(text, struck) for text, raised, struck in pieces if not raised]
        if not any(text.strip() for text, _ in level):
            level = [(text, struck) for text, _, struck in pieces]
        return Text(
            "".join(text for text, _ in level),
            "".join(text for text, struck in level if not struck),
            "".join(text for text, struck in level if struck is False),
        )
