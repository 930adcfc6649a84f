"""What is the middle index of each province's governments, and where does the province lie on the national tile map?"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd

from spi.answers.results import standing
from spi.method.scope import GOVERNMENTS, NATION, Scope
from spi.settings import ShippedDataError

TILES = Path(__file__).resolve().parents[3] / "data" / "province_tiles.csv"


def province_medians(scope: Scope, year: int) -> pd.DataFrame:
    """One row per province of the tile map: province_code, region (its name), tile_row, tile_column, tile_label, index (the
    median in points of its governments whose index is known; NaN where none is), known, members (governments).

    Of a national scope of one kind only that kind counts, of any other all governments. The provinces are those of the year.
    Raises ShippedDataError where the file of tiles holds a code that no province has.
    """
    kinds = scope.kinds if scope.province is None and scope.kinds != ("lembaga",) else GOVERNMENTS
    table = standing.scores(replace(NATION, kinds=kinds), year)
    counted = table.groupby("province_code")["index"].agg(index="median", known="count", members="size")
    placed = tiles().merge(_names(), on="province_code").merge(counted, on="province_code", how="left")
    return placed.fillna({"known": 0, "members": 0}).astype({"known": int, "members": int})


@cache
def tiles() -> pd.DataFrame:
    """The places of the provinces on the map, as they ship: province_code, tile_row (1 in the north), tile_column, tile_label."""
    return pd.read_csv(TILES, dtype={"province_code": str, "tile_label": str})


def _names() -> pd.DataFrame:
    provinces = standing.regions().dropna(subset="province_code").drop_duplicates("province_code")
    if strange := sorted(set(tiles()["province_code"]) - set(provinces["province_code"])):
        raise ShippedDataError(
            f"data/province_tiles.csv: province_code “{strange[0]}” tidak dikenal. Perbaiki menurut regions.csv."
        )
    return provinces[["province_code", "province"]].rename(columns={"province": "region"})
