"""How do bars from zero look on a slide?"""

from pptx.slide import Slide

from spi.charts.follow_up.themes import ParetoBars
from spi.charts.parts.bars import Bar, Bars
from spi.render.slides.native_charts import At, Series, bars
from spi.render.slides.text import Box, Words, height_of, width_of, write
from spi.words.palette import MUTED, fill, ink

NAMES = 0.33  # share of the width that the rows' names take


def chart(slide: Slide, box: Box, data: Bars) -> None:
    """A native chart, each bar with its words; a line below that says what the bars are."""
    note = Words(data.caption, 18, MUTED)
    tall = height_of([note], box.width) + 0.1
    place, below = box.under(min(box.height - tall, 0.95 * len(data.rows)))
    words = [Words(row.text + (f" ({row.detail})" if row.detail else ""), 20, ink(row.hue), True) for row in data.rows]
    values = [row.value for row in data.rows]
    room = max(width_of(each.text, 20, bold=True) for each in words) + 0.15
    low, high = min(0.0, *values), max(0.0, *values)
    scale = ((high - low) or 1.0) / max(place.width * (1 - NAMES) - room, 1.0)
    series = Series(data.series, values, [fill(row.hue) for row in data.rows], [At(each) for each in words])
    bars(slide, place, [row.label for row in data.rows], [series], name=data.series, span=(low, high + room * scale),
         margin=NAMES, alt=data.alt)  # fmt: skip
    if data.caption:
        write(slide, below._replace(top=below.top + 0.1, height=tall - 0.1), note, name="Catatan")


def pareto(slide: Slide, box: Box, data: ParetoBars) -> None:
    """How often each theme was named, with the running share, as such bars."""
    rows = tuple(Bar(row.name, float(row.times), row.hue, row.text, row.running) for row in data.rows)
    chart(slide, box, Bars(rows, "Tema akar masalah", data.caption, data.alt))
