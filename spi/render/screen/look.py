"""How does every chart of the house look? Words, and the few rules that keep labels apart; its hues are in spi.words.palette."""

import re
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

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


def text_width(text: str, *, size: int = 14) -> float:
    """About how many px a label needs (Source Sans, a little generous)."""
    return 0.54 * size * max((len(line) for line in text.split("<br>")), default=0)


def row_step(count: int) -> tuple[int, int]:
    """Height of a row and size of its text in px: 15 and 11 for many rows, up to 26 and 14 for few."""
    step = max(15, min(26, 520 // max(count, 1)))
    return step, min(14, step - 4)


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
