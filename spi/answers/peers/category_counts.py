"""How many have which category of a survey year, and of how many is it not known?"""

from dataclasses import dataclass

import pandas as pd

from spi.method import methodology
from spi.method.methodology import Band


@dataclass(frozen=True)
class CategoryCounts:
    """bands: every category of the year, the lowest first, with how many have it; unknown: how many have no score."""

    bands: tuple[tuple[Band, int], ...]
    unknown: int


def category_counts(scores: pd.Series, year: int) -> CategoryCounts | None:
    """Scores (points, may be missing) by the published limits of a survey year, unrounded; None in a year without limits."""
    scale = methodology.bands(year)
    if not scale:
        return None
    known = [methodology.band_of(scale, score) for score in scores.dropna().tolist()]
    return CategoryCounts(tuple((band, known.count(band)) for band in scale), int(scores.isna().sum()))
