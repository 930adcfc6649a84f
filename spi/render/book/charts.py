"""How is a chart drawn on a sheet? One drawing per shape, its rows in the cells below, so that it can be edited."""

from collections.abc import Callable, Sequence
from typing import Any

from spi.charts.index_line import IndexLine
from spi.charts.marks import Chart
from spi.charts.parts.bars import Bars
from spi.charts.parts.split_bars import SplitBars
from spi.charts.parts.waterfall import Step, Value, Waterfall
from spi.render.book.native_charts import WIDTH, At, Line, Series, bars, lines
from spi.render.book.page import Page
from spi.words.palette import INK, MUTED, OWN, fill, ink

_NAMES, _LETTER = 0.3, 6.6  # share of the width that the rows' names take; px of a bold letter, a little generous
_TICK = 4  # px


def _waterfall(page: Page, data: Waterfall) -> None:
    """Stacked bars on an invisible base; the limit of a category is a tick in a row of its own, above the others."""
    limit = [data.limit] if data.limit else []
    words = [None] * len(limit) + [_words(row) for row in data.rows]
    (low, high), count = data.span, len(words)
    scale, room = _scale(max(high, low + 1e-9) - low, words)
    start = [each.value for each in limit] + [row.low for row in data.rows]
    ticked = [_TICK * scale if here else None for here in (*[True] * len(limit), *data.ticked)]
    hues = [MUTED] * len(limit) + [OWN if isinstance(row, Value) and row.lit else MUTED for row in data.rows]
    drawn = [Series("Dasar (tidak tampak)", start, [""] * count), Series("Penanda", ticked, hues)]
    for layer in data.layers:
        drawn.append(Series(layer.name, [None] * len(limit) + list(layer.sizes), [fill(layer.hue)] * count))
    rows = [each.text for each in limit] + [row.label for row in data.rows]
    bars(page, rows, drawn, words, alt=data.alt, span=(low, max(high, low)), room=room, margin=_NAMES)


def _words(row: Value | Step) -> At:
    if isinstance(row, Value):
        return At(row.text, OWN if row.lit else INK, bold=True)
    return At(" ".join(filter(None, (row.text, row.detail))), ink(row.hue), bold=True)


def _index_line(page: Page, data: IndexLine) -> None:
    drawn = []
    for stroke in data.strokes:
        hue = OWN if stroke.own else MUTED
        labels = [At(label[0], hue, label[1], bold=stroke.own) if label else None for label in stroke.labels]
        drawn.append(Line(stroke.name, stroke.values, fill(stroke.hue), labels, stroke.dashed, stroke.key))
    lines(page, data.columns, drawn, alt=data.alt, span=data.span)
    _note(page, data.break_note)


def _bars(page: Page, data: Bars) -> None:
    words = [At(row.text, ink(row.hue), bold=True) for row in data.rows]
    values = [row.value for row in data.rows]
    low, high = min(0.0, *values), max(0.0, *values)
    _, room = _scale((high - low) or 1.0, words)
    series = Series(data.series, values, [fill(row.hue) for row in data.rows])
    rows = [row.label + (f" ({row.detail})" if row.detail else "") for row in data.rows]
    bars(page, rows, [series], words, alt=data.alt, span=(low, high), room=room, margin=_NAMES)
    _note(page, data.caption)


def _scale(reach: float, words: Sequence[At | None]) -> tuple[float, float]:
    """Units of the axis for a pixel, and those that the longest words need, where bars reach so far."""
    wide = max(_LETTER * len(at.text) for at in words if at) + 12
    scale = reach / max(WIDTH * (1 - _NAMES) - wide, 100)
    return scale, wide * scale


def _note(page: Page, words: str) -> None:
    if words:
        page.note(words)


def _split_bars(page: Page, data: SplitBars) -> None:
    _bars(page, data.bars)


SHAPES: dict[type, Callable[[Page, Any], None]] = {
    IndexLine: _index_line, Bars: _bars, SplitBars: _split_bars, Waterfall: _waterfall
}  # fmt: skip


def draw(page: Page, chart: Chart) -> None:
    """Draw a chart below the last row of a sheet, and its table; where nothing is known, write the sentence that says so."""
    if type(chart) in SHAPES:
        SHAPES[type(chart)](page, chart)
    else:
        _note(page, chart.alt)
