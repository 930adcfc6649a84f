"""Claims about profiles on one scale."""

import pandas as pd
import pytest
from objects import EVIL, MARKS, VALUES

from spi.charts.marks import Blank, Limit
from spi.charts.parts.profile import profile_rows


def profile(region_code="3513", **more):
    return profile_rows(VALUES, **({"region_code": region_code, "marks": MARKS} | more))


def test_rows_keep_their_order_with_ours_apart_from_the_others():
    internal, expert = profile().rows
    assert (internal.label, expert.label) == (EVIL, "Eksper") and (internal.own.value, internal.text) == (75.61, "75,61")
    assert [dot.region_code for dot in internal.others] == ["a", "b"] and len(expert.others) == 1


def test_marks_stand_lowest_first_at_their_values():
    internal, expert = profile().rows
    assert [(mark.value, mark.text) for mark in internal.marks] == [(75.61, "median 75,61")]
    assert [mark.text for mark in expert.marks] == ["terendah 72,20", "tertinggi 79,80"]


def test_of_marks_that_would_touch_the_second_is_left_out_with_its_words_but_not_in_the_sentence():
    close = pd.DataFrame({"row": ["internal"] * 2, "name": ["rata-rata", "tertinggi"], "value": [75.0, 75.1]})
    chart = profile(marks=close)
    assert [mark.text for mark in chart.rows[0].marks] == ["rata-rata 75,00"] and "tertinggi 75,10" in chart.alt


def test_deductions_start_at_zero_and_say_that_less_is_better():
    chart = profile(low_is_good=True)
    assert chart.span[0] < 0 and chart.note == "makin kecil makin baik" and chart.alt.endswith(" Makin kecil makin baik.")
    assert profile().span[0] > 60 and profile().note == ""


@pytest.mark.parametrize("value, drawn", [(90.0, True), (90.01, False), (62.06, True), (62.05, False)])
def test_a_limit_is_drawn_only_near_the_values_and_then_within_the_span(value, drawn):
    chart = profile(limits=[Limit(value, "x")])
    assert [limit.value for limit in chart.limits] == ([value] if drawn else [])
    assert not drawn or chart.span[0] < value < chart.span[1]


def test_the_sentence_tells_ours_beside_the_marks():
    assert profile().alt == (f"{EVIL} 75,61 (median 75,61); Eksper 73,53 (terendah 72,20 dan tertinggi 79,80).")


def test_a_row_where_we_have_no_value_says_so():
    chart = profile("zz")
    assert chart.rows[0].own is None and chart.rows[0].text == "" and f"{EVIL} belum diketahui" in chart.alt


def test_without_any_value_there_is_no_picture():
    assert isinstance(profile_rows(VALUES.head(0), region_code="3513", marks=MARKS), Blank)


def test_many_others_are_two_bars_and_only_those_outside_are_dots():
    values = pd.DataFrame({"row": "internal", "label": "Internal", "region_code": [str(n) for n in range(101)],
                           "region": [f"Kab. {n}" for n in range(101)], "value": [float(n) for n in range(101)]})  # fmt: skip
    chart = profile_rows(values, region_code="50", marks=MARKS.head(0), noun="pemda")
    (row,) = chart.rows
    assert (row.most, row.middle) == ((10.0, 90.0), (25.0, 75.0)) and row.own.value == 50.0
    assert {dot.value for dot in row.others} == {*map(float, range(10)), *map(float, range(91, 101))}
    assert "101 pemda" in chart.caption
    few = profile_rows(values.head(60), region_code="50", marks=MARKS.head(0))
    assert few.caption == "" and few.rows[0].middle is None and len(few.rows[0].others) == 59
