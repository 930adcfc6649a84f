"""What does every slide stand on? One 16:9 master with the government's name, a layout for the cover and one for the rest."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation, presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide, SlideLayout, SlideMaster
from pptx.util import Inches, Pt

from spi.render.slides.text import FONT, Box, lines_of, rgb, write_into
from spi.words.palette import DEDUCTION, DOWN, INK, MUTED, OWN, UP

WIDTH, HEIGHT, MARGIN, FOOT = 13.333, 7.5, 0.55, 6.98  # inches
FOOT_SIZE, FOOT_WIDTH = 12, 11.3  # points; inches
TITLE_SIZE, TITLE_LINE, TITLE_TOP = 30, 0.5, 0.66  # points; inches
_LINES, _SMALLER = 3, 26  # lines of a title; points of one that would need more
SUBTITLE, FIGURES, TEXT = 1, 13, 14  # numbers of the placeholders that hold words
_NAMES = f" {nsdecls('a', 'p')}"


class _Holder(NamedTuple):
    """A placeholder: its name, what it is to the file, its place, the size of its words, what stands in it before it is used."""

    name: str
    kind: str
    box: Box
    size: int
    words: str
    hue: str = INK
    bold: bool = False
    align: str = "l"


_BODY = Box(MARGIN, 1.86, WIDTH - 2 * MARGIN, 5.0)
_TITLE = _Holder(
    "Judul", 'type="title"', Box(MARGIN, TITLE_TOP, WIDTH - 2 * MARGIN, 2 * TITLE_LINE), TITLE_SIZE, "Judul", bold=True
)
_FOOT = (
    _Holder("Kaki", 'type="ftr" sz="quarter" idx="11"', Box(MARGIN, FOOT, FOOT_WIDTH, 0.34), FOOT_SIZE, "Kaki", MUTED),
    _Holder(
        "Nomor halaman", 'type="sldNum" sz="quarter" idx="12"', Box(11.9, FOOT, 0.883, 0.34), FOOT_SIZE, "", MUTED, align="r"
    ),
)
_MASTER = (_TITLE, _Holder("Isi", 'type="body" idx="1"', _BODY, 20, "Isi"), *_FOOT)
_COVER = (
    _Holder("Judul", 'type="ctrTitle"', Box(MARGIN, 1.3, WIDTH - 2 * MARGIN, 1.3), 40, "Judul", bold=True),
    _Holder(
        "Daerah dan tahun", f'type="subTitle" idx="{SUBTITLE}"', Box(MARGIN, 2.7, WIDTH - 2 * MARGIN, 0.8), 24, "Daerah", MUTED
    ),
    _Holder("Rapat", f'type="body" sz="quarter" idx="{TEXT}"', Box(MARGIN, 3.9, 8.6, 2.2), 24, "Rapat"),
)
_CONTENT = (
    _TITLE,
    _Holder("Angka utama", f'type="body" sz="quarter" idx="{FIGURES}"', _BODY._replace(width=3.2), 32, "Angka"),
    _Holder("Teks", f'type="body" sz="quarter" idx="{TEXT}"', _BODY._replace(left=MARGIN + 3.55, width=8.68), 20, "Teks"),
    *_FOOT,
)
_LAYOUTS = {0: ("Sampul", _COVER), 5: ("Judul dan isi", _CONTENT)}  # by their place in the library's own template
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
    layouts = list(deck.slide_layouts)
    for place, layout in enumerate(layouts):
        if place not in _LAYOUTS:
            deck.slide_layouts.remove(layout)
    _laid(deck.slide_master, _MASTER)
    deck.slide_master.shapes._spTree.append(_kicker(name, len(_MASTER) + 2))
    for place, (called, holders) in _LAYOUTS.items():
        layouts[place]._element.cSld.set("name", called)
        _laid(layouts[place], holders)
    _house_style(deck)
    return deck


def _laid(on: SlideMaster | SlideLayout, holders: Sequence[_Holder]) -> None:
    """Our placeholders in place of those of the library's template."""
    tree = on.shapes._spTree
    for shape in list(tree.iter(qn("p:sp"))):
        tree.remove(shape)
    for number, holder in enumerate(holders, start=2):
        tree.append(_placeholder(holder, number))


def _placeholder(holder: _Holder, number: int) -> etree._Element:
    name, kind, box, size, words, hue, bold, align = holder
    style = (f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
             f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill>'
             f'<a:srgbClr val="{rgb(hue)}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>')  # fmt: skip
    frame = (f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
             f'anchor="{"ctr" if holder in _FOOT else "t"}"><a:noAutofit/></a:bodyPr>')  # fmt: skip
    run = f"<a:r><a:rPr/><a:t>{words}</a:t></a:r>" if words else _PAGE
    return parse_xml(
        f'<p:sp{_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{_placed(box)}</p:spPr>"
        f"<p:txBody>{frame}{style}<a:p>{run}</a:p></p:txBody></p:sp>"
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


def add_cover(deck: presentation.Presentation) -> Slide:
    """The first slide, its placeholders still empty."""
    return deck.slides.add_slide(deck.slide_layouts[0])


def add_slide(deck: presentation.Presentation, title: str) -> tuple[Slide, Box]:
    """A slide with its message, and the room that is left for its picture."""
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    head = slide.shapes.title
    runs = write_into(head.text_frame.paragraphs[0], title)
    size, lines = TITLE_SIZE, lines_of(title, TITLE_SIZE, WIDTH - 2 * MARGIN, bold=True)
    if lines > _LINES:
        size, lines = _SMALLER, lines_of(title, _SMALLER, WIDTH - 2 * MARGIN, bold=True)
        for run in runs:
            run.font.size = Pt(size)
    height = lines * TITLE_LINE * size / TITLE_SIZE
    head.left, head.top, head.width, head.height = _TITLE.box._replace(height=height).emu
    top = TITLE_TOP + height + 0.2
    return slide, Box(MARGIN, top, WIDTH - 2 * MARGIN, FOOT - 0.12 - top)


def finish(slide: Slide, note: str, page: tuple[int, int]) -> None:
    """Its foot and "3 / 10", which are read last; a placeholder that was not needed asks nobody to click."""
    for shape in [each for each in slide.placeholders if not each.text_frame.text]:
        shape._element.getparent().remove(shape._element)
    foot, number = (_copied(slide, each) for each in list(slide.slide_layout.placeholders)[-2:])
    foot.text_frame.text = note
    number.text_frame.paragraphs[0].add_run().text = f" / {page[1]}"
    number._element.find(f".//{qn('a:fld')}/{qn('a:t')}").text = str(page[0])


def _copied(slide: Slide, holder: LayoutPlaceholder) -> Shape:
    """A placeholder of the layout, which keeps place and style, as the last one of a slide."""
    tree = slide.shapes._spTree
    named = max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr"))) + 1
    tree.append(parse_xml(
        f'<p:sp{_NAMES}><p:nvSpPr><p:cNvPr id="{named}" name="{holder.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    ))  # fmt: skip
    shape = slide.shapes[-1]
    assert isinstance(shape, Shape), "a placeholder is one"
    shape._element.nvSpPr.append(deepcopy(holder._element.nvSpPr.nvPr))
    paragraph = shape._element.find(f".//{qn('a:p')}")
    for field in holder._element.iter(qn("a:fld")):
        paragraph.append(deepcopy(field))
    return shape


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
