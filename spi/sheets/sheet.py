"""Which rows of cells does a file show its reader, and how is a cell of it named?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spi.sheets.workbook import Area, letters

GAPS = "  "  # the cells of a text are parted by gaps of spaces: an empty one cannot be seen
MOST_ROWS = 60_000
MOST_COLUMNS = 200
_MOST_COVERED = 200_000  # cells covered by merged ones: more is not a table
_MOST_TURNED = (60, 40)  # rows and columns of a table that may be read with its measures downwards
Row = Sequence[object]


@dataclass(frozen=True)
class Sheet:
    """Rows of cells. name: the worksheet's name, "" for a text file. broken: the text could not be read to its end.

    spread: what the cells show that are covered by a merged one, by (row, column). turned: rows are the file's columns.
    size: the rows and columns of a text that was too large to be taken apart. delimiter: the sign between the cells of a
    text. list_from: the row in which a list without headings begins, whose cells are a name and a figure.
    """

    name: str
    rows: Sequence[Row]
    broken: bool = False
    spread: dict[tuple[int, int], object] = field(default_factory=dict)
    turned: bool = False
    size: tuple[int, int] | None = None
    delimiter: str = ""
    list_from: int | None = None

    def fault(self) -> str | None:
        """A sentence when the sheet is broken or has more rows or columns than a table of scores can have."""
        if self.broken:
            return f"sesudah baris {len(self.rows)} ada tanda kutip yang tidak ditutup atau sel yang terlalu panjang. Perbaiki."
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
        place = f"kolom {letters(row)}" if self.turned else f"baris {row + 1}"
        return f"lembar {self.name} {place}" if self.name else place

    def cell_place(self, row: int, column: int) -> str:
        """A cell, as a sentence names it: its A1 address with the sheet, or the row and column of a text file."""
        row, column = (column, row) if self.turned else (row, column)
        return f"{self.name}!{letters(column)}{row + 1}" if self.name else f"baris {row + 1} kolom {column + 1}"

    def column_letter(self, column: int) -> str:
        """The letters of a column; of a turned sheet the number of the row that serves as one."""
        return str(column + 1) if self.turned else letters(column)

    def turn(self) -> "Sheet | None":
        """The same cells with rows and columns exchanged, for a small table whose measures stand below each other."""
        width = max(map(len, self.rows), default=0)
        if self.turned or self.broken or len(self.rows) > _MOST_TURNED[0] or not 2 <= width <= _MOST_TURNED[1]:
            return None
        rows = [[self.shown(row, column) for row in range(len(self.rows))] for column in range(width)]
        return Sheet(self.name, rows, turned=True)


def covered(rows: Sequence[Row], merged: Sequence[Area]) -> dict[tuple[int, int], object]:
    """The value of every cell that a merged one covers, as far as the sheet has cells."""
    values: dict[tuple[int, int], object] = {}
    steps = 0  # not the cells covered: merged ones that overlap cover few and take long
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                values[row, column] = rows[top][left]
            steps += max(0, min(right + 1, len(rows[row])) - left)
            if steps >= _MOST_COVERED:
                return values
    return {cell: value for cell, value in values.items() if value not in ("", None)}
