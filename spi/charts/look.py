"""How does every chart of the house look? Palette, page frame, and the few rules that keep labels apart.

Colour means something or is not there: our region has one strong hue, chosen peers a muted one, the rest is grey; up is blue,
down is orange, the deduction is purple; the tints of KPK's categories never stand without word and symbol. Text uses the darker
`*_TEXT` shades, which keep WCAG AA contrast on white.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from spi.methodology import Band
from spi.wording import decimal

CONFIG = {"displayModeBar": False, "showSendToCloud": False, "scrollZoom": False, "doubleClick": False}
FONT = '"Source Sans", sans-serif'
STILL = {"unselected": {"marker": {"opacity": 1}}}  # a click chooses; it does not fade the rest
PHONE = 340  # px: the narrowest container a chart is laid out for

INK, MUTED, LINE, PAPER = "#1D2B33", "#5F6B73", "#C3CBC7", "#FFFFFF"
OTHERS, OTHERS_DOT, OTHERS_LINE = "#D3DAD6", "#9FABA6", "#B9C3BE"
OWN, OWN_WASH, PEER, PEER_TEXT = "#0B4F6C", "#E4EEF2", "#7FB0C4", "#2F6F8A"
UP, DOWN, DEDUCTION = "#2B7BBA", "#D0652A", "#7A3E9D"
UP_TEXT, DOWN_TEXT, DEDUCTION_TEXT = "#1F669E", "#A94A15", "#7A3E9D"


def apply_layout(figure: go.Figure, *, height: int, left: int = 8, right: int = 8, top: int = 8, bottom: int = 8,
                 size: int = 14) -> go.Figure:  # fmt: skip
    """Give a figure the frame of the house: `height`, margins and text `size` in px; no zoom, no legend, no title."""
    font = {"family": FONT, "size": size, "color": INK}
    quiet = {"fixedrange": True, "showgrid": False, "zeroline": False, "showline": False, "ticks": ""}
    figure.update_layout(
        height=height, margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 4}, font=font, separators=",.",
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", showlegend=False, dragmode=False, hovermode="closest",
        hoverlabel={"bgcolor": PAPER, "bordercolor": LINE, "font": {**font, "size": 14}, "align": "left"}, bargap=0.3,
    )  # fmt: skip
    return figure.update_xaxes(**quiet).update_yaxes(**quiet)


def blank(text: str, *, height: int = 120) -> go.Figure:
    """A figure that says in one short sentence what is missing."""
    figure = apply_layout(go.Figure(), height=height)
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    return figure.add_annotation(text=wrapped(text, width=44), xref="paper", yref="paper", x=0.5, y=0.5, showarrow=False,
                                 font={"color": MUTED, "size": 14})  # fmt: skip


def label(figure: go.Figure, text: str, x: Any, y: Any, *, color: str = INK, size: int = 14, bold: bool = False,
          halo: bool = False, **place: Any) -> None:  # fmt: skip
    """Write a direct label at (x, y); `halo` keeps lines from striking it through; `place` is passed to the annotation."""
    place = {"xanchor": "center", "yanchor": "middle"} | place
    ground = "rgba(255,255,255,0.82)" if halo else None
    figure.add_annotation(text=f"<b>{text}</b>" if bold else text, x=x, y=y, showarrow=False, borderpad=1, bgcolor=ground,
                          font={"color": color, "size": size}, **place)  # fmt: skip


def name_left(figure: go.Figure, names: Sequence[str]) -> go.Figure:
    """One row per name (already safe), first on top, the names in the left margin."""
    rows = list(range(len(names)))
    return figure.update_yaxes(range=[len(rows) - 0.5, -0.5], tickvals=rows, ticktext=list(names), automargin=True,
                               tickfont={"size": 14, "color": INK})  # fmt: skip


def rule(figure: go.Figure, *, color: str = LINE, width: float = 1, dash: str = "solid", **corners: Any) -> None:
    """Draw a straight line below the data; `corners` are x0, x1, y0, y1 and, when needed, xref, yref."""
    figure.add_shape(type="line", line={"color": color, "width": width, "dash": dash}, **({"layer": "below"} | corners))


def wash(figure: go.Figure, color: str, **corners: Any) -> None:
    """Fill a rectangle below the data."""
    figure.add_shape(type="rect", fillcolor=color, line={"width": 0}, **({"layer": "below"} | corners))


def dot_row(figure: go.Figure, rows: pd.DataFrame, column: str, y: float, *, region_code: str, sizes: tuple[int, int]) -> None:
    """Everyone's value as faint dots on one row, ours big; customdata is the region code; names and values on hover."""
    own = rows["region_code"] == region_code
    styles = ((~own, OTHERS_DOT, sizes[0], 0.5, "lainnya"), (own, OWN, sizes[1], 1, "kita"))
    for which, color, size, opacity, name in styles:
        part = rows[which]
        hover = [f"{safe(n)} {decimal(v)}" for n, v in zip(part["region"], part[column], strict=True)]
        figure.add_scatter(x=part[column].tolist(), y=[y] * len(part), mode="markers", name=name, hoverinfo="text",
                           hovertext=hover, customdata=[[c] for c in part["region_code"]],
                           marker={"color": color, "size": size, "opacity": opacity})  # fmt: skip


def safe(name: Any) -> str:
    """A name from the data, so that Plotly shows its characters instead of reading them as HTML."""
    return escape(str(name), quote=False)


def wrapped(name: Any, *, width: int = 16) -> str:
    """A name from the data, escaped and broken into lines of about `width` characters."""
    return "<br>".join(safe(line) for line in wrap(str(name), width, break_long_words=False) or [""])


def small(text: str, *, size: int = 12, color: str = MUTED) -> str:
    """A second, quieter line of a label."""
    return f'<span style="font-size:{size}px;color:{color}">{text}</span>'


def text_width(text: str, *, size: int = 14) -> float:
    """About how many px a label needs (Source Sans, a little generous)."""
    return 0.54 * size * max((len(line) for line in text.split("<br>")), default=0)


def present(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows in which every named column has a value; an empty table when a column or the table is missing."""
    if table is None or not set(columns) <= set(table.columns):
        return pd.DataFrame(columns=list(columns))
    return table.dropna(subset=list(columns)).reset_index(drop=True)


def known(value: Any) -> bool:
    """Is there a number here?"""
    return value is not None and not pd.isna(value)


def as_bands(bands: Iterable[Band | dict]) -> list[Band]:
    """Categories, lowest first, from `methodology.bands(...)` or from dicts with name, from, below, symbol, tint."""
    made = [b if isinstance(b, Band) else Band(b["name"], b["from"], b["below"], b["symbol"], b["tint"]) for b in bands or ()]
    return sorted(made, key=lambda band: band.lower)


def band_of(bands: Sequence[Band], score: float | None) -> Band | None:
    """The band of an unrounded score (a limit belongs to the band above it)."""
    return next((b for b in reversed(bands) if score >= b.lower), None) if known(score) else None


def levels(centres: Sequence[float], widths: Sequence[float], *, gap: float = 6) -> list[int]:
    """For labels on a line (px): the lowest level on which each one touches no earlier one."""
    ends: list[float] = []
    chosen = []
    for centre, width in zip(centres, widths, strict=True):
        level = next((n for n, end in enumerate(ends) if centre - width / 2 >= end + gap), len(ends))
        ends[level:level + 1] = [centre + width / 2]  # fmt: skip
        chosen.append(level)
    return chosen


def spread(positions: Sequence[float], *, gap: float) -> list[float]:
    """Move positions apart until neighbours are `gap` from each other, keeping their order and about their middle."""
    order = sorted(range(len(positions)), key=lambda n: positions[n])
    groups: list[list[float]] = []  # each: [middle, members]
    for n in order:
        groups.append([positions[n], 1])
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < gap * (groups[-1][1] + groups[-2][1]) / 2:
            middle, members = groups.pop()
            before = groups[-1]
            before[0] = (before[0] * before[1] + middle * members) / (before[1] + members)
            before[1] += members
    moved = [middle + gap * (k - (members - 1) / 2) for middle, members in groups for k in range(int(members))]
    return [moved[order.index(n)] for n in range(len(positions))]


def enlarged(figure: go.Figure, factor: float = 1.6) -> go.Figure:
    """The same figure for a projector: text, marks, lines, margins and height times `factor`."""
    grown = {"size", "height", "l", "r", "t", "b", "pad", "xshift", "yshift"}

    def grow(node: Any, key: str = "", parent: str = "") -> Any:
        if isinstance(node, dict):
            return {k: v if k == "customdata" else grow(v, k, key) for k, v in node.items()}
        if isinstance(node, (list, tuple)):
            return [grow(v, key, parent) for v in node]
        if isinstance(node, str):
            return re.sub(r"font-size:(\d+)px", lambda m: f"font-size:{round(int(m[1]) * factor)}px", node)
        return node * factor if isinstance(node, (int, float)) and (key in grown or (key, parent) == ("width", "line")) else node

    return go.Figure(grow(figure.to_dict()))
