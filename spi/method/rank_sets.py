"""How sure would every place be if each index had this standard error? Joint rank sets, pure arithmetic.

KPK publishes no standard error, so whatever comes out here is an assumption carried through and never official.
Source: Mogstad, Romano, Shaikh, Wilhelm, "Inference for Ranks with Applications to Mobility across Neighbourhoods and
Academic Achievement across Countries", Review of Economic Studies 91 (2024): all pairs are tested jointly by stepdown, and
a place is bounded by how many are significantly above and below. Written from the paper.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

LEVEL = 0.95  # in this share of cases all sets hold the true places at once
_DRAWS = 10_000  # of the largest difference by chance; the limit moves by about one percent from seed to seed
_SEED = 20241


@dataclass(frozen=True)
class RankSets:
    """Joint rank sets of a scope. places: one row per known score by region code, highest first: rank, best, worst, tier (1 the
    highest).

    difference: points from which two scores differ in the first step. Scores of one tier do not differ significantly from its
    highest.
    """

    places: pd.DataFrame
    difference: float

    @property
    def mean_width(self) -> float:
        """Places that a set holds on average."""
        return float((self.places["worst"] - self.places["best"] + 1).mean())

    @property
    def tiers(self) -> int:
        """How many groups can be told apart."""
        return int(self.places["tier"].max())

    def alike(self, region_code: str) -> list[str]:
        """The others that do not differ significantly from a government, highest first: whoever holds a place of its set."""
        best, worst = self.places.loc[region_code, ["best", "worst"]]
        return [code for code in self.places.index[best - 1 : worst] if code != region_code]


def joint_rank_sets(scores: pd.Series, standard_error: float, *, level: float = LEVEL) -> RankSets | None:
    """The joint rank sets of all scores (points by region code; NaN = unknown, left out) under one standard error (points).

    None with fewer than two scores. Raises ValueError unless the standard error is above zero.
    """
    if not standard_error > 0:
        raise ValueError(f"standard error must be above zero, not {standard_error}")
    known = scores.dropna().sort_values(ascending=False, kind="stable")
    n = len(known)
    if n < 2:
        return None
    reach, first = _stepdown(known.to_numpy(dtype=float), standard_error, level)
    # Everyone from reach[j] on is significantly below j, so that is the worst place of j; j is significantly above them.
    above = np.searchsorted(reach, np.arange(n), side="right")
    rank = known.rank(method="min", ascending=False).astype(int)
    table = pd.DataFrame({"rank": rank, "best": above + 1, "worst": reach, "tier": _tiers(reach)}, index=known.index)
    return RankSets(table, first)


def _stepdown(values: np.ndarray, standard_error: float, level: float) -> tuple[np.ndarray, float]:
    """Per score (highest first) the position from which on all are significantly lower; and the first step's limit (points).

    Each step tests the pairs not yet told apart against the largest difference that chance alone gives among those pairs.
    """
    n = len(values)
    draws = np.random.default_rng(_SEED).standard_normal((n, _DRAWS), dtype=np.float32)
    lowest = np.minimum.accumulate(draws)  # of the first k scores, whichever of them is compared
    reach, first = np.full(n, n), None
    while True:
        largest = np.zeros(_DRAWS, dtype=np.float32)
        for score, end in zip(draws, reach - 1, strict=True):  # row by row, which needs no third table of this size
            np.maximum(largest, score - lowest[end], out=largest)
        limit = standard_error * float(np.quantile(largest, level))
        first = limit if first is None else first
        # Position of the first score that lies more than the limit below; the values fall, so they are turned for the search.
        new = np.minimum(reach, np.searchsorted(-values, limit - values, side="right"))
        if (new == reach).all():
            return reach, first
        reach = new


def _tiers(reach: np.ndarray) -> np.ndarray:
    """Groups from the top: a new one begins at the first score that is significantly below the highest of the one before."""
    tiers, number, head = np.empty(len(reach), dtype=int), 1, 0
    for position in range(len(reach)):
        if position >= reach[head]:
            number, head = number + 1, position
        tiers[position] = number
    return tiers


def points_per_place(scores: pd.Series, region_code: str, *, neighbours: int = 5) -> float | None:
    """Points that part a government from its neighbours, per place: the span of up to so many above and below, over them.

    None where its score is unknown or nobody else's is known.
    """
    known = scores.dropna().sort_values(ascending=False, kind="stable")
    if region_code not in known.index or len(known) < 2:
        return None
    own = known.index.get_loc(region_code)
    near = known.iloc[max(0, own - neighbours) : own + neighbours + 1]
    return float(near.iloc[0] - near.iloc[-1]) / (len(near) - 1)


def place_within(scores: pd.Series, region_code: str, points: float) -> tuple[int, int] | None:
    """Best and worst place of a government if its own score were so many points higher or lower, all others held.

    None where its score is unknown.
    """
    ours = scores.get(region_code)
    if ours is None or pd.isna(ours):
        return None
    others = scores.drop(region_code).dropna()
    return 1 + int((others > ours + points).sum()), 1 + int((others > ours - points).sum())
