"""How does every chart of the house look? Words, and the few rules that keep labels apart; its hues are in spi.words.palette."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from spi.charts.marks import part_hue
from spi.method.methodology import Band
from spi.words import palette

CONFIG = {"displayModeBar": False, "showSendToCloud": False, "scrollZoom": False, "doubleClick": False}
FONT = '"Source Sans", sans-serif'
STILL = {"unselected": {"marker": {"opacity": 1}}}  # a click chooses; it does not fade the rest
PHONE = 340  # px: the narrowest container a chart is laid out for


def safe(name: Any) -> str:
    """A name from the data, so that Plotly shows its characters instead of reading them as HTML."""
    return escape(str(name), quote=False)


def wrapped(name: Any, *, width: int = 16) -> str:
    """A name from the data, escaped and broken into lines of about `width` characters."""
    return "<br>".join(safe(line) for line in wrap(str(name), width, break_long_words=False) or [""])


def lines(text: str) -> str:
    """A text of several lines, escaped."""
    return safe(text).replace("\n", "<br>")


def small(text: str, *, size: int = 12, color: str = palette.MUTED) -> str:
    """A second, quieter line of a label."""
    return f'<span style="font-size:{size}px;color:{color}">{text}</span>'


def part_hues(part: str, points: float) -> tuple[str, str]:
    """Fill and text colour of a part."""
    hue = part_hue(part, points)
    return palette.fill(hue), palette.ink(hue)


def text_width(text: str, *, size: int = 14) -> float:
    """About how many px a label needs (Source Sans, a little generous)."""
    return 0.54 * size * max((len(line) for line in text.split("<br>")), default=0)


def present(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows in which every named column has a value; an empty table when a column or the table is missing."""
    if table is None or not set(columns) <= set(table.columns):
        return pd.DataFrame(columns=list(columns))
    there = table[columns[0]].notna()
    for column in columns[1:]:
        there &= table[column].notna()
    return table[there].reset_index(drop=True)


def records(table: pd.DataFrame, *columns: str) -> list[dict[str, Any]]:
    """The same rows as dictionaries: for a few dozen rows much faster to walk through than a table."""
    if table is None or not set(columns) <= set(table.columns):
        return []
    there, names = present(table, *columns), list(table.columns)  # to walk through an Index for every row would be slow
    return [dict(zip(names, row, strict=True)) for row in zip(*(there[name].tolist() for name in names), strict=True)]


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


def enlarged(figure: go.Figure, factor: float = 1.6, *, least: float = 0) -> go.Figure:
    """The same figure for a projector: text, marks, lines, margins and height times `factor`, no text below `least` px."""
    grown = {"size", "height", "l", "r", "t", "b", "pad", "xshift", "yshift"}

    def grow(node: Any, key: str = "", parent: str = "") -> Any:
        if isinstance(node, dict):
            return {k: v if k == "customdata" else grow(v, k, key) for k, v in node.items()}
        if isinstance(node, (list, tuple)):
            return [grow(v, key, parent) for v in node]
        if isinstance(node, str):
            return re.sub(r"font-size:(\d+)px", lambda m: f"font-size:{max(round(int(m[1]) * factor), least)}px", node)
        if key == "size" and "font" in parent:
            return max(node * factor, least)
        return node * factor if isinstance(node, (int, float)) and (key in grown or (key, parent) == ("width", "line")) else node

    return go.Figure(grow(figure.to_dict()))
