"""How do common and own movement look on a slide?"""

from pptx.slide import Slide

from spi.charts.parts.split_bars import SplitBars
from spi.render.slides.native_charts import At, Series, bars
from spi.render.slides.text import Box, Words, width_of
from spi.words.palette import fill, ink

_MARGIN, _SIZE = 0.33, 16  # share of the width that the rows' names take; points of the words beside a bar


def chart(slide: Slide, box: Box, data: SplitBars) -> None:
    """A native chart of paired bars, each with its words, and what the two are below it."""
    place, _ = box.under(min(box.height, 1.1 * len(data.rows)))
    sides = [[row.common for row in data.rows], [row.own for row in data.rows]]
    words = [[Words(side.text, _SIZE, ink(side.ink), own > 0) for side in each] for own, each in enumerate(sides)]
    (low, high), room = data.span, max(width_of(each.text, _SIZE, bold=True) for every in words for each in every) + 0.15
    before = room if low < 0 else 0.0  # the words of a bar to the left stand before it
    scale = ((high - low) or 1.0) / max(place.width * (1 - _MARGIN) - room - before, 1.0)
    series = [
        Series(name, [side.value for side in each], [fill(side.hue) for side in each], [At(word) for word in texts])
        for name, each, texts in zip(("Bersama", "Sendiri"), sides, words, strict=True)
    ]
    names = [f"{row.label} {row.detail}" for row in data.rows]
    bars(slide, place, names, series, name="Gerak bersama dan sendiri", alt=data.alt, margin=_MARGIN,
         span=(low - before * scale, high + room * scale))  # fmt: skip
