"""How does a profile look on the screen?"""

from typing import Any

import plotly.graph_objects as go

from spi.charts.parts.profile import Profile, ProfileRow
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_ROW, _LINE, _UNDER = 52, 15, 34  # px: our number above the row, the median's below; a line of peers' words, and the first one


def figure(chart: Profile) -> go.Figure:
    """The others as faint dots, the marks as ticks with words, peers as diamonds with theirs on lines below, ours big with its
    number; customdata is the region code."""
    drawing, rows, top = Drawing(), chart.rows, 24 if chart.limits else 6
    step = _ROW + _LINE * chart.lines
    for limit in chart.limits:
        drawing.rule(color=palette.MUTED, dash="dot", x0=limit.value, x1=limit.value, y0=0, y1=1, yref="paper")
        drawing.words([(limit.value, -0.5, look.safe(limit.text))], side="top center", size=13, color=palette.MUTED)
    for y, row in enumerate(rows):
        for part, half, color in ((row.most, 0.07, palette.OTHERS), (row.middle, 0.14, palette.OTHERS_DOT)):
            if part:
                half *= _ROW / step
                drawing.wash(color, x0=part[0], x1=part[1], y0=y - half, y1=y + half)
        _marks(drawing, y, row, step)
    drawing.governments((y, dot) for y, row in enumerate(rows) for dot in (*row.others, row.own) if dot)
    _peers(drawing, rows, step)
    numbers = [(row.own.value, y, f"<b>{row.text}</b>") for y, row in enumerate(rows) if row.own]
    drawing.words(numbers, side="top center", size=15, color=palette.OWN, halo=True, away=9)
    bottom = 42 if chart.note else 24
    drawing.axis("x", range=list(chart.span), nticks=6)
    if chart.note:
        place: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "yshift": -22}
        drawing.label(chart.note, 0, 0, size=12, color=palette.MUTED, **place)
    drawing.name_rows([look.wrapped(row.label, width=17) for row in rows])
    first = _ROW / 2 / step  # rows stand at the top of their room, the lines of peers below them
    drawing.axis("y", range=[len(rows) - first, -first])
    return drawing.figure(height=step * len(rows) + 24 + bottom, left=8, right=12, top=top, bottom=bottom)


def _peers(drawing: Drawing, rows: tuple[ProfileRow, ...], step: int) -> None:
    """Diamonds, each with a hair down to its name and value."""
    peers = [(y, peer) for y, row in enumerate(rows) for peer in row.peers]
    if not peers:
        return
    for y, peer in peers:
        end = y + (_UNDER + _LINE * peer.level - _LINE / 2) / step
        drawing.rule(color=palette.PEER, width=1, x0=peer.dot.value, x1=peer.dot.value, y0=y, y1=end)
    hover, codes = [look.safe(peer.dot.hover) for _, peer in peers], [[peer.dot.region_code] for _, peer in peers]
    places = [(peer.dot.value, y) for y, peer in peers]
    drawing.dots(places, name="pembanding", hover=hover, codes=codes, color=palette.PEER_TEXT, size=12, symbol="diamond")
    words = [(peer.words.place, y + (_UNDER + _LINE * peer.level) / step, look.safe(peer.words.text)) for y, peer in peers]
    drawing.words(words, size=12, color=palette.PEER_TEXT, halo=True)


def _marks(drawing: Drawing, y: int, row: ProfileRow, step: int) -> None:
    drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y, y1=y)
    for mark in row.marks:
        drawing.rule(
            color=palette.INK,
            width=2,
            layer="above",
            x0=mark.value,
            x1=mark.value,
            y0=y - 0.14 * _ROW / step,
            y1=y + 0.2 * _ROW / step,
        )
    words = [(mark.place, y, look.safe(mark.text)) for mark in row.marks]
    drawing.words(words, side="bottom center", size=12, color=palette.MUTED, halo=True, away=13)
