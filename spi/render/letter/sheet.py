"""On what does a letter stand? A4 with the margins of an official letter, Arial 12, named styles, and a foot."""

from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT, SIZE, SMALL, FOOT = "Arial", 12, 10, 8  # points: of the text, of a table, of the foot
GOVERNMENT, AGENCY, CONTACT, FACTS, CELL, SIGNED = (
    "Kop Pemerintah", "Kop Instansi", "Kop Alamat", "Keterangan", "Isi Tabel", "Tanda Tangan",
)  # fmt: skip  # our own styles
LABEL = 3.2  # cm until the colon of a fact
_LEFT, _RIGHT, _TOP, _BOTTOM = 3.0, 2.0, 1.5, 2.5  # cm
_SIDES = 21.0, 29.7  # A4, cm
_KEPT = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "Title", "heading 1", "List Bullet", "Table Grid",
         "header", "footer")  # fmt: skip
_UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")  # relations of the library's template that a letter has no use for
_BLACK, _QUIET = RGBColor(0, 0, 0), RGBColor(0x50, 0x50, 0x50)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application></Properties>'
)
_LONGEST = 255  # characters of a property of the file


def blank(foot: str) -> Docx:
    """An empty letter with its styles; foot: the line above the number of the page."""
    document = Document(BytesIO(_template()))
    footer = document.sections[0].footer
    footer.paragraphs[0].text = foot
    number = footer.add_paragraph(style="Footer")
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
        number.add_run(words)
        _field(number, field)
    return document


@cache
def _template() -> bytes:
    """A letter without a word; its styles are made once for all letters."""
    document, file = Document(), BytesIO()
    _styled(document)
    _sized(document.sections[0], wide=False)
    document.save(file)
    return file.getvalue()


def turned(document: Docx, *, wide: bool) -> None:
    """What follows stands on a new page, upright or sideways, with the same foot."""
    _sized(document.add_section(WD_SECTION.NEW_PAGE), wide=wide)


def width(document: Docx) -> float:
    """How wide a text is on the page that is written, in cm."""
    section = document.sections[-1]
    return (Length(section.page_width or 0).cm) - _LEFT - _RIGHT


def rule(paragraph: Paragraph | ParagraphStyle, kind: str, *, size: int) -> None:
    """A rule below a paragraph; kind: single or double; size: in eighths of a point."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", kind), ("sz", str(size)), ("space", "4"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    holder = paragraph._p if isinstance(paragraph, Paragraph) else paragraph._element
    holder.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def packed(document: Docx, *, title: str, subject: str, author: str, comments: str, moment: datetime) -> bytes:
    """The file, with what it says of itself."""
    about = document.core_properties
    about.title, about.subject, about.author, about.comments = (t[:_LONGEST] for t in (title, subject, author, comments))
    about.last_modified_by, about.language, about.keywords = about.author, "id-ID", "SPI"
    about.created = about.modified = moment.astimezone(UTC).replace(tzinfo=None)  # the file's own clock is that of Greenwich
    package = document.part.package
    for holder in (package, document.part):
        for key in [key for key, each in holder.rels.items() if each.reltype.endswith(_UNUSED)]:
            holder.rels.pop(key)
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _APP
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _sized(section: Section, *, wide: bool) -> None:
    short, long = map(Cm, _SIDES)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Cm, (_LEFT, _RIGHT, _TOP, _BOTTOM))
    section.header_distance, section.footer_distance = Cm(0.8), Cm(0.8)


def _styled(document: Docx) -> None:
    """Few styles, all in Arial and black, and the language of the whole file."""
    styles = document.styles
    for style in [each for each in styles.element.style_lst if each.name_val not in _KEPT]:
        styles.element.remove(style)
    for holder in (styles.element, document.settings.element):
        for language in holder.iter(qn("w:lang"), qn("w:themeFontLang")):
            language.set(qn("w:val"), "id-ID")
    document.settings.element.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    document.settings.element.find(qn("w:listSeparator")).set(qn("w:val"), ";")
    _arial(styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"))
    middle, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    _style(document, "Normal", SIZE, after=6)
    _style(document, "Title", SIZE, bold=True, align=middle, before=6, after=6)
    _style(document, "Heading 1", SIZE, bold=True, before=8, after=3)
    _style(document, "List Bullet", SIZE, after=3)
    _style(document, "Header", FOOT)
    _style(document, "Footer", FOOT, hue=_QUIET)
    _style(document, GOVERNMENT, 14, align=middle).font.all_caps = True
    _style(document, AGENCY, 16, bold=True, align=middle).font.all_caps = True
    _style(document, CONTACT, SMALL, align=middle)
    facts = _style(document, FACTS, SIZE, after=1).paragraph_format
    facts.left_indent, facts.first_line_indent = Cm(LABEL + 0.4), Cm(-LABEL - 0.4)
    for place in (LABEL, LABEL + 0.4):
        facts.tab_stops.add_tab_stop(Cm(place), WD_TAB_ALIGNMENT.LEFT)
    _style(document, CELL, SMALL, before=1.5, after=1.5)
    _style(document, SIGNED, SIZE)
    _style(document, "Tempat dan Tanggal", SIZE, align=right, before=6, after=6)


def _style(
    document: Docx, name: str, size: float, *, bold: bool = False, align: WD_ALIGN_PARAGRAPH | None = None,
    before: float = 0, after: float = 0, hue: RGBColor = _BLACK,
) -> ParagraphStyle:  # fmt: skip
    """A paragraph style of the file, made where the template has none of this name."""
    styles, known = document.styles, name in {each.name for each in document.styles}
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    element = style._element
    for stray in [*element.findall(qn("w:link")), *element.iter(qn("w:pBdr")), *element.iter(qn("w:contextualSpacing"))]:
        stray.getparent().remove(stray)
    if name != "Normal":
        style.base_style = styles["Normal"]
    element.get_or_add_rPr().clear()
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = FONT, Pt(size), bold, hue
    layout = style.paragraph_format
    layout.alignment, layout.line_spacing = align, 1.0
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    return style


def _arial(properties: BaseOxmlElement) -> None:
    fonts = properties.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that the office program works out."""
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), code)
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
