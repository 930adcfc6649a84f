"""How does a waterfall look on paper?"""

from spi.charts.parts.waterfall import Step, Value, Waterfall
from spi.render.paper.canvas import Canvas, Picture, text_width
from spi.words.palette import INK, LINE, MUTED, OWN, PAPER, fill, ink

_LEFT, _RIGHT, _LABEL, _HALF = 138.0, 144.0, 84.0, 0.3  # points beside the bars; of the longest words; half a bar in rows


def picture(chart: Waterfall) -> Picture:
    """Bars with thin connectors, the words beside each, its scores in the right margin, the limit dotted behind."""
    steps = [(y, row) for y, row in enumerate(chart.rows) if isinstance(row, Step)]
    canvas = Canvas.of_rows(len(chart.rows), x=chart.roomy(_LABEL / (504.0 - _LEFT - _RIGHT)), left=_LEFT, right=_RIGHT, top=15)
    _limit_line(canvas, chart)
    if isinstance(chart.rows[0], Value):
        canvas.rule((chart.rows[0].value, 0), (chart.rows[0].value, 1))
    for y, step in steps:
        canvas.rule((step.end, y), (step.end, y + 1), color=LINE)
        canvas.rect(step.start, step.end, y - _HALF, y + _HALF, fill=fill(step.hue))
        if step.still:
            canvas.rule((step.end, y - _HALF), (step.end, y + _HALF), color=MUTED, width=2)
        x, dx = (max(step.start, step.end), 6) if step.side == "right" else (min(step.start, step.end), -6)
        canvas.text(step.text, x, y, size=11, bold=True, color=ink(step.hue), side=step.side, dx=dx)
        if step.detail:
            canvas.text(step.detail, canvas.x[1], y, size=9, color=MUTED, side="left", dx=_RIGHT - 2)
    for y, row in enumerate(chart.rows):
        if isinstance(row, Value):
            (_total if chart.total else _dot)(canvas, y, row)
        canvas.name_row(row.label, y, bold=isinstance(row, Value))
    return canvas.picture(chart.alt)


def _dot(canvas: Canvas, y: int, row: Value) -> None:
    hue = OWN if row.lit else INK
    canvas.dot(row.value, y, radius=4.9, color=hue)
    canvas.text(row.text, row.value, y, size=13, bold=True, color=hue, side="right", dx=8)


def _total(canvas: Canvas, y: int, row: Value) -> None:
    canvas.rect(0.0, row.value, y - _HALF, y + _HALF, fill=OWN)
    if _inside(canvas, row):
        canvas.text(row.text, row.value, y, size=13, bold=True, color=PAPER, side="left", dx=-6)
    else:
        canvas.text(row.text, row.value, y, size=13, bold=True, color=OWN, side="right", dx=6)


def _inside(canvas: Canvas, row: Value) -> bool:
    """Do the words of the total stand within its bar?"""
    return text_width(row.text, size=13) + 12 <= canvas.points(row.value)


def _limit_line(canvas: Canvas, chart: Waterfall) -> None:
    """Dotted, named above the plot; open where it would run through words."""
    limit = chart.limit
    if limit is None:
        return
    for y, row in enumerate(chart.rows):
        if not _covers(canvas, row, limit.value, total=chart.total):
            canvas.rule((limit.value, y - 0.5), (limit.value, y + 0.5), color=MUTED, dash=(2, 2))
    canvas.text(limit.text, canvas.held(limit.value, limit.text, size=10), -0.5, color=MUTED, dy=-7)


def _covers(canvas: Canvas, row: Value | Step, x: float, *, total: bool) -> bool:
    """Do the words of a row stand where a line at x would run?"""
    if isinstance(row, Value):
        at, size, left = row.value, 13, total and _inside(canvas, row)
    else:
        left, size = row.side == "left", 11
        at = (min if left else max)(row.start, row.end)
    return -4 < canvas.points(x - at) * (-1 if left else 1) < text_width(row.text, size=size) + 12
