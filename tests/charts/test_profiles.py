"""Claims about profiles, distances and gains."""

import pandas as pd
import pytest

from spi.render.screen import (
    gain_bars,
    gain_bars_sentence,
    gap_dumbbells,
    gap_dumbbells_sentence,
    profile_rows,
    profile_rows_sentence,
)
from spi.words import palette


@pytest.fixture
def values() -> pd.DataFrame:
    """Two components of three governments; one value is missing."""
    rows = [
        ("internal", "Internal", "3513", "P", 75.61),
        ("internal", "Internal", "a", "A", 74.47),
        ("internal", "Internal", "b", "B", 80.0),
        ("expert", "Eksper", "3513", "P", 73.53),
        ("expert", "Eksper", "a", "A", 72.06),
        ("expert", "Eksper", "b", "B", None),
    ]
    return pd.DataFrame(rows, columns=["row", "label", "region_code", "region", "value"])


@pytest.fixture
def marks() -> pd.DataFrame:
    """The median of internal; lowest, mean and highest of expert."""
    rows = [
        ("internal", "median", 75.61),
        ("expert", "terendah", 60.0),
        ("expert", "rata-rata", 72.8),
        ("expert", "tertinggi", 84.0),
    ]
    return pd.DataFrame(rows, columns=["row", "name", "value"])


def _texts(figure) -> list[str]:
    return [a.text for a in figure.layout.annotations]


def test_rows_keep_their_order_and_share_one_scale(values):
    figure = profile_rows(values, region_code="3513")
    assert list(figure.layout.yaxis.ticktext) == ["Internal", "Eksper"] and len(list(figure.select_xaxes())) == 1


def test_ours_and_the_marks_are_written_at_their_places(values, marks):
    figure = profile_rows(values, region_code="3513", marks=marks)
    placed = {a.text: a.x for a in figure.layout.annotations}
    assert placed["<b>75,61</b>"] == 75.61 and placed["median 75,61"] == pytest.approx(75.61)
    assert placed["<b>73,53</b>"] == 73.53
    assert (placed["terendah 60,00"], placed["rata-rata 72,80"], placed["tertinggi 84,00"]) == (60.0, 72.8, 84.0)
    ticks = {shape.x0 for shape in figure.layout.shapes if shape.layer == "above"}
    assert ticks == {75.61, 60.0, 72.8, 84.0}


def test_of_marks_that_would_touch_the_second_is_left_out_with_its_words(values):
    close = pd.DataFrame({"row": ["internal"] * 2, "name": ["rata-rata", "tertinggi"], "value": [75.0, 75.1]})
    figure = profile_rows(values, region_code="3513", marks=close)
    assert {shape.x0 for shape in figure.layout.shapes if shape.layer == "above"} == {75.0}
    assert "rata-rata 75,00" in _texts(figure) and "tertinggi 75,10" not in _texts(figure)


def test_our_number_stands_above_and_the_median_below(values, marks):
    anchors = {a.text: a.yanchor for a in profile_rows(values, region_code="3513", marks=marks).layout.annotations}
    assert (anchors["<b>75,61</b>"], anchors["median 75,61"]) == ("bottom", "top")


def test_deductions_start_at_zero_and_say_that_less_is_better(values):
    figure = profile_rows(values.assign(value=values["value"] - 70), region_code="3513", low_is_good=True)
    assert figure.layout.xaxis.range[0] <= 0 and "makin kecil makin baik" in _texts(figure)
    assert "Makin kecil makin baik" in profile_rows_sentence(values, region_code="3513", low_is_good=True)


def test_without_marks_no_reference_is_drawn(values):
    assert not [t for t in _texts(profile_rows(values, region_code="3513")) if "median" in t]


def test_the_sentence_tells_ours_beside_the_marks(values, marks):
    told = profile_rows_sentence(values, region_code="3513", marks=marks)
    assert told == "Internal 75,61 (median 75,61); Eksper 73,53 (terendah 60,00, rata-rata 72,80, tertinggi 84,00)."


def test_a_row_where_we_have_no_value_says_so(values):
    assert "Internal belum diketahui" in profile_rows_sentence(values, region_code="zz")


@pytest.fixture
def gaps() -> pd.DataFrame:
    """One ahead of us, one behind, one equal."""
    return pd.DataFrame(
        {"label": ["Batas Waspada", "Kab. Lumajang", "Kembar"], "value": [73.0, 70.91, 71.65], "distance": [1.35, -0.74, 0.0]}
    )


def test_distances_are_said_in_words(gaps):
    said = " ".join(_texts(gap_dumbbells(gaps, index=71.65)))
    for text in ("kurang 1,35", "lebih 0,74", "sama", "kita 71,65"):
        assert text in said


def test_every_dumbbell_goes_from_ours_to_the_reference(gaps):
    assert [list(t.x) for t in gap_dumbbells(gaps, index=71.65).data] == [[71.65, 73.0], [71.65, 70.91], [71.65, 71.65]]


@pytest.mark.parametrize("value", [40.0, 71.65, 99.0])
def test_the_scale_runs_from_left_to_right_and_has_room_for_the_words(value):
    gaps = pd.DataFrame({"label": ["x"], "value": [value], "distance": [value - 71.65]})
    low, high = gap_dumbbells(gaps, index=71.65).layout.xaxis.range
    edge = max(value, 71.65)
    assert low < min(value, 71.65) and (high - edge) / (high - low) >= 0.4


def test_the_distance_sentence_says_from_what(gaps):
    sentence = gap_dumbbells_sentence(gaps, index=71.65)
    assert "kurang 1,35 dari Batas Waspada (73,00)" in sentence and "sama dengan Kembar" in sentence


@pytest.fixture
def gains() -> pd.DataFrame:
    """Reaching the median of Jawa Timur, SPI 2024."""
    rows = [("correction_conduct", "Potongan pelaksanaan SPI", 7.59, 5.39, 2.20), ("expert", "Eksper", 73.53, 74.74, 0.44),
            ("external", "Eksternal", 89.02, 88.89, -0.04)]  # fmt: skip
    return pd.DataFrame(rows, columns=["part", "label", "ours", "reference", "points"])


def test_gains_keep_their_order_and_say_points(gains):
    figure = gain_bars(gains)
    assert list(figure.data[0].x) == [2.20, 0.44, -0.04]
    assert _texts(figure) == ["<b>+2,20 poin</b>", "<b>+0,44 poin</b>", "<b>−0,04 poin</b>"]


def test_a_gain_from_the_deduction_has_its_hue_and_being_ahead_is_grey(gains):
    assert gain_bars(gains).data[0].marker.color == (palette.DEDUCTION, palette.UP, palette.OTHERS_DOT)


def test_a_table_without_codes_of_parts_is_drawn_too(gains):
    assert gain_bars(gains.drop(columns="part")).data[0].marker.color == (palette.UP, palette.UP, palette.OTHERS_DOT)


def test_the_gain_sentence_says_from_where_to_where(gains):
    assert "Potongan pelaksanaan SPI dari 7,59 ke 5,39: +2,20" in gain_bars_sentence(gains)
