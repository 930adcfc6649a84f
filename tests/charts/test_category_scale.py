"""KPK's scale of categories: what is on it, and where it begins and ends."""

import pandas as pd
import pytest

from spi.charts.category_scale import category_scale
from spi.charts.marks import Blank
from spi.method import methodology

BANDS = methodology.bands(2024)


def scale(index, *, names=("Rentan", "Rentan", "Waspada"), scores=(60.0, 70.0, 75.0), bands=BANDS):
    ranking = pd.DataFrame({"index": scores, "category": names})
    return category_scale(ranking, bands, index=index, year=2024, name="Kab. Contoh", noun="pemda")


def test_every_category_says_how_many_are_in_it_and_where_it_begins():
    drawn = scale(71.65)
    assert [(c.label, c.text, c.limit) for c in drawn.categories] == [
        ("■ Rentan", "2 pemda", ""), ("▲ Waspada", "1 pemda", "73"), ("● Terjaga", "0 pemda", "78"),
    ]  # fmt: skip
    assert drawn.alt == "Skala kategori SPI 2024: Kab. Contoh 71,65, kategori Rentan." and drawn.note == ""


@pytest.mark.parametrize(("index", "span"), [(71.65, (66, 85)), (60, (57, 85)), (1, (0, 85)), (99, (66, 100))])
def test_the_scale_reaches_beyond_the_outer_limits_and_beyond_our_index(index, span):
    assert scale(index).span == pytest.approx(span)


@pytest.mark.parametrize(("index", "own"), [(72.99, "Rentan"), (73, "Waspada"), (77.99, "Waspada"), (78, "Terjaga")])
def test_an_index_at_a_limit_is_above_it(index, own):
    assert scale(index).alt.endswith(f"kategori {own}.")


def test_where_the_scale_begins_at_nothing_no_limit_is_written():
    assert [category.limit for category in scale(1).categories] == ["", "73", "78"]


def test_who_is_not_known_is_counted_apart():
    assert scale(71, scores=(60.0, None, 75.0)).note == "dari 2 pemda yang diketahui; 1 belum diketahui"


def test_a_year_without_a_scale_has_no_picture():
    assert scale(71, bands=()) == Blank("Untuk SPI 2024 tidak ada skala kategori yang diterbitkan.")
