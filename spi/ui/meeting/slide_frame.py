"""What does a slide consist of beside its message, and how does a chart of the dashboard fit on the stage?"""

from dataclasses import dataclass, field

import plotly.graph_objects as go

from spi.render import screen
from spi.words import palette

GROWN, LEAST = 1.75, 24  # a chart on the stage: times larger, and no text below this (px at 1280 x 720)
HIGH, WIDE, ROW = 460, 836, 64  # px of a chart on the stage; a row lower than ROW has room for one line only


@dataclass(frozen=True)
class Figure:
    """A number to be read from the back row. about: what it is; hue: own, up, down or ""; tint: of a category, or ""."""

    words: str
    about: str
    hue: str = ""
    tint: str = ""


@dataclass(frozen=True)
class Picture:
    """What one slide shows. figures: the main one first; table: rows of texts, its heads above; note: one quiet line."""

    figures: list[Figure] = field(default_factory=list)
    chart: go.Figure | None = None
    alt: str = ""
    heads: tuple[str, ...] = ()
    table: list[tuple[str, ...]] = field(default_factory=list)
    note: str = ""


def fitted(chart: go.Figure, *, high: int = HIGH) -> go.Figure:
    """A chart of the dashboard as the stage shows it: enlarged, in its room, names in one line where rows are low."""
    grown = screen.enlarged(chart, GROWN, least=LEAST)
    rows = grown.layout.yaxis.ticktext
    if rows and len(rows) * ROW > high - 40:
        grown.layout.yaxis.ticktext = [name.replace("<br>", " ") for name in rows]
    for label in grown.layout.annotations:
        if label.bgcolor:  # on a wall a line that shines through a number strikes it out
            label.bgcolor = palette.PAPER
    return grown.update_layout(height=high, width=WIDE)
