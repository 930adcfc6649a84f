"""How is a chart drawn on paper? One drawing per shape, laid out in points; Typst sets it (paper.typ)."""

from collections.abc import Callable
from typing import Any

from spi.charts.cycle.cycle_timeline import CycleTimeline
from spi.charts.index_line import IndexLine
from spi.charts.marks import Chart
from spi.charts.parts.bars import Bars
from spi.charts.parts.profile import Profile
from spi.charts.parts.split_bars import SplitBars
from spi.charts.parts.waterfall import Waterfall
from spi.charts.scope_strip import ScopeStrip
from spi.render.paper import bars, cycle_timeline, index_line, profile, scope_strip, split_bars, waterfall
from spi.render.paper.canvas import Picture
from spi.render.paper.typesetting import typeset

__all__ = ["Picture", "draw", "typeset"]

_PICTURES: dict[type, Callable[[Any], Picture]] = {  # one line per shape
    CycleTimeline: cycle_timeline.picture,
    IndexLine: index_line.picture,
    ScopeStrip: scope_strip.picture,
    Bars: bars.picture,
    Profile: profile.picture,
    SplitBars: split_bars.picture,
    Waterfall: waterfall.picture,
}


def draw(chart: Chart) -> Picture | None:
    """The picture of a chart; None for one of which nothing is known: a document says that in its own words."""
    return _PICTURES[type(chart)](chart) if type(chart) in _PICTURES else None
