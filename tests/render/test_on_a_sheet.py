"""Claims about charts in a workbook: native, over cells that hold what the chart holds."""

import pytest
from objects import CHARTS
from workbooks import on_a_sheet

from spi.charts.parts.waterfall import Step
from spi.words import palette

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def side(label):
    """Of its point; at the right where nothing is said."""
    place = label.find(f"{C}dLblPos")
    return "r" if place is None else place.get("val")


def words(label):
    return "".join(run.text for run in label.iter(f"{A}t")).strip("\u2009")


def series(chart):
    """Of each series of the chart: its name, its values by place, the hues of its points, its labels by place."""
    (root,), _, _ = on_a_sheet(chart)
    for drawn in root.iter(f"{C}ser"):
        (name,), values = drawn.find(f"{C}tx").iter(f"{C}v"), drawn.find(f"{C}val")
        hues = {f"#{each.get('val')}" for each in drawn.iter(f"{A}srgbClr")}
        written = [each for each in drawn.iter(f"{C}dLbl") if each.find(f"{C}delete") is None]
        labels = {int(each.find(f"{C}idx").get("val")): (side(each), words(each)) for each in written}
        yield name.text, {int(p.get("idx")): float(p.find(f"{C}v").text) for p in values.iter(f"{C}pt")}, hues, labels


@pytest.mark.parametrize("name", ["change", "change in one step", "level"])
def test_every_bar_begins_where_the_chart_says_and_is_as_long(name):
    chart = CHARTS[name]
    drawn = list(series(chart))
    base, ahead = drawn[0][1], 1 if chart.limit else 0  # the limit has the first row
    for place, row in enumerate(chart.rows, start=ahead):
        assert base[place] == row.low
        bars = [(values[place], hues) for _, values, hues, _ in drawn[2:-1] if place in values]
        moved = isinstance(row, Step) and not row.still
        assert bars == ([(abs(row.end - row.start), {palette.fill(row.hue)})] if moved else [])
        assert (place in drawn[1][1]) is not moved, "a tick stands where there is no bar"
    assert not ahead or (base[0] == chart.limit.value and 0 in drawn[1][1])


@pytest.mark.parametrize("name", ["index", "index among both"])
def test_every_value_stands_on_the_side_that_the_chart_says_and_no_gap_is_bridged(name):
    chart = CHARTS[name]
    drawn = list(series(chart))
    sides = {"above": "t", "below": "b", "left": "l", "right": "r"}
    said = {(chart.years[place], *label) for _, _, _, labels in drawn for place, label in labels.items()}
    assert {(label.year, sides[label.side], label.text) for label in chart.labels} <= said
    missing = [chart.years.index(year) for year, _ in chart.gaps]
    ours = [values for title, values, hues, _ in drawn if palette.OWN in hues]
    assert missing and ours and all(place not in values for values in ours for place in missing)
