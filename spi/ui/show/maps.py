"""Where on the map are categories high and low: among the provinces, and among the governments of our own?"""

from collections.abc import Collection, Iterable

import pandas as pd

from spi.answers.peers.provinces import province_medians
from spi.charts.tile_map import province_map, tile_map
from spi.method.methodology import Band
from spi.method.ranking import FEWEST
from spi.ui.app.choice import Choice, take_province, take_region
from spi.ui.show import panel


def shown(pick: Choice, table: pd.DataFrame, bands: Iterable[Band], peers: Collection[str] = ()) -> None:
    """The tiles of the members in `table` (as of standing.ranking_table) that share our province; those of the provinces for a
    national scope, and for a province without tiles of its own. Neither for institutions of the centre, which have no place.

    peers: codes of chosen governments, outlined, too.
    """
    if pick.region["kind"] == "lembaga":
        return
    home = pick.scope.province or pick.region["province_code"]
    table = table[table["province_code"] == home]
    placed = table["tile_row"].notna().sum() >= FEWEST
    if pick.scope.province is None or not placed:
        title = panel.heading("Peta petak provinsi", "setiap provinsi sama besar; pilih petak untuk melihat provinsi itu")
        noun = pick.scope.kind_noun if pick.scope.province is None else pick.scope.noun
        medians = province_medians(pick.scope, pick.year)
        drawn = province_map(medians, province_code=home, bands=bands, noun=noun, year=pick.year)
        panel.picture(drawn, key="petak-provinsi", title=title, on_select=take_province)
    if placed:
        title = panel.heading("Peta petak", "setiap pemda sama besar; pilih petak untuk berpindah")
        tiles = tile_map(table, region_code=pick.code, bands=bands, peers=peers)
        panel.picture(tiles, key="petak", title=title, on_select=take_region)
