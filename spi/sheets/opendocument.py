"""Which cells do the sheets of an OpenDocument spreadsheet (.ods) hold?"""

from datetime import date, datetime
from typing import NamedTuple

from spi.sheets.archive import Archive, Attributes, End, Handlers, Start
from spi.sheets.rich_text import Pieces
from spi.sheets.workbook import COPY, FAILED, MACROS, UNCOMPUTED, Book, UnfitWorkbook, Value

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TABLE, _TEXT, _LOOK = (f"{_SPACE}:{name}:1.0" for name in ("office", "table", "text", "style"))
_THROUGH = (f"{_LOOK} text-line-through-style", f"{_LOOK} text-line-through-type")
_DEEPEST = 20  # styles that are each the parent of the next
_CONTENT = "content.xml"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_KIND, _FORMULA, _STYLE = f"{_OFFICE} value-type", f"{_TABLE} formula", f"{_TABLE} style-name"
_REPEATED, _SPANNED = f"{_TABLE} number-{{}}-repeated", f"{_TABLE} number-{{}}-spanned"
_MACRO_FOLDERS = ("basic/", "scripts/")
_LONGEST_ERROR = 40
_MOST_SPACES = 8
_NUMBERS = ("float", "currency", "percentage")
_CELLS = [f"{_TABLE} {name}" for name in ("table-cell", "covered-table-cell")]
_HIDDEN = ("collapse", "filter")
_ASIDE = [f"{_OFFICE} annotation", f"{_TEXT} ruby-text", f"{_TEXT} note", f"{_TABLE} dde-link"]
_LINKS = [f"{_TABLE} table-source", f"{_TABLE} cell-range-source", f"{_TABLE} dde-links"]
_WRITTEN = [f"{_TEXT} {name}" for name in ("p", "span", "a", "ruby-base")]


def is_open_document(archive: Archive) -> bool:
    """Is this archive an .ods?"""
    return _CONTENT in archive.names()


def read(archive: Archive, book: Book) -> None:
    """Put the sheets of an .ods into the book. Raises UnfitWorkbook; ValueError or ExpatError for a broken one."""
    if any(name.startswith(_MACRO_FOLDERS) and "script-l" not in name for name in archive.names()):
        raise UnfitWorkbook(MACROS)
    styles = _Styles()
    if "styles.xml" in archive.names():
        archive.walk("styles.xml", styles.handlers())
    archive.walk(_CONTENT, styles.handlers().beside(_Reading(book, styles).handlers()))


class _Styles:
    """The styles that a walk through styles.xml and content.xml passes: what each says itself of "struck", "raised" and
    "displayed", and the name of its parent, to which it leaves the rest."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], tuple[str | None, dict[str, bool]]] = {}  # by family and name
        self._now: dict[str, bool] = {}

    def handlers(self) -> Handlers:
        """What to call while styles are walked."""
        names = {"style": self._style, "text-properties": self._text, "table-properties": self._table}
        return Handlers({f"{_LOOK} {name}": handler for name, handler in names.items()}, {}, {})

    def says(self, what: str, family: str, name: str | None) -> bool | None:
        """Is it "struck", "raised" (or lowered) or "displayed" in this style? None where neither it nor any above it says so.
        family: "table-cell", "text" or "table"."""
        for _ in range(_DEEPEST):
            parent, own = self._styles.get((family, name or ""), (None, {}))
            if what in own or parent is None:
                return own.get(what)
            name = parent
        return None

    def _style(self, attributes: Attributes) -> None:
        self._now = {}
        style = attributes.get(f"{_LOOK} family", ""), attributes.get(f"{_LOOK} name", "")
        self._styles[style] = attributes.get(f"{_LOOK} parent-style-name"), self._now

    def _text(self, attributes: Attributes) -> None:
        through = [attributes[name] for name in _THROUGH if name in attributes]
        if through:
            self._now["struck"] = through[0] != "none"
        if position := attributes.get(f"{_LOOK} text-position", "").split():
            self._now["raised"] = position[0] not in ("0%", "0")

    def _table(self, attributes: Attributes) -> None:
        if display := attributes.get(f"{_TABLE} display"):
            self._now["displayed"] = display != "false"


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

    def __init__(self, book: Book, styles: _Styles) -> None:
        self._book, self._styles, self._depth, self._aside = book, styles, 0, 0
        self._row, self._rows, self._column, self._columns = 0, 1, 0, 0  # rows: repeated ones; columns: those described so far
        self._row_attributes: Attributes = {}
        self._cell: Attributes = {}
        self._cells: list[_Cells] = []
        self._column_styles: dict[int, str | None] = {}
        self._text, self._paragraphs = Pieces(), 0
        self._spans: list[tuple[bool, bool | None]] = []  # of the open ones: is it raised, is it struck out?

    def handlers(self) -> Handlers:
        """What to call while the sheets are walked."""
        starts: dict[str, Start] = {
            f"{_TABLE} table": self._begin_table,
            f"{_TABLE} table-column": self._describe_columns,
            f"{_TABLE} table-row": self._begin_row,
            f"{_TEXT} p": self._begin_paragraph,
            f"{_TEXT} span": self._begin_span,
            f"{_TEXT} s": lambda attributes: self._piece(" " * min(_count(attributes, f"{_TEXT} c"), _MOST_SPACES)),
            f"{_TEXT} tab": lambda _: self._piece("\t"),
            f"{_TEXT} line-break": lambda _: self._piece("\n"),
            **dict.fromkeys(_CELLS, self._begin_cell),
            **dict.fromkeys(_LINKS, lambda _: self._book.known.add("links")),
            **dict.fromkeys(_ASIDE, self._leave),
        }
        ends: dict[str, End] = {
            f"{_TABLE} table": self._end_table,
            f"{_TABLE} table-row": self._end_row,
            f"{_TEXT} span": lambda: self._spans.pop(),
            **dict.fromkeys(_CELLS, self._end_cell),
            **dict.fromkeys(_ASIDE, self._return),
        }
        return Handlers(starts, ends, dict.fromkeys(_WRITTEN, self._piece))

    def _leave(self, _: Attributes) -> None:
        self._aside += 1

    def _return(self) -> None:
        self._aside -= 1

    def _begin_table(self, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > 1:
            raise UnfitWorkbook(f"ada tabel di dalam sel. {COPY}")
        hidden = self._styles.says("displayed", "table", attributes.get(_STYLE)) is False
        self._book.begin(attributes.get(f"{_TABLE} name", ""), hidden=hidden)
        self._row, self._rows, self._columns, self._column_styles = 0, 0, 0, {}

    def _end_table(self) -> None:
        self._depth -= 1
        self._book.end()

    def _describe_columns(self, attributes: Attributes) -> None:
        first, self._columns = self._columns, self._columns + _count(attributes, _REPEATED.format("columns"))
        columns = range(first, min(self._columns, self._book.most_columns))
        self._column_styles.update(dict.fromkeys(columns, attributes.get(f"{_TABLE} default-cell-style-name")))
        if self._depth and attributes.get(f"{_TABLE} visibility") in _HIDDEN:
            self._book.pages[-1].hidden_columns.update(columns)

    def _begin_row(self, attributes: Attributes) -> None:
        self._row, self._rows, self._column = self._row + self._rows, _count(attributes, _REPEATED.format("rows")), 0
        self._row_attributes, self._cells = attributes, []

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell, self._paragraphs, self._spans = attributes, 0, []
        self._text.take()

    def _end_cell(self) -> None:
        if not self._depth:  # of a change that was recorded
            return
        cell, column, columns = self._cell, self._column, _count(self._cell, _REPEATED.format("columns"))
        self._column += columns
        down, across = (_count(cell, _SPANNED.format(what)) for what in ("rows", "columns"))
        if (down, across) != (1, 1):
            self._book.pages[-1].merge(((self._row, column), (self._row + down - 1, column + across - 1)))
        text, formula = self._text.take(), cell.get(_FORMULA)
        kind = cell.get(_KIND) or ("string" if text.text else None)
        if kind is None and formula is None:
            return
        if formula is not None:
            self._book.known |= {"formulas"} | ({"links"} if "file:" in formula or "http" in formula else set())
        is_error = cell.get(f"{_CALC} value-type") == "error"
        unread = (text.text[:_LONGEST_ERROR] or FAILED) if is_error else UNCOMPUTED if kind is None else ""
        value = unread or _value(kind, cell, text.text)
        if formula is not None and value == "":
            self._book.leave_empty(self._row, column)
        struck = self._is_struck(column)
        left: Value = ("" if struck else value) if value != text.text else text.left_in_struck if struck else text.left
        self._cells.append(_Cells(column, columns, value, left, bool(unread), kind == "percentage"))

    def _is_struck(self, column: int) -> bool:
        default = f"{_TABLE} default-cell-style-name"
        style = self._cell.get(_STYLE) or self._row_attributes.get(default) or self._column_styles.get(column)
        return bool(self._styles.says("struck", "table-cell", style))

    def _end_row(self) -> None:
        cells = [one for one in self._cells if one.value != ""]
        if not cells or not self._depth:
            return
        self._book.reach(self._row + self._rows - 1, max(one.column + one.columns for one in cells) - 1)  # before any is repeated
        page, rows = self._book.pages[-1], range(self._row, self._row + self._rows)
        if self._row_attributes.get(f"{_TABLE} visibility") in _HIDDEN:
            page.hidden_rows.update(rows)
        for one in cells:
            spots = [(row, column) for row in rows for column in range(one.column, one.column + one.columns)]
            for spot in spots:
                self._book.put(*spot, one.value)
            page.percent.update(spots if one.percent and isinstance(one.value, float) else ())
            page.struck.update(dict.fromkeys(spots if one.left != one.value else (), one.left))
            page.unread.update(dict.fromkeys(spots if one.unread else (), str(one.value)))

    def _begin_paragraph(self, _: Attributes) -> None:
        if not self._aside:
            self._paragraphs += 1
            if self._paragraphs > 1:
                self._piece("\n")

    def _begin_span(self, attributes: Attributes) -> None:
        name = attributes.get(f"{_TEXT} style-name")
        raised, struck = self._spans[-1] if self._spans else (False, None)
        own = self._styles.says("struck", "text", name)
        self._spans.append((raised or bool(self._styles.says("raised", "text", name)), struck if own is None else own))

    def _piece(self, text: str) -> None:
        if not self._aside:
            raised, struck = self._spans[-1] if self._spans else (False, None)
            self._text.add(text, raised=raised, struck=struck)


def _value(kind: str | None, cell: Attributes, text: str) -> Value:
    """What a cell holds; a value that is none is told as the text that the cell shows."""
    holds = "value" if kind in _NUMBERS else f"{kind}-value" if kind in ("boolean", "date", "time") else "string-value"
    written = cell.get(f"{_OFFICE} {holds}")
    try:
        if written is not None and kind in _NUMBERS:
            return float(written) if written.isascii() and "_" not in written else text
        if written is not None and kind == "boolean":
            return written == "true"
        if written is not None and kind == "date":
            return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    except ValueError:
        pass
    return text or written or ""


def _count(attributes: Attributes, name: str) -> int:
    number = attributes.get(name, "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 20 else 10**20
