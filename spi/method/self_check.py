"""Whose three voices are all extraordinarily high at once? A question back to the figures, never a verdict.

The robust z of a score is its distance from the median over 1.4826 x the median absolute deviation, which is the standard
deviation where scores are normal and is not pulled by the few far ones that are looked for.
"""

import pandas as pd

from spi.method.methodology import COMPONENTS

_NORMAL = 1.4826  # median absolute deviation -> standard deviation of a normal distribution


def robust_z(scores: pd.DataFrame) -> pd.DataFrame:
    """The robust z of every component (points; NaN unknown), one row per government of one survey year by region code.

    NaN, too, where half of the governments have the same score: nothing can be far from the others then.
    """
    voices = scores[list(COMPONENTS)].astype(float)
    away = voices - voices.median()
    spread = _NORMAL * away.abs().median()
    return away / spread.where(spread > 0)


def smallest_z(scores: pd.DataFrame) -> pd.Series:
    """The smallest of the three robust z of every government; NaN where one is not known."""
    return robust_z(scores).min(axis=1, skipna=False)
