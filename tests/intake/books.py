"""Which files do the tests of the intake make for themselves?"""

import io
import zipfile
from collections.abc import Callable

import xlsxwriter

HEAD = ["Tahun", "Kode", "Pemda", "Indeks", "Internal"]
GOOD = [2024, "3513", "Kab. Probolinggo", 71.65, 75.61]


def sheet(*rows: list[object], name: str = "Data", **options: object) -> bytes:
    """An .xlsx with one sheet of these rows; strings that look like formulas stay strings."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "nan_inf_to_errors": True, **options}) as book:
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return content.getvalue()


def changed(position: int, cell: object) -> bytes:
    """A good workbook but for one cell of its data row."""
    return sheet(HEAD, [cell if number == position else value for number, value in enumerate(GOOD)])


def filled(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """An .xlsx that this function fills."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        fill(book)
    return content.getvalue()


def packed(entries: dict[str, bytes], onto: bytes = b"") -> bytes:
    """A zip archive of these entries, after those of another one."""
    content = io.BytesIO(onto)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, entry in entries.items():
            archive.writestr(name, entry)
    return content.getvalue()


def text(*rows: str) -> bytes:
    """A CSV file of these rows."""
    return "\n".join(rows).encode()


def komponen(book: xlsxwriter.Workbook) -> None:
    """A group heading over three columns without headings of their own."""
    page = book.add_worksheet("Data")
    for column, head in enumerate(["Tahun", "Pemda", "Indeks"]):
        page.merge_range(0, column, 1, column, head)
    page.merge_range(0, 3, 0, 5, "Komponen")
    page.write_row(2, 0, [2024, "Kab. Jember", 71.65, 75.61, 89.02, 73.53])
