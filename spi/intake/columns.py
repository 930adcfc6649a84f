"""Which column of a recognised table holds what, and is every column and its year understood?"""

from dataclasses import dataclass

from spi.intake import headings
from spi.intake.draft import Draft, quoted
from spi.intake.headings import CODE, KEYS, NAME, YEAR
from spi.intake.numbers import may_be_figure, parse_year
from spi.intake.regions import Gazetteer
from spi.intake.sheets import is_blank
from spi.intake.table import Layout

_SHOWN = 3  # columns that a sentence names before it only counts


@dataclass(frozen=True)
class Reading:
    """A table whose rows are being read. keys: role -> column; measures: year of their own or None -> measure -> column."""

    layout: Layout
    keys: dict[str, int]
    measures: dict[int | None, dict[str, int]]
    draft: Draft
    gazetteer: Gazetteer
    newest_year: int

    def cell(self, row: int, role: str) -> object:
        """What a reader sees of this role in a row; "" when it has no column."""
        return self.layout.sheet.shown(row, self.keys[role]) if role in self.keys else ""

    def place(self, row: int, role: str) -> str:
        """The cell of this role as a sentence names it; that of the name or the code for the other of them, or the row."""
        role = next((one for one in (role, NAME, CODE) if one in self.keys), "")
        sheet = self.layout.sheet
        return f"{sheet.cell_place(row, self.keys[role])} ({headings.spelling(role)})" if role else sheet.row_place(row)


def understood(layout: Layout, *, draft: Draft, gazetteer: Gazetteer, newest_year: int) -> Reading:
    """The columns of a table; one that is not known, or a second one for the same figure, is a problem."""
    found, sheet = Reading(layout, {}, {}, draft, gazetteer, newest_year), layout.sheet
    taken: dict[str, int] = {}
    unknown: list[int] = []
    for column, (heading, meaning) in enumerate(zip(layout.heads, layout.meanings, strict=True)):
        if meaning == headings.IGNORED or (is_blank([heading]) and _is_aside(layout, column, meaning)):
            continue
        if meaning is None or not headings.is_meaning(meaning):
            unknown.append(column)
        elif meaning in taken:
            twin = f"{headings.spelling(headings.split(meaning)[0])} sudah ada di {sheet.cell_place(layout.top, taken[meaning])}"
            place = sheet.cell_place(layout.top, column)
            draft.problem(place, f"kolom {quoted(heading)}: {twin}. Hapus salah satunya.")
        else:
            taken[meaning] = column
            role, year = headings.split(meaning)
            (found.keys if role in KEYS else found.measures.setdefault(year, {}))[role] = column
    if unknown:
        _tell_unknown(layout, unknown, draft)
    _check_years(found)
    return found


def _tell_unknown(layout: Layout, columns: list[int], draft: Draft) -> None:
    """One sentence about all columns that are not understood: their headings may be one group over unnamed columns."""
    places = [layout.sheet.cell_place(layout.top, column) for column in columns]
    heads = list(dict.fromkeys(quoted(layout.heads[column] or "") for column in columns))
    places, heads = (
        f"{', '.join(some[:_SHOWN])}{f' dan {len(some) - _SHOWN} lagi' if len(some) > _SHOWN else ''}" for some in (places, heads)
    )
    remedy = (
        "Ganti dengan judul baku seperti Indeks atau Internal, pilih artinya di daftar kolom pada halaman Impor data, "
        "atau hapus kolomnya."
    )
    draft.problem(places, f"judul kolom {heads} tidak dikenal. {remedy}")


def _check_years(reading: Reading) -> None:
    """Every figure needs one survey year: from its column's heading, its row, the sheet's name or the title."""
    layout, draft = reading.layout, reading.draft
    row = layout.sheet.row_place(layout.top)
    stated = [
        (year, _year_place(layout, min(columns.values()), year), "tahun pada judul kolom")
        for year, columns in reading.measures.items()
        if year
    ]
    if None in reading.measures and YEAR not in reading.keys:
        place = next((place for place, text in layout.titles() if {*layout.years} & {*headings.years_in(text)}), row)
        if not layout.years:
            remedy = "Tambahkan kolom Tahun, misalnya 2024."
            draft.problem(row, f"tahun surveinya tidak disebut; yang kurang: kolom Tahun. {remedy}")
        elif len(layout.years) > 1:
            told = " dan ".join(map(str, layout.years))
            draft.problem(place, f"nama lembar atau judulnya menyebut tahun {told}. Tambahkan kolom Tahun agar pasti.")
        else:
            stated.append((layout.years[0], place, "tahun pada nama lembar atau judul"))
    for year, place, where in stated:
        try:
            parse_year(year, newest=reading.newest_year)
        except ValueError as reason:
            draft.problem(place, f"{where} “{year}” {reason}.")


def _year_place(layout: Layout, column: int, year: int) -> str:
    """The cell that states the year of a column: its heading, or the group heading above it."""
    above = year in headings.years_in(layout.sheet.shown(layout.top - 1, column))
    return layout.sheet.cell_place(layout.top - above, column)


def _is_aside(layout: Layout, column: int, meaning: str | None) -> bool:
    """Does a column without a heading hold nothing, or only texts such as a signature beside the table?"""
    below = [cells[column] for cells in layout.sheet.rows[layout.top + 1 :] if not is_blank(cells[column : column + 1])]
    return not below or (meaning is None and not any(map(may_be_figure, below)))
