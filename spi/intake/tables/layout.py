"""Where does a table stand in a sheet, what do its titles say, and what is each of its columns?"""

from dataclasses import dataclass, field

from spi.intake.draft import RecognisedColumn, RecognisedSheet, plain_text
from spi.intake.spelling import headings, spellings, subject
from spi.intake.spelling.headings import CALCULATED, CODE, LABEL, MEASURES, NAME, UNIT, YEAR
from spi.intake.spelling.spellings import is_empty
from spi.intake.tables.rows import is_blank
from spi.sheets.sheet import Sheet
from spi.words.wording import plain_number


@dataclass(frozen=True)
class Wishes:
    """What the reader says about a file. columns: (table, column letter) -> meaning, a table by `Layout.key`; headings: the
    same by the letters of a heading, for every table. year, region_code: of the rows whose table names neither. hidden: are
    hidden sheets, rows and columns read as well? index: the code of the other index that it is to be read for, "" for SPI."""

    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    year: int | None = None
    region_code: str | None = None
    headings: dict[str, str] = field(default_factory=dict)
    hidden: bool = False
    index: str = ""


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
    def titles_above(self) -> list[str]:
        """Its own titles, or where it has none those at the head of its sheet."""
        return [text for _, text in self.titles or self.head_titles]

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
        meanings = (headings.meaning(self.sheet.shown(row, column)) for row in self.rows())
        return [label for label in meanings if label and headings.split(label)[0] in MEASURES]

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
        return RecognisedSheet(self.sheet.name, self.top + 1, columns, self.key)

    def _has_content(self, column: int) -> bool:
        return not is_empty(self.heads[column]) or any(not is_blank(row[column : column + 1]) for row in self.sheet.rows)

    def _column(self, number: int) -> RecognisedColumn:
        rows = range(self.first, min(self.first + 40, self.bottom))
        head, cells = self.heads[number], [self.sheet.shown(row, number) for row in rows]
        cells = [cell for cell in cells if not is_empty(cell) and cell != head]  # a merged heading shows again below itself
        shown = [plain_number(cell) if isinstance(cell, float) else cell for cell in cells[:3]]
        samples = [plain_text(cell, most=30) for cell in shown]
        letter = self.sheet.column_letter(number)
        return RecognisedColumn(letter, plain_text(head or ""), self.meanings[number], samples)


def _years(titles: list[tuple[str, str]]) -> list[int]:
    return sorted({year for _, text in titles for year in headings.years_in(text)})


def missing_heading(layouts: list[Layout]) -> str:
    """The sentence about a file in which no table was found: what the nearest one lacks."""
    nearest = min(layouts, key=lambda layout: len(layout.lacks()), default=None)
    lacking = nearest.lacks() if nearest else ["Tahun", "Kode atau Pemda", "Indeks atau nilai lain"]
    missing = f"baris judul tidak ditemukan; yang kurang: kolom {', '.join(lacking)}. "
    if nearest and lacking == ["Indeks atau nilai lain"]:
        pairs = zip(nearest.heads, nearest.meanings, strict=True)
        unread = [f"“{plain_text(head)}”" for head, one in pairs if one in (None, CALCULATED) and not is_empty(head)]
        if unread:
            remedy = "Bila isinya nilai SPI, pilih artinya pada daftar kolom (baris perintah: --column)."
            return f"{missing}Kolom {', '.join(unread[:3])} tidak dikenal atau bukan skor. {remedy}"
    return f"{missing}Tulis satu baris judul seperti Tahun; Kode; Pemda; Indeks; Internal; Eksternal; Eksper."
