"""Claims about the causes of everybody's change, side by side."""

import pandas as pd
from objects import CAUSES, EVIL, PARTS

from spi.charts.marks import Blank
from spi.charts.parts.cause_columns import cause_columns

NAN = float("nan")


def drawn(table=CAUSES, parts=PARTS):
    return cause_columns(table, region_code="3513", parts=parts)


def test_rows_keep_the_order_given_on_one_scale():
    chart = drawn()
    assert [row.name for row in chart.rows][::2] == ["A", "B"] and chart.span == (-8.0, 3.5)


def test_only_ours_is_lit_by_meaning():
    hues = [[cell.hue for cell in row.cells] for row in drawn().rows]
    assert hues[:2] == [["others_line"] * 3, ["down", "up", "deduction"]]


def test_a_missing_part_has_no_bar_but_a_dash():
    internal, expert, _ = drawn().rows[2].cells
    assert (internal.value, internal.text) == (None, "–") and (expert.value, expert.text) == (-8.0, "")


def test_a_row_without_any_part_says_so_once():
    row = drawn().rows[3]
    assert (row.cells, row.text, row.total) == ((), "komponen belum diketahui", "−2,50") and drawn().rows[2].text == ""


def test_our_numbers_stand_above_the_columns():
    chart = drawn()
    assert chart.total.text == "−3,71" and [column.text for column in chart.columns] == ["−1,45", "+0,92", "−3,41"]
    absent = cause_columns(CAUSES, region_code="zz", parts=PARTS)
    assert {absent.total.text, *(column.text for column in absent.columns)} == {""}


def test_a_part_of_which_nothing_is_known_has_no_column():
    assert len(drawn(CAUSES.assign(expert=NAN)).columns) == 2
    assert isinstance(drawn(CAUSES.tail(1)), Blank) and isinstance(drawn(CAUSES.head(0)), Blank)


def test_a_long_list_is_shortened_and_says_so():
    many = pd.concat([CAUSES.assign(region_code=[f"{n}a", f"{n}b", f"{n}c", f"{n}d"]) for n in range(40)] + [CAUSES])
    chart = drawn(many)
    assert len(chart.rows) < 54 and any("pemda lain" in words for _, words in chart.gaps)
    assert sum(row.own for row in chart.rows) == 1


def test_the_sentence_sets_us_beside_the_mean_of_those_with_every_part():
    alt = drawn().alt
    assert "Semua komponen diketahui untuk 2 dari 4 pemda." in alt
    assert f"{EVIL}: indeks turun 3,71 poin (Internal −1,45" in alt
    assert "Rata-rata 2 pemda itu: indeks naik 1,15 poin (Internal −0,48" in alt
    assert "Rata-rata" not in drawn(CAUSES.iloc[1:]).alt
