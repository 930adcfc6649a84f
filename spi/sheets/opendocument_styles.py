"""How do the styles of an OpenDocument show a sheet, a cell, a piece of text?"""

from collections.abc import Iterator
from dataclasses import dataclass

from spi.sheets.archive import Starts

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE, TABLE, TEXT, STYLE = (f"{_SPACE}:{name}:1.0" for name in ("office", "table", "text", "style"))
_THROUGH = (f"{STYLE} text-line-through-style", f"{STYLE} text-line-through-type")
_DEEPEST = 20  # styles that are each the parent of the next


@dataclass
class _Style:
    """What a style says itself; None where it leaves that to its parent."""

    parent: str | None
    struck: bool | None = None
    raised: bool | None = None
    displayed: bool | None = None


class Styles:
    """The styles that a walk through styles.xml and content.xml passes."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._now = _Style(None)

    def starts(self) -> Starts:
        """What to call with the attributes of an element."""
        return {f"{STYLE} style": self._style, f"{STYLE} text-properties": self._text, f"{STYLE} table-properties": self._table}

    def is_struck(self, family: str, name: str | None) -> bool | None:
        """Is text in this style struck out? None where no style says so. family: "table-cell" or "text"."""
        return next((style.struck for style in self._line(family, name) if style.struck is not None), None)

    def is_raised(self, name: str | None) -> bool:
        """Does a piece of text in this style stand above or below the line?"""
        return next((style.raised for style in self._line("text", name) if style.raised is not None), False)

    def is_displayed(self, name: str | None) -> bool:
        """Is a sheet in this style shown?"""
        return next((style.displayed for style in self._line("table", name) if style.displayed is not None), True)

    def _line(self, family: str, name: str | None) -> Iterator[_Style]:
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.parent

    def _style(self, told: dict[str, str]) -> None:
        self._now = _Style(told.get(f"{STYLE} parent-style-name"))
        self._styles[told.get(f"{STYLE} family", ""), told.get(f"{STYLE} name", "")] = self._now

    def _text(self, told: dict[str, str]) -> None:
        through = [told[name] for name in _THROUGH if name in told]
        if through:
            self._now.struck = through[0] != "none"
        if position := told.get(f"{STYLE} text-position", "").split():
            self._now.raised = position[0] not in ("0%", "0")

    def _table(self, told: dict[str, str]) -> None:
        if display := told.get(f"{TABLE} display"):
            self._now.displayed = display != "false"
