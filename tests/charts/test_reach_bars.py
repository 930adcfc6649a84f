"""Claims about the bars of what is within reach in a year."""

from dataclasses import replace

import pytest
from objects import WITHIN

from spi.charts.marks import Blank
from spi.charts.parts.reach import reach_bars


def test_each_part_has_its_cap_in_index_points_and_its_scores_before_and_after():
    rows = reach_bars(WITHIN).rows
    assert [row.value for row in rows] == [0.669475, 0.0, 2.585, 0.0]
    assert [(row.text, row.detail) for row in rows][::2] == [
        ("+0,67 poin indeks", "75,61 → 77,81"),
        ("+2,59 poin indeks", "7,59 → 5,01"),
    ]
    assert [row.hue for row in rows] == ["up", "muted", "deduction_soft", "muted"]


def test_a_part_that_does_not_usually_improve_says_so_and_nothing_left_to_cut_too():
    rows = reach_bars(WITHIN).rows
    assert (rows[1].text, rows[1].detail) == ("tidak membaik", "73,53")
    assert (rows[3].text, rows[3].detail) == ("sudah nol", "0,00")


def test_all_together_is_no_forecast():
    chart = reach_bars(WITHIN)
    assert chart.caption == (
        "Bila semua bagian sekaligus: 3,25 poin indeks (dijumlahkan sebelum dibulatkan), dari 71,65 menjadi 74,90. "
        "Yang mungkin belum tentu terjadi."
    )
    assert chart.caption in chart.alt and "Potongan pelaksanaan SPI +2,59 poin indeks (7,59 → 5,01)" in chart.alt


@pytest.mark.parametrize("unknown", [{"caps": WITHIN.caps.head(0)}, {"index": None}])
def test_where_nothing_is_known_there_are_no_bars(unknown):
    assert isinstance(reach_bars(replace(WITHIN, **unknown)), Blank)
