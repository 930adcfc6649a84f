"""How does a chart look on the screen? One drawing per shape; the only room that knows Plotly."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from spi.charts.follow_up.ageing import AgeingBars
from spi.charts.follow_up.curve import VerdictCurve
from spi.charts.follow_up.outcome import OutcomeDots
from spi.charts.follow_up.themes import ParetoBars, ThemeGrid
from spi.charts.follow_up.timeline import ActionTimeline
from spi.charts.index_line import IndexLine
from spi.charts.marks import Blank, Chart
from spi.charts.rank_bump import RankBump
from spi.charts.ranking_dots import RankingDots
from spi.charts.scope_strip import ScopeStrip
from spi.charts.tile_map import TileMap
from spi.charts.waterfall import Waterfall
from spi.render.screen import index_line, rank_bump, ranking_dots, scope_strip, tile_map, waterfall
from spi.render.screen.drawing import blank
from spi.render.screen.follow_up import ageing, curve, outcome, themes, timeline
from spi.render.screen.look import CONFIG, enlarged
from spi.render.screen.multiples import cause_columns, cause_columns_sentence, component_trends, component_trends_sentence
from spi.render.screen.profile import (
    gain_bars,
    gain_bars_sentence,
    gap_dumbbells,
    gap_dumbbells_sentence,
    profile_rows,
    profile_rows_sentence,
)
from spi.render.screen.weak import weak_bars, weak_bars_sentence

__all__ = [
    "CONFIG", "cause_columns", "cause_columns_sentence", "component_trends",
    "component_trends_sentence", "draw", "enlarged", "gain_bars", "gain_bars_sentence", "gap_dumbbells",
    "gap_dumbbells_sentence", "profile_rows", "profile_rows_sentence",
    "weak_bars", "weak_bars_sentence",
]  # fmt: skip

_FIGURES: dict[type, Callable[[Any], go.Figure]] = {  # one line per shape
    Blank: lambda chart: blank(chart.alt),
    ActionTimeline: timeline.figure,
    AgeingBars: ageing.figure,
    IndexLine: index_line.figure,
    OutcomeDots: outcome.figure,
    ParetoBars: themes.pareto_figure,
    RankBump: rank_bump.figure,
    RankingDots: ranking_dots.figure,
    ScopeStrip: scope_strip.figure,
    ThemeGrid: themes.grid_figure,
    TileMap: tile_map.figure,
    VerdictCurve: curve.figure,
    Waterfall: waterfall.figure,
}


@lru_cache(maxsize=512)
def draw(chart: Chart) -> go.Figure:
    """The figure of a chart, drawn once for every equal chart: whoever changes it takes a copy (`enlarged`)."""
    return _FIGURES[type(chart)](chart)
