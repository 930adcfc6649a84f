"""What does a file hold, and may it be taken in? It is read and checked whole; nothing is written here."""

import hashlib
from pathlib import Path

import pandas as pd

from spi.intake.dashboard import read_dashboard
from spi.intake.draft import Draft, Intake
from spi.intake.regions import Gazetteer
from spi.intake.table import read_table
from spi.intake.workbook import is_workbook

MOST_BYTES = 20 * 1024 * 1024
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls")
TYPES = (".json", *TABLES)


def read(
    path: str | Path, *, aliases: dict[str, str], regions: pd.DataFrame, newest_year: int, name: str | None = None
) -> Intake:
    """Read KPK's dashboard table (.json) or a plain table (.csv .tsv .txt .xlsx .xls): one row per region and year.

    aliases: normalised name, code or former code -> region_code. regions: region_code, name, short_name, kind,
    province_code, province. newest_year: the last survey year that may occur. name: the file's name for the reader,
    when the path is a temporary one. Never raises for bad input: what is wrong stands in `problems`, as sentences.
    """
    draft = Draft(name or Path(path).name)
    gazetteer = Gazetteer(aliases=aliases, regions=regions)
    content = _content(Path(path), draft)
    kind = _kind(content, draft) if content is not None else "tabel"
    if content and not draft.problems:
        reader = read_dashboard if kind == "dasbor" else read_table
        reader(content, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
        if not draft.problems and draft.is_blank():
            draft.problem("", "tidak ada satu angka pun di dalamnya. Isi nilainya dahulu, lalu impor lagi.")
    return Intake(
        kind=kind,
        file_name=draft.file_name,
        sha256=hashlib.sha256(content or b"").hexdigest(),
        bytes=len(content or b""),
        figures=draft.table(),
        new_regions=gazetteer.new_regions(),
        aliases=gazetteer.new_aliases(),
        problems=draft.sentences(),
    )


def _content(path: Path, draft: Draft) -> bytes | None:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            draft.problem("", f"ukurannya lebih dari {MOST_BYTES // 2**20} MB. Pecah menjadi satu berkas per tahun.")
            return None
        content = path.read_bytes()
    except OSError:
        draft.problem("", "berkas tidak dapat dibaca. Periksa apakah berkas masih ada dan tidak sedang terkunci.")
        return None
    if not content.strip():
        draft.problem("", "berkasnya kosong. Pilih berkas yang berisi tabel.")
    return content


def _kind(content: bytes, draft: Draft) -> str:
    """dasbor or tabel, by the extension and the first bytes."""
    extension = Path(draft.file_name).suffix.casefold()
    if extension not in TYPES:
        kind = f"jenis berkas {extension}" if extension else "berkas tanpa akhiran nama"
        draft.problem("", f"{kind} tidak didukung. Simpan sebagai {', '.join(TYPES[:-1])} atau {TYPES[-1]}.")
    elif extension in (".xlsx", ".xls") and content and not is_workbook(content):
        draft.problem("", "isinya bukan buku kerja Excel. Buka di Excel, lalu simpan ulang sebagai .xlsx.")
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return "dasbor" if extension == ".json" or (extension == ".txt" and start in (b"[", b"{")) else "tabel"
