"""When did the claims, verifications and validations of a plan arrive, and how many of them at the last moment?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log.events import NOW
from spi.follow_up.log.reading import read
from spi.follow_up.plan import plan

LAST_DAYS = 14


@dataclass(frozen=True)
class Surge:
    """What arrived in the last days. begin, end: the days, both included; to_due: does it end on the last due date?

    before, after: actions claimed done before `begin` and at `end`; arrived: their difference, never below 0, and its share
    of those claimed at `end` (None where nothing was claimed); total: actions at `end`.
    """

    begin: date
    end: date
    days: int
    to_due: bool
    before: int
    after: int
    arrived: int
    share: float | None
    total: int


def curve(of: Plan, at: datetime = NOW) -> pd.DataFrame:
    """How many actions were claimed done, verified and validated over time: day, claimed, verified, validated, total
    (counts at the end of the day), last_due (the last due date of the plan as of `at`, the same in every row).

    One row per day on which a count moved, and one for the day of `at` (today where that lies ahead); empty without actions.
    """
    steps = read("verdict_steps", region=of.region_code, year=of.survey_year, at=at)
    if steps.empty:
        return steps.assign(last_due=pd.Series(dtype="datetime64[us]"))
    until = pd.Timestamp(min(at.date(), max(date.today(), steps["day"].iloc[-1].date())))
    if steps["day"].iloc[-1] < until:
        steps = pd.concat([steps, steps.tail(1).assign(day=until.as_unit("us"))], ignore_index=True)
    return steps.assign(last_due=plan.actions(of, at=at)["due"].max())


def surge(curve: pd.DataFrame, days: int = LAST_DAYS) -> Surge | None:
    """How many of the claims arrived in the last `days` days before the last due date, or before the last day of the curve
    where that comes first or no due date is known; None for an empty curve."""
    if curve.empty:
        return None
    last, due = curve["day"].iloc[-1], curve["last_due"].iloc[-1]
    to_due = bool(not pd.isna(due) and due <= last)
    end = due if to_due else last
    begin = end - timedelta(days=days - 1)
    before, after = (_at(curve, "claimed", day) for day in (begin - timedelta(days=1), end))
    arrived = max(after - before, 0)
    return Surge(begin.date(), end.date(), days, to_due, before, after, arrived, arrived / after if after else None,
                 _at(curve, "total", end))  # fmt: skip


def _at(curve: pd.DataFrame, column: str, day: pd.Timestamp) -> int:
    """A count at the end of a day."""
    so_far = curve.loc[curve["day"] <= day, column]
    return int(so_far.iloc[-1]) if len(so_far) else 0
