"""How is a chart drawn on a slide? One drawing per shape, native, so that PowerPoint can edit it."""

from collections.abc import Callable
from typing import Any

from pptx.slide import Slide

from spi.charts.follow_up.themes import ParetoBars
from spi.charts.index_line import IndexLine
from spi.charts.marks import Chart
from spi.charts.parts.bars import Bars
from spi.charts.parts.components import Components
from spi.charts.parts.small_lines import SmallLines
from spi.charts.parts.split_bars import SplitBars
from spi.charts.parts.waterfall import Waterfall
from spi.charts.ranking_dots import RankingDots
from spi.charts.scope_strip import ScopeStrip
from spi.render.slides import bars, index_line, ranking_dots, scope_strip, waterfall
from spi.render.slides.text import Box

SHAPES: dict[type, tuple[Callable[[Slide, Box, Any], None], Callable[[Any], float]]] = {  # per shape: how it is drawn, how tall
    IndexLine: (index_line.chart, index_line.tallest),
    RankingDots: (ranking_dots.chart, ranking_dots.tallest),
    ScopeStrip: (scope_strip.chart, scope_strip.tallest),
    Bars: (bars.chart, bars.tallest),
    ParetoBars: (bars.pareto, bars.tallest),
    Components: (bars.groups, bars.tallest),
    SplitBars: (bars.pairs, bars.tallest_pairs),
    SmallLines: (index_line.small, index_line.tallest_small),
    Waterfall: (waterfall.chart, waterfall.tallest),
}
_LEAST = {Bars: 0.6, ParetoBars: 0.6, Components: 0.8}  # inches of a row that the back row still reads


def draw(slide: Slide, box: Box, chart: Chart) -> None:
    """Draw a chart into a box of a slide."""
    SHAPES[type(chart)][0](slide, box, chart)


def tallest(chart: Chart) -> float:
    """How many inches a chart takes at most: with more of them it would say no more."""
    return SHAPES[type(chart)][1](chart)


def least(chart: Chart) -> float:
    """How many inches it needs to be read."""
    if isinstance(chart, IndexLine | SmallLines):
        return index_line.LEAST
    return _LEAST[type(chart)] * len(chart.rows) if isinstance(chart, Bars | ParetoBars | Components) else tallest(chart)
