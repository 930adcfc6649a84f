"""How much does a place weigh: how few points part it from the next, and which places could it be under an assumed error?

Only where nearly every member is known, and then among those: of places among a few nothing can be said.
"""

from dataclasses import dataclass

import pandas as pd

from spi.answers.results import standing
from spi.method import methodology, rank_sets
from spi.method.scope import Scope
from spi.store.database import remembered


@dataclass(frozen=True)
class NearbyPlaces:
    """points_per_place: that part a government from its neighbours; shifts: (points, best, worst): its places if its own index
    were up to so many points higher or lower, all others held. complete: is every member known?"""

    complete: bool
    points_per_place: float
    shifts: tuple[tuple[float, int, int], ...]


@dataclass(frozen=True)
class AssumedPlaces:
    """The joint 95 % rank sets of a scope, if every index had this standard error (points); never a figure of KPK.

    places: one row per known member, highest first: region_code, region, index, rank, rank_best, rank_worst, tier (1 is the
    highest), alike (does it not differ significantly from ours?), standard_error. ours: our row. difference: points from which
    any two indices differ significantly. complete: is every member known?
    """

    complete: bool
    standard_error: float
    places: pd.DataFrame
    ours: pd.Series
    difference: float

    @property
    def tiers(self) -> int:
        """How many groups can be told apart."""
        return int(self.places["tier"].max())

    @property
    def alike(self) -> pd.DataFrame:
        """The rows of the others that do not differ significantly from ours."""
        return self.places[self.places["alike"] & (self.places["region_code"] != self.ours["region_code"])]


@remembered
def nearby_places(region_code: str, year: int, scope: Scope) -> NearbyPlaces | None:
    """What parts a government from its neighbours; None where its index, or that of too many members, is not known."""
    index = _index(year, scope)
    each = rank_sets.points_per_place(index, region_code)
    if each is None or not standing.nearly_complete(index):
        return None
    places = ((points, rank_sets.place_within(index, region_code, points)) for points in methodology.own_shifts())
    return NearbyPlaces(bool(index.notna().all()), each, tuple((points, *ends) for points, ends in places if ends))


def assumed_places(region_code: str, year: int, scope: Scope, standard_error: float) -> AssumedPlaces | None:
    """The rank sets of a scope as one of its members sees them; None where its index, or that of too many, is not known.

    Raises ValueError unless the standard error (points) is above zero.
    """
    index = _index(year, scope)
    sets = _sets(year, scope, standard_error)
    if sets is None or not standing.nearly_complete(index) or region_code not in sets.places.index:
        return None
    alike = {region_code, *sets.alike(region_code)}
    names = standing.scores(scope, year).set_index("region_code")["region"]
    table = sets.places.rename(columns={"best": "rank_best", "worst": "rank_worst"}).rename_axis("region_code")
    table = table.assign(region=names, index=index, alike=[code in alike for code in table.index], standard_error=standard_error)
    ours = table.reset_index().set_index("region_code", drop=False).loc[region_code]
    return AssumedPlaces(bool(index.notna().all()), standard_error, table.reset_index(), ours, sets.difference)


@remembered
def _sets(year: int, scope: Scope, standard_error: float) -> rank_sets.RankSets | None:
    return rank_sets.joint_rank_sets(_index(year, scope), standard_error)


def _index(year: int, scope: Scope) -> pd.Series:
    table = standing.scores(scope, year)
    return pd.Series(table["index"].to_numpy(dtype=float), table["region_code"].to_numpy(dtype=object))
