"""Every number that is said of any government in any year is registered, and found again without trusting the sentence."""

import pytest
from checked_sentences import check, gathered
from made_up_nation import HOME
from stores import swept

from spi.answers.results import history, standing
from spi.narrative import speech
from spi.store import database

LENGTHS = {"short": (60, 90), "middle": (330, 400)}
YEARS = ((2021, None), (2022, 2021), (2023, 2022), (2024, 2023), (2025, 2024))


def everything_known(found):
    place = found.here.place
    return bool(len(found.why.parts) and len(found.gains) and place and place.complete)


@pytest.mark.parametrize(("year", "before"), YEARS)
def test_every_number_of_every_government_of_a_province_stands_in_the_answers(year, before, nation, province):
    lengths = 0
    for code in swept(standing.scores(province, year)["region_code"]):
        found = gathered(code, year, before)
        check(found)
        for length, (least, most) in LENGTHS.items():
            spoken = speech.words(speech.of_length(found, length))
            assert spoken <= most, (code, year, length, spoken)
            if everything_known(found):
                assert spoken >= least, (code, year, length, spoken)
                lengths += 1
    assert bool(lengths) == (year in (2022, 2023, 2024))


def test_every_number_of_every_shipped_government_and_year_stands_in_the_answers(store):
    with database.snapshot() as cursor:
        rows = cursor.execute("select distinct region_code, survey_year from figure order by all").fetchall()
    regions = standing.regions().set_index("region_code")
    checked = 0
    for code, year in swept(rows):
        if code in regions.index:
            scope = standing.region_scopes(regions.loc[code])[0]
            earlier = [y for y in history.survey_years() if y < year]
            check(gathered(code, year, max(earlier, default=None), scope.code))
            checked += 1
    assert checked > 15


@pytest.mark.parametrize(("code", "scope"), [(HOME, "kabkota"), (HOME, "kabupaten"), ("3777", "kota"), (HOME, "nasional")])
def test_every_number_stands_in_the_answers_of_any_scope(code, scope, nation):
    check(gathered(code, 2024, 2023, scope))
    check(gathered(code, 2024, 2021, scope))
