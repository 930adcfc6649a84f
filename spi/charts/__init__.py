"""A table in, a figure out, and one sentence that says the same: the only room that knows Plotly."""

from spi.charts.ageing import ageing_bars, ageing_bars_sentence
from spi.charts.bump import rank_bump, rank_bump_sentence
from spi.charts.curve import verdict_curve, verdict_curve_sentence
from spi.charts.history import index_line, index_line_sentence
from spi.charts.look import CONFIG, enlarged
from spi.charts.multiples import cause_columns, cause_columns_sentence, component_trends, component_trends_sentence
from spi.charts.outcome import outcome_dots, outcome_dots_sentence
from spi.charts.position import scope_strip, scope_strip_sentence
from spi.charts.profile import (
    gain_bars,
    gain_bars_sentence,
    gap_dumbbells,
    gap_dumbbells_sentence,
    profile_rows,
    profile_rows_sentence,
)
from spi.charts.rank import ranking_dots, ranking_dots_sentence
from spi.charts.themes import pareto_bars, pareto_bars_sentence, theme_grid, theme_grid_sentence
from spi.charts.tiles import tile_map, tile_map_sentence
from spi.charts.timeline import action_timeline, action_timeline_sentence
from spi.charts.waterfall import change_waterfall, change_waterfall_sentence, level_waterfall, level_waterfall_sentence
from spi.charts.weak import weak_bars, weak_bars_sentence

__all__ = [
    "CONFIG", "action_timeline", "action_timeline_sentence", "ageing_bars", "ageing_bars_sentence", "cause_columns",
    "cause_columns_sentence", "change_waterfall", "change_waterfall_sentence", "component_trends", "component_trends_sentence",
    "enlarged", "gain_bars", "gain_bars_sentence", "gap_dumbbells", "gap_dumbbells_sentence", "index_line", "index_line_sentence",
    "level_waterfall", "level_waterfall_sentence", "outcome_dots", "outcome_dots_sentence",
    "pareto_bars", "pareto_bars_sentence", "profile_rows", "profile_rows_sentence",
    "rank_bump", "rank_bump_sentence", "ranking_dots", "ranking_dots_sentence", "scope_strip", "scope_strip_sentence",
    "theme_grid", "theme_grid_sentence", "tile_map", "tile_map_sentence", "verdict_curve", "verdict_curve_sentence",
    "weak_bars", "weak_bars_sentence",
]  # fmt: skip
