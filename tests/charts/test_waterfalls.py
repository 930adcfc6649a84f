"""Claims about the two waterfalls, on the published figures of Kabupaten Probolinggo."""

import pandas as pd
import pytest

from spi.method import methodology
from spi.render.screen import change_waterfall, change_waterfall_sentence, level_waterfall, level_waterfall_sentence
from spi.words import palette

CHANGE = {"year_from": 2023, "index_from": 75.36, "year_to": 2024, "index_to": 71.65}


@pytest.fixture
def parts() -> pd.DataFrame:
    """What changed the index from SPI 2023 to 2024, in index points."""
    return pd.DataFrame(
        [
            ("internal", "Internal", -1.45, "80,38 → 75,61"), ("external", "Eksternal", 0.23, "88,31 → 89,02"),
            ("expert", "Eksper", 0.92, "71,02 → 73,53"), ("correction_conduct", "Potongan pelaksanaan SPI", -3.41, "4,18 → 7,59"),
            ("correction_facts", "Potongan fakta korupsi", 0.0, "0,00 → 0,00"),
        ],
        columns=["part", "label", "points", "detail"],
    )  # fmt: skip


def _texts(figure) -> str:
    return " | ".join(a.text for a in figure.layout.annotations)


def test_each_bar_begins_where_the_one_before_ended(parts):
    bars = change_waterfall(parts, **CHANGE).data[0]
    ends = [b + x for b, x in zip(bars.base, bars.x, strict=True)]
    assert bars.base[0] == pytest.approx(75.36) and list(bars.base[1:]) == pytest.approx(ends[:-1])
    assert ends[-1] == pytest.approx(71.65)


def test_up_is_blue_down_is_orange_and_the_deduction_has_its_own_hue(parts):
    assert change_waterfall(parts, **CHANGE).data[0].marker.color == (
        palette.DOWN,
        palette.UP,
        palette.UP,
        palette.DEDUCTION,
        palette.MUTED,
    )


def test_a_deduction_that_gives_points_back_keeps_the_hue_of_deductions(parts):
    bars = change_waterfall(parts.assign(points=[0.92, 0.57, -1.53, 3.02, -1.32]), **CHANGE | {"index_to": 77.02}).data[0]
    assert bars.marker.color[3:] == (palette.DEDUCTION, palette.DEDUCTION)


def test_changes_are_said_in_words_beside_the_bars(parts):
    said = _texts(change_waterfall(parts, **CHANGE))
    for text in ("turun 1,45", "naik 0,23", "turun 3,41", "tetap", "4,18 → 7,59", "75,36", "71,65"):
        assert text in said


def test_the_first_and_last_row_name_the_survey_years(parts):
    names = change_waterfall(parts, **CHANGE).layout.yaxis.ticktext
    assert (names[0], names[-1]) == ("<b>SPI 2023</b>", "<b>SPI 2024</b>") and len(names) == 7


def test_the_label_of_the_limit_stands_above_the_plot(parts):
    figure = change_waterfall(parts, **CHANGE, limit=73, limit_name="Waspada")
    (named,) = [a for a in figure.layout.annotations if "batas" in a.text]
    assert (named.text, named.x, named.yref, named.y, named.yanchor) == ("batas Waspada 73", 73, "paper", 1, "bottom")


def test_a_limit_far_from_the_bars_is_not_drawn(parts):
    assert "batas" not in _texts(change_waterfall(parts, **CHANGE, limit=20, limit_name="Jauh"))


def test_there_is_room_for_a_label_right_of_every_bar(parts):
    low, high = change_waterfall(parts, **CHANGE, limit=73, limit_name="Waspada").layout.xaxis.range
    assert low < 71.65 and (high - 75.36) / (high - low) * 222 >= 87


def test_a_part_that_is_missing_is_not_drawn_as_zero(parts):
    parts.loc[1, "points"] = float("nan")
    assert len(change_waterfall(parts, **CHANGE).data[0].x) == 4


def test_without_one_index_the_change_is_said_to_be_unknown(parts):
    figure = change_waterfall(parts, **CHANGE | {"index_from": None})
    assert not figure.data and "2023 ke 2024" in figure.layout.annotations[0].text


def test_the_change_sentence_carries_the_whole_finding(parts):
    sentence = change_waterfall_sentence(parts, **CHANGE, limit=73, limit_name="Waspada")
    for text in (
        "turun 3,71 poin",
        "75,36",
        "71,65",
        "Potongan pelaksanaan SPI turun 3,41",
        "Potongan fakta korupsi tetap",
        "Waspada 73",
    ):
        assert text in sentence


@pytest.fixture
def level() -> pd.DataFrame:
    """What the index of SPI 2024 is made of."""
    points = {"internal": 23.06, "external": 29.20, "expert": 26.98, "correction_conduct": -7.59}
    return pd.DataFrame([(p, p.title(), v, "") for p, v in points.items()], columns=["part", "label", "points", "detail"])


def test_the_level_starts_at_zero_and_ends_at_the_index(level):
    bars, total = level_waterfall(level, year=2024, index=71.65, bands=methodology.bands(2024)).data
    assert bars.base[0] == 0 and bars.base[-1] + bars.x[-1] == pytest.approx(71.65) and total.x == (71.65,)


def test_the_level_says_category_with_word_and_symbol_and_the_next_limit(level):
    said = _texts(level_waterfall(level, year=2024, index=71.65, bands=methodology.bands(2024)))
    assert "71,65  ■ Rentan" in said and "batas Waspada 73" in said


def test_a_year_without_a_scale_gets_no_category(level):
    figure = level_waterfall(level, year=2021, index=71.65, bands=methodology.bands(2021))
    assert "batas" not in _texts(figure) and "■" not in _texts(figure)


def test_the_level_sentence_has_signs_and_category(level):
    sentence = level_waterfall_sentence(level, year=2024, index=71.65, bands=methodology.bands(2024))
    assert "71,65 (Rentan)" in sentence and "+23,06" in sentence and "−7,59" in sentence
