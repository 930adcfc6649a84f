"""Worked examples from published figures: Kabupaten Probolinggo, every survey year."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spi.method import index, methodology
from spi.method.methodology import weights

NAMES = ("index", "internal", "external", "expert", "correction_conduct", "correction_facts")
PROBOLINGGO = {
    year: dict(zip(NAMES, row, strict=True))
    for year, row in {
        2021: (71.12, 78.30, 82.21, 60.55, 0.81, 1.13),
        2022: (69.25, 80.63, 84.33, 60.28, 3.37, 1.75),
        2023: (75.36, 80.38, 88.31, 71.02, 4.18, 0.0),
        2024: (71.65, 75.61, 89.02, 73.53, 7.59, 0.0),
        2025: (73.32, 78.64, 90.76, 69.36, 4.57, 1.32),
    }.items()
}
CHANGES = {  # published example: points by part
    (2021, 2022): (-1.87, 0.71, 0.70, -0.10, -2.56, -0.62),
    (2022, 2023): (6.11, -0.08, 1.31, 3.95, -0.81, 1.75),
    (2023, 2024): (-3.71, -1.45, 0.23, 0.92, -3.41, 0.00),
    (2024, 2025): (1.67, 0.92, 0.57, -1.53, 3.02, -1.32),
}


def change(before, after):
    return index.change(PROBOLINGGO[before], PROBOLINGGO[after], weights=(weights(before), weights(after)))


@pytest.mark.parametrize("year", PROBOLINGGO)
def test_the_recomputed_index_meets_the_published_one_within_rounding(year):
    recomputed = index.recompute(PROBOLINGGO[year], weights(year))
    assert recomputed == pytest.approx(PROBOLINGGO[year]["index"], abs=0.03)


@pytest.mark.parametrize(("years", "points"), CHANGES.items())
def test_the_change_is_taken_apart_as_published(years, points):
    total, *parts = points
    found = change(*years)
    assert PROBOLINGGO[years[1]]["index"] - PROBOLINGGO[years[0]]["index"] == pytest.approx(total, abs=1e-9)
    for part, expected in zip(index.CHANGE_PARTS[:5], parts, strict=True):
        assert found[part] == pytest.approx(expected, abs=0.01), part


@pytest.mark.parametrize("years", CHANGES)
def test_the_parts_of_a_change_add_up_to_the_published_change(years):
    total = PROBOLINGGO[years[1]]["index"] - PROBOLINGGO[years[0]]["index"]
    assert sum(change(*years).values()) == pytest.approx(total, abs=1e-9)


def test_the_change_of_weights_is_a_part_of_its_own_and_small():
    assert change(2021, 2022)["weights"] == 0
    assert 0 < abs(change(2023, 2024)["weights"]) < 0.01


def test_contributions_are_weight_times_score_and_corrections_are_negative():
    parts = index.contributions(PROBOLINGGO[2024], weights(2024))
    assert parts["internal"] == pytest.approx(0.305 * 75.61)
    assert parts["correction_conduct"] == -7.59
    assert sum(parts.values()) == pytest.approx(71.65, abs=1e-12)


def test_an_unexplained_rest_of_2022_is_another_correction_and_a_small_one_is_rounding():
    whole = PROBOLINGGO[2022]
    cut = whole | {"index": whole["index"] - 5}
    threshold = methodology.unlisted_threshold(2022)
    parts = index.contributions(cut, weights(2022), unlisted_from=threshold)
    assert parts["correction_other"] == pytest.approx(-5, abs=0.03)
    assert parts["residual"] == 0
    assert index.contributions(whole, weights(2022), unlisted_from=threshold)["correction_other"] == 0
    assert index.contributions(cut, weights(2022))["residual"] == pytest.approx(-5, abs=0.03)


def test_losses_add_up_to_what_is_missing_to_100():
    lost = index.losses(index.contributions(PROBOLINGGO[2024], weights(2024)), weights(2024))
    assert sum(lost.values()) == pytest.approx(100 - 71.65, abs=1e-9)
    assert lost["correction_conduct"] == 7.59
    assert lost["expert"] == pytest.approx(0.367 * (100 - 73.53))


def test_what_one_part_alone_must_move_to_reach_the_next_category():
    ways = index.needed(PROBOLINGGO[2024], 1.35, weights(2024))
    assert ways["internal"] == pytest.approx(4.43, abs=0.005)
    assert ways["external"] == pytest.approx(4.12, abs=0.005)
    assert ways["expert"] == pytest.approx(3.68, abs=0.005)
    assert ways["correction_conduct"] == 1.35
    assert ways["correction_facts"] is None, "potongan 0 tidak dapat dikurangi"


def test_a_part_that_would_pass_100_is_no_way():
    assert index.needed(PROBOLINGGO[2024], 6.35, weights(2024))["external"] is None


def test_gains_turn_corrections_around():
    reference = {"internal": 76.61, "external": 88.02, "expert": 73.53, "correction_conduct": 5.59, "correction_facts": 1.0}
    brought = index.gains(PROBOLINGGO[2024], reference, weights(2024))
    assert brought["internal"] == pytest.approx(0.305)
    assert brought["external"] == pytest.approx(-0.328)
    assert brought["correction_conduct"] == pytest.approx(2.0)
    assert brought["correction_facts"] == -1.0


def test_a_missing_score_is_named_and_makes_its_part_missing_never_zero():
    known = PROBOLINGGO[2024] | {"expert": float("nan")}
    assert index.missing_parts(known) == ["expert"]
    parts = index.contributions(known, weights(2024))
    assert parts["expert"] != parts["expert"]
    assert parts["internal"] == pytest.approx(0.305 * 75.61)


def test_the_total_correction_follows_from_the_other_figures():
    assert index.implied_correction(PROBOLINGGO[2024], weights(2024)) == pytest.approx(7.59, abs=0.03)


def test_a_table_of_governments_is_taken_apart_like_each_of_them():
    table = pd.DataFrame([PROBOLINGGO[2022], PROBOLINGGO[2022] | {"index": 60.0}])
    together = index.contributions(table, weights(2022), unlisted_from=1.0)
    for row in range(2):
        alone = index.contributions(dict(table.loc[row]), weights(2022), unlisted_from=1.0)
        assert {part: pytest.approx(float(together[part][row])) for part in alone} == alone


score = st.floats(0, 100, allow_nan=False)
scores = st.fixed_dictionaries(dict.fromkeys(NAMES, score))
years = st.sampled_from([2021, 2022, 2023, 2024, 2025, 2026])


@given(scores, scores, years, years)
def test_parts_always_add_up_whatever_the_scores_and_years(before, after, year0, year1):
    unlisted = (methodology.unlisted_threshold(year0), methodology.unlisted_threshold(year1))
    parts = index.change(before, after, weights=(weights(year0), weights(year1)), unlisted_from=unlisted)
    assert sum(parts.values()) == pytest.approx(after["index"] - before["index"], abs=1e-9)


@given(scores, years)
def test_the_way_back_undoes_the_way_there(before, year):
    after = {name: 100 - value for name, value in before.items()}
    there = index.change(before, after, weights=(weights(year), weights(2024)))
    back = index.change(after, before, weights=(weights(2024), weights(year)))
    assert all(there[part] == pytest.approx(-back[part], abs=1e-9) for part in there)
