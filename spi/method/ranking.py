"""Which place does a government hold, how surely, and did it or the others move? Pure arithmetic on scores in points.

Ranks run from the top (1 is best), on unrounded scores; equal scores share a rank and the next one is skipped
(1, 2, 2, 4). A government without a score has no rank.

Scores need not be sure. `rivals` gives the values that sources print for a member whose sources disagree, one row each:
region_code, value, doubtful. Its score lies between the lowest and the highest of them; a doubtful one may lie anywhere, as
an unknown one does.
"""

from dataclasses import dataclass
from math import inf

import numpy as np
import pandas as pd

FEWEST = 2  # members of a scope in which there are places
DIFFERENT = 0.05  # points: sources that differ by more disagree; up to here it may be rounding or cutting


@dataclass(frozen=True)
class RankChange:
    """A change of rank in places, split one step after the other; plus is up. own + others + coverage = before - after."""

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
    if not concerned(scores, rivals):  # the usual case, and much faster
        placed = rank(scores)
        return pd.DataFrame({"best": placed, "worst": placed + int(scores.isna().sum())})
    low, high = _spans(scores, rivals)
    lows, highs = np.sort(low), np.sort(high)
    best = 1 + len(lows) - np.searchsorted(lows, high, side="right")
    worst = 1 + len(highs) - np.searchsorted(highs, low, side="right") - (high > low)  # never above itself
    missing = scores.isna().to_numpy()
    return pd.DataFrame({end: pd.arrays.IntegerArray(places.astype("int64"), missing) for end, places in
                         (("best", best), ("worst", worst))}, index=scores.index)  # fmt: skip


def concerned(scores: pd.Series, rivals: pd.DataFrame) -> bool:
    """Do any of the rivals belong to one of these members?"""
    return len(rivals) > 0 and bool((scores.index.get_indexer(rivals["region_code"]) >= 0).any())


def _spans(scores: pd.Series, rivals: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest value that each score may have, in the order of `scores`."""
    known = scores.to_numpy(dtype=float)
    low, high = np.where(np.isnan(known), -inf, known), np.where(np.isnan(known), inf, known)
    where = scores.index.get_indexer(rivals["region_code"]) if len(rivals) else []
    values: dict[int, list[float]] = {}
    for n, value, doubtful in zip(where, rivals["value"], rivals["doubtful"], strict=True):
        if n >= 0:
            values.setdefault(n, []).extend([-inf, inf] if doubtful else [value])
    for n, printed in values.items():
        low[n], high[n] = min(printed), max(printed)
    return low, high


def place(scores: pd.Series, region_code: str, rivals: pd.DataFrame | None = None) -> Place | None:
    """The place of a government among `scores` (indexed by region code, one entry per member, NaN = unknown). To be the first of
    one is no place: None."""
    ours = scores.get(region_code)
    if ours is None or pd.isna(ours) or len(scores) < FEWEST:
        return None
    low, high = _spans(scores, no_rivals() if rivals is None else rivals)
    own = scores.index.get_loc(region_code)
    best, worst = _ends(low, high, own)
    return Place(1 + int((scores > ours).sum()), int(scores.notna().sum()), len(scores), best, worst)


def _ends(low: np.ndarray, high: np.ndarray, own: int) -> tuple[int, int]:
    """The best and the worst place of the member at this position."""
    return 1 + int((low > high[own]).sum()), 1 + int((np.delete(high, own) > low[own]).sum())


def hangs_on(scores: pd.Series, rivals: pd.DataFrame, region_code: str) -> list[str]:
    """The members whose rival values leave open which place a government holds, itself first; [] where its place is the same."""
    if region_code not in scores.index or pd.isna(scores[region_code]) or not concerned(scores, rivals):
        return []
    known = scores.dropna()
    own = known.index.get_loc(region_code)
    low, high = _spans(known, rivals)
    meets = (low < high) & (high > low[own]) & (low <= high[own])
    meets[own] = False
    others = list(known.index[meets])
    if low[own] == high[own]:
        return others
    whole, used = _ends(low, high, own), known.iloc[own]
    low[own] = high[own] = used
    return [region_code, *others] if _ends(low, high, own) != whole else others


def rank_change(before: pd.Series, after: pd.Series, region_code: str, *, others_first: bool = False) -> RankChange | None:
    """Why a rank moved between two survey years; None where the government lacks one of the two scores, or is alone in one.

    `before` and `after` are scores of one scope, indexed by region code, NaN = unknown. In this order:
    own movement puts our new score among the others' old ones; then the others that have both scores move to their new
    ones; then coverage lets in those known only after and drops those known only before. The split depends on that order:
    with `others_first` the others that have both scores move while ours is still the old one.
    """
    old, new = before.get(region_code), after.get(region_code)
    if old is None or new is None or pd.isna(old) or pd.isna(new) or min(len(before), len(after)) < FEWEST:
        return None
    others_before = before.drop(region_code).dropna()
    others_after = after.drop(region_code).dropna()
    both = others_before.index.intersection(others_after.index)
    gone = others_before.drop(both)
    start = 1 + int((others_before > old).sum())
    moved = pd.concat([others_after[both], gone])
    half, both_steps = 1 + int((moved > old if others_first else others_before > new).sum()), 1 + int((moved > new).sum())
    end = 1 + int((others_after > new).sum())
    own, others = (both_steps, half) if others_first else (half, both_steps)
    steps = (half - own, start - others) if others_first else (start - own, half - others)
    return RankChange(start, end, *steps, both_steps - end)
