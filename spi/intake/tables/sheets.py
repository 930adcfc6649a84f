"""Which rows of cells does a file hold, and how is a cell of it named?"""

from dataclasses import dataclass, field
from math import isfinite

from spi.intake import hidden
from spi.intake.draft import Draft
from spi.intake.spelling.numbers import as_percent
from spi.sheets import workbook
from spi.sheets.spreadsheet import read_workbook

GAPS = "  "  # the cells of a text are parted by gaps of spaces: an empty one cannot be seen
MOST_ROWS = 60_000
MOST_COLUMNS = 200
_MOST_SPREAD = 200_000  # cells covered by merged ones: more is not a table
_MOST_TURNED = (60, 40)  # rows and columns of a table that may be read with its measures downwards
_TOLD = {
    "formulas": ("rumus", "", "ada sel berisi rumus; yang dibaca hasil yang tersimpan terakhir. Pastikan hasilnya benar."),
    "links": ("tautan_luar", "", "ada tautan ke berkas lain; tautannya tidak diikuti. Pastikan angkanya mutakhir."),
}


@dataclass(frozen=True)
class Sheet:
    """Rows of cells. name: the worksheet's name, "" for a text file. broken: the text could not be read to its end.

    spread: what the cells show that are covered by a merged one, by (row, column). turned: rows are the file's columns.
    size: the rows and columns of a text that was too large to be taken apart. delimiter: the sign between the cells of a
    text. list_from: the row in which a list without headings begins, whose cells are a name and a figure. hidden,
    hidden_rows, hidden_columns, struck (row, column): what a reader of a workbook does not see, or sees struck out.
    """

    name: str
    rows: list[list[object]]
    broken: bool = False
    spread: dict[tuple[int, int], object] = field(default_factory=dict)
    turned: bool = False
    size: tuple[int, int] | None = None
    delimiter: str = ""
    list_from: int | None = None
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()

    def fault(self) -> str | None:
        """A sentence when the sheet is broken or has more rows or columns than a table of scores can have."""
        if self.broken:
            return f"sesudah baris {len(self.rows)} ada tanda kutip yang tidak ditutup atau sel yang terlalu panjang. Betulkan."
        rows, columns = self.size or (len(self.rows), max(map(len, self.rows), default=0))
        if columns > MOST_COLUMNS:
            return f"tabelnya memuat {columns} kolom, paling banyak {MOST_COLUMNS}. Hapus kolom yang tidak diperlukan."
        if rows > MOST_ROWS:
            return f"tabelnya memuat {rows} baris, paling banyak {MOST_ROWS}. Pecah menjadi beberapa berkas."
        return None

    def shown(self, row: int, column: int) -> object:
        """What a reader sees at a cell: its own value, or that of the merged cell which covers it; "" beyond the edge."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else []
        return self.spread.get((row, column), cells[column] if column < len(cells) else "")

    def row_place(self, row: int) -> str:
        """A row, as a sentence names it; row counts from 0."""
        place = f"kolom {workbook.letters(row)}" if self.turned else f"baris {row + 1}"
        return f"lembar {self.name} {place}" if self.name else place

    def cell_place(self, row: int, column: int) -> str:
        """A cell, as a sentence names it and as `location` keeps it: its A1 address, and the row of a text file."""
        row, column = (column, row) if self.turned else (row, column)
        address = f"{workbook.letters(column)}{row + 1}"
        return f"{self.name}!{address}" if self.name else f"baris {row + 1} kolom {column + 1}"

    def column_letter(self, column: int) -> str:
        """The letters of a column; of a turned sheet the number of the row that serves as one."""
        return str(column + 1) if self.turned else workbook.letters(column)

    def turn(self) -> "Sheet | None":
        """The same cells with rows and columns exchanged, for a small table whose measures stand below each other."""
        width = max(map(len, self.rows), default=0)
        if self.turned or self.broken or len(self.rows) > _MOST_TURNED[0] or not 2 <= width <= _MOST_TURNED[1]:
            return None
        rows = [[self.shown(row, column) for row in range(len(self.rows))] for column in range(width)]
        return Sheet(self.name, rows, turned=True)


def workbook_sheets(content: bytes, draft: Draft, *, include_hidden: bool = False) -> list[Sheet]:
    """The worksheets of a workbook. [] after a problem.

    What is hidden or struck out reads as blank and is told, or with include_hidden is read like the rest.
    """
    try:
        book = read_workbook(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
    except workbook.UnfitWorkbook as unfit:
        draft.problem("", str(unfit))
        return []
    except Exception:
        draft.problem("", "buku kerja tidak dapat dibuka (rusak atau bersandi). Simpan ulang di Excel, tanpa sandi.")
        return []
    for thing in sorted(book.known):
        draft.warn(*_TOLD[thing])
    pages = [_as_shown(page) for page in book.pages if page.rows]
    if include_hidden:
        return [_sheet(page, _spread(page.rows, page.merged)) for page in pages] or [Sheet("", [])]
    hidden.tell(pages, draft)
    return [_seen(page) for page in pages if not page.hidden] or [Sheet("", [])]


def _as_shown(page: workbook.Page) -> workbook.Page:
    """The page with its percentages as they are shown, not as the file keeps them."""
    for row, column in page.percent:
        if isinstance(number := page.rows[row][column], float) and isfinite(number):
            page.rows[row][column] = as_percent(number)
    return page


def _seen(page: workbook.Page) -> Sheet:
    """The page without what is hidden or struck out. A merged cell shows its value in what is left of it."""
    merged = [area for area in page.merged if area[0] not in page.struck]
    spread = _spread(page.rows, merged)
    hidden.leave_out(page)
    unseen = page.hidden_rows, page.hidden_columns
    return _sheet(page, {cell: value for cell, value in spread.items() if cell[0] not in unseen[0] and cell[1] not in unseen[1]})


def _sheet(page: workbook.Page, spread: dict[tuple[int, int], object]) -> Sheet:
    unseen = {name: frozenset(getattr(page, name)) for name in ("hidden_rows", "hidden_columns", "struck")}
    return Sheet(page.name, page.rows, spread=spread, hidden=page.hidden, **unseen)


def _spread(rows: list[list[object]], merged: list[tuple]) -> dict[tuple[int, int], object]:
    """The value of every cell that a merged one covers, as far as the sheet has cells."""
    covered: dict[tuple[int, int], object] = {}
    steps = 0  # not the cells covered: merged ones that overlap cover few and take long
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                covered[row, column] = rows[top][left]
            steps += max(0, min(right + 1, len(rows[row])) - left)
            if steps >= _MOST_SPREAD:
                return covered
    covered = {cell: value for cell, value in covered.items() if value not in ("", None)}
    return covered
