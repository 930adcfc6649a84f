"""Claims about the tiles."""

import pandas as pd
import pytest

from spi.render.screen import tile_map, tile_map_sentence
from spi.words import palette


@pytest.fixture
def tiles() -> pd.DataFrame:
    """Ours (rentan), one waspada, one unknown."""
    rows = [
        ("3513", "Kab. Probolinggo", "Pbl", 4, 8, 71.65, "#F4DEDB", "■"),
        ("3529", "Kab. Sumenep", "Smp", 1, 8, 77.58, "#F8EBC6", "▲"),
        ("3525", "Kab. Gresik", "Gsk", 1, 3, None, None, None),
    ]
    return pd.DataFrame(
        rows, columns=["region_code", "region", "tile_label", "tile_row", "tile_column", "index", "tint", "symbol"]
    )


def _tile(figure, column, row):
    return next(s for s in figure.layout.shapes if s.x0 < column < s.x1 and s.y0 < row < s.y1)


def test_our_tile_keeps_the_tint_of_its_category_inside_a_strong_outline(tiles):
    ours = _tile(tile_map(tiles, region_code="3513"), 8, 4)
    assert (ours.fillcolor, ours.line.color) == ("#F4DEDB", palette.OWN) and ours.line.width >= 3


def test_our_outline_is_drawn_last(tiles):
    assert tile_map(tiles, region_code="3513").layout.shapes[-1].line.color == palette.OWN


def test_an_unknown_tile_is_white_dotted_and_a_dash(tiles):
    figure = tile_map(tiles, region_code="3513")
    unknown = _tile(figure, 3, 1)
    assert (unknown.fillcolor, unknown.line.dash) == (palette.PAPER, "dot")
    assert "Gsk<br>–" in [a.text for a in figure.layout.annotations]


def test_a_tile_has_label_symbol_and_one_decimal(tiles):
    said = next(a.text for a in tile_map(tiles, region_code="3513").layout.annotations if "Smp" in a.text)
    assert "▲" in said and said.endswith("77,6")


def test_tiles_are_square_and_clickable(tiles):
    figure = tile_map(tiles, region_code="3513")
    assert (figure.layout.yaxis.scaleanchor, figure.layout.yaxis.scaleratio) == ("x", 1)
    assert {c[0] for c in figure.data[0].customdata} == {"3513", "3529", "3525"} and figure.data[0].marker.size >= 24


def test_a_known_value_without_a_scale_is_white_with_a_full_outline(tiles):
    figure = tile_map(tiles.assign(tint=None, symbol=None), region_code="3513")
    assert (_tile(figure, 8, 1).fillcolor, _tile(figure, 8, 1).line.dash) == (palette.PAPER, "solid")


def test_the_tile_sentence_counts_the_known_and_the_unknown(tiles):
    sentence = tile_map_sentence(tiles, region_code="3513")
    for text in ("3 pemda: 2 diketahui", "1 belum", "■ 1", "▲ 1", "Kab. Probolinggo 71,65", "Tertinggi Kab. Sumenep 77,58"):
        assert text in sentence
