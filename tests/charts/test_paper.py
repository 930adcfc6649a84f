"""Claims about the marks on paper: words stay inside the drawing, a limit runs through none of them."""

import pytest
from objects import CHARTS, GAINS, explanation

from spi.charts.parts.bars import gain_bars
from spi.charts.parts.waterfall import change_waterfall
from spi.render import paper
from spi.render.paper.canvas import WIDTH, text_width


def of_kind(picture, kind):
    return [mark for mark in picture.marks if mark["kind"] == kind]


def ends(mark):
    """The left and the right end of words, in points."""
    wide = text_width(mark["text"], size=mark["size"])
    left = mark["x"] - {"right": 0, "center": 0.5, "left": 1}[mark["side"]] * wide
    return left, left + wide


@pytest.mark.parametrize("name", [name for name in CHARTS if type(CHARTS[name]) in paper._PICTURES])
def test_everything_stays_inside_the_drawing(name):
    picture = paper.draw(CHARTS[name])
    for mark in of_kind(picture, "rect"):
        assert mark["x"] >= -1e-6 and mark["x"] + mark["width"] <= WIDTH + 1e-6 and mark["width"] >= 0 <= mark["height"]
    for mark in of_kind(picture, "text"):
        left, right = ends(mark)
        assert left >= 0 and right <= WIDTH and 0 <= mark["y"] <= picture.height, mark["text"]


@pytest.mark.parametrize(
    "points", [[2.2, 0.4, -1.3, -1.4], [0.0, -0.5, -3.0, -9.0], [5.0, 0.3, 0.2, 0.1], [0.0] * 4, [9, 5, 0, -9]]
)
def test_words_beside_a_bar_touch_nothing_in_the_right_margin(points):
    picture = paper.draw(gain_bars(GAINS.assign(points=points)))
    words = [mark for mark in of_kind(picture, "text") if mark["bold"]]
    assert len(words) == 4 and all(ends(mark)[1] <= WIDTH - 118 for mark in words)
    assert all(mark["x"] >= 138 - 1e-6 for mark in of_kind(picture, "rect"))


def test_a_limit_on_paper_never_runs_through_words():
    chart = change_waterfall(explanation({"internal": 2.5, "external": 0.4}, before=(2023, 70.0), after=(2024, 72.9)))
    dotted = [mark for mark in of_kind(paper.draw(chart), "rule") if mark["dash"]]
    assert chart.limit.value == 73 and len(dotted) == len(chart.rows) - 3, "three rows have their words at 73"
