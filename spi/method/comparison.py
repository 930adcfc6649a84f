"""What of a change is ours, and what is everybody's? Pure arithmetic on changes in points.

A change is the mean change of the others and our difference from it: own = change - common. That is an identity, part by
part, and says nothing of a cause. Who moved the same way together is counted, not judged.
"""

import numpy as np
import pandas as pd

from spi.method import methodology
from spi.method.parts import NEGLIGIBLE


def own_and_common(changes: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """Every change of one government split into what the others moved on average and what it moved beyond them.

    changes: one row per government by region code, one column per part (points). Only governments of which every column is
    known count as others. Rows per column of it: change, common, own (points; common + own is the change), NaN where the
    government itself, or every other, is not known.
    """
    ours = changes.loc[region_code] if region_code in changes.index else pd.Series(np.nan, changes.columns)
    common = others_of(changes, region_code).mean()
    return pd.DataFrame({"change": ours, "common": common, "own": ours - common}).astype(float)


def others_of(changes: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """The rows of the other governments of which every column is known."""
    return changes.drop(region_code, errors="ignore").dropna()


def mean_of_others(mean: float, own: float, members: int) -> float:
    """The mean of the other members (points) where only that of all `members` is printed: (n x mean - own) / (n - 1)."""
    return (members * mean - own) / (members - 1)


def movement(changes: pd.DataFrame) -> pd.DataFrame:
    """How all governments moved, column by column (points; NaN unknown).

    Rows per column of `changes`: governments (known), mean, direction (1 up, -1 down, 0 neither: the way more of them went),
    share (of the known ones that went that way, 0 to 1; standing still counts as neither) and together: do so many go
    one way that a change is to be read as everybody's (`methodology.moving_together`)?
    """
    known = changes.notna().sum()
    up, down = (changes >= NEGLIGIBLE).sum(), (changes <= -NEGLIGIBLE).sum()
    direction = np.sign(up - down)
    share = np.maximum(up, down) / known.where(known > 0)
    table = pd.DataFrame({"governments": known, "mean": changes.mean(), "direction": direction, "share": share})
    return table.assign(together=(table["share"] >= methodology.moving_together()) & (table["direction"] != 0))
