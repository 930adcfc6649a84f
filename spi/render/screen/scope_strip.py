"""How is the place of a government among the others drawn on the screen?"""

import plotly.graph_objects as go

from spi.charts.scope_strip import ScopeStrip
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_BAND, _DOTS, _TOP, _LINE = 22, 45, 56, 16  # px above the foot of the categories: their top, the dots, the room above; a line


def figure(chart: ScopeStrip) -> go.Figure:
    """Tinted categories below, one row of dots, the words of the average above those of ours."""
    drawing = Drawing()
    _bands(drawing, chart)
    drawing.governments([(_DOTS, dot) for dot in chart.dots], sizes=(11, 19))
    if mean := chart.average:
        top = _DOTS + (14 if chart.crossed else 38)
        drawing.rule(color=palette.INK, width=2, layer="above", x0=mean.value, x1=mean.value, y0=_BAND + 6, y1=top)
        drawing.words([(mean.place, _DOTS + 46, look.safe(mean.text))], size=13, color=palette.MUTED)
    if ours := chart.ours:
        drawing.words([(ours.place, _DOTS + 23, f"<b>{look.safe(ours.text)}</b>")], size=15, color=palette.OWN)
    low = -26 - _LINE * chart.levels - (18 if chart.note else 0)
    if chart.note:
        drawing.words([(chart.span[0], low + 10, chart.note)], side="middle right", size=12, color=palette.MUTED)
    drawing.axis("x", visible=False, range=list(chart.span))
    drawing.axis("y", visible=False, range=[low, _DOTS + _TOP])
    return drawing.figure(height=_DOTS + _TOP - low + 8, left=10, right=10, top=4, bottom=4)


def _bands(drawing: Drawing, chart: ScopeStrip) -> None:
    """The categories with symbol, word and limits; where a word does not fit it stands on a line below."""
    for band in chart.bands:
        drawing.wash(band.tint, x0=band.start, x1=band.end, y0=0, y1=_BAND)
        if band.limit:
            drawing.rule(color=palette.MUTED, x0=band.start, x1=band.start, y0=-4, y1=_BAND)
        if band.level:
            drawing.words([(band.place, -13 - _LINE * band.level, look.safe(band.words))], size=12)
    inside = [(band.middle, _BAND / 2, look.safe(band.symbol if band.level else band.words)) for band in chart.bands]
    drawing.words(inside, size=13)
    limits = [(band.start, -12, band.limit) for band in chart.bands if band.limit]
    drawing.words(limits, size=13, color=palette.MUTED)
