from itertools import product

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spi.answers.results import standing
from spi.method import ranking


def series(**scores):
    return pd.Series(scores, dtype=float)


def test_equal_scores_share_a_rank_and_the_next_one_is_skipped():
    assert list(ranking.rank(series(a=80, b=75, c=75, d=70))) == [1, 2, 2, 4]


def test_ranks_use_the_unrounded_score():
    assert list(ranking.rank(series(a=75.004, b=75.001))) == [1, 2]


def test_a_missing_score_is_not_ranked():
    ranks = ranking.rank(series(a=80, b=None, c=70))
    assert list(ranks.dropna()) == [1, 2]
    assert pd.isna(ranks["b"])


def test_a_place_among_known_members_has_bounds():
    place = ranking.place(series(a=80, us=75, b=70, x=None, y=None), "us")
    assert (place.rank, place.known, place.members, place.best, place.worst) == (2, 3, 5, 2, 4)
    assert not place.complete
    assert [place.agrees_with(stated) for stated in (1, 2, 4, 5)] == [False, True, True, False]


def test_a_complete_scope_leaves_no_doubt():
    place = ranking.place(series(a=80, us=75), "us")
    assert place.complete and place.best == place.worst == 2


def test_an_unknown_or_foreign_government_has_no_place():
    assert ranking.place(series(a=80, us=None), "us") is None
    assert ranking.place(series(a=80), "us") is None
    assert ranking.place(series(us=80, a=None), "us").rank == 1


def test_the_first_of_one_holds_no_place():
    assert ranking.place(series(us=80), "us") is None
    assert ranking.rank_change(series(us=80), series(us=90, a=70), "us") is None
    assert ranking.rank_change(series(us=80, a=70), series(us=90), "us") is None


def test_own_fall_and_the_others_deeper_fall_are_told_apart():
    before = series(us=75, a=80, b=74, c=73, d=72)
    after = series(us=71, a=79, b=70, c=69, d=68)
    moved = ranking.rank_change(before, after, "us")
    assert (moved.before, moved.after, moved.own, moved.others, moved.coverage) == (2, 2, -3, 3, 0)


def test_newcomers_and_leavers_are_coverage():
    moved = ranking.rank_change(series(us=70, gone=80), series(us=70, new1=75, new2=76), "us")
    assert (moved.before, moved.after) == (2, 3)
    assert (moved.own, moved.others, moved.coverage) == (0, 0, -1)


def test_without_one_of_the_scores_there_is_no_change():
    assert ranking.rank_change(series(us=None, a=1), series(us=70, a=1), "us") is None
    assert ranking.rank_change(series(a=1), series(us=70, a=1), "us") is None


codes = st.sampled_from(list("abcdefghij"))
some = st.dictionaries(codes, st.one_of(st.none(), st.integers(0, 12).map(float)), min_size=1)


def test_the_split_of_a_move_depends_on_its_order():
    before, after = series(us=71, a=70, b=70.5, c=72), series(us=69, a=70, b=71.5, c=68)
    own_first, others_first = (ranking.rank_change(before, after, "us", others_first=order) for order in (False, True))
    assert (own_first.own, own_first.others) == (-2, 1) and (others_first.own, others_first.others) == (-1, 0)
    assert own_first.before - own_first.after == others_first.before - others_first.after == -1


def test_probolinggo_of_2021_to_2022_in_both_orders(kpk, jatim):
    old, new = (standing.scores(jatim, year).set_index("region_code")["index"] for year in (2021, 2022))
    split = [ranking.rank_change(old, new, "3513", others_first=order) for order in (False, True)]
    assert [(each.own, each.others, each.coverage) for each in split] == [(-3, -1, 0), (-1, -3, 0)]


@given(some, some, st.integers(0, 12), st.integers(0, 12), st.booleans())
def test_the_three_steps_always_add_up(before, after, old, new, others_first):
    moved = ranking.rank_change(series(**before, us=old), series(**after, us=new), "us", others_first=others_first)
    assert moved.own + moved.others + moved.coverage == moved.before - moved.after
    assert moved.before == ranking.rank(series(**before, us=old))["us"]
    assert moved.after == ranking.rank(series(**after, us=new))["us"]


@given(some, st.integers(0, 12))
def test_the_bounds_hold_whatever_the_unknown_scores_turn_out_to_be(known, ours):
    scores = series(**known, us=ours)
    place = ranking.place(scores, "us")
    for guess in (-1.0, 13.0, float(ours)):
        assert place.best <= ranking.rank(scores.fillna(guess))["us"] <= place.worst
    assert pytest.approx(place.worst - place.best) == scores.isna().sum()


@given(some, st.integers(0, 12), st.dictionaries(codes, st.tuples(st.integers(0, 12), st.booleans()), max_size=2))
def test_the_bounds_are_the_ends_over_all_values(known, ours, disputed):
    """Every combination is tried: of what sources print, and below and above everybody for what is unknown or doubtful."""
    scores = series(**{code: value for code, value in known.items() if value is not None}, us=ours)
    assume(len(scores) > 1)
    disputed = {code: told for code, told in disputed.items() if code in scores.index}
    rows = [(code, value, doubtful) for code, (other, doubtful) in disputed.items() for value in (scores[code], float(other))]
    rivals = pd.DataFrame(rows, columns=["region_code", "value", "doubtful"])
    choices = [(-1.0, 13.0) if disputed[c][1] else (scores[c], float(disputed[c][0])) for c in disputed]
    ranks = [ranking.rank(pd.Series(dict(scores) | dict(zip(disputed, values, strict=True)))) for values in product(*choices)]
    for code in scores.index:
        if code in disputed and disputed[code][1]:
            continue  # what is doubtful may also tie with everybody
        ends = [int(told[code]) for told in ranks]
        found = ranking.bounds(scores, rivals).loc[code]
        assert (found["best"], found["worst"]) == (min(ends), max(ends))
        assert bool(ranking.hangs_on(scores, rivals, code)) == (min(ends) != max(ends))
        place = ranking.place(scores, code, rivals)
        assert (place.best, place.worst) == (min(ends), max(ends))
