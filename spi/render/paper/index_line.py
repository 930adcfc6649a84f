"""How is the index over the survey years drawn on paper?"""

from spi.charts.index_line import IndexLine
from spi.render.paper.canvas import Canvas, Picture, broken
from spi.words.palette import INK, MUTED, OTHERS_DOT, OWN, fill, ink

_HEIGHT, _LEFT, _RIGHT = 112.0, 56.0, 124.0  # points: of the plot, for the names of limits, for those of the lines
_SIDES = {  # side of the words, and points right and down to where they begin
    "above": ("center", 0, -12), "below": ("center", 0, 12), "left": ("left", -7, 0), "right": ("right", 7, 0)
}  # fmt: skip


def picture(chart: IndexLine) -> Picture:
    """Solid stretches, thinner dashes across a break, a reason in the place of a missing year, each line named at its end."""
    years, (low, high) = chart.years, chart.span
    left = _LEFT if chart.limits else 0.0
    canvas = Canvas(x=(years[0] - 0.4, years[-1] + 0.4), y=chart.span, height=_HEIGHT, left=left, right=_RIGHT, top=14, bottom=18)
    for a, b, words in chart.breaks:
        canvas.rule(((a + b) / 2, low), ((a + b) / 2, high), color=MUTED, dash=(3, 3))
        canvas.text(words, (a + b) / 2, high, size=9, color=MUTED, dy=-7)
    for value, name, words in chart.limits:
        ends = min(chart.limit_years) - 0.4, max(chart.limit_years) + 0.4
        canvas.rule((ends[0], value), (ends[1], value), color=OTHERS_DOT, dash=(1, 2))
        canvas.text(f"{name} {words}", canvas.x[0], value, size=9, color=MUTED, side="left", dx=-4)
    for line in chart.lines:
        hue, width, values = fill(line.hue), 2.4 if line.own else 1.2, dict(line.values)
        for stretch in line.solid:
            canvas.rule(*((year, values[year]) for year in stretch), color=hue, width=width)
        for a, b in line.dashed:
            canvas.rule((a, values[a]), (b, values[b]), color=hue, width=0.6 * width, dash=(3, 2))
        for year, value in line.values:
            canvas.dot(year, value, radius=3.9 if line.own else 2.1, color=hue)
    for label in chart.labels:
        side, dx, dy = _SIDES[label.side]
        canvas.text(label.text, label.year, label.value, size=11, bold=True, color=OWN, side=side, dx=dx, dy=dy,
                    halo=True)  # fmt: skip
    for year, reason in chart.gaps:
        canvas.text(reason, year, low, size=8.5, color=MUTED, dy=-6)
    for year in years:
        canvas.text(f"SPI {year}", year, low, color=INK, dy=12)
    _ends(canvas, chart)
    return canvas.picture(chart.alt)


def _ends(canvas: Canvas, chart: IndexLine) -> None:
    """A piece of each line and its name right of the plot, its last value below."""
    begin, unit = canvas.x[1], (canvas.x[1] - canvas.x[0]) / canvas.width
    for end, line in zip(chart.ends, chart.lines, strict=True):
        canvas.rule((begin + unit, end.place), (begin + 9 * unit, end.place), color=fill(line.hue), width=2)
        words = [*broken(end.name, width=24), *([end.detail] if end.detail else [])]
        for n, text in enumerate(words):
            canvas.text(text, begin, end.place, size=9.5, bold=end.own, color=ink(end.ink), side="right", dx=12,
                        dy=10.5 * (n - (len(words) - 1) / 2))  # fmt: skip
