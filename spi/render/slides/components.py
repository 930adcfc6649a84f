"""How do the components beside the year before and the median look on a slide?"""

from pptx.slide import Slide

from spi.charts.parts.components import Components, Measured
from spi.render.slides.bars import tallest
from spi.render.slides.native_charts import At, Series, bars
from spi.render.slides.text import Box, Words
from spi.words.palette import MUTED, OTHERS_DOT, fill, ink

_SPAN = (0.0, 145.0)  # points: room for the words of a bar of 100


def chart(slide: Slide, box: Box, data: Components) -> None:
    """Groups of bars from zero that PowerPoint can edit, each with its words."""
    series = dict.fromkeys(value.of for row in data.rows for value in row.values)
    drawn = [_series(data, of, own=n == 0) for n, of in enumerate(series)]
    place, _ = box.under(min(box.height, tallest(data)))
    bars(slide, place, [row.label for row in data.rows], drawn, name="Komponen dan potongan", span=_SPAN, margin=0.27, gap=35,
         alt=data.alt)  # fmt: skip


def _series(data: Components, of: str, *, own: bool) -> Series:
    values = [next((value for value in row.values if value.of == of), None) for row in data.rows]
    hues = [fill(value.hue) if value else OTHERS_DOT for value in values]
    return Series(of, [value.value if value else None for value in values], hues, [_at(value, own=own) for value in values])


def _at(value: Measured | None, *, own: bool) -> At | None:
    if value is None:
        return None
    if own:
        return At(Words(f"{value.text}  {value.detail}".strip(), 22, ink(value.hue), True))
    return At(Words(value.text, 18, MUTED))
