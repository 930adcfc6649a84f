"""What is within reach in one year, going by what others with a like start achieved?"""

import numpy as np
import pandas as pd
import pytest
import reference

from spi.method import methodology, reach
from spi.method.parts import SCORED

START = pd.DataFrame([{"internal": 75.0, "external": 99.5, "expert": 70.0, "correction_conduct": 0.4, "correction_facts": 0.0}])


def _past(n=300, seed=3):
    chance = np.random.default_rng(seed)
    middles = {"internal": 76, "external": 88, "expert": 70, "correction_conduct": 4, "correction_facts": 1}
    return pd.concat(
        [
            pd.DataFrame({"part": part, "start": chance.normal(middle, 3, n), "gain": chance.normal(1, 4, n)})
            for part, middle in middles.items()
        ],
        ignore_index=True,
    )


@pytest.mark.parametrize("percentile", reach.PERCENTILES)
def test_caps_are_those_of_the_plain_reference(percentile):
    past, limits = _past(), reach.caps(START, _past(), percentile=percentile).iloc[0]
    for part in SCORED:
        pairs = past.loc[past["part"] == part, ["start", "gain"]].to_numpy().tolist()
        assert limits[part] == pytest.approx(reference.cap(START[part][0], pairs, part=part, percentile=percentile)), part


def test_a_cap_ends_at_100_and_at_no_deduction():
    limits = reach.caps(START, _past().assign(gain=9.0)).iloc[0]
    assert limits.to_dict() == {
        "internal": 9.0,
        "external": 0.5,
        "expert": 9.0,
        "correction_conduct": pytest.approx(0.4),
        "correction_facts": 0.0,
    }


def test_where_all_got_worse_nothing_is_within_reach():
    assert (reach.caps(START, _past().assign(gain=-2.0)).iloc[0] == 0).all()


def test_fewer_changes_than_needed_give_no_cap():
    enough, few = (reach.caps(START, _past(n)).iloc[0] for n in (reach.NEAREST, reach.NEAREST - 1))
    assert enough.notna().all()
    assert few.isna().all()


def test_a_deduction_improves_when_it_falls():
    before = pd.DataFrame({part: [50.0] for part in ("index", *SCORED)}, ["a"])
    gains = reach.improvements(before, before + 2)
    assert gains.set_index("part")["gain"].to_dict() == {
        part: -2.0 if part.startswith("correction") else 2.0 for part in before.columns
    }
    assert set(gains["region_code"]) == {"a"}


def test_the_share_counts_weights_of_components_and_deductions_one_to_one():
    limits = pd.DataFrame([dict.fromkeys(SCORED, 1.0)])
    points = reach.in_index_points(limits, methodology.weights(2024))
    assert points.sum(axis=1)[0] == pytest.approx(1 + 2)  # the weights add up to one
    assert reach.share(points, 1.5)[0] == pytest.approx(0.5)


def test_a_share_at_the_edge_belongs_to_the_lower_group():
    shares = pd.Series([0.0, 0.2, 0.2001, 1.0, 1.0001, np.inf])
    assert reach.group_of(shares).tolist() == [0, 0, 1, 4, 5, 5]


def test_hit_rates_count_every_group():
    table = reach.hit_rates(pd.DataFrame({"share": [0.1, 0.2, 0.9, 3.0], "reached": [True, False, True, False]}))
    assert table["starts"].tolist() == [2, 0, 0, 0, 1, 1]
    assert table["reached"].tolist() == [1, 0, 0, 0, 1, 0]
    assert table.loc[0, "rate"] == 0.5
    assert np.isnan(table.loc[1, "rate"])
