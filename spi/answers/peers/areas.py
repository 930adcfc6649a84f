"""Among whom does one look for governments to compare with: a group of one's own, a former residency, a province?"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from spi.answers.results import standing
from spi.settings import ShippedDataError, settings, unknown_region

MOST = 5  # governments beside ours
RESIDENCIES = Path(__file__).resolve().parents[3] / "data" / "residencies.csv"
_PREFIX = "Eks-Karesidenan "


@dataclass(frozen=True)
class Area:
    """A set of governments (region codes). sources: the source ids that say who belongs to it; () where nobody needs to."""

    members: frozenset[str]
    sources: tuple[str, ...] = ()


def areas() -> dict[str, Area]:
    """Every area by its name: the groups of data/settings.toml, the former residencies, the provinces.

    Raises SettingsError or ShippedDataError where a group or the file of residencies holds a code that no government has.
    """
    regions = standing.regions()
    known = set(regions["region_code"])
    found = {}
    for name, codes in settings().get("groups", {}).items():
        if strange := [code for code in codes if code not in known]:
            raise unknown_region(strange[0], group=name)
        found[name] = Area(frozenset(codes))
    table = residencies()
    if strange := sorted(set(table["region_code"]) - known):
        raise ShippedDataError(f"data/residencies.csv: region_code “{strange[0]}” tidak dikenal. Perbaiki menurut regions.csv.")
    for name, rows in table.groupby("residency"):
        found[_PREFIX + str(name)] = Area(frozenset(rows["region_code"]), tuple(rows["source"].unique()))
    for name, rows in regions.dropna(subset="province_code").groupby("province", sort=False):
        found.setdefault(f"Provinsi {name}", Area(frozenset(rows["region_code"])))
    return found


@cache
def residencies() -> pd.DataFrame:
    """The former residencies as they ship: region_code, residency, source, grade, note."""
    return pd.read_csv(RESIDENCIES, dtype=str, keep_default_na=False)


def candidates(region: pd.Series, *, kind: str | None = None, area: str | None = None) -> pd.DataFrame:
    """The rows of standing.regions that may stand beside a government (a row of it, by code), of this kind and in this area where
    given; institutions beside institutions only, the government itself never."""
    regions = standing.regions()
    alike = (regions["kind"] == "lembaga") == (region["kind"] == "lembaga")
    inside = regions["region_code"].isin(areas()[area].members) if area else True
    fits = regions["kind"] == kind if kind else True
    return regions[alike & inside & fits & (regions["region_code"] != region.name)].reset_index(drop=True)


def first_choice(region: pd.Series) -> list[str]:
    """With whom the page opens: those of the same kind in the same former residency, at most MOST, in the order of the list."""
    home = next((name for name, area in areas().items() if name.startswith(_PREFIX) and region.name in area.members), None)
    return list(candidates(region, kind=region["kind"], area=home)["region_code"].head(MOST)) if home else []
