"""Which figures does a plain table hold: one row per region and survey year, as people write it?"""

from spi.intake import headings
from spi.intake.draft import Draft, quoted
from spi.intake.headings import CODE, IGNORED, KEYS, NAME, UNIT, YEAR
from spi.intake.numbers import parse_year
from spi.intake.regions import Gazetteer
from spi.intake.sheets import MOST_COLUMNS, Sheet, open_sheets

HEADING_WITHIN = 30  # rows: titles above the heading are tolerated so far


def read_table(content: bytes, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> None:
    """Put the figures of a CSV or Excel table into the draft, from the first sheet that has a usable heading."""
    sheets = open_sheets(content, draft)
    if not sheets:
        return
    sheet, top = next(((sheet, row) for sheet in sheets if (row := _heading_row(sheet)) is not None), (None, 0))
    faults = [one.fault() for one in ([sheet] if sheet else sheets)]
    if sheet is None or faults[0]:  # without a heading, a sheet or delimiter that fits better may only lack one
        draft.problem("", faults[0] if all(faults) else _missing_heading(sheets))
        return
    columns = _columns(sheet, top, draft)
    filled = [row for row in range(top + 1, len(sheet.rows)) if not _empty(sheet.rows[row])]
    if not filled:
        draft.problem(sheet.row_place(top), "tidak ada baris data di bawah judul. Isi satu baris per pemda dan tahun.")
    if draft.problems:
        return
    width = len(sheet.rows[top])
    for row in filled:
        if _empty(sheet.rows[row][width:]):
            _read_row(sheet, row, columns, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
        else:
            remedy = "Bila angkanya berkoma desimal, pisahkan kolom dengan titik koma."
            place, count = sheet.row_place(row), len(sheet.rows[row])
            draft.problem(place, f"ada {count} sel, padahal judulnya {width} kolom. {remedy}")


def _read_row(sheet: Sheet, row: int, columns: dict[str, int], *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> None:
    cells, place = sheet.rows[row], sheet.row_place(row)
    got = {role: cells[column] if column < len(cells) else "" for role, column in columns.items()}
    try:
        year = parse_year(got[YEAR], newest=newest_year)
    except ValueError as reason:
        draft.problem(f"{place}, kolom Tahun", f"{quoted(got[YEAR])} {reason}.")
        return
    try:
        region = gazetteer.identify(code=got.get(CODE), name=got.get(NAME))
    except ValueError as reason:
        draft.problem(place, str(reason))
        return
    owner = (year, region, " ".join(str(got.get(UNIT) or "").split()))
    label = " – ".join(filter(None, (gazetteer.name(region), owner[2])))
    draft.claim(owner, place=place, label=label)
    for measure in (role for role in columns if role not in KEYS):
        spot = sheet.cell_place(row, columns[measure])
        draft.figure(owner, measure, got[measure], place=f"{spot} ({headings.spelling(measure)})", location=spot)


def _columns(sheet: Sheet, top: int, draft: Draft) -> dict[str, int]:
    """The column of each role; a heading that is not known, or a second one for the same figure, is a problem."""
    columns: dict[str, int] = {}
    for column, heading in enumerate(sheet.rows[top]):
        role, place = headings.role(heading), sheet.cell_place(top, column)
        if role == IGNORED or (_empty([heading]) and all(_empty(row[column : column + 1]) for row in sheet.rows[top:])):
            continue
        if role is None:
            known = "Ganti dengan judul baku seperti Indeks, Internal, Fakta Korupsi, atau hapus kolomnya."
            draft.problem(place, f"judul kolom {quoted(heading)} tidak dikenal. {known}")
        elif role in columns:
            twin = f"{headings.spelling(role)} sudah ada di {sheet.cell_place(top, columns[role])}"
            draft.problem(place, f"kolom {quoted(heading)}: {twin}. Hapus salah satunya.")
        else:
            columns[role] = column
    return columns


def _heading_row(sheet: Sheet) -> int | None:
    """The first row that names a year, a region and at least one figure, counted from 0."""
    return next((number for number, cells in enumerate(sheet.rows[:HEADING_WITHIN]) if not _lacks(_roles(cells))), None)


def _roles(cells: list[object]) -> set[str]:
    return {headings.role(cell) for cell in cells[:MOST_COLUMNS]} - {None, IGNORED}


def _lacks(roles: set[str]) -> list[str]:
    """What a heading still needs, as headings that people know."""
    needs = {
        "Tahun": YEAR in roles,
        "Kode atau Pemda": bool(roles & {CODE, NAME}),
        "Indeks atau nilai lain": bool(roles - set(KEYS)),
    }
    return [need for need, there in needs.items() if not there]


def _missing_heading(sheets: list[Sheet]) -> str:
    closest = max((_roles(cells) for sheet in sheets for cells in sheet.rows[:HEADING_WITHIN]), key=len, default=set())
    lacking = ", ".join(_lacks(closest))
    return (
        f"baris judul tidak ditemukan; yang kurang: kolom {lacking}. "
        "Tulis satu baris judul seperti Tahun; Kode; Pemda; Indeks; Internal; Eksternal; Eksper."
    )


def _empty(cells: list[object]) -> bool:
    return all(cell is None or not str(cell).strip() for cell in cells)
