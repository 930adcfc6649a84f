"""Claims about bars from zero: gains, the cascade of a meeting, and units."""

from types import SimpleNamespace

import pandas as pd
import pytest
from objects import GAINS, UNITS, briefing

from spi.charts.marks import Blank
from spi.charts.parts.bars import MOST, gain_bars, gap_bars, unit_bars
from spi.render import screen
from spi.words import palette

NO_GAINS = GAINS.head(0)
NO_WAYS = briefing().ways.head(0)


def test_gains_keep_their_order_and_say_points_or_in_words_what_is_better():
    rows = gain_bars(GAINS).rows
    assert [row.value for row in rows] == [2.20, 0.44, 0.004, -0.04]
    assert [row.text for row in rows] == ["+2,20 poin indeks", "+0,44 poin indeks", "sama", "lebih baik 0,04 poin indeks"]
    assert rows[0].detail == "7,59 terhadap 5,39"


@pytest.mark.parametrize("points, hue, text", [(0.005, "up", "+0,01 poin indeks"), (0.0049, "others_dot", "sama"),
                                               (-0.005, "others_dot", "lebih baik 0,01 poin indeks")])  # fmt: skip
def test_only_what_does_not_round_to_nothing_is_a_gain(points, hue, text):
    (row,) = gain_bars(GAINS.tail(1).assign(points=points)).rows
    assert (row.hue, row.text) == (hue, text)


def test_a_gain_from_the_deduction_has_its_hue_and_being_ahead_is_grey():
    assert [row.hue for row in gain_bars(GAINS).rows] == ["deduction_soft", "up", "others_dot", "others_dot"]


def test_a_gain_holds_our_score_against_the_reference_and_no_arrow_says_time():
    assert "Eksper 73,53 terhadap 74,74: +0,44 poin indeks; " in gain_bars(GAINS).alt
    assert "lebih baik 0,04 poin indeks." in gain_bars(GAINS).alt
    assert isinstance(gain_bars(NO_GAINS), Blank)
    charts = (
        gain_bars(GAINS),
        gap_bars(briefing()),
        gap_bars(briefing(gains=NO_GAINS)),
        gap_bars(briefing(gains=NO_GAINS, ways=NO_WAYS)),
    )
    assert not any("→" in row.detail + chart.alt for chart in charts for row in chart.rows)


def test_a_meeting_sees_first_the_parts_that_lie_behind_the_median():
    chart = gap_bars(briefing())
    assert [row.text for row in chart.rows] == ["+2,20 poin indeks", "+0,44 poin indeks"]
    assert chart.caption == "Poin indeks yang didapat bila bagian itu mencapai median. Sudah lebih baik: Eksternal."


@pytest.mark.parametrize("gains", [NO_GAINS, GAINS.tail(2)], ids=["gains unknown", "none behind"])
def test_else_it_sees_what_one_part_alone_must_move(gains):
    chart = gap_bars(briefing(gains=gains))
    assert [(row.value, row.text, row.detail) for row in chart.rows] == [
        (4.43, "naik 4,43", "75,61, perlu 80,04; tertinggi di lingkup 79,95")
    ]
    assert "sampai Waspada" in chart.caption


def test_else_it_sees_how_far_parts_lie_behind_the_median():
    chart = gap_bars(briefing(gains=NO_GAINS, ways=NO_WAYS))
    assert [(row.value, row.text) for row in chart.rows] == [(2.20, "lebih besar 2,20 poin"), (0.09, "tertinggal 0,09 poin skor")]


def test_above_all_categories_no_step_is_drawn():
    highest = SimpleNamespace(next_band=None)
    assert gap_bars(briefing(gains=GAINS.tail(2), here=highest)) == Blank("Tidak ada bagian yang tertinggal dari median lingkup.")


@pytest.mark.parametrize("gap, drawn", [(0.005, True), (0.0049, False)])
def test_where_nothing_is_known_or_nothing_lags_it_says_so(gap, drawn):
    weak = briefing().weak.head(1).assign(gap=gap)
    assert isinstance(gap_bars(briefing(gains=NO_GAINS, ways=NO_WAYS, weak=weak)), Blank) != drawn


def test_units_stand_the_lowest_first_and_those_without_a_score_are_counted():
    chart = unit_bars(UNITS)
    assert next((row.label, row.text, row.detail) for row in chart.rows) == ("Dinas B", "60,25  ■ Rentan", "")
    assert (chart.rows[0].tint, chart.rows[1].tint) == ("#F4DEDB", "") and chart.rows[1].text == "71,50"
    assert screen.draw(chart).data[0].marker.color == ("#F4DEDB", palette.OWN)
    assert chart.rows[1].detail == "Internal" and "1 unit tanpa nilai" in chart.caption and "lagi" not in chart.caption
    assert isinstance(unit_bars(UNITS.tail(1)), Blank)


@pytest.mark.parametrize("count, rest", [(MOST, ""), (MOST + 1, "dan 1 lagi; lihat XLSX")])
def test_of_many_units_the_rest_is_counted(count, rest):
    chart = unit_bars(pd.concat([UNITS.head(1)] * count))
    assert len(chart.rows) == MOST and rest in chart.caption and ("lagi" in chart.caption) == bool(rest)
