"""How does a workbook look that somebody fills in: what stands in its cells, what they accept, how it is printed?"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from spi.render.book.cells import LINE, TALLEST, lines_of, put
from spi.words import palette
from spi.words.palette import GROUND, MUTED, OWN_WASH

Value = str | int | float | date | None
Rule = Mapping[str, object]  # what a column accepts, in the terms of XlsxWriter's data_validation
_F4, _MARGIN = 14, 0.3  # Excel's number of the paper (330 x 216 mm); inches
_BODY = {"valign": "top", "text_wrap": True, "border": 1, "border_color": palette.LINE}
_QUIET = _BODY | {"font_color": MUTED, "bg_color": GROUND}
_TEXT, _COUNT, _DATE = {"num_format": "@"}, {"num_format": "0", "align": "left"}, {"num_format": "dd-mm-yyyy", "align": "left"}
_STYLES = {  # text cells are of the format Text, so that a spreadsheet never makes a formula of what is typed
    "head": _BODY | {"bold": True, "bg_color": OWN_WASH},
    "text": _BODY | _TEXT, "count": _BODY | _COUNT, "date": _BODY | _DATE,
    "read": _QUIET | _TEXT, "read_count": _QUIET | _COUNT, "read_date": _QUIET | _DATE,
    "title": {"bold": True, "font_size": 14},
    "name": {"bold": True, "font_size": 12},
    "bold": {"bold": True, "valign": "top", "text_wrap": True},
    "line": {"text_wrap": True, "valign": "top", "num_format": "@"},
    "quiet": {"font_color": MUTED},
    "example": {"italic": True, "font_color": MUTED},
    "plain": {},
}  # fmt: skip


def height(texts: Mapping[str, str], widths: Mapping[str, float]) -> float:
    """How tall a row must be for its longest text, in points; not every spreadsheet finds that out by itself."""
    return min(LINE * max(lines_of(text, widths[field]) for field, text in texts.items()), TALLEST)


def shared_widths(columns: Mapping[str, Sequence[str]], least: Mapping[str, float], total: float) -> dict[str, float]:
    """Widths that add up to `total` characters: each column as wide as it must be, the rest where the longest texts stand."""
    widths = dict(least)
    longest = {field: max(texts, key=len, default="") for field, texts in columns.items()}
    lines = {field: lines_of(text, widths[field]) for field, text in longest.items()}
    for _ in range(int(total - sum(widths.values()))):
        tallest = max(lines, key=lambda field: lines[field])
        widths[tallest] += 1
        lines[tallest] = lines_of(longest[tallest], widths[tallest])
    return widths


def column_letter(column: int) -> str:
    """How formulas call a column: "A" for 0."""
    return str(xl_col_to_name(column))


class Forms:
    """A workbook to fill in, whole when it is closed."""

    def __init__(self, target: str | Path | BinaryIO) -> None:
        self._file = xlsxwriter.Workbook(target)
        self._styles = {name: self._file.add_format(look) for name, look in _STYLES.items()}

    def sheet(self, name: str) -> "Form":
        """A new sheet."""
        return Form(self._file.add_worksheet(name), self._styles)

    def close(self) -> None:
        """Write the file to its end."""
        self._file.close()


class Form:
    """One sheet. Rows and columns count from 0; a style is one of the names above."""

    def __init__(self, page: Any, styles: dict[str, Any]) -> None:
        self._page, self._styles = page, styles

    def column(self, number: int, width: float, *, style: str | None = None) -> None:
        """Its width in characters, and the style of its empty cells."""
        self._page.set_column(number, number, width, self._styles[style] if style else None)

    def row(self, line: int, values: Sequence[Value], styles: str | Sequence[str], *, tall: float | None = None) -> None:
        """Write a row from the first column on, all in one style or each in its own; tall: its height in points."""
        if tall is not None:
            self._page.set_row(line, tall)
        named = [styles] * len(values) if isinstance(styles, str) else styles
        for column, (value, style) in enumerate(zip(values, named, strict=True)):
            self.cell(line, column, value, style)

    def cell(self, line: int, column: int, value: Value, style: str) -> None:
        """Write one cell."""
        put(self._page, line, column, value, self._styles[style])

    def accept(self, column: int, first: int, last: int, rule: Rule) -> None:
        """What a spreadsheet lets a reader type into these rows of a column, and what it says otherwise."""
        self._page.data_validation(first, column, last, column, dict(rule))

    def freeze(self, rows: int, columns: int) -> None:
        """Keep the first rows and columns in sight."""
        self._page.freeze_panes(rows, columns)

    def filter(self, head: int, last: int, columns: int) -> None:
        """Buttons in the headings (row `head`) that filter the rows down to `last`."""
        self._page.autofilter(head, 0, last, columns - 1)

    def hide(self) -> None:
        """A sheet that only formulas and lists look at."""
        self._page.hide()

    def printed(self, *, head: int = 0, last: tuple[int, int] | None = None, foot: str = "") -> None:
        """On landscape F4, one page wide, the headings (row `head`) on each; last: row and column with which the print ends;
        foot: what stands under each page beside its number."""
        self._page.set_landscape()
        self._page.set_paper(_F4)
        self._page.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=2 * _MARGIN)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(head)
        self._page.set_footer("&L{}&Rhalaman &P dari &N".format(foot.replace("&", "&&")), {"margin": _MARGIN})
        if last:
            self._page.print_area(0, 0, *last)
