"""The made-up nation: marked as such, as KPK's tables are, with their gaps, ties and faults, and ranked all the same."""

import csv
import json
import re

import made_up_nation
import numpy as np
import pytest
from made_up_nation import (
    ABSENT,
    BROKEN,
    EQUALS,
    FEW,
    HOME,
    INDEX_ONLY,
    MISSING,
    PROVINCE,
    UNLISTED,
    WITHHELD,
    WITHOUT_CODE,
    YEARS,
)  # fmt: skip
from stores import ROOT, import_files, scope_of

from spi import intake
from spi.answers.results import causes, standing
from spi.answers.sources import provenance
from spi.method import index, methodology, ranking
from spi.store import database

EVERYBODY = {"kinds": ["provinsi", "kabupaten", "kota", "lembaga"], "province": None}


def known(year):
    """The made-up institutions of a survey year whose parts are known."""
    table = database.query("scores", year=year, **EVERYBODY)
    return table[table["name"].str.contains("Contoh")].dropna(subset=["index", "internal"]).set_index("region_code")


@pytest.fixture
def reading(tmp_path, nation):
    """Reads these rows as a file of KPK's that an office imports."""

    def read(rows):
        (tmp_path / "tabel.json").write_text(json.dumps(rows), encoding="utf-8")
        aliases = dict(database.query("region_aliases").itertuples(index=False))
        return intake.read(tmp_path / "tabel.json", aliases=aliases, regions=provenance.known_regions(), newest_year=2026)

    return read


# ---------------------------------------------------------------- made up, and marked


@pytest.mark.parametrize("year", YEARS)
def test_every_name_says_that_it_is_made_up_and_no_name_is_part_of_another(year):
    names = [row["nama"] for row in made_up_nation.rows(year)[:-1]]
    assert 540 <= len(names) == len(set(names)) <= 550
    assert all(re.fullmatch(r"(PEMERINTAH (PROVINSI|KABUPATEN|KOTA)|LEMBAGA) CONTOH \d{3}", name) for name in names)
    assert len({name[-3:] for name in names}) == len(names)


def test_no_code_is_that_of_a_government():
    with (ROOT / "data" / "regions.csv").open(encoding="utf-8") as file:
        real = {code[:2] for row in csv.DictReader(file) for code in (row["region_code"], *row["former_codes"].split(";"))}
    codes = {row["map"]["code"] for year in YEARS for row in made_up_nation.rows(year) if row["map"]["code"]}
    assert len({code[:2] for code in codes}) == 14 and not {code[:2] for code in codes} & real


def test_the_app_and_what_ships_know_nothing_of_it(store):
    assert not standing.regions()["name"].str.contains("Contoh").any()
    files = [*ROOT.glob("data/*"), *ROOT.glob("spi/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "app.py"]
    assert not [file for file in files if file.suffix != ".duckdb" and file.is_file() and b"made_up" in file.read_bytes()]


def test_every_run_gives_the_same_table():
    assert made_up_nation.content(2024) == made_up_nation.content(2024)
    ours = made_up_nation.rows_by_place(2024)[HOME]
    assert (ours["indeks"], ours["agregat"]["eksper"], ours["koreksi"]["integritas"]) == ("71.78", "72.91", "7.03")


# ---------------------------------------------------------------- as KPK's tables are


@pytest.mark.parametrize("year", YEARS)
def test_every_index_is_made_of_its_parts_but_for_the_broken_row(nation, year):
    table = known(year)
    assert len(table) > 530
    parts = index.contributions(table, methodology.weights(year), unlisted_from=methodology.unlisted_threshold(year))
    off = np.abs(parts["residual"]) > methodology.method()["residual"]["tolerance"]
    assert list(table.index[off]) == ([BROKEN[0]] if year == BROKEN[1] else [])


def test_in_2022_a_third_of_the_governments_has_an_unlisted_deduction_and_one_of_ours(nation):
    table = known(2022)
    parts = index.contributions(table, methodology.weights(2022), unlisted_from=methodology.unlisted_threshold(2022))
    hit = table.index[np.asarray(parts["correction_other"]) < 0]
    assert 120 < len(hit) < 190 and list(hit[hit.str.startswith(PROVINCE)]) == [UNLISTED]
    assert not hit.str.startswith("L-").any()


def test_the_score_falls_and_the_rank_rises(nation, province):
    moved = causes.explain(HOME, 2023, 2024, province)
    assert (round(moved.change, 2), moved.rank.before, moved.rank.after) == (-3.03, 27, 19)
    assert (moved.rank.own, moved.rank.others, moved.rank.coverage) == (-9, 17, 0)


def test_the_row_of_the_nation_is_a_benchmark_and_no_institution(nation):
    for year in YEARS:
        assert "ID" not in set(database.query("scores", year=year, **EVERYBODY)["region_code"])
        told = database.query("region_history", region="ID").set_index("survey_year").loc[year]
        assert told["internal"] == pytest.approx(known(year)["internal"].mean(), abs=0.01)


# ---------------------------------------------------------------- ties, gaps, what is withheld, what is broken


@pytest.mark.parametrize(("place", "other"), EQUALS.items(), ids=str)
def test_equal_scores_share_a_rank(nation, province, place, other):
    table = standing.ranking_table(province, place[1]).set_index("region_code")
    rank = table.at[other, "rank"]
    assert table.at[place[0], "rank"] == rank and list(table["rank"]).count(rank) == 2 and rank + 1 not in set(table["rank"])


def test_whom_kpk_withheld_is_no_member_and_whom_it_left_out_an_unknown_one(nation):
    scope = scope_of("3804", "provinsi")
    members = standing.scores(scope, 2023).set_index("region_code")["index"]
    assert len(members) == 41 and "3804" not in members, "41 kabupaten and kota and the pemprov, one of them withheld"
    gone = {code for code, year in MISSING if year == 2023}
    assert set(members.index[members.isna()]) == gone
    place = standing.standing(WITHOUT_CODE[0], 2023, scope).place
    assert (place.members, place.known, place.worst - place.best) == (41, 39, 2)
    assert list(standing.standing("38", 2023, scope).left_out["region"]) == ["Kab. Contoh 133"]
    ministries = standing.scores(scope_of(made_up_nation.MINISTRY, "lembaga"), 2023)
    assert not {code for code, _ in WITHHELD} & set(ministries["region_code"])


def test_a_score_of_too_few_has_its_reason_and_no_rank(nation):
    code, year = FEW
    reasons = database.query("figures", region=code, year=year).set_index("measure")["reason"].dropna()
    assert reasons.to_dict() == {"index": "responden_kurang", "external": "responden_kurang"}
    here = standing.standing(code, year, scope_of(code, "provinsi"))
    assert here.index is None and here.place is None
    assert list(here.left_out[["region_code", "reason"]].iloc[0]) == [code, "responden_kurang"]


def test_in_2025_one_of_us_is_unknown_and_one_has_an_index_alone(nation, province):
    table = standing.scores(province, 2025).set_index("region_code")
    assert list(table.index[table["index"].isna()]) == [ABSENT]
    assert set(table.index[table["internal"].isna()]) == {ABSENT, INDEX_ONLY}
    here = standing.standing(HOME, 2025, province)
    assert here.rank is None and here.place.worst - here.place.best == 1


def test_a_row_without_a_code_is_known_by_its_name(nation):
    code, year = WITHOUT_CODE
    figures = database.query("figures", region=code, year=year)
    assert len(figures) == 6 and figures["location"].str.contains("CONTOH 136").all()


def test_the_broken_row_must_be_accepted_by_somebody(reading):
    (warning,) = reading(made_up_nation.rows(BROKEN[1])).warnings
    assert warning.code == "indeks_tidak_cocok" and "Kabupaten Contoh 172 2025 berindeks" in warning.sentence


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"indeks": "tujuh puluh"}, "indeks: “tujuh puluh” bukan angka"), ({"indeks": "717.8"}, "di luar 0–100"),
    ({"tahun": 1998}, "tahun: “1998” di luar tahun survei"), ({"agregat": [1]}, "harus berupa objek"),
    ({"nama": "PEMERINTAH KABUPATEN CONTOH 114"}, "kode “3713” milik Kabupaten Contoh 113"),
], ids=lambda each: "")  # fmt: skip
def test_one_broken_row_in_a_whole_table_is_named_and_nothing_is_read_wrongly(reading, fields, sentence):
    rows = made_up_nation.rows_by_place(2024)
    rows[HOME] |= fields
    problems = reading([*rows.values()]).problems
    assert problems and sentence in problems[0] and problems[0].startswith("tabel.json, baris ke-")


# ---------------------------------------------------------------- ranks


@pytest.mark.parametrize("code", ["provinsi", "kabkota", "kabupaten", "sejenis", "nasional"])
def test_ranks_count_from_the_top_in_every_scope(nation, code):
    table = standing.ranking_table(scope_of(HOME, code), 2024)
    ranked = table.dropna(subset="index")
    assert ranked["rank"].min() == 1
    assert (ranked.sort_values("rank")["index"].diff().dropna() <= 0).all()
    worst = ranked["index"].min()
    assert (ranked.loc[ranked["index"] == worst, "rank"] == (ranked["index"] > worst).sum() + 1).all()


def test_ranking_all_governments_of_a_year_matches_a_plain_count(nation):
    scores = database.query("scores", year=2023, **scope_of(HOME, "nasional").filter).set_index("region_code")["index"].dropna()
    ranks = ranking.rank(scores)
    assert len(scores) > 500, "the governments that ship are there, too"
    for code in (HOME, scores.idxmin(), scores.idxmax()):
        assert ranks[code] == 1 + (scores > scores[code]).sum()


def test_the_same_table_twice_changes_nothing(own_nation, tmp_path):
    (tmp_path / "lagi.json").write_bytes(made_up_nation.content(2024))
    assert import_files([tmp_path / "lagi.json"]).unchanged == ["lagi.json"]
