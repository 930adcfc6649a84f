"""Does the one walker see the same cells, formats and failed formulas however the XML of a workbook is written?"""

import struct

import pytest
from books import cell_of, open_document, row_of
from hand_made import MAIN, handmade, old_book, record, sheet_of, strings
from hostile_books import renamed

from spi.sheets.spreadsheet import read_workbook
from spi.sheets.workbook import Page

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.00%"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="164"/></cellXfs></styleSheet>'
)
SHARED = strings("<t>Pemda</t>", "<t>Potongan</t>", "<r><t>Kab. </t></r><r><rPr><b/></rPr><t>Jember</t></r>", "<t>Lama</t>")
CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>0.0759</v></c></row>'
    '<row r="3" hidden="1"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>5</v></c></row>'
    '<row r="4"><c r="A4" t="e"><v>#REF!</v></c><c r="B4"><f>1+1</f></c></row>'
)
XML = sheet_of(CELLS)
PREFIXED = XML.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
BARE = CELLS
for place in ("A1", "B1", "A2", "B2", "A3", "B3", "A4", "B4"):
    BARE = BARE.replace(f' r="{place}"', "")


def book(xml: str | bytes, **where: str) -> bytes:
    """A workbook with this sheet, the shared texts and the styles."""
    return handmade(xml, **{"strings": SHARED, "styles": STYLES} | where)


SPAN = (
    '<table:table-cell office:value-type="string"><text:p>Kab. <text:span text:style-name="T1">Jember</text:span></text:p>'
    "</table:table-cell>"
)
SHARE = '<table:table-cell office:value-type="percentage" office:value="0.0759"/>'
REFERENCE = (
    '<table:table-cell table:formula="of:=[.Z9]" office:value-type="string" office:string-value="" calcext:value-type="error">'
    "<text:p>#REF!</text:p></table:table-cell>"
)
UNCOMPUTED = '<table:table-cell table:formula="of:=1+1"/>'
FREE = open_document(
    ["Pemda", "Potongan"],
    [SPAN, SHARE],
    row_of("Lama", 5, visibility="collapse"),
    [REFERENCE, UNCOMPUTED],
    row_of(cell_of("", number_columns_repeated=16_000), number_rows_repeated=1_000_000),
)

WRITTEN = {
    "plainly": book(XML),
    "with single quotes": book(XML.replace('"', "'"), styles=STYLES.replace('"', "'")),
    "with lower-case references": book(XML.replace('r="A', 'r="a').replace('r="B', 'r="b')),
    "without references": book(sheet_of(BARE)),
    "with a prefix": book(PREFIXED),
    "in UTF-16": book(XML.encode("utf-16")),
    "in the strict namespace": book(XML.replace(MAIN, STRICT), styles=STYLES.replace(MAIN, STRICT)),
    "in an odd folder": book(XML, target="../lain/Satu.XML", at="Lain/satu.xml"),
    "with a far cell that holds nothing": book(sheet_of(CELLS + '<row><c r="XFD1048576" s="1"/></row>')),
    "as an open document": FREE,
    "as an open document with other prefixes": renamed(FREE),
    "as an open document with single quotes": renamed(FREE, (b'"', b"'")),
}


def page_of(content: bytes) -> Page:
    """The only sheet of a workbook."""
    (page,) = read_workbook(content, most_rows=60_000, most_columns=200).pages
    return page


@pytest.mark.parametrize("way", WRITTEN)
def test_the_same_cells_are_seen_however_they_are_written(way: str) -> None:
    page = page_of(WRITTEN[way])
    assert page.rows == [["Pemda", "Potongan"], ["Kab. Jember", 0.0759], ["Lama", 5], ["#REF!", "rumus tanpa hasil"]]
    assert page.percent == {(1, 1)} and page.hidden_rows == {2}
    assert page.unread == {(3, 0): "#REF!", (3, 1): "rumus tanpa hasil"} and page.empty == set()


def formula(row: int, column: int, kind: int, *, text: str | None = None) -> bytes:
    """A formula of an .xls. kind: what its result is: 0 a text in the next record, 2 the error #REF!, 3 nothing."""
    result = record(0x0006, struct.pack("<HHHBBBBBBH", row, column, 0, kind, 0, 23, 0, 0, 0, 0xFFFF) + bytes(8))
    return result + (record(0x0207, struct.pack("<HB", len(text), 0) + text.encode()) if text is not None else b"")


EMPTY = {
    "xlsx": handmade(sheet_of('<row><c><v>1</v></c><c t="str"><f>""</f><v></v></c></row>')),
    "ods": open_document(
        [1, '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>']
    ),
    "xls": old_book(record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1)), formula(0, 1, 3)),
    "xls with an empty text": old_book(record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1)), formula(0, 1, 0, text="")),
}


@pytest.mark.parametrize("kind", EMPTY)
def test_a_formula_whose_stored_result_is_nothing_is_known(kind: str) -> None:
    page = page_of(EMPTY[kind])
    assert page.rows[0][0] == 1 and page.empty == {(0, 1)} and page.unread == {}


def test_a_formula_of_an_old_book_that_shows_something_is_not_called_empty() -> None:
    assert page_of(old_book(formula(0, 0, 0, text="ab"), formula(1, 0, 2))).empty == set()
