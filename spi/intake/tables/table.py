"""Which tables stand in a sheet, and where does each begin and end?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spi.intake.spelling import headings, spellings, subject
from spi.intake.spelling.headings import CALCULATED, CODE, IGNORED, LABEL, MEASURES, NAME, UNIT, YEAR
from spi.intake.spelling.numbers import may_be_figure
from spi.intake.spelling.spellings import is_empty
from spi.intake.tables.layout import Layout, Wishes
from spi.intake.tables.rows import ASIDE, TITLE_CELLS, is_blank, is_data, is_heading, is_pair, is_strange_heading, opens, speaks
from spi.sheets.sheet import MOST_COLUMNS, Row, Sheet

HEADING_WITHIN = 30  # rows: titles above a heading are tolerated so far
_MOST_TABLES = 50  # in one sheet
_Known = tuple[Layout | None, int]  # a layout, and how well its headings are known


def layouts(sheet: Sheet, wishes: Wishes) -> list[Layout]:
    """The tables of a sheet; a small one is also looked at with rows and columns exchanged."""
    upright, turned = list(_tables(sheet, wishes)), sheet.turn()
    across = list(_tables(turned, wishes))[:1] if turned and len(upright) < 2 else []
    return across if across and _is_better(across[0], upright[:1]) else upright


def guessed(sheets: list[Sheet], wishes: Wishes) -> list[Layout]:
    """Where no heading is known, the first row with two cells is offered as the headings, for the reader to say what they are."""
    return [layout for sheet in sheets if (layout := _guess(sheet, wishes))]


def _is_better(across: Layout, upright: list[Layout]) -> bool:
    """Is the sheet rather a table whose measures stand below each other?"""
    if not across.is_table():
        return False
    if not any(one.is_table() for one in upright):
        return True
    there, here = len(across.measures()), len(upright[0].measures())
    owned = bool({CODE, NAME} & across.roles()) and not {CODE, NAME} & upright[0].roles()
    return there > max(1, here) or (owned and there >= here)


def _tables(sheet: Sheet, wishes: Wishes) -> Iterator[Layout]:
    """The tables below each other: a second heading, or a second title, begins another one."""
    if sheet.list_from is not None:
        yield from _lists(sheet, wishes)
        return
    start = 0
    head_titles: list[tuple[str, str]] = []
    for number in range(_MOST_TABLES):
        table = _find(sheet, start, wishes, number)
        if table is None:
            if number and any(is_data(cells) for cells in sheet.rows[start:]):
                titles = _titles(sheet, start, min(start + 1, len(sheet.rows)))
                yield Layout(sheet, start, start, len(sheet.rows), [], [], [], titles, head_titles, wishes, number, orphan=True)
            return
        head_titles = head_titles or table.titles
        whole = replace(table, bottom=_end(table), head_titles=head_titles)
        yield whole
        start = whole.bottom
        if start >= len(sheet.rows):
            return


def _lists(sheet: Sheet, wishes: Wishes) -> Iterator[Layout]:
    """The lists below each other: a line that names a year or a score, with items below it, begins another one."""
    first, head_titles = sheet.list_from or 0, _titles(sheet, 0, sheet.list_from or 0)
    tops, listed = [first - 1], False
    for row in range(first, len(sheet.rows)):
        if listed and opens(sheet.rows[row]) and any(len(cells) > 1 for cells in sheet.rows[row:]):
            tops, listed = [*tops, row], False
        listed = listed or len(sheet.rows[row]) > 1
    for number, (top, bottom) in enumerate(zip(tops, [*tops[1:], len(sheet.rows)], strict=True)):
        yield _list(sheet, wishes, top, bottom, head_titles, number)


def _list(sheet: Sheet, wishes: Wishes, top: int, bottom: int, head_titles: list[tuple[str, str]], number: int) -> Layout:
    """A list as the press prints it: names with one figure each, and no headings. top: the row of its title, or above it."""
    first = next((row for row in range(top + 1, bottom) if len(sheet.rows[row]) > 1), bottom)
    items = [cells[0] for cells in sheet.rows[first:bottom] if len(cells) > 1]
    titles = _titles(sheet, top, first) if number else head_titles
    labels = sum(headings.split(headings.meaning(item) or "")[0] in MEASURES for item in items)
    meanings: list[str | None] = [LABEL if labels > len(items) / 2 else NAME, "index"]
    return Layout(sheet, top, first, bottom, ["", ""], ["", ""], meanings, titles, head_titles, wishes, number)


def _find(sheet: Sheet, start: int, wishes: Wishes, number: int) -> Layout | None:
    """The first table from a row on: its headings are a row, or two, with two known ones. None without such a row."""
    best, most = None, 0
    for top in range(start, min(start + HEADING_WITHIN, len(sheet.rows))):
        here, known = _best_at(sheet, top, start, wishes, number)
        if here is None or sum(one is not None for one in here.meanings) < 2 or not known:
            continue
        if here.is_table():
            below, more = _best_at(sheet, top + 1, start, wishes, number)
            return below if below and more > known and below.is_table() else here
        if known > most:
            best, most = here, known
    return best


def _best_at(sheet: Sheet, top: int, start: int, wishes: Wishes, number: int) -> _Known:
    """The headings that begin in this row, of one row or of two, whichever are known better."""
    plain = _try(sheet, top, start, deep=False, wishes=wishes, number=number)
    across = {str(sheet.shown(top, column)).strip() for column in range(MOST_COLUMNS)} if top < len(sheet.rows) else set()
    if len(across - {""}) < 2:  # a title over the headings, not a row of groups
        return plain
    deep = _try(sheet, top, start, deep=True, wishes=wishes, number=number)
    at_par = deep[0] is not None and deep[0].is_table() and is_second_heading(sheet, top + 1, top)
    return deep if deep[1] > plain[1] or at_par else plain


def is_second_heading(sheet: Sheet, row: int, top: int) -> bool:
    """Does a row tell apart what one heading of the row above stands over: no key, no figure, and a text below a blank? Under
    "Pemda | Nilai | (blank)" stands "(blank) | MCP | SPI"."""
    if row >= len(sheet.rows):
        return False
    above, cells = sheet.rows[top], sheet.rows[row]
    keys = [column for column, cell in enumerate(above) if headings.meaning(cell) in (CODE, NAME, UNIT, LABEL)]
    filled = [column for column, cell in enumerate(cells) if not is_empty(cell)]
    if not filled or {*keys} & {*filled} or any(may_be_figure(cells[column]) for column in filled):
        return False
    parted = any(is_blank(above[column : column + 1]) and column > min(keys, default=0) for column in filled)
    return parted or any(headings.role(cells[c]) == CALCULATED or subject.named(str(cells[c])).is_other for c in filled)


def _guess(sheet: Sheet, wishes: Wishes) -> Layout | None:
    tops = (row for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]) if sum(not is_empty(cell) for cell in cells) > 1)
    top = next(tops, None)
    return None if top is None else _try(sheet, top, 0, deep=False, wishes=wishes, number=0, least=0)[0]


def _try(sheet: Sheet, top: int, start: int, *, deep: bool, wishes: Wishes, number: int, least: int = 2) -> _Known:
    """The layout if the headings stood in this row, and how many are known; deep: in this row and the next, a group above."""
    last = top + deep
    if last >= len(sheet.rows) or (least and is_pair(sheet.rows[last])):
        return None, 0
    width = min(MOST_COLUMNS, max(len(row) for row in sheet.rows[top : last + 1]))
    upper = [sheet.shown(last - 1, column) if last > start else "" for column in range(width)]
    heads = [sheet.shown(last, column) for column in range(width)]
    if deep:
        heads = [low if not is_empty(low) else high for low, high in zip(heads, upper, strict=True)]
    if sum(headings.role(head) is not None or bool(headings.years_in(head)) for head in heads) < least:
        return None, 0
    groups = _groups(upper, heads)
    meanings = [headings.meaning(head, group) for head, group in zip(heads, groups, strict=True)]
    meanings = _settled(sheet, last, heads, meanings)
    distinct = {one for one in meanings if one is not None} - ASIDE  # different ones count before many
    known = len(distinct) * MOST_COLUMNS + sum(one is not None for one in meanings) if distinct else 0
    titles = _titles(sheet, start, last) + _turned_titles(sheet, last, heads)
    layout = Layout(sheet, last, last + 1, len(sheet.rows), heads, groups, meanings, titles, titles, wishes, number)
    return replace(layout, meanings=_wished(layout)), known


def _wished(layout: Layout) -> list[str | None]:
    """The meanings of the columns as the reader corrected them."""
    wishes, corrected = layout.wishes, []
    for number, (head, meaning) in enumerate(zip(layout.heads, layout.meanings, strict=True)):
        by_heading = wishes.headings.get(spellings.letters(head), meaning)
        corrected.append(wishes.columns.get((layout.key, layout.sheet.column_letter(number)), by_heading))
    return corrected


def _groups(upper: list[object], heads: list[object]) -> list[object]:
    """The group heading above each column: carried to the right over blanks, but never a title that spans a key too."""
    origin = -1
    spans: dict[int, list[int]] = {}
    for column, cell in enumerate(upper):
        if not is_empty(cell) and (origin < 0 or cell != upper[origin]):
            origin = column
        spans.setdefault(origin, []).append(column)
    groups: list[object] = [""] * len(upper)
    for start, columns in spans.items():
        if start >= 0 and not any(headings.meaning(heads[column]) in (YEAR, CODE, NAME, UNIT, LABEL) for column in columns):
            for column in columns:
                groups[column] = upper[start] if upper[start] != heads[column] else ""
    return groups


def _settled(sheet: Sheet, top: int, heads: list[object], meanings: list[str | None]) -> list[str | None]:
    """A year of the group yields to a column of years; "Provinsi" is the name where there is no other; labels need values."""
    if sheet.turned:
        meanings = [_turned(sheet, top, *pair) for pair in zip(range(len(heads)), heads, meanings, strict=True)]
    if YEAR in meanings:
        pairs = zip(heads, meanings, strict=True)
        meanings = [one if one is None or headings.years_in(head) else headings.split(one)[0] for head, one in pairs]
    if not {CODE, NAME} & set(meanings):
        words = [spellings.letters(head) for head in heads]
        named = next((words.index(word) for word in ("provinsi", "namaprovinsi") if word in words), None)
        meanings = [NAME if number == named else one for number, one in enumerate(meanings)]
    if LABEL in meanings and not sheet.turned and _holds_years(sheet, top, meanings.index(LABEL)):
        meanings = [YEAR if one == LABEL else one for one in meanings]
    values = {headings.split(one)[0] for one in meanings if one} & {*MEASURES}
    if meanings.count(LABEL) > 1:  # the group of several columns, not the heading of one
        meanings = [None if one == LABEL else one for one in meanings]
    if values - {"index"}:  # the columns say what is measured
        meanings = [IGNORED if one == LABEL else one for one in meanings]
    return meanings


def _turned(sheet: Sheet, top: int, column: int, head: object, meaning: str | None) -> str | None:
    """In a turned table a title is a heading with nothing beside it, and "Uraian | 2023 | 2024" holds the years."""
    below = _below(sheet, top, column)
    if not below:
        return IGNORED
    if meaning == LABEL or (meaning in (None, IGNORED) and spellings.letters(head) == "tahun"):
        return YEAR if _holds_years(sheet, top, column) else IGNORED
    return meaning


def _holds_years(sheet: Sheet, top: int, column: int) -> bool:
    below = _below(sheet, top, column)
    return bool(below) and all(headings.years_in(cell) and not headings.role(cell) for cell in below)


def _below(sheet: Sheet, top: int, column: int) -> list[object]:
    return [cells[column] for cells in sheet.rows[top + 1 :] if not is_blank(cells[column : column + 1])]


def _titles(sheet: Sheet, start: int, end: int) -> list[tuple[str, str]]:
    """The texts of the rows from start to before end, each with its place."""
    above = [(row, column, cell) for row in range(start, end) for column, cell in enumerate(sheet.rows[row][:TITLE_CELLS])]
    return [(sheet.cell_place(row, column), str(cell)) for row, column, cell in above if not is_empty(cell)]


def _turned_titles(sheet: Sheet, top: int, heads: list[object]) -> list[tuple[str, str]]:
    """The headings of a turned table that have nothing beside them are its titles."""
    if not sheet.turned:
        return []
    lonely = [column for column, head in enumerate(heads) if not is_empty(head) and not _below(sheet, top, column)]
    corner = [0] if heads and headings.role(heads[0]) is None and 0 not in lonely and headings.years_in(heads[0]) else []
    return [(sheet.cell_place(top, column), str(heads[column])) for column in (*corner, *lonely)]


def _end(layout: Layout) -> int:
    """The row in which something else begins: another heading, or a title that speaks of another year or score."""
    sheet, rows = layout.sheet, layout.sheet.rows
    if sheet.turned:
        return len(rows)
    data_ended = blank_before = False
    begin = layout.first  # where the rows began that may be titles of the next table
    for row in range(layout.first, len(rows)):
        cells = rows[row]
        if is_blank(cells):
            blank_before = True
            continue
        if is_heading(cells) and (cells != rows[layout.top] or speaks(rows[begin:row])):
            return begin if begin > layout.first else row
        if data_ended and opens(cells) and _followed(rows[row + 1 :]):
            return row
        if blank_before and data_ended and is_strange_heading(cells) and _followed(rows[row + 1 :]):
            return row
        if is_data(cells) or cells == rows[layout.top]:
            data_ended, begin = True, row + 1
        blank_before = False
    return len(rows)


def _followed(rows: Sequence[Row]) -> bool:
    """Do rows with figures follow?"""
    return any(is_data(cells) for cells in rows[:HEADING_WITHIN])
