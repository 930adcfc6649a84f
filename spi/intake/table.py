"""Which tables stand in a sheet: where does each begin and end, what do its titles say, and what is each column?"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spi.intake import headings, names, spellings, subject
from spi.intake.draft import RecognisedColumn, RecognisedSheet, plain_text
from spi.intake.headings import CALCULATED, CODE, IGNORED, KEYS, LABEL, MEASURES, NAME, UNIT, YEAR
from spi.intake.numbers import may_be_figure, parse
from spi.intake.sheets import MOST_COLUMNS, Sheet, is_blank

HEADING_WITHIN = 30  # rows: titles above a heading are tolerated so far
_MOST_TABLES = 50  # in one sheet
_TITLE_CELLS = 20  # cells of a row that are looked at for a title
_ASIDE = {IGNORED, CALCULATED}


@dataclass(frozen=True)
class Wishes:
    """What the reader says about a file. columns: (table, column letter) -> meaning, a table by `Layout.key`; headings: the
    same by the letters of a heading, for every table. sheets: the names of those to read, None for all. year, region_code:
    of the rows whose table names neither. hidden: are hidden sheets, rows and columns read as well?"""

    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    sheets: frozenset[str] | None = None
    year: int | None = None
    region_code: str | None = None
    headings: dict[str, str] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True)
class Layout:
    """Where things stand in a table. top: the row of the headings, from 0; first: the first row of data; bottom: the row
    behind the last; meanings: per column, None when not known; groups: what stands above each heading; head_titles: the
    titles above the first table of the sheet.

    orphan: rows below a title of their own without headings of their own: nobody can say what they are.
    """

    sheet: Sheet
    top: int
    first: int
    bottom: int
    heads: list[object]
    groups: list[object]
    meanings: list[str | None]
    titles: list[tuple[str, str]]
    head_titles: list[tuple[str, str]]
    wishes: Wishes
    number: int = 0
    orphan: bool = False

    @property
    def key(self) -> str:
        """The name of this table among the reader's corrections: its sheet's, and from the second on with its row."""
        return f"{self.sheet.name}@{self.top + 1}" if self.number else self.sheet.name

    @property
    def place(self) -> str:
        """Where the table begins, as a sentence names it."""
        return self.sheet.row_place(max(self.top, 0))

    @property
    def years(self) -> list[int]:
        """The years that the name of the sheet or else its titles state; one is certain, two contradict each other."""
        named = headings.years_in(self.sheet.name)
        titled = _years(self.titles) or _years(self.head_titles)
        return sorted({*named, *titled}) if len(named) == 1 and len(titled) == 1 else named or titled

    @property
    def subject(self) -> subject.Subject:
        """Which score its titles and the name of its sheet name; the sheet's first titles where its own name none."""
        own = subject.of(text for _, text in self.titles)
        if own.is_silent:
            own = subject.of(text for _, text in self.head_titles)
        return own.joined(subject.named(self.sheet.name))

    @property
    def is_calculated(self) -> bool:
        """Does the first title say that the whole table is calculated, as our own tables do?"""
        first = [text for _, text in self.head_titles[:2]]
        return any({*spellings.words(text)} & spellings.known().always_calculated for text in first)

    def roles(self) -> set[str]:
        """The roles that the columns have, without their years."""
        return {headings.split(meaning)[0] for meaning in self.meanings if meaning}

    def measures(self) -> set[str]:
        """The measures that its columns, or the labels of its rows, name."""
        if LABEL not in self.roles():
            return self.roles() & {*MEASURES}
        return {headings.split(label)[0] for label in self.labels()}

    def labels(self) -> list[str]:
        """What the labels of its rows measure, as far as they are known: "internal", "index@2023"."""
        if LABEL not in self.roles():
            return []
        column = self.meanings.index(LABEL)
        found = (headings.meaning(self.sheet.shown(row, column)) for row in self.rows())
        return [label for label in found if label and headings.split(label)[0] in MEASURES]

    def is_dated(self) -> bool:
        """Does every label of a row carry its own year ("SPI 2023")?"""
        labels = self.labels()
        return bool(labels) and all(headings.split(label)[1] for label in labels)

    def rows(self) -> list[int]:
        """Its rows of data that are not blank."""
        return [row for row in range(self.first, self.bottom) if not is_blank(self.sheet.rows[row])]

    def lacks(self) -> list[str]:
        """What the headings still need, as headings that people know."""
        roles = self.roles()
        values = [headings.split(one) for one in self.meanings if one and headings.split(one)[0] in MEASURES]
        stated = YEAR in roles or bool(self.years) or self.wishes.year is not None or self.is_dated()
        owned = bool(roles & {CODE, NAME, UNIT, LABEL, YEAR}) or self.sheet.turned or len(self.rows()) == 1
        needs = {
            "Tahun": stated or (bool(values) and all(year for _, year in values)),
            "Kode atau Pemda": owned or bool(values and any(map(headings.place_in, self.heads))),
            "Indeks atau nilai lain": bool(values),
        }
        return [need for need, there in needs.items() if not there]

    def is_table(self) -> bool:
        """Are its rows to be read: is nothing but perhaps the year lacking?"""
        return not self.orphan and not set(self.lacks()) - {"Tahun"}

    def recognised(self) -> RecognisedSheet:
        """The layout as it is shown to the reader, with up to three cells of each column."""
        columns = [self._column(number) for number in range(len(self.heads)) if self._has_content(number)]
        year = self.years[0] if len(self.years) == 1 else None
        used = self.is_table() and (self.wishes.sheets is None or self.sheet.name in self.wishes.sheets)
        return RecognisedSheet(self.sheet.name, self.top + 1, year, columns, used, self.lacks(), self.key)

    def _has_content(self, column: int) -> bool:
        return not is_blank([self.heads[column]]) or any(not is_blank(row[column : column + 1]) for row in self.sheet.rows)

    def _column(self, number: int) -> RecognisedColumn:
        rows = range(self.first, min(self.first + 40, self.bottom))
        head, cells = self.heads[number], [self.sheet.shown(row, number) for row in rows]
        cells = [cell for cell in cells if not is_blank([cell]) and cell != head]  # a merged heading shows again below itself
        shown = [f"{cell:.10g}".replace(".", ",") if isinstance(cell, float) else cell for cell in cells[:3]]
        samples = [plain_text(cell, most=30) for cell in shown]
        letter = self.sheet.column_letter(number)
        return RecognisedColumn(letter, plain_text(head or ""), self.meanings[number], samples)


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
    start, head_titles = 0, []
    for number in range(_MOST_TABLES):
        found = _find(sheet, start, wishes, number)
        if found is None:
            if number and any(_is_data(cells) for cells in sheet.rows[start:]):
                titles = _titles(sheet, start, min(start + 1, len(sheet.rows)))
                yield Layout(sheet, start, start, len(sheet.rows), [], [], [], titles, head_titles, wishes, number, orphan=True)
            return
        head_titles = head_titles or found.titles
        whole = replace(found, bottom=_end(found), head_titles=head_titles)
        yield whole
        start = whole.bottom
        if start >= len(sheet.rows):
            return


def _lists(sheet: Sheet, wishes: Wishes) -> Iterator[Layout]:
    """The lists below each other: a line that names a year or a score, with items below it, begins another one."""
    first, head_titles = sheet.list_from or 0, _titles(sheet, 0, sheet.list_from or 0)
    tops, listed = [first - 1], False
    for row in range(first, len(sheet.rows)):
        if listed and _opens(sheet.rows[row]) and any(len(cells) > 1 for cells in sheet.rows[row:]):
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


def _best_at(sheet: Sheet, top: int, start: int, wishes: Wishes, number: int) -> tuple[Layout | None, int]:
    """The headings that begin in this row, of one row or of two, whichever are known better."""
    plain = _try(sheet, top, start, deep=False, wishes=wishes, number=number)
    across = {str(sheet.shown(top, column)).strip() for column in range(MOST_COLUMNS)} if top < len(sheet.rows) else set()
    if len(across - {""}) < 2:  # a title over the headings, not a row of groups
        return plain
    deep = _try(sheet, top, start, deep=True, wishes=wishes, number=number)
    at_par = deep[0] is not None and deep[0].is_table() and is_second_heading(sheet, top + 1, top)
    return deep if deep[1] > plain[1] or at_par else plain


def is_second_heading(sheet: Sheet, row: int, top: int) -> bool:
    """Does a row tell apart what one heading of the row above stands over: no key, no figure, and a text below a blank?

    Under "Pemda | Nilai | (blank)" stands "(blank) | MCP | SPI".
    """
    if row >= len(sheet.rows):
        return False
    above, cells = sheet.rows[top], sheet.rows[row]
    keys = [column for column, cell in enumerate(above) if headings.meaning(cell) in (CODE, NAME, UNIT, LABEL)]
    filled = [column for column, cell in enumerate(cells) if not is_blank([cell])]
    if not filled or {*keys} & {*filled} or any(may_be_figure(cells[column]) for column in filled):
        return False
    parted = any(is_blank(above[column : column + 1]) and column > min(keys, default=0) for column in filled)
    return parted or any(
        headings.role(cells[column]) == CALCULATED or subject.named(str(cells[column])).is_other for column in filled
    )


def _guess(sheet: Sheet, wishes: Wishes) -> Layout | None:
    tops = (row for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]) if sum(not is_blank([cell]) for cell in cells) > 1)
    top = next(tops, None)
    return None if top is None else _try(sheet, top, 0, deep=False, wishes=wishes, number=0, least=0)[0]


def _try(
    sheet: Sheet, top: int, start: int, *, deep: bool, wishes: Wishes, number: int, least: int = 2
) -> tuple[Layout | None, int]:
    """The layout if the headings stood in this row, and how many are known; deep: in this row and the next, a group above."""
    last = top + deep
    if last >= len(sheet.rows) or (least and _is_pair(sheet.rows[last])):
        return None, 0
    width = min(MOST_COLUMNS, max(len(row) for row in sheet.rows[top : last + 1]))
    upper = [sheet.shown(last - 1, column) if last > start else "" for column in range(width)]
    heads = [sheet.shown(last, column) for column in range(width)]
    if deep:
        heads = [low if not is_blank([low]) else high for low, high in zip(heads, upper, strict=True)]
    if sum(headings.role(head) is not None or bool(headings.years_in(head)) for head in heads) < least:
        return None, 0
    groups = _groups(upper, heads)
    meanings = [headings.meaning(head, group) for head, group in zip(heads, groups, strict=True)]
    meanings = _settled(sheet, last, heads, meanings)
    told = {one for one in meanings if one is not None} - _ASIDE
    known = len(told) * MOST_COLUMNS + sum(one is not None for one in meanings) if told else 0  # different ones before many
    titles = _titles(sheet, start, last) + _turned_titles(sheet, last, heads)
    layout = Layout(sheet, last, last + 1, len(sheet.rows), heads, groups, meanings, titles, titles, wishes, number)
    return replace(layout, meanings=_wished(layout)), known


def _wished(layout: Layout) -> list[str | None]:
    """The meanings of the columns as the reader corrected them."""
    wishes, found = layout.wishes, []
    for number, (head, meaning) in enumerate(zip(layout.heads, layout.meanings, strict=True)):
        by_heading = wishes.headings.get(spellings.letters(head), meaning)
        found.append(wishes.columns.get((layout.key, layout.sheet.column_letter(number)), by_heading))
    return found


def _is_pair(cells: list[object]) -> bool:
    """Is this a title of two cells, such as "Tahun survei | 2024" or "Pemda | Kabupaten Probolinggo"?"""
    filled = [cell for cell in cells if not is_blank([cell])]
    if len(filled) != 2 or headings.role(filled[0]) not in (YEAR, NAME):
        return False
    return headings.role(filled[1]) is None or names.kind_of(filled[1]) is not None


def _groups(upper: list[object], heads: list[object]) -> list[object]:
    """The group heading above each column: carried to the right over blanks, but never a title that spans a key too."""
    origin, spans = -1, {}
    for column, cell in enumerate(upper):
        if not is_blank([cell]) and (origin < 0 or cell != upper[origin]):
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
    above = [(row, column, cell) for row in range(start, end) for column, cell in enumerate(sheet.rows[row][:_TITLE_CELLS])]
    return [(sheet.cell_place(row, column), str(cell)) for row, column, cell in above if not is_blank([cell])]


def _turned_titles(sheet: Sheet, top: int, heads: list[object]) -> list[tuple[str, str]]:
    """The headings of a turned table that have nothing beside them are its titles."""
    if not sheet.turned:
        return []
    lonely = [column for column, head in enumerate(heads) if not is_blank([head]) and not _below(sheet, top, column)]
    corner = [0] if heads and headings.role(heads[0]) is None and 0 not in lonely and headings.years_in(heads[0]) else []
    return [(sheet.cell_place(top, column), str(heads[column])) for column in (*corner, *lonely)]


def _years(titles: list[tuple[str, str]]) -> list[int]:
    return sorted({year for _, text in titles for year in headings.years_in(text)})


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
        if _is_heading(cells) and (cells != rows[layout.top] or _speaks(rows[begin:row])):
            return begin if begin > layout.first else row
        if data_ended and _opens(cells) and _followed(rows[row + 1 :]):
            return row
        if blank_before and data_ended and _is_strange_heading(cells) and _followed(rows[row + 1 :]):
            return row
        if _is_data(cells) or cells == rows[layout.top]:
            data_ended, begin = True, row + 1
        blank_before = False
    return len(rows)


def _is_heading(cells: list[object]) -> bool:
    """Is this row a row of headings: two known ones, among them a key or a measure in words, and not a figure?"""
    filled = [cell for cell in cells if not is_blank([cell])]
    if len(filled) < 2 or any(_is_score(cell) for cell in filled) or _is_pair(cells):
        return False
    if sum(headings.role(cell) in (*KEYS, *MEASURES) for cell in filled if isinstance(cell, str)) == 0:
        return False
    return sum(headings.meaning(cell) is not None for cell in filled) >= 2


def _is_strange_heading(cells: list[object]) -> bool:
    """Could this be a row of headings that are not known: three texts or more, and no figure?"""
    filled = [cell for cell in cells if not is_blank([cell])]
    return len(filled) > 2 and all(isinstance(cell, str) and not may_be_figure(cell) for cell in filled)


def _opens(cells: list[object]) -> bool:
    """Is this row a title that opens another table: one text that names a year, a score or arithmetic, and no note?"""
    filled = [cell for cell in cells if not is_blank([cell])]
    if len(filled) != 1 or may_be_figure(filled[0]) or names.aside(filled[0]) is not None:
        return False
    return _speaks([cells]) or headings.role(filled[0]) == CALCULATED


def _speaks(rows: list[list[object]]) -> bool:
    """Does any of these rows name a survey year or a score?"""
    texts = [cell for cells in rows for cell in cells[:_TITLE_CELLS] if not is_blank([cell]) and not _is_score(cell)]
    return any(headings.years_in(text) or not subject.named(str(text)[:300]).is_silent for text in texts)


def _followed(rows: list[list[object]]) -> bool:
    """Do rows with figures follow?"""
    return any(_is_data(cells) for cells in rows[:HEADING_WITHIN])


def _is_data(cells: list[object]) -> bool:
    """Does a row name something and have a figure of it, from 0 to 100?"""
    return any(map(_is_score, cells)) and any(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in cells)


def _is_score(cell: object) -> bool:
    """Could this cell be a score, and not a year or the number of a row?"""
    if is_blank([cell]):
        return False
    try:
        value = parse(cell).value
    except ValueError:
        return False
    return value is not None and 0 <= value <= 100


def missing_heading(found: list[Layout]) -> str:
    """The sentence about a file in which no table was found: what the nearest one lacks."""
    nearest = min(found, key=lambda layout: len(layout.lacks()), default=None)
    lacking = nearest.lacks() if nearest else ["Tahun", "Kode atau Pemda", "Indeks atau nilai lain"]
    told = f"baris judul tidak ditemukan; yang kurang: kolom {', '.join(lacking)}. "
    if nearest and lacking == ["Indeks atau nilai lain"]:
        pairs = zip(nearest.heads, nearest.meanings, strict=True)
        unread = [f"“{plain_text(head)}”" for head, one in pairs if one in (None, CALCULATED) and not is_blank([head])]
        if unread:
            remedy = "Bila isinya nilai SPI, pilih artinya pada daftar kolom (baris perintah: --column)."
            return f"{told}Kolom {', '.join(unread[:3])} tidak dikenal atau bukan skor. {remedy}"
    return f"{told}Tulis satu baris judul seperti Tahun; Kode; Pemda; Indeks; Internal; Eksternal; Eksper."
