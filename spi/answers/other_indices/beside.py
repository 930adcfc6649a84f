"""How does another index of a government lie beside its SPI, year by year and among the others? Never on one axis."""

from dataclasses import dataclass

import pandas as pd

from spi.answers.results import standing
from spi.method.other_indices import OtherIndex, other_indices
from spi.method.scope import Scope
from spi.store.database import query, remembered
from spi.words.wording import date_words

_MEANS = ("ID", "Rata-rata nasional")  # the store calls it by its name in SPI


@dataclass(frozen=True)
class Middle:
    """The median of those of a scope of whom a score is known, and how many they are."""

    value: float
    known: int


@dataclass(frozen=True)
class Beside:
    """Another index beside SPI. Scores in points of each index's own scale.

    history: survey_year, other, as_of ("" where other is that of the whole year), index; missing where unknown. members:
    region_code, region, other, index of the scope in `year`, known or not. median_other, median_index: of the scope in that
    year; None where less than half of it is known.
    """

    index: OtherIndex
    region_code: str
    year: int
    scope: Scope
    history: pd.DataFrame
    members: pd.DataFrame
    median_other: Middle | None
    median_index: Middle | None

    @property
    def both(self) -> pd.DataFrame:
        """The years of which both scores are known, of the whole year."""
        known = self.history["other"].notna() & self.history["index"].notna() & (self.history["as_of"] == "")
        return self.history[known]


def known_indices(region_code: str) -> list[OtherIndex]:
    """The other indices of which a score of this government is known."""
    return [
        index
        for code, index in other_indices().items()
        if query("other_history", code=code, region=region_code)["other"].notna().any()
    ]


@remembered
def beside(code: str, region_code: str, year: int, scope: Scope) -> Beside:
    """The other index with this code beside SPI, of a government and its scope in a survey year."""
    members = query("other_scores", code=code, year=year, **scope.filter)
    history = query("other_history", code=code, region=region_code)
    middles = _middle(members["other"]), _middle(members["index"])
    return Beside(other_indices()[code], region_code, year, scope, history, members, *middles)


def figures(code: str, region_code: str, scope: Scope) -> pd.DataFrame:
    """Every score of the other index that a source prints for a government and for the means of its province and the nation.

    survey_year, region, printed (decimal comma), as_of, used (a tick where it is the one in use), outlet, published (words), url,
    read_through, grade, note.
    """
    regions = [region_code, _MEANS[0], *([f"{scope.province}-rata-rata"] if scope.province else [])]
    table = query("other_figures", code=code, regions=regions)
    return table.assign(
        region=table["region"].mask(table["region_code"] == _MEANS[0], _MEANS[1]),
        printed=table["printed"].str.replace(".", ","),
        used=table["preferred"].map({True: "✓", False: ""}),
        published=table["published"].map(date_words),
    )


def _middle(scores: pd.Series) -> Middle | None:
    """The median where it says something of the scope (standing.ENOUGH)."""
    known = scores.dropna()
    return Middle(float(known.median()), len(known)) if len(known) and len(known) >= standing.ENOUGH * len(scores) else None
