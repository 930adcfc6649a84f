"""How do bars from zero look on the screen?"""

import plotly.graph_objects as go

from spi.charts.parts.bars import Bars
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.palette import fill, ink

_ROW, _PLOT, _LETTERS = 44, look.PHONE - 130, 15  # px: of a row, left for the bars on a phone, of the words beside them


def figure(chart: Bars) -> go.Figure:
    """Rows with their name and, under it, what they are made of; the words at the right of each bar."""
    drawing, rows = Drawing(), chart.rows
    values = [row.value for row in rows]
    drawing.bar(x=values, y=list(range(len(rows))), width=0.5, hoverinfo="skip", name=chart.series,
                marker={"color": [row.tint or fill(row.hue) for row in rows],
                        "line": {"color": palette.OTHERS_DOT, "width": [1 if row.tint else 0 for row in rows]}})  # fmt: skip
    for y, row in enumerate(rows):
        place = [(max(row.value, 0), y, f"<b>{look.safe(row.text)}</b>")]
        drawing.words(place, size=_LETTERS, color=ink(row.hue), side="middle right", away=10)
    low, high = min(0.0, *values), max(0.0, *values)
    room = min((max(look.text_width(row.text, size=_LETTERS) for row in rows) + 12) / _PLOT, 0.7)
    drawing.rule(color=palette.MUTED, layer="above", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5)
    drawing.axis("x", visible=False, range=[low * 1.05, low + max(high - low, 0.5) / (1 - room)])
    details = [f"<br>{look.small(look.safe(row.detail))}" if row.detail else "" for row in rows]
    drawing.name_rows([look.wrapped(row.label, width=24) + detail for row, detail in zip(rows, details, strict=True)])
    return drawing.figure(height=_ROW * len(rows) + 16, right=6)
