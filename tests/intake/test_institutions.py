"""Is one ministry one institution whatever its tables call it, and does a name that ships for itself count nobody?"""

import csv
import json
import shutil
from types import SimpleNamespace

import pytest
import streamlit as st
from stores import DASHBOARD, import_files

from spi import intake
from spi.__main__ import main
from spi.answers.results import standing
from spi.answers.sources import provenance
from spi.intake import history, shipped
from spi.intake.spelling import names
from spi.intake.spelling.regions import Gazetteer
from spi.store import database
from spi.store.keeping.check import broken
from spi.ui.data import verdict

OLD, NEW = "KEMENTERIAN KOMUNIKASI DAN INFORMATIKA", "KEMENTERIAN KOMUNIKASI DAN DIGITAL"
CODE, OTHER = "L-kementerian-komunikasi-dan-digital", "L-kementerian-komunikasi-dan-informatika"
BKPM = "KEMENTERIAN INVESTASI/BADAN KOORDINASI PENANAMAN MODAL (BKPM)"
KPAI = "KOMISI PERLINDUNGAN ANAK INDONESIA (KPAI)"
INVESTMENT = "L-kementerian-investasi-badan-koordinasi-penanaman-modal-bkpm"
CHILDREN = "L-komisi-perlindungan-anak-indonesia-kpai"
WITHHELD = {INVESTMENT: BKPM, CHILDREN: KPAI}


def row(name, index, year=2024):
    """A row in KPK's shape with made-up numbers."""
    return {
        "tahun": year, "nama": name, "indeks": index, "agregat": {"internal": "70.1", "eksternal": "80.2", "eksper": "60.3"},
        "koreksi": {"integritas": 1.5, "prevalensi": 0}, "map": {"level": "provinsi", "code": None, "name": None},
    }  # fmt: skip


def table(folder, name, *rows):
    path = folder / name
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def read(path, **more):
    known = {"aliases": provenance.aliases(), "regions": provenance.known_regions(), "newest_year": 2026}
    return intake.read(path, **known, **more)


def rows_of(code, measure="index"):
    with database.connect().cursor() as cursor:
        found = "select survey_year, value, source_id, batch_id from figure where region_code = ? and measure = ? order by all"
        return cursor.execute(found, [code, measure]).fetchall()


def institutions():
    table = standing.regions()
    return set(table.loc[table["kind"] == "lembaga", "region_code"])


@pytest.fixture
def earlier_version(tmp_path):
    """data/ as it was before any institution shipped."""
    folder = shutil.copytree(shipped.DATA, tmp_path / "data", ignore=shutil.ignore_patterns("*.duckdb*"))
    for name in ("institutions.csv", "figures.csv"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(line for line in lines if "L-" not in line), encoding="utf-8")
    return folder


@pytest.fixture
def twice(empty_store, earlier_version, tmp_path):
    """A store of an earlier version, which took the ministry of one table for two."""
    shipped.load(earlier_version)
    import_files([table(tmp_path, "a.json", row(NEW, 70.5), row(OLD, 70.5), row(OLD, 68.5, 2022), row("LEMBAGA CONTOH", 66.5))])
    assert institutions() == {CODE, OTHER, "L-lembaga-contoh"}
    return shipped.DATA


def test_the_codes_that_ship_are_those_that_an_import_would_give():
    with (shipped.DATA / "institutions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {entry["region_code"] for entry in rows} == {CODE, *WITHHELD}
    assert {"L-" + names.slug(name) for name in (NEW, BKPM, KPAI)} == {CODE, *WITHHELD}
    assert {entry["name"] for entry in rows} == {names.written(name) for name in (NEW, BKPM, KPAI)}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (OLD, CODE), (NEW, CODE), ("Kominfo", CODE), ("Komdigi", CODE), ("Kemkominfo", CODE), ("Kemkomdigi", CODE),
        ("Kementerian Komunikasi dan Digital (Komdigi)", CODE), (BKPM, INVESTMENT), ("BKPM", INVESTMENT),
        ("Kementerian Investasi/BKPM", INVESTMENT), (KPAI, CHILDREN), ("Komisi Perlindungan Anak Indonesia", CHILDREN),
    ],
)  # fmt: skip
def test_every_name_leads_to_the_one_institution(name, code, store):
    gazetteer = Gazetteer(aliases=provenance.aliases(), regions=provenance.known_regions())
    assert gazetteer.by_name(name) == [code] and gazetteer.kind(code) == "lembaga"


def test_an_institution_without_a_figure_is_nobody_to_choose_or_to_count(store):
    assert institutions() == set()
    ministries = standing.region_scopes(provenance.known_regions().set_index("region_code").loc[CODE])[0]
    assert standing.size(standing.regions(), ministries) == 0
    assert standing.scores(ministries, 2024).empty


def test_it_is_one_to_choose_as_soon_as_a_figure_of_it_is_known(own_store, tmp_path):
    import_files([table(tmp_path, "a.json", row(OLD, 70.5))])
    assert institutions() == {CODE}
    history.undo(1, actor="Uji", reason="salah")
    assert institutions() == set()


@pytest.mark.parametrize("code", WITHHELD)
def test_what_kpk_withheld_stays_withheld_whatever_a_table_shows(code, own_store, tmp_path):
    import_files([table(tmp_path, "a.json", row(WITHHELD[code], 71.5, 2023), row(WITHHELD[code], 72.5, 2024))])
    figures = database.query("figures", region=code, year=2023)
    assert set(figures.loc[figures["preferred"], "reason"]) == {"tidak_dipublikasikan"} and figures["value"].notna().any()
    assert set(figures["measure"]) == set(figures.loc[figures["preferred"], "measure"]) and len(figures) == 12
    scores = database.query("region_history", region=code).set_index("survey_year")["index"]
    assert scores.loc[2024] == 72.5 and scores.loc[[2023]].isna().all()
    disputed = provenance.conflicts()
    assert set(disputed.loc[disputed["region_code"] == code, "survey_year"]) == {2023}


def test_a_ministry_printed_under_both_names_with_the_same_figures_comes_in_once_and_is_noted(own_store, tmp_path):
    path = table(tmp_path, "a.json", row(NEW, 70.5), row(OLD, 70.5))
    draft = read(path)
    assert draft.problems == [] and len(draft.figures) == 6
    assert [warning.code for warning in draft.warnings] == ["indeks_tidak_cocok"], "only because the numbers are made up"
    assert len(draft.notes) == 1 and NEW in draft.notes[0] and OLD in draft.notes[0] and "2024" in draft.notes[0]
    import_files([path])
    assert [found[:2] for found in rows_of(CODE)] == [(2024, 70.5)] and institutions() == {CODE}


@pytest.mark.parametrize("other", [row(OLD, 70.6), row(OLD, None), row(OLD, "salah")])
def test_a_ministry_printed_under_both_names_with_other_figures_is_refused_with_both(other, own_store, tmp_path):
    draft = read(table(tmp_path, "a.json", row(NEW, 70.5), other))
    assert len(draft.problems) == 1 and draft.notes == []
    assert NEW in draft.problems[0] and OLD in draft.problems[0] and "nilai yang berbeda" in draft.problems[0]


def test_the_same_name_twice_is_still_a_double_row(own_store, tmp_path):
    draft = read(table(tmp_path, "a.json", row(NEW, 70.5), row(NEW, 70.5)))
    assert len(draft.problems) == 1 and "sudah ada di baris ke-1" in draft.problems[0]


@pytest.mark.parametrize(("second", "notes", "problems"), [("70,50", 1, 0), ("70,60", 0, 1)])
def test_a_plain_table_that_prints_both_names_is_read_alike(second, notes, problems, own_store, tmp_path):
    path = tmp_path / "SPI 2024.csv"
    path.write_text(f"Tahun;Pemda;Indeks SPI\n2024;{NEW};70,5\n2024;{OLD};{second}\n", encoding="utf-8")
    draft = read(path)
    assert (len(draft.notes), len(draft.problems)) == (notes, problems)
    if not problems:
        assert list(draft.figures["region_code"]) == [CODE]


def test_an_earlier_store_becomes_one_ministry_with_every_figure_and_source(twice):
    before = rows_of(CODE) + rows_of(OTHER)
    assert shipped.load(twice) is True
    assert institutions() == {CODE, "L-lembaga-contoh"} and rows_of(OTHER) == []
    after = rows_of(CODE)
    assert sorted(found[:2] + found[3:] for found in after) == sorted(found[:2] + found[3:] for found in before)
    assert len({found[2] for found in after if found[0] == 2024}) == 2, "one source for each name"
    outlets = set(database.query("figures", region=CODE, year=2024)["outlet"])
    assert any(outlet.endswith("baris Kementerian Komunikasi dan Informatika") for outlet in outlets)
    assert database.query("region_history", region=CODE).set_index("survey_year")["index"].dropna().to_dict() == {
        2022: 68.5, 2024: 70.5
    }  # fmt: skip
    assert broken() == []


def test_opening_again_finds_nothing_to_merge(twice):
    shipped.load(twice)
    with database.write() as cursor:
        assert shipped.merge_institutions(cursor) == set()


def test_a_merge_seals_what_it_altered_but_never_what_somebody_altered_before_it(twice):
    with database.write() as cursor:
        cursor.execute("update figure set value = 1 where batch_id = 1 and region_code = ? and survey_year = 2022", [OTHER])
    shipped.load(twice)
    assert any("Impor ke-1 (a.json) diubah setelah disegel" in told for told in broken())


def test_a_merge_that_fails_leaves_the_store_as_it_was(twice, monkeypatch):
    before = rows_of(OTHER)
    monkeypatch.setattr(shipped.sealing, "seal_shipped", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        shipped.load(twice)
    assert rows_of(OTHER) == before and OTHER in institutions()


def test_an_import_of_the_earlier_version_can_still_be_undone_and_come_again(twice, tmp_path):
    shipped.load(twice)
    assert history.undo(1, actor="Uji", reason="salah") == []
    assert rows_of(CODE) == [] and institutions() == set() and broken() == []
    import_files([tmp_path / "a.json"])
    assert [found[:2] for found in rows_of(CODE)] == [(2022, 68.5), (2024, 70.5)]


def test_a_choice_of_source_follows_its_figure_into_the_merge(twice):
    source = rows_of(OTHER)[1][2]
    key = (2024, OTHER, "", "index")
    assert history.prefer(*key, source_id=source, actor="Inspektur", reason="Nama waktu itu") == []
    shipped.load(twice)
    log = history.choices()
    assert list(log["region_code"]) == [CODE] and list(log["state"]) == ["berlaku"] and broken() == []


def test_differing_figures_of_both_names_stay_visible_as_a_conflict(empty_store, earlier_version, tmp_path):
    shipped.load(earlier_version)
    import_files([table(tmp_path, "a.json", row(NEW, 70.5), row(OLD, 60.5))])
    shipped.load()
    disputed = provenance.conflicts()
    disputed = disputed[(disputed["region_code"] == CODE) & (disputed["code"] == "index")]
    assert sorted(disputed["value"]) == [60.5, 70.5] and set(disputed["difference"]) == {"berbeda"}


def test_what_was_done_about_the_other_name_keeps_its_way(twice):
    with database.write() as cursor:
        cursor.execute("insert into event (seq, region_code, survey_year, kind) values (1, ?, 2024, 'session')", [OTHER])
    shipped.load(twice)
    assert OTHER in institutions() and rows_of(OTHER) == []


def test_the_command_line_notes_it_in_words_and_in_json(own_store, tmp_path, capsys):
    path = str(table(tmp_path, "a.json", row(NEW, 70.5), row(OLD, 70.5)))
    assert main(["import", path, "--dry-run"]) == 0
    out = capsys.readouterr().err
    assert sum(line.startswith("Catatan: a.json") and OLD in line for line in out.splitlines()) == 1
    assert main(["import", path, "--json", "--accept", "indeks_tidak_cocok"]) == 0
    assert len(json.loads(capsys.readouterr().out)["notes"]) == 1


def test_the_page_shows_the_note_and_asks_for_no_tick(own_store, tmp_path, monkeypatch):
    path = tmp_path / "SPI 2024.csv"
    path.write_text(f"Tahun;Pemda;Indeks SPI\n2024;{NEW};70,5\n2024;{OLD};70,5\n", encoding="utf-8")
    draft, shown = read(path), []
    monkeypatch.setattr(verdict.panel, "heading", lambda *_: None)
    monkeypatch.setattr(st, "markdown", shown.append)
    assert verdict.accepted(draft, SimpleNamespace(warnings=[])) is True
    assert len(shown) == 1 and OLD in shown[0]


def test_the_national_tables_count_the_ministry_once(kpk):
    for year in (2021, 2022, 2023, 2024):
        ministries = standing.scores(standing.region_scopes(standing.regions().set_index("region_code").loc[CODE])[0], year)
        assert list(ministries["region_code"]).count(CODE) == 1 and OTHER not in set(ministries["region_code"])
    assert len(list(DASHBOARD.glob("*.json"))) == 4
    for code in WITHHELD:
        assert database.query("region_history", region=code).set_index("survey_year")["index"].loc[[2023]].isna().all()
