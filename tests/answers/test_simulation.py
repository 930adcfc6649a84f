"""What would follow from other scores of ours, everybody else staying where they are?"""

import numpy as np
import pandas as pd
import pytest
from made_up_nation import HOME, MINISTRY, UNLISTED
from stores import scope_of, swept

from spi.answers.actions.simulation import simulate, start
from spi.answers.results import causes, gaps, standing
from spi.method import methodology
from spi.method.parts import SCORED

NO_TARGET = (None, "Target", "")


def asked(code, year, scope, scores, target=NO_TARGET):
    return simulate(code, year, scope, scores, target=target)


def plain_index(year, published, before, after):
    """The formula written out a second time."""
    weights = [methodology.weights(year)[part] for part in SCORED[:3]]
    change = np.array([after[part] - before[part] for part in SCORED])
    return published + float(np.dot(weights, change[:3])) - change[3] - change[4]


@pytest.mark.parametrize("year", [2022, 2024])
def test_the_scores_as_they_are_give_the_published_index_and_place(year, province):
    codes = list(standing.scores(province, year).dropna(subset=["index", *SCORED])["region_code"])
    assert HOME in codes and UNLISTED in codes  # in 2022 with a further deduction that no part lists
    for code in codes:
        here, now = standing.standing(code, year, province), start(code, year)
        found = asked(code, year, province, now)
        assert (found.index, found.band) == (pytest.approx(here.index, abs=1e-9), here.band)
        assert (found.place.best, found.place.worst) == (here.place.best, here.place.worst)
        pd.testing.assert_frame_equal(found.gains, gaps.gains(causes.level(code, year), year, province))


def test_other_scores_move_the_index_by_the_formula_and_the_place_by_counting(province):
    chance, members = np.random.default_rng(7), standing.scores(province, 2024)
    others = members.loc[members["region_code"] != HOME, "index"].to_numpy(dtype=float)
    now, published = start(HOME, 2024), standing.standing(HOME, 2024, province).index
    for _ in range(20):
        scores = {part: float(np.clip(score + chance.normal(0, 4), 0, 100)) for part, score in now.items()}
        found = asked(HOME, 2024, province, scores)
        assert found.index == pytest.approx(plain_index(2024, published, now, scores), abs=1e-8)
        assert found.place.best == found.place.worst == 1 + int((others > found.index).sum())
        medians = {part: np.median([*members.loc[members["region_code"] != HOME, part], scores[part]]) for part in SCORED}
        assert found.gains.set_index("part")["ours"].to_dict() == pytest.approx(scores)
        assert found.gains.set_index("part")["reference"].to_dict() == pytest.approx(medians)  # ours is one of them


def test_an_equal_score_shares_the_place(province):
    ranking = standing.ranking_table(province, 2024)
    goal = ranking.loc[ranking["rank"] == 5].iloc[0]
    now = start(HOME, 2024)
    published = standing.standing(HOME, 2024, province).index
    scores = now | {"correction_conduct": now["correction_conduct"] - (goal["index"] - published)}
    found = asked(HOME, 2024, province, scores)
    assert found.index == pytest.approx(goal["index"], abs=1e-9) and found.place.best == 5


def test_the_step_as_it_is_told_reaches_the_limit_and_a_hundredth_less_does_not(nation):
    told = 0
    for code in swept(standing.scores(scope_of(HOME, "nasional"), 2024).dropna(subset=["index", *SCORED])["region_code"]):
        here, now, scope = (
            standing.standing(code, 2024, scope_of(code, "nasional")),
            start(code, 2024),
            scope_of(code, "nasional"),
        )
        if here.distance is None:
            continue
        for row in gaps.ways(causes.level(code, 2024), here.distance, scope).dropna(subset="needed").itertuples():
            assert round(row.needed, 2) == row.needed
            for step, reached in ((row.needed, True), (row.needed - 0.01, False)):
                way = -step if row.part.startswith("correction") else step
                found = asked(code, 2024, scope, now | {row.part: now[row.part] + way})
                assert (found.index >= here.next_band.lower) == reached, (code, row)
                assert (found.band == here.next_band) == reached
                told += 1
    assert told > 60


def test_what_lies_ahead_is_counted_from_the_supposed_index(province):
    now = start(HOME, 2024)
    found = asked(HOME, 2024, province, now | {"correction_conduct": 0.0}, (80.0, "Target", "diketik"))
    assert list(found.goals["name"]) == ["Waspada", "Terjaga", "Target"]
    assert list(found.goals["value"] - found.goals["away"]) == pytest.approx([found.index] * 3)


def test_nothing_is_supposed_beyond_0_and_100(province):
    best = {part: 0.0 if part.startswith("correction") else 100.0 for part in SCORED}
    assert asked(HOME, 2024, province, best).index <= 100
    worst = {part: 100.0 if part.startswith("correction") else 0.0 for part in SCORED}
    assert asked(HOME, 2024, province, worst).index == 0


def test_where_parts_are_not_known_nothing_is_simulated(nation):
    province = scope_of(HOME, "provinsi")
    assert start("3715", 2025) is None and asked("3715", 2025, province, {}) is None
    assert asked(HOME, 2024, province, {"internal": 80.0}) is None  # kept when other parts were known


def test_a_ministry_is_simulated_among_ministries(nation):
    scope = scope_of(MINISTRY, "lembaga")
    assert asked(MINISTRY, 2024, scope, start(MINISTRY, 2024)).place.members > 1


def test_a_place_beside_unknown_members_has_bounds(store, jatim):
    here = standing.standing("3513", 2024, jatim)
    found = asked("3513", 2024, jatim, start("3513", 2024))
    assert (found.place.best, found.place.worst) == (here.place.best, here.place.worst)
    assert found.place.worst - found.place.best >= here.place.members - here.place.known > 0
    assert found.gains.empty


def test_the_disputes_of_others_leave_bounds_and_ours_none(kpk):
    scope = scope_of("2101", "provinsi")  # Karimun 2024 (2102) is printed as 77,57 and as 75,77
    beside = asked("2101", 2024, scope, start("2101", 2024)).place
    here = standing.standing("2101", 2024, scope).place
    assert (beside.best, beside.worst) == (here.best, here.worst) and not here.definite
    assert not standing.standing("2102", 2024, scope).place.definite
    assert asked("2102", 2024, scope, start("2102", 2024)).place.definite
