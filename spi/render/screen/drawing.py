"""What has a chart drawn so far? Plain dictionaries, made into a figure once, at the end.

Adding to a `go.Figure` mark by mark makes Plotly copy and check everything drawn before at every call: forty tiles took a third
of a second. A `Drawing` has the few words that our charts need, and `figure()` hands all of it over at once.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from spi.render.screen import look
from spi.words import palette
from spi.words.wording import decimal

QUIET = {"fixedrange": True, "showgrid": False, "zeroline": False, "showline": False, "ticks": ""}  # of every axis
HALO = {"bgcolor": "rgba(255,255,255,0.82)"}


class Drawing:
    """Marks, labels and axes in drawing order; every keyword not explained here is Plotly's own."""

    def __init__(self) -> None:
        self._traces: list[dict[str, Any]] = []
        self._labels: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {"xaxis": {**QUIET}, "yaxis": {**QUIET}}

    def scatter(self, **trace: Any) -> None:
        """Add points or lines."""
        self._traces.append({"type": "scatter", **trace})

    def bar(self, **trace: Any) -> None:
        """Add horizontal bars."""
        self._traces.append({"type": "bar", "orientation": "h", **trace})

    def label(self, text: str, x: Any, y: Any, *, color: str = palette.INK, size: float = 14, bold: bool = False,
              halo: bool = False, **place: Any) -> None:  # fmt: skip
        """Write a direct label at (x, y); `halo` keeps lines from striking it through; `place` is where it is anchored."""
        place = {"xanchor": "center", "yanchor": "middle"} | (HALO if halo else {}) | place
        self._labels.append({"text": f"<b>{text}</b>" if bold else text, "x": x, "y": y, "showarrow": False, "borderpad": 1,
                             "font": {"color": color, "size": size}, **place})  # fmt: skip

    def rule(self, *, color: str = palette.LINE, width: float = 1, dash: str = "solid", **corners: Any) -> None:
        """Draw a straight line below the data; `corners` are x0, x1, y0, y1 and, when needed, xref, yref."""
        self._shapes.append({"type": "line", "layer": "below", "line": {"color": color, "width": width, "dash": dash}, **corners})

    def wash(self, color: str, *, line: dict[str, Any] | None = None, **corners: Any) -> None:
        """Fill a rectangle below the data; `line` is its outline, none if not given."""
        self._shapes.append({"type": "rect", "layer": "below", "fillcolor": color, "line": line or {"width": 0}, **corners})

    def axis(self, name: str, **settings: Any) -> None:
        """Set an axis by the name that traces and labels give it: "x", "y", "x2"."""
        self._layout.setdefault(f"{name[0]}axis{name[1:]}", {**QUIET}).update(settings)

    def name_rows(self, names: Sequence[str], *, size: int = 14, **settings: Any) -> None:
        """One row per name (already safe), first on top, the names in the left margin."""
        rows = list(range(len(names)))
        self.axis("y", range=[len(rows) - 0.5, -0.5], tickvals=rows, ticktext=list(names), automargin=True,
                  tickfont={"size": size, "color": palette.INK}, **settings)  # fmt: skip

    def figure(self, *, height: int, left: int = 8, right: int = 8, top: int = 8, bottom: int = 8) -> go.Figure:
        """Everything drawn, in the frame of the house: `height` and margins in px; no zoom, no legend, no title."""
        font = {"family": look.FONT, "size": 14, "color": palette.INK}
        frame = {
            "height": height, "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 4}, "font": font, "bargap": 0.3,
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "showlegend": False, "dragmode": False,
            "hovermode": "closest", "separators": ",.",
            "hoverlabel": {"bgcolor": palette.PAPER, "bordercolor": palette.LINE, "font": {**font}, "align": "left"},
        }  # fmt: skip
        layout = {**frame, **self._layout, "annotations": self._labels, "shapes": self._shapes}
        # Plotly would check every word again at every click, which takes longer than all the rest. That it accepts our words is
        # checked in every test of tests/charts instead (conftest.py). `_validate` is Plotly's own switch (plotly/io/_templates.py
        # uses it) but undocumented: should it go one day, delete it here; everything works without it, only slower.
        return go.Figure({"data": self._traces, "layout": layout}, _validate=False)


def blank(text: str) -> go.Figure:
    """A figure that says in one short sentence what is missing."""
    drawing = Drawing()
    drawing.axis("x", visible=False)
    drawing.axis("y", visible=False)
    drawing.label(look.wrapped(text, width=44), 0.5, 0.5, xref="paper", yref="paper", color=palette.MUTED)
    return drawing.figure(height=120)


def dot_row(drawing: Drawing, rows: list[dict], column: str, y: float, *, region_code: str, sizes: tuple[int, int]) -> None:
    """Everyone's value as faint dots on one row, ours big; customdata is the region code; names and values on hover."""
    styles = ((False, palette.OTHERS_DOT, sizes[0], 0.5, "lainnya"), (True, palette.OWN, sizes[1], 1, "kita"))
    for own, color, size, opacity, said in styles:
        part = [r for r in rows if (r["region_code"] == region_code) == own]
        drawing.scatter(
            x=[r[column] for r in part], y=[y] * len(part), mode="markers", name=said, hoverinfo="text",
            hovertext=[f"{look.safe(r['region'])} {decimal(r[column])}" for r in part],
            customdata=[[r["region_code"]] for r in part], marker={"color": color, "size": size, "opacity": opacity})  # fmt: skip
