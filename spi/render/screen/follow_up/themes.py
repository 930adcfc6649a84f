"""How are the themes of the mini FGD drawn on the screen, as bars and as a grid?"""

import plotly.graph_objects as go

from spi.charts.follow_up.themes import ParetoBars, ThemeGrid, ThemeHead
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_ROW, _BAR_ROW, _CELL, _PLOT = 42, 52, 34, look.PHONE - 130  # px: rows, the largest square, the width beside the names
_SHADES = (
    (palette.OWN_WASH, palette.INK),
    (palette.PEER, palette.INK),
    (palette.PEER_TEXT, palette.PAPER),
    (palette.OWN, palette.PAPER),
)


def pareto_figure(chart: ParetoBars) -> go.Figure:
    """Bars with their count and the running share beside them; customdata is the code of the theme."""
    drawing, rows = Drawing(), chart.rows
    drawing.bar(
        x=[row.times for row in rows], y=list(range(len(rows))), width=0.55, customdata=[[row.theme] for row in rows],
        hovertext=[f"{look.safe(row.name)}<br>{row.text} dalam {row.findings}" for row in rows], hoverinfo="text", **look.STILL,
        marker={"color": [palette.fill(row.hue) for row in rows]},
    )  # fmt: skip
    texts = [(row.times, y, f" <b>{row.text}</b><br> {look.small(row.running)}") for y, row in enumerate(rows)]
    drawing.words(texts, side="middle right")
    room = max(look.text_width("kumulatif 100%", size=12), *(look.text_width(row.text) for row in rows)) + 12
    drawing.axis("x", visible=False, range=[0, max(row.times for row in rows) / (1 - room / _PLOT)])
    drawing.name_rows([f"{look.wrapped(row.name, width=17)}<br>{look.small(row.findings)}" for row in rows])
    return drawing.figure(height=_BAR_ROW * len(rows) + 12)


def grid_figure(chart: ThemeGrid) -> go.Figure:
    """The darker a square, the more often it was said; a faint dot where nothing was; customdata is theme and column."""
    drawing, size = Drawing(), min(_CELL, _PLOT // len(chart.columns) - 3)
    for y in range(len(chart.rows)):
        drawing.rule(color=palette.OTHERS, x0=-0.5, x1=len(chart.columns) - 0.5, y0=y, y1=y)
    empty = [(cell.column, cell.row) for cell in chart.cells if not cell.darkness]
    drawing.dots(empty, name="tidak disebut", color=palette.LINE, size=5)
    cells = [cell for cell in chart.cells if cell.darkness]
    hover, codes = [look.lines(cell.hover) for cell in cells], [list(cell.codes) for cell in cells]
    fills = [_SHADES[cell.darkness - 1][0] for cell in cells]
    places = [(cell.column, cell.row) for cell in cells]
    drawing.dots(places, name="sebutan", hover=hover, codes=codes, symbol="square", size=size, color=fills)
    for ink in (palette.INK, palette.PAPER):
        texts = [(cell.column, cell.row, cell.text) for cell in cells if _SHADES[cell.darkness - 1][1] == ink]
        drawing.words(texts, size=13, color=ink, name="angka")
    top = _name_columns(drawing, chart.columns)
    drawing.name_rows([f"{look.wrapped(head.name, width=17)} {look.small(head.total)}" for head in chart.rows])
    return drawing.figure(height=_ROW * len(chart.rows) + top + 8, top=top)


def _name_columns(drawing: Drawing, columns: tuple[ThemeHead, ...]) -> int:
    """Write the names above the columns, upright where they are narrow on a phone; answers the height they need in px."""
    upright, narrow = len(columns) > 3, len(columns) > 5
    names = [look.wrapped(head.name, width=60 if narrow else 22 if upright else 11) for head in columns]
    texts = [f"{name} {look.small(head.total)}" for name, head in zip(names, columns, strict=True)]
    places, angle = {"side": "top", "tickvals": list(range(len(columns))), "ticktext": texts}, -90 if upright else 0
    drawing.axis("x", range=[-0.5, len(columns) - 0.5], tickangle=angle, tickfont={"size": 13, "color": palette.INK}, **places)
    longest = max(look.text_width(f"{name} 000", size=13) for name in names)
    return round(longest if upright else 18 * max(name.count("<br>") + 1 for name in names)) + 12
