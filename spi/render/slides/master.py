"""What does every slide stand on? One 16:9 master with the government's name, one layout, a foot with a page number."""

from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation, presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Inches

from spi.render.slides.text import FONT, Box, lines_of, rgb, write_into
from spi.words.palette import DEDUCTION, DOWN, INK, MUTED, OWN, UP

WIDTH, HEIGHT, MARGIN, FOOT = 13.333, 7.5, 0.55, 6.98  # inches
FOOT_SIZE, FOOT_WIDTH = 12, 10.6  # points; inches
TITLE_SIZE, TITLE_LINE, TITLE_TOP = 30, 0.5, 0.66  # points; inches
_NAMES = f" {nsdecls('a', 'p')}"
_PARTS = {  # name, placeholder, box, its paragraph
    "title": ("Judul", '<p:ph type="title"/>', Box(MARGIN, TITLE_TOP, WIDTH - 2 * MARGIN, 2 * TITLE_LINE), "l"),
    "ftr": ("Kaki", '<p:ph type="ftr" sz="quarter" idx="11"/>', Box(MARGIN, FOOT, FOOT_WIDTH, 0.34), "l"),
    "sldNum": ("Nomor halaman", '<p:ph type="sldNum" sz="quarter" idx="12"/>', Box(11.4, FOOT, 1.383, 0.34), "r"),
}
_PAGE = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/><a:t>1</a:t></a:fld>'
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>Microsoft Office PowerPoint</Application></Properties>'
)
_LONGEST = 255  # characters of a property of the file
_UNUSED = ("/printerSettings", "/thumbnail")  # relations of the library's template that this deck has no use for


def blank(name: str) -> presentation.Presentation:
    """An empty 16:9 presentation whose one master carries the government's name."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in [each for each in deck.slide_layouts if each.name != "Title Only"]:
        deck.slide_layouts.remove(layout)
    master, layout = deck.slide_master, deck.slide_layouts[0]
    layout._element.cSld.set("name", "Judul dan isi")
    for holder in (master, layout):
        tree = holder.shapes._spTree
        for shape in list(tree.iter(qn("p:sp"))):
            tree.remove(shape)
    for number, kind in enumerate(_PARTS, start=2):
        master.shapes._spTree.append(_placeholder(kind, number, name, styled=True))
        layout.shapes._spTree.append(_placeholder(kind, number, name, styled=False))
    master.shapes._spTree.append(_kicker(name, len(_PARTS) + 2))
    _house_style(deck)
    return deck


def _placeholder(kind: str, number: int, name: str, *, styled: bool) -> etree._Element:
    """A placeholder of the master (with place and style) or of the layout (which takes them from the master)."""
    called, holder, box, align = _PARTS[kind]
    size, hue, bold = (TITLE_SIZE, rgb(INK), 1) if kind == "title" else (FOOT_SIZE, rgb(MUTED), 0)
    words = {"title": "Judul", "ftr": escape(name)}.get(kind)
    style = (f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:defRPr sz="{size * 100}" '
             f'b="{bold}"><a:solidFill><a:srgbClr val="{hue}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>')  # fmt: skip
    frame = (f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
             f'anchor="{"t" if kind == "title" else "ctr"}"><a:noAutofit/></a:bodyPr>')  # fmt: skip
    run = f"<a:r><a:rPr/><a:t>{words}</a:t></a:r>" if words else _PAGE
    return parse_xml(
        f'<p:sp{_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{called}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{_placed(box) if styled else ''}</p:spPr>"
        f"<p:txBody>{frame if styled else '<a:bodyPr/>'}{style if styled else '<a:lstStyle/>'}<a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _kicker(name: str, number: int) -> etree._Element:
    """The government's name above every title."""
    return parse_xml(
        f'<p:sp{_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="Nama daerah"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/>'
        f"</p:nvSpPr><p:spPr>{_placed(Box(MARGIN, 0.26, WIDTH - 2 * MARGIN, 0.34))}</p:spPr><p:txBody>"
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr sz="1800" b="1"><a:solidFill><a:srgbClr val="{rgb(OWN)}"/></a:solidFill></a:rPr><a:t>{escape(name)}</a:t>'
        "</a:r></a:p></p:txBody></p:sp>"
    )


def _placed(box: Box) -> str:
    x, y, w, h = box.emu
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _house_style(deck: presentation.Presentation) -> None:
    """Arial everywhere, our hues as the theme's, and nothing left of the library's template that is not used."""
    package = deck.part.package
    for holder in (package, deck.part):
        for key in [k for k, rel in holder._rels.items() if rel.reltype.endswith(_UNUSED)]:
            holder._rels.pop(key)
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _APP
        elif part.partname.startswith("/ppt/theme/"):
            part._blob = _themed(part.blob)


def _themed(blob: bytes) -> bytes:
    theme = etree.fromstring(blob)
    theme.set("name", "SPI")
    for font in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", FONT)
    hues = dict(zip(("accent1", "accent2", "accent3", "accent4"), (OWN, UP, DOWN, DEDUCTION), strict=True))
    for accent, hue in (hues | {"dk2": INK}).items():
        for color in theme.find(f".//{qn(f'a:{accent}')}"):
            color.set("val", hue.removeprefix("#"))
    return etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_slide(deck: presentation.Presentation, title: str, note: str, page: tuple[int, int]) -> tuple[Slide, Box]:
    """A slide with its message, its foot and "3 / 10", and the room that is left for its picture."""
    layout = deck.slide_layouts[0]
    slide = deck.slides.add_slide(layout)
    head = slide.shapes.title
    write_into(head.text_frame.paragraphs[0], title)
    lines = lines_of(title, TITLE_SIZE, WIDTH - 2 * MARGIN, bold=True)
    head.left, head.top, head.width, head.height = _PARTS["title"][2]._replace(height=lines * TITLE_LINE).emu
    for shape in layout.shapes:
        if shape.is_placeholder and shape.placeholder_format.idx in (11, 12):
            slide.shapes._spTree.append(deepcopy(shape._element))  # their ids follow that of the title
    foot, number = [shape for shape in slide.shapes if shape.is_placeholder][-2:]
    foot.text_frame.text = note
    number.text_frame.paragraphs[0].add_run().text = f" / {page[1]}"
    number._element.find(f".//{qn('a:fld')}/{qn('a:t')}").text = str(page[0])
    top = TITLE_TOP + lines * TITLE_LINE + 0.2
    return slide, Box(MARGIN, top, WIDTH - 2 * MARGIN, FOOT - 0.12 - top)


def packed(deck: presentation.Presentation, *, title: str, subject: str, comments: str, moment: datetime) -> bytes:
    """The file, with what it says of itself, in Bahasa Indonesia throughout."""
    about = deck.core_properties
    about.title, about.subject, about.comments = (text[:_LONGEST] for text in (title, subject, comments))
    about.author = about.last_modified_by = "Inspektorat"
    about.language, about.keywords = "id-ID", "SPI"
    about.created = about.modified = moment.astimezone(UTC)  # the file's own clock is that of Greenwich
    for run in deck.notes_master._element.iter(qn("a:r")):
        run.find(qn("a:t")).text = "Catatan"
    for part in deck.part.package.iter_parts():
        root = getattr(part, "_element", None)
        for run in () if root is None else root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
            run.set("lang", "id-ID")
    file = BytesIO()
    deck.save(file)
    return file.getvalue()
