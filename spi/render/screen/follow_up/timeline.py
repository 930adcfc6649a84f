"""How is the timeline of a follow-up plan drawn on the screen?"""

from datetime import date
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from spi.charts.follow_up.timeline import ActionTimeline
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.wording import date_words

_WRAP, _LINE_HEIGHT = 26, 17  # letters of a line of a name, px of a line


def figure(chart: ActionTimeline) -> go.Figure:
    """Bars from start to due date, the late parts in orange, a diamond at a first due date that was moved."""
    drawing, rows = Drawing(), chart.rows
    names = [f"{look.wrapped(row.name, width=_WRAP)}<br>{look.small(look.wrapped(row.note, width=_WRAP + 4))}" for row in rows]
    written = [line for row in rows for line in (*wrap(row.name, _WRAP), *wrap(row.note, _WRAP + 4))]
    for y in range(len(rows)):
        drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y, y1=y)
    _bars(drawing, chart)
    day = chart.day.isoformat()
    drawing.rule(color=palette.INK, x0=day, x1=day, y0=-0.5, y1=len(rows) - 0.5, layer="above")
    drawing.label(chart.day_text, day, 1, yref="paper", yanchor="bottom", size=13, xanchor="right" if chart.right else "left")
    day_axis(drawing, chart.first, chart.last, chart.days)
    drawing.name_rows(names, size=13)
    below = 46 + _notes(drawing, chart, longest=max(map(len, written)))
    height = max(name.count("<br>") + 1 for name in names) * _LINE_HEIGHT + 8
    return drawing.figure(height=height * len(rows) + 24 + below, right=12, top=24, bottom=below)


def day_axis(drawing: Drawing, first: date, last: date, named: tuple[tuple[date, str], ...]) -> None:
    """A date axis from first to last that names these days."""
    names = [words.replace("\n", "<br>") for _, words in named]
    ends, ticks = [first.isoformat(), last.isoformat()], [day.isoformat() for day, _ in named]
    drawing.axis("x", type="date", range=ends, tickvals=ticks, ticktext=names)


def _notes(drawing: Drawing, chart: ActionTimeline, *, longest: int) -> int:
    """Write the notes below, from below the longest name on; answers the height they need in px."""
    notes = "<br>".join(look.wrapped(note, width=50) for note in chart.notes)
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "align": "left"}
    drawing.label(notes, 0, 0, size=12, color=palette.MUTED, yshift=-40, xshift=-6 * longest, **place)
    return _LINE_HEIGHT * (notes.count("<br>") + 1) if notes else 0


def _bars(drawing: Drawing, chart: ActionTimeline) -> None:
    rows, today = list(enumerate(chart.rows)), chart.day.isoformat()
    bars = {y: [(day.isoformat(), y) for day in row.bar] for y, row in rows}
    for done, color, name in ((False, palette.PEER, "rencana"), (True, palette.OWN, "terverifikasi")):
        drawing.line([bars[y] for y, row in rows if row.done == done], name=name, color=color, width=11)
    late = [((row.late.isoformat(), y), (today, y)) for y, row in rows if row.late]
    drawing.line(late, name="lewat tenggat", color=palette.DOWN_SOFT, width=5)
    hover = [f"{look.wrapped(row.title, width=50)}<br>{look.safe(row.dates)}<br>{look.safe(row.note)}" for _, row in rows]
    inks = [palette.OWN if row.done else palette.PEER_TEXT for _, row in rows]
    drawing.dots([bars[y][1] for y, _ in rows], name="tenggat", hover=hover, size=11, color=inks)
    moved = [(y, row.first_due) for y, row in rows if row.first_due]
    words = [f"tenggat pertama {date_words(day)}" for _, day in moved]
    hollow: dict[str, Any] = {"symbol": "diamond", "color": palette.PAPER, "line": {"color": palette.INK, "width": 2}}
    drawing.dots([(day.isoformat(), y) for y, day in moved], name="tenggat pertama", hover=words, size=11, **hollow)
