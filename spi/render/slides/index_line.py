"""How is the index over the survey years drawn on a slide? Lines that PowerPoint can edit."""

from pptx.slide import Slide

from spi.charts.index_line import IndexLine
from spi.charts.years import Stroke
from spi.render.slides.master import HEIGHT
from spi.render.slides.native_charts import ABOVE, AFTER, BEFORE, BELOW, At, Line, lines
from spi.render.slides.text import Box, Words, write
from spi.words.palette import MUTED, OWN, fill, ink

LEAST = 3.0  # inches in which the lines can be told apart
_AIR = 0.12  # of the span: room below the lowest value, whose words would else stand on the axis
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
