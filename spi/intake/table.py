"""Which figures does a plain table hold: one row per region and survey year, as people write it?"""

import re
from dataclasses import dataclass, field

from spi.intake import headings
from spi.intake.draft import RecognisedColumn, RecognisedSheet, plain_text
from spi.intake.headings import CODE, IGNORED, MEASURES, NAME, UNIT, YEAR
from spi.intake.sheets import MOST_COLUMNS, Sheet, is_blank

HEADING_WITHIN = 30  # rows: titles above the heading are tolerated so far
_SCORED = re.compile(r"(?i)\b(indeks|skor|nilai|spi|survei penilaian integritas)\b")
_CORNERS = {"uraian", "komponen", "unsur", "elemen", "indikator", "dimensi", "aspek", "variabel", "ukuran", "tahun", "measure"}


@dataclass(frozen=True)
class Wishes:
    """What the reader says about a file. columns: (sheet name, column letter) -> meaning. sheets: those to read, None
    for all. year, region_code: of the rows whose table names neither."""

    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    sheets: frozenset[str] | None = None
    year: int | None = None
    region_code: str | None = None


@dataclass(frozen=True)
class Layout:
    """Where things stand in a sheet. top: the row of the headings, from 0; meanings: per column, None when not known.

    years: those that the name of the sheet or else its titles state; one is certain, two contradict each other.
    """

    sheet: Sheet
    top: int
    heads: list[object]
    meanings: list[str | None]
    years: list[int]
    wishes: Wishes

    def roles(self) -> set[str]:
        """The roles that the columns have, without their years."""
        return {headings.split(meaning)[0] for meaning in self.meanings if meaning}

    def lacks(self) -> list[str]:
        """What the headings still need, as headings that people know."""
        roles = self.roles()
        own_years = all(headings.split(one)[1] for one in self.meanings if one and headings.split(one)[0] in MEASURES)
        needs = {
            "Tahun": YEAR in roles or bool(self.years) or (bool(roles & set(MEASURES)) and own_years),
            "Kode atau Pemda": bool(roles & {CODE, NAME}) or self.wishes.region_code is not None,
            "Indeks atau nilai lain": bool(roles & set(MEASURES)),
        }
        return [need for need, there in needs.items() if not there]

    def is_table(self) -> bool:
        """Are its rows to be read: is nothing but perhaps the year lacking?"""
        return not set(self.lacks()) - {"Tahun"}

    def recognised(self) -> RecognisedSheet:
        """The layout as it is shown to the reader, with up to three cells of each column."""
        columns = [self._column(number) for number in range(len(self.heads)) if self._has_content(number)]
        year = self.years[0] if len(self.years) == 1 else None
        lacks = self.lacks()
        used = self.is_table() and (self.wishes.sheets is None or self.sheet.name in self.wishes.sheets)
        return RecognisedSheet(self.sheet.name, self.top + 1, year, columns, used, lacks)

    def titles(self) -> list[tuple[str, str]]:
        """The texts above the headings, each with its place."""
        above = [(row, column, cell) for row in range(self.top) for column, cell in enumerate(self.sheet.rows[row][:20])]
        return [(self.sheet.cell_place(row, column), str(cell)) for row, column, cell in above if not is_blank([cell])]

    def _has_content(self, column: int) -> bool:
        return not is_blank([self.heads[column]]) or any(not is_blank(row[column : column + 1]) for row in self.sheet.rows)

    def _column(self, number: int) -> RecognisedColumn:
        rows = range(self.top + 1, min(self.top + 40, len(self.sheet.rows)))
        head, cells = self.heads[number], [self.sheet.shown(row, number) for row in rows]
        cells = [cell for cell in cells if not is_blank([cell]) and cell != head]  # a merged heading shows again below itself
        shown = [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in cells[:3]]
        samples = [plain_text(cell, most=30) for cell in shown]
        letter = self.sheet.column_letter(number)
        return RecognisedColumn(letter, plain_text(head or ""), self.meanings[number], samples)


def find(sheet: Sheet, wishes: Wishes) -> Layout | None:
    """The layout of a sheet: its headings are the row, or two rows, with the most known ones. None without two of them."""
    best, most = None, 1
    for top in range(min(HEADING_WITHIN, len(sheet.rows))):
        for deep in (False, True):
            found, known = _try(sheet, top, deep=deep, wishes=wishes)
            if found and known > most:
                best, most = found, known
    return best


def layouts(sheets: list[Sheet], wishes: Wishes) -> list[Layout]:
    """The layouts of all sheets; a small one is also looked at with rows and columns exchanged.

    Where no heading is known, the first row with two cells is offered as the headings, for the reader to say what they are.
    """
    found = []
    for sheet in sheets:
        layout, turned = find(sheet, wishes), sheet.turn()
        other = find(turned, wishes) if turned else None
        measures = [len(one.roles() & set(MEASURES)) if one else 0 for one in (layout, other)]
        found += [other] if other and other.is_table() and measures[1] > max(1, measures[0]) else [layout] if layout else []
    return found or [layout for sheet in sheets if (layout := _guess(sheet, wishes))]


def _guess(sheet: Sheet, wishes: Wishes) -> Layout | None:
    tops = (row for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]) if sum(not is_blank([cell]) for cell in cells) > 1)
    top = next(tops, None)
    return None if top is None else _try(sheet, top, deep=False, wishes=wishes, least=0)[0]


def _try(sheet: Sheet, top: int, *, deep: bool, wishes: Wishes, least: int = 2) -> tuple[Layout | None, int]:
    """The layout if the headings stood in this row, and how many are known; deep: in this row and the next, a group above."""
    last = top + deep
    if last >= len(sheet.rows):
        return None, 0
    width = min(MOST_COLUMNS, max(len(row) for row in sheet.rows[top : last + 1]))
    upper = [sheet.shown(last - 1, column) if last else "" for column in range(width)]
    heads = [sheet.shown(last, column) for column in range(width)]
    if deep:
        heads = [low if not is_blank([low]) else high for low, high in zip(heads, upper, strict=True)]
    if sum(headings.role(head) is not None or bool(headings.years_in(head)) for head in heads) < least:
        return None, 0
    title = " ".join(str(cell) for row in sheet.rows[:last] for cell in row[:20])
    bare = "index" if _SCORED.search(title[:2000]) else None
    groups = _groups(upper, heads)
    meanings = [headings.meaning(head, group, bare_year=bare) for head, group in zip(heads, groups, strict=True)]
    meanings = _settled(sheet, last, heads, meanings)
    known = sum(one is not None for one in meanings) if set(meanings) - {None, IGNORED} else 0
    letters = [sheet.column_letter(column) for column in range(width)]
    meanings = [wishes.columns.get((sheet.name, letter), one) for letter, one in zip(letters, meanings, strict=True)]
    return Layout(sheet, last, heads, meanings, _stated_years(sheet, last, wishes), wishes), known


def _groups(upper: list[object], heads: list[object]) -> list[object]:
    """The group heading above each column: carried to the right over blanks, but never a title that spans a key too."""
    origin, spans = -1, {}
    for column, cell in enumerate(upper):
        if not is_blank([cell]) and (origin < 0 or cell != upper[origin]):
            origin = column
        spans.setdefault(origin, []).append(column)
    groups: list[object] = [""] * len(upper)
    for start, columns in spans.items():
        if start >= 0 and not any(headings.meaning(heads[column]) in (YEAR, CODE, NAME, UNIT) for column in columns):
            for column in columns:
                groups[column] = upper[start] if upper[start] != heads[column] else ""
    return groups


def _settled(sheet: Sheet, top: int, heads: list[object], meanings: list[str | None]) -> list[str | None]:
    """A year of the group yields to a column of years, and "Provinsi" is the name where there is no other."""
    if sheet.turned:
        meanings = [_turned(sheet, top, *pair) for pair in zip(range(len(heads)), heads, meanings, strict=True)]
    if YEAR in meanings:
        pairs = zip(heads, meanings, strict=True)
        meanings = [one if one is None or headings.years_in(head) else headings.split(one)[0] for head, one in pairs]
    if not {CODE, NAME} & set(meanings):
        words = [str(head).strip().casefold() for head in heads]
        meanings = [NAME if word == "provinsi" else one for word, one in zip(words, meanings, strict=True)]
    return meanings


def _turned(sheet: Sheet, top: int, column: int, head: object, meaning: str | None) -> str | None:
    """In a turned table a title is a heading with nothing beside it, and "Uraian | 2023 | 2024" holds the years."""
    below = [cells[column] for cells in sheet.rows[top + 1 :] if not is_blank(cells[column : column + 1])]
    if meaning is None and not below:
        return IGNORED
    if meaning in (None, IGNORED) and str(head).strip().casefold() in _CORNERS:
        return YEAR if all(headings.years_in(cell) and not headings.role(cell) for cell in below) else IGNORED
    return meaning


def _stated_years(sheet: Sheet, top: int, wishes: Wishes) -> list[int]:
    if wishes.year is not None:
        return [wishes.year]
    named = headings.years_in(sheet.name)
    above = [cell for row in sheet.rows[:top] for cell in row[:20]]
    if sheet.turned and len(sheet.rows[0]) and headings.role(sheet.rows[0][0]) is None:
        above.append(sheet.rows[0][0])
    titled = sorted({year for cell in above for year in headings.years_in(cell)})
    return sorted({*named, *titled}) if len(named) == 1 and len(titled) == 1 else named or titled


def missing_heading(found: list[Layout]) -> str:
    """The sentence about a file in which no table was found: what the nearest one lacks."""
    closest = min((layout.lacks() for layout in found), key=len, default=["Tahun", "Kode atau Pemda", "Indeks atau nilai lain"])
    return (
        f"baris judul tidak ditemukan; yang kurang: kolom {', '.join(closest)}. "
        "Tulis satu baris judul seperti Tahun; Kode; Pemda; Indeks; Internal; Eksternal; Eksper."
    )
