"""Does a table without a column of governments go to the one that it names, and to no other without a word?"""

from collections.abc import Callable

import pytest
from books import text

from spi.intake.draft import Intake

UNITS = ("No;Perangkat Daerah;Skor", "1;Dinas Sosial;82,89", "2;Satpol PP;69,3")
TREND = ("Tahun;Indeks", "2021;70,34", "2022;66,07")


def owners(intake: Intake) -> set[str]:
    return set(intake.figures["region_code"])


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("a.csv", "SPI 2024 Kabupaten Jember"),
        ("a.csv", "SPI 2024 Pemkab. Jember, Provinsi Jawa Timur"),
        ("a.csv", "PEMERINTAH KABUPATEN JEMBER: SPI 2024"),
        ("a.csv", "SPI 2024 Jember"),
        ("spi-jember-2024.csv", "SPI 2024 per OPD"),
    ],
)
def test_title_and_file_name_the_government(take: Callable, file: Callable, name: str, title: str) -> None:
    intake = take(file(name, text(f"{title};;", *UNITS)))
    assert intake.problems == intake.warnings == [] and owners(intake) == {"3509"}


def test_another_government_than_the_chosen_one_must_be_accepted(take: Callable, file: Callable) -> None:
    path = file("a.csv", text("SPI 2024 Kabupaten Jember;;", *UNITS))
    assert take(path, region_code="3509").warnings == []
    intake = take(path, region_code="3513")
    assert owners(intake) == {"3509"} and [warning.code for warning in intake.warnings] == ["pemda_lain"]
    assert all(name in intake.warnings[0].sentence for name in ("Kabupaten Jember", "Kabupaten Probolinggo"))


def test_a_table_that_names_nobody_says_to_whom_it_is_credited(take: Callable, file: Callable) -> None:
    path = file("a.csv", text("SPI 2024 per OPD;;", *UNITS))
    intake = take(path, region_code="3513")
    assert owners(intake) == {"3513"} and "dicatat untuk Kabupaten Probolinggo" in intake.notes[0]
    refused = take(path)
    assert "--region" in refused.problems[0] and refused.missing == {"region"}


def test_a_province_that_only_says_where_must_be_accepted(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("Tren SPI se-Jawa Timur;", *TREND)), region_code="3513")
    assert [warning.code for warning in intake.warnings] == ["pemda_lain"]


def test_two_governments_in_a_title_are_nobodys_table(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI Kab. Jember dan Kab. Banyuwangi;", *TREND)), region_code="3513")
    assert len(intake.problems) == 1 and "Kabupaten Jember dan Kabupaten Banyuwangi" in intake.problems[0]
    assert take(file("b.csv", text("SPI Probolinggo;", *TREND)), region_code="3513").problems == []
    assert "Kota Probolinggo" in take(file("b.csv", text("SPI Probolinggo;", *TREND))).problems[0]


def test_the_total_of_the_units_is_the_index_of_the_government(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI 2024 per OPD;;", *UNITS, ";Pemkab Jember;72,86")))
    assert intake.problems == [] and owners(intake) == {"3509"}
    assert intake.figures.query("unit == ''")["value"].tolist() == [72.86]


def test_a_total_of_another_government_than_the_title_is_refused(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI 2024 Kab. Banyuwangi;;", *UNITS, ";Pemkab Jember;72,86")))
    assert len(intake.problems) == 1 and "baris jumlahnya dan judulnya" in intake.problems[0]


def test_a_label_that_names_the_government_owns_its_row(take: Callable, file: Callable) -> None:
    rows = ["MCP Kota Probolinggo;82,86%;89,53% (peringkat 1)", "SPI Kota Probolinggo;70,34;66,07 (peringkat 11)"]
    intake = take(file("a.csv", text("Uraian;2021;2022", *rows)))
    assert intake.problems == intake.warnings == [] and owners(intake) == {"3574"}
    assert intake.figures["value"].tolist() == [70.34, 66.07]


@pytest.mark.parametrize("last", ["Jawa Timur", "Rata-rata", "Mean", "Jumlah"])
def test_a_mean_below_the_kabupaten_is_no_pemprov(take: Callable, file: Callable, last: str) -> None:
    intake = take(file("a.csv", text("SPI 2024;", "Daerah;Nilai", "Kab. Jember;72", "Kab. Banyuwangi;74", f"{last};73")))
    assert intake.problems == intake.warnings == [] and owners(intake) == {"3509", "3510"} and len(intake.notes) == 1


def test_a_bare_province_between_its_kabupaten_must_be_looked_at(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI 2024;", "Daerah;Nilai", "Kab. Jember;72", "Jawa Timur;73", "Kab. Banyuwangi;74")))
    assert [warning.code for warning in intake.warnings] == ["provinsi_atau_rata_rata"]


def test_a_pemprov_and_a_list_of_provinces_are_provinces(take: Callable, file: Callable) -> None:
    rows = ("Kab. Jember;72", "Kab. Banyuwangi;74", "Pemprov Jawa Timur;73")
    assert "35" in owners(take(file("a.csv", text("SPI 2024;", "Daerah;Nilai", *rows))))
    intake = take(file("a.csv", text("SPI 2024;", "Provinsi;Nilai", "Jawa Timur;73", "DI Yogyakarta;74")))
    assert owners(intake) == {"35", "34"} and intake.warnings == []


@pytest.mark.parametrize(("heading", "code"), [("Kabupaten", "3513"), ("Kota", "3574")])
def test_the_heading_settles_a_bare_name(take: Callable, file: Callable, heading: str, code: str) -> None:
    assert owners(take(file("a.csv", text("SPI 2024;", f"{heading};Nilai", "Probolinggo;72")))) == {code}


def test_a_national_series_is_not_credited_to_the_chosen_government_without_a_tick(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI Nasional;", *TREND)), region_code="3513")
    assert [warning.code for warning in intake.warnings] == ["pemda_lain"] and "nasional" in intake.warnings[0].sentence
