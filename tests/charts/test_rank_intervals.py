"""Claims about the ranges of places under an assumed standard error."""

from dataclasses import replace

import pandas as pd
from objects import CHARTS, EVIL, PLACES

from spi.answers.results.rank_certainty import AssumedPlaces
from spi.charts.marks import Blank
from spi.charts.rank_intervals import rank_intervals
from spi.render import screen

CHART = CHARTS["intervals"]


def _chart(places, ours, noun="pemda"):
    return rank_intervals(AssumedPlaces(True, 1.0, places, places.iloc[ours], 3.0), noun=noun, year=2024)


def _many(count, tiers):
    """A list of so many, every one its own place; tiers: tier of each."""
    places = range(1, count + 1)
    columns = {"region_code": [f"{n}" for n in places], "region": [f"Kab. {n}" for n in places], "index": 70.0, "rank": places}
    return pd.DataFrame(columns | {"rank_best": places, "rank_worst": places, "tier": tiers, "alike": False})


def test_every_member_has_its_place_its_range_and_whether_it_differs_from_us():
    assert [(row.name.split("  ")[0], row.best, row.worst, row.text, row.hue) for row in CHART.rows] == [
        ("1", 1, 1, "1", "others_line"), ("2", 2, 3, "2–3", "peer"), ("3", 2, 3, "2–3", "own"), ("4", 4, 4, "4", "others_line")
    ]  # fmt: skip
    assert "\nberbeda nyata" in CHART.rows[0].hover and "tidak berbeda nyata" in CHART.rows[1].hover
    assert "nyata" not in CHART.rows[2].hover


def test_tiers_are_set_apart_by_a_heading_and_one_tier_by_none():
    assert CHART.headings == ((0, "lapis 1"), (2, "lapis 2"), (5, "lapis 3")) and CHART.tiers == (0, 2, 5)
    assert [row.place for row in CHART.rows] == [1, 3, 4, 6]
    alone = _chart(PLACES.assign(tier=1), 2)
    assert (alone.headings, [row.place for row in alone.rows]) == ((), [0, 1, 2, 3])


def test_a_long_list_is_laid_out_as_every_long_list_and_its_rows_do_not_meet():
    chart = _chart(_many(100, [1 + n // 40 for n in range(100)]), 49)
    assert chart.headings == ((0, "lapis 1"), (21, "… 19 pemda lain …"), (23, "lapis 2"), (44, "… 30 pemda lain …"),
                              (45, "lapis 3"))  # fmt: skip
    assert len(chart.rows) == 20 + 21 + 10
    drawn = [row.place for row in chart.rows] + [place for place, _ in chart.headings]
    assert sorted(drawn) == list(range(len(drawn)))


def test_the_axis_names_the_first_and_the_last_place():
    assert CHART.ticks[0] == 1 and CHART.ticks[-1] == 4 and CHART.span[0] < 1 and CHART.span[1] > 4
    assert len(set(CHART.ticks)) == len(CHART.ticks)


def test_its_words_say_that_it_is_assumed_and_not_official():
    assert (
        "bukan angka resmi" in CHART.alt and "peringkat 2 sampai 3 dari 4" in CHART.alt and "andai galat baku 1" in CHART.caption
    )
    known = rank_intervals(
        replace(AssumedPlaces(True, 1.0, PLACES, PLACES.iloc[2], 3.0), complete=False), noun="pemda", year=2024
    )
    assert "dari 4 pemda yang diketahui" in known.alt


def test_where_too_few_are_known_a_sentence_stands_in_its_place():
    assert rank_intervals(None, noun="instansi", year=2024) == Blank(
        "Rentang peringkat SPI 2024 belum dapat dihitung: indeks hampir semua instansi harus diketahui."
    )


def test_every_line_is_drawn_as_long_as_its_range_and_ours_last_and_lit():
    figure = screen.draw(CHART)
    lines = [trace for trace in figure.data if trace.name == "rentang"]
    ends = {(a, b) for trace in lines for a, b in zip(trace.x[::3], trace.x[1::3], strict=True)}
    assert ends == {(row.best, row.worst) for row in CHART.rows}
    assert lines[-1].y[0] == CHART.rows[2].place and lines[-1].line.width > lines[0].line.width
    assert len([shape for shape in figure.layout.shapes if shape.type == "line"]) == len(CHART.tiers)
    assert EVIL not in str(figure.layout.yaxis.ticktext)
