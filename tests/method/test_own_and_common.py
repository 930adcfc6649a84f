"""What of a change is ours and what is everybody's."""

import pandas as pd
import pytest

from spi.method import comparison


def _changes(**rows):
    return pd.DataFrame(rows, index=["change", "internal"]).T.astype(float)


def test_a_change_is_the_mean_of_the_others_and_our_difference_from_it():
    split = comparison.own_and_common(_changes(ours=(-3, -1), a=(-4, -2), b=(-6, -3)), "ours")
    assert split.loc["change"].tolist() == [-3, -5, 2]
    assert split.loc["internal"].tolist() == [-1, -2.5, 1.5]
    assert (split["common"] + split["own"] - split["change"]).abs().max() < 1e-9


def test_our_own_change_is_not_among_the_others():
    near, far = (comparison.own_and_common(_changes(ours=(own, 0), a=(1, 1), b=(3, 1)), "ours") for own in (2, 50))
    assert near.loc["change", "common"] == far.loc["change", "common"] == 2


def test_whose_parts_are_not_all_known_is_no_other():
    split = comparison.own_and_common(_changes(ours=(1, 1), a=(3, 2), b=(9, None)), "ours")
    assert split.loc["change", "common"] == 3


def test_without_others_or_without_us_nothing_is_split():
    assert comparison.own_and_common(_changes(ours=(1, 1)), "ours")["own"].isna().all()
    assert comparison.own_and_common(_changes(a=(1, 1)), "ours")["own"].isna().all()


def test_the_mean_of_the_others_comes_from_the_printed_mean_of_all():
    scores = [60.0, 70.0, 80.0, 90.0]
    assert comparison.mean_of_others(sum(scores) / 4, 60.0, 4) == pytest.approx(80.0)


@pytest.mark.parametrize(
    ("moved", "direction", "share", "together"),
    [
        ([1, 1, 1, 1, -1], 1, 0.8, True),  # exactly the share from which it is everybody's
        ([1, 1, 1, -1, -1], 1, 0.6, False),
        ([-1, -1, -1, -1, 0.004], -1, 0.8, True),  # what rounds to 0,00 went neither way
        ([1, -1, 0, 0, 0], 0, 0.2, False),
        ([0, 0, 0, 0, 0], 0, 0.0, False),
        ([1, 1, 1, 1, None], 1, 1.0, True),
    ],
)
def test_so_many_go_one_way(moved, direction, share, together):
    row = comparison.movement(pd.DataFrame({"internal": pd.Series(moved, dtype=float)})).loc["internal"]
    assert (row["direction"], row["share"], row["together"]) == (direction, pytest.approx(share), together)
