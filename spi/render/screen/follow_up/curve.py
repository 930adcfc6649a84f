"""How is the S-curve of a follow-up plan drawn on the screen?"""

from typing import Any

import plotly.graph_objects as go

from spi.charts.follow_up.curve import CurveLine, CurveSurge, VerdictCurve
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.render.screen.follow_up.timeline import day_axis
from spi.words import palette
from spi.words.wording import thousands

_HEIGHT, _TOP, _BOTTOM = 310, 58, 40  # px
_WIDTHS = (1, 1.5, 3.5, 6)  # px of a line, by its weight


def figure(chart: VerdictCurve) -> go.Figure:
    """Stepped lines with a mark on every day on which a count moved, their names at their ends."""
    drawing = Drawing()
    if chart.surge:
        _shade(drawing, chart.surge)
    for line in chart.lines:
        _step(drawing, line)
        end = [(chart.last.isoformat(), line.place, f"<b>{line.end}</b>" if line.weight else line.end)]
        drawing.words(end, side="middle right", size=13, color=palette.ink(line.ink), away=6)
    day_axis(drawing, chart.first, chart.last, chart.days)
    counts = [thousands(n) for n in chart.ticks]
    drawing.axis("y", range=list(chart.span), tickvals=list(chart.ticks), ticktext=counts, automargin=True)
    drawing.rule(color=palette.LINE, x0=0, x1=1, xref="paper", y0=0, y1=0)
    right = round(max(look.text_width(line.end, size=13) for line in chart.lines)) + 10
    return drawing.figure(height=_HEIGHT, right=right, top=_TOP, bottom=_BOTTOM)


def _step(drawing: Drawing, line: CurveLine) -> None:
    color, width = palette.fill(line.hue), _WIDTHS[line.weight]
    points = [(step.day.isoformat(), step.count) for step in line.steps]
    style = {"color": color, "shape": "hv", "width": width, "dash": "solid" if line.weight else "dot"}
    drawing.line([points], name=line.name, color=color, width=width, line=style)
    sizes, hover = [width + 4 if step.moved else 0 for step in line.steps], [step.text for step in line.steps]
    drawing.dots(points, name=line.name, hover=hover, color=color, size=sizes, line={"width": 0})


def _shade(drawing: Drawing, surge: CurveSurge) -> None:
    """The last days as a light area, what arrived in them above it."""
    drawing.wash(palette.OWN_WASH, x0=surge.begin.isoformat(), x1=surge.end.isoformat(), y0=0, y1=1, yref="paper")
    side, at = ("right", surge.end) if surge.right else ("left", surge.begin)
    place: dict[str, Any] = {"yref": "paper", "yanchor": "bottom", "xanchor": side, "align": side}
    drawing.label(look.wrapped(surge.text, width=30), at.isoformat(), 1, size=12, color=palette.PEER_TEXT, **place)
