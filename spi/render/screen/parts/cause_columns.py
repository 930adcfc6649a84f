"""How do the parts of everybody's change look on the screen?"""

from typing import Any

import plotly.graph_objects as go

from spi.charts.parts.cause_columns import CauseColumns, Column
from spi.charts.placing import levels
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.palette import fill, ink

_TOTAL = 0.2  # part of the width that the column of totals takes
_PLOT = look.PHONE - 124  # px
_NUMBERED = 36  # px: a row with its numbers above its bars


def figure(chart: CauseColumns) -> go.Figure:
    """One row per government, bars around the zero of each column, names and our points above; customdata is the region code."""
    drawing, count, width = Drawing(), len(chart.rows) + len(chart.gaps), (1 - _TOTAL) / len(chart.columns)
    step, size = look.row_step(count)[0], min(look.row_step(count)[1], 12)
    step = max(step, _NUMBERED) if _numbered(chart) else step
    drawing.long_list(chart.rows, chart.gaps, size=size, anchor="free", position=0)
    for n in range(len(chart.columns)):
        _column(drawing, chart, n)
        domain = [_TOTAL + n * width + 0.01, _TOTAL + (n + 1) * width - 0.01]
        drawing.axis(_axis(n), domain=domain, range=list(chart.span), visible=False)
    _totals(drawing, chart, size)
    top = _heads(drawing, chart, width)
    return drawing.figure(height=step * count + top + 8, right=4, top=top)


def _numbered(chart: CauseColumns) -> bool:
    """Are the points of a row written over its bars?"""
    return any(cell.text for row in chart.rows for cell in row.cells if cell.value is not None)


def _axis(column: int) -> str:
    """Plotly's name of the axis of a column: "x", "x2", "x3"; the totals stand on the last one."""
    return f"x{column + 1}" if column else "x"


def _column(drawing: Drawing, chart: CauseColumns, n: int) -> None:
    """The bars of one part around their own zero line; a dash where it is not known."""
    cells, axis = [(row, row.cells[n]) for row in chart.rows if row.cells], _axis(n)
    there = [(row, cell) for row, cell in cells if cell.value is not None]
    width, down = (0.3, 0.22) if _numbered(chart) else (0.66, 0.0)
    drawing.bar(
        x=[cell.value for _, cell in there], y=[row.place + down for row, _ in there], xaxis=axis, width=width, hoverinfo="text",
        marker={"color": [fill(cell.hue) for _, cell in there]}, customdata=[[row.region_code] for row, _ in there],
        name=chart.columns[n].label, hovertext=[look.safe(cell.hover) for _, cell in there], **look.STILL)  # fmt: skip
    gone = [(0, row.place, cell.text) for row, cell in cells if cell.value is None]
    drawing.words(gone, size=11, color=palette.MUTED, halo=True, xaxis=axis)
    written = [(sum(chart.span) / 2, row.place - 0.2, cell.text) for row, cell in there if cell.text]
    drawing.words(written, size=11, halo=True, xaxis=axis)
    zeros = [(row.place, row.place + 0.44) for row, _ in there] if _numbered(chart) else [(-0.5, chart.rows[-1].place + 0.5)]
    for y0, y1 in zeros:
        drawing.rule(color=palette.MUTED, layer="above", xref=axis, x0=0, x1=0, y0=y0, y1=y1)


def _totals(drawing: Drawing, chart: CauseColumns, size: int) -> None:
    """Everybody's whole change at the left, and words in a row of which no part is known."""
    axis = _axis(len(chart.columns))
    drawing.axis(axis, domain=[0, _TOTAL], range=[0, _TOTAL], visible=False)
    for own, color in ((False, palette.MUTED), (True, palette.OWN)):
        rows = [row for row in chart.rows if row.own == own]
        totals = [(_TOTAL - 0.02, row.place, f"<b>{row.total}</b>" if own else row.total) for row in rows]
        drawing.words(totals, size=size, color=color, side="middle left", xaxis=axis)
    unknown = [(_TOTAL + 0.02, row.place, row.text) for row in chart.rows if row.text]
    drawing.words(unknown, size=11, color=palette.MUTED, side="middle right", halo=True, xaxis=axis)


def _heads(drawing: Drawing, chart: CauseColumns, width: float) -> int:
    """The names of the columns, on as many levels as they need, with our own points below; gives the top margin in px."""
    heads: list[tuple[Column, str, float]] = [(chart.total, look.safe(chart.total.label), 0.7 * _TOTAL)]
    heads += [(c, look.wrapped(c.label, width=11), _TOTAL + (n + 0.5) * width) for n, c in enumerate(chart.columns)]
    level = levels([x * _PLOT for *_, x in heads], [look.text_width(text, size=12) for _, text, _ in heads], gap=3)
    line = 15 * max(text.count("<br>") + 1 for _, text, _ in heads) + 3
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "yanchor": "bottom"}
    for (column, text, x), up in zip(heads, level, strict=True):
        beyond = max(0.0, x * _PLOT + look.text_width(text, size=12) / 2 - _PLOT)  # px outside on a phone
        drawing.label(text, x, 1, size=12, xshift=-beyond, yshift=18 + line * up, **place)
        if up:
            drawing.rule(xref="paper", yref="paper", x0=x, x1=x, ysizemode="pixel", yanchor=1, y0=18, y1=18 + line * up)
        if column.text:
            drawing.label(column.text, x, 1, size=12, bold=True, color=ink(column.hue), **place)
    return 24 + line * (max(level) + 1)
