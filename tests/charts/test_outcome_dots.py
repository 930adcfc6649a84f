"""Claims about the chart of changes: ours among the others, plus to the right, the middle half as a band."""

import pandas as pd
import pytest

from spi.charts.follow_up.outcome import outcome_dots
from spi.charts.marks import Blank
from spi.narrative.results.contribution import moved_words

MARKS = pd.DataFrame({"part": ["internal"], "lower": [-6.6], "median": [-5.67], "upper": [-4.9]})


@pytest.fixture
def changes() -> pd.DataFrame:
    """Two parts; of the second only ours is known."""
    rows = [("internal", "Internal", "3513", "P", -4.77), ("internal", "Internal", "a", "A", -5.67),
            ("expert", "Eksper", "3513", "P", 2.51)]  # fmt: skip
    return pd.DataFrame(rows, columns=["row", "label", "region_code", "region", "value"])


def test_ours_and_the_median_are_written_in_words_at_their_values(changes):
    internal, expert = outcome_dots(changes, region_code="3513", marks=MARKS).rows
    assert (internal.ours.value, internal.ours.text) == (-4.77, "turun 4,77") and expert.ours.text == "naik 2,51"
    assert (internal.median.value, internal.median.text) == (-5.67, "median turun 5,67") and expert.median is None
    assert [(dot.region_code, dot.own, dot.hover) for dot in internal.dots] == [
        ("a", False, "A turun 5,67"), ("3513", True, "P turun 4,77")
    ]  # fmt: skip


def test_the_middle_half_is_a_band_and_zero_is_always_on_the_scale(changes):
    chart = outcome_dots(changes[changes["row"] == "internal"], region_code="3513", marks=MARKS)
    assert chart.rows[0].middle == (-6.6, -4.9) and chart.span[0] < -5.67 and chart.span[1] > 0


def test_without_enough_others_there_is_no_band_and_no_median(changes):
    chart = outcome_dots(changes, region_code="3513", marks=MARKS.assign(median=float("nan")))
    assert {(row.middle, row.median) for row in chart.rows} == {(None, None)} and "median" not in chart.alt


def test_without_ours_the_others_are_drawn_and_ours_is_said_to_be_unknown(changes):
    chart = outcome_dots(changes, region_code="x")
    assert {row.ours for row in chart.rows} == {None} and "Internal belum diketahui" in chart.alt
    assert outcome_dots(changes.head(0), region_code="3513") == Blank("Perubahan bagian indeks belum diketahui di kedua tahun.")


def test_the_sentence_tells_ours_beside_the_middle_half(changes):
    assert outcome_dots(changes, region_code="3513", marks=MARKS).alt == (
        "Perubahan dalam poin: Internal turun 4,77 (median turun 5,67, separuh tengah turun 6,60 sampai turun 4,90); "
        "Eksper naik 2,51."
    )


def test_a_deduction_that_shrinks_is_better_and_said_so(changes):
    cuts = changes.assign(row="correction_conduct", value=[3.02, -1.0, 0.004])
    chart = outcome_dots(cuts, region_code="3513")
    assert chart.rows[0].ours.text == "berkurang 3,02" and "A bertambah 1,00" in chart.rows[0].dots[0].hover
    assert moved_words("correction_conduct", 0.004) == moved_words("internal", -0.004) == "tetap"
    assert not any(sign in chart.alt for sign in "+−")
