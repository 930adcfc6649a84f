"""How is a cell of the workbook written: a text as a text, a number as an input, a formula with the engine's answer beside it?

An input that is not known is an empty cell. A formula over such a cell gives "", never 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, BinaryIO

import pandas as pd
import xlsxwriter

from spi.render.book.cells import LINE, TALLEST, lines_of, plain_number, put
from spi.words.palette import HAIR, MUTED, OWN, OWN_WASH, PAPER

INPUT, QUIET = OWN_WASH, MUTED
_WIDE = 220  # characters: more does not fit the width of one page
_SCALE, _HIGH = 60, 470  # percent of a sheet that is not fitted to a page, at most; points of the height of landscape A4
_PIXELS = 20  # of a row of LINE points
_TITLE, _HEADER = 3, 255  # rows of a sheet's title; characters of the head of a printed page
_NUMBERS = {  # the language tag gives a decimal comma where the program does not follow the machine's own setting
    "score": '[$-421]0.00;"−"0.00', "weight": "[$-421]0.0000", "points": '[$-421][>=0.005]+0.00;[<=-0.005]"−"0.00;"0,00"',
    "count": '#,##0;"−"#,##0', "year": "0", "moved": '+0;"−"0;0', "date": "[$-421]d mmmm yyyy", "text": "@", "words": "General",
}  # fmt: skip
_ROLES: dict[str, dict[str, object]] = {
    "plain": {}, "live": {}, "input": {"bg_color": INPUT}, "quiet": {"font_color": QUIET},
    "own": {"bold": True, "font_color": OWN}, "sum": {"bold": True, "top": 1}, "part": {"italic": True},
    "section": {"bold": True, "font_color": OWN, "font_size": 12, "border": 0, "text_wrap": False},
    "title": {"bold": True, "font_color": OWN, "font_size": 15, "border": 0, "text_wrap": False},
    "line": {"border": 0, "text_wrap": False, "font_color": QUIET},
    "note": {"border": 0, "font_color": QUIET, "indent": 0},
    "head": {"bold": True, "bg_color": OWN, "font_color": PAPER, "text_wrap": True},
}  # fmt: skip
_BARE = ("title", "line", "section", "note")  # text above a table, not in it
_RULES = {  # of an input of that kind: what it accepts, in the terms of XlsxWriter's data_validation, and the same in words
    "score": ("decimal", 0, 100, "angka 0 sampai 100"), "weight": ("decimal", 0, 1, "bobot 0 sampai 1"),
    "points": ("decimal", -100, 100, "poin dari minus 100 sampai 100"), "text": ("length", 0, 60, "paling banyak 60 huruf"),
    "count": ("integer", 1, 9999, "bilangan bulat mulai dari 1"),
}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One cell. kind: how a number is shown; role: what it is; name: the defined name by which formulas call it."""

    value: Any
    kind: str = "text"
    role: str = "plain"
    formula: str = ""
    name: str = ""


def text(words: object, role: str = "plain") -> Cell:
    """A text; nothing where it is missing."""
    return Cell("" if is_missing(words) else str(words), "text", role)


def given(value: object, kind: str = "score", *, name: str = "", role: str = "input") -> Cell:
    """A number (or date) that a source or the method states; an empty cell where it is not known."""
    return Cell(None if is_missing(value) else value, kind, role, name=name)


def live(formula: str, value: object, kind: str = "score", *, name: str = "", role: str = "live") -> Cell:
    """A formula and its answer as the engine gives it, for programs that do not calculate; "" where there is none."""
    return Cell("" if is_missing(value) else value, kind, role, formula, name)


def is_missing(value: object) -> bool:
    """Is there nothing: None, NaN, NaT, pandas' NA?"""
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


class Book:
    """The workbook while it is written, whole when it is closed. about: the line under every title, which says of what and
    when; inputs: the blue cells written so far, as (sheet, place, cell)."""

    def __init__(self, target: BinaryIO, about: str) -> None:
        self.file, self.about = xlsxwriter.Workbook(target, {"in_memory": True}), about
        self.inputs: list[tuple[str, str, Cell]] = []
        self.pages: list[Page] = []
        self._formats: dict[tuple[str, str], Any] = {}

    def describe(self, *, title: str, author: str, subject: str, comments: str, made_at: datetime) -> None:
        """What the file says of itself."""
        created = made_at.astimezone(UTC)
        about = {"title": title, "author": author, "subject": subject, "comments": comments, "created": created}
        self.file.set_properties(about)

    def close(self) -> None:
        """Write the file to its end."""
        self._restrict()
        for page in self.pages:
            page.finish()
        self.file.close()

    def _restrict(self) -> None:
        """Let every input take only what its kind may be, or nothing; inputs below each other share one rule."""
        runs: dict[tuple[str, int, str], list[list[int]]] = {}
        for sheet, place, cell in self.inputs:
            line, column = xlsxwriter.utility.xl_cell_to_rowcol(place)
            spans = runs.setdefault((sheet, column, cell.kind), [])
            if spans and spans[-1][1] == line - 1:
                spans[-1][1] = line
            else:
                spans.append([line, line])
        for (sheet, column, kind), spans in runs.items():
            validate, low, high, words = _RULES[kind]
            rule = {"validate": validate, "criteria": "between", "minimum": low, "maximum": high, "error_title": "Periksa isinya",
                    "error_message": f"Isi {words}, atau kosongkan bila belum diketahui."}  # fmt: skip
            for first, last in spans:
                self.file.get_worksheet_by_name(sheet).data_validation(first, column, last, column, rule)

    def format(self, kind: str, role: str) -> Any:
        """The format of a kind of number in a role, made once."""
        if (kind, role) not in self._formats:
            look: dict[str, object] = {
                "valign": "top",
                "font_name": "Calibri",
                "font_size": 11,
                "border": 1,
                "border_color": HAIR,
            }
            look |= {"num_format": _NUMBERS[kind], "text_wrap": kind in ("text", "words")}
            if kind in ("text", "words") and role not in _BARE:
                look |= {"align": "left", "indent": 1}
            look |= _ROLES[role]
            self._formats[kind, role] = self.file.add_format(look)
        return self._formats[kind, role]

    def page(self, name: str, title: str, note: str, widths: Iterable[int]) -> "Page":
        """A new sheet with its title; widths: of the columns, in characters."""
        self.pages.append(Page(self, name, title, note, list(widths)))
        return self.pages[-1]


class Page:
    """One sheet, written row by row. line: the next row (from 0)."""

    def __init__(self, book: Book, name: str, title: str, note: str, widths: list[int]) -> None:
        self.book, self.name, self.widths, self.line = book, name, widths, 0
        self._about = (title, note)
        self._breaks: list[int] = []
        self._heights: dict[int, float] = {}  # points of the rows that are higher than a line
        self.sheet = book.file.add_worksheet(name)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        for words, role in ((title, "title"), (book.about, "line"), (note, "line")):
            self.row([text(words, role)])
        self.sheet.set_row(0, 24)
        self.sheet.freeze_panes(self.line, 0)
        self._printed()

    def headings(self, names: list[str], *, frozen: int | None = None) -> None:
        """A row of headings; `frozen` keeps it, and so many columns, in sight."""
        self.row([text(name, "head") for name in names])
        if frozen is not None:
            self.sheet.freeze_panes(self.line, frozen)
            self.sheet.repeat_rows(self.line - 1)
            self.sheet.repeat_columns(0, frozen - 1)

    def section(self, title: str, note: str = "") -> None:
        """An empty row and a title inside the sheet, with a remark below."""
        self.line += 1
        self.row([text(title, "section")])
        if note:
            self.note(note)

    def note(self, words: str) -> None:
        """A remark over the whole width of the sheet, on as many lines as it takes."""
        style, last = self.book.format("text", "note"), len(self.widths) - 1
        if last:
            self.sheet.merge_range(self.line, 0, self.line, last, "", style)
        put(self.sheet, self.line, 0, words, style)
        self._high(LINE * lines_of(words, sum(self.widths)) + 3)
        self.line += 1

    def row(self, cells: Sequence[Cell | None]) -> int:
        """Write one row from the first column on, None is an empty cell; answers its number as formulas count (from 1)."""
        for column, cell in enumerate(cells):
            self._put(column, cell or Cell(None))
        self._tall(cells)
        self.line += 1
        return self.line

    def area(self, name: str, first: int, last: int, column: int) -> None:
        """Give a name to the rows `first` to `last` (as formulas count) of one column (from 0)."""
        letter = xlsxwriter.utility.xl_col_to_name(column)
        self.book.file.define_name(name, f"='{self.name}'!${letter}${first}:${letter}${last}")

    def hide(self) -> None:
        """Nobody sees the sheet, not even in the list of the hidden ones."""
        self.sheet.very_hidden()

    def filter(self, first: int, columns: int) -> None:
        """Buttons that filter the rows from `first` (as formulas count) to the last written, under the headings above them."""
        self.sheet.autofilter(first - 2, 0, self.line - 1, columns - 1)

    def tint(self, column: int, first: int, *, word: str, hue: str) -> None:
        """A ground behind every cell of a column, from the row `first` (as formulas count) on, that holds this word."""
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self.book.file.add_format({"bg_color": hue})}
        self.sheet.conditional_format(first - 1, column, self.line - 1, column, rule)

    def link(self, column: int, address: str) -> None:
        """An address in the row last written; one that a spreadsheet cannot open stays a text."""
        if address.startswith(("http://", "https://")) and len(address) < 2000:
            self.sheet.write_url(self.line - 1, column, address, string=address)
        else:
            self.sheet.write_string(self.line - 1, column, address)

    def new_page(self) -> None:
        """What follows is printed on a new page."""
        self._breaks.append(self.line)
        self.sheet.set_h_pagebreaks(self._breaks)

    def finish(self) -> None:
        """How the whole sheet is printed. One with breaks has a scale of its own, for a fitted one ignores them: one at which its
        longest page is one. One that is two pages wide has its title above both of them, where no edge of a page cuts it."""
        if self._wide:
            title, note = (words.replace("&", "&&") for words in self._about)
            self.sheet.set_header(f'&L&"Calibri,Bold"&14{title}\n&"Calibri,Regular"&8{note}'[:_HEADER], {"margin": 0.4})
            self.sheet.set_margins(top=1)
            self.sheet.print_area(_TITLE, 0, self.line - 1, len(self.widths) - 1)
        if self._breaks:
            pages = pairwise([0, *self._breaks, self.line])
            longest = max(sum(self._heights.get(line, LINE) for line in range(*lines)) for lines in pages)
            self.sheet.set_print_scale(min(_SCALE, int(100 * _HIGH / longest)))

    def _high(self, points: float) -> None:
        self._heights[self.line] = points
        self.sheet.set_row(self.line, points)

    def chart(self, chart: Any, *, width: int, height: int, alt: str) -> None:
        """A chart below the last row, so many px large, with room for it; its series may be added later."""
        chart.set_size({"width": width, "height": height})
        self.sheet.insert_chart(self.line, 0, chart, {"description": alt, "object_position": 1})
        self.line += height // _PIXELS + 2

    def _put(self, column: int, cell: Cell) -> None:
        style = self.book.format(cell.kind, cell.role)
        place = xlsxwriter.utility.xl_rowcol_to_cell(self.line, column, row_abs=True, col_abs=True)
        if cell.role == "input":
            self.book.inputs.append((self.name, place, cell))
        if cell.name:
            self.book.file.define_name(cell.name, f"='{self.name}'!{place}")
        if cell.formula:
            self.sheet.write_formula(self.line, column, cell.formula, style, plain_number(cell.value))
        else:
            put(self.sheet, self.line, column, cell.value, style)

    def _tall(self, cells: Sequence[Cell | None]) -> None:
        """Room for the longest wrapped text; not every program finds that out by itself."""
        lines = [
            lines_of(cell.value, max(width - 2, 1))
            for cell, width in zip(cells, self.widths, strict=False)
            if cell and isinstance(cell.value, str) and cell.role not in _BARE
        ]
        if max(lines, default=1) > 1:
            self._high(min(LINE * max(lines) + 3, TALLEST))

    @property
    def _wide(self) -> bool:
        return sum(self.widths) >= _WIDE

    def _printed(self) -> None:
        """On landscape A4 (wide sheets two pages wide), with the region and the page number on each page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(2 if self._wide else 1, 0)
        self.sheet.hide_gridlines(2)
        about = self.book.about[:180].replace("&", "&&")
        self.sheet.set_footer(f"&L&8{about}&R&8{self.name}, halaman &P dari &N")
