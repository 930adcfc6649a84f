"""Claims about the tiles."""

import pandas as pd
import pytest

from spi.charts.marks import Blank
from spi.charts.tile_map import province_map, tile_map
from spi.method import methodology
from spi.method.methodology import Band
from spi.render import screen
from spi.words import palette

OURS = {"region_code": "3513", "bands": methodology.bands(2024)}


@pytest.fixture
def table() -> pd.DataFrame:
    """Ours (rentan), one waspada, one unknown, one without a place."""
    rows = [("3513", "Kab. Probolinggo", "Pbl", 4, 8, 71.65), ("3529", "Kab. Sumenep", "Smp", 1, 8, 77.58),
            ("3525", "Kab. Gresik", "Gsk", 1, 3, None), ("11", "Aceh", None, None, None, 70.0)]  # fmt: skip
    return pd.DataFrame(rows, columns=["region_code", "region", "tile_label", "tile_row", "tile_column", "index"])


def test_every_member_with_a_place_is_a_tile_ours_last(table):
    tiles = tile_map(table, **OURS).tiles
    assert [(tile.label, tile.row, tile.column, tile.own) for tile in tiles] == [
        ("Smp", 1, 8, False), ("Gsk", 1, 3, False), ("Pbl", 4, 8, True)
    ]  # fmt: skip


def test_a_tile_has_the_tint_and_symbol_of_its_category_and_one_decimal(table):
    smp, gsk, pbl = tile_map(table, **OURS).tiles
    assert (smp.tint, smp.symbol, smp.text) == (OURS["bands"][1].tint, "▲", "77,6") and pbl.symbol == "■"
    assert (gsk.tint, gsk.symbol, gsk.text, gsk.known) == ("", "", "–", False) and gsk.hover == "Kab. Gresik\nbelum diketahui"


def test_a_limit_belongs_to_the_category_above_it(table):
    bands = (Band("A", 0, 71.65, "■", "#aaa"), Band("B", 71.65, 100, "●", "#bbb"))
    assert tile_map(table, region_code="3513", bands=bands).tiles[-1].symbol == "●"


def test_a_known_value_without_a_scale_is_known_and_has_no_tint(table):
    tiles = tile_map(table, region_code="3513", bands=()).tiles
    assert [(tile.tint, tile.known) for tile in tiles] == [("", True), ("", False), ("", True)]


def test_on_the_screen_ours_keeps_its_tint_inside_a_strong_outline_and_the_unknown_is_dotted(table):
    figure = screen.draw(tile_map(table, **OURS))
    _, gsk, pbl = figure.layout.shapes
    assert (pbl.fillcolor, pbl.line.color) == (OURS["bands"][0].tint, palette.OWN) and pbl.line.width >= 3
    assert (gsk.fillcolor, gsk.line.dash) == (palette.PAPER, "dot") and figure.layout.shapes[0].line.dash == "solid"
    assert (figure.layout.yaxis.scaleanchor, figure.layout.yaxis.scaleratio) == ("x", 1)
    (clicked,) = [trace for trace in figure.data if trace.customdata]
    assert {code for (code,) in clicked.customdata} == {"3513", "3529", "3525"} and clicked.marker.size >= 24


def test_the_sentence_counts_the_known_and_the_unknown(table):
    assert tile_map(table, **OURS).alt == (
        "Peta petak 3 pemda: 2 diketahui indeksnya, 1 belum. Menurut lambang kategori: ■ 1, ▲ 1. "
        "Tertinggi Kab. Sumenep 77,58, terendah Kab. Probolinggo 71,65. Kab. Probolinggo 71,65."
    )
    assert tile_map(table, **OURS | {"region_code": "3525"}).alt.endswith("Kab. Gresik belum diketahui.")
    assert tile_map(table.tail(1), **OURS) == Blank("Letak petak untuk daerah ini belum ada.")


@pytest.mark.parametrize(("score", "symbol"), [(72.99, "■"), (73.0, "▲"), (77.97, "▲"), (78.0, "●"), (100.0, "●")])
def test_the_limits_of_the_method_belong_to_the_category_above_them(table, score, symbol):
    assert tile_map(table.assign(index=score), **OURS).tiles[-1].symbol == symbol


def test_a_province_is_its_median_with_how_many_are_known_and_ours_is_lit():
    rows = [("35", "Jawa Timur", 6, 5, "Jatim", 73.4, 38, 39), ("93", "Papua Selatan", 4, 11, "Pasel", None, 0, 0)]
    columns = ["province_code", "region", "tile_row", "tile_column", "tile_label", "index", "known", "members"]
    chart = province_map(pd.DataFrame(rows, columns=columns), province_code="35", bands=OURS["bands"], noun="pemda", year=2024)
    pasel, jatim = chart.tiles
    assert (jatim.own, jatim.symbol, jatim.hover) == (True, "▲", "Jawa Timur\nmedian indeks 73,40\n38 dari 39 pemda diketahui")
    assert (pasel.known, pasel.tint, pasel.hover) == (False, "", "Papua Selatan\ntidak ada pemda")
    assert "38 dari 39 pemda" in chart.caption and chart.alt.startswith("Peta petak 2 provinsi: 1 diketahui indeksnya, 1 belum.")
