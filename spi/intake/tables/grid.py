"""Which figures stand in the rows of a recognised table?"""

import re
from dataclasses import replace

from spi.intake.draft import Draft, quoted
from spi.intake.spelling import headings, names, subject
from spi.intake.spelling.headings import CALCULATED, CODE, IGNORED, LABEL, MEASURES, NAME, RESPONDENTS, UNIT, YEAR
from spi.intake.spelling.numbers import may_be_figure, parse_year
from spi.intake.spelling.regions import Gazetteer, Unidentified
from spi.intake.spelling.spellings import is_empty
from spi.intake.spelling.units import has_few, taken_over
from spi.intake.tables import judging, whose
from spi.intake.tables.columns import understood
from spi.intake.tables.judging import ASK, REFUSE, Reading
from spi.intake.tables.layout import Layout
from spi.intake.tables.rows import is_blank
from spi.intake.tables.table import is_second_heading
from spi.sheets.sheet import GAPS, Sheet

_WHOLE = 2  # digits before and behind a decimal comma
_FIGURE_IN_LINE = re.compile(r"(?<![0-9.,/])[0-9]{1,3}[.,][0-9]{1,2}(?![0-9]|[.,/][0-9])")
_MOST_OF_A_SIGNATURE = 2  # cells beside each other: who knows of the table, and who signs it


def read_rows(layout: Layout, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> str:
    """Put the figures of one recognised table into the draft. Answers why nothing of it was read, "" where something was."""
    layout = _of_units(layout, gazetteer)
    sheet, before = layout.sheet, len(draft.problems)
    reading = understood(layout, draft=draft, gazetteer=gazetteer, newest_year=newest_year)
    if reading.refusal:
        return reading.refusal
    if LABEL in reading.keys and reading.silent == REFUSE:
        labels = [subject.named(reading.cell(row, LABEL)) for row in layout.rows()]
        if not any(named.strong or named.weak for named in labels):
            return judging.refusal(reading)
    filled = layout.rows()
    if not filled:
        draft.problem(layout.place, "tidak ada baris data di bawah judul. Isi satu baris per pemda dan tahun.")
    elif layout.top >= 0 and is_second_heading(sheet, layout.first, layout.top):
        remedy = "Tulis kedua baris judul menjadi satu, misalnya “Target SPI” dan “Indeks SPI”."
        draft.problem(sheet.row_place(layout.first), f"baris ini membagi kolom di atasnya, dan artinya tidak dikenal. {remedy}")
    reading = replace(reading, owner=whose.owner(reading))
    if len(draft.problems) > before:
        return ""
    draft.titles += layout.titles
    for place, title in layout.titles:
        _is_unread(reading, title, place)
    regions: list[str] = []
    for row in filled:
        if _is_aside(reading, row) or _is_mean(reading, row, regions):
            continue
        cells, width = sheet.rows[row], len(layout.heads)
        sizes = f"ada {len(cells)} sel, padahal judulnya {width} kolom"
        if not is_blank(cells[width:]):
            remedy = "Bila angkanya berkoma desimal, pisahkan kolom dengan titik koma."
            draft.problem(sheet.row_place(row), f"{sizes}. {remedy}")
        elif _is_short(reading, row):
            remedy = "Isi sel yang kosong dengan tanda hubung (-)."
            draft.problem(sheet.row_place(row), f"{sizes}, jadi angkanya mungkin bergeser. {remedy}")
        else:
            _read_row(reading, row, regions)
    return ""


def _of_units(layout: Layout, gazetteer: Gazetteer) -> Layout:
    """A list that names no government is one of units, where a title says whose ("SPI 2024 per OPD Kabupaten Jember")."""
    if layout.sheet.list_from is None or NAME not in layout.meanings:
        return layout
    items = [layout.sheet.shown(row, 0) for row in layout.rows() if len(layout.sheet.rows[row]) > 1]
    owned = any(gazetteer.named_in(text) for _, text in layout.titles)
    some = any(gazetteer.by_name(item) for item in items if not names.is_government(item))
    if some or not owned or any(names.is_institution(item) for item in items):
        return layout
    if all(names.is_government(item) for item in items):
        return layout
    return replace(layout, meanings=[UNIT, "index"])


def _is_short(reading: Reading, row: int) -> bool:
    """May the figures of a row stand one column too far to the left: has it fewer cells than headings, and is an empty cell
    not to be seen (gaps of spaces), or the place of its last figure not there?"""
    layout, sheet = reading.layout, reading.layout.sheet
    last = max((column for column, head in enumerate(layout.heads) if not is_empty(head)), default=-1)
    lacking = range(len(sheet.rows[row]), last + 1)
    if sheet.delimiter == GAPS and lacking:  # one remark too few moves nothing where all other columns are understood
        one_remark = len(lacking) == 1 and layout.meanings[last] == IGNORED
        return not one_remark or any(one in (None, CALCULATED) for one in layout.meanings[: last + 1])
    values = [column for measured in reading.measures.values() for column in measured.values()]
    return bool(sheet.delimiter) and len(values) > 1 and any(column in lacking for column in values)


def _read_row(reading: Reading, row: int, regions: list[str]) -> None:
    """Put the figures of one row into the draft, and note its region among those above."""
    label = _label(reading, row) if LABEL in reading.keys else ""
    identified = None if label is None else _owner(reading, row, label)
    if label is None or identified is None:
        return
    year, region, unit = identified
    regions.append(region)
    draft, sheet, few = reading.draft, reading.layout.sheet, _few(reading, row)
    cells, name = sheet.rows[row], " – ".join(filter(None, (reading.gazetteer.name(region), unit)))
    measure_of_row, year_of_row = headings.split(label)
    for (own_year, own_region), columns in reading.measures.items():
        survey_year = own_year or year_of_row or year
        assert survey_year is not None  # a table that names no year is refused before its rows are read
        owner = (survey_year, own_region or region, unit)
        measured = {measure_of_row: columns["index"]} if label and "index" in columns else columns
        places = {measure: _place(reading, row, column, measure) for measure, column in measured.items()}
        if not unit and _is_repeated(reading, row, owner, measured):
            continue
        draft.claim(owner, places, label=name)
        for measure, column in measured.items():
            place, cell = places[measure], cells[column] if column < len(cells) else ""
            if (row, column) in sheet.spread and is_empty(cell):
                draft.problem(place, "sel gabungan berisi nilai. Pisahkan gabungannya, lalu isi nilai di setiap sel.")
                continue
            if _is_parted(sheet, row, column):
                draft.parted.append(f"{place}: “{cell}” lalu “{cells[column + 1]}”, mungkin satu angka")
            draft.figure(owner, measure, cell, place=place, location=sheet.cell_place(row, column), few=few)


def _is_parted(sheet: Sheet, row: int, column: int) -> bool:
    """May a comma file have cut this figure at its decimal comma: a whole number, and a short one in the next cell?"""
    cells = sheet.rows[row]
    if sheet.delimiter != "," or column + 1 >= len(cells):
        return False
    whole, rest = (str(cell).strip() for cell in cells[column : column + 2])
    return len(whole) <= _WHOLE and len(rest) <= _WHOLE and whole.isdecimal() and rest.isdecimal()


def _place(reading: Reading, row: int, column: int, measure: str) -> str:
    sheet = reading.layout.sheet
    place = sheet.row_place(row) if sheet.list_from is not None else sheet.cell_place(row, column)
    return f"{place} ({headings.spelling(measure)})"


def _label(reading: Reading, row: int) -> str | None:
    """What the label of a row measures ("internal", "index@2023"); None where it is no measure of SPI, which is told."""
    cell, draft = reading.cell(row, LABEL), reading.draft
    if is_empty(cell):
        return None
    named, meant = subject.named(cell), headings.meaning(cell)
    place = reading.place(row, LABEL)
    if named.others or named.low:
        draft.note(place, f"{quoted(cell)} {judging.why_not(named)}.")
    elif not meant or headings.split(meant)[0] not in MEASURES:
        if any(map(may_be_figure, reading.values(row))):
            draft.note(place, f"{quoted(cell)} {judging.why_not(named)}.")
    elif (judged := judging.judged(reading, named)) == REFUSE:
        draft.note(place, f"{quoted(cell)} tidak dibaca: {judging.refusal(reading)}")
    else:
        if judged == ASK:
            judging.ask(reading)
        return meant
    return None


def _is_repeated(reading: Reading, row: int, owner: tuple[int, str, str], measured: dict[str, int]) -> bool:
    """Was the institution of this row read already under another of its names?"""
    name, cells = reading.cell(row, NAME), reading.layout.sheet.rows[row]
    if reading.gazetteer.kind(owner[1]) != "lembaga" or is_empty(name):
        return False
    given = {measure: cells[column] if column < len(cells) else "" for measure, column in measured.items()}
    return reading.draft.prints_twice(owner, name, given, place=reading.place(row, NAME))


def _owner(reading: Reading, row: int, label: str) -> tuple[int | None, str, str] | None:
    """The survey year, region and unit of a row; None after a problem, which names the cell."""
    got, draft, role = {role: reading.cell(row, role) for role in reading.keys}, reading.draft, YEAR
    try:
        year = parse_year(got[YEAR], newest=reading.newest_year) if YEAR in got else reading.year
        role = UNIT
        unit, odd = taken_over(got.get(UNIT))
        region = _region(reading, got, label)
    except Unidentified as unknown:
        draft.problem(reading.place(row, unknown.role), str(unknown))
        return None
    except ValueError as reason:
        draft.problem(reading.place(row, role), f"{quoted(got[role])} {reason}.")
        return None
    total = whose.total_of(reading, unit) if unit else []
    if total and region in total:
        return year, region, ""  # the total of the units is the index of the government itself
    if total:
        fault = f"{quoted(unit)} bukan unit kerja {reading.gazetteer.name(region)}"
        draft.problem(reading.place(row, UNIT), f"{fault}. Hapus barisnya, atau pindahkan ke tabel per pemda.")
        return None
    if odd:
        draft.odd_names.setdefault(unit, f"{reading.place(row, UNIT)}: {quoted(got[UNIT])} {odd}")
    return year, region, unit


def _region(reading: Reading, got: dict[str, object], label: str) -> str:
    """The region of a row, or the one that owns a table without any. Raises Unidentified."""
    if not {CODE, NAME} & set(got):
        named = reading.gazetteer.by_name(headings.place_in(got.get(LABEL))) if label else []
        return named[0] if len(named) == 1 else reading.owner or ""
    kinds = whose.heading_kinds(reading)
    return reading.gazetteer.identify(code=got.get(CODE), name=got.get(NAME), kinds=kinds, may_add=True)


def _few(reading: Reading, row: int) -> bool:
    cell = reading.cell(row, RESPONDENTS)
    try:
        return has_few(cell)
    except ValueError as reason:
        reading.draft.problem(reading.place(row, RESPONDENTS), f"{quoted(cell)} {reason}.")
        return False


def _is_mean(reading: Reading, row: int, regions: list[str]) -> bool:
    """Is this row the mean of the kabupaten and kota above it, which is told?"""
    if NAME not in reading.keys or not whose.is_mean_of_province(reading, row, regions):
        return False
    left_out = f"{quoted(reading.cell(row, NAME))} di bawah kabupaten/kotanya dibaca sebagai rata-rata, bukan Pemprov; dilewati"
    reading.draft.note(reading.layout.sheet.row_place(row), f"{left_out}. Bila memang Pemprov, tulis Pemprov di depannya.")
    return True


def _is_aside(reading: Reading, row: int) -> bool:
    """Is this row no data: the heading again, the numbers of the columns, an example, a note or a signature below the
    table, the heading of a group, or an average, which is told?"""
    layout, cells = reading.layout, reading.layout.sheet.rows[row]
    texts = [str(cell).strip() for cell in cells if not is_empty(cell)]
    name = reading.cell(row, NAME)
    moved = is_empty(name) or may_be_figure(name)
    label = texts[0] if moved else name  # the words may stand in the column of numbers
    kind = names.aside(label)
    if kind == "total" and not reading.gazetteer.by_name(label):
        remedy = "Baris ini dilewati: rata-rata dihitung sendiri dari angka tiap pemda."
        reading.draft.note(layout.sheet.row_place(row), f"{quoted(label)} bukan pemda. {remedy}")
        return True
    repeated = layout.top >= 0 and cells == layout.sheet.rows[layout.top]
    if repeated or kind == "example" or (kind == "note" and len(texts) == 1):
        return True
    if len(cells) == 1 and _is_unread(reading, texts[0], layout.sheet.row_place(row)):
        return True
    return _counts_columns(texts) or (len(texts) <= _MOST_OF_A_SIGNATURE and _names_nobody(reading, row))


def _is_unread(reading: Reading, line: str, place: str) -> bool:
    """Does a line of a list hold a figure, and is no item ("Jember meraih 71,65, turun")? It is told."""
    if reading.layout.sheet.list_from is None or not _FIGURE_IN_LINE.search(line):
        return False
    remedy = "Bila ini hasil SPI, tulis satu nama dan satu angka di baris itu."
    reading.draft.note(place, f"{quoted(line)} memuat angka, tetapi bukan butir daftar; tidak dibaca. {remedy}")
    return True


def _counts_columns(texts: list[str]) -> bool:
    """Are these the numbers of the columns: 1, 2, 3 ... or (1), (2), (3) ...?"""
    plain = [text.strip("()").removesuffix(".0") for text in texts]
    return len(plain) > 2 and plain == [str(number) for number in range(1, len(plain) + 1)]


def _names_nobody(reading: Reading, row: int) -> bool:
    """Has a row no figure, and no code, unit or name that could be a government's?"""
    if any(map(may_be_figure, reading.values(row))) or not is_blank([reading.cell(row, CODE), reading.cell(row, UNIT)]):
        return False
    name = reading.cell(row, NAME)
    if may_be_figure(name):  # a figure in the column of the names: the row has moved
        return False
    return is_empty(name) or names.is_kind(name) or not reading.gazetteer.may_mean(name)
