"""Pairs of bars: what everybody moved, and what is ours beyond it."""

from objects import OWN, comparison_of

from spi.charts.marks import Blank
from spi.charts.parts.split_bars import split_bars
from spi.render import screen


def test_the_total_comes_first_and_each_part_has_both_sides():
    chart = split_bars(comparison_of())
    assert [row.total for row in chart.rows] == [True, *[False] * 5]
    assert [(row.detail, row.common.text, row.own.text) for row in chart.rows][:2] == [
        ("−3,71", "bersama −4,59", "sendiri +0,88"), ("−1,45", "bersama −1,72", "sendiri +0,27")
    ]  # fmt: skip
    assert [row.own.hue for row in chart.rows] == ["up", "up", "down", "down", "deduction", "deduction_soft"]
    assert {row.common.hue for row in chart.rows} == {"others_dot"}


def test_a_deduction_is_told_by_what_happened_to_it_and_never_by_a_sign_that_reads_the_other_way_round():
    conduct, facts = split_bars(comparison_of()).rows[4:]
    assert [conduct.detail, conduct.common.text, conduct.own.text] == [
        "bertambah 3,41", "bersama bertambah 3,18", "sendiri 0,23 lebih buruk"
    ]  # fmt: skip
    assert [facts.detail, facts.common.text, facts.own.text] == ["tetap", "bersama bertambah 1,61", "sendiri 1,61 lebih baik"]
    assert "Potongan yang bertambah menurunkan indeks" in split_bars(comparison_of()).caption
    assert "Potongan" not in split_bars(comparison_of({})).caption


def test_all_bars_are_on_one_span_that_holds_zero():
    chart = split_bars(comparison_of())
    assert chart.span == (-4.59, 1.61)
    assert split_bars(comparison_of({}, change=3.0, total=1.0)).span == (0.0, 2.0)


def test_parts_that_nobody_scored_are_drawn_only_where_they_can_be_read():
    assert len(split_bars(comparison_of(OWN | {"residual": 0.004, "weights": -0.004})).rows) == 6
    assert len(split_bars(comparison_of(OWN | {"residual": 0.006})).rows) == 7
    assert len(split_bars(comparison_of({"correction_facts": 0.0})).rows) == 2  # a scored part that stood still is drawn


def test_a_total_from_printed_means_is_alone_and_says_so():
    chart = split_bars(comparison_of({}, printed=("A", "B")))
    assert len(chart.rows) == 1 and "rata-rata 38 pemda lain (dihitung dari rata-rata tercetak)" in chart.caption
    assert "dihitung dari rata-rata tercetak" not in split_bars(comparison_of()).caption


def test_without_the_others_there_is_no_picture():
    assert isinstance(split_bars(comparison_of({}, total=None)), Blank)
    assert isinstance(split_bars(comparison_of({}, change=None, total=None)), Blank)


def test_the_alternative_text_says_every_bar():
    chart = split_bars(comparison_of())
    assert all(side.text in chart.alt for row in chart.rows for side in (row.common, row.own))


def test_common_stands_above_own_on_the_screen():
    common, own = (
        next(t for t in screen.draw(split_bars(comparison_of())).data if t.name == name) for name in ("bersama", "sendiri")
    )
    assert list(common.x)[:2] == [-4.59, -1.72] and list(own.x)[:2] == [0.88, 0.27]
    assert all(a < b for a, b in zip(common.y, own.y, strict=True))  # the axis runs downwards
