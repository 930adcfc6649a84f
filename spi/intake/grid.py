"""Which figures stand in the rows of a recognised table?"""

from spi.intake import headings, names
from spi.intake.columns import Reading, understood
from spi.intake.draft import Draft, quoted
from spi.intake.headings import CODE, NAME, RESPONDENTS, UNIT, YEAR
from spi.intake.numbers import may_be_figure, parse_year
from spi.intake.regions import Gazetteer, Unidentified
from spi.intake.repeated import is_repeated
from spi.intake.sheets import is_blank
from spi.intake.table import Layout
from spi.intake.units import has_few, taken_over

_MOST_OF_A_SIGNATURE = 2  # cells beside each other: who knows of the table, and who signs it


def read_rows(layout: Layout, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> None:
    """Put the figures of one recognised table into the draft."""
    sheet, before = layout.sheet, len(draft.problems)
    reading = understood(layout, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
    filled = [row for row in range(layout.top + 1, len(sheet.rows)) if not is_blank(sheet.rows[row])]
    if not filled:
        draft.problem(sheet.row_place(layout.top), "tidak ada baris data di bawah judul. Isi satu baris per pemda dan tahun.")
    if len(draft.problems) > before:
        return
    draft.titles += layout.titles()
    width = len(layout.heads)
    for row in filled:
        if _is_aside(reading, row):
            continue
        if not is_blank(sheet.rows[row][width:]):
            remedy = "Bila angkanya berkoma desimal, pisahkan kolom dengan titik koma."
            place, count = sheet.row_place(row), len(sheet.rows[row])
            draft.problem(place, f"ada {count} sel, padahal judulnya {width} kolom. {remedy}")
        else:
            _read_row(reading, row)


def _read_row(reading: Reading, row: int) -> None:
    draft, sheet, found = reading.draft, reading.layout.sheet, _owner(reading, row)
    if found is None:
        return
    year, region, unit = found
    few, label = _few(reading, row), " – ".join(filter(None, (reading.gazetteer.name(region), unit)))
    for own_year, columns in reading.measures.items():
        owner = (own_year or year, region, unit)
        told = {m: f"{sheet.cell_place(row, column)} ({headings.spelling(m)})" for m, column in columns.items()}
        if not unit and _is_repeated(reading, row, owner, columns):
            continue
        draft.claim(owner, told, label=label)
        for measure, column in columns.items():
            if (row, column) in sheet.spread and is_blank(sheet.rows[row][column : column + 1]):
                draft.problem(told[measure], "sel gabungan berisi nilai. Pisahkan gabungannya, lalu isi nilai di setiap sel.")
            else:
                cell = sheet.rows[row][column] if column < len(sheet.rows[row]) else ""
                spot = sheet.cell_place(row, column)
                draft.figure(owner, measure, cell, place=told[measure], location=spot, few=few)


def _is_repeated(reading: Reading, row: int, owner: tuple[int, str, str], columns: dict[str, int]) -> bool:
    """Was the institution of this row read already under another of its names?"""
    name, cells = reading.cell(row, NAME), reading.layout.sheet.rows[row]
    if reading.gazetteer.kind(owner[1]) != "lembaga" or is_blank([name]):
        return False
    given = {measure: cells[column] if column < len(cells) else "" for measure, column in columns.items()}
    return is_repeated(reading.draft, owner, name, given, place=reading.place(row, NAME))


def _owner(reading: Reading, row: int) -> tuple[int | None, str, str] | None:
    """The survey year, region and unit of a row; None after a problem, which names the cell."""
    got, draft, role = {role: reading.cell(row, role) for role in reading.keys}, reading.draft, YEAR
    year = reading.layout.years[0] if reading.layout.years else None
    try:
        year = parse_year(got[YEAR], newest=reading.newest_year) if YEAR in got else year
        role = UNIT
        unit, odd = taken_over(got.get(UNIT))
        region = _region(reading, got)
    except Unidentified as unknown:
        draft.problem(reading.place(row, unknown.role), str(unknown))
        return None
    except ValueError as reason:
        draft.problem(reading.place(row, role), f"{quoted(got[role])} {reason}.")
        return None
    if odd:
        draft.odd_names.setdefault(unit, f"{reading.place(row, UNIT)}: {quoted(got[UNIT])} {odd}")
    return year, region, unit


def _region(reading: Reading, got: dict[str, object]) -> str:
    """The region of a row, or the one that the reader named for a table without any. Raises Unidentified."""
    if reading.layout.wishes.region_code is not None and not {CODE, NAME} & set(got):
        return reading.gazetteer.identify(code=reading.layout.wishes.region_code, name=None)
    return reading.gazetteer.identify(code=got.get(CODE), name=got.get(NAME))


def _few(reading: Reading, row: int) -> bool:
    cell = reading.cell(row, RESPONDENTS)
    try:
        return has_few(cell)
    except ValueError as reason:
        reading.draft.problem(reading.place(row, RESPONDENTS), f"{quoted(cell)} {reason}.")
        return False


def _is_aside(reading: Reading, row: int) -> bool:
    """Is this row no data: the heading again, the numbers of the columns, an example, a note or a signature below the
    table, the heading of a group, or an average, which is told?"""
    layout, cells = reading.layout, reading.layout.sheet.rows[row]
    texts = [str(cell).strip() for cell in cells if not is_blank([cell])]
    name = reading.cell(row, NAME)
    label = texts[0] if is_blank([name]) else name  # the words may stand in the column of numbers
    kind = names.aside(label)
    if kind == "total" and not reading.gazetteer.by_name(label):
        remedy = "Baris ini dilewati: rata-rata dihitung sendiri dari angka tiap pemda."
        reading.draft.warn("baris_rata_rata", layout.sheet.row_place(row), f"{quoted(label)} bukan pemda. {remedy}")
        return True
    if cells == layout.sheet.rows[layout.top] or kind == "example" or (kind == "note" and len(texts) == 1):
        return True
    return _counts_columns(texts) or (len(texts) <= _MOST_OF_A_SIGNATURE and _names_nobody(reading, row))


def _counts_columns(texts: list[str]) -> bool:
    """Are these the numbers of the columns: 1, 2, 3 ... or (1), (2), (3) ...?"""
    plain = [text.strip("()").removesuffix(".0") for text in texts]
    return len(plain) > 2 and plain == [str(number) for number in range(1, len(plain) + 1)]


def _names_nobody(reading: Reading, row: int) -> bool:
    """Has a row no figure, and no code, unit or name that could be a government's?"""
    shown = [reading.layout.sheet.shown(row, column) for columns in reading.measures.values() for column in columns.values()]
    if any(map(may_be_figure, shown)) or not is_blank([reading.cell(row, CODE), reading.cell(row, UNIT)]):
        return False
    name = reading.cell(row, NAME)
    return is_blank([name]) or not reading.gazetteer.may_mean(name)


def has_rows(layout: Layout) -> bool:
    """Is there anything below the headings?"""
    return any(not is_blank(cells) for cells in layout.sheet.rows[layout.top + 1 :])
