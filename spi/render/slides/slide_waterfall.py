"""Why did the index move? A waterfall of stacked bars that PowerPoint can edit, the limit of a category drawn over it."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from spi.answers.briefing import Briefing
from spi.method.methodology import Band
from spi.render.slides.native_charts import INSIDE, At, Series, bars
from spi.render.slides.slide_text import Box, Words, rgb, write
from spi.words.palette import DEDUCTION, DOWN, DOWN_TEXT, INK, MUTED, OWN, UP, UP_TEXT
from spi.words.wording import change_words, decimal, limit, rounded

NAMES, LABEL = 0.31, 2.1  # share of the width that the rows' names take; inches that a label beside a bar needs


class _Row(NamedTuple):
    """A row of the waterfall: where it begins and ends in points, its hue, its words; `tick` marks a value, not a step."""

    name: str
    begin: float
    end: float
    hue: str
    words: Words
    tick: bool


def change(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """From one survey year's index to the other's, part by part, or in one step where the parts are not known.

    False where one of the two is not known.
    """
    why = briefing.why
    if why.index_from is None or why.index_to is None:
        return False
    rows = _rows(briefing)
    points = [point for row in rows for point in (row.begin, row.end)]
    goal = _near(briefing, min(points), max(points))
    low, high = min([*points, *([goal.lower] if goal else [])]), max(points)
    width = box.width * (1 - NAMES)
    scale = (1.06 * (high - low) or 1.0) / (width - LABEL)  # points per inch
    span = (low - 0.06 * (high - low), high + LABEL * scale)
    chart = box.under(0.4)[1] if goal else box
    chart = chart._replace(height=min(chart.height, 0.8 * len(rows)))
    if goal:  # first, so that bars and words lie over it
        x = box.left + box.width * NAMES + (goal.lower - span[0]) / (span[1] - span[0]) * width
        _limit(slide, box._replace(height=chart.height + 0.4), goal, x)
    tick = 0.07 * scale
    told = "; ".join(f"{row.name} {row.words.text}" for row in rows)
    bars(slide, chart, [row.name for row in rows], _stacked(rows, tick, LABEL * scale), name="Air terjun perubahan indeks",
         alt=f"Grafik air terjun, dalam poin indeks: {told}.", span=span, margin=NAMES, stacked=True, gap=55)  # fmt: skip
    return True


def _rows(briefing: Briefing) -> list[_Row]:
    why, begin = briefing.why, briefing.why.index_from
    rows = [_Row(f"SPI {briefing.year_before}", begin, begin, MUTED, Words(decimal(begin), 24, INK, True), True)]
    whole = pd.DataFrame({"part": ["index"], "label": ["Bagian belum diketahui"], "points": [why.change]})
    for part in (whole if why.drawn.empty else why.drawn).itertuples():
        still = rounded(part.points) == 0
        hue, ink = (UP, UP_TEXT) if part.points > 0 else (DOWN, DOWN_TEXT)
        if str(part.part).startswith("correction"):
            hue = ink = DEDUCTION
        words = Words(change_words(part.points), 22, MUTED if still else ink, True)
        rows.append(_Row(part.label, begin, begin + part.points, MUTED if still else hue, words, still))
        begin += part.points
    last = Words(decimal(why.index_to), 40, OWN, True)
    return [*rows, _Row(f"SPI {briefing.year}", why.index_to, why.index_to, OWN, last, True)]


def _stacked(rows: Sequence[_Row], tick: float, room: float) -> list[Series]:
    """The rows as stacked bars: an invisible base, the step in its hue, and invisible room that carries the words."""
    none = [None] * len(rows)
    base = Series("Dasar (tak tampak)", [min(row.begin, row.end) for row in rows], [""] * len(rows), none)
    marks = Series("Penanda", [tick if row.tick else None for row in rows], [row.hue for row in rows], none)
    drawn = [base, marks]
    for name, hue in (("Naik", UP), ("Turun", DOWN), ("Potongan", DEDUCTION)):
        sizes = [abs(row.end - row.begin) if row.hue == hue and not row.tick else None for row in rows]
        if any(size is not None for size in sizes):
            drawn.append(Series(name, sizes, [hue] * len(rows), none))
    words = [At(row.words, INSIDE) for row in rows]
    return [*drawn, Series("Ruang keterangan", [room] * len(rows), [""] * len(rows), words)]


def _near(briefing: Briefing, low: float, high: float) -> Band | None:
    """The limit to draw: that of the next category, or of ours, where it lies near the bars."""
    here, width = briefing.here, max(high - low, 1.0)
    near = [band for band in (here.next_band, here.band) if band and band.lower > 0]
    return next((band for band in near if low - width <= band.lower <= high), None)


def _limit(slide: Slide, box: Box, band: Band, x: float) -> None:
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Inches(v) for v in (x, box.top + 0.4, x, box.top + box.height)))
    line._element.remove(line._element.find(qn("p:style")))  # it would cast a shadow
    line.name, line.line.width, line.line.dash_style = f"Batas {band.name}", Pt(1.5), MSO_LINE.SQUARE_DOT
    line.line.color.rgb = rgb(MUTED)
    write(slide, Box(x - 2, box.top, 4, 0.38), Words(f"batas {band.symbol} {band.name} {limit(band.lower)}", 18, MUTED),
          name="Batas", align=PP_ALIGN.CENTER)  # fmt: skip
