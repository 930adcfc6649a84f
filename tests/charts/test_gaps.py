"""Claims about the distances from our index to references."""

import pandas as pd
import pytest
from objects import DISTANCES

from spi.charts.marks import Blank
from spi.charts.parts.gaps import gap_dumbbells


def test_distances_are_said_in_words_in_a_hue_of_their_direction():
    rows = gap_dumbbells(DISTANCES, index=71.65).rows
    assert [(row.text, row.hue) for row in rows] == [
        ("kurang 1,35", "down_soft"), ("lebih 0,74", "up_soft"), ("sama", "others_dot"),
    ]  # fmt: skip
    assert [(row.value, row.detail) for row in rows] == [(73.0, "73,00"), (70.91, "70,91"), (71.65, "71,65")]


@pytest.mark.parametrize("distance, text", [(0.005, "kurang 0,01"), (0.0049, "sama"), (-0.005, "lebih 0,01"), (-0.0049, "sama")])
def test_what_rounds_to_nothing_is_the_same(distance, text):
    table = pd.DataFrame({"label": ["x"], "value": [71.65], "distance": [distance], "step": [False]})
    assert gap_dumbbells(table, index=71.65).rows[0].text == text


@pytest.mark.parametrize(("step", "text"), [(True, "kurang 0,72"), (False, "kurang 0,71")])
def test_only_what_is_to_be_reached_is_raised_a_mean_is_told_as_its_sentence_tells_it(step, text):
    table = pd.DataFrame({"label": ["x"], "value": [72.364], "distance": [0.714], "step": [step]})
    assert gap_dumbbells(table, index=71.65).rows[0].text == text


def test_the_sentence_says_from_what():
    alt = gap_dumbbells(DISTANCES, index=71.65).alt
    assert alt.startswith("Indeks 71,65 di samping") and "73,00 (kurang 1,35)" in alt and "Kembar 71,65 (sama)." in alt


@pytest.mark.parametrize("index", [None, float("nan")])
def test_without_our_index_or_a_reference_there_is_no_picture(index):
    assert isinstance(gap_dumbbells(DISTANCES, index=index), Blank)
    assert isinstance(gap_dumbbells(DISTANCES.head(0), index=71.65), Blank)
