"""What of the year stands beside a result: its target, and the plan of an earlier year that still waits?"""

from spi.ui.app.choice import Choice
from spi.ui.commitments import carrying, targets


def result(pick: Choice) -> None:
    """The lines under the result of a survey year."""
    targets.lines(pick)
    carrying.status_line(pick)
