import csv
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait

import duckdb
import pytest
from stores import ROOT

from spi.follow_up.plan import shipped_plan
from spi.intake import shipped
from spi.settings import ShippedDataError
from spi.store import database, transaction
from spi.store.database import StoreError


def spi(*arguments, path):
    environment = os.environ | {"SPI_DATABASE": str(path), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "spi", *arguments], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )


def test_a_first_start_makes_and_seeds_the_store(empty_store):
    assert not empty_store.exists()
    assert shipped.load() is True
    assert empty_store.exists()
    with (ROOT / "data" / "figures.csv").open(encoding="utf-8") as file:
        years = {int(row["survey_year"]) for row in csv.DictReader(file)}
    assert set(database.query("survey_years")["survey_year"]) == years and len(years) >= 5


def test_a_second_start_changes_nothing(empty_store):
    shipped.load()
    before = database.query("sources")
    assert shipped.load() is False
    assert database.query("sources").equals(before)


def test_an_upgrade_of_the_shipped_files_keeps_what_was_imported(empty_store, tmp_path):
    from stores import import_files

    shipped.load()
    own = tmp_path / "sendiri.csv"
    own.write_text("tahun;kode;indeks\n2024;3513;99,50\n", encoding="utf-8")
    import_files([own])
    newer = tmp_path / "data"
    newer.mkdir()
    for file in shipped._paths(shipped.DATA):
        (newer / file.name).write_bytes(file.read_bytes())
    with (newer / "figures.csv").open("a", encoding="utf-8") as figures:
        figures.write("2025,3513,correction_total,5.89,,wartabromo-2025-09-14,tinggi,\n")
    assert shipped.load(newer) is True
    kept = database.query("figures", region="3513", year=2024)
    assert 99.5 in list(kept.loc[kept["preferred"], "value"])
    added = database.query("figures", region="3513", year=2025)
    assert "correction_total" in list(added["measure"])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2024,3513,index,716.5,,wartabromo-2025-09-14,tinggi,", "nilai “716.5” bukan angka 0 sampai 100"),
        ('2024,3513,index,"71,65",,wartabromo-2025-09-14,tinggi,', "nilai “71,65” bukan angka"),
        ("2024,3513,indexx,71.65,,wartabromo-2025-09-14,tinggi,", "indikator “indexx” tidak dikenal"),
        ("20x4,3513,index,71.65,,wartabromo-2025-09-14,tinggi,", "tahun survei “20x4”"),
        ("2024,3513,index,,,wartabromo-2025-09-14,tinggi,", "salah satu saja"),
        ("2024,9999,index,71.65,,wartabromo-2025-09-14,tinggi,", "region_code “9999”"),
        ("2024,3513,index,71.65,,koran-hilang,tinggi,", "source_id “koran-hilang”"),
        ("mcx,2024,3513,94.57,,wartabromo-2025-09-14,tinggi,", "indeks “mcx” tidak dikenal"),
        ("mcp,2024,3513,100.5,,wartabromo-2025-09-14,tinggi,", "nilai “100.5” bukan angka"),
        ("mcp,2024,3513,,,wartabromo-2025-09-14,tinggi,", "salah satu saja"),
        ("mcp,2024,9999,94.57,,wartabromo-2025-09-14,tinggi,", "region_code “9999”"),
        ("mcp,2024,3513,94.57,,koran-hilang,tinggi,", "source_id “koran-hilang”"),
    ],
)
def test_a_fault_in_a_shipped_file_stops_with_a_sentence_and_loads_nothing(row, said, empty_store, tmp_path):
    for file in shipped._paths(shipped.DATA):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    name = "other_indices.csv" if row.startswith("mc") else "figures.csv"
    with (tmp_path / name).open("a", encoding="utf-8") as figures:
        figures.write(row + "\n")
    with pytest.raises(ShippedDataError, match=re.escape(said)):
        shipped.load(tmp_path)
    assert database.query("sources").empty


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "units.csv").unlink(),
        lambda folder: (folder / "sources.toml").write_text("x = [", encoding="utf-8"),
        lambda folder: (folder / "sources.toml").write_text("x = 1", encoding="utf-8"),
        lambda folder: (folder / "figures.csv").write_bytes(b"\xff\xfe\x00"),
        lambda folder: (folder / "regions.csv").write_text("a,b\n1,2\n", encoding="utf-8"),
    ],
)
def test_a_shipped_file_that_is_gone_or_of_another_shape_gets_a_sentence(harm, empty_store, tmp_path):
    for file in shipped._paths(shipped.DATA):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    harm(tmp_path)
    with pytest.raises(ShippedDataError, match=r"folder data/\."):
        shipped.load(tmp_path)
    assert database.query("sources").empty


def test_a_source_that_is_written_twice_stops_with_its_name(empty_store, tmp_path):
    for file in shipped._paths(shipped.DATA):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "sources.toml").open("a", encoding="utf-8") as sources:
        sources.write('\n[[source]]\nid = "bogor-surat-2024-05-28"\nkind = "pers"\noutlet = "Lain"\n')
    with pytest.raises(ShippedDataError, match="“bogor-surat-2024-05-28” tertulis dua kali"):
        shipped.load(tmp_path)
    assert database.query("sources").empty


@pytest.mark.parametrize("content", [b"x = [", b"\xff", b"[themes]\na = 1\n", b"plan = 3\n[themes]\n"])
def test_a_shipped_plan_that_cannot_be_read_gets_a_sentence(content, tmp_path):
    (tmp_path / "follow_up.toml").write_bytes(content)
    with pytest.raises(ShippedDataError, match=r"data/follow_up\.toml tidak dapat dibaca"):
        shipped_plan.load(tmp_path / "follow_up.toml")


def test_an_upgrade_brings_every_column_of_a_region(empty_store, tmp_path):
    shipped.load()
    for file in shipped._paths(shipped.DATA):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    regions = tmp_path / "regions.csv"
    regions.write_text(regions.read_text(encoding="utf-8").replace("Kab. Probolinggo", "Kab. Prob."), encoding="utf-8")
    assert shipped.load(tmp_path)
    assert "Kab. Prob." in set(database.query("regions")["short_name"])


def test_a_failed_write_leaves_nothing(each_store):
    before = len(database.query("figures", region="3513", year=2024))
    with pytest.raises(RuntimeError), database.write() as cursor:
        cursor.execute("delete from figure")
        raise RuntimeError
    assert len(database.query("figures", region="3513", year=2024)) == before


def test_a_trial_is_taken_back_and_a_second_one_and_a_write_wait_for_it(each_store):
    def renamed(begin):
        with begin() as transaction:
            transaction.execute("update region set short_name = short_name || '!' where region_code = '3513'")
            return transaction.ask("region_names").set_index("region_code")["short_name"]["3513"]

    with ThreadPoolExecutor(3) as others:
        with database.trial() as transaction:
            transaction.execute("update region set short_name = 'Dicoba' where region_code = '3513'")
            waiting = [others.submit(renamed, begin) for begin in (database.trial, database.trial, database.write)]
            assert not wait(waiting, timeout=0.3).done
        assert sorted(each.result() for each in waiting)[0] == "Kab. Probolinggo!"
    assert database.query("region_names").set_index("region_code")["short_name"]["3513"] == "Kab. Probolinggo!"


def test_in_a_snapshot_nothing_is_written(each_store):
    with pytest.raises(StoreError, match="read-only"), database.snapshot() as transaction:
        transaction.execute("delete from figure")


def test_many_sessions_at_once_get_their_own_answers(store):
    years = [2021, 2022, 2023, 2024, 2025] * 40
    asked = {year: database.query("figures", region="3513", year=year) for year in set(years)}
    with ThreadPoolExecutor(16) as sessions:
        answers = list(sessions.map(lambda year: database.query("figures", region="3513", year=year), years))
    assert all(answer.equals(asked[year]) for year, answer in zip(years, answers, strict=True))


def test_a_second_process_gets_a_sentence_not_a_traceback(empty_store):
    shipped.load()
    result = spi("import", "a.csv", path=empty_store)
    assert result.returncode == 1
    assert "sedang dipakai oleh proses lain" in result.stderr
    assert "Traceback" not in result.stderr and result.stdout == ""


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path):
    foreign = tmp_path / "catatan.duckdb"
    foreign.write_text("bukan basis data", encoding="utf-8")
    result = spi("ranking", "--year", "2024", path=foreign)
    assert result.returncode == 1
    assert "bukan basis data SPI" in result.stderr and "Traceback" not in result.stderr
    assert foreign.read_text(encoding="utf-8") == "bukan basis data"


def test_another_programs_database_is_left_as_it_is(tmp_path):
    foreign = tmp_path / "lain.duckdb"
    with duckdb.connect(str(foreign)) as connection:
        connection.execute("create table figure (x integer)")
    result = spi("ranking", "--year", "2024", path=foreign)
    assert result.returncode == 1
    assert "bukan basis data SPI" in result.stderr and "Traceback" not in result.stderr
    with duckdb.connect(str(foreign)) as connection:
        assert connection.execute("select count(*) from duckdb_tables()").fetchone() == (1,)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("IO Error: Could not set lock on file", "sedang dipakai oleh proses lain"),
        (
            'IO Error: Cannot open file "x": The process cannot access the file because it is being used by another process.',
            "lain",
        ),
        ("IO Error: Cannot open file x: Permission denied", "boleh ditulisi"),
    ],
)
def test_the_system_word_for_a_closed_door_becomes_a_sentence(words, said, tmp_path, monkeypatch):
    def refuse(_path, **_options):
        raise duckdb.IOException(words)

    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "x.duckdb"))
    monkeypatch.setattr(duckdb, "connect", refuse)
    with pytest.raises(database.StoreError, match=said):
        database.connect()


def test_a_store_of_a_newer_version_is_not_touched(tmp_path):
    newer = tmp_path / "spi.duckdb"
    with duckdb.connect(str(newer)) as connection:
        connection.execute("create table migration (number integer, name varchar, applied_at timestamp)")
        connection.execute("insert into migration values (9999, 'masa depan', now()::timestamp)")
    result = spi("ranking", "--year", "2024", path=newer)
    assert result.returncode == 1
    assert "versi aplikasi yang lebih baru" in result.stderr


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (("pers", "tinggi", 2, "2026"), ("pemerintah", "sedang", 0, "2021")),
        (("pemerintah", "tinggi", 2, "2026"), ("dasbor", "sedang", 1, "2021")),
        (("pers", "rendah", 2, "2026"), ("pers", "sedang", 1, "2021")),
        (("pemerintah", "rendah", 2, "2026"), ("pers", "tinggi", 0, "2021")),
        (("pers", "tinggi", 1, "2026"), ("pers", "sedang", 2, "2021")),
        (("pers", "tinggi", 2, "2021-05"), ("pers", "sedang", 2, "2021-06")),
    ],
)
def test_the_stated_rule_prefers_one_of_two_figures(empty_store, worse, better):
    shipped.load()
    with database.write() as cursor:
        for name, (kind, grade, decimals, published) in (("worse", worse), ("better", better)):
            cursor.execute("insert into source values (?, ?, ?, '', ?, '', '', 7)", [name, kind, name, published])
            cursor.execute(
                "insert into figure (survey_year, region_code, unit, measure, value, decimals, source_id, grade, batch_id) "
                "values (2030, '3513', '', 'index', 70, ?, ?, ?, 7)",
                [decimals, name, grade],
            )
        cursor.run("refresh_scores", years=[2030])
    figures = database.query("figures", region="3513", year=2030)
    assert list(figures.loc[figures["preferred"], "outlet"]) == ["better"]


def test_a_value_is_preferred_to_a_reason_and_a_reason_alone_is_kept(empty_store):
    shipped.load()
    with database.write() as cursor:
        cursor.execute("insert into source values ('dasbor-kosong', 'dasbor', 'Dasbor', '', '2026', '', '', 7)")
        cursor.execute(
            "insert into figure (survey_year, region_code, unit, measure, reason, source_id, grade, batch_id) "
            "values (2024, '3513', '', 'index', 'belum_ditemukan', 'dasbor-kosong', 'tinggi', 7)"
        )
        cursor.run("refresh_scores", years=[2024])
    figures = database.query("figures", region="3513", year=2024)
    assert list(figures.loc[figures["preferred"] & (figures["measure"] == "index"), "value"]) == [71.65]
    withheld = database.query("trend", region="3309", years=[2023])
    withheld = withheld[withheld["reason"].notna()]
    assert list(withheld[["survey_year", "reason"]].iloc[0]) == [2023, "tidak_dipublikasikan"]


def test_a_write_is_seen_by_the_next_question_and_a_caller_cannot_spoil_an_answer(own_store):
    first = database.query("figures", region="3513", year=2024)
    first.loc[:, "value"] = 0.0
    first["extra"] = 1
    again = database.query("figures", region="3513", year=2024)
    assert "extra" not in again and again["value"].max() > 80
    with database.write() as cursor:
        cursor.execute("update figure set note = 'baru' where region_code = '3513' and survey_year = 2024")
    assert set(database.query("figures", region="3513", year=2024)["note"]) == {"baru"}


def test_an_answer_asked_before_a_write_is_not_remembered_after_it(each_store, monkeypatch):
    """A question that is under way while another session writes must not be remembered as new."""
    statement = transaction.statement

    def slow(name):
        text = statement(name)
        if name == "survey_years" and not slow.done:
            slow.done = True
            with database.write() as cursor:
                cursor.execute("delete from score where survey_year = 2021")
        return text

    slow.done = False
    monkeypatch.setattr(transaction, "statement", slow)
    database.query("survey_years")
    monkeypatch.undo()
    assert 2021 not in list(database.query("survey_years")["survey_year"])


def test_what_is_calculated_is_remembered_until_a_write_and_a_caller_cannot_spoil_it(each_store):
    asked = []

    @database.remembered
    def newest(factor: int) -> object:
        asked.append(factor)
        return database.query("survey_years") * factor

    first = newest(1)
    first["survey_year"] = 0
    assert newest(1)["survey_year"].min() > 2000 and asked == [1]
    assert newest(2)["survey_year"].min() > 4000 and asked == [1, 2]
    with database.write() as cursor:
        cursor.execute("delete from score where survey_year = (select max(survey_year) from score)")
    assert len(newest(1)) == len(first) - 1 and asked == [1, 2, 1]


def test_what_was_calculated_before_a_write_that_came_meanwhile_is_not_remembered_after_it(own_store):
    @database.remembered
    def counted() -> int:
        known = len(database.query("survey_years"))
        if not asked:
            asked.append(known)
            with database.write() as cursor:
                cursor.execute("delete from score where survey_year = (select max(survey_year) from score)")
        return known

    asked = []
    before = counted()
    assert counted() == before - 1
