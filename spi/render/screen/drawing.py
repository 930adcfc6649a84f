"""What has a chart drawn so far? Plain dictionaries, made into a figure once, at the end.

Adding to a `go.Figure` mark by mark makes Plotly copy and check everything drawn before at every call: forty tiles took a third
of a second. A `Drawing` has the few words that our charts need, and `figure()` hands all of it over at once.
"""

from collections.abc import Container, Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from spi.charts.marks import Dot
from spi.render.screen import look
from spi.words import palette

QUIET = {
    "fixedrange": True,
    "showgrid": False,
    "zeroline": False,
    "showline": False,
    "ticks": "",
    "tickfont": {"size": 12, "color": palette.MUTED},
}  # of every axis
HALO = ", ".join(f"{x}px {y}px 2px {palette.PAPER}" for x in (-3, 0, 3) for y in (-2, 0, 2))  # round the letters


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

    def dots(self, points: Iterable[tuple[Any, Any]], *, name: str, hover: Sequence[str] = (), codes: Sequence[Any] = (),
             yaxis: str = "y", **marker: Any) -> None:  # fmt: skip
        """Add marks at points (x, y). hover: what each says, nothing if not given; codes: what a click on each chooses."""
        x, y = _columns(points)
        hints = {"hoverinfo": "text", "hovertext": list(hover)} if hover else {"hoverinfo": "skip"}
        clicked = {"customdata": list(codes)} if codes else {}
        self.scatter(x=x, y=y, yaxis=yaxis, mode="markers", name=name, cliponaxis=False, marker={"opacity": 1} | marker, **hints,
                     **clicked, unselected={"marker": {"opacity": marker.get("opacity", 1)}})  # fmt: skip

    def governments(self, dots: Iterable[tuple[float, Dot]], *, sizes: tuple[int, int] = (9, 16)) -> None:
        """Add governments at their heights (y, dot): the others faint, ours last and lit; a click chooses the region code."""
        rows = list(dots)
        for own, color, size, opacity in ((False, palette.OTHERS_DOT, sizes[0], 0.5), (True, palette.OWN, sizes[1], 1)):
            part = [(y, dot) for y, dot in rows if dot.own == own]
            hover, codes = [look.safe(dot.hover) for _, dot in part], [[dot.region_code] for _, dot in part]
            name, places = "dipilih" if own else "lainnya", [(dot.value, y) for y, dot in part]
            self.dots(places, name=name, hover=hover, codes=codes, color=color, size=size, opacity=opacity)

    def words(self, places: Iterable[tuple[Any, Any, str]], *, color: str = palette.INK, size: float = 14,
              side: str | Sequence[str] = "middle center", name: str = "kata", halo: bool = False, away: float = 0,
              **axes: str) -> None:  # fmt: skip
        """Write words at places (x, y, text), all of one colour and as one trace, which is drawn faster than a label each.

        halo keeps lines from striking them through; away: px between the place and the words; axes: xaxis, yaxis.
        """
        x, y, texts = _columns(places, 3)
        if not texts:
            return
        still = {"textfont": {"color": color}}  # a click elsewhere does not fade them
        font = {"color": color, "size": size} | ({"shadow": HALO} if halo else {})
        space = {"mode": "markers+text", "marker": {"size": 1.6 * (away - 1), "opacity": 0}} if away > 1 else {"mode": "text"}
        self.scatter(x=x, y=y, text=texts, name=name, hoverinfo="skip", cliponaxis=False, textfont=font, textposition=side,
                     unselected=still, **space, **axes)  # fmt: skip

    def line(self, pieces: Iterable[Iterable[tuple[Any, Any]]], *, name: str, color: str, width: float, dash: str = "solid",
             **more: Any) -> None:  # fmt: skip
        """Add a line of pieces, each through its points (x, y), with gaps between them: one trace is drawn faster than many."""
        x, y = _columns(point for piece in pieces for point in (*piece, (None, None)))
        style = {"color": color, "width": width, "dash": dash}
        self.scatter(x=x, y=y, name=name, **{"mode": "lines", "hoverinfo": "skip", "line": style} | more)

    def label(self, text: str, x: Any, y: Any, *, color: str = palette.INK, size: float = 14, bold: bool = False,
              halo: bool = False, **place: Any) -> None:  # fmt: skip
        """Write a direct label at (x, y); `halo` keeps lines from striking it through; `place` is where it is anchored."""
        place = {"xanchor": "center", "yanchor": "middle"} | ({"bgcolor": "rgba(255,255,255,0.82)"} if halo else {}) | place
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

    def long_list(self, rows: Iterable[Any], gaps: Iterable[tuple[int, str]], *, size: int, peers: Container[int] = (),
                  **settings: Any) -> None:  # fmt: skip
        """Name rows (place, name, own) by their place, ours lit and on a pale band, those at the places of peers in
        their hue; gaps: place and words of rows left out."""
        names = {place: f"<i>{look.safe(words)}</i>" for place, words in gaps}
        for row in rows:
            names[row.place] = look.safe(row.name)
            if row.own or row.place in peers:
                color = palette.OWN if row.own else palette.PEER_TEXT
                names[row.place] = f'<span style="color:{color}"><b>{names[row.place]}</b></span>'
            if row.own:
                self.wash(palette.OWN_WASH, x0=0, x1=1, xref="paper", y0=row.place - 0.5, y1=row.place + 0.5)
        self.name_rows([names[place] for place in range(len(names))], size=size, **settings)

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
        # checked for tests/charts and tests/render instead. `_validate` is Plotly's own switch (plotly/io/_templates.py uses it)
        # but undocumented: should it go one day, delete it here; everything works without it, only slower.
        return go.Figure({"data": self._traces, "layout": layout}, _validate=False)


def _columns(rows: Iterable[tuple[Any, ...]], count: int = 2) -> list[list[Any]]:
    """Rows as so many columns, which are plain lists: Plotly would copy an array and send it in another form."""
    columns: list[list[Any]] = [[] for _ in range(count)]
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    return columns


def blank(text: str) -> go.Figure:
    """A figure that says in one short sentence what is missing."""
    drawing = Drawing()
    drawing.axis("x", visible=False)
    drawing.axis("y", visible=False)
    drawing.label(look.wrapped(text, width=44), 0.5, 0.5, xref="paper", yref="paper", color=palette.MUTED)
    return drawing.figure(height=120)
