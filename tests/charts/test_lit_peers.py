"""Claims about chosen governments beside ours: lit in one hue, named, and never instead of ours."""

from itertools import pairwise

import pandas as pd
import pytest
from objects import MARKS, MEMBERS, OURS, RANKS, VALUES, trends

from spi.charts.parts.component_trends import component_trends
from spi.charts.parts.profile import profile_rows
from spi.charts.rank_bump import rank_bump
from spi.charts.ranking_dots import ranking_dots
from spi.charts.tile_map import tile_map
from spi.render import screen
from spi.words import palette

PEERS = ["3526", "3513", "9999"]  # a peer, ours itself, one that is not there


def named(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def test_a_peer_is_a_diamond_in_the_ranking_and_ours_is_not():
    chart = ranking_dots(MEMBERS, **OURS, year=2024, peers=PEERS)
    drawn = named(screen.draw(chart), "pembanding")
    assert [list(code) for code in drawn.customdata] == [["3526"]]
    assert (drawn.marker.symbol, drawn.marker.color) == ("diamond", palette.PEER_TEXT)
    assert [list(code) for code in named(screen.draw(chart), "dipilih").customdata] == [["3513"]]
    assert "Pembanding: Kab. Bangkalan peringkat 2 (72,36)" in chart.alt


def test_a_peer_far_from_us_stays_in_a_long_list():
    many = pd.DataFrame({"region_code": [f"{n:04}" for n in range(200)], "index": [90 - n / 10 for n in range(200)]})
    many = many.assign(region=many["region_code"], rank=range(1, 201), index_before=None)
    shape = {"region_code": "0010", "bands": (), "year": 2024}
    codes = {row.region_code for row in ranking_dots(many, **shape, peers=["0120"]).rows}
    assert "0120" in codes and "0120" not in {row.region_code for row in ranking_dots(many, **shape).rows}


def test_where_the_reader_left_nobody_the_ranking_does_not_call_them_unknown():
    assert "yang cocok" in ranking_dots(MEMBERS, **OURS, year=2024, shown=MEMBERS.head(0)).alt


def test_a_peer_has_an_outline_of_its_own_on_the_map():
    outlines = [shape.line for shape in screen.draw(tile_map(MEMBERS, **OURS, peers=["3526"])).layout.shapes]
    assert [(line.color, line.width) for line in outlines[-2:]] == [(palette.PEER_TEXT, 2.5), (palette.OWN, 3.5)]


def test_the_peers_of_a_row_are_named_with_their_values_and_no_longer_among_the_others():
    chart = profile_rows(VALUES, region_code="3513", marks=MARKS, peers=["a", "b"])
    internal, expert = chart.rows
    assert [peer.words.text for peer in internal.peers] == ["A 74,47", "B 80,00"] and internal.others == ()
    assert [peer.words.text for peer in expert.peers] == ["A 72,06"]
    assert "A 74,47; dan B 80,00" in chart.alt
    plain = profile_rows(VALUES, region_code="3513", marks=MARKS)
    assert screen.draw(chart).layout.height - screen.draw(plain).layout.height == 2 * 15 * chart.lines


def test_names_of_peers_that_would_touch_stand_on_lines_of_their_own():
    table = pd.DataFrame({"row": "internal", "label": "Internal", "region_code": list("abc"), "value": [75.0, 75.2, 90.0]})
    chart = profile_rows(table.assign(region="Kab. Panjang Nama"), region_code="x", marks=MARKS.head(0), peers=list("abc"))
    assert [peer.level for peer in chart.rows[0].peers][:2] == [0, 1] and chart.lines <= 3


@pytest.mark.parametrize("count", [0, 1, 5])
def test_names_at_the_end_of_trends_neither_touch_nor_leave_their_panel(count):
    peers = {f"p{n}": f"Kab. {n}" for n in range(count)}
    chart = component_trends(trends().assign(**dict.fromkeys(peers, 75.0)), peers=peers)
    for panel in chart.panels:
        low, high = panel.span
        line = (high - low) / chart.height
        places = sorted(end.place for end in panel.ends)
        assert all(b - a >= 0.999 * line * (2 if count else 1) for a, b in pairwise(places))
        assert low <= places[0] and places[-1] <= high
        assert sum(end.hue == "peer" for end in panel.ends) == count


def test_names_at_the_end_of_ranks_have_room_for_the_year_below_them():
    close = RANKS.assign(rank=RANKS["rank"].where(RANKS["region_code"] != "3513"))
    ends = rank_bump(close.assign(rank=range(30, 30 + len(close))), region_code="x", highlight=["3526", "3525", "3529"]).ends
    places = sorted(end.place for end in ends)
    assert len(places) == 3 and all(b - a > 0.07 * places[-1] for a, b in pairwise(places))
