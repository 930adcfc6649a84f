"""Claims about our place on the scale."""

import pandas as pd
import pytest

from spi.method import methodology
from spi.render.screen import look, scope_strip, scope_strip_sentence
from spi.words import palette

BANDS = {year: methodology.bands(year) for year in (2023, 2024)}


@pytest.fixture
def scores() -> pd.DataFrame:
    """Three known governments and one without a figure."""
    rows = [
        ("3513", "Kab. Probolinggo", 71.65),
        ("3529", "Kab. Sumenep", 77.58),
        ("3525", "Kab. Gresik", 59.78),
        ("3578", "S", None),
    ]
    return pd.DataFrame(rows, columns=["region_code", "region", "index"])


def _texts(figure) -> list[str]:
    return [a.text for a in figure.layout.annotations]


def test_ours_is_one_big_hued_dot_and_the_unknown_is_not_drawn(scores):
    others, ours = scope_strip(scores, region_code="3513", bands=BANDS[2024]).data
    assert list(ours.x) == [71.65] and ours.marker.color == palette.OWN and ours.marker.size > others.marker.size
    assert list(others.x) == [77.58, 59.78]


def test_clicks_can_tell_the_region(scores):
    others, _ = scope_strip(scores, region_code="3513", bands=BANDS[2024]).data
    assert [c[0] for c in others.customdata] == ["3529", "3525"]


@pytest.mark.parametrize("year", [2023, 2024])
def test_every_band_in_sight_has_symbol_word_and_limit(scores, year):
    said = " ".join(_texts(scope_strip(scores, region_code="3513", bands=BANDS[year])))
    for band in BANDS[year]:
        assert band.symbol in said and f"{band.symbol} {band.name}" in said
    assert "73,7" in said if year == 2023 else "73" in said


def test_own_label_and_average_stand_on_different_levels(scores):
    figure = scope_strip(scores, region_code="3513", bands=BANDS[2024], average=71.7)
    heights = {a.text: a.y for a in figure.layout.annotations}
    assert heights["rata-rata 71,70"] - heights["<b>kita 71,65</b>"] >= 18


def test_a_label_at_the_edge_stays_inside(scores):
    figure = scope_strip(scores, region_code="3525", bands=BANDS[2024], average=59.9, average_name="rata-rata Jawa Timur")
    low, high = figure.layout.xaxis.range
    for a in (a for a in figure.layout.annotations if "kita" in a.text or "rata" in a.text):
        half = (
            look.text_width(a.text.replace("<b>", "").replace("</b>", ""), size=a.font.size)
            / 2
            * (high - low)
            / (look.PHONE - 20)
        )
        assert low <= a.x - half * 0.99 and a.x + half * 0.99 <= high


def test_what_is_not_known_is_counted(scores):
    assert "17 pemda belum diketahui" in _texts(scope_strip(scores, region_code="3513", bands=BANDS[2024], missing=17))
    assert not [t for t in _texts(scope_strip(scores, region_code="3513", bands=BANDS[2024])) if "belum" in t]


def test_without_our_figure_the_others_are_still_shown(scores):
    figure = scope_strip(scores, region_code="3578", bands=BANDS[2024])
    assert len(figure.data[0].x) == 3 and len(figure.data[1].x) == 0
    assert "belum diketahui" in scope_strip_sentence(scores, region_code="3578", bands=BANDS[2024])


def test_a_year_without_a_scale_draws_no_band(scores):
    assert "■" not in "".join(_texts(scope_strip(scores, region_code="3513", bands=())))


def test_the_strip_sentence_says_place_category_and_average(scores):
    sentence = scope_strip_sentence(scores, region_code="3513", bands=BANDS[2024], average=72.36, missing=17)
    for text in ("3 nilai", "59,78", "77,58", "71,65, kategori Rentan", "Rata-rata 72,36", "17 pemda"):
        assert text in sentence
