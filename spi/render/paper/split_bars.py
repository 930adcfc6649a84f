"""How do common and own movement look on paper?"""

from spi.charts.parts.split_bars import SplitBars
from spi.render.paper.canvas import Canvas, Picture, text_width
from spi.words.palette import MUTED, fill, ink

_LEFT, _RIGHT, _SIZE = 138.0, 78.0, 9.5  # points beside the bars; of the words beside a bar


def picture(chart: SplitBars) -> Picture:
    """Two bars in each row around one zero line, the words at the right of each, our change in the right margin."""
    (low, high), width = chart.span, 504.0 - _LEFT - _RIGHT
    room = max(text_width(side.text, size=_SIZE) for row in chart.rows for side in (row.common, row.own)) + 8
    high = low + max(high - low, 0.5) * width / (width - room)
    canvas = Canvas.of_rows(len(chart.rows), x=(low, high), left=_LEFT, right=_RIGHT, row=26.0)
    canvas.rule((0.0, -0.5), (0.0, len(chart.rows) - 0.5))
    for n, row in enumerate(chart.rows):
        for side, y in ((row.common, n - 0.21), (row.own, n + 0.21)):
            canvas.rect(0.0, side.value, y - 0.17, y + 0.17, fill=fill(side.hue))
            at = max(side.value, 0.0), y
            canvas.text(side.text, *at, size=_SIZE, bold=side is row.own, color=ink(side.ink), side="right", dx=5)
        canvas.name_row(row.label, n, bold=row.total)
        canvas.text(row.detail, canvas.x[1], n, color=MUTED, bold=row.total, side="left", dx=_RIGHT - 2)
    return canvas.picture(chart.alt)
