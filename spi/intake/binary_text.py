"""Which texts do the records of an .xls hold, without note numbers?"""

from struct import unpack_from
from typing import NamedTuple

from spi.intake.rich_text import Pieces, Text

_WIDE, _HAS_ASIDE, _HAS_RUNS = 0x01, 0x04, 0x08
_MOST = 1_000_000  # texts
_SHARED_HEAD = 8  # bytes: how often the texts are used, and how many there are


class Font(NamedTuple):
    """struck: is its text struck out? raised: does it stand above or below the line?"""

    struck: bool
    raised: bool


def font(data: bytes) -> Font:
    """The font of a FONT record."""
    return Font(bool(data[2] & 0x08), unpack_from("<H", data, 8)[0] != 0)


def of_number(fonts: list[Font], number: int) -> Font:
    """The font with this number, which leaves out 4; a plain one where there is none."""
    index = number - (number > 4)
    return fonts[index] if index < len(fonts) else Font(struck=False, raised=False)


def wide_text(data: bytes, length: int) -> str:
    """A text of BIFF8 that begins with its flags: one or two bytes a sign."""
    return _decoded(data[1:], length, wide=bool(data[0] & _WIDE))


def narrow_text(data: bytes, length: int, encoding: str) -> str:
    """A text of BIFF5: one byte a sign."""
    return data[:length].decode(encoding, "replace")


def shared_texts(parts: list[bytes], fonts: list[Font]) -> list[Text]:
    """The shared texts of an SST record and what continues it. Raises IndexError or struct.error for a broken one."""
    reading, found = _Reading(parts), []
    (count,) = unpack_from("<I", parts[0], 4)
    reading.skip(_SHARED_HEAD)
    while len(found) < min(count, _MOST) and reading.goes_on():
        found.append(reading.text(fonts))
    return found


class _Reading:
    """The way through texts that run on from one record into the next."""

    def __init__(self, parts: list[bytes]) -> None:
        self._parts, self._part, self._at = parts, 0, 0

    def goes_on(self) -> bool:
        """Is there anything left? Steps into the next record at the end of one."""
        while self._part < len(self._parts) and self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        return self._part < len(self._parts)

    def skip(self, length: int) -> None:
        """Pass over bytes, which may lie in several records."""
        while length and self.goes_on():
            step = min(length, len(self._parts[self._part]) - self._at)
            self._at, length = self._at + step, length - step

    def text(self, fonts: list[Font]) -> Text:
        """The next text, with its pieces told apart by their fonts."""
        length, flags = self._number("<H"), self._number("<B")
        runs = self._number("<H") if flags & _HAS_RUNS else 0
        aside = self._number("<I") if flags & _HAS_ASIDE else 0
        whole = self._signs(length, wide=bool(flags & _WIDE))
        starts = [(self._number("<H"), of_number(fonts, self._number("<H"))) for _ in range(runs)]
        self.skip(aside)
        return _apart(whole, starts)

    def _number(self, form: str) -> int:
        self.goes_on()
        (number,) = unpack_from(form, self._parts[self._part], self._at)
        self._at += {"<B": 1, "<H": 2, "<I": 4}[form]
        return number

    def _signs(self, length: int, *, wide: bool) -> str:
        text = ""
        while True:
            part, size = self._parts[self._part] if length else b"", 1 + wide
            step = min(length, (len(part) - self._at) // size)
            text += _decoded(part[self._at : self._at + step * size], step, wide=wide)
            self._at, length = self._at + step * size, length - step
            if not length:
                return text
            self._part, self._at = self._part + 1, 0  # each record that continues a text says anew how wide its signs are
            wide = bool(self._number("<B") & _WIDE)


def _decoded(data: bytes, length: int, *, wide: bool) -> str:
    return data[: 2 * length].decode("utf-16-le", "replace") if wide else data[:length].decode("latin-1")


def _apart(text: str, starts: list[tuple[int, Font]]) -> Text:
    """What stands before the first start looks as its cell does."""
    pieces = Pieces()
    ends = [start for start, _ in starts[1:]] + [len(text)]
    pieces.add(text[: starts[0][0]] if starts else text)
    for (start, look), end in zip(starts, ends, strict=True) if starts else ():
        pieces.add(text[start:end], raised=look.raised, struck=look.struck)
    return pieces.take()
