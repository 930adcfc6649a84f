"""What does a file hold, and may it be taken in? It is read and checked whole; nothing is written here."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pandas as pd

from spi.intake import files
from spi.intake.checks import check
from spi.intake.dashboard import read_dashboard
from spi.intake.draft import Draft, Intake, Recognised, plain_text
from spi.intake.grid import has_rows, read_rows
from spi.intake.regions import Gazetteer
from spi.intake.sheets import Sheet, open_sheets
from spi.intake.table import Layout, Wishes, layouts, missing_heading
from spi.intake.workbook import is_workbook

MOST_BYTES = 20 * 1024 * 1024
WORKBOOKS = (".xlsx", ".ods", ".xls")
TYPES = (*WORKBOOKS, ".csv", ".tsv", ".txt", ".json")
Opener = Callable[[bytes, Draft], list[Sheet]]


def read(
    path: str | Path | bytes,
    *,
    aliases: dict[str, str],
    regions: pd.DataFrame,
    newest_year: int,
    name: str | None = None,
    columns: Mapping[tuple[str, str], str] | None = None,
    sheets: Collection[str] | None = None,
    year: int | None = None,
    region_code: str | None = None,
    known_counts: Mapping[tuple[int, str], int] | None = None,
) -> Intake:
    """Read KPK's dashboard table (.json) or a plain table (.xlsx .ods .xls .csv .tsv .txt): one row per region and year.

    path: the file, or its content (then `name` says what it is called). aliases: normalised name, code or former code
    -> region_code. regions: region_code, name, short_name, kind, province_code, province. newest_year: the last survey
    year that may occur. columns: what the reader says of a column, (sheet name, letter) -> meaning as in
    RecognisedColumn. sheets: the names of those to read, None for all. year, region_code: of a table that names neither.
    known_counts: (survey year, province code, "" for the nation) -> governments with an index in the store. Never
    raises for bad input: what is wrong stands in `problems`, what is odd in `warnings`, as sentences.
    """
    draft, content, kind = _opened(path, name)
    gazetteer = Gazetteer(aliases=aliases, regions=regions)
    wishes = Wishes(dict(columns or {}), None if sheets is None else frozenset(sheets), year, region_code)
    if content and not draft.problems and kind == "dasbor":
        read_dashboard(content, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
    elif content and not draft.problems:
        read_table(content, draft=draft, gazetteer=gazetteer, newest_year=newest_year, wishes=wishes)
    return finished(draft, kind, content or b"", gazetteer, known_counts=known_counts)


def recognise(
    path: str | Path | bytes,
    *,
    name: str | None = None,
    columns: Mapping[tuple[str, str], str] | None = None,
    year: int | None = None,
    region_code: str | None = None,
) -> Recognised:
    """How the sheets and columns of a file are understood, with what the reader has said already. Never raises."""
    draft, content, kind = _opened(path, name)
    found: list[Layout] = []
    if content and not draft.problems and kind == "tabel":
        found = tables(content, draft, Wishes(dict(columns or {}), None, year, region_code), open_sheets)
    return Recognised(draft.file_name, kind, [layout.recognised() for layout in found], draft.sentences())


def read_table(
    content: bytes, *, draft: Draft, gazetteer: Gazetteer, newest_year: int, wishes: Wishes, opener: Opener = open_sheets
) -> None:
    """Put the figures of all tables in a text file or a workbook, or in what the opener makes of the content, into the draft."""
    found = tables(content, draft, wishes, opener)
    chosen = [layout for layout in found if wishes.sheets is None or layout.sheet.name in wishes.sheets]
    usable = [layout for layout in chosen if layout.is_table()]
    if not usable and not draft.problems:
        draft.problem("", missing_heading(chosen))
    for layout in [layout for layout in usable if has_rows(layout)] or usable[:1]:
        read_rows(layout, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
    for layout in chosen if usable else []:
        if not layout.is_table():
            lacking = ", ".join(layout.lacks())
            remedy = "Lembar ini dilewati; beri judul kolom itu bila lembarnya memuat hasil SPI."
            draft.warn("lembar_dilewati", layout.sheet.row_place(layout.top), f"kurang kolom {lacking}. {remedy}")


def tables(content: bytes, draft: Draft, wishes: Wishes, opener: Opener) -> list[Layout]:
    """The tables of a workbook, or the one reading of a text that fits best. [] after a problem."""
    sheets = opener(content, draft)
    found = layouts([sheet for sheet in sheets if not sheet.fault()], wishes)
    faults = [fault for sheet in sorted(sheets, key=lambda one: one.broken) if (fault := sheet.fault())]  # the size first
    of_text = bool(sheets) and not sheets[0].name
    if faults and not (of_text and any(layout.is_table() for layout in found)):
        draft.problem("", faults[0])
        return []
    if of_text:  # one reading per delimiter: the one that lacks least, and of these the one with the most columns
        return sorted(found, key=lambda one: (len(one.lacks()), -len(one.roles())))[:1]
    return found


def finished(
    draft: Draft, kind: str, content: bytes, gazetteer: Gazetteer, *, known_counts: Mapping[tuple[int, str], int] | None = None
) -> Intake:
    """The intake of a draft after the last checks."""
    if not draft.problems and draft.is_blank():
        draft.problem("", "tidak ada satu angka pun di dalamnya. Isi nilainya dahulu, lalu impor lagi.")
    if not draft.problems:
        check(draft, gazetteer, known_counts=known_counts or {})
    return draft.intake(kind, content, new_regions=gazetteer.new_regions(), aliases=gazetteer.new_aliases())


def _opened(path: str | Path | bytes, name: str | None) -> tuple[Draft, bytes | None, str]:
    """A draft with the file's name, its content (None when there is none to read), and dasbor or tabel."""
    called = name or ("berkas" if isinstance(path, bytes) else Path(path).name)
    draft = Draft(plain_text(called, most=120))
    content = _checked(path, draft) if isinstance(path, bytes) else _content(Path(path), draft)
    return draft, content, "tabel" if draft.problems else _kind(content or b"", draft, called)


def _content(path: Path, draft: Draft) -> bytes | None:
    try:
        return _checked(files.content(path, MOST_BYTES), draft)
    except files.FileError as fault:
        draft.problem("", str(fault))
        return None


def _checked(content: bytes, draft: Draft) -> bytes | None:
    if _is_too_large(len(content), draft):
        return None
    if not content.strip():
        draft.problem("", "berkasnya kosong. Pilih berkas yang berisi tabel.")
    return content


def _is_too_large(size: int, draft: Draft) -> bool:
    if size > MOST_BYTES:
        draft.problem("", f"ukurannya lebih dari {MOST_BYTES // 2**20} MB. Pecah menjadi satu berkas per tahun.")
    return size > MOST_BYTES


def _kind(content: bytes, draft: Draft, called: str) -> str:
    """dasbor or tabel, by the extension and the first bytes."""
    extension = Path(called).suffix.casefold()
    if extension in (".xlsm", ".xltm", ".xlsb"):
        draft.problem("", f"buku kerja {extension} bisa memuat makro dan tidak dibuka. Simpan sebagai .xlsx, lalu impor itu.")
    elif extension not in TYPES:
        kind = f"jenis berkas {extension}" if extension else "berkas tanpa akhiran nama"
        draft.problem("", f"{plain_text(kind)} tidak didukung. Simpan sebagai {', '.join(TYPES[:-1])} atau {TYPES[-1]}.")
    elif extension in WORKBOOKS and content and not is_workbook(content):
        draft.problem("", "isinya bukan buku kerja Excel atau LibreOffice. Buka di sana, lalu simpan ulang sebagai .xlsx.")
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return "dasbor" if extension == ".json" or (extension == ".txt" and start in (b"[", b"{")) else "tabel"
