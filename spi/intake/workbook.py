"""Is a workbook safe to open, and what does the reading library not tell about its cells?"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

MOST_UNPACKED = 100 * 1024 * 1024
_MOST_RATIO, _SMALL = 150, 2 * 1024 * 1024  # times its packed size, for an entry that is not small
_MOST_ENTRIES = 2_000
COPY = "Salin tabelnya saja ke buku kerja baru."
MACROS = "buku kerja ini memuat makro dan tidak dibuka. Simpan sebagai .xlsx tanpa makro, lalu impor itu."
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_ANY_FORMULA = re.compile(rb"<(?:\w{1,9}:)?f[\s>/]")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Bounded on purpose: a file made to be slow must not be slow.
_ADDRESS = rb'<(?:\w{1,9}:)?c\b(?=[^<>]{0,200}?\br="([A-Z]{1,3})([0-9]{1,7})")'
_FILLED_CELL = re.compile(_ADDRESS + rb"[^<>]{0,300}(?<!/)>")
_FORMULA = rb"<(?:\w{1,9}:)?f\b[^<>]{0,300}(?:/>|>[^<]{0,9000}</(?:\w{1,9}:)?f>)"
_ERROR_CELL = re.compile(_ADDRESS + rb'(?=[^<>]{0,200}?\bt="e")[^<>]{0,300}>(?:' + _FORMULA + rb")?<(?:\w{1,9}:)?v>([^<]{0,40})<")
_UNCOMPUTED_CELL = re.compile(_ADDRESS + rb"[^<>]{0,300}>" + _FORMULA + rb"(</)(?:\w{1,9}:)?c>")


class UnfitWorkbook(ValueError):
    """The workbook may not be opened; the message is a sentence."""


def is_workbook(content: bytes) -> bool:
    """Do these bytes begin as an .xlsx or .ods (zip) or .xls (OLE) file does?"""
    return content.startswith((_ZIP, _OLE))


def is_zip(content: bytes) -> bool:
    """Do these bytes begin as an .xlsx or .ods file does?"""
    return content.startswith(_ZIP)


def check(content: bytes, *, most_rows: int, most_columns: int) -> list[str]:
    """Raise UnfitWorkbook for a workbook with macros or another archive in it, one that unpacks too large or lies about
    its size, or one with a cell far outside. Answers what the reader should know of a fit one: "formulas", "links".

    The reading library fills the whole rectangle up to the last cell: one cell at XFD1048576 would take all memory.
    """
    if not content.startswith(_ZIP):
        if _OLE_MACROS in content:
            raise UnfitWorkbook(MACROS)
        return []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_entries(archive.infolist())
        known = set()
        for entry in archive.infolist():
            unpacked = archive.read(entry)  # raises BadZipFile when the stated size is a lie
            if unpacked.startswith(_ZIP):
                raise UnfitWorkbook(f"ada arsip lain di dalam buku kerjanya. {COPY}")
            if entry.filename.startswith("xl/worksheets/"):
                _check_extent(unpacked, most_rows, most_columns)
                known |= {"formulas"} if _ANY_FORMULA.search(unpacked) else set()
            known |= {"links"} if entry.filename.startswith("xl/externalLinks/") else set()
    return sorted(known)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """What the archive says of itself, before anything is unpacked."""
    if any(entry.filename.casefold().endswith("vbaproject.bin") for entry in entries):
        raise UnfitWorkbook(MACROS)
    if any(entry.filename == "xl/workbook.bin" for entry in entries):
        raise UnfitWorkbook("isinya buku kerja .xlsb, yang tidak dibuka. Simpan sebagai .xlsx, lalu impor itu.")
    if len(entries) > _MOST_ENTRIES:
        raise UnfitWorkbook(f"isinya lebih dari {_MOST_ENTRIES} bagian. {COPY}")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise UnfitWorkbook(f"isinya mengembang lebih dari {MOST_UNPACKED // 2**20} MB. {COPY}")
    if any(entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size) for entry in entries):
        raise UnfitWorkbook(f"isinya mengembang lebih dari {_MOST_RATIO} kali lipat. {COPY}")


def unread_cells(content: bytes) -> Iterator[tuple[str, int, int, str]]:
    """The cells that the library gives as empty although they are not: sheet, row and column from 0, what they show.

    A formula error (#N/A), and a formula whose result was never computed (written by a program, not by Excel).
    """
    if not content.startswith(_ZIP):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name, entry in sheet_files(archive):
            sheet = archive.read(entry)
            for cell in (*_ERROR_CELL.finditer(sheet), *_UNCOMPUTED_CELL.finditer(sheet)):
                shown = cell.group(3).decode() if cell.group(3) != b"</" else "rumus tanpa hasil"
                yield name, int(cell.group(2)) - 1, column_number(cell.group(1).decode()), shown


def letters(column: int) -> str:
    """The letters of a column that counts from 0: 0 gives "A", 27 gives "AB"."""
    text = ""
    while column >= 0:
        text, column = chr(65 + column % 26) + text, column // 26 - 1
    return text


def column_number(text: str) -> int:
    """The column, counted from 0, of its letters: "A" gives 0, "AB" gives 27."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _check_extent(sheet: bytes, most_rows: int, most_columns: int) -> None:
    for cell in _FILLED_CELL.finditer(sheet):
        column, row = column_number(cell.group(1).decode()), int(cell.group(2))
        if row > most_rows or column >= most_columns:
            raise outside(row - 1, column, most_rows, most_columns)


def outside(row: int, column: int, most_rows: int, most_columns: int) -> UnfitWorkbook:
    """What to raise of a cell (row and column from 0) that lies where no table of scores reaches."""
    address = f"{letters(min(column, 99_999))}{min(row, 10**9) + 1}"
    limits = f"{most_rows} baris dan {most_columns} kolom"
    return UnfitWorkbook(f"sel {address} berisi, padahal di luar batas {limits}. {COPY}")


def sheet_files(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each worksheet of an .xlsx and the file inside the archive that holds it."""
    files = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= files:
        return
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    tags = re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", links)
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in tags}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", archive.read("xl/workbook.xml").decode("utf-8", "replace")):
        target = targets.get(_attribute(tag, r"\w+:id"), "")
        file = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if file in files:
            yield _attribute(tag, "name"), file


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found.group(1)) if found else ""
