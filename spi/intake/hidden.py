"""What does a workbook hold that a reader of it does not see, or sees struck out, and is that told?"""

from spi.intake.draft import Draft, plain_text
from spi.intake.tables.rows import is_data
from spi.sheets.workbook import Page, Value, letters

SHEETS, ROWS, COLUMNS, CELLS = "lembar_tersembunyi", "baris_tersembunyi", "kolom_tersembunyi", "sel_dicoret"
_EXAMPLES = 3
_READ_THEM = (
    "bila memang harus dibaca, tampilkan dahulu di bukunya, atau centang Baca juga yang disembunyikan (baris perintah: --hidden)."
)
_TOLD = {
    SHEETS: f"lembar tersembunyi berisi angka dan tidak dibaca ({{}}); {_READ_THEM}",
    ROWS: f"baris tersembunyi atau tersaring berisi sesuatu dan tidak dibaca ({{}}); {_READ_THEM}",
    COLUMNS: f"kolom tersembunyi berisi sesuatu dan tidak dibaca ({{}}); {_READ_THEM}",
    CELLS: "sel yang isinya dicoret tidak dibaca ({}); bila memang berlaku, hapus coretannya di bukunya, atau centang "
    "Baca juga yang disembunyikan (baris perintah: --hidden).",
}


def tell(pages: list[Page], draft: Draft) -> None:
    """Add one note for each kind of what is left out, if it holds anything: where the first ones are, and how many.

    A hidden sheet counts only when a row of it has a number of 0-100 beside a text: lists to choose from have none.
    """
    shown = [page for page in pages if not page.hidden]
    found = {
        SHEETS: [plain_text(page.name) for page in pages if page.hidden and _holds_figures(page)],
        ROWS: [f"{plain_text(page.name)} baris {row + 1}" for page in shown for row in _filled_rows(page)],
        COLUMNS: [f"{plain_text(page.name)} kolom {letters(column)}" for page in shown for column in _filled_columns(page)],
        CELLS: [f"{plain_text(page.name)}!{letters(column)}{row + 1}" for page in shown for row, column in _struck(page)],
    }
    for code, places in found.items():
        if places:
            rest = f" dan {len(places) - _EXAMPLES} lagi" if len(places) > _EXAMPLES else ""
            draft.note("", _TOLD[code].format(", ".join(places[:_EXAMPLES]) + rest))
            draft.missing.add("hidden")


def leave_out(page: Page) -> None:
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


def _filled_rows(page: Page) -> list[int]:
    return sorted(row for row in page.hidden_rows if row < len(page.rows) and not all(map(_is_blank, page.rows[row])))


def _filled_columns(page: Page) -> list[int]:
    width = len(page.rows[0]) if page.rows else 0
    columns = (column for column in page.hidden_columns if column < width)
    return sorted(column for column in columns if not all(_is_blank(cells[column]) for cells in page.rows))


def _struck(page: Page) -> list[tuple[int, int]]:
    return sorted(
        (row, column)
        for row, column in page.struck
        if row not in page.hidden_rows and column not in page.hidden_columns and not _is_blank(page.rows[row][column])
    )


def _holds_figures(page: Page) -> bool:
    return any(map(is_data, page.rows))


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and not value.strip()
