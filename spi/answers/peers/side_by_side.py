"""How do a few governments stand beside ours: index, place, change, and which part sets us apart?"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from spi.answers.results import causes, comparison, history, standing
from spi.answers.results.comparison import Comparison
from spi.answers.results.standing import Standing
from spi.method.index import LEVEL_PARTS
from spi.method.methodology import CORRECTIONS
from spi.method.scope import Scope


@dataclass(frozen=True)
class Side:
    """One government. here: index, category, place; split: its change, what the others of its scope moved, its own beyond it."""

    region_code: str
    region: str
    name: str
    here: Standing
    split: Comparison

    @property
    def index(self) -> float | None:
        """Its index (points), None where it is not known."""
        return self.here.index


def sides(region_codes: Iterable[str], year: int, year_before: int | None, scope: Scope) -> list[Side]:
    """These governments, the highest index first and those without one last.

    Each is ranked and split in the scope chosen, or in the one of the same code in its own province; where its kind has none of
    that code, in the first of its own.
    """
    regions = standing.regions().set_index("region_code")
    found = []
    for code in region_codes:
        region = regions.loc[code]
        among = _own_scope(region, year, scope)
        split = comparison.compare(code, year_before, year, among)
        found.append(Side(code, region["short_name"], region["name"], standing.standing(code, year, among), split))
    return sorted(found, key=lambda side: (side.index is None, -(side.index or 0.0)))


def _own_scope(region: pd.Series, year: int, scope: Scope) -> Scope:
    own = standing.region_scopes(region, year)
    return next((each for each in own if each.code == scope.code), own[0])


def changes(among: Iterable[Side]) -> pd.DataFrame:
    """The changes that are known: region_code, region, change, common, own (index points; common + own is the change, both are
    missing where the others are not known)."""
    rows = [(s.region_code, s.region, s.split.change, s.split.common, s.split.own) for s in among if s.split.change is not None]
    table = pd.DataFrame(rows, columns=["region_code", "region", "change", "common", "own"])
    return table.astype(dict.fromkeys(("change", "common", "own"), float))


def differences(region_code: str, among: Iterable[Side], year: int) -> pd.DataFrame:
    """How far the index of each other government lies from ours, and by which parts (index points, plus is better than ours).

    region_code, region, change (their index - ours) and one column per index.LEVEL_PARTS, which add up to it; missing where
    either is not known with all its parts. Only those with an index; none where ours is not known.
    """
    among = list(among)
    ours = next(side for side in among if side.region_code == region_code)
    own = _contributions(region_code, year)
    rows = []
    for side in among:
        if side is ours or side.index is None or ours.index is None:
            continue
        points = _contributions(side.region_code, year) - own
        rows.append({"region_code": side.region_code, "region": side.region, "change": side.index - ours.index, **points})
    return pd.DataFrame(rows, columns=["region_code", "region", "change", *LEVEL_PARTS])


def _contributions(region_code: str, year: int) -> pd.Series:
    """What each of LEVEL_PARTS gives to the index (points); all missing where a part or the split of the deduction is."""
    level = causes.level(region_code, year)
    known = len(level.parts) and level.year.corrections == CORRECTIONS
    points = level.parts.set_index("part")["points"] if known else pd.Series(dtype=float)
    return points.reindex(list(LEVEL_PARTS)).astype(float)


def trends(region_code: str, among: Iterable[Side]) -> pd.DataFrame:
    """The index over the years, ours first: row (region code), label, survey_year, value, reason, ours (our index again, beside
    the others only)."""
    ordered = sorted(among, key=lambda side: side.region_code != region_code)
    series = [history.index_series(s.region_code).assign(row=s.region_code, label=s.region) for s in ordered]
    table = pd.concat(series, ignore_index=True)
    ours = table[table["row"] == region_code].set_index("survey_year")["value"]
    table["ours"] = table["survey_year"].map(ours).where(table["row"] != region_code)
    return table[["row", "label", "survey_year", "value", "reason", "ours"]]
