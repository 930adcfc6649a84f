"""Is the survey of a year being filled in on a day? Without known days it is treated as running, and that is said."""

from dataclasses import dataclass
from datetime import date

BEFORE, RUNNING, OVER, UNKNOWN = "before", "running", "over", "unknown"


@dataclass(frozen=True)
class Fieldwork:
    """state: of BEFORE, RUNNING, OVER, UNKNOWN; begins and ends: its days, None where not known; outlet: who states them."""

    state: str
    begins: date | None = None
    ends: date | None = None
    outlet: str = ""

    @property
    def silent(self) -> bool:
        """Is no share of an OPD told, because it may still be filled in?"""
        return self.state in (RUNNING, UNKNOWN)


def judged(begins: date | None, ends: date | None, *, today: date, outlet: str = "") -> Fieldwork:
    """What the days say of today; of a survey of which one day is not known, only the other one can end the silence."""
    if begins and today < begins:
        return Fieldwork(BEFORE, begins, ends, outlet)
    if ends and today > ends:
        return Fieldwork(OVER, begins, ends, outlet)
    return Fieldwork(RUNNING if begins and ends else UNKNOWN, begins, ends, outlet)
