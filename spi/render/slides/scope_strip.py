"""How is the place of a government among the others drawn on a slide?"""

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from spi.charts.scope_strip import ScopeStrip, StripBand
from spi.render.slides.native_charts import Dots, dots
from spi.render.slides.text import Box, Words, describe, fill, rgb, rule, width_of, write
from spi.words.palette import INK, MUTED, OTHERS_DOT, OWN
from spi.words.wording import decimal

_AVERAGE, _OURS, _DOTS, _BAND, _BELOW = 0.2, 0.6, 1.15, 1.85, 2.55  # inches from the top: words, dots, categories, their limits
_LINE, _TALL, _DOT = 0.36, 0.65, 0.27  # inches: a line of words; the categories; our dot


def tallest(data: ScopeStrip) -> float:
    """The inches that it takes: with its categories and their limits below them, and its note."""
    return (_BELOW + _LINE * (1 + data.levels) if data.bands else _BAND) + (_LINE if data.note else 0.0)


def chart(slide: Slide, box: Box, data: ScopeStrip) -> None:
    """Everybody on one row, ours lit; above them ours and the average in words, below them the categories with their limits."""
    inches = box.width / (data.span[1] - data.span[0])

    def at(value: float) -> float:
        return box.left + (value - data.span[0]) * inches

    def words(text: Words, value: float, top: float, name: str) -> None:
        half = width_of(text.text, text.size, bold=text.bold) / 2 + 0.1
        left = min(max(at(value) - half, box.left), box.left + box.width - 2 * half)
        write(slide, Box(left, box.top + top, 2 * half, 0.45), text, name=name, align=PP_ALIGN.CENTER)

    if mean := data.average:
        words(Words(mean.text, 18, MUTED), mean.place, _AVERAGE, "Rata-rata")
        top = _DOTS if data.crossed else _OURS
        rule(slide, at(mean.value), (box.top + top, box.top + _BAND), hue=INK, name="Garis rata-rata", alt=f"Garis: {mean.text}")
    if ours := data.ours:
        words(Words(ours.text, 24, OWN, True), ours.place, _OURS, "Dipilih")
    others = [(dot.value, 0.0) for dot in data.dots if not dot.own]
    row = box._replace(top=box.top + _DOTS, height=_BAND - _DOTS)
    group = Dots("lainnya", others, OTHERS_DOT, 11, [None] * len(others))
    dots(
        slide, row, [group] if others else [], name="Letak di antara yang lain", alt=data.alt, across=data.span, span=(-1.0, 1.0)
    )
    for dot in (dot for dot in data.dots if dot.own):  # over the chart: LibreOffice draws a last series below the first
        place = Box(at(dot.value) - _DOT / 2, row.top + (row.height - _DOT) / 2, _DOT, _DOT)
        describe(_flat(slide, MSO_SHAPE.OVAL, place, OWN, "Titik yang dipilih"), f"Titik: {decimal(dot.value)}")
    for band in data.bands:
        _slab(slide, Box(at(band.start), box.top + _BAND, (band.end - band.start) * inches, _TALL), band)
        if band.limit:
            words(Words(band.limit, 18, MUTED), band.start, _BELOW, "Batas")
        if band.level:
            words(Words(band.words, 18), band.place, _BELOW + _LINE * band.level, "Kategori")
    if data.note:
        foot = Box(box.left, box.top + _BELOW + _LINE * (1 + data.levels), box.width, _LINE)
        write(slide, foot, Words(data.note, 18, MUTED), name="Catatan")


def _slab(slide: Slide, box: Box, band: StripBand) -> None:
    """A category on its tint, its symbol alone where its words do not fit."""
    frame = _flat(slide, MSO_SHAPE.RECTANGLE, box, band.tint, "Kategori").text_frame
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    fill(frame, [Words(band.symbol if band.level else band.words, 18)], align=PP_ALIGN.CENTER)


def _flat(slide: Slide, kind: MSO_SHAPE, box: Box, hue: str, name: str) -> Shape:
    """A shape of one hue, without an edge or a shadow."""
    shape = slide.shapes.add_shape(kind, *box.emu)
    shape._element.remove(shape._element.find(qn("p:style")))
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(hue)
    shape.line.fill.background()
    return shape
