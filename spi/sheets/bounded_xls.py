"""How is an .xls given to xlrd so that a hostile one can neither fill the memory nor keep it busy for ever?"""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from struct import unpack_from
from typing import Any

from xlrd import biffh
from xlrd.book import Book
from xlrd.compdoc import CompDoc
from xlrd.sheet import Sheet

from spi.sheets.workbook import MACROS, MOST_CELLS, TOO_MANY_CELLS, UnfitWorkbook

_SECTOR_SHIFT, _ENTRY, _LINKS, _FOLDER = 9, 128, 66, 1
_VERSIONS = {50, 70, 80}  # Excel 95, which comes in two, and Excel 97-2003
_BEGIN = biffh.XL_BOF.to_bytes(2, "little")
_MACRO_SHEET, _HIDDEN, _OUTSIDE = 1, 0x03, 4  # a SUPBOOK that is not longer stands for this workbook, or for functions
# All other records are passed over: one hyperlink can cover four billion cells, and names can double a text for ever.
_CELLS = {
    *(biffh.XL_NUMBER, biffh.XL_RK, biffh.XL_MULRK, biffh.XL_LABEL, biffh.XL_LABELSST, biffh.XL_RSTRING),
    *(biffh.XL_BOOLERR, biffh.XL_FORMULA, biffh.XL_STRING, biffh.XL_CONTINUE, biffh.XL_ROW),
}
_FEW = {
    *(biffh.XL_FONT, biffh.XL_FORMAT, biffh.XL_XF, biffh.XL_COLINFO, biffh.XL_MERGEDCELLS),
    *(biffh.XL_BOUNDSHEET, biffh.XL_SUPBOOK, biffh.XL_DATEMODE, biffh.XL_CODEPAGE, biffh.XL_FILEPASS),
}
_WANTED = _CELLS | _FEW | {biffh.XL_BOF, biffh.XL_EOF, biffh.XL_SST}
_MOST_OF_FEW = 600_000  # bytes of each kind: xlrd makes 100 bytes of one
_LONGEST_FORMAT = 1_000  # bytes: Excel writes 515 at most, and xlrd needs the square of the length
Reach = Callable[[int, int], None]


def sheets_of(content: bytes, *, reach: Reach, leave_empty: Reach) -> "BoundedBook":
    """The workbook in an OLE file, whose sheets can be got one by one. Raises any Exception for a broken one."""
    if unpack_from("<H", content, 30)[0] != _SECTOR_SHIFT:
        raise ValueError("not the sectors of an .xls")
    files = _Files(content, logfile=_Unheard())
    places = map(files.locate_named_stream, ("Workbook", "Book"))
    return BoundedBook(reach, leave_empty, *next(place for place in places if place[0]))


class BoundedBook(Book):
    """A workbook of xlrd that passes over what a table does not need, and reads no place twice. sizes: the bytes of each kind of
    record. links: does it name another workbook?"""

    def __init__(self, reach: Reach, leave_empty: Reach, content: bytes, start: int, length: int) -> None:
        """reach: what to call before a cell is kept, and may refuse it; leave_empty: of a formula that shows nothing."""
        super().__init__()
        self.sizes: Counter[int] = Counter()
        self.reach, self.leave_empty, self.links, self._left = reach, leave_empty, False, length
        self.record = 0  # the number of the record that was read last
        content = content[start : start + length]
        if not content.startswith(_BEGIN):  # nor another OLE file, which xlrd would open
            raise ValueError("older than Excel 95")
        self.biff2_8_load(file_contents=content, formatting_info=True, ragged_rows=True, logfile=_Unheard())
        self.biff_version = self.getbof(biffh.XL_WORKBOOK_GLOBALS)
        if self.biff_version not in _VERSIONS:
            raise ValueError("older than Excel 95")
        self.parse_globals()

    def is_hidden(self, number: int) -> bool:
        """Is this sheet hidden, or very hidden?"""
        return bool(self._sheet_visibility[number] & _HIDDEN)

    @contextmanager
    def sheet(self, number: int) -> Iterator[Sheet]:
        """A sheet with its cells, which is let go afterwards."""
        self._position = self._sh_abs_posn[number]
        self.getbof(biffh.XL_WORKSHEET)
        sheet = _Sheet(self, self._position, self.sheet_names()[number], number)
        try:
            sheet.read(self)
            yield sheet
        finally:
            del sheet.put_cell  # with it the sheet holds on to itself, and to its cells

    def get_record_parts(self) -> tuple[int, int, bytes]:
        """The next record that is wanted: its number, its length, its bytes."""
        while True:
            number, length, data = super().get_record_parts()
            self.record = number
            self._count(number, data)
            if number in _WANTED and not (number == biffh.XL_FORMAT and length > _LONGEST_FORMAT):
                return number, length, data

    def get_record_parts_conditional(self, reqd_record: int) -> tuple[int | None, int, bytes]:
        """The next record if it is of this kind: what continues the shared texts."""
        number, length, data = super().get_record_parts_conditional(reqd_record)
        if number is not None:
            self._count(number, data)
        return number, length, _ReadOnce(data)

    def handle_sst(self, data: bytes) -> None:
        """Keep the shared texts. Raises UnfitWorkbook for more than there may be cells."""
        if unpack_from("<I", data, 4)[0] > MOST_CELLS:
            raise UnfitWorkbook(TOO_MANY_CELLS)
        super().handle_sst(_ReadOnce(data))

    def handle_boundsheet(self, data: bytes) -> None:
        """Note a sheet. Raises UnfitWorkbook for one with macros."""
        if data[5] == _MACRO_SHEET:
            raise UnfitWorkbook(MACROS)
        super().handle_boundsheet(data)

    def handle_supbook(self, data: bytes) -> None:
        """Note another workbook that is linked to."""
        self.links = self.links or len(data) > _OUTSIDE

    def _count(self, number: int, data: bytes) -> None:
        size = 4 + len(data)
        self._left -= size
        self.sizes[number] += size
        if self._left < 0:
            raise ValueError("two sheets are at one place")
        if number in _FEW and self.sizes[number] > _MOST_OF_FEW:
            raise ValueError("more styles, sheets or merged cells than a workbook needs")


class _Sheet(Sheet):
    """A sheet that keeps what says something, where the book reaches."""

    def put_cell_ragged(self, rowx: int, colx: int, ctype: int | None, value: float | str, xf_index: int) -> None:
        """Keep a cell. Raises UnfitWorkbook for one that is too far out."""
        if value != "":
            self.book.reach(rowx, colx)
            super().put_cell_ragged(rowx, colx, ctype, value, xf_index)
        elif self.book.record in (biffh.XL_FORMULA, biffh.XL_STRING):
            self.book.leave_empty(rowx, colx)


class _Files(CompDoc):
    """The streams in an OLE file. Its links may lead in a circle, or double at each step; xlrd follows them all the same."""

    def _get_stream(
        self, mem: bytes, base: int, sat: list[int], sec_size: int, start_sid: int, size: int | None = None, name: str = "",
        seen_id: int | None = None,
    ) -> bytes:  # fmt: skip
        passed, sector = set(), start_sid
        while sector >= 0:
            if sector in passed:
                raise ValueError("a chain of sectors goes in a circle")
            passed.add(sector)
            sector = sat[sector]
        content = super()._get_stream(mem, base, sat, sec_size, start_sid, size, name, seen_id)
        if name == "directory":
            _check_tree(content)
        return content


def _check_tree(directory: bytes) -> None:
    """Raises ValueError where two ways lead to one entry."""
    todo, passed = [unpack_from("<I", directory, _LINKS + 10)[0]], {0}
    while todo:
        entry = todo.pop()
        if entry in passed:
            raise ValueError("two ways lead to one entry")
        passed.add(entry)
        kind, left, right, below = unpack_from("<BxIII", directory, entry * _ENTRY + _LINKS)
        todo += [link for link in (left, right, *[below] * (kind == _FOLDER)) if link < 2**31]


class _ReadOnce(bytes):
    """A record no byte of which is read twice: the shared texts may say that the next one begins before the last."""

    _passed = 0

    def __getitem__(self, key: Any, /) -> Any:
        part = super().__getitem__(key)
        self._passed += len(part) if isinstance(part, bytes) else 1
        if self._passed > len(self):
            raise ValueError("a shared text is read twice")
        return part


class _Unheard(io.StringIO):
    """Where xlrd may complain at any length."""

    def write(self, text: str) -> int:
        """Keep nothing."""
        return len(text)
