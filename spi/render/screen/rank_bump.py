"""How are ranks over the years drawn on the screen?"""

from typing import Any

import plotly.graph_objects as go

from spi.charts.rank_bump import RankBump, RankLine
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.render.screen.index_line import year_axis
from spi.words import palette

_HEIGHT = 420  # px of the plot
_STYLES = {"peer": (2.5, 8), "own": (4, 25)}  # px: the width of a line, the size of its dots


def figure(chart: RankBump) -> go.Figure:
    """Everyone else as one thin grey trace with gaps, those in colour over it; customdata is the region code."""
    drawing = Drawing()
    grey = [line for line in chart.lines if line.hue == "others"]
    _traced(drawing, grey, palette.OTHERS, 1.2 if len(grey) <= 60 else 0.5, 4)
    for line in chart.lines:
        if line.hue != "others":
            _traced(drawing, [line], palette.fill(line.hue), *_STYLES[line.hue], ranks=line.hue == "own")
    for end in chart.ends:
        own, late = end.hue == "own", f"<br>{look.small(end.late)}" if end.late else ""
        place: dict[str, Any] = {"xanchor": "left", "align": "left", "xshift": 18 if own else 10}
        text, ink = look.wrapped(end.text, width=14) + late, palette.ink(end.hue)
        drawing.label(text, chart.years[-1], end.place, bold=own, size=13, color=ink, **place)
    for year in chart.gaps:
        drawing.label("tidak ada<br>peringkat", year, chart.last_place, size=12, color=palette.OWN, halo=True)
    year_axis(drawing, chart.years)
    drawing.axis("y", range=list(chart.span), tickvals=list(chart.ticks))
    return drawing.figure(height=_HEIGHT + 40, left=34, right=96 if chart.ends else 12, top=10, bottom=28)


def _traced(drawing: Drawing, lines: list[RankLine], color: str, width: float, size: float, *, ranks: bool = False) -> None:
    """Lines of one look as one trace; an empty point parts the stretches; `ranks` in words on the dots."""
    pieces = [(line, stretch) for line in lines for stretch in line.stretches]
    places = [[(point.year, point.rank) for point in stretch] for _, stretch in pieces]
    points = [(line, point) for line, stretch in pieces for point in stretch]
    hover = [f"{look.safe(line.name)}<br>{point.year}: peringkat {point.text}" for line, point in points]
    dots, codes = [place for piece in places for place in piece], [[line.region_code] for line, _ in points]
    drawing.line(places, name="garis", color=color, width=width)
    drawing.dots(dots, name=lines[0].hue if lines else "others", hover=hover, codes=codes, color=color, size=size)
    if ranks:
        texts = [(point.year, point.rank, f"<b>{point.text}</b>") for _, point in points]
        drawing.words(texts, color=palette.PAPER, size=13, name="peringkat")
