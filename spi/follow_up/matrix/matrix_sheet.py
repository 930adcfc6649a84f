"""Which rows does the matrix in a workbook hold, or why can it not be read?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spi.follow_up.matrix import matrix
from spi.sheets import workbook
from spi.sheets.spreadsheet import read_workbook

LARGEST = 20 * 1024 * 1024  # bytes
_MOST_ROWS, _MOST_COLUMNS = 20_000, 100
_HEAD_WITHIN = 20  # rows
_MAY_LACK = ("evidence", "source")  # columns that say nothing when they come back
AGAIN = "Unduh matriksnya lagi dari halaman RTL dan isi yang itu."


class Unreadable(ValueError):
    """The workbook cannot be read. args: sentences that say why, each with the remedy."""


@dataclass(frozen=True)
class Sheet:
    """A matrix. columns: field -> column from 0; rows: row as a reader counts, with field -> cell, blank rows left out;
    facts: what the guide sheet states of the workbook; notes: sentences that a reader should know."""

    columns: dict[str, int]
    rows: list[tuple[int, dict[str, Any]]]
    facts: dict[str, str]
    notes: list[str]

    def place(self, line: int, field: str) -> str:
        """A cell, as a sentence names it."""
        return _place(line, self.columns[field])


def opened(content: bytes, name: str) -> Sheet:
    """The matrix of the workbook `name`. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(f"Berkas {name} lebih besar daripada {LARGEST // 2**20} MB. {AGAIN}")
    if not workbook.is_workbook(content):
        raise Unreadable(f"Berkas {name} bukan buku kerja Excel (.xlsx). {AGAIN}")
    try:
        book = read_workbook(content, most_rows=_MOST_ROWS, most_columns=_MOST_COLUMNS)
    except workbook.UnfitWorkbook as unfit:
        raise Unreadable(f"Berkas {name}: {unfit}") from None
    except Exception:
        raise Unreadable(f"Berkas {name} tidak dapat dibuka (rusak atau bersandi). Simpan ulang di Excel, tanpa sandi.") from None
    pages = {page.name: page for page in book.pages}
    if matrix.SHEET not in pages:
        raise Unreadable(f"Berkas {name} tidak memiliki lembar {matrix.SHEET}; yang ada: {', '.join(pages)[:120]}. {AGAIN}")
    page, guide = pages[matrix.SHEET], pages[matrix.GUIDE].rows if matrix.GUIDE in pages else []
    facts = {matrix.cell_text(row[0]): matrix.cell_text(row[1]) for row in guide if len(row) > 1}
    top, columns = _headings(page.rows)
    end = _end(page.rows, top, columns[matrix.KEY])
    faults = [*_illegible(page, range(top + 1, end), set(columns.values())), *_below(page.rows, end, columns["title"])]
    if faults:
        raise Unreadable(*faults)
    note = "Ada sel berisi rumus; yang dibaca hasil yang tersimpan terakhir. Periksa hasilnya."
    return Sheet(columns, list(_filled(page.rows[:end], top, columns)), facts, [note] if "formulas" in book.known else [])


def _headings(grid: list[list[Any]]) -> tuple[int, dict[str, int]]:
    """The row of headings, from 0, and the column of each field. Raises Unreadable."""
    fields = matrix.headings()
    top = next((n for n, row in enumerate(grid[:_HEAD_WITHIN]) if fields[matrix.KEY] in map(matrix.cell_text, row)), None)
    if top is None:
        raise Unreadable(f"Lembar {matrix.SHEET} tidak memiliki baris judul dengan kolom {fields[matrix.KEY]}. {AGAIN}")
    heads = [" ".join(matrix.cell_text(cell).casefold().split()) for cell in grid[top]]
    lacking = [word for name, word in fields.items() if word.casefold() not in heads and name not in _MAY_LACK]
    twice = [word for word in fields.values() if heads.count(word.casefold()) > 1]
    where = f"Lembar {matrix.SHEET} baris {top + 1}"
    faults = [f"{where} tidak memiliki kolom {word}. {AGAIN}" for word in lacking]
    faults += [f"{where} memiliki kolom {word} dua kali. Hapus yang lebih." for word in twice]
    if faults:
        raise Unreadable(*faults)
    return top, {name: heads.index(word.casefold()) for name, word in fields.items() if word.casefold() in heads}


def _filled(grid: list[list[Any]], top: int, columns: dict[str, int]) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, cells in enumerate(grid[top + 1 :], start=top + 2):
        row = {name: cells[column] if column < len(cells) else "" for name, column in columns.items()}
        if any(matrix.cell_text(cell) for cell in row.values()):
            yield line, row


def _end(grid: list[list[Any]], top: int, keys: int) -> int:
    """The row, from 0, with which the signature begins; a workbook without one holds actions to its last row."""
    below = enumerate(grid[top + 1 :], start=top + 1)
    return next((n for n, cells in below if keys < len(cells) and matrix.cell_text(cells[keys]) == matrix.END), len(grid))


def _below(grid: list[list[Any]], end: int, titles: int) -> Iterator[str]:
    """A sentence for each action beside or below the signature, where none is read."""
    for line, cells in enumerate(grid[end:], start=end + 1):
        if titles < len(cells) and matrix.cell_text(cells[titles]):
            yield f"{_place(line, titles)} tidak di atas tanda tangan. Pindahkan barisnya ke atas tanda tangan."


def _illegible(page: workbook.Page, lines: range, columns: set[int]) -> Iterator[str]:
    """A sentence for each cell that cannot be read for what it is: an error, a formula without result, one merged away."""
    for (row, column), shown in page.unread.items():
        if row in lines and column in columns:
            yield f"{_place(row + 1, column)} menunjukkan {shown[:40]}. Tulis isinya sebagai teks atau angka."
    for (first, left), (last, right) in page.merged:
        if first < lines.stop and last >= lines.start and columns & set(range(left, right + 1)):
            area = f"{_place(first + 1, left)} sampai {_place(last + 1, right)}"
            yield f"{area} digabung menjadi satu sel. Pisahkan, lalu isi setiap barisnya."


def _place(line: int, column: int) -> str:
    return f"{matrix.SHEET}!{workbook.letters(column)}{line}"
