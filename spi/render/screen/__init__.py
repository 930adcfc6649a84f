"""How does a chart look on the screen? One drawing per shape; the only room that knows Plotly."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from spi.charts.marks import Blank, Chart
from spi.render.screen.ageing import ageing_bars, ageing_bars_sentence
from spi.render.screen.bump import rank_bump, rank_bump_sentence
from spi.render.screen.curve import verdict_curve, verdict_curve_sentence
from spi.render.screen.drawing import blank
from spi.render.screen.history import index_line, index_line_sentence
from spi.render.screen.look import CONFIG, enlarged
from spi.render.screen.multiples import cause_columns, cause_columns_sentence, component_trends, component_trends_sentence
from spi.render.screen.outcome import outcome_dots, outcome_dots_sentence
from spi.render.screen.position import scope_strip, scope_strip_sentence
from spi.render.screen.profile import (
    gain_bars,
    gain_bars_sentence,
    gap_dumbbells,
    gap_dumbbells_sentence,
    profile_rows,
    profile_rows_sentence,
)
from spi.render.screen.rank import ranking_dots, ranking_dots_sentence
from spi.render.screen.themes import pareto_bars, pareto_bars_sentence, theme_grid, theme_grid_sentence
from spi.render.screen.tiles import tile_map, tile_map_sentence
from spi.render.screen.timeline import action_timeline, action_timeline_sentence
from spi.render.screen.waterfall import change_waterfall, change_waterfall_sentence, level_waterfall, level_waterfall_sentence
from spi.render.screen.weak import weak_bars, weak_bars_sentence

__all__ = [
    "CONFIG", "action_timeline", "action_timeline_sentence", "ageing_bars", "ageing_bars_sentence", "cause_columns",
    "cause_columns_sentence", "change_waterfall", "change_waterfall_sentence", "component_trends", "component_trends_sentence",
    "draw", "enlarged", "gain_bars",
    "gain_bars_sentence", "gap_dumbbells", "gap_dumbbells_sentence", "index_line", "index_line_sentence",
    "level_waterfall", "level_waterfall_sentence", "outcome_dots", "outcome_dots_sentence",
    "pareto_bars", "pareto_bars_sentence", "profile_rows", "profile_rows_sentence",
    "rank_bump", "rank_bump_sentence", "ranking_dots", "ranking_dots_sentence", "scope_strip", "scope_strip_sentence",
    "theme_grid", "theme_grid_sentence", "tile_map", "tile_map_sentence", "verdict_curve", "verdict_curve_sentence",
    "weak_bars", "weak_bars_sentence",
]  # fmt: skip

_FIGURES: dict[type, Callable[[Any], go.Figure]] = {  # one line per shape
    Blank: lambda chart: blank(chart.alt)
}


@lru_cache(maxsize=512)
def draw(chart: Chart) -> go.Figure:
    """The figure of a chart, drawn once for every equal chart: whoever changes it takes a copy (`enlarged`)."""
    return _FIGURES[type(chart)](chart)
