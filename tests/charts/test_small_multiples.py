"""Claims about causes side by side and components one below another."""

from itertools import pairwise

import pandas as pd
import pytest

from spi.render.screen import cause_columns, cause_columns_sentence, component_trends, component_trends_sentence
from spi.words import palette

NAN = float("nan")
PARTS = [("internal", "Internal"), ("expert", "Eksper"), ("correction_conduct", "Potongan pelaksanaan SPI")]


@pytest.fixture
def causes() -> pd.DataFrame:
    """Three governments in the order of their change; one component is missing."""
    rows = [
        ("a", "A", 6.0, 0.5, 2.0, 3.5),
        ("3513", "Kab. Probolinggo", -3.71, -1.45, 0.92, -3.41),
        ("b", "B", -14.89, NAN, -8.0, -6.0),
    ]
    return pd.DataFrame(rows, columns=["region_code", "region", "change", *(code for code, _ in PARTS)])


def test_every_column_has_the_same_scale(causes):
    ranges = {tuple(axis.range) for axis in cause_columns(causes, region_code="3513", parts=PARTS).select_xaxes()}
    assert ranges == {(-8.0, 3.5)}


def test_columns_do_not_overlap(causes):
    domains = sorted(axis.domain for axis in cause_columns(causes, region_code="3513", parts=PARTS).select_xaxes())
    assert len(domains) == 3 and all(a[1] < b[0] for a, b in pairwise(domains))


def test_rows_keep_the_order_given(causes):
    names = cause_columns(causes, region_code="3513", parts=PARTS).layout.yaxis.ticktext
    assert names[0] == "A" and "Kab. Probolinggo" in names[1] and names[2] == "B"


def test_only_ours_is_lit_by_meaning(causes):
    hues = {t.name: t.marker.color for t in cause_columns(causes, region_code="3513", parts=PARTS).data}
    assert hues["internal"] == (palette.OTHERS_LINE, palette.DOWN)
    assert (hues["expert"][1], hues["correction_conduct"][1]) == (palette.UP, palette.DEDUCTION)


def test_a_missing_part_has_no_bar_but_a_dash(causes):
    figure = cause_columns(causes, region_code="3513", parts=PARTS)
    internal = next(t for t in figure.data if t.name == "internal")
    assert [(a.xref, a.y) for a in figure.layout.annotations if a.text == "–"] == [("x", 2)]
    assert list(internal.y) == [0, 1] and [c[0] for c in internal.customdata] == ["a", "3513"]


def test_a_row_without_any_part_says_so_once(causes):
    causes.loc[2, ["expert", "correction_conduct"]] = NAN
    figure = cause_columns(causes, region_code="3513", parts=PARTS)
    assert [(a.text, a.y) for a in figure.layout.annotations if "belum" in a.text or a.text == "–"] == [
        ("komponen belum diketahui", 2)
    ]


def test_our_numbers_stand_above_the_columns(causes):
    said = [a.text for a in cause_columns(causes, region_code="3513", parts=PARTS).layout.annotations]
    assert {"<b>−3,71</b>", "<b>−1,45</b>", "<b>+0,92</b>", "<b>−3,41</b>"} <= set(said) and "−14,89" in said


def test_the_names_lie_beside_the_column_of_totals(causes):
    axis = cause_columns(causes, region_code="3513", parts=PARTS).layout.yaxis
    assert (axis.anchor, axis.position) == ("free", 0)


def test_a_long_list_is_shortened(causes):
    many = pd.concat([causes.assign(region_code=[f"{n}a", f"{n}b", f"{n}c"]) for n in range(40)] + [causes])
    names = cause_columns(many, region_code="3513", parts=PARTS).layout.yaxis.ticktext
    assert len(names) <= 54 and any("pemda lain" in n for n in names)


def test_the_cause_sentence_sets_us_beside_the_mean(causes):
    sentence = cause_columns_sentence(causes, region_code="3513", parts=PARTS)
    assert "Kab. Probolinggo: indeks turun 3,71 poin (Internal −1,45" in sentence
    assert "Rata-rata 2 pemda itu: indeks naik 1,15 poin (Internal −0,48" in sentence


def test_the_mean_of_causes_counts_only_governments_with_every_part(causes):
    assert "2 dari 3 pemda diketahui semua komponennya." in cause_columns_sentence(causes, region_code="3513", parts=PARTS)
    alone = cause_columns_sentence(causes.iloc[1:], region_code="3513", parts=PARTS)
    assert "1 dari 2 pemda" in alone and "Rata-rata" not in alone


@pytest.fixture
def series() -> pd.DataFrame:
    """Two components and the deduction of Kabupaten Probolinggo; 2022 of internal is missing."""
    values = {
        "internal": [78.30, NAN, 80.38, 75.61],
        "expert": [60.55, 60.28, 71.02, 73.53],
        "correction_conduct": [0.81, 3.37, 4.18, 7.59],
    }
    rows = [(row, row.title(), 2021 + n, v, v + 1, v - 1) for row, line in values.items() for n, v in enumerate(line)]
    return pd.DataFrame(rows, columns=["row", "label", "survey_year", "value", "province", "nation"])


def test_components_share_a_scale_and_the_deduction_has_its_own_from_zero(series):
    internal, expert, deduction = (axis.range for axis in component_trends(series).select_yaxes())
    assert internal == expert != deduction and deduction[0] <= 0 and internal[0] > 40


def test_panels_do_not_overlap(series):
    first, second, third = (axis.domain for axis in component_trends(series).select_yaxes())
    assert first[0] > second[1] and second[0] > third[1] >= third[0] >= 0


def test_a_gap_in_a_panel_is_not_bridged(series):
    ours = [t for t in component_trends(series).data if t.line.color == palette.OWN and t.yaxis == "y"]
    assert [list(t.x) for t in ours] == [["2021"], ["2023", "2024"]]


def test_a_break_is_crossed_only_by_dashes_in_every_panel(series):
    figure = component_trends(series, breaks=[(2023, 2024, "cara ukur berubah")])
    joined = [t for t in figure.data if list(t.x)[-2:] == ["2023", "2024"]]
    assert joined and all(t.line.dash == "dot" for t in joined) and {t.yaxis for t in joined} == {"y", "y2", "y3"}
    assert sum("cara ukur" in a.text for a in figure.layout.annotations) == 1


def test_province_and_nation_are_named_at_the_end(series):
    said = [a.text for a in component_trends(series, province_name="Jawa Timur").layout.annotations]
    assert "Jawa Timur 76,61" in said and "nasional 74,61" in said


def test_names_at_the_end_keep_their_distance(series):
    figure = component_trends(series.assign(nation=series["province"]))
    one, other = (a.y for a in figure.layout.annotations if a.yref == "y" and a.xref == "paper")
    low, high = figure.layout.yaxis.range
    assert abs(one - other) / (high - low) * 132 >= 15


def test_the_trend_sentence_tells_each_year_and_a_dash_for_the_missing(series):
    sentence = component_trends_sentence(series)
    assert "2021 78,30; 2022 –; 2023 80,38" in sentence and "provinsi 2024 76,61" in sentence
