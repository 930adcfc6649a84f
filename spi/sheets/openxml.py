"""Which cells do the sheets of an .xlsx hold?"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from spi.sheets.archive import Archive, Attributes, Handlers
from spi.sheets.number_formats import PERCENT, UNSTYLED, Look, shown
from spi.sheets.openxml_parts import SharedTexts, TextReading, is_on, looks, main, shared_texts, unescaped
from spi.sheets.rich_text import NO_TEXT, Text
from spi.sheets.workbook import MACROS, UNCOMPUTED, Book, UnfitWorkbook, Value, column_number

_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_ROOT_LINKS, _BOOK = "_rels/.rels", "xl/workbook.xml"
_MOST_COLUMN_ENTRIES = 16_384  # as many as there are columns
_DIGITS = "0123456789"
_column = lru_cache(maxsize=1_000)(column_number)


def is_openxml(archive: Archive) -> bool:
    """Is this archive an .xlsx?"""
    return _BOOK in archive.names() or _ROOT_LINKS in archive.names()


def read(archive: Archive, book: Book) -> None:
    """Put the sheets of an .xlsx into the book. Raises UnfitWorkbook; KeyError, ValueError, ExpatError for a broken one."""
    part = next((link.part for link in _links(archive, "") if link.kind == "officedocument"), _BOOK)
    links = list(_links(archive, part))
    contents = _Contents()
    archive.walk(part, Handlers(main(sheet=contents.sheet, workbookPr=contents.properties), {}, {}))
    single = {link.kind: link.part for link in links if link.part.casefold() in archive.names()}
    shared, styles = shared_texts(archive, single.get("sharedstrings")), looks(archive, single.get("styles"))
    parts = {link.number: link for link in links}
    read_parts: set[str] = set()
    for name, number, hidden in contents.sheets:
        link = parts[number]
        if link.kind == "xlmacrosheet":
            raise UnfitWorkbook(MACROS)
        if link.part.casefold() in read_parts:
            raise ValueError("two sheets are one part")
        read_parts.add(link.part.casefold())
        if link.kind == "worksheet":
            book.begin(name, hidden=hidden)
            sheet = _Sheet(book, shared, styles, since_1904=contents.since_1904)
            archive.walk(link.part, sheet.handlers())
            book.end()
    if any(name.startswith("xl/externallinks/") for name in archive.names()):
        book.known.add("links")


@dataclass(frozen=True)
class _Link:
    """A relationship. number: its id; kind: the last word of its type, in lower case; part: what it leads to."""

    number: str
    kind: str
    part: str


def _links(archive: Archive, part: str) -> Iterator[_Link]:
    """The relationships of a part, "" for the whole archive; none where it states none."""
    folder, _, name = part.rpartition("/")
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    links: list[Attributes] = []
    if where.casefold() in archive.names():
        archive.walk(where, Handlers({_RELATIONSHIP: links.append}, {}, {}))
    for link in links:
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link["Target"].replace("\\", "/"))).lstrip("/")
            yield _Link(link["Id"], link["Type"].rpartition("/")[2].casefold(), target)


class _Contents:
    """The walk through workbook.xml. sheets: name, relationship, is it hidden?"""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def sheet(self, attributes: Attributes) -> None:
        number = next(attributes[f"{space} id"] for space in _OFFICE if f"{space} id" in attributes)
        self.sheets.append((attributes["name"], number, attributes.get("state", "visible") != "visible"))

    def properties(self, attributes: Attributes) -> None:
        self.since_1904 = is_on(attributes, "date1904", without="0")


class _Sheet:
    """The walk through a sheet. A row or cell without an address follows the one before; a cell's own address counts."""

    def __init__(self, book: Book, shared: SharedTexts, styles: dict[str, Look], *, since_1904: bool) -> None:
        self._book, self._page, self._shared, self._since_1904 = book, book.pages[-1], shared, since_1904
        self._looks = styles
        self._row, self._column, self._kind, self._look = -1, -1, "", UNSTYLED
        self._open = self._formula = False
        self._content: str | None = None
        self._column_entries = 0
        self._inline, self._text = TextReading(), NO_TEXT

    def handlers(self) -> Handlers:
        """What to call while the sheet is walked."""
        starts = main(row=self._begin_row, c=self._begin_cell, f=self._begin_formula, col=self._columns, mergeCell=self._merge)
        ends = main(c=self._end_cell, **{"is": self._end_text})
        return self._inline.handlers().beside(Handlers(starts, ends, main(v=self._take)))

    def _begin_row(self, attributes: Attributes) -> None:
        self._row, self._column = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1, -1
        if is_on(attributes, "hidden", without="0") or attributes.get("ht") == "0":
            self._page.hidden_rows.add(min(self._row, self._book.most_rows))

    def _begin_cell(self, attributes: Attributes) -> None:
        if address := attributes.get("r"):
            name = address.rstrip(_DIGITS)
            self._row, self._column = int(address[len(name) :]) - 1, _column(name)
        else:
            self._column += 1
        self._kind = attributes.get("t", "n")
        self._look = self._looks.get(attributes.get("s", "0"), UNSTYLED)
        self._open, self._formula, self._content = True, False, None

    def _begin_formula(self, _: Attributes) -> None:
        self._formula = self._open

    def _take(self, text: str) -> None:
        if self._content is not None:
            raise ValueError("a value with elements in it")
        self._content = text

    def _end_text(self) -> None:
        self._text = self._inline.take()

    def _end_cell(self) -> None:
        self._open, text, self._text = False, self._text, NO_TEXT
        if self._formula:
            self._book.known.add("formulas")
        if self._content is None and not text.text:
            if self._formula and self._kind == "str":  # its result is a text without a sign
                self._book.leave_empty(self._row, self._column)
            elif self._formula:
                self._unread(UNCOMPUTED)
        elif self._kind == "e":
            self._unread(self._content or "")
        elif self._kind == "s":
            self._put_text(self._shared.get(self._content))
        elif text.text:
            self._put_text(text)
        else:
            self._put(self._value(self._content or ""))

    def _put_text(self, text: Text) -> None:
        self._put(text.text, text.left_in_struck if self._look.struck else text.left)

    def _put(self, value: Value, left: Value | None = None) -> None:
        """left: of a text, what is not struck out."""
        if value == "":
            return
        cell = self._row, self._column
        self._book.put(*cell, value)
        if self._look.struck or left not in (None, value):
            self._page.struck[cell] = left or ""
        if self._look.kind == PERCENT and isinstance(value, float):
            self._page.percent.add(cell)

    def _unread(self, shown: str) -> None:
        self._put(shown[:40])
        self._page.unread[self._row, self._column] = shown[:40]

    def _value(self, text: str) -> Value:
        """What is written in <v>; a number that is none is attributes as the text that it is."""
        if self._kind == "b":
            return text not in ("0", "false")
        try:
            if self._kind == "d":
                return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
            if self._kind != "str" and text.isascii() and "_" not in text:
                return shown(float(text), self._look, since_1904=self._since_1904)
        except ValueError:
            pass
        return unescaped(text)

    def _columns(self, attributes: Attributes) -> None:
        self._column_entries += 1
        if self._column_entries > _MOST_COLUMN_ENTRIES:
            raise ValueError("more columns than there are")
        if is_on(attributes, "hidden", without="0") or attributes.get("width") == "0":
            first, last = int(attributes["min"]), int(attributes["max"])
            self._page.hidden_columns.update(range(first - 1, min(last, self._book.most_columns)))

    def _merge(self, attributes: Attributes) -> None:
        first, _, last = attributes["ref"].partition(":")
        self._page.merge((_corner(first), _corner(last or first)))


def _corner(address: str) -> tuple[int, int]:
    name = address.rstrip(_DIGITS)
    return int(address[len(name) :]) - 1, _column(name)
