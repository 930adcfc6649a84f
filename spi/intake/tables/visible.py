"""What does a reader of a workbook see of its sheets, and what is told of the rest: hidden, struck out, formulas?"""

from collections.abc import Iterable
from math import isfinite

from spi.intake.draft import Draft, first_few, plain_text
from spi.intake.spelling.spellings import is_empty
from spi.intake.tables.rows import is_blank, is_data
from spi.sheets import workbook
from spi.sheets.number_formats import as_percent
from spi.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, covered
from spi.sheets.spreadsheet import read_workbook
from spi.sheets.workbook import Page, letters

_NOTED = {
    "formulas": ("rumus", "", "ada sel berisi rumus; yang dibaca hasil yang tersimpan terakhir. Pastikan hasilnya benar."),
    "links": ("tautan_luar", "", "ada tautan ke berkas lain; tautannya tidak diikuti. Pastikan angkanya mutakhir."),
}
_AND_WISHED = "atau centang Baca juga yang disembunyikan (baris perintah: --hidden)."
_READ_THEM = f"bila memang harus dibaca, tampilkan dulu di bukunya, {_AND_WISHED}"
_SHEETS = f"lembar tersembunyi berisi angka dan tidak dibaca ({{}}); {_READ_THEM}"
_ROWS = f"baris tersembunyi atau tersaring berisi sesuatu dan tidak dibaca ({{}}); {_READ_THEM}"
_COLUMNS = f"kolom tersembunyi berisi sesuatu dan tidak dibaca ({{}}); {_READ_THEM}"
_CELLS = f"sel yang isinya dicoret tidak dibaca ({{}}); bila memang berlaku, hapus coretannya di bukunya, {_AND_WISHED}"
_ERRORS = "sel galat atau tanpa hasil: {}. Perbaiki rumusnya di bukunya; terima hanya bila sel itu memang tidak dipakai."
_EMPTY = "rumus yang hasilnya kosong dibaca sebagai sel kosong ({}). Bila di sana ada angka, buka dan simpan ulang bukunya."


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
        draft.warn(*_NOTED[thing])
    pages = [page for page in book.pages if page.rows]
    for page in pages:
        _show_percentages(page)
    if not include_hidden:
        _note_hidden(pages, draft)
        pages = [page for page in pages if not page.hidden]
    sheets = [Sheet(page.name, page.rows, spread=_spread(page, include_hidden=include_hidden)) for page in pages]
    _warn_of_formulas(pages, draft)
    return sheets or [Sheet("", [])]


def _show_percentages(page: Page) -> None:
    """Put percentages as they are shown, not as the file keeps them."""
    for row, column in page.percent:
        if isinstance(number := page.rows[row][column], float) and isfinite(number):
            page.rows[row][column] = as_percent(number)


def _spread(page: Page, *, include_hidden: bool) -> dict[tuple[int, int], object]:
    """What merged cells show where they cover others, after what is hidden or struck out was made blank unless it is wished. A
    merged cell shows its value in what is left of it."""
    if include_hidden:
        return covered(page.rows, page.merged)
    spread = covered(page.rows, [area for area in page.merged if area[0] not in page.struck])
    _leave_out(page)
    return {cell: value for cell, value in spread.items() if not _is_hidden(page, *cell)}


def _leave_out(page: Page) -> None:
    """Make what is hidden or struck out blank; rows and columns keep their numbers."""
    columns = _filled_columns(page)
    for row, cells in enumerate(page.rows):
        if row in page.hidden_rows:
            cells[:] = [""] * len(cells)
        for column in columns:
            cells[column] = ""
    for (row, column), left in page.struck.items():
        if page.rows[row][column] != "":
            page.rows[row][column] = left


def _note_hidden(pages: list[Page], draft: Draft) -> None:
    """One note for each kind of what is left out, if it holds anything: where the first ones are, and how many.

    A hidden sheet counts only when a row of it has a number of 0-100 beside a text: lists to choose from have none.
    """
    shown = [page for page in pages if not page.hidden]
    kinds = {
        _SHEETS: [plain_text(page.name) for page in pages if page.hidden and any(map(is_data, page.rows))],
        _ROWS: [f"{plain_text(page.name)} baris {row + 1}" for page in shown for row in _filled_rows(page)],
        _COLUMNS: [f"{plain_text(page.name)} kolom {letters(column)}" for page in shown for column in _filled_columns(page)],
        _CELLS: [place for page in shown for place in _places(page, (cell for cell in page.struck if _is_filled(page, *cell)))],
    }
    for sentence, places in kinds.items():
        if places:
            draft.note("", sentence.format(first_few(places)))
            draft.missing.add("hidden")


def _warn_of_formulas(pages: list[Page], draft: Draft) -> None:
    """A warning for the formulas that failed or were never computed, and one for those whose result is nothing."""
    failed = [place for page in pages for place in _places(page, (cell for cell in page.unread if _is_filled(page, *cell)))]
    if failed:
        draft.warn("galat_rumus", "", _ERRORS.format(first_few(failed)))
    empty = [place for page in pages for place in _places(page, page.empty)]
    if empty:
        draft.warn("rumus_kosong", "", _EMPTY.format(first_few(empty)))


def _places(page: Page, cells: Iterable[tuple[int, int]]) -> list[str]:
    """The addresses of the cells that are not hidden, row by row."""
    visible = sorted(cell for cell in cells if not _is_hidden(page, *cell))
    return [f"{plain_text(page.name)}!{letters(column)}{row + 1}" for row, column in visible]


def _is_hidden(page: Page, row: int, column: int) -> bool:
    return row in page.hidden_rows or column in page.hidden_columns


def _filled_rows(page: Page) -> list[int]:
    return sorted(row for row in page.hidden_rows if row < len(page.rows) and not is_blank(page.rows[row]))


def _filled_columns(page: Page) -> list[int]:
    width = len(page.rows[0]) if page.rows else 0
    columns = (column for column in page.hidden_columns if column < width)
    return sorted(column for column in columns if not is_blank(cells[column] for cells in page.rows))


def _is_filled(page: Page, row: int, column: int) -> bool:
    return not is_empty(page.rows[row][column])
