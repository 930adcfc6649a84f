"""Which cells does somebody else's workbook hold, how far may they reach, and which of them does its reader not see?"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

MOST_CELLS = 500_000  # counted as the rectangles up to each sheet's last cell, all sheets together
_MOST_MERGED, _MOST_PAGES, _MOST_EMPTY = 50_000, 200, 10_000
COPY = "Salin tabelnya saja ke buku kerja baru."
TOO_MANY_CELLS = f"tabelnya memuat lebih dari {MOST_CELLS} sel. {COPY}"
MACROS = "buku kerja ini memuat makro dan tidak dibuka. Simpan sebagai .xlsx tanpa makro, lalu impor itu."
UNCOMPUTED, FAILED = "rumus tanpa hasil", "rumus galat"
_ERROR = re.compile(rf"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!)|Err:[0-9]{{3}}|{UNCOMPUTED}|{FAILED}")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Value = str | float | bool | date | time | datetime | timedelta
Area = tuple[tuple[int, int], tuple[int, int]]  # (top, left), (bottom, right), from 0


class UnfitWorkbook(ValueError):
    """The workbook may not be opened; the message is a sentence."""


def is_workbook(content: bytes) -> bool:
    """Do these bytes begin as an .xlsx or .ods (zip) or .xls (OLE) file does?"""
    return content.startswith((_ZIP, _OLE))


def is_zip(content: bytes) -> bool:
    """Do these bytes begin as an .xlsx or .ods file does?"""
    return content.startswith(_ZIP)


def is_error(text: str) -> bool:
    """Is this what a cell shows whose formula failed or was never computed ("#REF!")?"""
    return bool(_ERROR.fullmatch(text))


def letters(column: int) -> str:
    """The letters of a column that counts from 0: 0 gives "A", 27 gives "AB"."""
    text = ""
    while column >= 0:
        text, column = chr(65 + column % 26) + text, column // 26 - 1
    return text


def column_number(text: str) -> int:
    """The column, counted from 0, of its letters in either case: "A" gives 0, "ab" gives 27. Raises ValueError."""
    if not (text.isascii() and text.isalpha() and len(text) < 8):
        raise ValueError(f"{text[:9]!r} names no column")
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass
class Page:
    """A sheet. rows: its cells from A1, all rows equally long, "" for a blank one; numbers are floats.

    unread: (row, column), from 0 -> what is shown, in rows too, by a cell without a value: a formula error, or a formula
    that was never computed. empty: formulas whose stored result is nothing, which in an .xls may never have been computed.
    percent: (row, column) of the numbers that are shown as percentages. merged: areas, each shows its first cell.
    hidden, hidden_rows, hidden_columns: what a reader of the sheet does not see; rows and columns may be named that hold
    nothing. struck: (row, column) -> what is left of a cell without what is struck out, "" for nothing.
    """

    name: str
    hidden: bool = False
    rows: list[list[Value]] = field(default_factory=list)
    unread: dict[tuple[int, int], str] = field(default_factory=dict)
    empty: set[tuple[int, int]] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: dict[tuple[int, int], Value] = field(default_factory=dict)

    def merge(self, area: Area) -> None:
        """Note a merged area. Raises UnfitWorkbook for too many, ValueError for one that ends before it begins."""
        (top, left), (bottom, right) = area
        if not (0 <= top <= bottom and 0 <= left <= right):
            raise ValueError("a merged area ends before it begins")
        if len(self.merged) >= _MOST_MERGED:
            raise UnfitWorkbook(f"ada lebih dari {_MOST_MERGED} sel gabungan. {COPY}")
        self.merged.append(area)


@dataclass
class Book:
    """What was read of a workbook: its pages in order, and what its reader should know: "formulas", "links".

    most_rows, most_columns: a cell beyond them is refused, and so is the cell with which the rectangles of all sheets
    hold more than MOST_CELLS: a short file can name a cell at XFD1048576, or repeat one a billion times.
    """

    most_rows: int
    most_columns: int
    pages: list[Page] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    _width: int = 0
    _cells_before: int = 0

    def begin(self, name: str, *, hidden: bool = False) -> Page:
        """The next page. Raises UnfitWorkbook for too many, ValueError for a name that was there before."""
        if len(self.pages) >= _MOST_PAGES:
            raise UnfitWorkbook(f"isinya lebih dari {_MOST_PAGES} lembar. {COPY}")
        if any(page.name == name for page in self.pages):
            raise ValueError("two sheets have the same name")
        self.pages.append(Page(name, hidden))
        self._width = 0
        return self.pages[-1]

    def put(self, row: int, column: int, value: Value) -> None:
        """Give a cell of the page that was begun last its value. Raises UnfitWorkbook for one that is too far out."""
        rows = self.pages[-1].rows
        if not 0 <= row < len(rows) or not 0 <= column < self._width:
            self.reach(row, column)
        cells = rows[row]
        if column >= len(cells):
            cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = value

    def reach(self, row: int, column: int) -> None:
        """Make the page that was begun last large enough for a cell. Raises UnfitWorkbook where it may not be."""
        if row < 0 or column < 0:
            raise ValueError("a cell before the first one")
        if row >= self.most_rows or column >= self.most_columns:
            address = f"{letters(min(column, 99_999))}{min(row, 10**9) + 1}"
            limits = f"{self.most_rows} baris dan {self.most_columns} kolom"
            raise UnfitWorkbook(f"sel {address} berisi, padahal di luar batas {limits}. {COPY}")
        rows = self.pages[-1].rows
        width, height = max(self._width, column + 1), max(len(rows), row + 1)
        if self._cells_before + width * height > MOST_CELLS:
            raise UnfitWorkbook(TOO_MANY_CELLS)
        self._width = width
        rows.extend([] for _ in range(height - len(rows)))

    def leave_empty(self, row: int, column: int) -> None:
        """Note in the page that was begun last a formula whose stored result is nothing; of a sheet full of them the first."""
        if len(self.pages[-1].empty) < _MOST_EMPTY:
            self.pages[-1].empty.add((row, column))

    def end(self) -> None:
        """Make all rows of the page that was begun last equally long."""
        rows = self.pages[-1].rows
        for cells in rows:
            cells.extend([""] * (self._width - len(cells)))
        self._cells_before += self._width * len(rows)
