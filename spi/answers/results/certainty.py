"""How surely is a place known: which indices are disputed or doubtful, and which places hang on them?

A member whose only figure is doubtful counts as unknown. Where every member has a figure, the numbers of a list are read as
ranks, so it makes ranges there; where some have none, a list only numbers those known, and it widens the bounds as they do.
"""

import pandas as pd

from spi.method import ranking
from spi.method.scope import Scope
from spi.store.database import query
from spi.words.wording import span


def rivals(year: int | None) -> pd.DataFrame:
    """The figures that make an index of a survey year disputed or doubtful: region_code, region, value, outlet, doubtful. The
    figure in use first; none without a year. See sql/index_rivals.sql."""
    if year is None:
        return ranking.no_rivals()
    rivals_of_all_years = query("index_rivals", tolerance=ranking.DIFFERENT)  # of all years at once: a few dozen rows
    return rivals_of_all_years[rivals_of_all_years["survey_year"].to_numpy() == year]


def listed_rivals(index: pd.Series, rivals: pd.DataFrame) -> pd.DataFrame:
    """The `rivals` that make ranges in a list of members (`index` by region code): doubtful ones only where none is unknown."""
    return rivals[~rivals["doubtful"].astype(bool)] if len(rivals) and index.isna().any() else rivals


def disputes(index: pd.Series, rivals: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """The `rivals` on which the place of a government in `index` (by region code) hangs, its own first."""
    order = {code: n for n, code in enumerate(ranking.hangs_on(index, rivals, region_code))}
    if not order:
        return rivals.head(0)
    rows = rivals[rivals["region_code"].isin(list(order))]
    return rows.sort_values("region_code", key=lambda codes: codes.map(order), kind="stable").reset_index(drop=True)


def places(index: pd.Series, year: int | None) -> pd.DataFrame:
    """The places of members (`index` by region code, NaN = unknown) among those known, by region code.

    rank: by the values in use; rank_best, rank_worst: under all values that sources print; rank_words: "3", or "3–5" where it
    is another one under other values. All are missing where the index is, and of a member that is alone.
    """
    known = index.dropna() if len(index) >= ranking.FEWEST else index.head(0)
    bounds = ranking.bounds(known, listed_rivals(index, rivals(year)))
    words = [span(best, worst) for best, worst in zip(bounds["best"].tolist(), bounds["worst"].tolist(), strict=True)]
    columns = {"rank": ranking.rank(known), "rank_best": bounds["best"], "rank_worst": bounds["worst"]}
    table = pd.DataFrame(columns | {"rank_words": pd.Series(words, known.index, dtype=object)})
    return table if len(known) == len(index) else table.reindex(index.index)


def ranks_in_words(table: pd.DataFrame) -> list[str]:
    """The ranks of known members in several survey years (survey_year, region_code, index, rank) in words, as rank_words."""
    words = [str(rank) for rank in table["rank"].tolist()]
    for year, rows in table.groupby("survey_year").indices.items():
        index = pd.Series(table["index"].to_numpy()[rows], table["region_code"].to_numpy()[rows])
        others = rivals(int(year))
        if ranking.concerned(index, others):  # few years hold a conflict
            bounds = ranking.bounds(index, others)
            for row, best, worst in zip(rows, bounds["best"].tolist(), bounds["worst"].tolist(), strict=True):
                words[row] = span(best, worst)
    return words


def hanging(table: pd.DataFrame) -> pd.Series:
    """For each row of `places`: is its place another one under other values?"""
    return (table["rank_best"] != table["rank_worst"]).fillna(value=False).astype(bool)


def left_out(scope: Scope, year: int) -> pd.DataFrame:
    """The governments of a scope without a place because a source says why they have no index: region_code, region, reason."""
    return query("left_out", year=year, **scope.filter)
