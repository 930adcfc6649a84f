"""Which cells do the sheets of an .xls (Excel 95 to 2003) hold?

xlrd reads it. What a formula's cell holds is its stored value; one that was never computed has one too, which is 0 or "".
"""

from xlrd import XL_CELL_BOOLEAN, XL_CELL_EMPTY, XL_CELL_ERROR, XL_CELL_TEXT, error_text_from_code
from xlrd.biffh import XL_FORMULA
from xlrd.formatting import Font
from xlrd.sheet import Sheet

from spi.sheets.bounded_xls import BoundedBook, sheets_of
from spi.sheets.number_formats import PERCENT, UNSTYLED, Look, kind, shown
from spi.sheets.rich_text import Pieces, Text, plain
from spi.sheets.workbook import MACROS, Book, UnfitWorkbook, Value

_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_PLAIN = Font()


def read(content: bytes, book: Book) -> None:
    """Put the sheets of an .xls into the book. Raises UnfitWorkbook, and another exception for a broken one."""
    if _MACROS in content:
        raise UnfitWorkbook(MACROS)
    workbook = sheets_of(content, reach=book.reach, leave_empty=book.leave_empty)
    looks = [_look(workbook, style.format_key, style.font_index) for style in workbook.xf_list]
    for number, name in enumerate(workbook.sheet_names()):
        book.begin(name.replace("\0", ""), hidden=workbook.is_hidden(number))
        with workbook.sheet(number) as sheet:
            _fill(book, sheet, looks)
        book.end()
    book.known.update(known for known, is_so in (("formulas", workbook.sizes[XL_FORMULA]), ("links", workbook.links)) if is_so)


def _look(workbook: BoundedBook, code: int, font: int) -> Look:
    return Look(kind(workbook.format_map[code].format_str), bool(_font(workbook, font).struck_out))


def _font(workbook: BoundedBook, number: int) -> Font:
    return workbook.font_list[number] if number < len(workbook.font_list) else _PLAIN


def _fill(book: Book, sheet: Sheet, looks: list[Look]) -> None:
    page = book.pages[-1]
    page.hidden_rows.update(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    page.hidden_columns.update(column for column, info in sheet.colinfo_map.items() if info.hidden)
    for top, below, left, right in sheet.merged_cells:
        page.merge(((top, left), (below - 1, right - 1)))
    for row in range(sheet.nrows):
        for column, what in enumerate(sheet.row_types(row)):
            if what != XL_CELL_EMPTY:
                style = sheet.cell_xf_index(row, column)
                _put(book, sheet, (row, column), what, looks[style] if style < len(looks) else UNSTYLED)


def _put(book: Book, sheet: Sheet, cell: tuple[int, int], what: int, look: Look) -> None:
    page = book.pages[-1]
    value, left = _value(sheet, cell, what, look)
    book.put(*cell, value)
    if look.struck or left != value:
        page.struck[cell] = left
    if what == XL_CELL_ERROR:
        page.unread[cell] = str(value)
    if look.kind == PERCENT and isinstance(value, float):
        page.percent.add(cell)


def _value(sheet: Sheet, cell: tuple[int, int], what: int, look: Look) -> tuple[Value, Value]:
    """What a cell says, and what is left of it without what is struck out."""
    held = sheet.cell_value(*cell)
    if what == XL_CELL_TEXT:
        text = _text(sheet, cell, held)
        return text.text, text.left_in_struck if look.struck else text.left
    value: Value
    if what == XL_CELL_BOOLEAN:
        value = bool(held)
    elif what == XL_CELL_ERROR:
        value = error_text_from_code.get(held, "#N/A")
    else:
        value = shown(held, look, since_1904=bool(sheet.book.datemode))
    return value, "" if look.struck else value


def _text(sheet: Sheet, cell: tuple[int, int], text: str) -> Text:
    """A text whose pieces are told apart by their fonts; what stands before the first one looks as its cell does."""
    if not (starts := sheet.rich_text_runlist_map.get(cell)):
        return plain(text)
    pieces = Pieces()
    pieces.add(text[: starts[0][0]])
    for (start, number), end in zip(starts, [*(start for start, _ in starts[1:]), len(text)], strict=False):
        font = _font(sheet.book, number)
        pieces.add(text[start:end], raised=font.escapement != 0, struck=bool(font.struck_out))
    return pieces.take()
