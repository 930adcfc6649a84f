"""How sure would a place be under a standard error?"""

import numpy as np
import pandas as pd
import pytest
import reference
from stores import swept

from spi.method import rank_sets


def _scores(values):
    return pd.Series(values, [f"p{n}" for n in range(len(values))], dtype=float)


def _places(sets):
    return list(zip(sets.places["best"], sets.places["worst"], strict=True))


@pytest.mark.parametrize("seed", range(6))
def test_the_sets_are_those_of_the_plain_reference(seed, monkeypatch):
    chance = np.random.default_rng(seed)
    values = np.sort(chance.normal(70, 4, 14).round(seed % 2))[::-1]  # odd seeds: many ties
    monkeypatch.setattr(rank_sets, "_DRAWS", 2000)
    draws = np.random.default_rng(rank_sets._SEED).standard_normal((14, 2000), dtype=np.float32).T
    sets = rank_sets.joint_rank_sets(_scores(values), 1.0)
    assert _places(sets) == reference.rank_sets(values, 1.0, draws=draws)


def test_equal_scores_have_the_same_set():
    sets = rank_sets.joint_rank_sets(_scores([90, 70, 70, 50]), 0.5)
    assert _places(sets) == [(1, 1), (2, 3), (2, 3), (4, 4)]
    assert sets.places["tier"].tolist() == [1, 2, 2, 3]
    assert sets.alike("p1") == ["p2"]


def test_exactly_the_limit_apart_is_not_told_apart():
    limit = rank_sets.joint_rank_sets(_scores([70, 70]), 1.0).difference
    assert rank_sets.joint_rank_sets(_scores([70 + limit, 70]), 1.0).tiers == 1
    assert rank_sets.joint_rank_sets(_scores([70 + limit + 1e-6, 70]), 1.0).tiers == 2


def test_two_scores_differ_from_the_limit_of_one_difference_on():
    assert rank_sets.joint_rank_sets(_scores([70, 70]), 1.0).difference == pytest.approx(1.96 * 2**0.5, rel=0.03)


def test_unknown_scores_are_left_out():
    sets = rank_sets.joint_rank_sets(_scores([80, None, 60]), 1.0)
    assert list(sets.places.index) == ["p0", "p2"]
    assert rank_sets.joint_rank_sets(_scores([80, None]), 1.0) is None


@pytest.mark.parametrize("error", [0, -1, float("nan")])
def test_a_standard_error_is_above_zero(error):
    with pytest.raises(ValueError, match="standard error"):
        rank_sets.joint_rank_sets(_scores([80, 60]), error)


def test_points_that_part_a_place_from_the_next():
    scores = _scores([80, 78, 75, 74, 70])
    assert rank_sets.points_per_place(scores, "p2") == pytest.approx(2.5)
    assert rank_sets.points_per_place(scores, "p0", neighbours=1) == pytest.approx(2)
    assert rank_sets.points_per_place(scores.head(1), "p0") is None


def test_the_place_of_a_score_half_a_point_higher_or_lower():
    scores = _scores([72.5, 72, 71.5, 71])
    assert rank_sets.place_within(scores, "p1", 0.5) == (1, 2)  # equal scores share the better place
    assert rank_sets.place_within(scores, "p1", 1.0) == (1, 3)
    assert rank_sets.place_within(_scores([None]), "p0", 1.0) is None


@pytest.mark.parametrize(("count", "printed"), [(2, 2.772), (10, 4.474), (20, 5.012)])
def test_the_first_limit_is_that_of_tukeys_table(count, printed):
    """The studentized range at 95 % with infinite degrees of freedom, as every table of it prints it."""
    assert rank_sets.joint_rank_sets(_scores([70] * count), 1.0).difference == pytest.approx(printed, rel=0.015)


_TRUE = {"all equal": [70] * 12, "in a row": range(60, 84, 2), "two groups": [60] * 6 + [75] * 6}


@pytest.mark.parametrize("error", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("name", _TRUE)
def test_all_true_places_lie_in_their_sets_in_95_of_100_surveys(name, error):
    """1,000 surveys where SPI_SWEEP is set, every twelfth of them else; three standard deviations are left to chance."""
    true, surveys = np.array(_TRUE[name], dtype=float), swept(range(1000))
    best, worst = (np.array([f(true, score) for score in true]) for f in (_above, _at_least))
    held = 0
    for seed in surveys:
        seen = _scores(true + np.random.default_rng(seed).normal(0, error, len(true)))
        sets = rank_sets.joint_rank_sets(seen, error).places.loc[seen.index]
        held += bool(((sets["best"] <= best) & (worst <= sets["worst"])).all())
    assert held / len(surveys) >= 0.95 - 3 * (0.95 * 0.05 / len(surveys)) ** 0.5


def _above(true, score):
    return 1 + (true > score).sum()


def _at_least(true, score):
    return (true >= score).sum()
