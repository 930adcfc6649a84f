"""What is within reach of one government, asked of the figures of a store?"""

import numpy as np
import pytest
import reference
from made_up_nation import HOME, MINISTRY
from stores import swept

from spi.answers.results import standing, within_reach
from spi.method import methodology
from spi.method.scope import NATION

_COLUMNS = ["index", *reference.PARTS]


def _past(pairs):
    """(start, gain) of every part over these pairs of survey years, government by government."""
    past = {part: [] for part in reference.PARTS}
    for year_from, year_to in pairs:
        before, after = (standing.scores(NATION, year).set_index("region_code")[_COLUMNS] for year in (year_from, year_to))
        for code in before.index.intersection(after.index):
            old, new = before.loc[code].to_numpy(dtype=float), after.loc[code].to_numpy(dtype=float)
            for part, start, gain in zip(reference.PARTS, old[1:], reference.gains(old, new), strict=True):
                if not np.isnan(gain):
                    past[part].append((start, gain))
    return past


def _agree(codes, year, pairs):
    past = _past(pairs)
    compared = 0
    for code in codes:
        found = within_reach.within_reach(code, year)
        assert found.pairs == tuple(pairs)
        for row in found.caps.itertuples():
            expected = reference.cap(row.ours, past[row.part], part=row.part, percentile=75)
            assert row.cap == pytest.approx(expected, abs=1e-9), (code, row.part)
            compared += 1
    return compared


def test_caps_are_those_of_the_plain_reference(nation):
    codes = [HOME, *swept(standing.scores(NATION, 2024).dropna(subset=_COLUMNS)["region_code"])]
    assert _agree(codes, 2024, [(2021, 2022), (2022, 2023)]) >= 5 * 30


def test_every_government_of_kpk_agrees_with_the_plain_reference(kpk):
    codes = ["3513", *swept(standing.scores(NATION, 2024).dropna(subset=_COLUMNS)["region_code"])]
    assert _agree(codes, 2024, [(2021, 2022), (2022, 2023)]) >= 5 * 30


@pytest.mark.parametrize(("region", "goal", "without", "with_break"), [("3513", 73, 0.37, 0.17), ("3513", 78, 1.72, 0.80),
                                                                        ("3525", 73, 1.21, 1.11)])  # fmt: skip
def test_what_the_audit_found(kpk, region, goal, without, with_break):
    found = [within_reach.within_reach(region, 2024, breaks=breaks).share(goal) for breaks in (False, True)]
    assert [round(share, 2) for share in found] == [without, with_break]


def test_how_often_it_came_about_as_the_audit_found(kpk):
    rates = within_reach.within_reach("3513", 2024).rates
    assert [round(100 * rate) for rate in rates[2022]["rate"]] == [56, 46, 23, 25, 14, 8]
    assert [round(100 * rate) for rate in rates[2023]["rate"]] == [41, 30, 29, 23, 14, 12]


def test_nothing_after_the_survey_year_of_the_start_counts(nation):
    found = within_reach.within_reach(HOME, 2023, breaks=True)
    assert found.pairs == ((2021, 2022), (2022, 2023))
    assert set(found.rates) == {2022}
    assert within_reach.within_reach(HOME, 2021).caps.empty


def test_a_goal_that_is_reached_takes_nothing(nation):
    found = within_reach.within_reach(HOME, 2024)
    assert found.share(found.index) == 0
    assert found.share(found.index + found.points) == pytest.approx(1)


def test_without_national_years_nothing_is_said_to_be_within_reach(store):
    found = within_reach.within_reach("3513", 2024)
    assert (found.caps.empty, found.share(73)) == (True, None)


def _rates(start, pairs, percentile):
    """By fifths of the share that the next category took: [starts, reached], government by government."""
    past = _past(pairs)
    weights = [methodology.weights(start)[part] for part in reference.PARTS[:3]] + [1.0, 1.0]
    limits = [band.lower for band in methodology.bands(start)]
    before, after = (standing.scores(NATION, year).set_index("region_code") for year in (start, start + 1))
    counts = [[0, 0] for _ in range(6)]
    for code, row in before[_COLUMNS].dropna().iterrows():
        above = [limit for limit in limits if limit > row["index"]]
        then = after["index"].get(code, float("nan"))
        if not above or np.isnan(then):
            continue
        caps = [reference.cap(row[part], past[part], part=part, percentile=percentile) for part in reference.PARTS]
        year = float(np.dot(weights, caps))
        share = (above[0] - row["index"]) / year if year else float("inf")
        group = sum(share > edge for edge in (0.2, 0.4, 0.6, 0.8, 1.0))
        counts[group][0] += 1
        counts[group][1] += int(then >= above[0])
    return counts


@pytest.mark.parametrize(
    ("start", "pairs", "breaks", "percentile"),
    [(2023, [(2021, 2022), (2022, 2023)], False, 75),
     (2024, [(2021, 2022), (2022, 2023), (2023, 2024)], True, 90)],
)  # fmt: skip
def test_hit_rates_are_those_of_the_plain_reference(start, pairs, breaks, percentile, nation):
    rates = within_reach.within_reach(HOME, 2025, percentile=percentile, breaks=breaks).rates[start]
    assert rates[["starts", "reached"]].to_numpy().tolist() == _rates(start, pairs, percentile)


@pytest.mark.parametrize(("start", "pairs"), [(2022, [(2021, 2022)]), (2023, [(2021, 2022), (2022, 2023)])])
def test_hit_rates_of_kpk_are_those_of_the_plain_reference(start, pairs, kpk):
    rates = within_reach.within_reach("3513", 2024).rates[start]
    assert rates[["starts", "reached"]].to_numpy().tolist() == _rates(start, pairs, 75)


def test_goals_are_the_limits_and_the_target_in_their_order():
    assert within_reach.goals(2024, (75.0, "Target", "")) == [("Waspada", 73.0), ("Target", 75.0), ("Terjaga", 78.0)]
    assert within_reach.goals(2021, (None, "Target", "")) == []


def test_nothing_is_said_of_a_ministry_by_what_governments_achieved(nation):
    assert within_reach.within_reach(MINISTRY, 2024).caps.empty and not within_reach.is_government(MINISTRY, 2024)
