"""Which texts do the sheets of an .xlsx share, without note numbers and reading aids?"""

import re
from collections.abc import Callable

from spi.sheets.archive import Archive, Ends, Starts, Texts
from spi.sheets.openxml_styles import is_on, main
from spi.sheets.rich_text import Pieces, Text, plain

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a sign is written that XML has no place for
_RAISED = ("superscript", "subscript")


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
        ends = reading.ends() | main(si=lambda: shared.add(reading.take()))
        archive.walk(part, starts=reading.starts(), ends=ends, texts=reading.texts())
    return shared


class TextReading:
    """The handlers for the text in <si> and <is>: <t>, or <r> with <rPr> and <t>; <rPh> says how to pronounce it."""

    def __init__(self) -> None:
        self._pieces, self._aside = Pieces(), 0
        self._raised, self._struck = False, None
        self.take: Callable[[], Text] = self._pieces.take

    def starts(self) -> Starts:
        """What to call with the attributes of an element."""
        formats = main(rPr=self._formatted, strike=self._strike, vertAlign=self._align)
        return formats | main(r=self._begin, rPh=self._leave)

    def ends(self) -> Ends:
        """What to call at the end of an element."""
        return main(r=lambda: self._begin({}), rPh=self._return)

    def texts(self) -> Texts:
        """What to call with the text in an element."""
        return main(t=self._piece)

    def _begin(self, _: dict[str, str]) -> None:
        self._raised, self._struck = False, None

    def _formatted(self, _: dict[str, str]) -> None:
        self._struck = False

    def _strike(self, told: dict[str, str]) -> None:
        self._struck = is_on(told)

    def _align(self, told: dict[str, str]) -> None:
        self._raised = told.get("val") in _RAISED

    def _leave(self, _: dict[str, str]) -> None:
        self._aside += 1

    def _return(self) -> None:
        self._aside -= 1

    def _piece(self, text: str) -> None:
        if not self._aside:
            self._pieces.add(unescaped(text), raised=self._raised, struck=self._struck)


def unescaped(text: str) -> str:
    """The text with its _x000D_ as the signs they stand for; what is no sign of a text stays as it is written."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(match: re.Match[str]) -> str:
    number = int(match.group(1), 16)
    return chr(number) if number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else match.group()
