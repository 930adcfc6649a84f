"""What of the year stands beside a result: what is due, its target, and the plan of an earlier year that still waits?"""

from spi.ui.app.choice import Choice
from spi.ui.commitments import carrying, targets
from spi.ui.cycle.calendar import reminder_line


def result(pick: Choice) -> None:
    """The lines under the result of a survey year."""
    reminder_line.show(pick)
    targets.lines(pick)
    carrying.status_line(pick)
