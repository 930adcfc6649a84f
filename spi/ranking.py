"""Which place does a government hold, and did it or the others move? Pure arithmetic on scores in points.

Ranks run from the top (1 is best), on unrounded scores; equal scores share a rank and the next one is skipped
(1, 2, 2, 4). A government without a score has no rank.
"""

from dataclasses import dataclass

import pandas as pd


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
    """The place of one government when some scores of its scope are unknown.

    rank: among those known; best/worst: bounds of the place among all members; known/members: governments.
    """

    rank: int
    known: int
    members: int
    best: int
    worst: int

    @property
    def complete(self) -> bool:
        return self.known == self.members

    def agrees_with(self, stated: int) -> bool:
        """Does an officially stated rank lie within the bounds?"""
        return self.best <= stated <= self.worst


def rank(scores: pd.Series) -> pd.Series:
    """Rank of every score (nullable integers, same index); a missing score gives a missing rank."""
    return scores.rank(method="min", ascending=False).astype("Int64")


def place(scores: pd.Series, region_code: str) -> Place | None:
    """The place of a government among `scores` (indexed by region code, one entry per member, NaN = unknown)."""
    ours = scores.get(region_code)
    if ours is None or pd.isna(ours):
        return None
    known = int(scores.notna().sum())
    standing = 1 + int((scores > ours).sum())
    return Place(standing, known, len(scores), standing, standing + len(scores) - known)


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
