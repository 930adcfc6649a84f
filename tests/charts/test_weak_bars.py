"""Claims about the picture of weak parts: deductions in their own hue, the median as a tick, sides apart."""

import pytest
from objects import EVIL, WEAK

from spi.charts.marks import Blank
from spi.charts.parts.weak_bars import weak_bars


def test_a_deduction_has_its_own_hue_and_a_heading_no_bar():
    assert [(row.lost, row.hue) for row in weak_bars(WEAK).rows] == [(9.71, "own"), (None, "muted"), (7.59, "deduction")]


def test_the_tick_stands_where_the_median_would_end():
    assert [row.median for row in weak_bars(WEAK).rows] == [pytest.approx(9.27), None, pytest.approx(5.39)]
    ahead = weak_bars(WEAK.assign(gap_index=-1.0))
    assert ahead.rows[0].median == pytest.approx(10.71) == ahead.most and ahead.rows[0].detail == "lebih baik 1,00 poin indeks"


def test_sides_are_headings_and_parted():
    assert [(row.heading, row.apart) for row in weak_bars(WEAK).rows] == [(True, False), (True, True), (False, False)]


def test_the_sentence_says_both_numbers():
    assert weak_bars(WEAK).alt == (
        f"Selisih menuju 100 dalam poin indeks: {EVIL} 9,71 (tertinggal 0,44 poin indeks); "
        "Potongan pelaksanaan SPI 7,59 (lebih besar 2,20 poin indeks)."
    )


def test_a_heading_alone_is_no_picture():
    assert isinstance(weak_bars(WEAK.iloc[1:2]), Blank) and isinstance(weak_bars(WEAK.head(0)), Blank)
