"""Is a table understood as its writer meant it, and can the reader correct what was not?"""

import io
from collections.abc import Callable

import pytest
import xlsxwriter
from books import faktor_koreksi, komponen

from spi.intake.reading import recognise

ONE_REGION = "Hasil SPI Kab. Probolinggo;;\nUraian;2023;2024\nIndeks SPI;75,36;71,65\nInternal;80,38;75,61\nPBJ;70;NaN\n"


def book(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """An .xlsx that was filled by this function."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as workbook:
        fill(workbook)
    return content.getvalue()


def told(intake: object) -> list[tuple]:
    """The figures as (year, region, unit, measure, value or reason)."""
    assert intake.problems == []
    return [
        (r.survey_year, r.region_code, r.unit, r.measure, r.reason or r.value)
        for r in intake.figures.fillna({"reason": ""}).itertuples()
    ]


def two_sheets(workbook: xlsxwriter.Workbook) -> None:
    """A title, a heading over two rows with merged cells, and a sheet per year."""
    page = workbook.add_worksheet("SPI 2024")
    page.merge_range("A1:H1", "HASIL SURVEI PENILAIAN INTEGRITAS")
    for cells, text in (
        ("A3:A4", "No"),
        ("B3:B4", "Pemda"),
        ("C3:C4", "Indeks SPI"),
        ("D3:F3", "Komponen"),
        ("G3:H3", "Faktor Koreksi"),
    ):
        page.merge_range(cells, text)
    page.write_row("D4", ["Internal", "Eksternal", "Ahli", "Pelaksanaan", "Fakta"])
    page.write_row("A5", [1, "Kab. Probolinggo", 71.65, 75.61, 89.02, 73.53, 7.59, 0])
    page.write("A7", "Sumber: KPK")
    other = workbook.add_worksheet("2023")
    other.write_column("A1", ["Pemda", "Kab. Jember", "Rata-rata"])
    other.write_column("B1", ["Skor", 72.1, 72.1])
    workbook.add_worksheet("Catatan").write("A1", "Tabel ini disusun sendiri.")


def test_merged_headings_titles_and_a_sheet_per_year_are_understood(take: Callable, file: Callable) -> None:
    path = file("a.xlsx", book(two_sheets))
    sheets = recognise(path)
    assert [(sheet.name, sheet.header_row) for sheet in sheets] == [("SPI 2024", 4), ("2023", 1)]
    assert [column.meaning for column in sheets[0].columns] == [
        "", "name", "index", "internal", "external", "expert", "correction_conduct", "correction_facts"
    ]  # fmt: skip
    assert (sheets[0].columns[1].letter, sheets[0].columns[1].samples) == ("B", ["Kab. Probolinggo"])
    intake = take(path)
    assert told(intake)[0] == (2024, "3513", "", "index", 71.65) and told(intake)[-1] == (2023, "3509", "", "index", 72.1)
    assert len(intake.figures) == 7
    assert [warning.code for warning in intake.warnings] == ["belum_tentu_spi"] and "lembar 2023" in intake.warnings[0].sentence
    assert [("“Rata-rata” bukan pemda" in note, "Catatan" in note) for note in intake.notes] == [(True, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Pemda;Indeks 2023;Indeks SPI Tahun 2024\nKab. Jember;72,1;71\n",
        "Indeks SPI se-Jawa Timur;;\nPemda;2023;2024\nKab. Jember;72,1;71\n",
        "No;Pemda;Indeks SPI;\n;;2023;2024\n1;Kab. Jember;72,1;71\n",
        "No;Pemda;2023;;2024\n;;Skor;Peringkat;Skor\n1;Kab. Jember;72,1;3;71\n",
        "Uraian;2023;2024\nPemda;Kab. Jember;Kab. Jember\nIndeks;72,1;71\nInternal;-;-\n",
    ],
)
def test_a_column_per_year_is_understood(take: Callable, file: Callable, text: str) -> None:
    figures = [figure for figure in told(take(file("a.csv", text))) if figure[3] == "index"]
    assert figures == [(2023, "3509", "", "index", 72.1), (2024, "3509", "", "index", 71.0)]


def test_a_table_of_one_region_may_stand_upright(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", ONE_REGION), region_code="3513")
    assert [figure for figure in told(intake) if figure[0] == 2024] == [
        (2024, "3513", "", "index", 71.65),
        (2024, "3513", "", "internal", 75.61),
        (2024, "3513", "", "procurement", "responden_kurang"),
    ]
    assert intake.figures["location"].iloc[1] == "baris 3 kolom 3"


def test_a_merged_region_holds_for_the_rows_that_it_covers(take: Callable, file: Callable) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        page = workbook.add_worksheet("Data")
        page.write_row("A1", ["Pemda", "Tahun", "Indeks"])
        page.merge_range("A2:A3", "Kab. Jember")
        page.write_column("B2", [2023, 2024])
        page.write_column("C2", [72, 73])

    assert told(take(file("a.xlsx", book(fill)))) == [(2023, "3509", "", "index", 72.0), (2024, "3509", "", "index", 73.0)]


def test_a_blank_region_is_not_filled_from_above_without_a_merged_cell(take: Callable, file: Callable) -> None:
    problems = take(file("a.csv", "Pemda;Tahun;Indeks\nKab. Jember;2023;72\n;2024;73\n")).problems
    assert problems == ["a.csv, baris 3 kolom 1 (Pemda): kode dan nama pemda kosong. Isi salah satunya."]


def test_the_reader_corrects_a_column(take: Callable, file: Callable) -> None:
    path = file("a.csv", "Nama Kab;Thn;Hasilnya;MCP\nKab. Jember;2024;72,1;93\n")
    assert [column.meaning for column in recognise(path)[0].columns] == [None, "year", None, None]
    columns = {("", "A"): "name", ("", "C"): "index", ("", "D"): ""}
    assert told(take(path, columns=columns)) == [(2024, "3509", "", "index", 72.1)]
    assert told(take(path, columns={**columns, ("", "C"): "internal@2023"})) == [(2023, "3509", "", "internal", 72.1)]


def test_unnamed_columns_below_a_group_can_be_corrected(take: Callable, file: Callable) -> None:
    path = file("a.xlsx", book(komponen))
    columns = recognise(path)[0].columns
    assert [(column.heading, column.meaning) for column in columns[3:]] == [("Komponen", None)] * 3
    assert [column.samples for column in columns[:1]] == [["2024"]]  # not the heading that is merged downwards
    wishes = {("Data", "D"): "internal", ("Data", "E"): "external", ("Data", "F"): "expert"}
    assert [figure[3:] for figure in told(take(path, columns=wishes))] == [
        ("index", 71.65), ("internal", 75.61), ("external", 89.02), ("expert", 73.53)
    ]  # fmt: skip


def test_a_known_heading_over_two_columns_can_be_corrected(take: Callable, file: Callable) -> None:
    path = file("a.xlsx", book(faktor_koreksi))
    columns = recognise(path)[0].columns
    assert [(column.heading, column.meaning) for column in columns[3:]] == [("Faktor Koreksi", "correction_total")] * 2
    wishes = {("Data", "D"): "correction_conduct", ("Data", "E"): "correction_facts"}
    assert [figure[3:] for figure in told(take(path, columns=wishes))] == [
        ("index", 71.65), ("correction_conduct", 7.59), ("correction_facts", 1.05)
    ]  # fmt: skip
    assert [figure[3:] for figure in told(take(path, columns={("Data", "E"): ""}))] == [
        ("index", 71.65), ("correction_total", 7.59)
    ]  # fmt: skip


def test_a_wrong_correction_is_a_sentence(take: Callable, file: Callable) -> None:
    path = file("a.csv", "Pemda;Tahun;Indeks;Internal\nKab. Jember;2024;72,1;80\n")
    assert "baris 1 kolom 3: arti “ngawur” tidak dikenal" in take(path, columns={("", "C"): "ngawur"}).problems[0]


def test_the_reader_names_year_and_region_of_a_table_without_them(take: Callable, file: Callable) -> None:
    path = file("a.csv", "Indeks;Internal\n71,65;75,61\n")
    assert told(take(path, year=2024, region_code="3513"))[0] == (2024, "3513", "", "index", 71.65)


def test_few_respondents_hide_the_score_of_a_unit(take: Callable, file: Callable) -> None:
    rows = "Dinas A;80;5\nDinas B;70;4\nDinas C;77;\nDinas D;60;<5\nDinas E;NaN;9\n"
    text = f"SPI 2024;;\nUnit kerja/OPD;Skor;Jumlah responden\n{rows}"
    intake = take(file("a.csv", text), region_code="3513")
    assert [figure[2:] for figure in told(intake)] == [
        ("Dinas A", "index", 80.0),
        ("Dinas B", "index", "responden_kurang"),
        ("Dinas C", "index", 77.0),
        ("Dinas D", "index", "responden_kurang"),
        ("Dinas E", "index", "responden_kurang"),
    ]
    assert "70" not in set(intake.figures["printed"])


@pytest.mark.parametrize(
    ("written", "hidden"), [("12 orang", False), ("4 orang", True), ("12 Responden", False), ("4 org", True)]
)
def test_respondents_may_be_called_so(take: Callable, file: Callable, written: str, hidden: bool) -> None:
    intake = take(file("a.csv", f"SPI 2024;;\nUnit kerja;Skor;Jumlah responden\nDinas A;80;{written}\n"), region_code="3513")
    assert told(intake)[0][4] == ("responden_kurang" if hidden else 80.0)


def test_a_sheet_and_a_title_of_two_years_need_a_column(take: Callable, file: Callable) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        page = workbook.add_worksheet("2025")
        page.write_column("A1", ["SPI 2024", "Pemda", "Kab. Jember"])
        page.write_column("B2", ["Indeks", 72.1])

    assert "menyebut tahun 2024 dan 2025" in take(file("a.xlsx", book(fill))).problems[0]


def test_a_column_of_years_goes_before_a_year_above_the_headings(take: Callable, file: Callable) -> None:
    text = ";;Kondisi 2024;\nTahun;Pemda;Indeks;Internal\n2023;Kab. Jember;72,1;80\n"
    assert {figure[0] for figure in told(take(file("a.csv", text)))} == {2023}


def test_an_empty_table_beside_a_filled_one_is_passed_over(take: Callable, file: Callable) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        for name, rows in (("SPI 2023", []), ("SPI 2024", [["Kab. Jember", 72]])):
            page = workbook.add_worksheet(name)
            for number, row in enumerate([["Pemda", "Indeks"], *rows]):
                page.write_row(number, 0, row)

    assert told(take(file("a.xlsx", book(fill)))) == [(2024, "3509", "", "index", 72.0)]


def test_a_sheet_that_lacks_a_column_is_told_when_another_is_read(take: Callable, file: Callable) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        for name, head in (("SPI 2023", ["Pemda", "Keterangan"]), ("SPI 2024", ["Pemda", "Indeks"])):
            page = workbook.add_worksheet(name)
            page.write_row(0, 0, head)
            page.write_row(1, 0, ["Kab. Jember", 72])

    intake = take(file("a.xlsx", book(fill)))
    assert intake.warnings == [] and len(intake.notes) == 1
    assert "lembar SPI 2023 baris 1: tabel ini dilewati: kurang kolom Indeks" in intake.notes[0]
