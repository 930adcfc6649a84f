"""How is the place of a government among the others drawn on paper?"""

from spi.charts.scope_strip import ScopeStrip
from spi.render.paper.canvas import Canvas, Picture
from spi.words.palette import INK, MUTED, OTHERS_LINE, OWN

_BAND, _DOTS, _OURS, _AVERAGE, _TOP = 18.0, 34.0, 51.0, 69.0, 78.0  # points above the foot of the categories
_LINE = 12.0  # points of a line of words below them


def picture(chart: ScopeStrip) -> Picture:
    """Everybody as a dot, ours lit, the average a tick; the categories below with symbol, word and lower limit."""
    below = 12 + _LINE * (chart.levels + bool(chart.note))
    canvas = Canvas(x=chart.span, y=(0.0, _TOP), height=_TOP, top=2, bottom=below)
    _bands(canvas, chart)
    for dot in chart.dots:
        color, radius, opacity = (OWN, 5.5, 1.0) if dot.own else (OTHERS_LINE, 3.1, 0.75)
        canvas.dot(dot.value, _DOTS, radius=radius, color=color, opacity=opacity)
    if mean := chart.average:
        top = 43.0 if chart.crossed else 62.0
        canvas.rule((mean.value, _BAND + 4), (mean.value, top), color=INK, width=1.2)
        canvas.text(mean.text, mean.place, _AVERAGE, color=MUTED)
    if ours := chart.ours:
        canvas.text(ours.text, ours.place, _OURS, size=12, bold=True, color=OWN)
    if chart.note:
        canvas.text(chart.note, chart.span[0], 0.0, size=9, color=MUTED, side="right", dy=below - 5)
    return canvas.picture(chart.alt)


def _bands(canvas: Canvas, chart: ScopeStrip) -> None:
    for band in chart.bands:
        canvas.rect(band.start, band.end, 0.0, _BAND, fill=band.tint)
        canvas.text(band.symbol if band.level else f"{band.symbol} {band.name}", band.middle, _BAND / 2, color=INK)
        if band.level:
            canvas.text(f"{band.symbol} {band.name}", band.place, 0.0, size=9, dy=6 + _LINE * band.level)
        if band.limit:
            canvas.rule((band.start, 0.0), (band.start, _BAND), color=MUTED)
            canvas.text(band.limit, band.start, 0.0, size=9, color=MUTED, dy=6)
