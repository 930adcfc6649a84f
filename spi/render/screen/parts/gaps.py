"""How do distances to references look on the screen?"""

import plotly.graph_objects as go

from spi.charts.parts.gaps import Gaps
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.palette import fill, ink

_PLOT = look.PHONE - 130  # px
_ROW, _LINE = 40, 17  # px: a row, where its name takes no more lines than that; a line of a name


def figure(chart: Gaps) -> go.Figure:
    """Ours as one line; from it a bar with two heads to each reference, its distance in words at the right."""
    drawing, rows = Drawing(), chart.rows
    drawing.rule(color=palette.OWN, width=1.5, x0=chart.index, x1=chart.index, y0=-0.5, y1=len(rows) - 0.5)
    for y, row in enumerate(rows):
        drawing.scatter(x=[chart.index, row.value], y=[y, y], mode="lines+markers", line={"color": fill(row.hue), "width": 5},
                        name=row.label, marker={"color": [palette.OWN, fill(row.hue)], "size": [12, 14], "opacity": 1},
                        hoverinfo="skip")  # fmt: skip
        end = [(max(row.value, chart.index), y, f"<b>{row.text}</b>")]
        drawing.words(end, side="middle right", color=ink(row.hue), away=11)
    low, high = chart.span
    low -= 0.1 * max(high - low, 1.0)
    high = low + max(high - low, 1.0) / (1 - (look.text_width("kurang 10,00") + 6) / _PLOT)
    drawing.words([(chart.index, -0.5, f"<b>{chart.text}</b>")], side="top center", size=15, color=palette.OWN)
    drawing.axis("x", visible=False, range=[low, high])
    names = [f"{look.wrapped(row.label, width=16)} {look.small(row.detail)}" for row in rows]
    drawing.name_rows(names)
    high = max([_ROW, *(_LINE * (name.count("<br>") + 1) + 6 for name in names)])
    return drawing.figure(height=high * len(rows) + 34, top=26)
