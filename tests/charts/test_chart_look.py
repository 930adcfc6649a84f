"""Claims about the spreading of labels and the figure for a projector."""

import itertools
import re

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from objects import CHARTS

from spi.charts import marks, placing
from spi.method import methodology
from spi.render import screen
from spi.words import palette


def test_labels_that_would_touch_go_to_another_level():
    assert placing.levels([0, 30, 200], [80, 80, 80]) == [0, 1, 0]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(5, 90)), max_size=12))
def test_labels_on_one_level_never_touch(labels):
    labels = sorted(labels)
    levels = placing.levels([c for c, _ in labels], [w for _, w in labels])
    placed = sorted((level, c - w / 2, c + w / 2) for (c, w), level in zip(labels, levels, strict=True))
    for (one, _, end), (other, start, _) in itertools.pairwise(placed):
        assert one != other or start >= end


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), st.floats(0.5, 20))
def test_spread_labels_keep_their_distance_and_their_order(positions, gap):
    moved = marks.spread(positions, gap=gap)
    pairs = sorted(zip(positions, moved, strict=True))
    assert all(b - a >= gap - 1e-6 for a, b in itertools.pairwise(sorted(moved)))
    assert all(one[1] <= other[1] or one[0] == other[0] for one, other in itertools.pairwise(pairs))


def test_for_a_projector_text_and_marks_grow_and_values_stay():
    figure = screen.draw(CHARTS["change"])
    big = screen.enlarged(figure, 2)
    assert isinstance(big, go.Figure) and big.layout.font.size == 2 * figure.layout.font.size
    assert big.layout.height == 2 * figure.layout.height
    (bars, grown) = (next(trace for trace in each.data if trace.type == "bar") for each in (figure, big))
    assert list(grown.x) == list(bars.x) and grown.width == bars.width
    words = " ".join(str(text) for trace in big.data for text in trace.text or ()) if big.data else ""
    assert "font-size:24px" in words + " ".join(a.text for a in big.layout.annotations)


@pytest.mark.parametrize("name", CHARTS)
def test_on_the_dark_stage_no_chart_keeps_a_hue_of_the_bright_one(name):
    bands = methodology.method()["categories"]
    bright = {*palette.DARK, *(band["tint"] for entry in bands for band in entry["bands"])}
    drawn, _height = screen.as_text(CHARTS[name], high=screen.STAGE[1], dark=True)
    assert bright.isdisjoint(re.findall("#[0-9A-Fa-f]{6}", drawn)) and "rgba(255" not in drawn
    assert palette.DARK[palette.INK] in drawn
