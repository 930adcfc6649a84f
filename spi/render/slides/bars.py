"""How do bars from zero look on a slide?"""

from pptx.slide import Slide

from spi.charts.follow_up.themes import ParetoBars
from spi.charts.parts.bars import Bar, Bars
from spi.charts.parts.split_bars import SplitBars
from spi.render.slides.native_charts import At, Series, bars
from spi.render.slides.text import Box, Words, width_of
from spi.words.palette import fill, ink

_LEAST, _MOST = 0.2, 0.45  # share of the width that the rows' names take
_PAIRED, _WORDS = 0.33, 18  # the same beside pairs of bars; points of the words beside one of a pair


def chart(slide: Slide, box: Box, data: Bars) -> None:
    """A native chart, each bar with its words."""
    place, _ = box.under(min(box.height, 0.95 * len(data.rows)))
    words = [Words(row.text + (f" ({row.detail})" if row.detail else ""), 20, ink(row.hue), True) for row in data.rows]
    values, names = [row.value for row in data.rows], [row.label for row in data.rows]
    margin = min(max(max(width_of(name, 18) for name in names) / place.width + 0.03, _LEAST), _MOST)
    room = max(width_of(each.text, 20, bold=True) for each in words) + 0.15
    low, high = min(0.0, *values), max(0.0, *values)
    scale = ((high - low) or 1.0) / max(place.width * (1 - margin) - room, 1.0)
    series = Series(data.series, values, [row.tint or fill(row.hue) for row in data.rows], [At(each) for each in words])
    bars(slide, place, names, [series], name=data.series, span=(low, high + room * scale),
         margin=margin, alt=data.alt)  # fmt: skip


def pareto(slide: Slide, box: Box, data: ParetoBars) -> None:
    """How often each theme was named, with the running share, as such bars."""
    rows = tuple(Bar(row.name, float(row.times), row.hue, row.text, row.running) for row in data.rows)
    chart(slide, box, Bars(rows, "Tema akar masalah", data.caption, data.alt))


def pairs(slide: Slide, box: Box, data: SplitBars) -> None:
    """A native chart of paired bars, each with its words, and what the two are below it."""
    place, _ = box.under(min(box.height, 1.1 * len(data.rows)))
    sides = [[row.common for row in data.rows], [row.own for row in data.rows]]
    words = [[Words(side.text, _WORDS, ink(side.ink), own > 0) for side in each] for own, each in enumerate(sides)]
    (low, high), room = data.span, max(width_of(each.text, _WORDS, bold=True) for every in words for each in every) + 0.15
    before = room if low < 0 else 0.0  # the words of a bar to the left stand before it
    scale = ((high - low) or 1.0) / max(place.width * (1 - _PAIRED) - room - before, 1.0)
    series = [
        Series(name, [side.value for side in each], [fill(side.hue) for side in each], [At(word) for word in texts])
        for name, each, texts in zip(("Bersama", "Sendiri"), sides, words, strict=True)
    ]
    names = [f"{row.label} {row.detail}" for row in data.rows]
    bars(slide, place, names, series, name="Gerak bersama dan sendiri", alt=data.alt, margin=_PAIRED,
         span=(low - before * scale, high + room * scale))  # fmt: skip
