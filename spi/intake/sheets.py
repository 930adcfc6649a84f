"""Which rows of cells does a file hold, and how is a cell of it named?"""

import csv
import io
from dataclasses import dataclass
from itertools import islice

from python_calamine import CalamineWorkbook

from spi.intake import workbook
from spi.intake.draft import Draft

DELIMITERS = (";", ",", "\t")
MOST_ROWS = 60_000
MOST_COLUMNS = 200


@dataclass(frozen=True)
class Sheet:
    """Rows of cells. name: the worksheet's name, "" for a text file. broken: the text could not be read to its end."""

    name: str
    rows: list[list[object]]
    broken: bool = False

    def fault(self) -> str | None:
        """A sentence when the sheet is broken or has more rows or columns than a table of scores can have."""
        if self.broken:
            return f"sesudah baris {len(self.rows)} ada tanda kutip yang tidak ditutup atau sel yang terlalu panjang. Betulkan."
        if len(self.rows) > MOST_ROWS or max(map(len, self.rows), default=0) > MOST_COLUMNS:
            return f"tabelnya lebih dari {MOST_ROWS} baris atau {MOST_COLUMNS} kolom. Pecah menjadi beberapa berkas."
        return None

    def row_place(self, row: int) -> str:
        """A row, as a sentence names it; row counts from 0."""
        return f"lembar {self.name} baris {row + 1}" if self.name else f"baris {row + 1}"

    def cell_place(self, row: int, column: int) -> str:
        """A cell, as a sentence names it and as `location` keeps it: its A1 address, and the row of a text file."""
        address = f"{workbook.letters(column)}{row + 1}"
        return f"{self.name}!{address}" if self.name else f"baris {row + 1} kolom {column + 1}"


def open_sheets(content: bytes, draft: Draft) -> list[Sheet]:
    """The worksheets of a workbook; of a text file one reading per delimiter (one will fit). [] after a problem."""
    return _workbook_sheets(content, draft) if workbook.is_workbook(content) else _text_sheets(content, draft)


def _text_sheets(content: bytes, draft: Draft) -> list[Sheet]:
    text = _decode(content)
    if text is None or "\x00" in text:
        draft.problem("", "isinya bukan teks. Simpan ulang dari Excel sebagai “CSV UTF-8” atau sebagai .xlsx.")
        return []
    return [_reading(text, delimiter) for delimiter in DELIMITERS]


def _reading(text: str, delimiter: str) -> Sheet:
    rows: list[list[object]] = []
    try:  # strict: a quotation mark that is never closed would swallow the rows below it
        rows.extend(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), MOST_ROWS + 1))
    except csv.Error:
        return Sheet("", rows, broken=True)
    return Sheet("", rows)


def _decode(content: bytes) -> str | None:
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _workbook_sheets(content: bytes, draft: Draft) -> list[Sheet]:
    try:
        workbook.check(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        read = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except workbook.UnfitWorkbook as unfit:
        draft.problem("", str(unfit))
        return []
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # the library's own panics do not derive from Exception
        draft.problem("", "buku kerja tidak dapat dibuka (rusak atau bersandi). Simpan ulang di Excel, tanpa sandi.")
        return []
    for name, row, column, shown in workbook.unread_cells(content):
        if name in read and row < len(read[name]) and column < len(read[name][row]):
            read[name][row][column] = shown
    return [Sheet(name, rows) for name, rows in read.items() if rows] or [Sheet("", [])]
