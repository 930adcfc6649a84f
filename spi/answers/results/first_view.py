"""With which scope, survey year and comparison year does the view of a government open, on the screen and in a pack?"""

from collections.abc import Iterable

import pandas as pd

from spi.answers.results import standing
from spi.method.scope import Scope
from spi.settings import settings

_ENOUGH = 0.5  # share of the scope that must be known before a survey year is the one to open with


def scopes(region: pd.Series, year: int | None = None) -> tuple[dict[str, Scope], Scope]:
    """The scopes in which a government (a row of standing.regions) has a place in a survey year, by code, and the first one. The
    one to open with is that of data/settings.toml where it fits this government. Without a year: the scopes of today."""
    fitting = {scope.code: scope for scope in standing.region_scopes(region, year)}
    return fitting, fitting.get(settings()["scope"], next(iter(fitting.values())))


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
