"""Which place does a government hold, how surely, and did it or the others move? Pure arithmetic on scores in points.

Ranks run from the top (1 is best), on unrounded scores; equal scores share a rank and the next one is skipped
(1, 2, 2, 4). A government without a score has no rank.

Scores need not be sure. `rivals` gives the values that sources print for a member whose sources disagree, one row each:
region_code, value, doubtful. Its score lies between the lowest and the highest of them; a doubtful one may lie anywhere, as
an unknown one does.
"""

from dataclasses import dataclass
from math import inf

import pandas as pd

DIFFERENT = 0.05  # points: sources that differ by more disagree; up to here it may be rounding or cutting


@dataclass(frozen=True)
class RankChange:
    """A change of rank in places, split in this order; plus is up. own + others + coverage = before - after."""

    before: int
    after: int
    own: int
    others: int
    coverage: int


@dataclass(frozen=True)
class Place:
    """The place of one government when some scores of its scope are unknown or disputed.

    rank: among those known, by the values in use; best/worst: bounds of the place among all members; known/members:
    governments.
    """

    rank: int
    known: int
    members: int
    best: int
    worst: int

    @property
    def complete(self) -> bool:
        """Has every member a score?"""
        return self.known == self.members

    @property
    def definite(self) -> bool:
        """Is it the same place under all values of all members?"""
        return self.best == self.worst

    def agrees_with(self, stated: int) -> bool:
        """Does an officially stated rank lie within the bounds?"""
        return self.best <= stated <= self.worst


def rank(scores: pd.Series) -> pd.Series:
    """Rank of every score (nullable integers, same index); a missing score gives a missing rank."""
    return scores.rank(method="min", ascending=False).astype("Int64")


def no_rivals() -> pd.DataFrame:
    """The rivals of a scope whose sources agree."""
    return pd.DataFrame({"region_code": [], "value": [], "doubtful": []})


def bounds(scores: pd.Series, rivals: pd.DataFrame) -> pd.DataFrame:
    """The best and the worst place of every score (columns best, worst; same index), over all values it and the others may have.

    `scores`: one entry per member by region code, NaN = unknown. Best counts whom even the lowest value puts above our highest,
    worst whom the highest value puts above our lowest; equal values share a place. Without a score both are missing.
    """
    low, high = _spans(scores, rivals)
    lows, highs = low.sort_values(), high.sort_values()
    best = 1 + len(lows) - lows.searchsorted(high, side="right")
    worst = 1 + len(highs) - highs.searchsorted(low, side="right") - (high > low)  # never above itself
    table = pd.DataFrame({"best": best, "worst": worst}, index=scores.index).astype("Int64")
    return table.where(scores.notna(), pd.NA)


def _spans(scores: pd.Series, rivals: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The lowest and the highest value that each score may have."""
    low, high = scores.astype(float).fillna(-inf), scores.astype(float).fillna(inf)
    grouped = rivals[rivals["region_code"].isin(scores.index)].groupby("region_code")
    for code, values in grouped:
        sure = not values["doubtful"].any()
        low[code], high[code] = (values["value"].min(), values["value"].max()) if sure else (-inf, inf)
    return low, high


def place(scores: pd.Series, region_code: str, rivals: pd.DataFrame | None = None) -> Place | None:
    """The place of a government among `scores` (indexed by region code, one entry per member, NaN = unknown)."""
    ours = scores.get(region_code)
    if ours is None or pd.isna(ours):
        return None
    found = bounds(scores, no_rivals() if rivals is None else rivals).loc[region_code]
    standing = 1 + int((scores > ours).sum())
    return Place(standing, int(scores.notna().sum()), len(scores), int(found["best"]), int(found["worst"]))


def hangs_on(scores: pd.Series, rivals: pd.DataFrame, region_code: str) -> list[str]:
    """The members whose rival values leave open which place a government holds, itself first; [] where its place is the same."""
    if region_code not in scores.index or pd.isna(scores[region_code]):
        return []
    known = scores.dropna()
    low, high = _spans(known, rivals)
    unsure = known.index[low < high]
    others = [c for c in unsure if c != region_code and high[c] > low[region_code] and low[c] <= high[region_code]]
    as_used = bounds(known, rivals[rivals["region_code"] != region_code]).loc[region_code]
    own = region_code in unsure and not as_used.equals(bounds(known, rivals).loc[region_code])
    return [region_code, *others] if own else others


def rank_change(before: pd.Series, after: pd.Series, region_code: str) -> RankChange | None:
    """Why a rank moved between two survey years; None where the government lacks one of the two scores.

    `before` and `after` are scores of one scope, indexed by region code, NaN = unknown. In this order:
    own movement puts our new score among the others' old ones; then the others that have both scores move to their new
    ones; then coverage lets in those known only after and drops those known only before.
    """
    old, new = before.get(region_code), after.get(region_code)
    if old is None or new is None or pd.isna(old) or pd.isna(new):
        return None
    others_before = before.drop(region_code).dropna()
    others_after = after.drop(region_code).dropna()
    both = others_before.index.intersection(others_after.index)
    gone = others_before.drop(both)
    start = 1 + int((others_before > old).sum())
    own_step = 1 + int((others_before > new).sum())
    others_step = 1 + int((others_after[both] > new).sum()) + int((gone > new).sum())
    end = 1 + int((others_after > new).sum())
    return RankChange(start, end, start - own_step, own_step - others_step, others_step - end)
