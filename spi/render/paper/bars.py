"""How do bars from zero look on paper?"""

from spi.charts.parts.bars import Bars
from spi.render.paper.canvas import Canvas, Picture, text_width
from spi.words.palette import MUTED, fill, ink

_LEFT, _RIGHT, _SIZE = 138.0, 118.0, 11.0  # points beside the bars; of the words beside a bar


def picture(chart: Bars) -> Picture:
    """The words at the right of each bar, what it is made of in the right margin."""
    canvas = Canvas.of_rows(len(chart.rows), x=_roomy(chart), left=_LEFT, right=_RIGHT)
    canvas.rule((0.0, -0.5), (0.0, len(chart.rows) - 0.5))
    for y, row in enumerate(chart.rows):
        canvas.rect(0.0, row.value, y - 0.28, y + 0.28, fill=row.tint or fill(row.hue))
        canvas.text(row.text, max(row.value, 0.0), y, size=_SIZE, bold=True, color=ink(row.hue), side="right", dx=6)
        canvas.text(row.detail, canvas.x[1], y, size=9, color=MUTED, side="left", dx=_RIGHT - 2)
        canvas.name_row(row.label, y)
    return canvas.picture(chart.alt)


def _roomy(chart: Bars) -> tuple[float, float]:
    """The range that leaves room for the words to the right of every bar, or of the line where a bar leads to the left."""
    values = [row.value for row in chart.rows]
    low, high, width = min(0.0, *values), max(0.0, *values), 504.0 - _LEFT - _RIGHT
    scales = [width / max(high - low, 0.5)]  # typographic points for one point of the values
    for row in chart.rows:
        room = width - text_width(row.text, size=_SIZE) - 8
        scales.append(room / max(max(row.value, 0.0) - low, 0.1))
    return low, low + width / min(scales)
