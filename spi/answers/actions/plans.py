"""Which plans does a government have, and which of an earlier survey year still waits when the next result is there?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from spi.answers.actions.outcome import year_after
from spi.answers.actions.progress import Completion, completion
from spi.follow_up import Plan
from spi.follow_up.log.events import NOW
from spi.follow_up.plan import plan
from spi.follow_up.plan.carrying import plan_years


@dataclass(frozen=True)
class PlanStatus:
    """A plan with at least one action, and how far it is."""

    plan: Plan
    completion: Completion

    @property
    def year(self) -> int:
        """The survey year whose result the plan answers."""
        return self.plan.survey_year


def plans(region_code: str, until: int, *, day: date | None = None, at: datetime = NOW) -> list[PlanStatus]:
    """The plans of a government up to that survey year, the newest first; day: as of which delays are counted (today)."""
    years = plan_years(region_code, at=at)["survey_year"]
    of = [Plan(region_code, int(year)) for year in years if year <= until]
    return [PlanStatus(each, completion(plan.actions(each, at=at), day=day)) for each in of]


def years(region_code: str, until: int) -> list[int]:
    """The survey years whose plan can be looked at: that year and every earlier one with actions, the newest first."""
    return sorted({until, *(int(year) for year in plan_years(region_code)["survey_year"] if year <= until)}, reverse=True)


def opening(statuses: Sequence[PlanStatus], year: int) -> int:
    """Of which survey year the plan is opened: the newest with open actions, else the newest of all, else that of `year`."""
    waiting = [status for status in statuses if status.completion.open] or list(statuses)
    return waiting[0].year if waiting else year


def earlier(region_code: str, year: int, *, day: date | None = None, at: datetime = NOW) -> PlanStatus | None:
    """The plan of an earlier survey year that is told of beside that of `year`: the newest with open actions; where none has any
    and the plan of `year` is empty, the newest at all."""
    statuses = plans(region_code, year, day=day, at=at)
    before = [status for status in statuses if status.year < year]
    waiting = [status for status in before if status.completion.open]
    if waiting:
        return waiting[0]
    return before[0] if before and len(before) == len(statuses) else None


def judged(region_code: str, year: int) -> int:
    """The survey year of the plan whose success the chosen survey year lets judge: its own where a later result is known, else
    the newest earlier one with a plan."""
    if year_after(year) is not None:
        return year
    return next((int(each) for each in plan_years(region_code)["survey_year"] if each < year), year)


def holding(region_code: str, action_id: str, until: int) -> int | None:
    """The survey year of the newest plan, up to that year, that holds an action; None where none does."""
    years = [int(year) for year in plan_years(region_code)["survey_year"] if year <= until]
    return next((year for year in years if action_id in set(plan.actions(Plan(region_code, year))["action_id"])), None)


def followed(actions: pd.DataFrame, region_code: str, *, at: datetime = NOW) -> pd.DataFrame:
    """The actions of a plan as they stand today, those carried over as the later plan tells them; carried_to stays."""
    rows = [actions]
    for year in sorted(actions["carried_to"].dropna().unique()):
        gone = actions.loc[actions["carried_to"] == year]
        now = followed(plan.actions(Plan(region_code, int(year)), at=at), region_code, at=at).set_index("action_id", drop=False)
        rows[0] = rows[0].drop(gone.index)
        kept = gone.set_index("action_id")[["number", "carried_from", "carried_to"]]
        rows.append(now.loc[kept.index].assign(**{name: kept[name] for name in kept}).set_index(gone.index))
    return pd.concat([table for table in rows if len(table)] or rows).sort_index()
