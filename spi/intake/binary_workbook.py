"""Which cells do the sheets of an .xls (BIFF8 of Excel 97-2003, BIFF5 of Excel 95) hold?"""

from collections.abc import Callable, Iterator
from struct import pack, unpack_from

from spi.intake.binary_text import Font, font, narrow_text, of_number, shared_texts, wide_text
from spi.intake.compound_file import stream
from spi.intake.number_formats import BUILT_IN, PERCENT, PLAIN, UNSTYLED, Look, kind, shown
from spi.intake.rich_text import Text
from spi.intake.workbook import MACROS, Book, UnfitWorkbook, Value

_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_MOST_RECORDS = 3_000_000  # of all sheets together, several of which may lead to the same place
_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_BIFF5, _BIFF8, _WORKSHEET, _MACRO_SHEET = 0x0500, 0x0600, 0, 1
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ENCODINGS = {367: "ascii", 10000: "mac-roman", 32768: "mac-roman", 65001: "utf-8"}  # by codepage; others are cp...
Parts = list[bytes]
Takers = dict[int, Callable[..., object]]


def read(content: bytes, book: Book) -> None:
    """Put the sheets of an .xls into the book. Raises UnfitWorkbook, and another exception for a broken one."""
    if _MACROS in content:
        raise UnfitWorkbook(MACROS)
    workbook = stream(content, "Workbook", "Book")
    records = _Records(workbook)
    contents = _Globals(book)
    takers = contents.takers()
    for number, parts in records.of(0):
        if taker := takers.get(number):
            taker(parts)
    if len({place for _, place, _, _ in contents.sheets}) != len(contents.sheets):
        raise ValueError("two sheets are at one place")
    looks = contents.looks()
    for name, place, what, hidden in contents.sheets:
        if what == _MACRO_SHEET:
            raise UnfitWorkbook(MACROS)
        if what == _WORKSHEET:
            book.begin(name, hidden=hidden)
            takers = _Sheet(book, contents, looks).takers()
            for number, parts in records.of(place):
                if taker := takers.get(number):
                    taker(parts[0])
            book.end()


class _Records:
    """The records of a workbook stream."""

    def __init__(self, content: bytes) -> None:
        self._content, self._passed = content, 0

    def of(self, place: int) -> Iterator[tuple[int, Parts]]:
        """The records from a BOF to its EOF, without those of charts within: number, and its bytes with what continues it."""
        depth, number, parts = 0, _BOF, []
        while True:
            following, length = unpack_from("<HH", self._content, place)
            data = self._content[place + 4 : place + 4 + length]
            place += 4 + length
            self._passed += 1
            if self._passed > _MOST_RECORDS:
                raise ValueError("more records than a workbook needs")
            if following == _CONTINUE:
                parts.append(data)
                continue
            if parts and depth == 1:
                yield number, parts
            depth += (following == _BOF) - (following == _EOF)
            if depth < 1:
                return
            number, parts = following, [data]


class _Globals:
    """What stands before the sheets. sheets: name, place in the stream, kind, is it hidden?"""

    def __init__(self, book: Book) -> None:
        self._book, self._encoding, self.wide, self.since_1904 = book, "cp1252", True, False
        self.sheets: list[tuple[str, int, int, bool]] = []
        self.shared: list[Text] = []
        self._fonts: list[Font] = []
        self._kinds, self._styles = dict(BUILT_IN), []

    def takers(self) -> Takers:
        """What to call with a record, by its number."""
        return {
            _BOF: self._begin,
            0x002F: self._password,
            0x0042: self._codepage,
            0x0022: self._date_mode,
            0x0031: lambda parts: self._fonts.append(font(parts[0])),
            0x041E: self._format,
            0x00E0: lambda parts: self._styles.append(unpack_from("<HH", parts[0])),
            0x0085: self._sheet,
            0x00FC: self._share,
            0x01AE: self._other_book,
        }

    def looks(self) -> list[Look]:
        """The look of each cell style, by its number."""
        known = {style: self._look(*style) for style in set(self._styles)}
        return [known[style] for style in self._styles]

    def text(self, data: bytes) -> str:
        """A text that begins with its length in two bytes."""
        return self._text(data[2:], unpack_from("<H", data)[0])

    def _text(self, data: bytes, length: int) -> str:
        return wide_text(data, length) if self.wide else narrow_text(data, length, self._encoding)

    def _look(self, number: int, code: int) -> Look:
        return Look(self._kinds.get(code, PLAIN), of_number(self._fonts, number).struck)

    def _begin(self, parts: Parts) -> None:
        version = unpack_from("<H", parts[0])[0]
        if version not in (_BIFF5, _BIFF8):
            raise ValueError("older than Excel 95")
        self.wide = version == _BIFF8

    def _password(self, _: Parts) -> None:
        raise ValueError("only a password opens it")

    def _codepage(self, parts: Parts) -> None:
        page = unpack_from("<H", parts[0])[0]
        encoding = _ENCODINGS.get(page, f"cp{page}")
        try:
            "".encode(encoding)
        except LookupError:
            return
        self._encoding = encoding

    def _date_mode(self, parts: Parts) -> None:
        self.since_1904 = parts[0][:1] == b"\x01"

    def _format(self, parts: Parts) -> None:
        data = parts[0]
        code = self._text(data[4:], unpack_from("<H", data, 2)[0]) if self.wide else self._text(data[3:], data[2])
        self._kinds[unpack_from("<H", data)[0]] = kind(code)

    def _sheet(self, parts: Parts) -> None:
        place, state, what, length = unpack_from("<IBBB", parts[0])
        name = self._text(parts[0][7:], length).replace("\0", "")
        self.sheets.append((name, place, what, bool(state & 0x03)))

    def _share(self, parts: Parts) -> None:
        self.shared = shared_texts(parts, self._fonts)

    def _other_book(self, parts: Parts) -> None:
        if len(parts[0]) > 4:  # a shorter one stands for this workbook, or for functions
            self._book.known.add("links")


class _Sheet:
    """The cells of a sheet, record by record; each begins with its row, column and style."""

    def __init__(self, book: Book, contents: _Globals, looks: list[Look]) -> None:
        self._book, self._page, self._contents, self._looks = book, book.pages[-1], contents, looks
        self._formula: tuple[int, int, int] | None = None  # whose text follows

    def takers(self) -> Takers:
        """What to call with a record, by its number."""
        return {
            0x0203: lambda data: self._number(data, unpack_from("<d", data, 6)[0]),
            0x027E: lambda data: self._number(data, _packed(data[6:10])),
            0x00BD: self._numbers,
            0x0204: lambda data: self._put(*unpack_from("<HHH", data), self._contents.text(data[6:])),
            0x00D6: lambda data: self._put(*unpack_from("<HHH", data), self._contents.text(data[6:])),
            0x00FD: self._shared,
            0x0205: self._truth,
            0x0006: self._computed,
            0x0207: self._computed_text,
            0x00E5: self._merged,
            0x0208: self._row,
            0x007D: self._columns,
        }

    def _put_text(self, row: int, column: int, style: int, text: Text) -> None:
        self._put(row, column, style, text.text, text.left_in_struck if self._look(style).struck else text.left)

    def _put(self, row: int, column: int, style: int, value: Value, left: Value | None = None) -> None:
        """left: of a text, what is not struck out."""
        if value == "":
            return
        self._book.put(row, column, value)
        look = self._look(style)
        if look.struck or left not in (None, value):
            self._page.struck[row, column] = left or ""
        if look.kind == PERCENT and isinstance(value, float):
            self._page.percent.add((row, column))

    def _look(self, style: int) -> Look:
        return self._looks[style] if style < len(self._looks) else UNSTYLED

    def _number(self, data: bytes, number: float) -> None:
        row, column, style = unpack_from("<HHH", data)
        self._put(row, column, style, shown(number, self._look(style), since_1904=self._contents.since_1904))

    def _numbers(self, data: bytes) -> None:
        row, first = unpack_from("<HH", data)
        for at in range(4, len(data) - 7, 6):
            self._number(pack("<HH", row, first + (at - 4) // 6) + data[at : at + 2], _packed(data[at + 2 : at + 6]))

    def _shared(self, data: bytes) -> None:
        *cell, number = unpack_from("<HHHI", data)
        if number < len(self._contents.shared):
            self._put_text(*cell, self._contents.shared[number])

    def _truth(self, data: bytes) -> None:
        *cell, value, is_error = unpack_from("<HHHBB", data)
        self._unread(*cell, value) if is_error else self._put(*cell, bool(value))

    def _unread(self, row: int, column: int, style: int, error: int) -> None:
        shown_as = _ERRORS.get(error, "#N/A")
        self._put(row, column, style, shown_as)
        self._page.unread[row, column] = shown_as

    def _computed(self, data: bytes) -> None:
        self._book.known.add("formulas")
        *cell, what, _, value, _, _, _, mark = unpack_from("<HHHBBBBBBH", data)
        self._formula = tuple(cell)
        if mark != 0xFFFF:
            self._number(data, unpack_from("<d", data, 6)[0])
        elif what == 1:
            self._put(*cell, bool(value))
        elif what == 2:
            self._unread(*cell, value)

    def _computed_text(self, data: bytes) -> None:
        if self._formula:
            self._put(*self._formula, self._contents.text(data))
        self._formula = None

    def _merged(self, data: bytes) -> None:
        for number in range(unpack_from("<H", data)[0]):
            top, bottom, left, right = unpack_from("<HHHH", data, 2 + 8 * number)
            self._page.merge(((top, left), (bottom, right)))

    def _row(self, data: bytes) -> None:
        if data[12] & 0x20:
            self._page.hidden_rows.add(unpack_from("<H", data)[0])

    def _columns(self, data: bytes) -> None:
        first, last = unpack_from("<HH", data)
        if data[8] & 0x01:
            self._page.hidden_columns.update(range(first, min(last + 1, self._book.most_columns)))


def _packed(data: bytes) -> float:
    """A number in four bytes: the high half of a float, or an integer, either in hundredths."""
    (whole,) = unpack_from("<i", data)
    number = whole >> 2 if whole & 2 else unpack_from("<d", b"\0\0\0\0" + pack("<i", whole & ~3))[0]
    return float(number) / 100 if whole & 1 else float(number)
