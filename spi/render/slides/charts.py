"""How is a chart drawn on a slide? One drawing per shape, native, so that PowerPoint can edit it."""

from collections.abc import Callable
from typing import Any

from pptx.slide import Slide

from spi.charts.category_scale import CategoryScale
from spi.charts.follow_up.themes import ParetoBars
from spi.charts.index_line import IndexLine
from spi.charts.marks import Chart
from spi.charts.parts.bars import Bars
from spi.charts.parts.components import Components
from spi.charts.parts.waterfall import Waterfall
from spi.charts.ranking_dots import RankingOrder
from spi.render.slides import bars, category_scale, components, index_line, ranking_order, waterfall
from spi.render.slides.text import Box

SHAPES: dict[type, Callable[[Slide, Box, Any], None]] = {  # one line per shape
    IndexLine: index_line.chart,
    RankingOrder: ranking_order.chart,
    Bars: bars.chart,
    CategoryScale: category_scale.chart,
    ParetoBars: bars.pareto,
    Components: components.chart,
    Waterfall: waterfall.chart,
}


def draw(slide: Slide, box: Box, chart: Chart) -> bool:
    """Draw a chart into a box of a slide; False for one of which nothing is known: the slide then says its sentences."""
    if type(chart) not in SHAPES:
        return False
    SHAPES[type(chart)](slide, box, chart)
    return True
