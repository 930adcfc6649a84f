"""Claims about the chart of changes: ours among the others, plus to the right, the middle half as a band."""

import pandas as pd
import pytest

from spi.render.screen import outcome_dots, outcome_dots_sentence
from spi.words import palette

MARKS = pd.DataFrame({"part": ["internal"], "lower": [-6.6], "median": [-5.67], "upper": [-4.9]})


@pytest.fixture
def changes() -> pd.DataFrame:
    """Two parts; of the second only ours is known."""
    rows = [
        ("internal", "Internal", "3513", "P", -4.77),
        ("internal", "Internal", "a", "A", -5.67),
        ("expert", "Eksper", "3513", "P", 2.51),
    ]
    return pd.DataFrame(rows, columns=["row", "label", "region_code", "region", "value"])


def test_ours_and_the_median_are_written_in_words(changes):
    texts = [a.text for a in outcome_dots(changes, region_code="3513", marks=MARKS).layout.annotations]
    assert {"<b>turun 4,77</b>", "median turun 5,67", "<b>naik 2,51</b>"} <= set(texts) and "median" not in " ".join(texts[-2:])


def test_the_middle_half_is_a_band_and_zero_is_always_on_the_scale(changes):
    figure = outcome_dots(changes[changes["row"] == "internal"], region_code="3513", marks=MARKS)
    bands = [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.fillcolor == palette.OWN_WASH]
    low, high = figure.layout.xaxis.range
    assert bands == [(-6.6, -4.9)] and low < -5.67 and high > 0


def test_without_enough_others_there_is_no_band_and_no_median(changes):
    figure = outcome_dots(changes, region_code="3513", marks=MARKS.assign(median=float("nan")))
    assert not [s for s in figure.layout.shapes if s.fillcolor] and "median" not in outcome_dots_sentence(
        changes, region_code="3513"
    )


def test_the_sentence_tells_ours_beside_the_middle_half(changes):
    told = outcome_dots_sentence(changes, region_code="3513", marks=MARKS)
    assert "Internal turun 4,77 (median turun 5,67, separuh tengah turun 6,60 sampai turun 4,90); Eksper naik 2,51." in told


def test_a_deduction_grows_or_shrinks_and_no_bare_sign_is_left(changes):
    cuts = changes.assign(row="correction_conduct")
    figure = outcome_dots(cuts, region_code="3513", marks=None)
    texts = " ".join(a.text for a in figure.layout.annotations)
    assert "bertambah 4,77" in texts and "berkurang 2,51" in texts and "turun" not in texts
    assert not any(sign in texts + outcome_dots_sentence(cuts, region_code="3513") for sign in "+−")
    assert figure.layout.xaxis.visible is False
