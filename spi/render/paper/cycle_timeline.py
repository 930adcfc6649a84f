"""How does the calendar of the cycle look on paper?"""

from spi.charts.cycle.cycle_timeline import CycleRow, CycleTimeline
from spi.render.paper.canvas import Canvas, Picture
from spi.words.palette import HAIR, INK, MUTED, PAPER, fill

_LEFT, _ROW, _HALF = 206.0, 22.0, 0.2  # points beside the bars and of a row; half a bar in rows
_RADIUS, _EDGE = 4.2, 1.2  # points: of a dot, of the edge of what is hollow


def picture(chart: CycleTimeline) -> Picture:
    """Full bars and dots for known days, hollow ones for estimates, a line through today."""
    rows = chart.rows
    canvas = Canvas(
        x=(chart.first.toordinal(), chart.last.toordinal()), y=(len(rows) - 0.5, -0.5), height=_ROW * len(rows), left=_LEFT,
        right=6.0, top=14.0, bottom=32.0 + 10 * len(chart.notes),
    )  # fmt: skip
    for y, row in enumerate(rows):
        canvas.rule((canvas.x[0], y), (canvas.x[1], y), color=HAIR, width=0.5)
        canvas.text(row.name, canvas.x[0], y, size=9, side="left", dx=-8, dy=-4.5)
        canvas.text(row.note, canvas.x[0], y, size=7.6, color=MUTED, side="left", dx=-8, dy=5)
    if chart.day:
        day = chart.day.toordinal()
        canvas.rule((day, -0.5), (day, len(rows) - 0.5), color=INK, width=0.8)
        canvas.text(chart.day_text, canvas.held(day, chart.day_text, size=8.5), -0.5, size=8.5, dy=-6)
    for y, row in enumerate(rows):
        _step(canvas, y, row)
    for at, words in chart.days:
        for line, word in enumerate(words.split("\n")):
            canvas.text(word, canvas.held(at.toordinal(), word, size=8), len(rows) - 0.5, size=8, color=MUTED, dy=8 + 10 * line)
    for line, words in enumerate(chart.notes):
        canvas.text(words, canvas.x[1], len(rows) - 0.5, size=7.6, color=MUTED, side="left", dy=34 + 10 * line)
    return canvas.picture(chart.alt)


def _step(canvas: Canvas, y: int, row: CycleRow) -> None:
    """A bar from the first to the last day, a dot where it is one day or few; hollow where it is estimated."""
    first, last, hue = row.first.toordinal(), row.last.toordinal(), fill(row.hue)
    if canvas.points(last - first) < 2 * _RADIUS:
        middle = (first + last) / 2
        canvas.dot(middle, y, radius=_RADIUS, color=hue)
        if row.estimate:
            canvas.dot(middle, y, radius=_RADIUS - _EDGE, color=PAPER)
        return
    canvas.rect(first, last, y - _HALF, y + _HALF, fill=hue)
    if row.estimate:
        edge = _EDGE * (canvas.x[1] - canvas.x[0]) / canvas.width
        inner = _HALF - _EDGE / _ROW
        canvas.rect(first + edge, last - edge, y - inner, y + inner, fill=PAPER)
