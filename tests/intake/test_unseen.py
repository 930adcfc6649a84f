"""Is what a reader of a workbook does not see, or sees struck out, left alone and told; and are note numbers no digits?"""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from books import cell_of, filled, open_document, row_of, unseen
from hand_made import handmade, sheet_of, strings

from spi.intake.draft import Draft
from spi.intake.reading import open_sheets
from spi.sheets.sheet import Sheet

FILES = Path(__file__).with_name("files")
MADE = {
    "by a program": filled(unseen),
    **{f"by LibreOffice as {kind}": (FILES / f"tersembunyi.{kind}").read_bytes() for kind in ("xlsx", "ods", "xls")},
}
RAISED = '<r><t>71,65</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'


def opened(content: bytes, **wishes: bool) -> tuple[list[Sheet], Draft]:
    """The sheets of a workbook, and what is told of them."""
    draft = Draft("a.xlsx")
    return open_sheets(content, draft, **wishes), draft


def texts(content: bytes) -> list[object]:
    """The first column of a workbook that opens without a word."""
    (page, *_), draft = opened(content)
    assert draft.problems == draft.warnings == draft.notes == []
    return [row[0] for row in page.rows]


CODES = {
    "lembar_tersembunyi": "lembar tersembunyi",
    "baris_tersembunyi": "baris tersembunyi",
    "kolom_tersembunyi": "kolom tersembunyi",
    "sel_dicoret": "dicoret",
}


@pytest.mark.parametrize("made", MADE)
def test_what_is_hidden_or_struck_out_reads_as_blank_where_it_stands(made: str) -> None:
    sheets, _ = opened(MADE[made])
    assert [page.name for page in sheets] == ["Data"]
    assert sheets[0].rows == [
        ["Tahun", "Pemda", "Indeks", "", "Eksternal"],
        [2024, "Kab. Probolinggo", "71,65", "", 89.02],
        ["", "", "", "", ""],
        [2024, "Kab. Banyuwangi", 70.1, "", ""],
        [2023, "Kab. Jember", "", "", ""],
        ["", "71,5", "", "", ""],
    ]


@pytest.mark.parametrize("made", MADE)
def test_each_kind_of_what_is_left_out_is_told_once(made: str) -> None:
    _, draft = opened(MADE[made])
    told = {code: note for code in CODES for note in draft.notes if CODES[code] in note}
    assert len(draft.notes) == 4 and draft.problems == draft.warnings == [] and draft.missing == {"hidden"}
    assert "(Lama)" in told["lembar_tersembunyi"] and "(Data baris 3)" in told["baris_tersembunyi"]
    assert "(Data kolom D)" in told["kolom_tersembunyi"] and "(Data!E4, Data!C5, Data!E5 dan 1 lagi)" in told["sel_dicoret"]


@pytest.mark.parametrize("made", MADE)
def test_what_is_hidden_is_read_like_the_rest_when_that_is_wished(made: str) -> None:
    sheets, draft = opened(MADE[made], include_hidden=True)
    assert [sheet.name for sheet in sheets] == ["Data", "Lama", "Daftar"]
    assert sheets[0].rows[2] == [2024, "Kab. Jember", 72.1, 70, 80] and sheets[0].rows[4][2] == "69,50"
    assert draft.problems == draft.warnings == draft.notes == []


def test_what_is_hidden_and_holds_nothing_is_not_told() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page, struck = book.add_worksheet("Data"), book.add_format({"font_strikeout": True})
        page.write_row(0, 0, ["Tahun", "Pemda"])
        page.write(1, 0, " ", struck)
        page.write_blank(1, 1, None, struck)
        page.set_row(5, None, None, {"hidden": True})
        page.set_column(5, 9, None, None, {"hidden": True})
        for name, row in {"Kosong": [], "Daftar": ["Kab. Jember"], "Angka": [71.2], "Tahun": ["SPI", 2024]}.items():
            hidden = book.add_worksheet(name)
            hidden.write_row(0, 0, row)
            hidden.hide()

    sheets, draft = opened(filled(fill))
    assert draft.warnings == [] and [page.name for page in sheets] == ["Data"]


def test_a_merged_cell_shows_in_what_is_left_of_it() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page, struck = book.add_worksheet("Data"), book.add_format({"font_strikeout": True})
        page.merge_range(0, 0, 2, 0, "Kab. Jember")
        page.merge_range(3, 0, 4, 0, "Kab. Banyuwangi", struck)
        page.set_row(0, None, None, {"hidden": True})

    (page,), _ = opened(filled(fill))
    assert [page.shown(row, 0) for row in range(5)] == ["", "Kab. Jember", "Kab. Jember", "", ""]


def test_a_figure_in_a_hidden_row_or_struck_out_does_not_go_in(take: Callable, file: Callable) -> None:
    intake = take(file("a.xlsx", MADE["by a program"]))
    assert set(intake.figures["region_code"].dropna()) <= {"3513", "3510", "3509"}
    assert 72.1 not in set(intake.figures["value"]) and 65.2 not in set(intake.figures["value"])


@pytest.mark.parametrize(
    "item",
    [
        RAISED,
        RAISED.replace("superscript", "subscript"),
        "<r><t>71,65</t></r><rPh sb='0' eb='1'><t>9</t></rPh><phoneticPr fontId='1'/>",
        "<t>71,65</t><rPh sb='0' eb='1'><t>9</t></rPh>",
        "<r><rPr><b/></rPr><t>71,</t></r><r><rPr><i/></rPr><t>65</t></r>",
        "<r><rPr><strike val='0'/></rPr><t>71,65</t></r>",
        "<r><rPr><vertAlign val='superscript'/></rPr><t>71,65</t></r>",
        "<t>71<!-- x -->,<![CDATA[65]]></t>",
    ],
)
def test_a_text_is_what_its_line_says(item: str) -> None:
    shared = handmade(sheet_of('<row><c t="s"><v>0</v></c></row>'), strings=strings(item))
    inline = handmade(sheet_of(f'<row><c t="inlineStr"><is>{item}</is></c></row>'))
    assert texts(shared) == texts(inline) == ["71,65"]


def test_an_escaped_sign_is_the_sign_unless_no_text_has_it() -> None:
    written = ["a_x000A_b", "a_x005F_x000A_b", "_xD83D_", "_x0000_", "Ã¤"]
    cells = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in range(len(written)))
    content = handmade(sheet_of(cells), strings=strings(*(f"<t>{text}</t>" for text in written)))
    assert texts(content) == ["a\nb", "a_x000A_b", "_xD83D_", "_x0000_", "Ã¤"]


@pytest.mark.parametrize(
    ("position", "read"), [("super 58%", "71,65"), ("sub 58%", "71,65"), ("33% 58%", "71,65"), ("0% 100%", "71,651")]
)
def test_a_raised_piece_of_an_open_document_is_no_digit(position: str, read: str) -> None:
    style = '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="{}"/></style:style>'
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>9</text:p></office:annotation>'
        '<text:p>71,65<text:span text:style-name="T1">1</text:span></text:p></table:table-cell>'
    )
    assert texts(open_document([cell], styles=style.format(position))) == [read]


def test_a_default_style_of_a_column_strikes_out_what_has_no_style_of_its_own() -> None:
    style = (
        '<style:style style:name="a" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/>'
        '</style:style><style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>'
        '<style:style style:name="c" style:family="table-cell"><style:text-properties style:text-line-through-style="none"/>'
        "</style:style>"
    )
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="b" table:number-columns-repeated="3"/>'
    (page,), draft = opened(open_document(columns, [1, 2, cell_of(3, style_name="c")], [4, 5], styles=style))
    assert page.rows == [[1, "", 3], [4, "", ""]] and ["dicoret" in note for note in draft.notes] == [True]


@pytest.mark.parametrize(("visibility", "kept"), [("collapse", ""), ("filter", ""), ("visible", 72.1)])
def test_a_row_and_a_column_of_an_open_document_may_be_collapsed_or_filtered(visibility: str, kept: object) -> None:
    columns = f'<table:table-column/><table:table-column table:visibility="{visibility}"/>'
    (page,), _ = opened(open_document(columns, row_of("Kab. Jember", 72.1), row_of(72.1, 1, visibility=visibility)))
    assert page.rows[0] == ["Kab. Jember", kept] and page.rows[1][0] == kept


@pytest.mark.parametrize(("row", "column"), [('ht="0"', 'width="0"'), ('hidden="true"', 'hidden="1"')])
def test_what_has_no_height_or_width_is_hidden(row: str, column: str) -> None:
    cells = f"<row><c><v>1</v></c><c><v>2</v></c></row><row {row}><c><v>3</v></c></row>"
    (page,), draft = opened(handmade(sheet_of(cells, before=f'<cols><col min="2" max="2" {column}/></cols>')))
    assert page.rows == [[1, ""], ["", ""]] and len(draft.notes) == 2
