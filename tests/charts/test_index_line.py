"""Claims about the line over the years: gaps stay gaps, breaks are seen, each value stands where it hides least."""

import pandas as pd
import pytest

from spi.charts import years as over
from spi.charts.index_line import index_line
from spi.charts.marks import Blank
from spi.charts.years import stretches, value_labels, year_line
from spi.method import methodology
from spi.method.methodology import Band

NAN = float("nan")
SHAPE = {"name": "Kab. P", "province": "Jawa Timur"}


@pytest.fixture(autouse=True)
def one_break(monkeypatch):
    """The method breaks between 2023 and 2024, and before all of the years."""
    monkeypatch.setattr(methodology, "break_marks", lambda: [(2018, 2019, "x"), (2023, 2024, "cara ukur berubah")])


@pytest.fixture
def series() -> pd.DataFrame:
    """Kabupaten Probolinggo, SPI 2021-2025, with the averages of Jawa Timur that are known, and a component beside it."""
    index = {"survey_year": range(2021, 2026), "value": [71.12, 69.25, 75.36, 71.65, 73.32], "reason": "", "measure": "index",
             "province": [NAN, 75.82, 76.93, 72.36, NAN], "nation": [72.43, 71.94, 70.97, 71.53, 72.32]}  # fmt: skip
    return pd.concat([pd.DataFrame(index), pd.DataFrame(index | {"measure": "internal", "value": 1.0})])


def ours(chart):
    return chart.lines[-1]


def test_a_missing_year_is_never_bridged_and_says_why(series):
    series["value"] = series["value"].mask(series["survey_year"].isin([2022, 2025]))
    series["reason"] = series["survey_year"].map({2022: "tidak_ikut"})
    chart = index_line(series, **SHAPE)
    assert ours(chart).solid == ((2021,), (2023,), (2024,)) and ours(chart).dashed == ((2023, 2024),)
    assert chart.gaps == ((2022, "tidak ikut survei"), (2025, "belum diketahui"))
    assert "2022 tidak ikut survei" in chart.alt and "2025 belum diketahui" in chart.alt


def test_a_year_without_a_row_is_a_gap_too(series):
    chart = index_line(series[series["survey_year"] != 2022], **SHAPE)
    assert chart.years == (2021, 2022, 2023, 2024, 2025) and ours(chart).solid[0] == (2021,)
    assert chart.gaps == ((2022, "belum diketahui"),)


def test_only_a_dashed_piece_crosses_a_break_in_every_line(series):
    province, own = index_line(series, **SHAPE).lines
    assert own.solid == ((2021, 2022, 2023), (2024, 2025)) and own.dashed == ((2023, 2024),)
    assert province.solid == ((2022, 2023), (2024,)) and province.dashed == ((2023, 2024),)


def test_a_break_with_a_missing_side_joins_nothing(series):
    chart = index_line(series.assign(value=series["value"].mask(series["survey_year"].eq(2024))), **SHAPE)
    assert ours(chart).dashed == () and ours(chart).solid == ((2021, 2022, 2023), (2025,))


def test_a_break_between_years_that_are_drawn_has_its_words_and_no_other(series):
    chart = index_line(series, **SHAPE)
    assert chart.breaks == ((2023, 2024, "cara ukur berubah"),) and chart.alt.endswith("Antara 2023 dan 2024: cara ukur berubah.")
    assert chart.break_note == "Garis putus-putus: SPI 2023 dan 2024 cara ukur berubah."


def test_nothing_is_called_dashed_where_no_line_crosses_the_break(series):
    alone = series.assign(province=NAN, nation=NAN)
    chart = index_line(alone.assign(value=series["value"].mask(series["survey_year"].eq(2024))), **SHAPE)
    assert chart.break_note == "SPI 2023 dan 2024 cara ukur berubah."


def test_runs_never_join_years_that_do_not_follow_each_other():
    solid, dashed = stretches([2021, 2023, 2024, 2025], [(2023, 2024, "")])
    assert (solid, dashed) == ([(2021,), (2023,), (2024, 2025)], [(2023, 2024)])


def test_beside_us_is_the_province_or_else_the_nation_or_both(series):
    alone = series.assign(province=NAN)
    assert [line.name for line in index_line(series, **SHAPE).lines] == ["rata-rata Jawa Timur", "Kab. P"]
    assert [line.name for line in index_line(alone, **SHAPE).lines] == ["rata-rata nasional", "Kab. P"]
    both = index_line(series, **SHAPE, nation=True).lines
    assert [line.name for line in both] == ["rata-rata nasional", "rata-rata Jawa Timur", "Kab. P"]
    assert both[0].hue != both[1].hue
    assert [line.name for line in index_line(alone.assign(nation=NAN), **SHAPE).lines] == ["Kab. P"]


def test_a_line_is_named_at_its_end_with_its_last_value_and_an_older_year(series):
    mean, own = index_line(series, **SHAPE).ends
    assert (mean.name, mean.detail, mean.own) == ("rata-rata Jawa Timur", "72,36 (2024)", False)
    assert (own.name, own.detail, own.own) == ("Kab. P", "", True), "our values stand at our dots"
    low, high = index_line(series, **SHAPE).span
    assert abs(own.place - mean.place) >= 0.2 * (high - low)


def test_our_values_hide_no_line_where_a_side_is_free(series):
    sides = {label.year: label.side for label in index_line(series, **SHAPE).labels}
    assert sides == {2021: "above", 2022: "below", 2023: "left", 2024: "below", 2025: "above"}


@pytest.mark.parametrize("others", [75.0, 75.9, 74.1])
def test_our_value_never_covers_a_dot_of_another_line_while_a_side_is_free(others):
    own = year_line("kita", {2023: 75.0}, (), hue="own", ink="own", own=True)
    mean = year_line("rata-rata", {2023: others}, (), hue="muted", ink="muted")
    (label,) = value_labels(own, [mean], (2022, 2023, 2024), (70.0, 80.0))
    assert not (label.side == "above" and others > 75) and not (label.side == "below" and others < 75)


def test_a_value_whose_dot_another_touches_stands_over_both_rather_than_on_its_own_line():
    own = year_line("kita", {2021: 74.26, 2022: 70.21, 2023: 74.67, 2024: 59.78}, (), hue="own", ink="own", own=True)
    province = year_line("provinsi", {2021: 75.24, 2022: 75.82}, (), hue="muted", ink="muted")
    nation = year_line("nasional", {2021: 72.43, 2022: 71.94}, (), hue="muted", ink="muted")
    labels = value_labels(own, [nation, province], (2021, 2022, 2023, 2024), (56.0, 80.5))
    assert labels[0].side == "above"


@pytest.mark.parametrize(("year", "never"), [(2021, "left"), (2022, "right")])
def test_no_value_leaves_the_drawing_at_its_ends(year, never):
    own = year_line("kita", {year: 75.0}, (), hue="own", ink="own", own=True)
    around = [year_line("x", {year: 75.0 + d}, (), hue="muted", ink="muted") for d in (-0.9, 0.9)]
    (label,) = value_labels(own, around, (2021, 2022), (70.0, 80.0))
    assert label.side != never and set(over.SIDES) == {"above", "below", "left", "right"}


def test_limits_near_the_values_are_drawn_over_the_years_of_their_scale_only(series, monkeypatch):
    bands = (Band("Rentan", 0, 73, "■", "#fff"), Band("Waspada", 73, 78, "▲", "#fff"), Band("Terjaga", 78, 100, "●", "#fff"))
    monkeypatch.setattr(methodology, "bands", lambda year: bands)
    monkeypatch.setattr(methodology, "years_with_scale_of", lambda year: [2024, 2025, 2026])
    chart = index_line(series, **SHAPE, year=2024)
    assert chart.limits == ((73, "Waspada", "73"), (78, "Terjaga", "78")) and chart.limit_years == (2024, 2025)
    far = index_line(series.assign(value=series["value"] - 8, province=NAN, nation=NAN), **SHAPE, year=2024)
    assert far.limits == () and far.span[1] < 73, "67,36 is more than three points away"
    assert index_line(series, **SHAPE).limits == ()


def test_a_limit_three_points_away_is_near_and_one_further_is_not(series, monkeypatch):
    flat = series.assign(value=70.0, province=NAN, nation=NAN)
    for limit, drawn in ((73.0, 1), (73.01, 0), (67.0, 1), (66.99, 0)):
        monkeypatch.setattr(methodology, "bands", lambda year, limit=limit: (Band("A", limit, 100, "●", "#fff"),))
        assert len(index_line(flat, **SHAPE, year=2024).limits) == drawn, limit


def test_one_known_year_is_enough_and_none_is_said(series):
    chart = index_line(series.assign(value=series["value"].where(series["survey_year"].eq(2024))), **SHAPE)
    assert ours(chart).solid == ((2024,),) and "2024 71,65" in chart.alt and len(chart.gaps) == 4
    assert index_line(series.assign(value=NAN), **SHAPE) == Blank("Belum ada nilai indeks Kab. P yang diketahui.")


def test_equal_values_have_room_above_and_below(series):
    low, high = index_line(series.assign(value=70.0, province=NAN, nation=NAN), **SHAPE).span
    assert low == pytest.approx(69) and high == pytest.approx(71)
