"""The formula that the unlisted correction of SPI 2022 follows."""

import pytest

from spi.answers.results import standing
from spi.method import index, methodology, unlisted_correction
from spi.method.scope import NATION

FORMULA = methodology.unlisted_formula(2022)


@pytest.mark.parametrize(("count", "multiple"), FORMULA["pairs"])
def test_each_pair_is_found_again(count, multiple):
    unlisted = (FORMULA["item"] * multiple - 3.21) / count
    fit = unlisted_correction.fit(2022, unlisted=unlisted + 0.005, conduct=3.21)
    assert (fit.count, fit.multiple) == (count, multiple)
    assert fit.points == pytest.approx(unlisted)


def test_a_value_beyond_the_tolerance_fits_nothing():
    exact, tolerance = (FORMULA["item"] - 3.21) / 4, FORMULA["tolerance"]
    assert unlisted_correction.fit(2022, unlisted=exact + tolerance - 1e-6, conduct=3.21)
    assert unlisted_correction.fit(2022, unlisted=exact + tolerance + 1e-6, conduct=3.21) is None


def test_other_years_have_no_formula():
    assert unlisted_correction.fit(2023, unlisted=(FORMULA["item"] - 3.21) / 4, conduct=3.21) is None


def test_an_unknown_deduction_fits_nothing():
    assert unlisted_correction.fit(2022, unlisted=float("nan"), conduct=3.21) is None


def test_it_fits_every_government_of_2022(kpk):
    table = standing.scores(NATION, 2022)
    weights, threshold = methodology.weights(2022), methodology.unlisted_threshold(2022)
    parts = index.contributions(table, weights, unlisted_from=threshold)
    concerned = table.assign(unlisted=-parts["correction_other"]).query("unlisted > 0")
    fits = [unlisted_correction.fit(2022, unlisted=r.unlisted, conduct=r.correction_conduct) for r in concerned.itertuples()]
    assert len(fits) == 179
    assert None not in fits
    assert sum((fit.count, fit.multiple) == (4, 1.0) for fit in fits) == 150
