"""How is the age of delays drawn on the screen?"""

import plotly.graph_objects as go

from spi.charts.follow_up.ageing import AgeingBars
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_ROW, _PLOT = 40, look.PHONE - 150  # px: a row; the width beside the names on a phone


def figure(chart: AgeingBars) -> go.Figure:
    """A bar by the due date in force, a tick by the first one."""
    drawing, rows = Drawing(), chart.rows
    hues = [palette.fill(row.hue) for row in rows]
    drawing.bar(x=[row.count for row in rows], y=list(range(len(rows))), width=0.5, hoverinfo="skip", marker={"color": hues})
    for y, row in enumerate(rows):
        if row.first is not None:
            drawing.rule(color=palette.INK, width=2, layer="above", x0=row.first, x1=row.first, y0=y - 0.34, y1=y + 0.34)
        text = f" <b>{row.text}</b>" + (f"<br> {look.small(row.first_text)}" if row.first_text else "")
        end, size, ink = max(row.count, row.first or 0), 14 if row.count else 12, palette.ink(row.ink)
        drawing.words([(end, y, text)], side="middle right", size=size, color=ink)
    drawing.rule(color=palette.MUTED, layer="above", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5)
    most = max(max(row.count, row.first or 0) for row in rows)
    room = max(look.text_width(f"{row.text}<br>{row.first_text}", size=12) for row in rows)
    drawing.axis("x", visible=False, range=[0, most / max(1 - (room + 12) / _PLOT, 0.2)])
    drawing.name_rows([look.wrapped(row.label, width=17) for row in rows])
    return drawing.figure(height=_ROW * len(rows) + 16, right=6)
