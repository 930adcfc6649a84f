"""How is a ranking drawn on the screen? One row each, names at the left, values in a column at the right."""

from typing import Any

import plotly.graph_objects as go

from spi.charts.ranking_dots import RankingDots, RankRow
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_LOOKS: dict[str, dict[str, Any]] = {
    "lainnya": {"color": palette.OTHERS_DOT, "size": 9},
    "pembanding": {"color": palette.PEER_TEXT, "size": 12, "symbol": "diamond"},
    "dipilih": {"color": palette.OWN, "size": 15},
}
_INKS = {"lainnya": palette.MUTED, "pembanding": palette.PEER_TEXT, "dipilih": palette.OWN}


def figure(chart: RankingDots) -> go.Figure:
    """Ours on a pale band, in its hue, peers as diamonds in theirs; tails lead to small dots; customdata is the region code."""
    drawing, count = Drawing(), len(chart.rows) + len(chart.gaps)
    step, size = look.row_step(count)
    top = 10 + 18 * (max((limit.level for limit in chart.limits), default=-1) + 1)
    drawing.long_list(chart.rows, chart.gaps, size=size, peers={row.place for row in chart.rows if row.peer})
    for limit in chart.limits:
        drawing.rule(color=palette.MUTED, dash="dot", x0=limit.value, x1=limit.value, y0=0, y1=1, yref="paper")
        words = look.safe(limit.text) + "<br> " * limit.level
        drawing.words([(limit.value, -0.5, words)], side="top center", size=13, color=palette.MUTED, name="batas")
    for own in (False, True):
        _tails(drawing, [row for row in chart.rows if row.own == own and row.before is not None], own=own)
    _dots(drawing, chart, size)
    foot = 48 if chart.note else 30
    if chart.note:
        place: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "top", "yshift": -26}
        drawing.label(chart.note, 1, 0, size=12, color=palette.MUTED, xshift=size * 3, **place)
    drawing.axis("x", range=list(chart.span), nticks=5, tickformat="d")
    return drawing.figure(height=step * count + top + foot, right=size * 3 + 8, top=top, bottom=foot)


def _tails(drawing: Drawing, rows: list[RankRow], *, own: bool) -> None:
    """A thin line from each value to that of the year before, with a small dot at its end."""
    if rows:
        line, dot = (palette.PEER, palette.PEER) if own else (palette.OTHERS, palette.OTHERS_LINE)
        drawing.line([((row.before, row.place), (row.value, row.place)) for row in rows], name="ekor", color=line, width=2)
        drawing.dots([(row.before, row.place) for row in rows], name="tahun sebelumnya", color=dot, size=6)


def _dots(drawing: Drawing, chart: RankingDots, size: int) -> None:
    """This year's dots, and their values in the column at the right."""
    for kind, look_of in _LOOKS.items():
        rows = [row for row in chart.rows if _kind(row) == kind]
        if not rows:
            continue
        hover = [look.lines(row.hover) for row in rows]
        places, codes = [(row.value, row.place) for row in rows], [[row.region_code] for row in rows]
        drawing.dots(places, name=kind, hover=hover, codes=codes, **look_of)
        values = [(chart.span[1], row.place, row.text if kind == "lainnya" else f"<b>{row.text}</b>") for row in rows]
        drawing.words(values, side="middle right", size=size, name="angka", color=_INKS[kind])


def _kind(row: RankRow) -> str:
    return "dipilih" if row.own else "pembanding" if row.peer else "lainnya"
