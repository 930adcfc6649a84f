"""Which texts do the sheets of an .xlsx share, and how do its cell styles show what is in their cells?"""

import re
from collections.abc import Callable
from typing import TypeVar

from spi.sheets import number_formats
from spi.sheets.archive import Archive, Attributes, Handlers
from spi.sheets.number_formats import Look
from spi.sheets.rich_text import Pieces, Text, plain

MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
_MOST_STYLES = 70_000  # Excel allows 65,490
_NOT = ("0", "false", "off")
_RAISED = ("superscript", "subscript")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # in a text: how a sign is written that XML has no place for
_Handler = TypeVar("_Handler")


def main(**handlers: _Handler) -> dict[str, _Handler]:
    """Handlers by the local name of an element, for both namespaces that a spreadsheet may be written in."""
    return {f"{space} {name}": handler for space in MAIN for name, handler in handlers.items()}


def is_on(attributes: Attributes, name: str = "val", *, without: str = "1") -> bool:
    """Is this property of an element on? without: what holds when the attribute is missing."""
    return attributes.get(name, without) not in _NOT


def unescaped(text: str) -> str:
    """The text with its _x000D_ as the signs they stand for; what is no sign of a text stays as it is written."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(match: re.Match[str]) -> str:
    number = int(match.group(1), 16)
    return chr(number) if number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else match.group()


class SharedTexts:
    """The shared texts of a workbook, by number."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._apart: dict[int, Text] = {}  # of those only whose pieces say themselves whether they are struck out

    def add(self, text: Text) -> None:
        """Add the next one."""
        if text != plain(text.text):
            self._apart[len(self._texts)] = text
        self._texts.append(text.text)

    def get(self, number: str | None) -> Text:
        """The one with this number, as a cell writes it. Raises ValueError or IndexError where there is none."""
        if number is None or not number.isdecimal():
            raise ValueError("no number of a shared text")
        return self._apart.get(int(number)) or plain(self._texts[int(number)])


def shared_texts(archive: Archive, part: str | None) -> SharedTexts:
    """The shared texts of a workbook; none where it has no such part."""
    shared = SharedTexts()
    if part is not None:
        reading = TextReading()
        archive.walk(part, reading.handlers().beside(Handlers({}, main(si=lambda: shared.add(reading.take())), {})))
    return shared


class TextReading:
    """The handlers for the text in <si> and <is>: <t>, or <r> with <rPr> and <t>; <rPh> says how to pronounce it."""

    def __init__(self) -> None:
        self._pieces, self._aside = Pieces(), 0
        self._raised = False
        self._struck: bool | None = None
        self.take: Callable[[], Text] = self._pieces.take

    def handlers(self) -> Handlers:
        """What to call while a text is walked."""
        starts = main(rPr=self._formatted, strike=self._strike, vertAlign=self._align, r=self._begin, rPh=self._leave)
        return Handlers(starts, main(r=self._begin, rPh=self._return), main(t=self._piece))

    def _begin(self, _: Attributes | None = None) -> None:
        self._raised, self._struck = False, None

    def _formatted(self, _: Attributes) -> None:
        self._struck = False

    def _strike(self, attributes: Attributes) -> None:
        self._struck = is_on(attributes)

    def _align(self, attributes: Attributes) -> None:
        self._raised = attributes.get("val") in _RAISED

    def _leave(self, _: Attributes) -> None:
        self._aside += 1

    def _return(self) -> None:
        self._aside -= 1

    def _piece(self, text: str) -> None:
        if not self._aside:
            self._pieces.add(unescaped(text), raised=self._raised, struck=self._struck)


def looks(archive: Archive, part: str | None) -> dict[str, Look]:
    """The look of each cell style, by its number as a cell writes it; none where the workbook has none."""
    if part is None:
        return {}
    styles = _Styles()
    archive.walk(part, styles.handlers())
    return styles.looks()


class _Styles:
    """The walk through styles.xml: number formats and fonts come before the cell styles that name them."""

    def __init__(self) -> None:
        self._kinds = dict(number_formats.BUILT_IN)
        self._fonts: list[bool] = []
        self._struck = self._in_styles = self._done = False
        self._used: list[tuple[str, str]] = []

    def handlers(self) -> Handlers:
        """What to call while styles.xml is walked."""
        starts = main(numFmt=self._number_format, strike=self._strike, cellXfs=self._enter, xf=self._style, font=self._begin_font)
        return Handlers(starts, main(cellXfs=self._leave, font=lambda: self._fonts.append(self._struck)), {})

    def looks(self) -> dict[str, Look]:
        """The look of each cell style, by its number as a cell writes it."""
        struck = {str(number) for number, one in enumerate(self._fonts) if one}
        kinds = {str(number): kind for number, kind in self._kinds.items()}
        known = {used: Look(kinds.get(used[0], number_formats.PLAIN), used[1] in struck) for used in set(self._used)}
        return {str(number): known[used] for number, used in enumerate(self._used)}

    def _leave(self) -> None:
        # What comes after the cell styles belongs to conditional formats, and counts from 0 again.
        self._in_styles, self._done = False, True

    def _number_format(self, attributes: Attributes) -> None:
        if not self._done:
            self._kinds[int(attributes["numFmtId"])] = number_formats.kind(attributes.get("formatCode", ""))

    def _begin_font(self, _: Attributes) -> None:
        self._struck = False

    def _strike(self, attributes: Attributes) -> None:
        self._struck = is_on(attributes)

    def _enter(self, _: Attributes) -> None:
        self._in_styles = True

    def _style(self, attributes: Attributes) -> None:
        if len(self._used) > _MOST_STYLES:
            raise ValueError("more styles than a workbook may have")
        if self._in_styles:
            self._used.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))
