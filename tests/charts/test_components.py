"""Claims about the components beside the year before and the median."""

from objects import briefing

from spi.charts.marks import Blank
from spi.charts.parts.components import component_bars


def test_ours_stands_first_with_its_movement_then_the_year_before_and_the_median():
    first, second = component_bars(briefing()).rows
    label, (own, before, median), deduction = first.label, first.values, second.values
    assert (label, own.of, own.text, own.detail, own.hue) == ("Internal", "SPI 2024", "75,61", "turun 4,77", "own")
    assert (before.text, before.hue) == ("80,38  SPI 2023", "peer") and (median.text, median.hue) == (
        "75,70  median",
        "others_dot",
    )
    assert [value.of for value in deduction] == ["SPI 2024", "median"] and deduction[0].detail == "bertambah 3,41"
    assert deduction[0].hue == "deduction"


def test_a_part_of_ours_that_is_not_known_is_not_drawn():
    assert len(component_bars(briefing()).rows) == 2
    assert isinstance(component_bars(briefing(weak=briefing().weak.tail(1))), Blank)


def test_without_a_year_before_and_a_median_ours_stands_alone():
    weak = briefing().weak.assign(reference=float("nan"), moved=float("nan"))
    chart = component_bars(briefing(weak=weak, year_before=None))
    assert [len(row.values) for row in chart.rows] == [1, 1] and chart.rows[0].values[0].detail == ""
    assert chart.alt.startswith("Skor SPI 2024: Internal 75,61; ")


def test_the_sentence_says_all_of_it():
    assert "Internal 75,61 (turun 4,77; 80,38 SPI 2023; 75,70 median)" in component_bars(briefing()).alt
