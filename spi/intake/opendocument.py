"""Is an OpenDocument spreadsheet (.ods) safe to open, and what does the reading library not tell about its cells?"""

import io
import zipfile
from dataclasses import dataclass, field

from spi.intake.percentages import walk
from spi.intake.workbook import COPY, MACROS, UnfitWorkbook, is_zip, outside

MOST_CELLS = 500_000  # counted as the rectangles up to each sheet's last cell: a short file can repeat one cell a billion times
_CELLS = ("table:table-cell", "table:covered-table-cell")
_REPEATED, _SPANNED = "table:number-{}-repeated", "table:number-{}-spanned"
_MACRO_FOLDERS = ("Basic/", "Scripts/")
_ERROR, _UNCOMPUTED = "rumus galat", "rumus tanpa hasil"


@dataclass
class Facts:
    """What stands in the sheets. unread: sheet, row, column (from 0), what it shows; percent: sheet, row, column;
    merged: sheet -> ((top, left), (bottom, right)); known: "formulas", "links"."""

    unread: list[tuple[str, int, int, str]] = field(default_factory=list)
    percent: list[tuple[str, int, int]] = field(default_factory=list)
    merged: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


def facts(content: bytes, *, most_rows: int, most_columns: int) -> Facts:
    """The facts of an .ods; of another workbook none. Raises UnfitWorkbook for macros, too many cells or one far outside.

    Raises ExpatError for broken XML. Call it before the library opens the content.
    """
    if not is_zip(content):
        return Facts()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            return Facts()
        if any(name.startswith(_MACRO_FOLDERS) and not name.endswith("/") and "script-l" not in name for name in names):
            raise UnfitWorkbook(MACROS)
        reading = _Reading(most_rows, most_columns)
        walk(archive.read("content.xml"), reading.start, reading.end)
    return reading.facts


class _Reading:
    """The walk through the sheets, which counts rows and columns as they are repeated."""

    def __init__(self, most_rows: int, most_columns: int) -> None:
        self.facts, self._most, self._cells = Facts(), (most_rows, most_columns), 0
        self._sheet, self._depth = "", 0
        self._row, self._rows, self._column, self._last, self._widest = 0, 0, 0, -1, -1

    def start(self, name: str, told: dict) -> None:
        if name == "table:table":
            self._depth += 1
            if self._depth > 1:
                raise UnfitWorkbook(f"ada tabel di dalam sel. {COPY}")
            self._sheet, self._row, self._rows, self._last, self._widest = told.get("table:name", ""), 0, 0, -1, -1
        elif name == "table:table-row":
            self._row, self._rows, self._column = self._row + self._rows, _count(told, _REPEATED, "rows"), 0
        elif name in _CELLS and self._depth:
            self._cell(told)
        elif name in ("table:table-source", "table:dde-link", "table:cell-range-source"):
            self.facts.known.add("links")

    def end(self, name: str) -> None:
        if name == "table:table":
            self._depth -= 1
            self._cells += (self._last + 1) * (self._widest + 1)

    def _cell(self, told: dict) -> None:
        column, columns = self._column, _count(told, _REPEATED, "columns")
        self._column += columns
        spans = _count(told, _SPANNED, "rows"), _count(told, _SPANNED, "columns")
        if spans != (1, 1):
            corner = (self._row + spans[0] - 1, column + spans[1] - 1)
            self.facts.merged.setdefault(self._sheet, []).append(((self._row, column), corner))
        kind, formula = told.get("office:value-type"), told.get("table:formula")
        if kind is None and formula is None:
            return
        self._last, self._widest = max(self._last, self._row + self._rows - 1), max(self._widest, self._column - 1)
        if self._last >= self._most[0] or self._widest >= self._most[1]:
            raise outside(self._last, self._widest, *self._most)
        if self._cells + (self._last + 1) * (self._widest + 1) > MOST_CELLS:
            raise UnfitWorkbook(f"tabelnya memuat lebih dari {MOST_CELLS} sel. {COPY}")
        if formula is not None:
            self.facts.known |= {"formulas"} | ({"links"} if "file:" in formula or "http" in formula else set())
        self._note(column, columns, _shown(kind, told), percent=kind == "percentage")

    def _note(self, column: int, columns: int, shown: str, *, percent: bool) -> None:
        if shown or percent:
            spots = [(row, one) for row in range(self._row, self._row + self._rows) for one in range(column, column + columns)]
            self.facts.unread += [(self._sheet, *spot, shown) for spot in spots if shown]
            self.facts.percent += [(self._sheet, *spot) for spot in spots if percent and not shown]


def _shown(kind: str | None, told: dict) -> str:
    """What stands for a cell that the library gives as empty or as 0 although it is not; "" for any other."""
    return _ERROR if told.get("calcext:value-type") == "error" else _UNCOMPUTED if kind is None else ""


def _count(told: dict, name: str, what: str) -> int:
    number = told.get(name.format(what), "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 20 else 10**20
