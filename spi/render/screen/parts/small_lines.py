"""How are the small lines of a province drawn on the screen?"""

import plotly.graph_objects as go

from spi.charts.parts.small_lines import COLUMNS, SmallLine, SmallLines
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_ROW = 84  # px of a row
_SHORTEST = 0.08  # of a cell: a limit of the last year alone
_LEFT, _RIGHT, _TOP, _BOTTOM = 0.03, 0.72, 0.3, 0.94  # of a cell: where its line has room, below its name and before its value


def figure(chart: SmallLines) -> go.Figure:
    """A name, a line and its last value in each cell; a click on a dot chooses the government."""
    drawing = Drawing()
    cells = [(line, n % COLUMNS, n // COLUMNS) for n, line in enumerate(chart.lines)]
    rows = cells[-1][2] + 1
    for limit in chart.limits:
        for _, x, y in cells:
            height = _high(chart, y, limit)
            left = min(_across(chart, x, chart.limits_from), x + _RIGHT - _SHORTEST)
            drawing.rule(dash="dot", x0=left, x1=x + _RIGHT, y0=height, y1=height)
    for own, color, ink, width in ((False, palette.OTHERS_DOT, palette.INK, 1.6), (True, palette.OWN, palette.OWN, 2.6)):
        part = [cell for cell in cells if cell[0].own == own]
        pieces = [_points(chart, piece, x, y) for line, x, y in part for piece in line.pieces]
        drawing.line(pieces, name="indeks", color=color, width=width)
        ends = [(line, _points(chart, line.pieces[-1][-1:], x, y)[0]) for line, x, y in part if line.pieces]
        hover, codes = [look.lines(line.hover) for line, _ in ends], [[line.region_code] for line, _ in ends]
        drawing.dots([place for _, place in ends], name="terakhir", hover=hover, codes=codes, color=color, size=8)
        texts = [(x + _LEFT, y + 0.14, look.safe(line.label)) for line, x, y in part]
        drawing.words(texts, size=12, color=ink, side="middle right", name="pemda")
        drawing.words([_value(chart, line, x, y) for line, x, y in part], size=12, color=ink, side="middle right", name="nilai")
    drawing.axis("x", visible=False, range=[0, COLUMNS])
    drawing.axis("y", visible=False, range=[rows, 0])
    return drawing.figure(height=rows * _ROW + 8, left=2, right=2, top=2, bottom=2)


def _value(chart: SmallLines, line: SmallLine, x: int, y: int) -> tuple[float, float, str]:
    if not line.pieces:
        return x + _LEFT, y + (_TOP + _BOTTOM) / 2, "✕ belum diketahui"
    right, height = _points(chart, line.pieces[-1][-1:], x, y)[0]
    return right + 0.03, height, line.text.replace(" (", "<br>(")


def _points(chart: SmallLines, piece: tuple[tuple[int, float], ...], x: int, y: int) -> list[tuple[float, float]]:
    return [(_across(chart, x, year), _high(chart, y, value)) for year, value in piece]


def _across(chart: SmallLines, x: int, year: int) -> float:
    first, last = chart.years[0], chart.years[-1]
    return x + _LEFT + (year - first) * (_RIGHT - _LEFT) / max(last - first, 1)


def _high(chart: SmallLines, y: int, value: float) -> float:
    low, high = chart.span
    return y + _BOTTOM - (value - low) / (high - low) * (_BOTTOM - _TOP)
