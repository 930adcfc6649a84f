"""How did index and parts go over the years, beside the province and the nation?"""

from collections.abc import Iterable, Mapping

import pandas as pd

from spi.answers.results import certainty
from spi.answers.results.standing import NEARLY_ALL
from spi.method import methodology, ranking
from spi.method.scope import Scope
from spi.store.database import query, remembered
from spi.words import dictionary


def survey_years() -> list[int]:
    """The survey years for which an index is known, newest first."""
    return [int(year) for year in query("survey_years")["survey_year"]]


def trend(region_code: str) -> pd.DataFrame:
    """Scores by year: survey_year, measure, value, province, nation, reason (points; NaN where unknown). `province` is the mean
    of all governments of its province of that year where all are known, else the published one."""
    listed = [survey["year"] for survey in methodology.method()["surveys"]]
    return query("trend", region=region_code, years=listed)


def index_series(region_code: str) -> pd.DataFrame:
    """The index by year alone: survey_year, value, reason, province, nation, and other (mean of the province)."""
    table = trend(region_code)
    return table[table["measure"] == "index"].assign(other=table["province"])


def beside(series: pd.DataFrame, region_codes: Iterable[str]) -> pd.DataFrame:
    """A trend with a column more for each of these governments, of its code: its score of that year and measure (points)."""
    keys = ["survey_year", "measure"]
    for code in region_codes:
        series = series.merge(trend(code)[[*keys, "value"]].rename(columns={"value": code}), on=keys, how="left")
    return series


def with_targets(series: pd.DataFrame, points: Mapping[int, float]) -> pd.DataFrame:
    """A trend with a column `target` (points, survey year -> target): of the index alone, missing where there was none."""
    aimed = series["survey_year"].map(points).astype(float)
    return series.assign(target=aimed.where(series["measure"] == "index"))


def newest_index(region_codes: Iterable[str]) -> pd.DataFrame:
    """region_code, index: of each of these governments the newest index known (points), missing where none is."""
    known = {code: index_series(code).sort_values("survey_year")["value"].dropna().tolist() for code in region_codes}
    rows = [(code, values[-1] if values else float("nan")) for code, values in known.items()]
    return pd.DataFrame(rows, columns=["region_code", "index"])


@remembered
def rank_history(scope: Scope, region_code: str) -> pd.DataFrame:
    """Ranks by year: region_code, region, survey_year, rank, rank_words ("3–5" where it hangs on a conflict), basis.

    A year in which nearly every member is known is ranked among those known (basis "dihitung"); for any other year only
    our ranks that sources state for this very scope are given. Half-known years are never ranked.
    """
    table = query("scope_history", **scope.filter)
    known = table.groupby("survey_year")["region_code"].transform("size")
    table = table[(known >= NEARLY_ALL * table["members"]) & (table["members"] >= ranking.FEWEST)].copy()
    table["rank"] = table.groupby("survey_year")["index"].transform(ranking.rank).astype("Int64")
    table["rank_words"] = certainty.ranks_in_words(table)
    stated = query("stated_ranks", scope=scope.code, region=region_code)
    stated = stated[~stated["survey_year"].isin(table["survey_year"])]
    stated = stated.assign(rank_words=stated["rank"].astype(str))
    columns = ["region_code", "region", "survey_year", "rank", "rank_words", "basis"]
    return pd.concat([table.assign(basis="dihitung")[columns], stated[columns]], ignore_index=True)


@remembered
def coverage(region_code: str, scope: Scope) -> pd.DataFrame:
    """How much is known, by year: survey_year, members, with_index, with_parts (governments), index (ours, points)."""
    table = query("coverage", **scope.filter)
    ours = query("region_history", region=region_code).set_index("survey_year")["index"]
    return table.assign(index=table["survey_year"].map(ours))


def panels(series: pd.DataFrame, measures: tuple[str, ...]) -> pd.DataFrame:
    """The rows of a trend for some measures, as small multiples want them: row, label and the columns of `trend`."""
    table = series[series["measure"].isin(measures)]
    order = {measure: position for position, measure in enumerate(measures)}
    table = table.assign(row=table["measure"], label=table["measure"].map(dictionary.label))
    return table.sort_values("survey_year").sort_values("row", key=lambda rows: rows.map(order), kind="stable")


def known_years(series: pd.DataFrame) -> list[int]:
    """The survey years in which our index is known, newest first."""
    known = series[(series["measure"] == "index") & series["value"].notna()]
    return sorted((int(year) for year in known["survey_year"]), reverse=True)
