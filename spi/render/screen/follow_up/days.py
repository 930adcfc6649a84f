"""How is an axis of days drawn on the screen?"""

from datetime import date

from spi.render.screen.drawing import Drawing


def day_axis(drawing: Drawing, first: date, last: date, named: tuple[tuple[date, str], ...]) -> None:
    """A date axis from first to last that names these days."""
    names = [words.replace("\n", "<br>") for _, words in named]
    ends, ticks = [first.isoformat(), last.isoformat()], [day.isoformat() for day, _ in named]
    drawing.axis("x", type="date", range=ends, tickvals=ticks, ticktext=names)
