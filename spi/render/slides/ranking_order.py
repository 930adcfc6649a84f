"""How is the order of all members drawn on a slide? Dots that PowerPoint can edit, with the limits of the categories."""

from typing import NamedTuple

from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide

from spi.charts.marks import Span
from spi.charts.ranking_dots import OrderDot, RankingOrder
from spi.render.slides.native_charts import Dots, dots
from spi.render.slides.text import Box, Words, connect, tint, width_of, write
from spi.words.palette import MUTED, OTHERS_DOT, OWN, PAPER

_MARGIN = 2.1  # inches at the right for the names of the limits
_MANY = 60  # dots: more are drawn smaller


class _Plane(NamedTuple):
    """Where a chart lies on the slide (inches), and the ranges of its x and y."""

    box: Box
    across: Span
    span: Span

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Inches from the left and the top edge of the slide."""
        (x0, x1), (y0, y1) = self.across, self.span
        return (self.box.left + (x - x0) / (x1 - x0) * self.box.width, self.box.top + (y1 - y) / (y1 - y0) * self.box.height)


def chart(slide: Slide, box: Box, data: RankingOrder) -> None:
    """The highest index at the left; ours lit and named, with the first and the last."""
    place, foot = box.under(box.height - 0.4)
    place, names = place.beside(place.width - _MARGIN, gap=0.08)
    plane = _Plane(place, data.across, data.span)
    dots(slide, place, _groups(data), name=data.shape_name, alt=data.alt, across=data.across, span=data.span)
    y = 0.0
    for limit in reversed(data.limits):  # from the top; close ones are moved apart
        y = max(y + 0.33, plane.at(0, limit.value)[1])
        write(slide, Box(names.left, y - 0.17, names.width, 0.34), Words(limit.text, 18, MUTED), name="Batas")
    taken = [plane.at(dot.place, dot.value) for dot in data.dots]
    for dot in data.dots:  # ours last, over and clear of the words of the others
        if dot.text:
            _call(slide, plane, taken, dot, under=not dot.own and dot.place > 1)
    write(slide, foot, Words(data.note, 18, MUTED), name="Catatan")


def _groups(data: RankingOrder) -> list[Dots]:
    """The others, the limits, and ours on top. Longest first: LibreOffice drops a series that a longer one follows."""
    others, ours = ([(float(dot.place), dot.value) for dot in data.dots if dot.own == own] for own in (False, True))
    size = 11 if len(data.dots) <= _MANY else 6
    groups = [Dots(f"{data.member} lain", others, OTHERS_DOT, size, [None] * len(others))]
    for limit in data.limits:
        ends = [(x, limit.value) for x in data.across]
        groups.append(Dots(f"Batas {limit.name}", ends, OTHERS_DOT, 0, [None, None], joined=True))
    groups = [*sorted(groups, key=lambda group: -len(group.points)), Dots(f"{data.member} ini", ours, OWN, 20, [None])]
    return [group for group in groups if group.points]


def _call(slide: Slide, plane: _Plane, taken: list[tuple[float, float]], dot: OrderDot, *, under: bool) -> None:
    """Words above (or under) a dot, clear of all that `taken` says is there, which then knows them too."""
    at, words = plane.at(dot.place, dot.value), Words(dot.text, *((24, OWN, True) if dot.own else (18, MUTED)))
    wide, tall = width_of(words.text, words.size, bold=words.bold), words.size / 72 * 1.25
    left = at[0] - wide if under else at[0] - 0.1
    left = min(max(left, plane.box.left), plane.box.left + plane.box.width - wide)
    along = [y for x, y in taken if left - 0.15 <= x <= left + wide + 0.15]
    edge = max(along) + 0.2 if under else min(min(along) - 0.15, at[1] - (0.5 if dot.own else 0.0))
    top = edge if under else edge - tall
    taken += [(left + part * wide, top) for part in (0, 0.5, 1) if not under]
    shape = write(slide, Box(left, top, wide, tall), words, name="Nama", align=PP_ALIGN.RIGHT if under else PP_ALIGN.LEFT)
    tint(shape, PAPER)
    if dot.own:
        connect(slide, (at[0], edge), at, OWN, name="Penunjuk")
