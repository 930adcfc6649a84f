"""How do the points that parts keep away look on the screen?"""

import plotly.graph_objects as go

from spi.charts.parts.weak_bars import WeakBar, WeakBars
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.palette import fill, ink

_ROW, _PLOT, _LABEL = 54, look.PHONE - 130, 112  # px: of a row, left beside the names, of the longest words


def figure(chart: WeakBars) -> go.Figure:
    """Bars under the heading of their side; a tick where the median would end."""
    drawing = Drawing()
    for y, row in enumerate(chart.rows):
        if row.apart:
            drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y - 0.5, y1=y - 0.5)
        if row.lost is not None:
            _bar(drawing, y, row, row.lost)
    drawing.axis("x", visible=False, range=[0, max(chart.most, 0.5) / (1 - _LABEL / _PLOT)])
    names = [(look.wrapped(row.label, width=17), row.heading) for row in chart.rows]
    drawing.name_rows([f"<b>{name}</b>" if heading else name for name, heading in names])
    return drawing.figure(height=_ROW * len(chart.rows) + 16)


def _bar(drawing: Drawing, y: int, row: WeakBar, lost: float) -> None:
    drawing.bar(x=[lost], y=[y], width=0.5, marker={"color": [fill(row.hue)]}, hoverinfo="skip", name=row.label)
    if row.median is not None:
        for color, width in ((palette.PAPER, 5), (palette.INK, 2)):
            drawing.rule(color=color, width=width, layer="above", x0=row.median, x1=row.median, y0=y - 0.34, y1=y + 0.34)
    text = f"<b>{row.text}</b>" + (f"<br>{look.small(look.wrapped(row.detail, width=17))}" if row.detail else "")
    place = [(max(lost, row.median or 0.0), y, text)]
    drawing.words(place, side="middle right", size=15, color=ink(row.hue), away=8)
