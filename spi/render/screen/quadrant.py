"""How are two indices beside each other drawn on the screen?"""

import plotly.graph_objects as go

from spi.charts.quadrant import Quadrant
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_HEIGHT = 440  # px


def figure(chart: Quadrant) -> go.Figure:
    """The others faint, medians as dotted rules, our path over them with its years; customdata is the region code."""
    drawing, across, up = Drawing(), chart.across, chart.up
    for limit in across.limits:
        drawing.rule(x0=limit.value, x1=limit.value, y0=0, y1=1, yref="paper")
        drawing.label(
            look.safe(limit.text), limit.value, 0, yref="paper", yanchor="bottom", size=12, color=palette.MUTED, halo=True
        )
    if middle := across.median:
        drawing.rule(color=palette.MUTED, dash="dot", x0=middle.value, x1=middle.value, y0=0, y1=1, yref="paper")
        drawing.label(middle.text, middle.value, 0.99, yref="paper", yanchor="top", size=12, color=palette.MUTED, halo=True)
    if middle := up.median:
        drawing.rule(color=palette.MUTED, dash="dot", y0=middle.value, y1=middle.value, x0=0, x1=1, xref="paper")
        drawing.label(middle.text, 0.99, middle.value, xref="paper", xanchor="right", size=12, color=palette.MUTED, halo=True)
    hover, codes = [look.safe(dot.hover) for dot in chart.others], [[dot.region_code] for dot in chart.others]
    places = [(dot.across, dot.up) for dot in chart.others]
    drawing.dots(places, name="lainnya", hover=hover, codes=codes, color=palette.OTHERS_DOT, size=9, opacity=0.6)
    own = [(dot.across, dot.up) for dot in chart.path]
    drawing.line([own], name="jejak", color=palette.OWN, width=2)
    sizes = [18 if dot.text == str(chart.year) else 10 for dot in chart.path]
    drawing.dots(own, name="dipilih", hover=[look.safe(dot.hover) for dot in chart.path], color=palette.OWN, size=sizes)
    words = [(dot.across, dot.up, f"<b>{dot.text}</b>") for dot in chart.path]
    drawing.words(words, side="top center", away=12, size=13, color=palette.OWN, halo=True)
    drawing.axis("x", range=list(across.span), nticks=6, showgrid=True, gridcolor=palette.HAIR)
    drawing.axis("y", range=list(up.span), nticks=6, showgrid=True, gridcolor=palette.HAIR)
    drawing.label(look.safe(up.title), 0, 1.01, xref="paper", yref="paper", xanchor="left", yanchor="bottom", size=13, xshift=-30)
    drawing.label(look.safe(across.title), 1, 0, xref="paper", yref="paper", xanchor="right", yanchor="top", size=13, yshift=-22)
    return drawing.figure(height=_HEIGHT, left=36, right=12, top=30, bottom=48)
