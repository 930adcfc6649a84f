"""Claims about the calendar of the cycle as a picture: an estimate looks and reads otherwise than a known day."""

from datetime import date

from objects import CYCLE

from spi.charts.cycle.cycle_timeline import cycle_timeline
from spi.charts.marks import Blank
from spi.render import paper, screen
from spi.words import palette

CHART = cycle_timeline(CYCLE, day=date(2026, 9, 1))


def test_an_estimate_is_drawn_hollow_and_says_so_and_what_gives_way_is_not_drawn():
    assert [(row.estimate, row.late, row.hue) for row in CHART.rows] == [
        (True, True, "down"), (False, False, "own"), (True, False, "peer_text"),
    ]  # fmt: skip
    assert all(row.note.startswith("perkiraan ") == row.estimate for row in CHART.rows)
    assert "2 di antaranya perkiraan" in CHART.alt and any("kosong: perkiraan" in note for note in CHART.notes)


def test_the_screen_fills_only_what_is_known():
    dots = [trace for trace in screen.draw(CHART).data if trace.mode == "markers"]
    filled = {trace.marker.line.color: trace.marker.color for trace in dots}
    assert filled == {
        palette.DOWN: palette.PAPER, palette.PEER_TEXT: palette.PAPER, palette.OWN: palette.OWN,
    }  # fmt: skip


def test_paper_fills_only_what_is_known():
    drawn = [(mark["kind"], mark.get("fill") or mark.get("color")) for mark in paper.draw(CHART).marks if mark["kind"] != "text"]
    forms = [(kind, color) for kind, color in drawn if kind in ("rect", "dot")]
    assert forms == [
        ("dot", palette.DOWN), ("dot", palette.PAPER), ("rect", palette.OWN), ("rect", palette.PEER_TEXT),
        ("rect", palette.PAPER),
    ]  # fmt: skip


def test_today_is_left_out_where_it_lies_far_from_the_steps():
    far = cycle_timeline(CYCLE, day=date(2031, 1, 1))
    assert far.day is None and far.day_text == "" and far.last < date(2027, 3, 1)
    assert CHART.day == date(2026, 9, 1) and CHART.first <= date(2026, 4, 17)


def test_without_a_step_the_picture_says_so():
    assert isinstance(cycle_timeline(CYCLE.head(0), day=date(2026, 9, 1)), Blank)
