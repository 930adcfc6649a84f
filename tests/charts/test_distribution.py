"""Claims about the bars of an index by kind."""

import pandas as pd
import pytest

from spi.charts.distribution import distribution
from spi.charts.marks import Blank
from spi.method import methodology
from spi.render import screen
from spi.words import palette

OURS = {"region_code": "3513", "bands": methodology.bands(2024), "noun": "pemda"}


@pytest.fixture
def scores() -> pd.DataFrame:
    rows = [("3513", "kabupaten", 71.65), ("3514", "kabupaten", 71.0), ("3515", "kabupaten", 72.0), ("3516", "kabupaten", None),
            ("3571", "kota", 78.0), ("35", "provinsi", 67.8)]  # fmt: skip
    return pd.DataFrame(rows, columns=["region_code", "kind", "index"])


def test_every_known_index_is_counted_once_in_the_bin_from_its_whole_point(scores):
    rows = distribution(scores, **OURS).rows
    assert [row.label for row in rows] == ["Pemerintah provinsi (1)", "Kabupaten (3)", "Kota (1)"]
    assert [[(each.start, each.count) for each in row.bins] for row in rows] == [[(67, 1)], [(71, 2), (72, 1)], [(78, 1)]]


def test_only_the_bin_that_holds_ours_is_lit(scores):
    chart = distribution(scores, **OURS)
    assert [each.start for row in chart.rows for each in row.bins if each.own] == [71]
    bars = [shape for shape in screen.draw(chart).layout.shapes if shape.fillcolor]
    assert [bar.fillcolor for bar in bars].count(palette.OWN) == 1 and len(bars) == 4


def test_it_says_how_many_are_drawn_and_where_the_middle_of_each_kind_lies(scores):
    chart = distribution(scores, **OURS)
    assert chart.caption.startswith("Digambar 5 dari 6 pemda") and "Kabupaten (3): median 71,65" in chart.alt
    assert isinstance(distribution(scores.assign(index=None), **OURS), Blank)
