"""How do bars from zero look on a slide?"""

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide

from spi.charts.follow_up.themes import ParetoBars
from spi.charts.parts.bars import Bar, Bars
from spi.charts.parts.components import Components, Measured
from spi.charts.parts.split_bars import SplitBars
from spi.render.slides.native_charts import TALLEST, At, Series, bars
from spi.render.slides.text import Box, Words, lines_of, width_of, write
from spi.words.palette import MUTED, OTHERS_DOT, fill, ink
from spi.words.short_names import fitting_names

_LEAST, _MOST = 0.2, 0.45  # share of the width that the rows' names take
_NAMES, _WORDS, _PAIR = 2.75, 18, 1.1  # beside pairs of bars: inches of the names, points of the words; inches of a pair
_SPAN = (0.0, 145.0)  # points: room for the words of a bar of 100


def tallest(data: Bars | ParetoBars | Components) -> float:
    """The inches that such bars take at most."""
    return TALLEST * len(data.rows)


def tallest_pairs(data: SplitBars) -> float:
    """The inches that pairs of bars take at most."""
    return _PAIR * len(data.rows)


def chart(slide: Slide, box: Box, data: Bars) -> None:
    """A native chart, each bar with its words."""
    place, _ = box.under(min(box.height, tallest(data)))
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
    """A native chart of paired bars, each with its words; what a row is stands at its left, on two lines."""
    place, _ = box.under(min(box.height, tallest_pairs(data)))
    names, place = place.beside(_NAMES, gap=0.1)
    step = names.height / len(data.rows)
    longest = max((row.detail for row in data.rows), key=len)
    short = fitting_names([row.label for row in data.rows], lambda name: lines_of(f"{name} {longest}", _WORDS, _NAMES) <= 2)
    for n, (name, row) in enumerate(zip(short, data.rows, strict=True)):
        label = Words(f"{name} {row.detail}", _WORDS, bold=row.total, after=0)
        shape = write(slide, names._replace(top=names.top + n * step, height=step), label, name="Nama")
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    sides = [[row.common for row in data.rows], [row.own for row in data.rows]]
    words = [[Words(side.text, _WORDS, ink(side.ink), own > 0) for side in each] for own, each in enumerate(sides)]
    (low, high), room = data.span, max(width_of(each.text, _WORDS, bold=True) for every in words for each in every) + 0.15
    before = room if low < 0 else 0.0  # the words of a bar to the left stand before it
    scale = ((high - low) or 1.0) / max(place.width - room - before, 1.0)
    series = [
        Series(name, [side.value for side in each], [fill(side.hue) for side in each], [At(word) for word in texts])
        for name, each, texts in zip(("Bersama", "Sendiri"), sides, words, strict=True)
    ]
    labels = [f"{row.label} {row.detail}" for row in data.rows]
    bars(slide, place, labels, series, name="Gerak bersama dan sendiri", alt=data.alt, margin=0.0, named=False, gap=20,
         span=(low - before * scale, high + room * scale))  # fmt: skip


def groups(slide: Slide, box: Box, data: Components) -> None:
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
