"""How does a chart look on the screen? One drawing per shape; the only room that knows Plotly."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from spi.charts.cycle.coverage_tiles import CoverageTiles
from spi.charts.cycle.cycle_timeline import CycleTimeline
from spi.charts.distribution import Distribution
from spi.charts.follow_up.ageing import AgeingBars
from spi.charts.follow_up.curve import VerdictCurve
from spi.charts.follow_up.outcome import OutcomeDots
from spi.charts.follow_up.themes import ParetoBars, ThemeGrid
from spi.charts.follow_up.timeline import ActionTimeline
from spi.charts.index_line import IndexLine
from spi.charts.marks import Blank, Chart
from spi.charts.parts.bars import Bars
from spi.charts.parts.cause_columns import CauseColumns
from spi.charts.parts.component_trends import ComponentTrends
from spi.charts.parts.components import Components
from spi.charts.parts.gaps import Gaps
from spi.charts.parts.profile import Profile
from spi.charts.parts.small_lines import SmallLines
from spi.charts.parts.split_bars import SplitBars
from spi.charts.parts.waterfall import Waterfall
from spi.charts.parts.weak_bars import WeakBars
from spi.charts.quadrant import Quadrant
from spi.charts.rank_bump import RankBump
from spi.charts.rank_intervals import RankIntervals
from spi.charts.ranking_dots import RankingDots
from spi.charts.scope_strip import ScopeStrip
from spi.charts.tile_map import TileMap
from spi.render.screen import distribution, index_line, quadrant, rank_bump, rank_intervals, ranking_dots, scope_strip, tile_map
from spi.render.screen.cycle import coverage_tiles, cycle_timeline
from spi.render.screen.drawing import blank
from spi.render.screen.follow_up import ageing, curve, outcome, themes, timeline
from spi.render.screen.look import CONFIG, enlarged
from spi.render.screen.parts import (
    bars,
    cause_columns,
    component_trends,
    components,
    gaps,
    profile,
    small_lines,
    split_bars,
    waterfall,
    weak_bars,
)
from spi.words import palette

__all__ = ["CONFIG", "STAGE", "as_text", "draw", "enlarged", "staged"]

STAGE = (836, 460)  # px: the room of a chart on a stage of 1280 x 720
_GROWN, _LEAST = 1.75, 24  # a chart on the stage: times larger, and no text below this
_ROW = 64  # px: a row lower than this has room for one line of its name only

_FIGURES: dict[type, Callable[[Any], go.Figure]] = {  # one line per shape
    Blank: lambda chart: blank(chart.alt),
    ActionTimeline: timeline.figure,
    AgeingBars: ageing.figure,
    CoverageTiles: coverage_tiles.figure,
    CycleTimeline: cycle_timeline.figure,
    Distribution: distribution.figure,
    IndexLine: index_line.figure,
    OutcomeDots: outcome.figure,
    ParetoBars: themes.pareto_figure,
    Quadrant: quadrant.figure,
    RankBump: rank_bump.figure,
    RankIntervals: rank_intervals.figure,
    RankingDots: ranking_dots.figure,
    ScopeStrip: scope_strip.figure,
    ThemeGrid: themes.grid_figure,
    TileMap: tile_map.figure,
    VerdictCurve: curve.figure,
    Bars: bars.figure,
    CauseColumns: cause_columns.figure,
    ComponentTrends: component_trends.figure,
    Components: components.figure,
    Gaps: gaps.figure,
    Profile: profile.figure,
    SmallLines: small_lines.figure,
    SplitBars: split_bars.figure,
    Waterfall: waterfall.figure,
    WeakBars: weak_bars.figure,
}


@lru_cache(maxsize=512)
def draw(chart: Chart) -> go.Figure:
    """The figure of a chart, drawn once for every equal chart: whoever changes it takes a copy (`enlarged`)."""
    return _FIGURES[type(chart)](chart)


def staged(chart: Chart, *, high: int = STAGE[1]) -> go.Figure:
    """The same for the projector: enlarged to the width of the stage and `high` px, names in one line where rows are low."""
    grown = enlarged(draw(chart), _GROWN, least=_LEAST)
    rows = grown.layout.yaxis.ticktext
    if rows and len(rows) * _ROW > high - 40:
        grown.layout.yaxis.ticktext = [name.replace("<br>", " ") for name in rows]
    for label in grown.layout.annotations:
        if label.bgcolor:  # on a wall a line that shines through a number strikes it out
            label.bgcolor = palette.PAPER
    return grown.update_layout(height=high, width=STAGE[0])


@lru_cache(maxsize=512)
def as_text(chart: Chart, *, high: int = 0, dark: bool = False) -> tuple[str, int]:
    """The figure of a chart as Plotly's JSON, and its height in px; `high`: of its room on a stage, 0 on a page; dark: for a
    dark ground."""
    figure = staged(chart, high=high) if high else draw(chart)
    text = figure.to_json(validate=False)
    return palette.dark(text) if dark else text, figure.layout.height
