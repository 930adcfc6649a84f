"""How do bars from zero look on a slide?"""

from pptx.slide import Slide

from spi.charts.follow_up.themes import ParetoBars
from spi.charts.parts.bars import Bar, Bars
from spi.render.slides.native_charts import At, Series, bars
from spi.render.slides.text import Box, Words, width_of
from spi.words.palette import fill, ink

_LEAST, _MOST = 0.2, 0.45  # share of the width that the rows' names take


def chart(slide: Slide, box: Box, data: Bars) -> None:
    """A native chart, each bar with its words."""
    place, _ = box.under(min(box.height, 0.95 * len(data.rows)))
    words = [Words(row.text + (f" ({row.detail})" if row.detail else ""), 20, ink(row.hue), True) for row in data.rows]
    values, names = [row.value for row in data.rows], [row.label for row in data.rows]
    margin = min(max(max(width_of(name, 18) for name in names) / place.width + 0.03, _LEAST), _MOST)
    room = max(width_of(each.text, 20, bold=True) for each in words) + 0.15
    low, high = min(0.0, *values), max(0.0, *values)
    scale = ((high - low) or 1.0) / max(place.width * (1 - margin) - room, 1.0)
    series = Series(data.series, values, [fill(row.hue) for row in data.rows], [At(each) for each in words])
    bars(slide, place, names, [series], name=data.series, span=(low, high + room * scale),
         margin=margin, alt=data.alt)  # fmt: skip


def pareto(slide: Slide, box: Box, data: ParetoBars) -> None:
    """How often each theme was named, with the running share, as such bars."""
    rows = tuple(Bar(row.name, float(row.times), row.hue, row.text, row.running) for row in data.rows)
    chart(slide, box, Bars(rows, "Tema akar masalah", data.caption, data.alt))
