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


def faktor_koreksi(book: xlsxwriter.Workbook) -> None:
    """A known heading over two columns without headings of their own."""
    page = book.add_worksheet("Data")
    page.write_row(0, 0, ["Tahun", "Pemda", "Indeks"])
    page.merge_range(0, 3, 0, 4, "Faktor Koreksi")
    page.write_row(1, 0, [2024, "Kab. Jember", 71.65, 7.59, 1.05])


PERCENT_HEAD = ["Tahun", "Pemda", "Indeks", "Internal", "Eksternal", "Ahli", "Pelaksanaan SPI", "Fakta Korupsi"]


def percent(book: xlsxwriter.Workbook) -> None:
    """A table as a clerk types it in cells that became percentages: what is shown is 100 times what is stored."""
    page, shown = book.add_worksheet("Data"), book.add_format({"num_format": "0.00%"})
    page.write_row(0, 0, PERCENT_HEAD)
    page.write_row(1, 0, [2024, "Kab. Probolinggo", 71.65, 75.61, 89.02, 73.53])
    page.write_row(1, 6, [0.0759, 0], shown)
    page.write_row(2, 0, [2024, "Kab. Jember"])
    page.write_row(2, 2, [0.7165, 0.7561, 0.8902, 0.7353, 0.0759, 0], shown)
    page.write_row(3, 0, [2024, "Kab. Banyuwangi", 70.1])
    page.write_row(3, 6, [0.031, 0.0105], shown)


def cell_of(value: object, **attributes: object) -> str:
    """A cell of an .ods: an own one as it stands ("<..."), a number, a text, or nothing."""
    more = "".join(f' table:{name.replace("_", "-")}="{told}"' for name, told in attributes.items())
    if isinstance(value, str) and value.startswith("<"):
        return value
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"{more}/>'
    text = f' office:value-type="string"{more}><text:p>{value}</text:p>' if value else f"{more}>"
    return f"<table:table-cell{text}</table:table-cell>"


def row_of(*cells: object, **attributes: object) -> str:
    """A row of an .ods."""
    more = "".join(f' table:{name.replace("_", "-")}="{told}"' for name, told in attributes.items())
    return f"<table:table-row{more}>{''.join(map(cell_of, cells))}</table:table-row>"


def open_document(
    *rows: object, entries: dict[str, bytes] | None = None, before: str = "", name: str = "Data", styles: str = ""
) -> bytes:
    """An .ods with one sheet of these rows (lists of cells, or rows as they stand) and other entries beside."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text", "style")
    )
    body = "".join(row if isinstance(row, str) else row_of(*row) for row in rows)
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {spaces} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="{name}">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    beside = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": b"<manifest/>"}
    return packed({**beside, "content.xml": xml.encode(), **(entries or {})})


def unseen(book: xlsxwriter.Workbook) -> None:
    """Raised note numbers, a hidden column, a filtered row, cells struck out whole and in part, a hidden sheet, a hidden list.

    tests/intake/files/tersembunyi.* are what LibreOffice made of it."""
    page = book.add_worksheet("Data")
    struck, raised, lowered = map(book.add_format, [{"font_strikeout": True}, {"font_script": 1}, {"font_script": 2}])
    page.write_row(0, 0, ["Tahun", "Pemda", "Indeks", "Internal", "Eksternal"])
    page.write_row(1, 0, [2024, "Kab. Probolinggo", "", 75.61, 89.02])
    page.write_rich_string(1, 2, "71,65", raised, "1")
    page.write_row(2, 0, [2024, "Kab. Jember", 72.1, 70, 80])
    page.write_row(3, 0, [2024, "", 70.1, 71])
    page.write_rich_string(3, 1, "Kab. Banyuwangi", raised, "2", lowered, "a")
    page.write(3, 4, 81, struck)
    page.write_row(4, 0, [2023, "Kab. Jember", "", "", ""])
    page.write_rich_string(4, 2, struck, "69,5", struck, "0")
    page.write(4, 4, "82,1", struck)
    page.write_rich_string(5, 1, struck, "71,0", "71,5")
    page.set_column(3, 3, None, None, {"hidden": True})
    page.set_column(7, 9, None, None, {"hidden": True})
    page.autofilter(0, 0, 5, 4)
    page.filter_column(1, "x != *Jember*")
    page.set_row(2, None, None, {"hidden": True})
    old, names = book.add_worksheet("Lama"), book.add_worksheet("Daftar")
    old.write_row(0, 0, ["Kab. Jember", 65.2])
    names.write_column(0, 0, ["Kab. Jember", "Kab. Banyuwangi"])
    old.very_hidden()
    names.hide()
