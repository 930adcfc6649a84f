"""How is a chart drawn on a slide? One drawing per shape, native, so that PowerPoint can edit it."""

from collections.abc import Callable
from typing import Any

from pptx.slide import Slide

from spi.charts.follow_up.themes import ParetoBars
from spi.charts.index_line import IndexLine
from spi.charts.marks import Chart
from spi.charts.parts.bars import Bars
from spi.charts.parts.components import Components
from spi.charts.parts.split_bars import SplitBars
from spi.charts.parts.waterfall import Waterfall
from spi.charts.ranking_dots import RankingDots
from spi.charts.scope_strip import ScopeStrip
from spi.render.slides import bars, components, index_line, ranking_dots, scope_strip, waterfall
from spi.render.slides.text import Box

SHAPES: dict[type, Callable[[Slide, Box, Any], None]] = {  # one line per shape
    IndexLine: index_line.chart,
    RankingDots: ranking_dots.chart,
    ScopeStrip: scope_strip.chart,
    Bars: bars.chart,
    ParetoBars: bars.pareto,
    Components: components.chart,
    SplitBars: bars.pairs,
    Waterfall: waterfall.chart,
}


def draw(slide: Slide, box: Box, chart: Chart) -> None:
    """Draw a chart into a box of a slide."""
    SHAPES[type(chart)](slide, box, chart)
