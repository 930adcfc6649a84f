"""How does a profile look on paper?"""

from spi.charts.parts.profile import Profile
from spi.render.paper.canvas import Canvas, Picture
from spi.words.palette import HAIR, INK, MUTED, OTHERS_LINE, OWN

_MARGIN = 118.0  # points at the right for our number and those of the marks


def picture(chart: Profile) -> Picture:
    """Everybody as dots, ours big, the marks as ticks; the numbers in the right margin."""
    notes = [*(limit.text for limit in chart.limits), *([chart.note] if chart.note else [])]
    canvas = Canvas.of_rows(len(chart.rows), x=chart.span, left=138, right=_MARGIN, top=8 if notes else 2)
    for limit in chart.limits:
        canvas.rule((limit.value, -0.5), (limit.value, len(chart.rows) - 0.5), color=MUTED, dash=(2, 2))
        canvas.text(limit.text, canvas.held(limit.value, limit.text, size=8), -0.5, size=8, color=MUTED, dy=-3)
    if chart.note:
        canvas.text(chart.note, canvas.x[0], -0.5, size=8, color=MUTED, side="right", dy=-3)
    for y, row in enumerate(chart.rows):
        canvas.rule((canvas.x[0], y), (canvas.x[1], y), color=HAIR)
        for part, half, hue in ((row.most, 0.09, HAIR), (row.middle, 0.16, OTHERS_LINE)):
            if part:
                canvas.rect(part[0], part[1], y - half, y + half, fill=hue)
        for dot in row.others:
            canvas.dot(dot.value, y, radius=3.3, color=OTHERS_LINE, opacity=0.7)
        for mark in row.marks:
            canvas.rule((mark.value, y - 0.36), (mark.value, y + 0.36), color=INK, width=1.6)
        if row.own:
            canvas.dot(row.own.value, y, radius=5.9, color=OWN)
        canvas.text(row.text, canvas.x[1], y, size=11, bold=True, color=OWN, side="right", dx=10)
        canvas.text("; ".join(mark.text for mark in row.marks), canvas.x[1], y, size=9, color=MUTED, side="left", dx=_MARGIN - 2)
        canvas.name_row(row.label, y)
    return canvas.picture(chart.alt)
