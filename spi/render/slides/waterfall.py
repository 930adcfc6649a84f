"""How does a waterfall look on a slide? Stacked bars that PowerPoint can edit, the limit of a category drawn over them."""

from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide

from spi.charts.marks import Limit
from spi.charts.parts.waterfall import Step, Value, Waterfall
from spi.render.slides.native_charts import INSIDE, At, Series, bars, has_two_lines
from spi.render.slides.text import Box, Words, rule, width_of, write
from spi.words.palette import INK, MUTED, OWN, fill, ink

NAMES, LABEL = (0.31, 0.4), 2.1  # share of the width that the rows' names take; inches that words beside a bar need at least

_ROW, _HEAD = 0.8, 0.4  # inches of a row at most; of the words of the limit above the rows


def tallest(data: Waterfall) -> float:
    """The inches that it takes at most."""
    return _ROW * len(data.rows) + (_HEAD if data.limit else 0.0)


def chart(slide: Slide, box: Box, data: Waterfall) -> None:
    """A native chart of stacked bars with the words of each row at its right."""
    place = box.under(_HEAD)[1] if data.limit else box
    place = place._replace(height=min(place.height, _ROW * len(data.rows)))
    names = _names(data, place)
    (low, high), width = data.span, box.width * (1 - names)
    highest = max(high, low + 1e-9)
    label = max(LABEL, *(width_of(words.text, words.size, bold=True) + 0.1 for words in map(_words, data.rows)))
    scale = (highest - low) / (width - label)  # points per inch
    span = (low, highest + label * scale)
    if data.limit:  # first, so that bars and words lie over it
        x = box.left + box.width * names + (data.limit.value - low) / (span[1] - low) * width
        _limit(slide, box._replace(height=place.height + _HEAD), data.limit, x)
    bars(slide, place, [row.label for row in data.rows], _stacked(data, 0.07 * scale, label * scale), name="Air terjun indeks",
         alt=data.alt, span=span, margin=names, stacked=True, gap=55, halo=data.limit is not None)  # fmt: skip


def _names(data: Waterfall, place: Box) -> float:
    """The share of the width that the rows' names take: the more where each has room for one line only."""
    if has_two_lines(place, len(data.rows)):
        return NAMES[0]
    return min(max(max(width_of(row.label, 18) for row in data.rows) / place.width + 0.03, NAMES[0]), NAMES[1])


def _stacked(data: Waterfall, tick: float, room: float) -> list[Series]:
    """The rows as stacked bars: an invisible base, the step in its hue, and invisible room that carries the words."""
    rows, none = data.rows, [None] * len(data.rows)
    base = Series("Dasar (tidak tampak)", [row.low for row in rows], [""] * len(rows), none)
    hues = [(OWN if row.lit else MUTED) if isinstance(row, Value) else MUTED for row in rows]
    drawn = [base, Series("Penanda", [tick if here else None for here in data.ticked], hues, none)]
    drawn += [Series(layer.name, layer.sizes, [fill(layer.hue)] * len(rows), none) for layer in data.layers]
    return [*drawn, Series("Ruang keterangan", [room] * len(rows), [""] * len(rows), [At(_words(row), INSIDE) for row in rows])]


def _words(row: Value | Step) -> Words:
    if isinstance(row, Value):
        return Words(row.text, 40, OWN, True) if row.lit else Words(row.text, 24, INK, True)
    return Words(" ".join(filter(None, (row.text, row.detail))), 22, ink(row.hue), True)


def _limit(slide: Slide, box: Box, limit: Limit, x: float) -> None:
    rule(slide, x, (box.top + _HEAD, box.top + box.height), hue=MUTED, name="Garis batas",
         alt=f"Garis: {limit.text}", dashed=True)  # fmt: skip
    write(slide, Box(x - 2, box.top, 4, 0.38), Words(limit.text, 18, MUTED), name="Batas", align=PP_ALIGN.CENTER)
