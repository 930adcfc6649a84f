"""Is a published result of such a kind that it wants checking? All three voices extraordinarily high at once."""

from dataclasses import dataclass

import pandas as pd

from spi.answers.results import standing
from spi.method import methodology, self_check
from spi.method.methodology import COMPONENTS
from spi.method.scope import NATION
from spi.store.database import remembered


@dataclass(frozen=True)
class ExtraordinaryVoices:
    """A government of which all three voices lie so far above the others'. smallest_z: of the three robust z; governments: how
    many of that survey year it is held against."""

    smallest_z: float
    threshold: float
    governments: int


def extraordinary_voices(region_code: str, year: int) -> ExtraordinaryVoices | None:
    """What the self-check finds in a government and survey year; None where nothing is to be checked, of an institution of the
    centre, and where fewer than nearly all governments are known."""
    smallest, threshold = smallest_z(year), methodology.self_check_threshold()
    value = smallest.get(region_code, float("nan"))
    return ExtraordinaryVoices(float(value), threshold, int(smallest.notna().sum())) if value >= threshold else None


@remembered
def smallest_z(year: int) -> pd.Series:
    """The smallest of the three robust z of every government by region code; none unless nearly all of the nation are known."""
    scores = standing.scores(NATION, year).set_index("region_code")[list(COMPONENTS)]
    known = scores.dropna()
    return self_check.smallest_z(known if len(known) >= standing.NEARLY_ALL * len(scores) else known.head(0))
