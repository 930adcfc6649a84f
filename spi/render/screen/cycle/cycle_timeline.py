"""How is the calendar of the cycle drawn on the screen?"""

from typing import Any

import plotly.graph_objects as go

from spi.charts.cycle.cycle_timeline import CycleRow, CycleTimeline
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.render.screen.follow_up.timeline import day_axis
from spi.words import palette

_WRAP, _LINE_HEIGHT, _WIDTH = 34, 17, 11  # letters of a line of a name; px of a line, of a bar

_END = 0.1  # rows: half the end of a hollow bar


def figure(chart: CycleTimeline) -> go.Figure:
    """Full bars and dots for known days, hollow ones for estimates, a line through today."""
    drawing, rows = Drawing(), chart.rows
    names = [f"{look.wrapped(row.name, width=_WRAP)}<br>{look.small(look.wrapped(row.note, width=_WRAP + 5))}" for row in rows]
    for y in range(len(rows)):
        drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y, y1=y)
    if chart.day:
        day, side = chart.day.isoformat(), "right" if chart.right else "left"
        drawing.rule(color=palette.INK, x0=day, x1=day, y0=-0.5, y1=len(rows) - 0.5)
        drawing.label(chart.day_text, day, 1, yref="paper", yanchor="bottom", size=13, xanchor=side)
    for estimate, hue in dict.fromkeys((row.estimate, row.hue) for row in rows):
        _steps(drawing, [(y, row) for y, row in enumerate(rows) if (row.estimate, row.hue) == (estimate, hue)])
    day_axis(drawing, chart.first, chart.last, chart.days)
    drawing.name_rows(names, size=13)
    note = "<br>".join(look.wrapped(words, width=60) for words in chart.notes)
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "top", "align": "right"}
    drawing.label(note, 1, 0, size=12, color=palette.MUTED, yshift=-42, **place)
    height = max(name.count("<br>") + 1 for name in names) * _LINE_HEIGHT + 8
    below = 50 + _LINE_HEIGHT * (note.count("<br>") + 1)
    return drawing.figure(height=height * len(rows) + 24 + below, right=12, top=24, bottom=below)


def _steps(drawing: Drawing, rows: list[tuple[int, CycleRow]]) -> None:
    """Steps of one hue and form: a bar from the first to the last day, a dot where it is one day."""
    color, estimate = palette.fill(rows[0][1].hue), rows[0][1].estimate
    name = "perkiraan" if estimate else "diketahui"
    bars = [[(row.first.isoformat(), y), (row.last.isoformat(), y)] for y, row in rows if row.first != row.last]
    drawing.line(bars, name=name, color=color, width=_WIDTH)
    if estimate:
        drawing.line(bars, name=name, color=palette.PAPER, width=_WIDTH - 5)
    days = [(row.last.isoformat(), y) for y, row in rows]
    hover = [f"{look.wrapped(row.name, width=50)}<br>{look.safe(row.note)}" for _, row in rows]
    if estimate:  # the open end of a hollow bar
        ends = [[(start, y - _END), (start, y + _END)] for (start, y), _ in bars]
        drawing.line(ends, name=name, color=color, width=2.5)
    form: dict[str, Any] = {"color": palette.PAPER if estimate else color, "line": {"color": color, "width": 2.5}}
    drawing.dots(days, name=name, hover=hover, size=_WIDTH, **form)
