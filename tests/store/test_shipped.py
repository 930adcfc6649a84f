"""Promises about the figures that ship."""

import csv
import re
import tomllib

import pytest
from stores import ROOT

from spi.answers.sources import provenance
from spi.store import database
from spi.words import dictionary

CHECKS = sorted((ROOT / "spi" / "store" / "sql" / "checks").glob("*.sql"))
DATA = ROOT / "data"


@pytest.mark.parametrize("check", CHECKS, ids=lambda file: file.stem)
def test_a_promise_about_the_data_holds(check, store):
    text = check.read_text(encoding="utf-8")
    assert text.startswith("-- ")
    with database.connect().cursor() as cursor:
        broken = cursor.execute(text).df()
    assert broken.empty, f"{text.splitlines()[0]}\n{broken.head()}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda file: file.stem)
def test_the_promise_holds_with_the_national_years_too(check, nation):
    with database.connect().cursor() as cursor:
        broken = cursor.execute(check.read_text(encoding="utf-8")).df()
    assert broken.empty, broken.head()


def test_jawa_timur_has_39_governments_each_on_a_tile_of_its_own(store, jatim):
    members = database.query("scores", year=2024, **jatim.filter)
    assert len(members) == 39
    assert sorted(members["kind"].value_counts().to_dict().items()) == [("kabupaten", 29), ("kota", 9), ("provinsi", 1)]
    assert len(members[["tile_row", "tile_column"]].dropna().drop_duplicates()) == 39
    assert members["tile_label"].is_unique


def test_every_measure_and_reason_is_explained(store):
    with database.connect().cursor() as cursor:
        for (measure,) in cursor.execute("select distinct measure from figure").fetchall():
            assert dictionary.label(measure)
        for (reason,) in cursor.execute("select distinct reason from figure where reason is not null").fetchall():
            assert dictionary.reason(reason)


def test_conflicts_are_kept_and_told_apart_from_rounding(store):
    disputed = provenance.conflicts()
    surabaya = disputed[(disputed["region"] == "Kota Surabaya") & (disputed["survey_year"] == 2023)]
    assert {"79,54", "79,56", "79,57"} <= set(surabaya["printed"])
    assert set(surabaya["difference"]) == {"berbeda"}
    blitar = disputed[(disputed["region"] == "Kota Blitar") & (disputed["survey_year"] == 2023)]
    assert set(blitar["difference"]) == {"pembulatan"}
    assert list(blitar.loc[blitar["used"] == "✓", "printed"]) == ["82,48"]


def test_the_two_values_of_karimun_2024_stand_against_each_other(store):
    disputed = provenance.conflicts()
    karimun = disputed[(disputed["region_code"] == "2102") & (disputed["survey_year"] == 2024)]
    assert set(karimun["printed"]) == {"77,57", "75,77"} and set(karimun["difference"]) == {"berbeda"}
    assert "rendah" not in set(karimun["grade"]), "a doubtful figure would stand against nobody"


def test_a_source_is_named_once():
    named = [source["id"] for source in tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))["source"]]
    assert sorted(named) == sorted(set(named))


def test_a_page_has_an_address_that_leads_to_it_or_says_why_not():
    for source in tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))["source"]:
        assert re.fullmatch(r"https?://[\w.-]+/\S*", source["url"]) or source["note"], source["id"]


@pytest.mark.parametrize(
    ("region", "year", "value"),
    [
        ("35", 2023, 75.33),
        ("15", 2024, 65.36),
        ("3513", 2024, 71.65),
        ("ID", 2025, 72.32),
        ("14", 2025, 67.19),
        ("3272", 2025, 72.05),
    ],
)
def test_a_mislabelled_figure_does_not_win(region, year, value, store):
    figures = database.query("figures", region=region, year=year)
    assert list(figures.loc[figures["preferred"] & (figures["measure"] == "index"), "value"]) == [value]


def test_a_page_read_through_a_mirror_names_the_original_and_is_graded_lower(store):
    sources = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))["source"]
    mirrored = {s["id"] for s in sources if s["read_through"] and s["kind"] != "dasbor"}
    assert mirrored
    for name in ("figures", "elements", "benchmarks"):
        with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
            assert all(row["grade"] != "tinggi" for row in csv.DictReader(file) if row["source"] in mirrored)


def test_nothing_of_the_dashboard_table_is_in_the_repository():
    for file in ROOT.rglob("*"):
        if file.suffix in {".json", ".csv", ".toml", ".parquet", ".xlsx"} and not re.search(r"/\.(git|venv)/", str(file)):
            assert b"instansi_id" not in file.read_bytes() or file.stat().st_size < 20_000, file
