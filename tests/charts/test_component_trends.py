"""Claims about components over the survey years, one below another."""

import pytest
from objects import trends

from spi.charts.marks import Blank
from spi.charts.parts.component_trends import component_trends


def test_components_share_a_span_and_the_deduction_has_its_own_from_zero():
    internal, expert, deduction = (panel.span for panel in component_trends(trends()).panels)
    assert internal == expert != deduction and deduction[0] <= 0 and internal[0] > 40


def test_a_gap_is_not_bridged_and_says_why():
    panel = component_trends(trends().assign(reason="responden_kurang")).panels[0]
    *_, own = panel.lines
    assert own.solid == ((2021,), (2023,), (2024,)) and own.dashed == ((2023, 2024),)
    assert panel.gaps == ((2022, "responden kurang"),) and component_trends(trends()).panels[0].gaps == (
        (2022, "belum diketahui"),
    )


def test_the_breaks_of_the_method_are_those_between_years_drawn():
    assert {(a, b) for a, b, _ in component_trends(trends()).breaks} == {(2023, 2024)}
    assert component_trends(trends().query("survey_year < 2024")).breaks == ()


def test_province_and_nation_are_named_with_their_last_value_apart_from_each_other():
    ends = component_trends(trends()).panels[0].ends
    assert [end.text for end in ends] == ["nasional 74,61", "provinsi 76,61"]
    close = component_trends(trends().assign(nation=trends()["province"])).panels[0]
    low, high = (end.place for end in close.ends)
    assert abs(high - low) >= 0.12 * (close.span[1] - close.span[0]) - 1e-9


def test_a_last_value_of_an_earlier_survey_says_its_year():
    series = trends()
    series.loc[series["survey_year"] == 2024, "province"] = float("nan")
    assert component_trends(series).panels[0].ends[1].text == "provinsi 81,38 (2023)"


def test_the_sentence_tells_each_year_and_says_which_are_not_known():
    alt = component_trends(trends()).alt
    assert "Internal: 2021 78,30; 2022 belum diketahui; 2023 80,38" in alt and "provinsi 2024 76,61; nasional 2024 74,61." in alt
    assert alt.count("Antara 2023 dan 2024") == 1


@pytest.mark.parametrize("table", [trends().head(0), trends().assign(value=float("nan"))])
def test_without_a_value_of_ours_there_is_no_picture(table):
    assert isinstance(component_trends(table), Blank)
