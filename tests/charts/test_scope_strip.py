"""Claims about our place on the scale."""

from itertools import pairwise

import pandas as pd
import pytest

from spi.charts.marks import Blank
from spi.charts.placing import PHONE, text_width
from spi.charts.scope_strip import scope_strip
from spi.method import methodology
from spi.method.methodology import Band

BANDS = {year: methodology.bands(year) for year in (2023, 2024)}
OURS = {"region_code": "3513", "bands": BANDS[2024]}


@pytest.fixture
def scores() -> pd.DataFrame:
    """Three known governments and one without a figure."""
    rows = [("3513", "Kab. Probolinggo", 71.65), ("3529", "Kab. Sumenep", 77.58), ("3525", "Kab. Gresik", 59.78)]
    rows.append(("3578", "S", None))
    return pd.DataFrame(rows, columns=["region_code", "region", "index"])


def test_ours_is_the_last_dot_and_the_unknown_is_not_drawn(scores):
    chart = scope_strip(scores, **OURS)
    assert [(dot.region_code, dot.value, dot.own) for dot in chart.dots] == [
        ("3529", 77.58, False), ("3525", 59.78, False), ("3513", 71.65, True)
    ]  # fmt: skip
    assert chart.dots[0].hover == "Kab. Sumenep 77,58" and chart.ours.text == "Kab. Probolinggo 71,65"


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_band_in_sight_has_symbol_word_and_limit(scores, year):
    drawn = scope_strip(scores, region_code="3513", bands=BANDS[year]).bands
    assert [(band.symbol, band.name) for band in drawn] == [(band.symbol, band.name) for band in BANDS[year][-len(drawn) :]]
    assert [band.limit for band in drawn][-2:] == (["73,7", "77,5"] if year == 2023 else ["73", "78"])
    assert drawn[0].limit == "" and all(a.end == b.start for a, b in pairwise(drawn))


def test_a_band_too_narrow_for_its_words_has_them_below_and_two_such_on_two_lines(scores):
    levels = {band.name: band.level for band in scope_strip(scores, **OURS).bands}
    assert levels == {"Rentan": 0, "Waspada": 1, "Terjaga": 0}
    thin = (Band("Rentan", 0, 70, "■", "#fff"), Band("Waspada", 70, 71, "▲", "#fff"), Band("Siaga", 71, 72, "◆", "#fff"),
            Band("Terjaga", 72, 100, "●", "#fff"))  # fmt: skip
    chart = scope_strip(scores, region_code="3513", bands=thin)
    assert [band.level for band in chart.bands] == [0, 1, 2, 0] and chart.levels == 2


def test_a_category_that_is_out_of_sight_is_not_drawn(scores):
    low = scores[scores["region_code"] == "3525"]
    assert [band.name for band in scope_strip(low, region_code="3525", bands=BANDS[2024]).bands] == ["Rentan"]


@pytest.mark.parametrize(("value", "drawn"), [(65.0, True), (64.99, False)])
def test_a_limit_eight_points_away_is_still_near(value, drawn):
    one = pd.DataFrame({"region_code": ["1"], "region": ["A"], "index": [value]})
    bands = scope_strip(one, region_code="1", bands=(Band("A", 0, 73, "■", "#fff"), Band("B", 73, 100, "●", "#fff"))).bands
    assert (len(bands) == 2) is drawn


def test_words_at_the_edge_stay_inside_on_a_phone(scores):
    chart = scope_strip(scores, region_code="3525", bands=BANDS[2024], average=59.9, average_name="rata-rata Jawa Timur")
    low, high = chart.span
    for words, size in ((chart.ours, 15), (chart.average, 13)):
        half = text_width(words.text, size=size) / 2 * (high - low) / (PHONE - 20)
        assert low <= words.place - half + 1e-9 and words.place + half - 1e-9 <= high
    assert chart.average.value == 59.9, "the tick stays at the value"


@pytest.mark.parametrize(("average", "crossed"), [(71.7, True), (62.0, False), (81.0, False)])
def test_the_tick_of_the_average_stops_below_our_words_only_where_they_stand_in_its_way(scores, average, crossed):
    assert scope_strip(scores, **OURS, average=average).crossed is crossed


def test_what_is_not_known_is_counted(scores):
    assert scope_strip(scores, **OURS, missing=17).note == "17 pemda belum diketahui" and scope_strip(scores, **OURS).note == ""


def test_without_our_figure_the_others_are_still_shown(scores):
    chart = scope_strip(scores, region_code="3578", bands=BANDS[2024], average=float("nan"))
    assert len(chart.dots) == 3 and chart.ours is None and chart.average is None and "belum diketahui" in chart.alt


def test_a_year_without_a_scale_draws_no_band_and_nobody_known_nothing(scores):
    assert scope_strip(scores, region_code="3513", bands=()).bands == ()
    assert scope_strip(scores.assign(index=None), **OURS) == Blank("Belum ada nilai indeks untuk lingkup ini.")


def test_the_sentence_says_place_category_and_average(scores):
    assert scope_strip(scores, **OURS, average=72.36, missing=17).alt == (
        "Sebanyak 3 nilai indeks, dari 59,78 sampai 77,58. Kab. Probolinggo 71,65, kategori Rentan. Rata-rata 72,36. "
        "17 pemda belum diketahui."
    )
