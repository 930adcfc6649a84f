"""Claims about drawings on paper, on figures of the nation: what is drawn stands where it hides nothing."""

from itertools import pairwise

import pytest
from gathering import gathered
from made_up_nation import HOME, PROVINCE
from objects import CHARTS, GAINS, explanation, level_of

from spi.charts.index_line import index_line
from spi.charts.parts.bars import gain_bars
from spi.charts.parts.waterfall import change_waterfall, level_waterfall
from spi.charts.scope_strip import scope_strip
from spi.method import methodology
from spi.render import paper
from spi.render.paper.canvas import WIDTH, text_width
from spi.words import palette


def marks(chart, kind, **style):
    """The marks of a kind on paper, those with this style."""
    drawn = [mark for mark in paper.draw(chart).marks if mark["kind"] == kind]
    return [mark for mark in drawn if all(mark[name] == value for name, value in style.items())]


def line_of(briefing):
    named = {"name": briefing.region["short_name"], "province": briefing.region["province"]}
    return index_line(briefing.series, **named, nation=True)


def test_a_limit_on_paper_never_runs_through_words():
    chart = change_waterfall(explanation({"internal": 2.5, "external": 0.4}, before=(2023, 70.0), after=(2024, 72.9)))
    dotted = [mark for mark in marks(chart, "rule") if mark["dash"]]
    assert chart.limit.value == 73 and len(dotted) == len(chart.rows) - 3, "three rows have their words at 73"


def test_no_line_strikes_a_value_of_ours_through(nation):
    chart = line_of(gathered())
    values = [mark["text"] for mark in marks(chart, "text", halo=True)]
    assert values == [label.text for label in chart.labels] and len(values) > 2
    drawn = paper.draw(chart).marks
    first = next(n for n, mark in enumerate(drawn) if mark.get("halo"))
    lines = [n for n, mark in enumerate(drawn) if mark["kind"] == "rule" and mark["width"] == 2.4]
    assert lines and max(lines) < first, "words are drawn over the lines"


@pytest.mark.parametrize(("index", "inside"), [(71.65, True), (54.38, False), (3.0, False)])
def test_the_words_of_a_total_stand_inside_its_bar_or_beside_it_but_never_on_white_in_white(index, inside):
    chart = level_waterfall(level_of({"internal": index}, year=2023, index=index))
    (total,) = (mark for mark in marks(chart, "text") if mark["text"] == chart.rows[-1].text)
    bar = marks(chart, "rect")[-1]
    left, right = ends(total)
    assert (bar["x"] < left and right < bar["x"] + bar["width"]) == inside
    assert total["color"] == (palette.PAPER if inside else palette.OWN) and (inside or left > bar["x"] + bar["width"])


def ends(mark):
    """The left and the right end of words, in points."""
    wide = text_width(mark["text"], size=mark["size"])
    left = mark["x"] - {"right": 0, "center": 0.5, "left": 1}[mark["side"]] * wide
    return left, left + wide


@pytest.mark.parametrize("name", [name for name in CHARTS if type(CHARTS[name]) in paper._PICTURES])
def test_everything_stays_inside_the_drawing(name):
    height = paper.draw(CHARTS[name]).height
    for mark in marks(CHARTS[name], "rect"):
        assert mark["x"] >= -1e-6 and mark["x"] + mark["width"] <= WIDTH + 1e-6 and mark["width"] >= 0 <= mark["height"]
    for mark in marks(CHARTS[name], "text"):
        left, right = ends(mark)
        assert left >= 0 and right <= WIDTH and 0 <= mark["y"] <= height, mark["text"]


@pytest.mark.parametrize(
    "points", [[2.2, 0.4, -1.3, -1.4], [0.0, -0.5, -3.0, -9.0], [5.0, 0.3, 0.2, 0.1], [0.0] * 4, [9, 5, 0, -9]]
)
def test_words_beside_a_bar_touch_nothing_in_the_right_margin(points):
    chart = gain_bars(GAINS.assign(points=points))
    words = marks(chart, "text", bold=True)
    assert len(words) == 4 and all(ends(mark)[1] <= WIDTH - 118 for mark in words)
    assert all(mark["x"] >= 138 - 1e-6 for mark in marks(chart, "rect"))


def test_the_strip_shows_everybody_once_and_us_lit(nation):
    briefing = gathered()
    chart = scope_strip(briefing.ranking, region_code=briefing.code, bands=methodology.bands(2024), average=72.36)
    assert len(marks(chart, "dot")) == 39 and len(marks(chart, "dot", color=palette.OWN)) == 1
    assert {mark["fill"] for mark in marks(chart, "rect")} == {band.tint for band in methodology.bands(2024)}


def test_every_line_is_dashed_across_a_break_in_the_method_and_only_there(nation):
    chart = line_of(gathered())
    for hue, whole in ((palette.OWN, 3), (palette.OTHERS_LINE, 3), (palette.MUTED, 2)):  # the province ends in 2024
        rules = [rule for rule in marks(chart, "rule", color=hue) if rule["x"] < 360 and rule["x"] != rule["x2"]]
        assert [sum(bool(rule["dash"]) is dashed for rule in rules) for dashed in (False, True)] == [whole, 1]


def test_each_name_has_a_piece_of_its_line_beside_it_and_can_be_read(nation):
    chart = line_of(gathered())
    for end, line in zip(chart.ends, chart.lines, strict=True):
        (name,) = marks(chart, "text", text=end.name)
        (key,) = [rule for rule in marks(chart, "rule", color=palette.fill(line.hue)) if rule["x"] > 370]
        assert abs(name["y"] - key["y"]) < 12 and name["color"] in (palette.OWN, palette.MUTED)


@pytest.mark.parametrize("region", [HOME, "3779", "3729", "3716", PROVINCE])
def test_our_values_touch_no_point_of_another_line(nation, region):
    chart = line_of(gathered(region))
    ours = marks(chart, "text", bold=True, size=11)
    others = [dot for dot in marks(chart, "dot") if dot["color"] != palette.OWN]
    assert len(ours) == len(chart.labels)
    for mark in ours:
        wide = text_width(mark["text"], size=11)
        left = mark["x"] - {"left": 1, "center": 0.5, "right": 0}[mark["side"]] * wide
        for dot in others:
            beside = dot["x"] < left - 2 or dot["x"] > left + wide + 2
            assert beside or abs(dot["y"] - mark["y"]) > 7, (region, mark["text"])


@pytest.mark.parametrize("region", [HOME, "3729", "3778"])
def test_the_names_at_the_ends_of_the_lines_do_not_touch(nation, region):
    chart = line_of(gathered(region))
    places = sorted(mark["y"] for mark in marks(chart, "text", side="right") if mark["x"] > 370)
    assert all(below - above >= 9 for above, below in pairwise(places))
