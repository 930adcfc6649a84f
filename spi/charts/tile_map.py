"""Which category does each government of the province have? Equal tiles in the shape of the map."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from spi.charts.marks import Blank, known, records
from spi.method.methodology import Band, band_of
from spi.words.wording import decimal, thousands


@dataclass(frozen=True)
class Tile:
    """A government at a place of the map. text: its value with one decimal, a dash where it is not known; tint and symbol: of
    its category, empty where it has none; hover: what is said of it in full."""

    region_code: str
    row: int
    column: int
    label: str
    text: str
    tint: str
    symbol: str
    known: bool
    own: bool
    hover: str
    peer: bool = False


@dataclass(frozen=True)
class TileMap:
    """Tiles of equal size, row 1 in the north; ours last, so that its outline lies over those of its neighbours."""

    alt: str
    tiles: tuple[Tile, ...]


def tile_map(table: pd.DataFrame, *, region_code: str, bands: Iterable[Band], peers: Collection[str] = ()) -> TileMap | Blank:
    """The members that have a place on the map, with value and category; peers: codes of chosen ones, outlined, too.

    table: region_code, region, tile_label, tile_row, tile_column, index (points; missing where not known).
    """
    scale = tuple(bands)
    placed = records(table, "tile_row", "tile_column")
    tiles = [replace(_tile(row, region_code, scale), peer=row["region_code"] in peers) for row in placed]
    if not tiles:
        return Blank("Letak petak untuk daerah ini belum ada.")
    return TileMap(_alt(tiles, placed, region_code), tuple(sorted(tiles, key=lambda tile: (tile.own, tile.peer))))


def _tile(row: dict[str, Any], region_code: str, scale: tuple[Band, ...]) -> Tile:
    there = known(row["index"])
    band = band_of(scale, row["index"]) if there else None
    return Tile(
        region_code=row["region_code"],
        row=int(row["tile_row"]),
        column=int(row["tile_column"]),
        label=str(row["tile_label"]),
        text=decimal(row["index"], places=1),
        tint=band.tint if band else "",
        symbol=band.symbol if band else "",
        known=there,
        own=row["region_code"] == region_code,
        hover=f"{row['region']}\n{'indeks ' + decimal(row['index']) if there else 'belum diketahui'}",
    )


def _alt(tiles: list[Tile], placed: list[dict[str, Any]], region_code: str) -> str:
    """How many governments are known, how many per symbol, the highest, the lowest and ours, in words."""
    there = [row for row in placed if known(row["index"])]
    text = f"Peta petak {thousands(len(tiles))} pemda: {thousands(len(there))} diketahui nilainya"
    text += f", {thousands(len(tiles) - len(there))} belum." if len(there) < len(tiles) else "."
    if counts := Counter(tile.symbol for tile in tiles if tile.symbol):
        text += " Menurut lambang kategori: " + ", ".join(f"{symbol} {n}" for symbol, n in counts.most_common()) + "."
    if there:
        best, worst = max(there, key=lambda row: row["index"]), min(there, key=lambda row: row["index"])
        text += f" Tertinggi {best['region']} {decimal(best['index'])}, terendah {worst['region']} {decimal(worst['index'])}."
    own = next((row for row in placed if row["region_code"] == region_code), None)
    ours = f" {own['region']} {decimal(own['index']) if known(own['index']) else 'belum diketahui'}." if own else ""
    return text + ours
