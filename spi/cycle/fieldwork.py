"""Is the survey of a year being filled in on a day? Without known days it is treated as running, and that is said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.events import NOW

BEFORE, RUNNING, OVER, UNKNOWN = "before", "running", "over", "unknown"


@dataclass(frozen=True)
class Fieldwork:
    """state: of BEFORE, RUNNING, OVER, UNKNOWN; begins and ends: its days, None where not known."""

    state: str
    begins: date | None = None
    ends: date | None = None

    @property
    def silent(self) -> bool:
        """Is no share of an OPD told, because it may still be filled in?"""
        return self.state in (RUNNING, UNKNOWN)


def fieldwork(plan: Plan, *, today: date, at: Any = NOW) -> Fieldwork:
    """The fieldwork of a survey year as somebody entered it on the calendar."""
    steps = records.standing("cycle_step", plan.region_code, year=plan.survey_year, at=at)
    rows = steps[steps["step"] == "fieldwork"].to_dict("records")
    if not rows:
        return Fieldwork(UNKNOWN)
    begins, ends = ((date.fromisoformat(rows[-1][name]) if rows[-1][name] else None) for name in ("begins", "ends"))
    return judged(begins, ends, today=today)


def judged(begins: date | None, ends: date | None, *, today: date) -> Fieldwork:
    """What the days say of today; a day that is not known keeps no share silent longer than the other one shows."""
    if begins and today < begins:
        return Fieldwork(BEFORE, begins, ends)
    if ends and today > ends:
        return Fieldwork(OVER, begins, ends)
    return Fieldwork(RUNNING if begins and ends else UNKNOWN, begins, ends)
