"""Which cells do the sheets of an OpenDocument spreadsheet (.ods) hold?"""

from datetime import date, datetime
from typing import NamedTuple

from spi.sheets.archive import Archive, Ends, Starts, Texts
from spi.sheets.opendocument_styles import OFFICE, TABLE, TEXT, Styles
from spi.sheets.rich_text import Pieces, Text
from spi.sheets.workbook import COPY, MACROS, UNCOMPUTED, Book, UnfitWorkbook, Value

_CONTENT = "content.xml"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_KIND, _FORMULA, _STYLE = f"{OFFICE} value-type", f"{TABLE} formula", f"{TABLE} style-name"
_REPEATED, _SPANNED = f"{TABLE} number-{{}}-repeated", f"{TABLE} number-{{}}-spanned"
_MACRO_FOLDERS = ("basic/", "scripts/")
_ERROR = "rumus galat"
_MOST_SPACES = 8
_HOLDS = dict.fromkeys(("float", "currency", "percentage"), "value") | {
    kind: f"{kind}-value" for kind in ("boolean", "date", "time")
}
_CELLS = [f"{TABLE} {name}" for name in ("table-cell", "covered-table-cell")]
_HIDDEN = ("collapse", "filter")
_ASIDE = [f"{OFFICE} annotation", f"{TEXT} ruby-text", f"{TEXT} note", f"{TABLE} dde-link"]
_LINKS = [f"{TABLE} table-source", f"{TABLE} cell-range-source", f"{TABLE} dde-links"]
_WRITTEN = [f"{TEXT} {name}" for name in ("p", "span", "a", "ruby-base")]


def is_open_document(archive: Archive) -> bool:
    """Is this archive an .ods?"""
    return _CONTENT in archive.names()


def read(archive: Archive, book: Book) -> None:
    """Put the sheets of an .ods into the book. Raises UnfitWorkbook; ValueError or ExpatError for a broken one."""
    if any(name.startswith(_MACRO_FOLDERS) and "script-l" not in name for name in archive.names()):
        raise UnfitWorkbook(MACROS)
    styles = Styles()
    if "styles.xml" in archive.names():
        archive.walk("styles.xml", starts=styles.starts())
    reading = _Reading(book, styles)
    archive.walk(_CONTENT, starts=reading.starts(), ends=reading.ends(), texts=reading.texts())


class _Cells(NamedTuple):
    """A cell and how often it is repeated to the right. left: what of it is not struck out; unread: it has no value, but
    what it shows instead."""

    column: int
    columns: int
    value: Value
    left: Value
    unread: bool
    percent: bool


class _Reading:
    """The walk through the sheets, which counts rows and columns as they are repeated."""

    def __init__(self, book: Book, styles: Styles) -> None:
        self._book, self._styles, self._depth, self._aside = book, styles, 0, 0
        self._row, self._rows, self._row_told = 0, 1, {}
        self._column, self._cell, self._cells = 0, {}, []
        self._columns_told, self._column_styles = 0, {}
        self._text, self._spans, self._paragraphs = Pieces(), [], 0

    def starts(self) -> Starts:
        """What to call with the attributes of an element."""
        return self._styles.starts() | {
            f"{TABLE} table": self._begin_table,
            f"{TABLE} table-column": self._columns,
            f"{TABLE} table-row": self._begin_row,
            f"{TEXT} p": self._begin_paragraph,
            f"{TEXT} span": self._begin_span,
            f"{TEXT} s": lambda told: self._piece(" " * min(_count(told, f"{TEXT} c"), _MOST_SPACES)),
            f"{TEXT} tab": lambda _: self._piece("\t"),
            f"{TEXT} line-break": lambda _: self._piece("\n"),
            **dict.fromkeys(_CELLS, self._begin_cell),
            **dict.fromkeys(_LINKS, lambda _: self._book.known.add("links")),
            **dict.fromkeys(_ASIDE, self._leave),
        }

    def ends(self) -> Ends:
        """What to call at the end of an element."""
        return {
            f"{TABLE} table": self._end_table,
            f"{TABLE} table-row": self._end_row,
            f"{TEXT} span": self._end_span,
            **dict.fromkeys(_CELLS, self._end_cell),
            **dict.fromkeys(_ASIDE, self._return),
        }

    def texts(self) -> Texts:
        """What to call with the text in an element."""
        return dict.fromkeys(_WRITTEN, self._piece)

    def _leave(self, _: dict[str, str]) -> None:
        self._aside += 1

    def _return(self) -> None:
        self._aside -= 1

    def _begin_table(self, told: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            raise UnfitWorkbook(f"ada tabel di dalam sel. {COPY}")
        hidden = not self._styles.is_displayed(told.get(_STYLE))
        self._book.begin(told.get(f"{TABLE} name", ""), hidden=hidden)
        self._row, self._rows, self._columns_told, self._column_styles = 0, 0, 0, {}

    def _end_table(self) -> None:
        self._depth -= 1
        self._book.end()

    def _columns(self, told: dict[str, str]) -> None:
        first, self._columns_told = self._columns_told, self._columns_told + _count(told, _REPEATED.format("columns"))
        columns = range(first, min(self._columns_told, self._book.most_columns))
        self._column_styles.update(dict.fromkeys(columns, told.get(f"{TABLE} default-cell-style-name")))
        if self._depth and told.get(f"{TABLE} visibility") in _HIDDEN:
            self._book.pages[-1].hidden_columns.update(columns)

    def _begin_row(self, told: dict[str, str]) -> None:
        self._row, self._rows, self._column = self._row + self._rows, _count(told, _REPEATED.format("rows")), 0
        self._row_told, self._cells = told, []

    def _begin_cell(self, told: dict[str, str]) -> None:
        self._cell, self._paragraphs, self._spans = told, 0, []
        self._text.take()

    def _end_cell(self) -> None:
        if not self._depth:  # of a change that was recorded
            return
        told, column, columns = self._cell, self._column, _count(self._cell, _REPEATED.format("columns"))
        self._column += columns
        spans = [_count(told, _SPANNED.format(what)) for what in ("rows", "columns")]
        if spans != [1, 1]:
            corner = (self._row + spans[0] - 1, column + spans[1] - 1)
            self._book.pages[-1].merge(((self._row, column), corner))
        text, formula = self._text.take(), told.get(f"{TABLE} formula")
        kind = told.get(_KIND) or ("string" if text.text else None)
        if kind is None and formula is None:
            return
        if formula is not None:
            self._book.known |= {"formulas"} | ({"links"} if "file:" in formula or "http" in formula else set())
        unread = _ERROR if told.get(f"{_CALC} value-type") == "error" else UNCOMPUTED if kind is None else ""
        value = unread or _value(kind, told, text.text)
        left = text if value == text.text else Text(text.text, value, "")
        left = left.left_in_struck if self._is_struck(column) else left.left
        self._cells.append(_Cells(column, columns, value, left, bool(unread), kind == "percentage"))

    def _is_struck(self, column: int) -> bool:
        default = f"{TABLE} default-cell-style-name"
        style = self._cell.get(_STYLE) or self._row_told.get(default) or self._column_styles.get(column)
        return bool(self._styles.is_struck("table-cell", style))

    def _end_row(self) -> None:
        cells = [one for one in self._cells if one.value != ""]
        if not cells or not self._depth:
            return
        self._book.reach(self._row + self._rows - 1, max(one.column + one.columns for one in cells) - 1)  # before any is repeated
        page, rows = self._book.pages[-1], range(self._row, self._row + self._rows)
        if self._row_told.get(f"{TABLE} visibility") in _HIDDEN:
            page.hidden_rows.update(rows)
        for one in cells:
            spots = [(row, column) for row in rows for column in range(one.column, one.column + one.columns)]
            for spot in spots:
                self._book.put(*spot, one.value)
            page.percent.update(spots if one.percent and isinstance(one.value, float) else ())
            page.struck.update(dict.fromkeys(spots if one.left != one.value else (), one.left))
            page.unread.update(dict.fromkeys(spots if one.unread else (), one.value))

    def _begin_paragraph(self, _: dict[str, str]) -> None:
        if not self._aside:
            self._paragraphs += 1
            if self._paragraphs > 1:
                self._piece("\n")

    def _begin_span(self, told: dict[str, str]) -> None:
        name = told.get(f"{TEXT} style-name")
        raised, struck = self._spans[-1] if self._spans else (False, None)
        own = self._styles.is_struck("text", name)
        self._spans.append((raised or self._styles.is_raised(name), struck if own is None else own))

    def _end_span(self) -> None:
        self._spans.pop()

    def _piece(self, text: str) -> None:
        if not self._aside:
            raised, struck = self._spans[-1] if self._spans else (False, None)
            self._text.add(text, raised=raised, struck=struck)


def _value(kind: str | None, told: dict[str, str], text: str) -> Value:
    """What a cell holds; a value that is none is told as the text that the cell shows."""
    written = told.get(f"{OFFICE} {_HOLDS.get(kind, 'string-value')}")
    try:
        if written is not None and kind in ("float", "currency", "percentage"):
            return float(written) if written.isascii() and "_" not in written else text
        if written is not None and kind == "boolean":
            return written == "true"
        if written is not None and kind == "date":
            return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    except ValueError:
        pass
    return text or written or ""


def _count(told: dict[str, str], name: str) -> int:
    number = told.get(name, "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 20 else 10**20
