"""Which units does a table list: a pasted block, or a file? Names, with kind and code where they stand there."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spi.sheets import texts
from spi.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Row
from spi.sheets.spreadsheet import read_workbook
from spi.sheets.workbook import UnfitWorkbook, is_workbook

MOST = 400  # units of a government
_HEADS = {"name": r"nama|(nama )?(unit( kerja)?|perangkat daerah)|nama (opd|kecamatan|instansi)",
          "kind": r"jenis( unit)?|kelompok", "code": r"kode( unit| wilayah| kecamatan| opd)?"}  # fmt: skip
_DISTRICT = re.compile(r"kec(amatan|\.)?\s", re.IGNORECASE)
_CODE = re.compile(r"[\d.]{1,20}")
_NUMBER = re.compile(r"\d{1,4}[.)]?")
_PERSONAL = re.compile(r"\bnip\b|\bnik\b|\bno\.?\s?hp\b|whats?app|e-?mail|surel|telepon", re.IGNORECASE)
_REMEDY = "Tempel satu nama unit tiap baris, boleh diikuti jenis (kecamatan atau OPD) dan kode."


class UnitTable(NamedTuple):
    """rows: name, unit_kind, official_code; problems: a sentence each, and with any of them nothing is to be written."""

    rows: list[dict[str, str]]
    problems: list[str]


def read(content: str | bytes) -> UnitTable:
    """The units of a pasted text or of a file (XLSX, ODS, XLS, CSV, TXT); only its first sheet with names is read."""
    try:
        readings = _readings(content)
    except UnfitWorkbook as error:
        return UnitTable([], [f"Berkas tidak dibuka: {error}"])
    except Exception:  # whatever a broken workbook makes its reader raise
        return UnitTable([], ["Berkas tidak dapat dibaca. Simpan ulang sebagai .xlsx atau salin tabelnya ke sini."])
    tables = [_table([[str(cell).strip() for cell in row] for row in rows]) for rows in readings]
    named = next((table for table in tables if table.rows or table.problems), UnitTable([], []))
    return named if named.rows or named.problems else UnitTable([], [f"Tidak ada nama unit yang dikenali. {_REMEDY}"])


def _readings(content: str | bytes) -> Sequence[Iterable[Row]]:
    """The sheets of a workbook; of a text the one reading that fits: by its headings, by a sign between cells, else by lines."""
    if isinstance(content, bytes):
        if is_workbook(content):
            return [page.rows for page in read_workbook(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS).pages]
        content = texts.decoded(content) or ""
    cut = [sheet for sheet in texts.ways(content) if sheet.list_from is None]
    headed = [sheet.rows for sheet in cut if any(len(_headed([str(c) for c in row])) > 1 for row in list(sheet.rows)[:10])]
    signed = [sheet.rows for sheet in cut if sheet.delimiter in (";", "\t", "|") and sheet.delimiter in content]
    return [*headed, *signed, [[line.strip(' "')] for line in content.splitlines()]][:1]


def _table(rows: list[list[str]]) -> UnitTable:
    if any(_PERSONAL.search(cell) for row in rows[:5] for cell in row):
        return UnitTable([], [f"Tabel ini memuat data orang, bukan daftar unit; tidak dibaca. {_REMEDY}"])
    columns = next((found for row in rows[:10] if (found := _headed(row))), {})
    units: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if _headed(row) or not any(row):
            continue
        unit = _by_heads(row, columns) if columns else _by_shape(row)
        if not unit["name"] or not re.search(r"[^\W\d_]{2}", unit["name"]):
            continue
        units.setdefault((unit["unit_kind"], unit["name"].casefold()), unit)
    if len(units) > MOST:
        return UnitTable([], [f"Ada {len(units)} baris; daftar unit paling banyak {MOST}. Periksa tabelnya."])
    wide = [unit for unit in units.values() if any(sign in unit["name"] for sign in ";\t|")]
    return UnitTable([], [f"Pemisah kolom tidak dikenali. {_REMEDY}"]) if wide else UnitTable(list(units.values()), [])


def _headed(row: list[str]) -> dict[str, int]:
    """name, kind, code -> column, where a row holds headings."""
    cells = [" ".join(re.sub(r"[^\w]+", " ", cell.casefold()).split()) for cell in row]
    found = {what: next((n for n, cell in enumerate(cells) if re.fullmatch(head, cell)), -1) for what, head in _HEADS.items()}
    return {what: n for what, n in found.items() if n >= 0} if found["name"] >= 0 else {}


def _by_heads(row: list[str], columns: dict[str, int]) -> dict[str, str]:
    cell = {what: row[n] if n < len(row) else "" for what, n in columns.items()}
    return _unit(cell.get("name", ""), cell.get("kind", ""), cell.get("code", ""))


def _by_shape(row: list[str]) -> dict[str, str]:
    """Without headings: a cell says the kind, one of digits behind the number of the row the code, the rest is the name."""
    filled = [cell for cell in row if cell]
    if len(filled) > 1 and _NUMBER.fullmatch(filled[0]):
        filled = filled[1:]
    kind = next((cell for cell in filled if cell.casefold() in ("opd", "kecamatan")), "")
    code = next((cell for cell in filled if _CODE.fullmatch(cell)), "")
    return _unit(next((cell for cell in filled if cell not in (kind, code)), ""), kind, code)


def _unit(name: str, kind: str, code: str) -> dict[str, str]:
    """A unit as it is written down; what does not say to be a kecamatan is an OPD."""
    name = re.sub(r"^\d{1,3}[.)]\s+", "", " ".join(name.split()))
    district = "kecamatan" in kind.casefold() or (not kind and bool(_DISTRICT.match(name)))
    return {"name": name, "unit_kind": "kecamatan" if district else "opd", "official_code": code.replace(".", "")}
