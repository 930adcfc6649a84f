"""Which column of a recognised table holds what: is it SPI, of which year, and is it a figure at all?"""

from dataclasses import replace

from spi.intake.draft import Draft, first_few, quoted
from spi.intake.spelling import headings, spellings, subject
from spi.intake.spelling.headings import CALCULATED, IGNORED, KEYS, LABEL, MEASURES, YEAR
from spi.intake.spelling.numbers import may_be_figure, parse, parse_year
from spi.intake.spelling.regions import Gazetteer
from spi.intake.spelling.spellings import is_empty
from spi.intake.spelling.subject import Subject
from spi.intake.tables import judging
from spi.intake.tables.judging import ARITHMETIC, ASK, RANK, REFUSE, UNKNOWN, VAGUE, Reading, why_not
from spi.intake.tables.layout import Layout
from spi.intake.tables.rows import is_blank

_FEWEST_RANKED = 3  # figures 1, 2, 3 are a rank, 1 and 2 may be anything
_Column = tuple[int, str, Subject]  # its number, its meaning, and the score that its headings name


def understood(layout: Layout, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> Reading:
    """The columns of a table. What is not known, is another score or arithmetic is told; a second column for the same figure,
    or a year that is not known, is a problem."""
    unread: dict[str, list[int]] = {}
    columns: list[_Column] = []
    for column, (heading, group, meaning) in enumerate(zip(layout.heads, layout.groups, layout.meanings, strict=True)):
        if meaning == IGNORED or (is_empty(heading) and _is_aside(layout, column, meaning)):
            continue
        named = subject.of([group, heading]) if meaning is None or _is_measure(meaning) else Subject()
        if meaning is not None and not headings.is_meaning(meaning):
            place = layout.sheet.cell_place(layout.top, column)
            draft.problem(place, f"arti {quoted(meaning)} tidak dikenal. Pilih dari daftar.")
        elif meaning is None or (why := _why_unread(layout, column, meaning, named)):
            unread.setdefault(why_not(named) if meaning is None else why, []).append(column)
        else:
            columns.append((column, meaning, named))
    columns = _plainest(layout, columns, unread)
    silent = judging.silent(layout, draft, [named for _, meaning, named in columns if _is_measure(meaning)], unread)
    reading = Reading(layout, {}, {}, draft, gazetteer, newest_year, silent=silent)
    labelled = LABEL in layout.roles()  # then the label of each row says what it is
    kept = [one for one in columns if labelled or not _is_measure(one[1]) or judging.judged(reading, one[2]) != REFUSE]
    _note_unread(layout, unread, draft)
    values = [one for one in kept if _is_measure(one[1])]
    if not values:
        return replace(reading, refusal=judging.refusal(reading, unread))
    for column, meaning, named in kept:
        _place(reading, column, meaning)
        if not labelled and _is_measure(meaning) and judging.judged(reading, named) == ASK:
            judging.ask(reading)
    judging.ask_of_neighbours(reading, [column for column, _, _ in values])
    judging.ask_of_result(reading, [layout.heads[column] for column, _, _ in values])
    if not labelled and not spellings.wanted():
        judging.ask_of_lone_element(reading, [(layout.heads[column], meaning) for column, meaning, _ in values])
        judging.ask_of_part(reading, [(layout.heads[column], meaning) for column, meaning, _ in values])
    return replace(reading, year=_survey_year(reading))


def _why_unread(layout: Layout, column: int, meaning: str, named: Subject) -> str:
    """Why a column with a known meaning is not read, "" where it is."""
    if meaning == CALCULATED:
        return ARITHMETIC
    if _is_measure(meaning) and _counts_up(layout, column):
        return RANK
    return why_not(named) if _is_measure(meaning) and (named.others or named.low) else ""


def _plainest(layout: Layout, columns: list[_Column], unread: dict[str, list[int]]) -> list[_Column]:
    """The columns without those that say no more than "Nilai" where another one of the same meaning says SPI; one that says
    "Indeks" is a second index, and stays one."""
    named_spi = {meaning for _, meaning, named in columns if _is_measure(meaning) and named.strong}
    vague = [column for column, meaning, named in columns if meaning in named_spi and named.is_silent]
    vague = [column for column in vague if not {"indeks", "index"} & {*spellings.words(layout.heads[column])}]
    if vague:
        unread.setdefault(VAGUE, []).extend(vague)
    return [one for one in columns if one[0] not in vague]


def _is_measure(meaning: str | None) -> bool:
    return headings.split(meaning or "")[0] in MEASURES


def _note_unread(layout: Layout, unread: dict[str, list[int]], draft: Draft) -> None:
    """One sentence for each reason why columns are not read."""
    for why, columns in unread.items():
        places = first_few([layout.sheet.cell_place(max(layout.top, 0), column) for column in columns])
        remedy = (
            f" Bila isinya nilai {spellings.known().name}, pilih artinya pada daftar kolom (baris perintah: --column)."
            if why == UNKNOWN
            else ""
        )
        draft.note(places, f"{judging.headings_named(layout, columns)} {why}.{remedy}")


def _place(reading: Reading, column: int, meaning: str) -> None:
    """Note the column of a role or of a measure; a second one for the same is a problem."""
    layout, sheet = reading.layout, reading.layout.sheet
    role, year = headings.split(meaning)
    if role in KEYS:
        taken = reading.keys
    else:
        owned = headings.place_in(layout.heads[column])
        regions = reading.gazetteer.by_name(owned) if owned else []
        taken = reading.measures.setdefault((year, regions[0] if len(regions) == 1 else ""), {})
    if role in taken:
        twin = f"{headings.spelling(role)} sudah ada di {sheet.cell_place(layout.top, taken[role])}"
        fault = f"kolom {quoted(layout.heads[column])}: {twin}. Hapus salah satunya."
        reading.draft.problem(sheet.cell_place(layout.top, column), fault)
    else:
        taken[role] = column


def _survey_year(reading: Reading) -> int | None:
    """The year of rows that name none, None where they do or after a problem. Every figure needs one survey year: from its
    column's heading, its row, the sheet's name, the title, or the reader."""
    layout = reading.layout
    stated = [
        (year, _year_place(layout, min(columns.values()), year), "tahun pada judul kolom")
        for (year, _), columns in reading.measures.items()
        if year
    ]
    lacking = any(year is None for year, _ in reading.measures) and YEAR not in reading.keys and not layout.is_dated()
    of_table = _year_of_table(reading) if lacking else []
    for year, place, where in [*stated, *of_table]:
        try:
            parse_year(year, newest=reading.newest_year)
        except ValueError as reason:
            reading.draft.problem(place, f"{where} “{year}” {reason}.")
    return of_table[0][0] if of_table else None


def _year_of_table(reading: Reading) -> list[tuple[int, str, str]]:
    """The year of rows that name none, its place, and what states it; [] after a problem."""
    layout, draft = reading.layout, reading.draft
    row, years, wished, filed = layout.place, layout.years, layout.wishes.year, headings.years_in(draft.file_name)
    if not years and wished is None:
        draft.missing.add("year")
        if len(filed) == 1:
            doubt = f"tahun surveinya hanya disebut nama berkasnya, dan dibaca sebagai {spellings.known().name} {filed[0]}"
            draft.warn("tahun_nama_berkas", row, f"{doubt}. Terima hanya bila itu tahun surveinya, bukan tahun terbitnya.")
            return [(filed[0], row, "tahun pada nama berkas")]
        remedy = "Pilih tahunnya, atau tambahkan kolom Tahun, misalnya 2024 (baris perintah: --year)."
        draft.problem(row, f"tahun surveinya tidak disebut; yang kurang: kolom Tahun. {remedy}")
        return []
    titles = layout.titles or layout.head_titles
    place = next((place for place, text in titles if {*years} & {*headings.years_in(text)}), row)
    if not years or wished in years or (len(years) == 1 and wished is None):
        return [(wished or years[0], place, "tahun pada nama lembar atau judul")]
    named = f"nama lembar atau judulnya menyebut tahun {' dan '.join(map(str, years))}"
    if len(years) > 1:
        draft.problem(place, f"{named}. Tambahkan kolom Tahun agar pasti.")
        draft.missing.add("year")
    else:
        draft.problem(place, f"{named}, sedangkan yang dipilih {wished}. Kosongkan pilihan tahunnya, atau perbaiki judulnya.")
    return []


def _year_place(layout: Layout, column: int, year: int) -> str:
    """The cell that states the year of a column: its heading, or the group heading above it."""
    above = year in headings.years_in(layout.sheet.shown(layout.top - 1, column))
    return layout.sheet.cell_place(max(layout.top - above, 0), column)


def _cells(layout: Layout, column: int) -> list[object]:
    rows = layout.sheet.rows[layout.first : layout.bottom]
    return [cells[column] for cells in rows if not is_blank(cells[column : column + 1])]


def _is_aside(layout: Layout, column: int, meaning: str | None) -> bool:
    """Does a column without a heading hold nothing, or only texts such as a signature beside the table?"""
    below = _cells(layout, column)
    return not below or (meaning is None and not any(map(may_be_figure, below)))


def _counts_up(layout: Layout, column: int) -> bool:
    """Does a column hold 1, 2, 3, ... in whatever order: a rank, whatever its heading says?"""
    figures: list[float] = []
    for cell in _cells(layout, column):
        try:
            value = parse(cell).value
        except ValueError:
            return False
        figures += [] if value is None else [value]
    ranks = {*figures}
    return len(figures) >= _FEWEST_RANKED and ranks == {*range(1, len(ranks) + 1)} and len(ranks) > len(figures) / 2
