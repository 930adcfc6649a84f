"""How does a waterfall look on the screen?"""

import plotly.graph_objects as go

from spi.charts.marks import Limit
from spi.charts.parts.waterfall import Step, Value, Waterfall
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.palette import fill, ink

ROW, LINE = 42, 17  # px of a row; more where its words take a third line
PLOT = look.PHONE - 118  # px left for the bars on a phone
DETAILED, BARE = 113, 100  # px of the longest words beside a bar, with more lines or without
_LETTERS = 18  # of a line below them


def figure(chart: Waterfall) -> go.Figure:
    """Horizontal bars with thin connectors, the words beside them, the limit dotted behind."""
    drawing, steps = Drawing(), [(y, row) for y, row in enumerate(chart.rows) if isinstance(row, Step)]
    span = chart.roomy((DETAILED if any(step.detail for _, step in steps) else BARE) / PLOT)
    if chart.limit:
        _limit_line(drawing, chart.limit, span, len(chart.rows))
    _bars(drawing, steps)
    if isinstance(chart.rows[0], Value):
        drawing.rule(color=palette.OTHERS_DOT, x0=chart.rows[0].value, x1=chart.rows[0].value, y0=0, y1=1)
    for y, row in enumerate(chart.rows):
        if isinstance(row, Value):
            (_total if chart.total else _dot)(drawing, y, row)
    drawing.axis("x", visible=False, range=list(span))
    drawing.name_rows([look.wrapped(r.label) if isinstance(r, Step) else f"<b>{look.safe(r.label)}</b>" for r in chart.rows])
    top = 26 if chart.limit else 8
    high = ROW + (LINE if any("<br>" in _detail(step) for _, step in steps) else 0)
    return drawing.figure(height=high * len(chart.rows) + top + 10, left=8, right=6, top=top)


def _detail(step: Step) -> str:
    return look.wrapped(step.detail, width=_LETTERS)


def _bars(drawing: Drawing, steps: list[tuple[int, Step]]) -> None:
    drawing.bar(x=[s.end - s.start for _, s in steps], base=[s.start for _, s in steps], y=[y for y, _ in steps], width=0.56,
                marker={"color": [fill(s.hue) for _, s in steps]}, hoverinfo="skip", name="bagian")  # fmt: skip
    for y, step in steps:
        drawing.rule(color=palette.OTHERS_DOT, x0=step.end, x1=step.end, y0=y, y1=y + 1)
        if step.still:
            drawing.rule(color=palette.MUTED, width=3, x0=step.end, x1=step.end, y0=y - 0.28, y1=y + 0.28)
        text = f"<b>{step.text}</b>" + (f"<br>{look.small(_detail(step))}" if step.detail else "")
        place = [((max if step.side == "right" else min)(step.start, step.end), y, text)]
        drawing.words(place, size=15, color=ink(step.hue), side=f"middle {step.side}", away=10, halo=True)


def _dot(drawing: Drawing, y: int, row: Value) -> None:
    """The index as a dot with its value, ours big and in our hue."""
    hue, size = (palette.OWN, 17) if row.lit else (palette.MUTED, 13)
    drawing.scatter(x=[row.value], y=[y], mode="markers", marker={"color": hue, "size": size}, hoverinfo="skip", name="indeks")
    place = [(row.value, y, f"<b>{row.text}</b>")]
    color = hue if row.lit else palette.INK
    drawing.words(place, size=20 if row.lit else 16, color=color, side="middle right", away=15, halo=True)


def _total(drawing: Drawing, y: int, row: Value) -> None:
    """The index as a bar from zero, its words inside; beside it, on two lines, where it is too short for them on a phone."""
    drawing.bar(x=[row.value], y=[y], width=0.66, marker={"color": palette.OWN}, hoverinfo="skip", name="indeks")
    words = f"<b>{look.safe(row.text)}</b>"
    if look.text_width(row.text, size=17) + 16 <= PLOT * row.value / 100:
        drawing.words([(row.value, y, words)], size=17, color=palette.PAPER, side="middle left", away=8)
    else:
        place = [(row.value, y, words.replace("  ", "<br>"))]
        drawing.words(place, size=14, color=palette.OWN, side="middle right", away=8, halo=True)


def _limit_line(drawing: Drawing, limit: Limit, span: tuple[float, float], rows: int) -> None:
    """A dotted line at a limit, its words above the plot and never outside it."""
    drawing.rule(color=palette.MUTED, width=1.5, dash="dot", x0=limit.value, x1=limit.value, y0=-0.5, y1=rows - 0.5)
    share, half = (limit.value - span[0]) / (span[1] - span[0]), look.text_width(limit.text, size=13) / 2 / PLOT
    side = "right" if share < half else "left" if share > 1 - half else "center"
    drawing.words([(limit.value, -0.5, look.safe(limit.text))], side=f"top {side}", color=palette.MUTED, size=13, away=4)
