"""How are the changes of the parts of the index, ours among the others', drawn on the screen?"""

import plotly.graph_objects as go

from spi.charts.follow_up.outcome import OutcomeDots, OutcomeRow
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_ROW = 64  # px: our number above a row, the median's below


def figure(chart: OutcomeDots) -> go.Figure:
    """The others as faint dots, their middle half as a band, the median a tick, ours big; customdata is the region code."""
    drawing, rows = Drawing(), chart.rows
    for y, row in enumerate(rows):
        _row(drawing, y, row)
    drawing.governments((y, dot) for y, row in enumerate(rows) for dot in row.dots)
    drawing.rule(color=palette.MUTED, layer="above", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5)
    drawing.axis("x", visible=False, range=list(chart.span))
    drawing.words([(chart.span[0], len(rows) - 0.5, chart.worse)], side="bottom right", size=12, color=palette.MUTED)
    drawing.words([(chart.span[1], len(rows) - 0.5, chart.better)], side="bottom left", size=12, color=palette.MUTED)
    drawing.name_rows([look.wrapped(row.label, width=17) for row in rows])
    return drawing.figure(height=_ROW * len(rows) + 54, left=8, right=12, top=8, bottom=30)


def _row(drawing: Drawing, y: int, row: OutcomeRow) -> None:
    drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y, y1=y)
    if row.median and row.middle:
        middle, at = row.middle, row.median.value
        drawing.wash(palette.OWN_WASH, x0=middle[0], x1=middle[1], y0=y - 0.2, y1=y + 0.2)
        drawing.rule(color=palette.INK, width=2, layer="above", x0=at, x1=at, y0=y - 0.2, y1=y + 0.2)
        words = [(row.median.place, y + 0.18, row.median.text)]
        drawing.words(words, side="bottom center", size=12, color=palette.MUTED, halo=True)
    if row.ours:
        words = [(row.ours.place, y - 0.12, f"<b>{row.ours.text}</b>")]
        drawing.words(words, side="top center", size=15, color=palette.OWN, halo=True)
