"""Which figures stand in the rows of a recognised table?"""

from dataclasses import dataclass

from spi.intake import headings, names
from spi.intake.draft import Draft, quoted
from spi.intake.headings import CODE, KEYS, NAME, RESPONDENTS, UNIT, YEAR
from spi.intake.numbers import parse_year
from spi.intake.regions import Gazetteer
from spi.intake.sheets import is_blank
from spi.intake.table import Layout
from spi.intake.units import has_few, taken_over


@dataclass(frozen=True)
class _Reading:
    """A table whose rows are being read. keys: role -> column; measures: year of their own or None -> measure -> column."""

    layout: Layout
    keys: dict[str, int]
    measures: dict[int | None, dict[str, int]]
    draft: Draft
    gazetteer: Gazetteer
    newest_year: int


def read_rows(layout: Layout, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> None:
    """Put the figures of one recognised table into the draft."""
    sheet, before = layout.sheet, len(draft.problems)
    reading = _reading(layout, draft, gazetteer, newest_year)
    filled = [row for row in range(layout.top + 1, len(sheet.rows)) if not is_blank(sheet.rows[row])]
    if not filled:
        draft.problem(sheet.row_place(layout.top), "tidak ada baris data di bawah judul. Isi satu baris per pemda dan tahun.")
    if len(draft.problems) > before:
        return
    draft.titles += layout.titles()
    width = len(layout.heads)
    for row in filled:
        if not is_blank(sheet.rows[row][width:]):
            remedy = "Bila angkanya berkoma desimal, pisahkan kolom dengan titik koma."
            place, count = sheet.row_place(row), len(sheet.rows[row])
            draft.problem(place, f"ada {count} sel, padahal judulnya {width} kolom. {remedy}")
        elif not _is_aside(reading, row):
            _read_row(reading, row)


def _reading(layout: Layout, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> _Reading:
    """The columns of a table; one that is not known, or a second one for the same figure, is a problem."""
    found, sheet = _Reading(layout, {}, {}, draft, gazetteer, newest_year), layout.sheet
    taken: dict[str, int] = {}
    for column, (heading, meaning) in enumerate(zip(layout.heads, layout.meanings, strict=True)):
        place = sheet.cell_place(layout.top, column)
        if meaning == headings.IGNORED or (is_blank([heading]) and _is_blank_below(layout, column)):
            continue
        if meaning is None or not headings.is_meaning(meaning):
            known = "Ganti dengan judul baku seperti Indeks, Internal, Fakta Korupsi, atau hapus kolomnya."
            draft.problem(place, f"judul kolom {quoted(heading or '')} tidak dikenal. {known}")
        elif meaning in taken:
            twin = f"{headings.spelling(headings.split(meaning)[0])} sudah ada di {sheet.cell_place(layout.top, taken[meaning])}"
            draft.problem(place, f"kolom {quoted(heading)}: {twin}. Hapus salah satunya.")
        else:
            taken[meaning] = column
            role, year = headings.split(meaning)
            (found.keys if role in KEYS else found.measures.setdefault(year, {}))[role] = column
    _check_years(found)
    return found


def _check_years(reading: _Reading) -> None:
    """Every figure needs one survey year: from its column's heading, its row, the sheet's name or the title."""
    layout, draft = reading.layout, reading.draft
    place = layout.sheet.row_place(layout.top)
    stated = [(year, "judul kolom dengan tahun") for year in filter(None, reading.measures)]
    if None in reading.measures and YEAR not in reading.keys:
        if not layout.years:
            remedy = "Tambahkan kolom Tahun, misalnya 2024."
            draft.problem(place, f"tahun surveinya tidak disebut; yang kurang: kolom Tahun. {remedy}")
        elif len(layout.years) > 1:
            told = " dan ".join(map(str, layout.years))
            draft.problem(place, f"nama lembar atau judulnya menyebut tahun {told}. Tambahkan kolom Tahun agar pasti.")
        else:
            stated.append((layout.years[0], "tahun pada nama lembar atau judul"))
    for year, where in stated:
        try:
            parse_year(year, newest=reading.newest_year)
        except ValueError as reason:
            draft.problem(place, f"{where} “{year}” {reason}.")


def _read_row(reading: _Reading, row: int) -> None:
    draft, sheet, place = reading.draft, reading.layout.sheet, reading.layout.sheet.row_place(row)
    got = {role: sheet.shown(row, column) for role, column in reading.keys.items()}
    year = reading.layout.years[0] if reading.layout.years else None
    try:
        year = parse_year(got[YEAR], newest=reading.newest_year) if YEAR in got else year
    except ValueError as reason:
        draft.problem(f"{place}, kolom Tahun", f"{quoted(got[YEAR])} {reason}.")
        return
    try:
        region = _region(reading, got)
        unit = taken_over(got.get(UNIT))
    except ValueError as reason:
        unnamed = f"unit kerja {quoted(got[UNIT])} {reason}." if str(reason)[-1] != "." else str(reason)
        draft.problem(place, unnamed)
        return
    few, label = _few(reading, row, got.get(RESPONDENTS)), " – ".join(filter(None, (reading.gazetteer.name(region), unit)))
    for own_year, columns in reading.measures.items():
        owner = (own_year or year, region, unit)
        draft.claim(owner, list(columns), place=place, label=label)
        for measure, column in columns.items():
            spot = sheet.cell_place(row, column)
            told = f"{spot} ({headings.spelling(measure)})"
            if (row, column) in sheet.spread and is_blank(sheet.rows[row][column : column + 1]):
                draft.problem(told, "sel gabungan berisi nilai. Pisahkan gabungannya, lalu isi nilai di setiap sel.")
            else:
                cell = sheet.rows[row][column] if column < len(sheet.rows[row]) else ""
                draft.figure(owner, measure, cell, place=told, location=spot, few=few)


def _region(reading: _Reading, got: dict[str, object]) -> str:
    """The region of a row, or the one that the reader named for a table without any. Raises ValueError."""
    if reading.layout.wishes.region_code is not None and not {CODE, NAME} & set(got):
        return reading.gazetteer.identify(code=reading.layout.wishes.region_code, name=None)
    return reading.gazetteer.identify(code=got.get(CODE), name=got.get(NAME))


def _few(reading: _Reading, row: int, cell: object) -> bool:
    try:
        return has_few(cell)
    except ValueError as reason:
        spot = reading.layout.sheet.cell_place(row, reading.keys[RESPONDENTS])
        reading.draft.problem(f"{spot} (Jumlah Responden)", f"{quoted(cell)} {reason}.")
        return False


def _is_aside(reading: _Reading, row: int) -> bool:
    """Is this row no data: the heading again, an example, a note below the table, or an average, which is told?"""
    layout, cells = reading.layout, reading.layout.sheet.rows[row]
    texts = [str(cell).strip() for cell in cells if not is_blank([cell])]
    name = layout.sheet.shown(row, reading.keys[NAME]) if NAME in reading.keys else ""
    label = texts[0] if is_blank([name]) else name  # the words may stand in the column of numbers
    kind = names.aside(label)
    if kind == "total" and not reading.gazetteer.by_name(label):
        remedy = "Baris ini dilewati: rata-rata dihitung sendiri dari angka tiap pemda."
        reading.draft.warn("baris_rata_rata", layout.sheet.row_place(row), f"{quoted(label)} bukan pemda. {remedy}")
        return True
    return cells == layout.sheet.rows[layout.top] or kind == "example" or (kind == "note" and len(texts) == 1)


def has_rows(layout: Layout) -> bool:
    """Is there anything below the headings?"""
    return any(not is_blank(cells) for cells in layout.sheet.rows[layout.top + 1 :])


def _is_blank_below(layout: Layout, column: int) -> bool:
    return all(is_blank(cells[column : column + 1]) for cells in layout.sheet.rows[layout.top + 1 :])
