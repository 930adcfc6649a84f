"""Where does a table end, and is what stands below it never read under its headings?"""

from collections.abc import Callable

from books import text

from spi.intake.draft import Intake

FIRST = ("SPI 2023;", "Pemda;Indeks", "Kab. Jember;70", "Kab. Banyuwangi;71")


def told(intake: Intake) -> list[tuple]:
    assert intake.problems == []
    return [(r.survey_year, r.region_code, r.unit, r.value) for r in intake.figures.itertuples()]


def test_a_second_heading_with_a_title_of_its_own_begins_another_year(take: Callable, file: Callable) -> None:
    content = text(*FIRST, ";", "SPI 2024;", "Pemda;Indeks", "Kab. Jember;72", "Kab. Banyuwangi;73")
    assert told(take(file("a.csv", content))) == [
        (2023, "3509", "", 70.0), (2023, "3510", "", 71.0), (2024, "3509", "", 72.0), (2024, "3510", "", 73.0)
    ]  # fmt: skip


def test_the_headings_of_a_new_page_begin_nothing(take: Callable, file: Callable) -> None:
    content = text(*FIRST, "Pemda;Indeks", "Kab. Probolinggo;72")
    assert [figure[:2] for figure in told(take(file("a.csv", content)))] == [(2023, "3509"), (2023, "3510"), (2023, "3513")]


def test_a_second_table_has_its_own_columns(take: Callable, file: Callable) -> None:
    content = text(*FIRST, ";", "SPI 2024 Kab. Jember;", "OPD;Skor", "Dinas A;80")
    assert told(take(file("a.csv", content)))[2:] == [(2024, "3509", "Dinas A", 80.0)]


def test_another_score_below_is_left_out_and_told(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text(*FIRST, ";", "MCP 2023;", "Pemda;Nilai", "Kab. Jember;91")))
    assert len(told(intake)) == 2 and "menyebut MCP/MCSP, bukan SPI" in intake.notes[0]


def test_a_second_title_without_headings_is_refused(take: Callable, file: Callable) -> None:
    for title in ("MCP 2023;", "SPI 2024;"):
        problems = take(file("a.csv", text(*FIRST, title, "Kab. Jember;91", "Kab. Banyuwangi;92"))).problems
        assert len(problems) == 1 and "tabel lain dimulai di sini" in problems[0] and "baris 5" in problems[0]


def test_headings_that_are_not_known_end_a_table(take: Callable, file: Callable) -> None:
    content = text("SPI 2023;;", "Pemda;Indeks;Ket", "Kab. Jember;70;", ";;", "Siapa;Berapa;Kapan", "Kab. Banyuwangi;92;")
    assert "tabel lain dimulai di sini (“Siapa”)" in take(file("a.csv", content)).problems[0]


def test_groups_and_blank_lines_end_nothing(take: Callable, file: Callable) -> None:
    content = text("SPI 2023;", "Pemda;Indeks", "A. Kabupaten;", "Kab. Jember;70", ";", "B. Kota;", "Kota Probolinggo;71")
    assert [figure[1] for figure in told(take(file("a.csv", content)))] == ["3509", "3574"]


def test_a_note_below_that_names_a_year_ends_nothing(take: Callable, file: Callable) -> None:
    content = text(*FIRST, "Sumber: KPK, SPI 2024;", "Catatan: SPI 2022 tidak dihitung;")
    assert len(told(take(file("a.csv", content)))) == 2


def test_a_row_that_says_target_begins_no_more_scores(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text(*FIRST, "Target;", "Kab. Probolinggo;75")))
    assert "tabel lain dimulai di sini (“Target”)" in intake.problems[0]


def test_a_second_row_of_headings_tells_apart_what_one_heading_stands_over(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("Tahun 2024;;", "Pemda;Nilai;", ";MCP;SPI", "Kab. Jember;90;70", "Kab. Banyuwangi;91;71")))
    assert [figure[3] for figure in told(intake)] == [70.0, 71.0] and "MCP/MCSP" in intake.notes[0]


def test_a_second_row_of_headings_that_is_not_known_is_refused(take: Callable, file: Callable) -> None:
    for top, low in (("Pemda;SPI;", ";T;R"), ("Pemda;2024;", ";T;R"), ("Pemda;SPI;Kategori", ";Target;")):
        intake = take(file("a.csv", text("SPI 2024;;", top, low, "Kab. Jember;75;70", "Kab. Banyuwangi;76;71")))
        assert "membagi kolom di atasnya" in intake.problems[0], (top, low)
