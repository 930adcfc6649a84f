"""How do the components beside the year before and the median look on the screen?"""

import plotly.graph_objects as go

from spi.charts.parts.components import Components
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words.palette import INK, MUTED, fill, ink

_BAR, _GAP = 16, 10  # px: height of a bar, and between two parts
_MOST = 150.0  # points at the right edge, where the words of a bar of 100 end


def figure(chart: Components) -> go.Figure:
    """Groups of bars from zero, ours strong and first, each with its words."""
    drawing, y, middles = Drawing(), 0.0, []
    for row in chart.rows:
        values, places = row.values, [y + n for n in range(len(row.values))]
        middles.append(sum(places) / len(places))
        drawing.bar(x=[value.value for value in values], y=places, width=0.9, hoverinfo="skip", name="skor",
                    marker={"color": [fill(value.hue) for value in values]})  # fmt: skip
        for place, value in zip(places, values, strict=True):
            own = value is values[0]
            text = f"<b>{value.text}</b>" + (f" {look.small(look.safe(value.detail), color=INK)}" if value.detail else "")
            words = [(value.value, place, text if own else look.safe(value.text))]
            drawing.words(words, size=14 if own else 12, color=ink(value.hue) if own else MUTED, side="middle right", away=5)
        y += len(values) + _GAP / _BAR
    drawing.axis("x", visible=False, range=[0, _MOST])
    names = [look.wrapped(row.label, width=17) for row in chart.rows]
    drawing.axis("y", range=[y - _GAP / _BAR - 0.4, -0.6], tickvals=middles, ticktext=names, automargin=True,
                 tickfont={"size": 14, "color": INK})  # fmt: skip
    return drawing.figure(height=round(_BAR * y) + 16)
