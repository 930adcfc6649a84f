"""What is within reach of one government, asked of the figures of a store?"""

import numpy as np
import pytest
import reference
from made_up_nation import HOME
from stores import swept

from spi.answers.results import standing, within_reach
from spi.method.scope import GOVERNMENTS, Scope

NATION = Scope("nasional", "", GOVERNMENTS, None)
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
