"""Does a checked file arrive in the store whole, once, or not at all?"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from spi.intake import save
from spi.store import database

FILES = Path(__file__).with_name("files")
pytestmark = pytest.mark.usefixtures("empty_store")


def rows(sql: str) -> list[tuple]:
    return database.connect().cursor().execute(sql).fetchall()


def test_a_saved_table_answers_with_its_figures(take: Callable) -> None:
    outcome = save([take(FILES / "probolinggo.csv")], actor="Inspektorat")
    assert (outcome.figures, outcome.problems, outcome.unchanged, len(outcome.batches)) == (30, [], [], 1)
    assert rows("select index, correction_conduct from score where survey_year = 2024") == [(71.65, 7.59)]
    assert rows("select distinct kind, outlet, grade from figure join source using (source_id)") == [
        ("impor", "Tabel diimpor (berkas probolinggo.csv)", "sedang")
    ]
    assert rows("select kind, file_name, actor, figures from batch") == [("tabel", "probolinggo.csv", "Inspektorat", 30)]


def test_the_same_file_twice_changes_nothing(take: Callable) -> None:
    intake = take(FILES / "probolinggo.csv")
    save([intake], actor="a")
    outcome = save([intake, intake], actor="b")
    assert (outcome.figures, outcome.batches, outcome.unchanged) == (0, [], ["probolinggo.csv"] * 2)
    assert rows("select count(*) from figure") == [(30,)]


def test_two_files_are_one_transaction_and_a_new_institution_is_stored_once(take: Callable, file: Callable) -> None:
    first = take(FILES / "kpk.json")
    second = take(file("lagi.json", (FILES / "kpk.json").read_text(encoding="utf-8") + "\n"))
    outcome = save([first, second], actor="a")
    assert outcome.batches == [1, 2] and outcome.figures == 60
    assert rows("select region_code, kind from region order by all") == [
        ("ID", "rata-rata"), ("L-lembaga-contoh-dan-percobaan-lcp", "lembaga")
    ]  # fmt: skip
    assert rows("select count(*), count(distinct alias) from region_alias") == [(2, 2)]
    assert rows("select distinct kind from source") == [("dasbor",)]


def test_one_bad_file_keeps_the_good_one_out_too(take: Callable, file: Callable) -> None:
    bad = take(file("spi.csv", "Tahun;Kode;Indeks\n2024;3513;abc"))
    outcome = save([take(FILES / "probolinggo.csv"), bad], actor="a")
    assert outcome.problems == bad.problems and outcome.batches == []
    assert rows("select count(*) from batch") == [(0,)]


def test_a_failure_in_the_middle_takes_everything_back(take: Callable) -> None:
    good = take(FILES / "probolinggo.csv")
    broken = replace(good, sha256="0" * 64, figures=good.figures.assign(decimals="bukan bilangan"))
    with pytest.raises(Exception, match=r"(?i)conver"):
        save([good, broken], actor="a")
    for table in ("batch", "source", "figure", "score"):
        assert rows(f"select count(*) from {table}") == [(0,)]


def test_a_national_year_is_read_and_saved_within_a_second(take: Callable, file: Callable) -> None:
    head = "Tahun;Kode;Indeks;Internal;Eksternal;Eksper;Pelaksanaan SPI;Fakta Korupsi\n"
    codes = [str(code) for code in range(1101, 1101 + 640)]
    regions = pd.DataFrame({"region_code": codes}).assign(
        name=codes, short_name=codes, kind="kabupaten", province_code="11", province="Aceh"
    )
    path = file("a.csv", head + "".join(f"2024;{code};71,65;75,61;89,02;73,53;7,59;0\n" for code in codes))
    database.connect()
    outcome = save([take(path, aliases={}, regions=regions)], actor="a")
    assert outcome.figures == 640 * 6
