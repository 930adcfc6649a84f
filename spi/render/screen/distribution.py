"""How are the indices of many governments drawn on the screen? Bars that stand on a line for each kind."""

import plotly.graph_objects as go

from spi.charts.distribution import Distribution
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_ROW, _HIGH, _GAP = 92, 0.56, 0.06  # px of a row; of it the fullest bin; of a bin the space between two


def figure(chart: Distribution) -> go.Figure:
    """Grey bars, ours in its hue; the name of the kind above, its median as a tick with words below the line."""
    drawing, last = Drawing(), len(chart.rows)
    above = 22 + 16 * max((limit.level for limit in chart.limits), default=0)
    for limit in chart.limits:
        drawing.rule(color=palette.MUTED, dash="dot", x0=limit.value, x1=limit.value, y0=0, y1=last)
    for limit in chart.limits:
        words = look.safe(limit.text) + "<br> " * limit.level
        drawing.words([(limit.value, 0, words)], side="top center", size=12, color=palette.MUTED, name="batas")
    for y, row in enumerate(chart.rows, start=1):
        base = y - 0.22
        for each in row.bins:
            color = palette.OWN if each.own else palette.OTHERS_DOT
            high = _HIGH * each.count / row.most
            drawing.wash(color, x0=each.start + _GAP, x1=each.start + 1 - _GAP, y0=base, y1=base - high)
        middles = [(each.start + 0.5, base - _HIGH * each.count / row.most / 2) for each in row.bins]
        hover = [look.lines(each.hover) for each in row.bins]
        drawing.dots(middles, name="jumlah", hover=hover, color=palette.PAPER, opacity=0, size=14)
        drawing.rule(color=palette.LINE, x0=chart.span[0], x1=chart.span[1], y0=base, y1=base)
        drawing.rule(
            color=palette.INK, width=2, layer="above", x0=row.median.value, x1=row.median.value, y0=base - 0.08, y1=base + 0.05
        )
        drawing.words([(row.median.place, base + 0.12, look.safe(row.median.text))], size=12, color=palette.MUTED, name="median")
        drawing.words([(chart.span[0], y - 0.86, look.safe(row.label))], side="middle right", size=13, halo=True)
    drawing.axis("x", range=list(chart.span), nticks=6, tickformat="d")
    drawing.axis("y", visible=False, range=[last, 0])
    return drawing.figure(height=_ROW * last + above + 30, left=10, right=10, top=above, bottom=30)
