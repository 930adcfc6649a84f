"""Who counts as a member of a scope in a survey year, and in which province: data, not code."""

import csv

import pytest
from made_up_nation import MINISTRY
from opened_page import opened
from stores import ROOT

from spi.answers.results import causes, first_view, gaps, history, standing, weakness
from spi.method.scope import NATION
from spi.narrative.results.rank import rank_unexplained
from spi.store import database

YEAR = 2031


def region(code):
    return standing.regions().set_index("region_code").loc[code]


def size(scope, year):
    return standing.size(standing.members(year), scope)


def province_of(code, year):
    return standing.region_scopes(region(code), year)[0]


@pytest.fixture
def write(own_store):
    """Gives a writer of made-up index figures: region code -> value, or the reason why there is none."""
    with database.write() as cursor:
        cursor.execute("insert into source values ('uji', 'dasbor', 'Uji', '', '2032', '', '', 0)")

    def figures(year, **values):
        with database.write() as cursor:
            for code, value in values.items():
                number, reason = (None, value) if isinstance(value, str) else (value, None)
                cursor.execute(
                    "insert into figure (survey_year, region_code, unit, measure, value, decimals, reason, source_id, grade, "
                    "note, batch_id) values (?, ?, '', 'index', ?, 2, ?, 'uji', 'tinggi', '', 0)",
                    [year, code.removeprefix("r"), number, reason],
                )
            cursor.run("refresh_scores", years=[year])

    return figures


def test_a_province_that_did_not_exist_yet_is_no_member(store):
    assert [size(NATION, year) for year in (2021, 2022, 2024, 2025)] == [542, 542, 546, 546]
    assert not {"93", "94", "95", "96"} & set(standing.members(2022)["region_code"])


@pytest.mark.parametrize(("code", "earlier", "members", "later", "members_later"), [
    ("9301", "Papua", 30, "Papua Selatan", 5), ("9671", "Papua Barat", 14, "Papua Barat Daya", 7),
    ("9103", "Papua", 30, "Papua", 10), ("3513", "Jawa Timur", 39, "Jawa Timur", 39),
])  # fmt: skip
def test_a_kabupaten_counts_in_the_province_of_the_survey_year(code, earlier, members, later, members_later, store):
    for year, name, count in ((2021, earlier, members), (2022, earlier, members), (2023, later, members_later)):
        scope = province_of(code, year)
        assert (scope.label, size(scope, year)) == (f"{name} dengan pemprov", count)
        assert code in set(standing.scores(scope, year)["region_code"])


def test_the_former_province_is_that_of_the_former_code():
    with (ROOT / "data" / "regions.csv").open(encoding="utf-8") as file:
        former = {row["region_code"]: row["former_codes"][:2] for row in csv.DictReader(file) if row["former_codes"]}
    with (ROOT / "data" / "membership.csv").open(encoding="utf-8") as file:
        told = {row["region_code"]: row["province_code"] for row in csv.DictReader(file)}
    assert former == {code: province for code, province in told.items() if province}


def test_whom_kpk_withheld_is_no_unknown_member(write):
    write(YEAR, **{f"r{code}": 70.0 + n for n, code in enumerate(["21", "2101", "2102", "2103", "2104", "2105", "2172"])})
    scope = province_of("2101", YEAR)
    place = standing.standing("2101", YEAR, scope).place
    assert (place.known, place.members, place.best, place.worst) == (7, 8, 6, 7), "belum ditemukan: mungkin di atasnya"
    write(YEAR, r2171="tidak_dipublikasikan")
    here = standing.standing("2101", YEAR, scope)
    assert (here.place.known, here.place.members, here.rank, here.place.definite) == (7, 7, 6, True)
    assert list(here.left_out["region"]) == ["Kota Batam"]
    assert size(scope, YEAR) == 7 and len(standing.ranking_table(scope, YEAR)) == 7
    coverage = history.coverage("2101", scope).set_index("survey_year").loc[YEAR]
    assert (coverage["members"], coverage["with_index"]) == (7, 7)
    assert "7 pemda" in standing.averages(scope, YEAR).set_index("code").loc["province", "basis"]


def test_a_figure_that_nobody_found_yet_leaves_the_member_unknown(write):
    write(YEAR, r2101=70.0, r2171="belum_ditemukan")
    assert size(province_of("2101", YEAR), YEAR) == 8


def test_whoever_moved_to_a_new_province_keeps_index_and_change(write):
    write(2022, r9301=60.0)
    write(2023, r9301=62.0)
    scope = province_of("9301", 2023)
    found = causes.explain("9301", 2022, 2023, scope)
    assert (found.change, found.rank) == (2.0, None)
    assert standing.standing("9301", 2022, scope).index == 60.0 and standing.standing("9301", 2022, scope).place is None
    before, after = (standing.standing("9301", year, scope) for year in (2022, 2023))
    told = rank_unexplained(before, after, year_before=2022, year=2023).text
    assert told == "Pada SPI 2022 pemda ini termasuk lingkup lain, jadi gerak peringkatnya tidak dihitung."
    table = standing.ranking_table(scope, 2023, 2022).set_index("region_code")
    assert table.loc["9301", "change"] == 2.0 and str(table.loc["9301", "rank_before"]) == "<NA>"
    assert list(causes.scope_changes(scope, 2022, 2023)["region_code"]) == ["9301"]
    assert set(first_view.known_years(history.coverage("9301", province_of("9301", 2025)))) >= {2022, 2023}


def test_the_line_of_the_province_follows_the_province_of_the_year(write):
    papua = list(standing.members(2022).query("province_code == '91'")["region_code"])
    write(2022, **{f"r{code}": 60.0 for code in papua})
    write(2023, **dict.fromkeys(["r93", "r9301", "r9302", "r9303", "r9304"], 50.0))
    means = history.index_series("9301").set_index("survey_year")["other"]
    assert (means[2022], means[2023]) == (60.0, 50.0)


def test_half_of_the_members_counts_those_of_the_year(write):
    write(2022, r93=1.0)
    assert len(standing.scores(province_of("93", 2023), 2022)) == 0
    assert weakness.parts("9301", 2023, 2022, province_of("9301", 2023))["reference"].isna().all()


def test_the_choice_above_every_page_offers_the_province_of_the_year(write):
    for year, province in ((2022, "91"), (2024, "93")):
        members = standing.members(year)
        codes = members.loc[members["province_code"] == province, "region_code"]
        write(year, **{f"r{code}": 60.0 - (code == "9301") for code in codes})
    app = opened("pages/hasil/peringkat.py", daerah="9301", tahun=2022)
    label = next(box for box in app.selectbox if box.key == "lingkup-pilihan").format_func("provinsi")
    assert label == "Papua dengan pemprov · 30 pemda"
    assert "dari 30" in app.header[0].value
    box = next(box for box in app.selectbox if box.key == "tahun-pilihan").set_value(2024).run()
    assert (
        next(box for box in app.selectbox if box.key == "lingkup-pilihan").format_func("provinsi")
        == "Papua Selatan dengan pemprov · 5 pemda"
    )
    assert "dari 5" in box.header[0].value


def test_a_scope_of_ministries_has_those_that_took_part(nation):
    scope = province_of(MINISTRY, 2023)
    assert size(scope, 2021) == len(standing.scores(scope, 2021)) == 79, "one had no row"
    assert size(scope, 2023) == len(standing.scores(scope, 2023)) == 79, "one was withheld"
    assert size(scope, 2024) == 80
    here = standing.standing(MINISTRY, 2023, scope)
    table = gaps.distances(here, 2023, scope, region_code=MINISTRY, target=(None, "", ""))
    assert any("instansi" in label for label in table["label"])
