"""Which category does each government of a province have, or the middle of each province? Equal tiles in the shape of the map."""

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
    """A government, or a province, at a place of the map. text: its value with one decimal, a dash where it is not known; tint
    and symbol: of its category, empty where it has none; hover: what is said of it in full."""

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
    """Tiles of equal size, row 1 in the north; ours last, so that its outline lies over those of its neighbours.

    caption: what the numbers are, where they are no government's own index.
    """

    alt: str
    tiles: tuple[Tile, ...]
    caption: str = ""


def tile_map(table: pd.DataFrame, *, region_code: str, bands: Iterable[Band], peers: Collection[str] = ()) -> TileMap | Blank:
    """The members that have a place on the map, with value and category; peers: codes of chosen ones, outlined, too.

    table: region_code, region, tile_label, tile_row, tile_column, index (points; missing where not known).
    """
    scale = tuple(bands)
    placed = records(table, "tile_row", "tile_column")
    tiles = [replace(_tile(row, region_code, scale, _index_words(row)), peer=row["region_code"] in peers) for row in placed]
    if not tiles:
        return Blank("Letak petak untuk daerah ini belum ada.")
    return TileMap(_alt(tiles, placed, region_code, "pemda"), _in_order(tiles))


def province_map(table: pd.DataFrame, *, province_code: str | None, bands: Iterable[Band], noun: str, year: int) -> TileMap:
    """The provinces with the median of their governments, called by `noun`, and its category; ours lit.

    table: as of `provinces.province_medians`.
    """
    scale, ours = tuple(bands), province_code or ""
    placed = records(table.rename(columns={"province_code": "region_code"}), "tile_row", "tile_column")
    tiles = [_tile(row, ours, scale, _median_words(row, noun)) for row in placed]
    known_of = f"{thousands(int(table['known'].sum()))} dari {thousands(int(table['members'].sum()))} {noun}"
    caption = f"Angka: median indeks SPI {year} {noun} yang diketahui di provinsi itu ({known_of}); letak petak susunan sendiri."
    return TileMap(f"{_alt(tiles, placed, ours, 'provinsi')} {caption}", _in_order(tiles), caption)


def _in_order(tiles: list[Tile]) -> tuple[Tile, ...]:
    return tuple(sorted(tiles, key=lambda tile: (tile.own, tile.peer)))


def _index_words(row: dict[str, Any]) -> str:
    return f"indeks {decimal(row['index'])}" if known(row["index"]) else "belum diketahui"


def _median_words(row: dict[str, Any], noun: str) -> str:
    if not row["members"]:
        return f"tidak ada {noun}"
    of = f"{row['known']} dari {row['members']} {noun} diketahui"
    return f"median indeks {decimal(row['index'])}\n{of}" if known(row["index"]) else of


def _tile(row: dict[str, Any], region_code: str, scale: tuple[Band, ...], words: str) -> Tile:
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
        hover=f"{row['region']}\n{words}",
    )


def _alt(tiles: list[Tile], placed: list[dict[str, Any]], region_code: str, noun: str) -> str:
    """How many tiles are known, how many per symbol, the highest, the lowest and ours, in words."""
    there = [row for row in placed if known(row["index"])]
    some = len(there) < len(tiles)
    text = f"Peta petak {thousands(len(tiles))} {noun}: {thousands(len(there)) if some else 'semua'} diketahui indeksnya"
    text += f", {thousands(len(tiles) - len(there))} belum." if some else "."
    if counts := Counter(tile.symbol for tile in tiles if tile.symbol):
        text += " Menurut lambang kategori: " + ", ".join(f"{symbol} {n}" for symbol, n in counts.most_common()) + "."
    if there:
        best, worst = max(there, key=lambda row: row["index"]), min(there, key=lambda row: row["index"])
        text += f" Tertinggi {best['region']} {decimal(best['index'])}, terendah {worst['region']} {decimal(worst['index'])}."
    own = next((row for row in placed if row["region_code"] == region_code), None)
    ours = f" {own['region']} {decimal(own['index']) if known(own['index']) else 'belum diketahui'}." if own else ""
    return text + ours
