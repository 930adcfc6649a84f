"""Who stands before and behind the government? Every known member as a dot, with the limits of the categories."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from spi.answers.briefing import Briefing
from spi.method import methodology
from spi.method.methodology import Band
from spi.render.slides.native_charts import Dots, dots
from spi.render.slides.slide_text import Box, Words, rgb, width_of, write
from spi.words.palette import MUTED, OTHERS_DOT, OWN, PAPER
from spi.words.wording import decimal, limit, thousands

MARGIN = 2.1  # inches at the right for the names of the limits


class _Plane(NamedTuple):
    """Where a chart lies on the slide (inches), and the ranges of its x and y."""

    box: Box
    across: tuple[float, float]
    span: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Inches from the left and the top edge of the slide."""
        (x0, x1), (y0, y1) = self.across, self.span
        return (self.box.left + (x - x0) / (x1 - x0) * self.box.width, self.box.top + (y1 - y) / (y1 - y0) * self.box.height)


def order(slide: Slide, box: Box, briefing: Briefing, known: pd.DataFrame) -> None:
    """The known members (region_code, region, rank, index) from the highest index at the left to the lowest; ours lit."""
    rows = known.sort_values(["rank", "region"], kind="stable")
    ours = rows["region_code"] == briefing.code
    count, low, high = len(rows), rows["index"].min(), rows["index"].max()
    air = max(high - low, 2.0)
    chart, foot = box.under(box.height - 0.4)
    chart, names = chart.beside(chart.width - MARGIN, gap=0.08)
    plane = _Plane(chart, (1 - 0.05 * count, 1 + 1.05 * count), (low - 0.22 * air, high + 0.45 * air))
    limits = [band for band in methodology.bands(briefing.year) if plane.span[0] < band.lower < plane.span[1]]
    told = f"{thousands(count)} {briefing.scope.noun} yang diketahui"
    groups = _groups(plane, rows, ours, limits, briefing.scope.member)
    dots(slide, chart, groups, name=f"Urutan {briefing.scope.noun}", across=plane.across, span=plane.span,
         alt=f"Grafik titik indeks SPI {briefing.year} dari {told}, dari {decimal(high)} sampai {decimal(low)}.")  # fmt: skip
    y = 0.0
    for band in reversed(limits):  # from the top; close ones are moved apart
        y = max(y + 0.33, plane.at(0, band.lower)[1])
        words = Words(f"{band.symbol} {band.name} {limit(band.lower)}", 18, MUTED)
        write(slide, Box(names.left, y - 0.17, names.width, 0.34), words, name="Batas")
    _named(slide, plane, rows, ours, briefing)
    write(slide, foot, Words(f"Tiap titik satu dari {told}; indeks tertinggi di kiri.", 18, MUTED), name="Catatan")


def _groups(plane: _Plane, rows: pd.DataFrame, ours: pd.Series, limits: Sequence[Band], noun: str) -> list[Dots]:
    """The others, the limits, and ours on top. Longest first: LibreOffice drops a series that a longer one follows."""
    others = Dots(f"{noun} lain", _points(rows[~ours]), OTHERS_DOT, 11 if len(rows) <= 60 else 6, [None] * int((~ours).sum()))
    lines = [
        Dots(f"Batas {b.name}", [(x, b.lower) for x in plane.across], OTHERS_DOT, 0, [None, None], joined=True) for b in limits
    ]
    groups = [
        *sorted([others, *lines], key=lambda group: -len(group.points)),
        Dots(f"{noun} ini", _points(rows[ours]), OWN, 20, [None]),
    ]
    return [group for group in groups if group.points]


def _points(rows: pd.DataFrame) -> list[tuple[float, float]]:
    return [(float(place), float(score)) for place, score in zip(rows["rank"], rows["index"], strict=True)]


def _named(slide: Slide, plane: _Plane, rows: pd.DataFrame, ours: pd.Series, briefing: Briefing) -> None:
    """Our name over our dot; the first name over the first dot and the last under the last, where those are not ours."""
    points = [plane.at(x, y) for x, y in _points(rows)]
    for n in sorted({0, len(rows) - 1} - set(ours.to_numpy().nonzero()[0])):
        words = Words(f"{rows['region'].iloc[n]} {decimal(rows['index'].iloc[n])}", 18, MUTED)
        _call(slide, plane, points, points[n], words, under=n > 0)
    for n in ours.to_numpy().nonzero()[0]:
        words = Words(f"{briefing.region['short_name']} {decimal(rows['index'].iloc[n])}", 24, OWN, True)
        _call(slide, plane, points, points[n], words, under=False)


def _call(slide: Slide, plane: _Plane, points: list[tuple[float, float]], at: tuple[float, float], words: Words, *,
          under: bool) -> None:  # fmt: skip
    """Words above (or under) a dot, clear of all that `points` says is there, which then knows them too."""
    wide, tall = width_of(words.text, words.size, bold=words.bold), words.size / 72 * 1.25
    left = at[0] - wide if under else at[0] - 0.1
    left = min(max(left, plane.box.left), plane.box.left + plane.box.width - wide)
    along = [y for x, y in points if left - 0.15 <= x <= left + wide + 0.15]
    edge = max(along) + 0.2 if under else min(min(along) - 0.15, at[1] - (0.5 if words.bold else 0.0))
    top = edge if under else edge - tall
    points += [(left + part * wide, top) for part in (0, 0.5, 1) if not under]
    shape = write(slide, Box(left, top, wide, tall), words, name="Nama", align=PP_ALIGN.RIGHT if under else PP_ALIGN.LEFT)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(PAPER)
    if words.bold:
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Inches(v) for v in (at[0], edge, *at)))
        line._element.remove(line._element.find(qn("p:style")))  # it would cast a shadow
        line.name, line.line.width, line.line.color.rgb = "Penunjuk", Pt(1.5), rgb(OWN)
