"""Which figures does KPK's own dashboard table (JSON) hold?"""

import json
import re
from decimal import Decimal
from typing import Any

from spi.intake.draft import Draft, quoted
from spi.intake.spelling import names
from spi.intake.spelling.headings import CODE
from spi.intake.spelling.numbers import parse_year
from spi.intake.spelling.regions import Gazetteer, Unidentified, plain_code

# Where KPK keeps each measure. Its "integritas" is the deduction for how the survey was conducted, its "prevalensi"
# the deduction for facts of corruption.
PATHS = {
    "index": ("indeks",),
    "internal": ("agregat", "internal"),
    "external": ("agregat", "eksternal"),
    "expert": ("agregat", "eksper"),
    "correction_conduct": ("koreksi", "integritas"),
    "correction_facts": ("koreksi", "prevalensi"),
}
MOST_ROWS = 60_000
_REMEDY = "Unduh ulang tabelnya, atau susun sebagai tabel CSV/XLSX dengan satu baris per pemda dan tahun."


def read_dashboard(content: bytes, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> None:
    """Put the figures of KPK's table into the draft: one row per institution and survey year, six measures each."""
    rows = _rows(content, draft)
    if not rows:
        return
    for measure, path in PATHS.items():
        if not any(_has(row, path) for row in rows):
            key = ".".join(path)
            draft.problem("", f"kunci {key} ({measure}) tidak ada di satu baris pun; bentuk tabelnya lain. {_REMEDY}")
    if draft.problems:
        return
    for number, row in enumerate(rows, start=1):
        place = f"baris ke-{number} ({' '.join(str(row.get('nama') or 'tanpa nama').split())[:60]})"
        _read_row(row, place, draft=draft, gazetteer=gazetteer, newest_year=newest_year)


def _read_row(row: dict, place: str, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> None:
    if any(not isinstance(row.get(part) or {}, dict) for part in ("agregat", "koreksi", "map")):
        draft.problem(place, f"agregat, koreksi dan map harus berupa objek. {_REMEDY}")
        return
    try:
        year = parse_year(row.get("tahun"), newest=newest_year)
    except ValueError as reason:
        draft.problem(f"{place}, tahun", f"{quoted(row.get('tahun'))} {reason}.")
        return
    try:
        region = _region(row, gazetteer)
    except Unidentified as unknown:
        draft.problem(f"{place}, {'map.code' if unknown.role == CODE else 'nama'}", str(unknown))
        return
    owner, cells = (year, region, ""), {measure: _at(row, path) for measure, path in PATHS.items()}
    if gazetteer.kind(region) == "lembaga" and draft.prints_twice(owner, row.get("nama"), cells, place=place):
        return
    spots = {measure: f"{place}, {'.'.join(path)}" for measure, path in PATHS.items()}
    draft.claim(owner, spots, label=gazetteer.name(region))
    for measure, cell in cells.items():
        draft.figure(owner, measure, cell, place=spots[measure], location=spots[measure])


def _region(row: dict, gazetteer: Gazetteer) -> str:
    """The region by KPK's map.code or by the name, whichever is known; a new one when neither is. Raises Unidentified."""
    name, place = row.get("nama"), row.get("map") or {}
    code = place.get("code")
    if not isinstance(name, str) or not names.key(name):
        raise Unidentified("nama instansi kosong. Isi nama, misalnya “PEMERINTAH KABUPATEN PROBOLINGGO”.")
    known, meant = gazetteer.by_code(code), gazetteer.by_name(name)
    if known and not meant:  # a spelling not seen before: the code decides, unless the name states another kind
        if names.kind_of(name) not in (None, gazetteer.kind(known)):
            raise gazetteer.disagreement(code, name)
        return known
    if meant:
        return gazetteer.identify(code=code if known else None, name=name)
    if not (names.is_government(name) or code or place.get("level") == "kabkota"):
        return gazetteer.add_institution(name)
    plain, kind = plain_code(code), names.kind_of(name)
    if kind and re.fullmatch("[0-9]{2}" if kind == "provinsi" else "[0-9]{4}", plain):
        return gazetteer.add_government(plain, name, province=place.get("province_name"))
    return gazetteer.identify(code=None, name=name)  # raises, with the nearest names


def _rows(content: bytes, draft: Draft) -> list[dict]:
    """The rows of the file: a list of objects, or the one list inside an object. [] after a problem."""
    try:
        rows = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        line = f" (baris {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        draft.problem("", f"isinya bukan JSON yang utuh{line}. {_REMEDY}")
        return []
    while isinstance(rows, dict):
        lists = [part for part in rows.values() if isinstance(part, list)]
        objects = [part for part in rows.values() if isinstance(part, dict)]
        rows = (lists if len(lists) == 1 else objects if len(objects) == 1 and not lists else [None])[0]
    if not isinstance(rows, list) or any(not isinstance(row, dict) for row in rows):
        draft.problem("", f"bukan tabel dasbor KPK (daftar baris: tahun, nama, indeks, agregat, koreksi). {_REMEDY}")
        return []
    if not rows or len(rows) > MOST_ROWS:
        count = f"berisi {len(rows)} baris, paling banyak {MOST_ROWS}" if rows else "tidak berisi satu baris pun"
        draft.problem("", f"{count}. {_REMEDY}")
        return []
    return rows


def _has(row: dict, path: tuple[str, ...]) -> bool:
    inner = row if len(path) == 1 else row.get(path[0])
    return isinstance(inner, dict) and path[-1] in inner


def _at(inner: Any, path: tuple[str, ...]) -> object:
    for part in path:
        inner = (inner or {}).get(part)
    return inner
