"""How are the ranges of places drawn on the screen? One row each, names at the left, the ranges in words at the right."""

import plotly.graph_objects as go

from spi.charts.rank_intervals import RankIntervals
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette


def figure(chart: RankIntervals) -> go.Figure:
    """A line from the best place to the worst, a dot at the place of today; a rule above every tier; customdata is the code."""
    drawing, count = Drawing(), len(chart.rows) + len(chart.headings)
    step, size = look.row_step(count)
    drawing.long_list(chart.rows, chart.headings, size=size)
    for place in chart.tiers:
        drawing.rule(color=palette.LINE, x0=0, x1=1, xref="paper", y0=place, y1=place)
    for hue, width in (("others_line", 2), ("peer", 3), ("own", 5)):
        rows = [row for row in chart.rows if row.hue == hue]
        if not rows:
            continue
        drawing.line([((row.best, row.place), (row.worst, row.place)) for row in rows], name="rentang", color=palette.fill(hue),
                     width=width, cliponaxis=False)  # fmt: skip
        hover, codes = [look.lines(row.hover) for row in rows], [[row.region_code] for row in rows]
        drawing.dots([(row.rank, row.place) for row in rows], name="dipilih" if hue == "own" else "lainnya", hover=hover,
                     codes=codes, color=palette.fill(hue), size=13 if hue == "own" else 7)  # fmt: skip
        values = [(chart.span[1], row.place, f"<b>{row.text}</b>" if hue == "own" else row.text) for row in rows]
        drawing.words(values, side="middle right", size=size, name="angka", color=palette.OWN if hue == "own" else palette.MUTED)
    drawing.axis("x", range=list(chart.span), tickvals=list(chart.ticks))
    return drawing.figure(height=step * count + 40, right=size * 4 + 8, top=10, bottom=30)
