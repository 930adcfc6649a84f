"""How is the index over the survey years drawn on the screen?"""

from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from spi.charts.index_line import IndexLine
from spi.charts.years import YearLine
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.wording import decimal

HEIGHT, RIGHT, TOP, BOTTOM = 266, 84, 54, 26  # px
SIDES = {"above": "top center", "below": "bottom center", "left": "middle left", "right": "middle right"}
_CLOSE = 32  # px: limits nearer than this to each other are named by their number alone


def figure(chart: IndexLine) -> go.Figure:
    """Solid stretches, lighter dashes across a break, a mark for a missing year."""
    drawing = Drawing()
    low, high = chart.span
    for a, b, words in chart.breaks:
        middle = (a + b) / 2
        drawing.wash(palette.BREAK, x0=middle - 0.09, x1=middle + 0.09, y0=low, y1=high)
        drawing.words([(middle, high, look.wrapped(words, width=11))], side="top center", size=12, color=palette.MUTED)
    for line in chart.lines:
        draw_line(drawing, line)
    _gaps(drawing, chart)
    values = [(label.year, label.value, f"<b>{label.text}</b>") for label in chart.labels]
    sides = [SIDES[label.side] for label in chart.labels]
    drawing.words(values, size=15, color=palette.OWN, side=sides, name="nilai", halo=True, away=7)
    for end in chart.ends:
        name = look.wrapped(end.name, width=13)
        text = f"<b>{name}</b>" if end.own else f"{name}<br>{end.detail}"
        drawing.words([(chart.years[-1] + 0.5, end.place, text)], side="middle right", size=12, color=palette.ink(end.ink))
    _limits(drawing, chart)
    year_axis(drawing, chart.years)
    drawing.axis("y", range=[low, high])
    return drawing.figure(height=HEIGHT, right=RIGHT, top=TOP if chart.breaks else 10, bottom=BOTTOM)


def draw_line(drawing: Drawing, line: YearLine, *, axis: str = "y") -> None:
    """A series as lines: lighter dashes across a break, solid stretches; only ours, and a year alone, has dots that say more."""
    color, width, values = palette.fill(line.hue), 3 if line.own else 2, dict(line.values)
    for pieces, dash, thick, opacity in ((line.dashed, "dot", 0.6 * width, 0.6), (line.solid, "solid", width, 1)):
        points = [[(year, values[year]) for year in piece] for piece in pieces]
        drawing.line(points, name=line.name, color=color, width=thick, dash=dash, opacity=opacity, yaxis=axis)
    alone = {piece[0] for piece in line.solid if len(piece) == 1}
    dots = [10 if line.own else 4 if year in alone else 0 for year in values]
    hover = [f"{look.safe(line.name)} {year}: {decimal(value)}" for year, value in values.items()]
    drawing.dots(values.items(), name=line.name, hover=hover, color=color, size=dots, yaxis=axis)


def year_axis(drawing: Drawing, years: tuple[int, ...]) -> None:
    """The survey years as whole numbers without a thousands sign."""
    font = {"size": 13, "color": palette.MUTED}
    names = [str(year) for year in years]
    drawing.axis("x", range=[years[0] - 0.5, years[-1] + 0.5], tickvals=list(years), ticktext=names, tickfont=font)


def _gaps(drawing: Drawing, chart: IndexLine) -> None:
    """A small cross at the foot of a year without a value, its reason above it."""
    foot = chart.span[0] + 0.04 * (chart.span[1] - chart.span[0])  # the cross stays off the year below it
    cross = {"color": palette.MUTED, "width": 2}
    hover = [f"{year}: {look.safe(reason)}" for year, reason in chart.gaps]
    drawing.dots([(year, foot) for year, _ in chart.gaps], name="celah", hover=hover, symbol="x-thin", size=8, line=cross)
    for year, reason in chart.gaps:
        place: dict[str, Any] = {"yanchor": "bottom", "yshift": 8, "halo": True}
        drawing.label(look.wrapped(reason, width=11), year, foot, size=12, color=palette.MUTED, **place)


def _limits(drawing: Drawing, chart: IndexLine) -> None:
    """Dotted lines at the limits over the years they apply to, named in the left margin."""
    unit = (HEIGHT - TOP - BOTTOM - 10) / (chart.span[1] - chart.span[0])
    close = any((b - a) * unit < _CLOSE for (a, *_), (b, *_) in pairwise(chart.limits))
    begin, end = min(chart.limit_years) - 0.5, max(chart.limit_years) + 0.5
    for value, _, _ in chart.limits:
        drawing.rule(color=palette.OTHERS_DOT, dash="dot", x0=begin, x1=end, y0=value, y1=value)
    names = [words if close else f"{look.safe(name)}<br>{words}" for _, name, words in chart.limits]
    drawing.axis("y", tickvals=[value for value, *_ in chart.limits], ticktext=names, automargin=True)
