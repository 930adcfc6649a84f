"""Do we see the same cells in a workbook as another reader does, and the right ones where only the bytes tell?"""

import gc
import io
import struct
import weakref
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter
from books import faktor_koreksi, filled, komponen, percent, unseen
from hand_made import MAIN, compound, handmade, number_at, old_book, record, sheet_of
from python_calamine import CalamineWorkbook
from stores import ROOT

from spi.sheets.spreadsheet import read_workbook
from spi.sheets.workbook import Page, UnfitWorkbook

FILES = ROOT / "tests" / "intake" / "files"

FORMATS = (
    "dd/mm/yyyy",
    "d mmm yy hh:mm",
    "hh:mm",
    "[h]:mm",
    "[$-421]dd mmmm yyyy;@",
    '0.0 "hari"',
    "0.0_d",
    "#,##0*y",
    "General",
)


def varied(book: xlsxwriter.Workbook) -> None:
    """Values of every kind, in many formats."""
    page = book.add_worksheet("Data")
    formats = [
        "dd/mm/yyyy",
        "d mmm yy hh:mm",
        "hh:mm",
        "[h]:mm",
        "[$-421]dd mmmm yyyy;@",
        '0.00 "hari"',
        "0.00_d",
        "#,##0*y",
        "General",
    ]
    for row, code in enumerate(formats):
        for column, number in enumerate((45_000, 45_000.5, 0.25, 1.5, 60, 59, 0, 71.65)):
            page.write_number(row, column, number, book.add_format({"num_format": code}))
    for row, text in enumerate([" x\ny ", "a\rb", "_x0041_", "漢字 ünïcødé 😀", "x" * 32_767, "1e5", "TRUE"]):
        page.write_string(row, 12, text)
    page.write_boolean(20, 3, True)
    page.write_formula(21, 1, '="a"&"b"', None, "ab")
    page.write_formula(22, 1, "=TRUE", None, True)
    page.write_formula(23, 1, "=1+1", None, 2)
    page.write_blank(30, 3, None, book.add_format({"bold": True}))
    page.merge_range(24, 0, 25, 1, "gabung")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$3"})
    book.add_chartsheet("Grafik").set_chart(chart)
    book.add_worksheet("Kosong")


def pages(content: bytes) -> dict[str, Page]:
    """The sheets as we read them."""
    return {page.name: page for page in read_workbook(content, most_rows=60_000, most_columns=200).pages}


@pytest.mark.parametrize(
    "content",
    [
        *map(filled, (varied, komponen, faktor_koreksi, percent)),
        *(FILES.joinpath(name).read_bytes() for name in ("persen.ods", "persen.xls")),
    ],
)
def test_another_reader_sees_the_same_cells(content: bytes) -> None:
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name, page in pages(content).items():
        sheet = theirs.get_sheet_by_name(name)
        assert page.rows == sheet.to_python(skip_empty_area=False)
        assert page.merged == (sheet.merged_cell_ranges or [])


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_another_reader_differs_in_the_note_numbers_alone(kind: str) -> None:
    content = (FILES / f"tersembunyi.{kind}").read_bytes() if kind != "xlsx" else filled(unseen)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(content))
    differ = [
        (ours, other)
        for name, page in pages(content).items()
        for row, others in zip(page.rows, theirs.get_sheet_by_name(name).to_python(skip_empty_area=False), strict=True)
        for ours, other in zip(row, others, strict=True)
        if ours != other
    ]
    assert differ == [("71,65", "71,651"), ("Kab. Banyuwangi", "Kab. Banyuwangi2a")]


def test_a_date_is_a_day_a_moment_a_time_or_a_length() -> None:
    rows = pages(filled(varied))["Data"].rows
    assert rows[0][:3] == [date(2023, 3, 15), datetime(2023, 3, 15, 12), time(6)] and rows[3][3] == timedelta(hours=36)
    assert rows[0][4:6] == [date(1900, 2, 28), date(1900, 2, 28)] and rows[5][0] == 45_000


def test_a_workbook_that_counts_from_1904_has_other_days() -> None:
    style = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    sheets = '<workbookPr date1904="true"/><sheets><sheet name="Data" r:id="rId1"/></sheets>'
    content = handmade(sheet_of('<row><c s="0"><v>43538</v></c><c s="0"><v>1e10</v></c></row>'), styles=style, contents=sheets)
    assert pages(content)["Data"].rows == [[date(2023, 3, 15), 1e10]]


def test_an_old_text_goes_on_in_the_next_record_in_wider_signs() -> None:
    font = record(0x0031, struct.pack("<HH", 200, 0) + bytes(12))
    raised = record(0x0031, struct.pack("<HHHHH", 200, 0, 0, 0, 1) + bytes(6))
    plain, rich = struct.pack("<HB", 6, 0) + b"Kab", struct.pack("<HBH", 6, 8, 1) + b"71,65" + b"1" + struct.pack("<HH", 5, 5)
    shared = record(0x00FC, struct.pack("<II", 3, 3) + plain) + record(0x003C, b"\1" + ". é".encode("utf-16-le") + rich[:9])
    shared += record(0x003C, b"\0" + rich[9:] + struct.pack("<HBI", 2, 4, 3) + b"ok" + b"xyz")
    cells = [record(0x00FD, struct.pack("<HHHI", 0, column, 0, column)) for column in range(3)]
    assert pages(old_book(*cells, before=font * 4 + raised + shared))["Data"].rows == [["Kab. é", "71,65", "ok"]]


def test_an_old_number_comes_in_four_forms() -> None:
    packed = [(7165 << 2) | 3, (72 << 2) | 2, 0x40520000, 0x40520000 | 1]
    rows = [record(0x027E, struct.pack("<HHHI", row, 0, 0, number)) for row, number in enumerate(packed)]
    several = record(0x00BD, struct.pack("<HHHIHIH", 4, 0, 0, packed[0], 0, packed[1], 1))
    read = pages(old_book(*rows, several, number_at(5, 0, 71.65)))["Data"].rows
    assert [row[0] for row in read] == [71.65, 72, 72, 0.72, 71.65, 71.65] and read[4][1] == 72


def test_an_old_error_and_an_old_hidden_row_and_column_are_known() -> None:
    computed = record(0x0006, struct.pack("<HHHBBBBBBH", 1, 0, 0, 2, 0, 23, 0, 0, 0, 0xFFFF) + bytes(8))
    text = record(0x0006, struct.pack("<HHHBBBBBBH", 2, 0, 0, 0, 0, 0, 0, 0, 0, 0xFFFF) + bytes(8))
    text += record(0x0207, struct.pack("<HB", 2, 0) + b"ab")
    hidden = record(0x0208, struct.pack("<HHHHHHI", 1, 0, 1, 255, 0, 0, 0x20)) + record(
        0x007D, struct.pack("<HHHHH", 3, 9, 0, 0, 1)
    )
    failed = record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 42, 1))
    page = pages(old_book(failed, computed, text, hidden))["Data"]
    assert page.rows == [["#N/A"], ["#REF!"], ["ab"]] and page.unread == {(0, 0): "#N/A", (1, 0): "#REF!"}
    assert page.hidden_rows == {1} and page.hidden_columns == set(range(3, 10))


def test_the_numbers_of_an_old_chart_are_no_cells() -> None:
    chart = record(0x0809, struct.pack("<HH", 0x0600, 0x20)) + number_at(40, 40) + record(0x000A, b"")
    assert pages(old_book(number_at(0, 0), chart, number_at(0, 1)))["Data"].rows == [[71.65, 71.65]]


@pytest.mark.parametrize(
    "content", [filled(unseen), *(FILES.joinpath(f"tersembunyi.{kind}").read_bytes() for kind in ("ods", "xls"))]
)
def test_what_was_read_is_let_go_at_once(content: bytes) -> None:
    gc.disable()
    try:
        book = read_workbook(content, most_rows=60_000, most_columns=200)
        known = weakref.ref(book)
        del book
        assert known() is None
    finally:
        gc.enable()


def test_a_book_of_excel_95_has_texts_in_its_own_alphabet() -> None:
    begin, of_sheet = (record(0x0809, struct.pack("<HH", 0x0500, what) + bytes(4)) for what in (0x05, 0x10))
    end = record(0x000A, b"")
    alphabet, style = record(0x0042, struct.pack("<H", 1251)), record(0x041E, struct.pack("<HB", 164, 5) + b"0.00%")
    styles = record(0x00E0, struct.pack("<HH", 0, 164) + bytes(12))
    before = begin + alphabet + style + styles
    place = len(before) + 4 + 7 + 4 + len(end)
    sheet = record(0x0085, struct.pack("<IBBB", place, 1, 0, 4) + b"Data")
    text = record(0x0204, struct.pack("<HHHH", 0, 1, 0, 3) + "Даб".encode("cp1251"))
    page = pages(compound(before + sheet + end + of_sheet + number_at(0, 0, 0.0759) + text + end))["Data"]
    assert page.rows == [[0.0759, "Даб"]] and page.percent == {(0, 0)} and page.hidden


def test_an_old_book_tells_its_formulas_and_its_links_to_other_books() -> None:
    computed = record(0x0006, struct.pack("<HHHdHIH", 0, 0, 0, 71.65, 0, 0, 0))
    linked, own = record(0x01AE, struct.pack("<HHB", 0, 1, 0) + b"a"), record(0x01AE, struct.pack("<HH", 1, 0x0401))
    for content, known in (
        (old_book(computed, before=linked), {"formulas", "links"}),
        (old_book(number_at(0, 0), before=own), set()),
    ):
        book = read_workbook(content, most_rows=60_000, most_columns=200)
        assert book.pages[0].rows == [[71.65]] and book.known == known


def test_an_old_sheet_of_macros_is_refused() -> None:
    macros = record(0x0085, struct.pack("<IBBBB", 0, 1, 1, 1, 0) + b"m")
    with pytest.raises(UnfitWorkbook, match="memuat makro"):
        pages(old_book(number_at(0, 0), before=macros))


def test_of_an_old_book_nothing_is_printed(capfd: pytest.CaptureFixture) -> None:
    assert pages(old_book(number_at(0, 0), record(0x007D, struct.pack("<HHHHH", 9, 3, 0, 0, 1))) + b"odd")["Data"].rows == [
        [71.65]
    ]
    assert capfd.readouterr() == ("", "")
