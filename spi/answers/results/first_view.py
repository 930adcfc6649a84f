"""With which scope, survey year and comparison year does the view of a government open, on the screen and in a pack?"""

from collections.abc import Iterable

import pandas as pd

from spi.answers.results import standing
from spi.method.ranking import FEWEST
from spi.method.scope import Scope
from spi.settings import settings

_ENOUGH = 0.5  # share of the scope that must be known before a survey year is the one to open with


def scopes(region: pd.Series, year: int | None = None) -> tuple[dict[str, Scope], Scope]:
    """The scopes of a government (a row of standing.regions) in a survey year, by code, and the one to open with: that of
    data/settings.toml where it fits this government, and the wider one where it would be alone in it. Without a year: today's."""
    fitting = {scope.code: scope for scope in standing.region_scopes(region, year)}
    wished = fitting.get(settings()["scope"], next(iter(fitting.values())))
    members = standing.regions() if year is None else standing.members(year)
    return fitting, wider(wished, fitting.values(), members) or wished


def wider(scope: Scope, fitting: Iterable[Scope], members: pd.DataFrame) -> Scope | None:
    """Where a government that is alone in a scope can be ranked: all of its kind in the nation, else whatever `fitting` scope has
    more members (a table of kind and province_code). None where it is not alone, or where there is no such scope."""
    if standing.size(members, scope) >= FEWEST:
        return None
    more = [each for each in fitting if standing.size(members, each) >= FEWEST]
    return next((each for each in more if each.code == "sejenis"), next(iter(more), None))


def year(coverage: pd.DataFrame, years: list[int]) -> int:
    """The newest survey year with the government's index and at least half of the scope; else the newest with its index.
    coverage: history.coverage of the government in the scope; years: all survey years, newest first."""
    own = coverage[coverage["index"].notna()]
    enough = own[(own["members"] > 0) & (own["with_index"] >= _ENOUGH * own["members"])]
    best = enough if len(enough) else own
    return int(best["survey_year"].max()) if len(best) else years[0]


def year_before(coverage: pd.DataFrame, year: int, years: Iterable[int]) -> int | None:
    """The newest earlier survey year in which the government's index is known; else the newest earlier one; None in the first."""
    earlier = [y for y in years if y < year]
    known = set(known_years(coverage))
    return max((y for y in earlier if y in known), default=max(earlier, default=None))


def known_years(coverage: pd.DataFrame) -> tuple[int, ...]:
    """The survey years in which the government's index is known."""
    return tuple(int(y) for y in coverage.loc[coverage["index"].notna(), "survey_year"])
