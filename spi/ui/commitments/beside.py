"""What of the year stands beside a result: what is due, its target, and the plan of an earlier year that still waits?"""

from spi.follow_up.log.reading import may_read
from spi.ui.app.choice import Choice
from spi.ui.commitments import carrying, targets
from spi.ui.cycle.calendar import reminder_line


def result(pick: Choice) -> None:
    """The lines under the result of a survey year; those of the plan for the government's own people."""
    own = may_read(pick.code)
    if own:
        reminder_line.show(pick)
    targets.lines(pick)
    if own:
        carrying.status_line(pick)
