"""What does a file hold, and may it be taken in? It is read and checked whole; nothing is written here."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from spi.intake.checks import check, check_names
from spi.intake.draft import Draft, Intake, RecognisedSheet, first_few, plain_text, quoted
from spi.intake.spelling import spellings
from spi.intake.spelling.regions import Gazetteer
from spi.intake.tables.dashboard import read_dashboard
from spi.intake.tables.grid import read_rows
from spi.intake.tables.layout import Layout, Wishes, missing_heading
from spi.intake.tables.table import guessed, layouts
from spi.intake.tables.visible import workbook_sheets
from spi.method.other_indices import other_indices
from spi.sheets import texts
from spi.sheets.sheet import Sheet
from spi.sheets.workbook import is_workbook
from spi.store import files

MOST_BYTES = 20 * 1024 * 1024
WORKBOOKS = (".xlsx", ".ods", ".xls")
TYPES = (*WORKBOOKS, ".csv", ".tsv", ".txt", ".md", ".json")
_PASTE = "Buka berkasnya, pilih tabelnya beserta baris judulnya, salin, lalu tempelkan lewat Cara masuk: Tempel."
_PICTURES = "Gambar tidak dapat dibaca: ketik angkanya lewat Cara masuk: Isi sendiri."
_COPIED = {
    ".pdf": f"tabel di dalam PDF tidak dibaca langsung. {_PASTE} Bila isinya hasil pindaian, ketik lewat Isi sendiri.",
    **dict.fromkeys(
        (".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".html", ".htm"), f"tabel di dalamnya tidak dibaca langsung. {_PASTE}"
    ),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".heic", ".tif", ".tiff", ".gif", ".bmp"), _PICTURES),
}
Counts = Mapping[tuple[int, str], int]  # (survey year, province code, "" for the nation) -> governments with an index


def open_sheets(content: bytes, draft: Draft, *, include_hidden: bool = False) -> list[Sheet]:
    """The worksheets of a workbook; of a text one reading per way in which its cells may be parted. [] after a problem.

    What is hidden or struck out in a workbook reads as blank and is told, or with include_hidden is read like the rest.
    """
    if is_workbook(content):
        return workbook_sheets(content, draft, include_hidden=include_hidden)
    if (text := texts.decoded(content)) is None:
        draft.problem("", "isinya bukan teks. Simpan ulang dari Excel sebagai “CSV UTF-8” atau sebagai .xlsx.")
        return []
    return texts.ways(text)


def read(
    path: str | Path | bytes,
    *,
    aliases: dict[str, str],
    regions: pd.DataFrame,
    newest_year: int,
    name: str | None = None,
    wishes: Wishes | None = None,
    known_counts: Counts | None = None,
) -> Intake:
    """Read KPK's dashboard table (.json) or a plain table (.xlsx .ods .xls .csv .tsv .txt .md).

    path: the file, or its content (then `name` says what it is called). aliases: normalised name, code or former code ->
    region_code. regions: region_code, name, short_name, kind, province_code, province. newest_year: the last survey year that may
    occur. wishes: what the reader says about it. known_counts: those of the store. Never raises for bad input: what is wrong
    stands in `problems`, what must be accepted in `warnings`, what is worth knowing in `notes`, as sentences.
    """
    draft, content, kind = _opened(path, name)
    gazetteer, wishes = Gazetteer(aliases=aliases, regions=regions), wishes or Wishes()
    if content and not draft.problems and kind == "dasbor" and wishes.index:
        draft.problem("", "JSON dasbor KPK berisi SPI. Pilih Isi tabel: SPI.")
    elif content and not draft.problems and kind == "dasbor":
        read_dashboard(content, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
    elif content and not draft.problems:
        sheets = open_sheets(content, draft, include_hidden=wishes.hidden)
        _read_tables(sheets, draft=draft, gazetteer=gazetteer, newest_year=newest_year, wishes=wishes)
    return _finished(draft, wishes.index or kind, content or b"", gazetteer, known_counts or {})


def read_pasted(
    text: str,
    *,
    aliases: dict[str, str],
    regions: pd.DataFrame,
    newest_year: int,
    name: str = "tempelan",
    wishes: Wishes | None = None,
    known_counts: Counts | None = None,
) -> Intake:
    """Read a pasted block as a text file is read: parted by tabs, |, semicolons, commas, several spaces, or as a list."""
    draft, gazetteer, wishes = Draft(name), Gazetteer(aliases=aliases, regions=regions), wishes or Wishes()
    content, sheets = _pasted(text, draft)
    if sheets:
        _read_tables(sheets, draft=draft, gazetteer=gazetteer, newest_year=newest_year, wishes=wishes)
    return _finished(draft, wishes.index or "tabel", content, gazetteer, known_counts or {})


def recognise(path: str | Path | bytes, *, name: str | None = None, wishes: Wishes | None = None) -> list[RecognisedSheet]:
    """How the tables of a file are understood, with what the reader has said already; [] after a problem, which `read` tells,
    and of KPK's JSON, of which nothing is to be corrected. Never raises."""
    draft, content, kind = _opened(path, name)
    wishes, sheets = wishes or Wishes(), []
    if content and not draft.problems and kind == "tabel":
        sheets = open_sheets(content, draft, include_hidden=wishes.hidden)
    return _recognised(sheets, draft, wishes)


def recognise_pasted(text: str, *, name: str = "tempelan", wishes: Wishes | None = None) -> list[RecognisedSheet]:
    """How the columns of a pasted block are understood. Its sheet has the name ""."""
    draft = Draft(name)
    _, sheets = _pasted(text, draft)
    return _recognised(sheets, draft, wishes or Wishes())


def _recognised(sheets: list[Sheet], draft: Draft, wishes: Wishes) -> list[RecognisedSheet]:
    with spellings.read_as(wishes.index):
        return [layout.recognised() for layout in _tables(sheets, draft, wishes) if not layout.orphan]


def _pasted(text: str, draft: Draft) -> tuple[bytes, list[Sheet]]:
    """The content of a pasted block, and its readings; no readings after a problem."""
    content = str(text).encode("utf-8", "replace")
    if len(content) > MOST_BYTES:
        draft.problem("", f"teksnya lebih dari {MOST_BYTES // 2**20} MB. Tempelkan satu tabel saja, atau unggah berkasnya.")
    elif not content.strip():
        draft.problem("", "belum ada teks. Salin tabel beserta baris judulnya, lalu tempelkan di sini.")
    if draft.problems:
        return content, []
    plain = content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\x00", " ")
    return content, texts.ways(plain.strip("\r\n"))


def _read_tables(sheets: list[Sheet], *, draft: Draft, gazetteer: Gazetteer, newest_year: int, wishes: Wishes) -> None:
    """Put the figures of all tables in the sheets of a file into the draft, those of the index that is wished for."""
    if wishes.index:
        draft.scale = other_indices()[wishes.index].scale
    with spellings.read_as(wishes.index):
        _read_each(sheets, draft=draft, gazetteer=gazetteer, newest_year=newest_year, wishes=wishes)
    if wishes.index:
        _take_other(draft, wishes.index)


def _take_other(draft: Draft, index: str) -> None:
    """Keep the scores of whole governments as those of the other index. What is lacking needs no row; its areas stay out."""
    left_out = {figure for figure in draft.figures if figure[2] or figure[3] != "index"}
    if left_out:
        draft.note(
            "", f"hanya skor {other_indices()[index].name} seluruh pemda yang diambil; {len(left_out)} angka lain dilewati."
        )
    taken = [figure for figure in draft.figures if figure not in left_out and figure[4] is not None]
    draft.figures = [(*figure[:3], index, *figure[4:]) for figure in taken]


def _read_each(sheets: list[Sheet], *, draft: Draft, gazetteer: Gazetteer, newest_year: int, wishes: Wishes) -> None:
    """Read every table of the sheets.

    A table that may not be read (another score, columns lacking) is told; where no other one is read, it is a problem.
    """
    tables = _tables(sheets, draft, wishes)
    for layout in [layout for layout in tables if layout.is_calculated]:
        draft.note(layout.place, "judulnya mengatakan tabel ini dihitung; tidak dibaca.")
    chosen = [layout for layout in tables if not layout.is_calculated]
    usable = [layout for layout in chosen if layout.is_table()]
    if not usable and not draft.problems:
        draft.problem("", missing_heading(chosen))
    refused, read = [], 0
    for layout in [layout for layout in usable if layout.rows()] or usable[:1]:
        refusal = read_rows(layout, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
        read += not refusal
        refused += [(layout.place, refusal)] if refusal else []
    added = [row.name for row in gazetteer.new_regions().itertuples() if row.kind == "lembaga"]
    if added:
        shown = first_few(list(map(quoted, added)))
        draft.note("", f"{len(added)} instansi belum dikenal dan ditambahkan: {shown}. Periksa ejaannya.")
    for place, refusal in refused:
        (draft.note if read else draft.problem)(place, refusal)
    for layout in chosen if usable else []:
        if layout.orphan:
            title = f" (“{plain_text(layout.titles[0][1])}”)" if layout.titles else ""
            remedy = "Beri baris judul kolom sendiri di bawah judulnya, atau pindahkan ke lembar lain."
            draft.problem(layout.place, f"tabel lain dimulai di sini{title} tanpa baris judul yang dikenal. {remedy}")
        elif not layout.is_table() and layout.rows():
            draft.note(layout.place, f"tabel ini dilewati: kurang kolom {', '.join(layout.lacks())}.")


def _tables(sheets: list[Sheet], draft: Draft, wishes: Wishes) -> list[Layout]:
    """The tables of a workbook, or those of the one reading of a text that fits best. [] after a problem."""
    readings = [layouts(sheet, wishes) for sheet in sheets if not sheet.fault()]
    faults = [fault for sheet in sorted(sheets, key=lambda one: one.broken) if (fault := sheet.fault())]  # the size first
    of_text = bool(sheets) and not sheets[0].name
    if faults and not (of_text and any(layout.is_table() for tables in readings for layout in tables)):
        draft.problem("", faults[0])
        return []
    if not any(readings):
        return guessed([sheet for sheet in sheets if not sheet.fault()], wishes)[: 1 if of_text else None]
    if of_text:  # one reading per way: the one that lacks least, and of these the one with the most columns
        return min(readings, key=_unfitness)
    return [layout for tables in readings for layout in tables]


def _unfitness(tables: list[Layout]) -> tuple[int, int]:
    """How badly a way of parting a text fits: what its best table lacks, and how few columns it has."""
    best = [(len(one.lacks()), -len(one.roles() | one.measures())) for one in tables if not one.orphan]
    return min(best, default=(9, 0))


def _finished(draft: Draft, kind: str, content: bytes, gazetteer: Gazetteer, known_counts: Counts) -> Intake:
    """The intake of a draft after the last checks."""
    if not draft.problems and draft.is_blank():
        draft.problem("", "tidak ada satu angka pun di dalamnya. Isi nilainya dulu, lalu impor lagi.")
    if not draft.problems and kind in other_indices():
        check_names(draft)
    elif not draft.problems:
        check(draft, gazetteer, known_counts=known_counts)
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
    if len(content) > MOST_BYTES:
        draft.problem("", f"ukurannya lebih dari {MOST_BYTES // 2**20} MB. Pecah menjadi satu berkas per tahun.")
        return None
    if not content.strip():
        draft.problem("", "berkasnya kosong. Pilih berkas yang berisi tabel.")
    return content


def _kind(content: bytes, draft: Draft, called: str) -> str:
    """dasbor or tabel, by the extension and the first bytes."""
    extension = Path(called).suffix.casefold()
    if extension in (".xlsm", ".xltm", ".xlsb"):
        draft.problem("", f"buku kerja {extension} dapat memuat makro dan tidak dibuka. Simpan sebagai .xlsx, lalu impor itu.")
    elif extension in _COPIED:
        draft.problem("", _COPIED[extension])
    elif extension not in TYPES:
        kind = f"jenis berkas {extension}" if extension else "berkas tanpa akhiran nama"
        draft.problem("", f"{plain_text(kind)} tidak didukung. Simpan sebagai {', '.join(TYPES[:-1])} atau {TYPES[-1]}.")
    elif extension in WORKBOOKS and content and not is_workbook(content):
        draft.problem("", "isinya bukan buku kerja Excel atau LibreOffice. Buka di sana, lalu simpan ulang sebagai .xlsx.")
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return "dasbor" if extension == ".json" or (extension == ".txt" and start in (b"[", b"{")) else "tabel"
