"""How does each block of a letter stand on the sheet? Real styles, real tables, and a line wherever nothing is known."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table as Grid
from docx.table import _Cell, _Row  # the library names them for annotations only so
from docx.text.paragraph import Paragraph

from spi.render.letter import blocks, sheet
from spi.words import palette

_GAPS = 3  # empty lines in which somebody signs
_DEAR = 1.1  # cm of "Yth."
_PADDING = 108  # twentieths of a point between the border of a cell and its text, as Word has it
_SHORT = 6  # rows of a table that is not parted by the end of a page


def draw(letter: blocks.Letter) -> bytes:
    """The letter as a DOCX file."""
    document = sheet.blank(_plain(letter.foot))
    for block in letter.blocks:
        _DRAWN[type(block)](document, block)
    return sheet.packed(
        document, title=letter.title, subject=letter.subject, author=letter.author, comments=letter.comments, moment=letter.moment
    )


def _plain(text: str) -> str:
    """A text of the data on one line, without characters that the file cannot hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _or_line(text: str) -> str:
    return _plain(text) or blocks.LINE


def _letterhead(document: Docx, head: blocks.Letterhead) -> None:
    document.add_paragraph(_or_line(head.government), style=sheet.GOVERNMENT)
    document.add_paragraph(_or_line(head.agency), style=sheet.AGENCY)
    for line in head.contact:
        last = document.add_paragraph(_or_line(line), style=sheet.CONTACT)
    sheet.rule(last, "double", size=12)
    last.paragraph_format.space_after = Cm(0.35)


def _title(document: Docx, title: blocks.Title) -> None:
    paragraph = document.add_paragraph(style="Title")
    _lines(paragraph, [_plain(line) for line in title.text.split("\n")])
    if title.numbered:
        paragraph.add_run().add_break()
        paragraph.add_run(f"Nomor: {blocks.LINE}").bold = False


def _lines(paragraph: Paragraph, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line)


def _facts(document: Docx, facts: blocks.Facts) -> None:
    for name, value in facts.rows:
        last = document.add_paragraph(f"{_plain(name)}\t:\t{_or_line(value)}", style=sheet.FACTS)
    if facts.ruled:
        sheet.rule(last, "single", size=8)
    last.paragraph_format.space_after = Cm(0.3)


def _addressee(document: Docx, addressee: blocks.Addressee) -> None:
    names = [_or_line(name) for name in addressee.names]
    if len(names) > 1:
        names = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
    desk = [] if addressee.attention is None else [f"u.p. {_or_line(addressee.attention)}"]
    paragraph = document.add_paragraph(style="Normal")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(_DEAR), Cm(-_DEAR)
    _lines(paragraph, [f"Yth.\t{names[0]}", *names[1:], *desk, f"di {_or_line(addressee.place)}"])


def _dateline(document: Docx, line: blocks.Dateline) -> None:
    document.add_paragraph(_plain(line.text), style="Tempat dan Tanggal")


def _heading(document: Docx, heading: blocks.Heading) -> None:
    document.add_paragraph(_plain(heading.text), style="Heading 1")


def _text(document: Docx, text: blocks.Text) -> None:
    document.add_paragraph(_or_line(text.text), style="Normal").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _points(document: Docx, points: blocks.Points) -> None:
    for text in points.texts:
        document.add_paragraph(_or_line(text), style="List Bullet")


def _table(document: Docx, table: blocks.Table) -> None:
    room, shares = sheet.width(document), sum(table.widths)
    widths = [room * share / shares for share in table.widths]
    grid, style = _grid(document, widths, style="Table Grid"), document.styles[sheet.CELL].style_id
    for row in (table.heads, *table.rows):
        line = grid.add_row()
        _whole(line)
        if table.tall and row is not table.heads:
            line.height, line.height_rule = Cm(table.tall), WD_ROW_HEIGHT_RULE.AT_LEAST
        for column, (text, cell) in enumerate(zip(row, line.cells, strict=True)):
            _cell(cell, text, style, right=column in table.right)
    if len(table.rows) <= _SHORT:
        _together(grid)
    head = grid.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in head.cells:
        _shaded(cell)
    document.add_paragraph(style=sheet.CELL)  # two tables that touch become one


def _grid(document: Docx, widths: list[float], *, style: str | None = None) -> Grid:
    grid = document.add_table(0, len(widths), style=style)
    grid.autofit, grid.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    indent = OxmlElement("w:tblInd")  # the border below the text's edge, not outside of it
    indent.set(qn("w:w"), str(_PADDING))
    indent.set(qn("w:type"), "dxa")
    grid._tbl.tblPr.insert_element_before(indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = Cm(wide)
    return grid


def _together(grid: Grid) -> None:
    """All rows on one page."""
    for paragraph in grid._tbl.iter(qn("w:p")):
        paragraph.get_or_add_pPr().get_or_add_keepNext()


def _whole(row: _Row) -> None:
    """A row that is not parted by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _cell(cell: _Cell, text: str, style: str, *, right: bool) -> None:
    """style: the key of a style, which is not looked up by its name for each cell: that takes most of the time of a list."""
    first, *others = text.split("\n")
    lines = [cell.paragraphs[0], *(cell.add_paragraph() for _ in others)]
    for paragraph, line in zip(lines, (first, *others), strict=True):
        paragraph._p.style = style
        if line:
            paragraph.text = _plain(line)
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shaded(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", palette.GROUND.removeprefix("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().insert_element_before(shade, "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")
    for paragraph in cell.paragraphs:
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        for run in paragraph.runs:
            run.bold = True


def _signatures(document: Docx, signed: blocks.Signatures) -> None:
    half = sheet.width(document) / 2
    row = _grid(document, [half, half]).add_row()
    _whole(row)
    for cell, signer in zip(row.cells, (signed.left, signed.right), strict=True):
        cell.width = Cm(half)
        lines = _signing(signer) if signer else [""]
        for number, (paragraph, line) in enumerate(
            zip([cell.paragraphs[0], *(cell.add_paragraph() for _ in lines[1:])], lines, strict=True)
        ):
            paragraph.style, paragraph.text = sheet.SIGNED, line
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if signer and number == len(lines) - 2:
                paragraph.runs[0].bold = True
    document.add_paragraph(style=sheet.CELL)


def _signing(signer: blocks.Signer) -> list[str]:
    """The lines of a signature: always as many above the name as beside it."""
    return [
        _plain(signer.above),
        f"{_or_line(signer.position)},",
        *[""] * _GAPS,
        _or_line(signer.name),
        f"NIP {_or_line(signer.nip)}",
    ]


def _new_page(document: Docx, page: blocks.NewPage) -> None:
    sheet.turned(document, wide=page.wide)


_DRAWN: dict[type, Callable[[Docx, Any], None]] = {
    blocks.Letterhead: _letterhead, blocks.Title: _title, blocks.Facts: _facts, blocks.Addressee: _addressee,
    blocks.Dateline: _dateline, blocks.Heading: _heading, blocks.Text: _text, blocks.Points: _points, blocks.Table: _table,
    blocks.Signatures: _signatures, blocks.NewPage: _new_page,
}  # fmt: skip
