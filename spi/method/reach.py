"""What is within reach in one year, going by what governments with a like start achieved? Pure arithmetic, points.

A cap is what a part may gain: a percentile of the improvements, in one year, of the governments that started nearest. Only
changes that end in the survey year of the start or before count: nothing is known in advance. A correction improves when it
falls. Possible is not likely: how often it came about is counted beside it (`hit_rates`).
"""

import numpy as np
import pandas as pd

from spi.method.methodology import COMPONENTS, Weights
from spi.method.parts import SCORED, is_correction

NEAREST = 200  # changes from which a cap is taken
PERCENTILES = (75, 50, 90)  # the usual one first
EDGES = (0.2, 0.4, 0.6, 0.8, 1.0)  # upper ends of the groups of `share` whose hit rate is counted; beyond the last is one more


def improvements(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The changes of one year, of the index and its parts, long: region_code, part, start (score before), gain (points, plus is
    better). before, after: one row per government, by region_code."""
    rows = []
    for part in ("index", *SCORED):
        start, end = before[part], after[part].reindex(before.index)
        gain = start - end if is_correction(part) else end - start
        rows.append(pd.DataFrame({"part": part, "start": start, "gain": gain}).dropna())
    return pd.concat(rows).rename_axis("region_code").reset_index()


def caps(starts: pd.DataFrame, past: pd.DataFrame, *, percentile: int = PERCENTILES[0]) -> pd.DataFrame:
    """The cap of every part (its own points), one row per start; `past` as of `improvements`, several years together.

    At least 0, at most what is left to 100, or to 0 for a correction. NaN where the score is unknown, or where fewer changes
    than NEAREST are known.
    """
    limits = pd.DataFrame(np.nan, index=starts.index, columns=list(SCORED))
    for part in SCORED:
        rows, scores = past[past["part"] == part], starts[part].dropna()
        if len(rows) < NEAREST or scores.empty:
            continue
        distance = np.abs(rows["start"].to_numpy()[None, :] - scores.to_numpy(dtype=float)[:, None])
        nearest = rows["gain"].to_numpy()[np.argsort(distance, axis=1, kind="stable")[:, :NEAREST]]
        left = (scores if is_correction(part) else 100 - scores).clip(lower=0)
        limits.loc[scores.index, part] = np.clip(np.percentile(nearest, percentile, axis=1), 0, left)
    return limits


def in_index_points(limits: pd.DataFrame, weights: Weights) -> pd.DataFrame:
    """What caps bring to the index: components times their weight, corrections one to one (index points, same shape)."""
    return limits.mul(pd.Series({part: weights[part] if part in COMPONENTS else 1.0 for part in SCORED}))


def share(points: pd.DataFrame, distance: "pd.Series | float") -> pd.Series:
    """Which share of all caps together (`in_index_points`) a distance needs: more than 1 is more than one good year in all parts.

    NaN where a cap is not known, infinite where no part can gain anything.
    """
    return distance / points.sum(axis=1, skipna=False)


def group_of(shares: pd.Series) -> pd.Series:
    """The group of EDGES in which each share lies: 0 up to 0.2, ... 5 above 1."""
    return pd.Series(np.searchsorted(EDGES, shares.to_numpy(dtype=float), side="left"), index=shares.index)


def hit_rates(starts: pd.DataFrame) -> pd.DataFrame:
    """How often the next category was reached the year after, by group of share.

    starts: share, reached (bool), one row per start. One row per group: starts, reached (counts), rate (0 to 1, NaN without any).
    """
    counted = starts["reached"].groupby(group_of(starts["share"])).agg(["size", "sum"])
    table = counted.reindex(range(len(EDGES) + 1), fill_value=0).astype(int).set_axis(["starts", "reached"], axis=1)
    return table.assign(rate=table["reached"] / table["starts"].where(table["starts"] > 0)).rename_axis("group")
