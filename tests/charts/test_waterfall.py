"""Claims about the two waterfalls, on the published figures of Kabupaten Probolinggo."""

from itertools import pairwise

import pytest
from objects import CHANGE, LEVEL, explanation, level_of

from spi.answers.results import causes
from spi.charts.marks import Blank
from spi.charts.parts.waterfall import Step, Value, change_waterfall, level_waterfall

NAN = float("nan")


def steps(chart):
    return [row for row in chart.rows if isinstance(row, Step)]


def test_each_bar_begins_where_the_one_before_ended():
    first, *_, last = bars = steps(change_waterfall(explanation()))
    assert first.start == 75.36 and last.end == pytest.approx(71.65)
    assert all(before.end == after.start for before, after in pairwise(bars))


def test_up_down_and_the_deduction_have_a_hue_each_and_what_rounds_to_nothing_is_muted():
    points = CHANGE | {"internal": -0.005, "external": 0.0049, "correction_facts": -0.0049}
    assert [bar.hue for bar in steps(change_waterfall(explanation()))] == ["down", "up", "up", "deduction", "muted"]
    assert [bar.hue for bar in steps(change_waterfall(explanation(points)))] == ["down", "muted", "up", "deduction", "muted"]


def test_a_deduction_that_gives_points_back_has_a_pale_hue_and_words_of_its_own():
    chart = change_waterfall(explanation(CHANGE | {"correction_conduct": 3.02, "correction_facts": -1.32}))
    bars = steps(chart)[3:]
    assert [(bar.hue, bar.text) for bar in bars] == [("deduction_soft", "berkurang 3,02"), ("deduction", "bertambah 1,32")]
    assert {"deduction", "deduction_soft"} < {layer.hue for layer in chart.layers}


def test_the_real_change_says_what_the_deduction_did_to_the_index(store, jatim):
    chart = change_waterfall(causes.explain("3513", 2024, 2025, jatim))
    conduct, facts = (bar for bar in steps(chart) if bar.label.startswith("Potongan"))
    assert (conduct.text, conduct.detail) == ("berkurang 3,02", "7,59 → 4,57, menaikkan indeks")
    assert (facts.text, facts.detail) == ("bertambah 1,32", "0,00 → 1,32, menurunkan indeks")
    assert "bertambah 1,32 (0,00 → 1,32, menurunkan indeks)" in chart.alt


def test_changes_are_said_in_words_with_the_scores_unless_those_are_not_asked_for():
    assert [bar.text for bar in steps(change_waterfall(explanation()))] == [
        "turun 1,45",
        "naik 0,23",
        "naik 0,92",
        "bertambah 3,41",
        "tetap",
    ]
    assert steps(change_waterfall(explanation()))[0].detail == "80,38 → 75,61"
    assert {bar.detail for bar in steps(change_waterfall(explanation(), details=False))} == {""}


def test_the_first_and_last_row_are_the_indices_of_the_survey_years():
    first, *_, last = change_waterfall(explanation()).rows
    assert (first, last) == (Value("SPI 2023", 75.36, "75,36"), Value("SPI 2024", 71.65, "71,65", lit=True))


def test_the_limit_nearest_to_the_new_index_is_drawn_and_said():
    chart = change_waterfall(explanation())
    assert (chart.limit.value, chart.limit.text) == (73, "batas Waspada 73") and chart.alt.endswith("Batas Waspada 73.")
    assert (
        change_waterfall(explanation(after=(2024, 75.51))).limit.value == 78
        and change_waterfall(explanation(after=(2024, 75.49))).limit.value == 73
    )


def test_the_limits_are_those_of_the_survey_year():
    assert change_waterfall(explanation(before=(2022, 77.4), after=(2023, 77.0))).limit.text.endswith("77,5")
    assert change_waterfall(explanation(before=(2020, 70.0), after=(2021, 71.12))).limit is None


@pytest.mark.parametrize("low, drawn", [(67.0, True), (66.99, False)])
def test_a_limit_is_drawn_only_where_it_lies_no_farther_than_the_bars_reach(low, drawn):
    chart = change_waterfall(explanation({"internal": 3.0}, before=(2023, low), after=(2024, low + 3.0)))
    assert (chart.limit is not None) == drawn and "Batas Waspada 73." in chart.alt
    assert chart.span[1] == (73 if drawn else low + 3)


def test_a_part_that_is_missing_is_not_drawn_as_zero():
    assert len(steps(change_waterfall(explanation(CHANGE | {"external": NAN})))) == 4


def test_where_the_parts_are_not_known_the_change_is_one_step():
    (bar,) = steps(chart := change_waterfall(explanation({})))
    assert (bar.start, bar.end, bar.text, bar.hue) == (75.36, pytest.approx(71.65), "turun 3,71", "down")
    assert bar.label == "Bagian belum diketahui" and "Bagiannya belum diketahui." in chart.alt


@pytest.mark.parametrize("unknown", [{"before": (2023, NAN)}, {"after": (2024, NAN)}])
def test_without_one_index_there_is_no_picture(unknown):
    chart = change_waterfall(explanation(**unknown))
    assert isinstance(chart, Blank) and "2024" in chart.alt and "belum diketahui" in chart.alt


def test_the_sentence_of_a_change_carries_the_whole_finding():
    for text in (
        "turun 3,71 poin",
        "dari 75,36 menjadi 71,65",
        "Potongan pelaksanaan SPI bertambah 3,41",
        "correction_facts tetap",
    ):
        assert text in change_waterfall(explanation()).alt


def test_the_level_starts_at_zero_ends_at_the_index_and_says_category_and_next_limit():
    chart = level_waterfall(level_of())
    assert steps(chart)[0].start == 0 and steps(chart)[-1].end == pytest.approx(71.65) and chart.span == (0, 100)
    assert chart.rows[-1] == Value("SPI 2024", 71.65, "71,65  ■ Rentan", lit=True) and chart.limit.text == "batas Waspada 73"
    assert "71,65 (Rentan)" in chart.alt and "+23,06" in chart.alt and "−7,59" in chart.alt


def test_words_of_a_level_stand_where_there_is_more_room():
    assert [bar.side for bar in steps(level_waterfall(level_of()))] == ["right", "right", "left", "left"]
    tied = level_waterfall(
        level_of({"internal": 40.0, "external": 20.0}, index=60.0)
    )  # the second bar has 40 points on either side
    assert [bar.side for bar in steps(tied)] == ["right", "right"]


@pytest.mark.parametrize("points, drawn", [(0.05, True), (0.049, False)])
def test_a_residual_is_drawn_only_where_it_counts(points, drawn):
    assert len(steps(level_waterfall(level_of(LEVEL | {"residual": points})))) == 4 + drawn


@pytest.mark.parametrize("year, index, limit", [(2021, 71.65, None), (2024, 73.0, 78), (2024, 72.99, 73), (2024, 79.0, 78)])
def test_a_level_shows_the_next_limit_of_its_year_and_the_highest_above_all(year, index, limit):
    chart = level_waterfall(level_of(year=year, index=index))
    assert (chart.limit.value if chart.limit else None) == limit


def test_a_level_without_parts_says_so():
    assert level_waterfall(level_of({})) == Blank(
        "Susunan indeks SPI 2024 belum dapat dihitung karena komponennya belum lengkap."
    )


@pytest.mark.parametrize("chart", [change_waterfall(explanation()), level_waterfall(level_of())], ids=["change", "level"])
def test_the_words_to_the_right_of_a_bar_have_their_room_and_no_more(chart):
    low, high = chart.roomy(0.25)
    ends = [max(bar.start, bar.end) for bar in steps(chart) if bar.side == "right"]
    ends += [row.value for row in chart.rows if isinstance(row, Value) and not chart.total]
    words_end = max(ends, default=low) + 0.25 * (high - low)
    assert low == chart.span[0] and (words_end == pytest.approx(high) or words_end < high == chart.span[1])
