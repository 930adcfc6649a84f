"""How do words and lines stand on a slide? Boxes in inches, Arial (which every office has), hues that mean something."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame
from pptx.util import Inches, Length, Pt

from spi.words import dictionary
from spi.words.palette import INK

FONT, BIG = "Arial", 60  # BIG: points of the figure of a slide
AFTER = 4  # points between paragraphs
_EM = {c: w for chars, w in (("iljI.,:;|'!", 0.26), (" frt()/-·", 0.32), ("mwMW%", 0.86), ("0123456789", 0.556), ("◆■▲●…", 1.0))
       for c in chars}  # fmt: skip


class Box(NamedTuple):
    """A rectangle on the slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """The same in the file's own unit."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)

    def beside(self, width: float, *, gap: float = 0.35) -> tuple["Box", "Box"]:
        """A column of `width` at the left, and the rest."""
        return self._replace(width=width), self._replace(left=self.left + width + gap, width=self.width - width - gap)

    def under(self, height: float) -> tuple["Box", "Box"]:
        """A row of `height` at the top, and the rest."""
        return self._replace(height=height), self._replace(top=self.top + height, height=self.height - height)


class Words(NamedTuple):
    """One paragraph: text, size in points, hue, weight; ground: the tint on which it stands, or ""; after: points below it."""

    text: str
    size: float = 20
    color: str = INK
    bold: bool = False
    ground: str = ""
    after: float = AFTER


def plain(text: object) -> str:
    """A text from the data without characters that an XML file cannot hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how many inches a text needs in Arial, a little generous."""
    ems = sum(_EM.get(c, 0.7 if c.isupper() else 0.55) for c in text)
    return ems * size / 72 * (1.07 if bold else 1.0)


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """On how many lines a text stands in a column of `width` inches."""
    lines, used, space = 1, 0.0, width_of(" ", size)
    for word in text.split():
        need = width_of(word, size, bold=bold)
        if used and used + space + need > width:
            lines, used = lines + 1, 0.0
        used += need + (space if used else 0.0)
        lines, used = lines + int(used // width), used % width  # a word that is longer than the column is broken
    return lines


def cut(text: object, size: float, width: float, *, lines: int) -> str:
    """A text from the data on at most so many lines of a column; what does not fit becomes "…"."""
    words, text = plain(text).split(), plain(text)
    while len(words) > 1 and lines_of(text, size, width) > lines:
        words = words[:-1]
        text = " ".join(words) + "…"
    return text


def height_of(lines: Iterable[Words], width: float) -> float:
    """How many inches these paragraphs need in a column of `width` inches."""
    return sum(lines_of(each.text, each.size, width, bold=each.bold) * each.size / 72 * 1.2 + each.after / 72 for each in lines)


def rgb(color: str) -> RGBColor:
    """A hue of the palette as the file wants it, without "#"."""
    return RGBColor.from_string(color.removeprefix("#"))


def paint(run_font: Font, words: Words) -> None:
    """Give a font its size, hue and weight."""
    run_font.size, run_font.bold, run_font.name = Pt(words.size), words.bold, FONT
    run_font.color.rgb = rgb(words.color)
    if words.ground:
        marked = f'<a:highlight {nsdecls("a")}><a:srgbClr val="{rgb(words.ground)}"/></a:highlight>'
        run_font._element.find(qn("a:latin")).addprevious(parse_xml(marked))


def fill(frame: TextFrame, lines: Iterable[Words], *, align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
    """Write paragraphs into an empty text frame."""
    for n, words in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = align
        paragraph.space_after = Pt(words.after)
        for run in write_into(paragraph, plain(words.text)):
            paint(run.font, words)


def write_into(paragraph: Any, text: str) -> list[Any]:
    """Write a text into a paragraph, foreign words in italics; answers its runs."""
    runs = []
    for piece, foreign in dictionary.with_foreign(text):
        run = paragraph.add_run()
        run.text, run.font.italic = piece, foreign or None
        runs.append(run)
    return runs


def tint(shape: Any, color: str) -> None:
    """Fill a shape, a cell or a mark with one hue."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(color)


def describe(shape: BaseShape, alt: str) -> None:
    """What a shape says to somebody who cannot see it."""
    next(iter(shape._element.iter(qn("p:cNvPr")))).set("descr", alt)


def write(on: Slide | GroupShape, box: Box, *lines: Words, name: str, align: PP_ALIGN = PP_ALIGN.LEFT) -> Shape:
    """Paragraphs in a box of their own, without margins; `name` is what the list of shapes calls it."""
    shape = on.shapes.add_textbox(*box.emu)
    shape.name, frame = name, shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, lines, align=align)
    return shape


def hold(on: Slide, kind: int, box: Box, *lines: Words) -> Shape:
    """Paragraphs in the placeholder of the layout that has this number. It is read where it is written, not where it was made."""
    shape = next(each for each in on.placeholders if each.placeholder_format.idx == kind)
    shape.left, shape.top, shape.width, shape.height = box.emu
    fill(shape.text_frame, lines)
    on.shapes._spTree.append(shape._element)
    return shape


def rule(slide: Slide, x: float, y: tuple[float, float], *, hue: str, name: str, alt: str, dashed: bool = False) -> None:
    """A thin upright line at x, from one height to another (inches)."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(x), Inches(y[0]), Inches(x), Inches(y[1]))
    line._element.remove(line._element.find(qn("p:style")))  # it would cast a shadow
    line.name, line.line.width, line.line.color.rgb = name, Pt(1.5), rgb(hue)
    describe(line, alt)
    if dashed:
        line.line.dash_style = MSO_LINE.SQUARE_DOT
