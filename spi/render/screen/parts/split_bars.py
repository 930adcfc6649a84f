"""How do common and own movement look on the screen?"""

import plotly.graph_objects as go

from spi.charts.parts.split_bars import SplitBars
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette
from spi.words.palette import fill, ink

_ROW, _PLOT, _LETTERS = 62, look.PHONE - 130, 12  # px: of a pair, left for the bars on a phone, of the words beside them
_MOST = 0.7  # of the width that words may take from the bars


def figure(chart: SplitBars) -> go.Figure:
    """Two bars in each row around one zero line, the words at the right of each; evenly apart, so that a low stage has room."""
    drawing, rows, (low, high) = Drawing(), chart.rows, chart.span
    for side, up, name in (("common", -0.25, "bersama"), ("own", 0.25, "sendiri")):
        drawn = [getattr(row, side) for row in rows]
        drawing.bar(x=[each.value for each in drawn], y=[n + up for n in range(len(rows))], width=0.3, name=name,
                    hoverinfo="skip", marker={"color": [fill(each.hue) for each in drawn]})  # fmt: skip
        for n, each in enumerate(drawn):
            text = f"<b>{look.safe(each.text)}</b>" if side == "own" else look.safe(each.text)
            drawing.words([(max(each.value, 0), n + up, text)], size=_LETTERS, color=ink(each.ink), side="middle right", away=6)
    drawing.rule(color=palette.MUTED, layer="above", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5)
    for n, above in enumerate(rows[:-1]):
        drawing.rule(xref="paper", x0=0, x1=1, y0=n + 0.5, y1=n + 0.5, width=1.5 if above.total else 0.5)
    sides = [side for row in rows for side in (row.common, row.own)]
    rooms = [min((look.text_width(side.text, size=_LETTERS) + 10) / _PLOT, _MOST) for side in sides]
    ends = [low + max(max(side.value, 0) - low, 0.5) / (1 - room) for side, room in zip(sides, rooms, strict=True)]
    drawing.axis("x", visible=False, range=[low * 1.05, max(high, *ends)])
    names = [look.wrapped(row.label, width=17) + f"<br>{look.small(look.safe(row.detail))}" for row in rows]
    drawing.name_rows([f"<b>{name}</b>" if row.total else name for name, row in zip(names, rows, strict=True)], size=13)
    return drawing.figure(height=_ROW * len(rows) + 16, right=6)
