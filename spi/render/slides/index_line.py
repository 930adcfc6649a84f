"""How is the index over the survey years drawn on a slide, of one government and of many? Lines that PowerPoint can edit."""

from collections.abc import Mapping
from math import ceil

from pptx.enum.chart import XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Pt

from spi.charts.index_line import IndexLine
from spi.charts.parts.small_lines import SmallLine, SmallLines, parted
from spi.charts.years import Stroke
from spi.render.slides.master import HEIGHT
from spi.render.slides.native_charts import ABOVE, AFTER, BEFORE, BELOW, At, Line, inner, lines
from spi.render.slides.text import Box, Words, tint, width_of, write
from spi.words.palette import INK, LINE, MUTED, OTHERS_DOT, OWN, fill, ink
from spi.words.short_names import fitting_names
from spi.words.wording import decimal

LEAST = 3.0  # inches in which the lines can be told apart
_AIR = 0.12  # of the span: room below the lowest value, whose words would else stand on the axis
_MOST, _FEWER = 5, 4  # small lines in a row; where names are long
_NAME, _VALUE, _WORDS = 0.32, 0.95, 18  # inches of a name above its line, of a value after it; points of both
_GAP = 0.1  # inches between two names
_SIDES = {"above": ABOVE, "below": BELOW, "left": BEFORE, "right": AFTER}


def tallest(data: IndexLine) -> float:
    """The inches that it takes at most: a slide's, as steeper lines are easier to read."""
    return HEIGHT


def chart(slide: Slide, box: Box, data: IndexLine) -> None:
    """The lines, above them what each is, below them what parts the years; a missing year has its reason under it."""
    key, rest = box.under(0.38 * len(data.ends))
    place, foot = rest.under(rest.height - 0.4) if data.breaks else (rest, rest)
    names = [Words(f"● {end.name} {end.detail}".strip(), 18, ink(end.ink), end.own) for end in reversed(data.ends)]
    write(slide, key, *names, name="Keterangan warna")
    drawn = [Line(stroke.name, stroke.values, fill(stroke.hue), [_at(stroke, label) for label in stroke.labels], stroke.dashed)
             for stroke in data.strokes]  # fmt: skip
    low, high = data.span
    lines(slide, place, data.columns, drawn, name="Indeks menurut tahun survei", alt=data.alt,
          span=(low - _AIR * (high - low), high))  # fmt: skip
    if data.breaks:
        write(slide, foot, Words(data.break_note, 18, MUTED), name="Catatan")


def _at(stroke: Stroke, label: tuple[str, str] | None) -> At | None:
    if label is None:
        return None
    text, side = label
    return At(Words(text, 20, OWN, True) if stroke.own else Words(text, 18, MUTED), _SIDES[side])


def small(slide: Slide, box: Box, data: SmallLines) -> None:
    """Rows of small lines, each row one chart on the same scale: the years of a government, some empty columns for its value, the
    years of the next; dotted lines at the limits of the categories below all of them."""
    names = [line.name for line in data.lines]
    few = any(width_of(name, _WORDS) > box.width / _MOST - _GAP for name in names)
    rows = parted(data, _FEWER if few else _MOST)
    across, step = max(len(row.lines) for row in rows), box.height / len(rows)
    short = fitting_names(names, lambda name: width_of(name, _WORDS) <= box.width / across - _GAP)
    called = dict(zip(names, short, strict=True))
    for n, row in enumerate(rows):
        place = box._replace(top=box.top + n * step, width=box.width * len(row.lines) / across, height=step)
        _row(slide, place, row, called)


def _row(slide: Slide, box: Box, data: SmallLines, called: Mapping[str, str]) -> None:
    """called: the name of each as it fits above its line."""
    beside, (names, plot) = data.lines, box.under(_NAME)
    wide = box.width / len(beside)
    empty = max(ceil(_VALUE * len(data.years) / max(wide - _VALUE, _VALUE)), 1)
    column = wide / (len(data.years) + empty)
    pad, no_year = [None] * empty, [None] * len(data.years)
    most = max((len(line.pieces) for line in beside), default=0)  # a series each: what is between two pieces is not joined
    values = {
        (line, n): [dict(line.pieces[n] if n < len(line.pieces) else ()).get(year) for year in data.years]
        for line in beside
        for n in range(most)
    }
    series = [
        Line(name, [value for line in beside for value in (*(values[line, n] if line.own == own else no_year), *pad)], hue, [])
        for name, own, hue in (("lainnya", False, OTHERS_DOT), ("dipilih", True, OWN))
        for n in range(most)
        if any(line.own == own and len(line.pieces) > n for line in beside)
    ]
    known = [line.pieces[-1][-1][0] if line.pieces else 0 for line in beside]
    # No limit runs through a value, nor where another one held.
    under = [each for last in known for each in (*(data.limits_from <= year <= last for year in data.years), *pad)]
    limits = [Line(f"Batas {decimal(at)}", [at if here else None for here in under], LINE, [], True) for at in data.limits]
    columns = [f"{line.name} {year}" for line in beside for year in (*data.years, *[""] * empty)]
    drawn = lines(slide, plot, columns, [*limits, *series], name="Garis kecil", alt=data.alt, span=data.span)
    inner(drawn, 0.0, 0.0, 1.0, 1.0)
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    drawn.category_axis.format.line.fill.background()
    for each in list(drawn.plots[0].series)[: len(limits)] if data.limits_from == data.years[-1] else ():
        each.marker.style, each.marker.size = XL_MARKER_STYLE.DASH, 12  # of one year: a line of one point is none
        tint(each.marker.format, LINE)
    for each in list(drawn.plots[0].series)[len(limits) :]:
        each.format.line.width, each.marker.size = Pt(2.25), 6
    for n, line in enumerate(beside):
        hue, left = OWN if line.own else INK, box.left + n * wide
        write(slide, names._replace(left=left, width=wide), Words(called[line.name], _WORDS, hue, line.own), name="Nama")
        _value(slide, plot, line, data, left=left, column=column, room=wide - column * len(data.years))


def _value(slide: Slide, plot: Box, line: SmallLine, data: SmallLines, *, left: float, column: float, room: float) -> None:
    """The last value beside the end of the line, at its height as far as the row reaches; in words where none is known."""
    hue = OWN if line.own else INK
    if not line.pieces:
        words = [Words("belum diketahui", 18, MUTED, after=0)]
        write(slide, plot._replace(left=left, width=column * len(data.years) + room), *words, name="Nilai")
        return
    year, value = line.pieces[-1][-1]
    low, high = data.span
    words = [Words(text, 18, hue, line.own, after=0) for text in line.text.replace(" (", "\n(").split("\n")]
    tall = len(words) * 0.31
    middle = plot.top + plot.height * (high - value) / (high - low)
    top = min(max(middle - tall / 2, plot.top), plot.top + plot.height - tall)
    start = left + column * (data.years.index(year) + 0.5) + 0.1
    place = Box(start, top, left + column * len(data.years) + room - start, tall)
    shape = write(slide, place, *words, name="Nilai")
    shape.text_frame.vertical_anchor, shape.text_frame.word_wrap = MSO_ANCHOR.MIDDLE, False


def tallest_small(data: SmallLines) -> float:
    """The inches that small lines take at most: a slide's."""
    return HEIGHT
