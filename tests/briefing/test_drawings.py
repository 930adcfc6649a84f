"""The drawings on paper: bars that lead from one index to the other, everybody once, nothing drawn that is not known."""

from dataclasses import replace
from itertools import pairwise

import pytest
import vl_convert
from gathering import gathered
from made_up_nation import HOME, PROVINCE

from spi import methodology, palette
from spi.briefing import drawings, positions, waterfalls, years


@pytest.fixture
def drawn(monkeypatch):
    """Draws without laying out; gives the layers of the last drawing and what is said of it."""
    seen = {}
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda spec, **_: seen.update(spec) or "<svg/>")

    def draw(make, *given):
        picture = make(*given)
        return picture and {"layers": seen["layer"], "said": picture.said}

    return draw


def marks(found, kind):
    return [row for layer in found["layers"] if layer["mark"]["type"] == kind for row in layer["data"]["values"]]


def test_the_bars_of_a_change_lead_from_one_index_to_the_other(nation, drawn):
    briefing = gathered()
    found = drawn(waterfalls.change, briefing)
    bars = marks(found, "rect")
    assert bars[0]["x"] == briefing.why.index_from and bars[-1]["x2"] == pytest.approx(briefing.why.index_to, abs=0.01)
    assert all(before["x2"] == after["x"] for before, after in pairwise(bars))
    assert [b["color"] for b in bars] == [palette.DOWN, palette.UP, palette.UP, palette.DEDUCTION, palette.MUTED]
    assert {"turun 2,77", "tetap", "74,81", "71,78"} <= {row["text"] for row in marks(found, "text")}


def test_the_bars_of_a_level_add_up_to_the_index(nation, drawn):
    bars = marks(drawn(waterfalls.level, gathered()), "rect")
    assert bars[0]["x"] == 0 and bars[-2]["x2"] == pytest.approx(71.78, abs=0.005) and bars[-1]["x2"] == 71.78


def test_the_limit_never_runs_through_words(nation, drawn):
    found = drawn(waterfalls.change, gathered("3729"))
    line = next(layer for layer in found["layers"] if layer["mark"].get("strokeDash") == [2, 2])["data"]["values"]
    assert 0 < len(line) < 7 and {row["x"] for row in line} == {73.0}


def test_the_strip_shows_everybody_once_and_us_lit(nation, drawn):
    found = drawn(positions.strip, gathered())
    dots = [layer for layer in found["layers"] if layer["mark"]["type"] == "point"]
    assert [len(layer["data"]["values"]) for layer in dots] == [38, 1] and dots[1]["mark"]["color"] == palette.OWN
    assert {"■", "▲", "●", "Rentan", "Waspada", "Terjaga", "73", "78"} <= {row["text"] for row in marks(found, "text")}
    assert "39 nilai indeks dari 64,24 sampai 79,03" in found["said"]


def test_a_profile_shows_the_others_the_median_and_us_on_each_row(nation, drawn):
    briefing = gathered()
    found = drawn(positions.profile, briefing)
    others, ours = (layer["data"]["values"] for layer in found["layers"] if layer["mark"]["type"] == "point")
    assert len(others) == 3 * 38 and [row["x"] for row in ours] == [75.62, 88.37, 72.91]
    medians = [row["x"] for row in marks(found, "rule") if "x2" not in row]
    assert medians == pytest.approx([briefing.ranking[m].median() for m in methodology.COMPONENTS])


def test_a_year_that_is_not_known_is_a_gap(nation, drawn):
    briefing = gathered()
    gone = briefing.series["survey_year"].eq(2022) & briefing.series["measure"].eq("index")
    found = drawn(years.line, replace(briefing, series=briefing.series.assign(value=briefing.series["value"].mask(gone))))
    assert steps(found, palette.OWN) == ([(2024, 2025)], [(2023, 2024)])
    assert "belum diketahui" in {row["text"] for row in marks(found, "text")} and "2022" not in found["said"]


def steps(found, hue):
    """The steps of the line of this hue, (year, next year): the solid ones, the dashed ones."""
    drawn = [layer for layer in found["layers"] if (layer["mark"]["type"], layer["mark"].get("color")) == ("rule", hue)]
    pairs = [(bool(layer["mark"].get("strokeDash")), (row["x"], row["x2"]))
             for layer in drawn for row in layer["data"]["values"] if "x2" in row]  # fmt: skip
    return [pair for dashed, pair in pairs if not dashed], [pair for dashed, pair in pairs if dashed]


def test_every_line_is_dashed_across_a_break_in_the_method_and_only_there(nation, drawn):
    found = drawn(years.line, gathered())
    whole = [(2021, 2022), (2022, 2023), (2024, 2025)]
    assert steps(found, palette.OWN) == steps(found, palette.OTHERS_LINE) == (whole, [(2023, 2024)])
    assert steps(found, palette.MUTED) == (whole[:2], [(2023, 2024)])  # the province is not known in 2025


def test_the_lines_of_the_others_are_two_greys_and_each_name_has_its_line_beside_it(nation, drawn):
    layers = drawn(years.line, gathered())["layers"]
    keys = next(layer["data"]["values"] for layer in layers if layer["mark"]["type"] == "rule" and "color" in layer["encoding"])
    names = {row["y"]: row["text"].split()[0] for row in layers[-1]["data"]["values"]}
    assert {names[row["y"]]: row["color"] for row in keys} == {
        "kita": palette.OWN, "provinsi": palette.MUTED, "nasional": palette.OTHERS_LINE,
    }  # fmt: skip
    assert {row["color"] for row in layers[-1]["data"]["values"]} == {palette.OWN, palette.MUTED}, "grey too pale to be read"


@pytest.mark.parametrize("region", [HOME, "3779", "3729", "3716", PROVINCE])
def test_our_values_touch_no_point_of_another_line(nation, drawn, region):
    briefing = gathered(region)
    found, table = drawn(years.line, briefing), briefing.series[briefing.series["measure"] == "index"]
    frame = years._frame(table, 112)
    tall = frame.height / (frame.y[1] - frame.y[0])
    others = [(year, value) for column in ("province", "nation")
              for year, value in zip(table["survey_year"], table[column], strict=True) if value == value]  # fmt: skip
    ours = [layer for layer in found["layers"] if layer["mark"].get("fontWeight") == "bold"]
    assert sum(len(layer["data"]["values"]) for layer in ours) == table["value"].notna().sum()
    for layer in ours:
        for row in layer["data"]["values"]:
            half = drawings.text_width(row["text"], size=11) / 2
            for year, value in others:
                right = frame.points(year - row["x"]) - layer["mark"].get("dx", 0)
                below = (row["y"] - value) * tall - layer["mark"].get("dy", 0)
                assert abs(right) > half + 2 or abs(below) > 7, (region, row["text"], year, value)


def test_what_is_not_known_is_not_drawn(nation, drawn):
    briefing = gathered("3716", 2025, 2024)
    for make in (waterfalls.change, waterfalls.level, positions.gaps, positions.profile):
        assert drawn(make, briefing) is None


def test_gaps_point_to_both_sides_of_the_median(nation, drawn):
    bars = marks(drawn(positions.gaps, gathered()), "rect")
    assert [round(b["x2"], 2) for b in bars] == [1.60, 0.22, 0.11, -0.18, -1.68]
    assert [b["color"] for b in bars] == [palette.DEDUCTION, palette.DOWN, palette.DOWN, palette.UP, palette.UP]


def test_only_what_lies_behind_the_median_has_a_number_to_reach(nation, drawn):
    found = drawn(positions.gaps, gathered())
    said = [row["text"] for row in marks(found, "text") if "kita" not in row["text"]]
    assert said[:5] == ["+1,60", "+0,22", "+0,11", *["sudah lebih baik dari median"] * 2]
    assert "7,03 terhadap 5,43, +1,60" in found["said"] and "0,00 terhadap 1,68, sudah lebih baik dari median." in found["said"]
    assert positions.gain_words(0.004) == "sama dengan median" and positions.gain_words(float("nan")) == "–"


@pytest.mark.parametrize("points", [[2.2, 0.4, -1.3], [0.0, -0.5, -3.0], [5.0, 0.3], [0.0, 0.0], [9.0, -9.0]])
def test_the_words_of_a_gap_stay_inside_the_drawing(nation, drawn, points):
    gains = gathered().gains.head(len(points)).assign(points=points)
    found = drawn(positions.gaps, replace(gathered(), gains=gains))
    low, high = positions._gap_span(gains["points"])
    unit = (drawings.WIDTH - 138 - 118) / (high - low)
    for row in [row for row in marks(found, "text") if row["text"] in map(positions.gain_words, points)]:
        assert (high - row["x"]) * unit >= 6 + drawings.text_width(row["text"], size=11)
    assert all((bar["x2"] - low) * unit >= -1e-9 for bar in marks(found, "rect"))
