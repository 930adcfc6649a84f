"""How do the trends of components look on the screen?"""

import plotly.graph_objects as go

from spi.charts.parts.component_trends import ComponentTrends, Panel
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.render.screen.index_line import SIDES, draw_line, year_axis
from spi.words import palette

_LINE, _GAP, _TOP = 16, 36, 56  # px: of a line of words, between panels, above them


def figure(chart: ComponentTrends) -> go.Figure:
    """Panels one below another, the line of each with its values, those beside it named with their last value in the margin."""
    drawing, count, full = Drawing(), len(chart.panels), len(chart.panels) * (round(_LINE * chart.height) + _GAP)
    for n, panel in enumerate(chart.panels):
        ceiling, axis = 1 - n / count, f"y{n + 1}" if n else "y"
        domain = [(count - n - 1) / count, ceiling - _GAP / full]
        drawing.axis(axis, domain=domain, range=list(panel.span), visible=False)
        _panel(drawing, panel, axis, chart)
    marks = [look.wrapped(words, width=11) for *_, words in chart.breaks]
    top = max([_TOP, *(16 * (text.count("<br>") + 1) + 6 for text in marks)])
    for (a, b, _), words in zip(chart.breaks, marks, strict=True):
        middle = (a + b) / 2
        drawing.wash(palette.BREAK, x0=middle - 0.09, x1=middle + 0.09, y0=0, y1=1, yref="paper")
        drawing.label(words, middle, 1, yref="paper", yanchor="bottom", size=12, color=palette.MUTED)
    year_axis(drawing, chart.years)
    drawing.axis("x", anchor="free", position=0)
    return drawing.figure(height=full + top + 30, left=10, right=100, top=top, bottom=30)


def _panel(drawing: Drawing, panel: Panel, axis: str, chart: ComponentTrends) -> None:
    (low, high), years = panel.span, chart.years
    for line in panel.lines:
        draw_line(drawing, line, axis=axis)
    title = [(years[0] - 0.5, high, f"<b>{look.safe(panel.label)}</b>")]
    drawing.words(title, side="top right", size=14, yaxis=axis)
    values = [(label.year, label.value, f"<b>{label.text}</b>") for label in panel.labels]
    sides = [SIDES[label.side] for label in panel.labels]
    drawing.words(values, size=13, color=palette.ink(panel.lines[-1].ink), side=sides, halo=True, away=8, yaxis=axis)
    for hue in ("muted", "peer", "ink"):
        ends = [(years[-1] + 0.5, end.place, look.wrapped(end.text, width=15)) for end in panel.ends if end.hue == hue]
        drawing.words(ends, side="middle right", size=12, color=palette.ink(hue), yaxis=axis)
    foot = low + 0.04 * (high - low)  # the cross stays off the year below it
    cross, hover = {"color": palette.MUTED, "width": 2}, [f"{year}: {look.safe(reason)}" for year, reason in panel.gaps]
    places = [(year, foot) for year, _ in panel.gaps]
    drawing.dots(places, name="celah", hover=hover, symbol="x-thin", size=8, line=cross, yaxis=axis)
    reasons = [(year, foot, f"{look.wrapped(reason, width=11)}<br> ") for year, reason in panel.gaps if chart.reasons]
    drawing.words(reasons, side="top center", size=12, color=palette.MUTED, yaxis=axis)
