"""How do the governments of one province stand beside each other: result, movement, plan, socialisation, readiness?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from spi.answers.actions import plans
from spi.answers.cycle.readiness import lists_at_risk
from spi.answers.cycle.socialisation import coverage
from spi.answers.results import certainty, comparison, standing
from spi.follow_up import Plan
from spi.follow_up.log.reading import STATES, may_read, only_counted
from spi.method.scope import Scope
from spi.store.database import query
from spi.words.wording import rounded

FOLLOWED = ["plan_of", "actions", "open", "overdue", "verified_actions", "units_reached", "units_listed", "lists_at_risk"]


@dataclass(frozen=True, eq=False)
class Overview:
    """rows: a row per government of the scope in the order of the ranking: region_code, region, place (its rank in words, "3–5"
    where it hangs on a conflict; "" without one), index, symbol, category, index_before, change (points), own (beyond the mean of
    the others), common (that mean, as it is printed: the difference of the two), and FOLLOWED (None where whoever asks may not
    know it, or nothing is written down): of which survey year the plan is, its actions, how many are open, late, found conform;
    units of the socialisation reached and listed; lists of respondents below the minimum. series: region_code, survey_year,
    value. rivals: the figures of certainty.rivals of its members, that in use first.
    """

    scope: Scope
    year: int
    year_before: int | None
    rows: pd.DataFrame
    series: pd.DataFrame
    rivals: pd.DataFrame

    @property
    def place_column(self) -> str:
        """What the places are: ranks where every index is known, else numbers among those known."""
        return "rank" if self.rows["index"].notna().all() else "order"

    @property
    def followed(self) -> pd.DataFrame:
        """The rows of those of whom anything of FOLLOWED is known."""
        return self.rows[self.rows[FOLLOWED].notna().any(axis=1)]


def overview(scope: Scope, year: int, year_before: int | None, *, today: date) -> Overview:
    """The governments of a scope with a province. The calendar of the year of the fieldwork, that is the year after the survey
    told of, is that of its socialisation and its respondents."""
    table = standing.ranking_table(scope, year, year_before).sort_values("order", na_position="last", kind="stable")
    moved = comparison.own_changes(scope, year_before, year) if year_before is not None else pd.DataFrame()
    own = dict(zip(moved["region_code"], moved["own"], strict=True)) if len(moved) else {}
    rows = table.assign(own=[own.get(code) for code in table["region_code"]], place=table["rank_words"].fillna(""))
    rows = rows.astype({"own": float})
    rows["common"] = [_difference(change, own) for change, own in zip(rows["change"], rows["own"], strict=True)]
    active = set(query("governments_with_events")["region_code"])
    followed = [_followed(code, year, today) if code in active else {} for code in rows["region_code"]]
    rows = rows.assign(**{name: pd.array([each.get(name) for each in followed], dtype="Int64") for name in FOLLOWED})
    lines = query("scope_history", **scope.filter).rename(columns={"index": "value"})[["region_code", "survey_year", "value"]]
    disputed = certainty.rivals(year)
    disputed = disputed[disputed["region_code"].isin(set(rows["region_code"]))].reset_index(drop=True)
    return Overview(scope, year, year_before, rows.reset_index(drop=True), lines, disputed)


def sources(told: Overview) -> pd.DataFrame:
    """From where every index of the series comes: survey_year, region_code, outlets (one text)."""
    years = sorted(int(year) for year in told.series["survey_year"].unique())
    tables = [
        query("scope_outlets", year=year, measures=["index"], **told.scope.filter).assign(survey_year=year) for year in years
    ]
    columns = ["survey_year", "region_code", "outlets"]
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)


def _difference(change: float | None, own: float | None) -> float:
    """The common movement, so that it and our own are the change in print, too; NaN where one is missing."""
    points, beyond = rounded(change), rounded(own)
    return float("nan") if points is None or beyond is None else float(points - beyond)


def _followed(region_code: str, year: int, today: date) -> dict[str, int]:
    """What is counted of a government's own; {} where whoever asks may not know it."""
    if not may_read(region_code, depth=STATES):
        return {}
    with only_counted():
        statuses = plans.plans(region_code, year, day=today)
        counts: dict[str, int] = {}
        if statuses:
            chosen = next(each for each in statuses if each.year == plans.opening(statuses, year))
            done = chosen.completion
            counts |= {"plan_of": chosen.year, "actions": done.total, "open": done.open, "overdue": done.overdue,
                       "verified_actions": done.verified}  # fmt: skip
        coming = Plan(region_code, today.year)
        if shares := coverage(coming, today=today).shares:
            listed = sum(share.total for share in shares)
            counts |= {"units_listed": listed, "units_reached": sum(len(share.reached) for share in shares)}
        if (at_risk := lists_at_risk(coming)) is not None:
            counts |= {"lists_at_risk": at_risk}
    return counts
