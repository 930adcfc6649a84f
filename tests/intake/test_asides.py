"""Are the rows skipped that speak of no government, and is no figure ever skipped with them?"""

from collections.abc import Callable

import pytest
from books import sheet, text

HEAD = ["No", "Pemda", "Indeks SPI", "Internal", "Pelaksanaan SPI", "Keterangan"]
ROWS = [1, "Kab. Probolinggo", 71.65, 75.61, 7.59, ""], [2, "Kab. Jember", 72.1, "-", "", "menunggu KPK"]
BELOW = {
    "a signature at the right": [
        ["", "", "", "", "Probolinggo, 3 Februari 2025"],
        ["", "", "", "", "Inspektur Kabupaten Probolinggo"],
        ["", "", "", "", "Drs. Fulan, M.Si."],
        ["", "", "", "", "NIP. 19700101 199503 1 001"],
        ["", "", "", "", 197001011995031001.0],
    ],
    "a signature in a column of notes": [["", "", "", "", "", "Probolinggo, 3 Februari 2025"], ["", "", "", "", "", "Inspektur"]],
    "a signature beyond the headings": [["", "", "", "", "", "", "", "Probolinggo, 3 Februari 2025"], [""] * 7 + ["Inspektur"]],
    "two signatures": [
        ["", "Mengetahui,", "", "", "Probolinggo, 3 Februari 2025"],
        ["", "Bupati Probolinggo", "", "", "Inspektur"],
        ["", "Drs. Fulan", "", "", "NIP. 19700101 199503 1 001"],
    ],
    "a signature among the names": [["", "Kraksaan, 3 Februari 2025"], ["", "Inspektur Kabupaten Probolinggo"], ["", "Fulan"]],
    "a row with its number only": [[3, "", "", "", "", ""], [4]],
    "groups": [["A", "Kabupaten"], ["B", "Kota"], ["II.", "Pemerintah Kabupaten/Kota"]],
}
ABOVE = {
    "numbers of the columns": [[1, 2, 3, 4, 5, 6]],
    "numbers in brackets": [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]],
    "numbers and a group": [["1", "2", "3", "4", "5", "6"], ["A", "Kabupaten"]],
}


@pytest.mark.parametrize("case", [*BELOW, *ABOVE])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_row_that_speaks_of_nobody_is_skipped(take: Callable, file: Callable, case: str, name: str) -> None:
    rows = [["Rekap SPI Tahun 2024"], HEAD, *ABOVE.get(case, []), *ROWS, [], *BELOW.get(case, [])]
    content = sheet(*rows) if name == "a.xlsx" else text(*(";".join(str(cell).replace(".", ",") if isinstance(cell, float)
                                                               else str(cell) for cell in row) for row in rows))  # fmt: skip
    intake = take(file(name, content))
    assert intake.problems == [] and intake.warnings == []
    assert intake.figures["value"].dropna().tolist() == [71.65, 75.61, 7.59, 72.1]


@pytest.mark.parametrize(
    "label",
    [
        "Nilai rata-rata Jawa Timur",
        "JUMLAH",
        "Skor Rata - Rata",
        "Rerata",
        "Nilai Tertinggi",
        "Nilai minimum",
        "Indeks rata-rata",
    ],
)
def test_an_average_is_skipped_and_told(take: Callable, file: Callable, label: str) -> None:
    intake = take(file("a.xlsx", sheet(["SPI 2024"], HEAD, *ROWS, ["", label, 75.0])))
    assert intake.problems == intake.warnings == [] and len(intake.figures) == 6
    assert len(intake.notes) == 1 and f"“{label}” bukan pemda" in intake.notes[0]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["", "Kab. Probolingo", "", "", "", ""], "nama “Kab. Probolingo” tidak dikenal"),
        (["", "Probolingo", "", "", "", ""], "nama “Probolingo” tidak dikenal"),
        (["", "Kota Gotham", "", "", "", ""], "nama “Kota Gotham” tidak dikenal"),
        (["", "Entah", 71.65, "", "", ""], "nama “Entah” tidak dikenal"),
        (["", "Entah", "-", "", "", ""], "nama “Entah” tidak dikenal"),
        (["", "Entah", "71,65*", "", "", ""], "nama “Entah” tidak dikenal"),
        (["", "", 71.65, "", "", ""], "kode dan nama pemda kosong"),
        (["", "", "71,8 (2)", "", "", ""], "kode dan nama pemda kosong"),
        (["", "Kota", 71.65, "", "", ""], "nama “Kota” tidak dikenal"),
        (["", 2, 71.65, 4, "", ""], "nama “2” tidak dikenal"),
        (["", "", "", "Kab. X", "tinggi", "rendah"], "kode dan nama pemda kosong"),
    ],
)
def test_a_row_with_a_figure_or_a_name_is_never_skipped(refused: Callable, row: list, sentence: str) -> None:
    refused("a.xlsx", sheet(["SPI 2024"], HEAD, *ROWS, row), sentence)


def test_a_government_without_a_figure_keeps_its_reason(take: Callable, file: Callable) -> None:
    intake = take(file("a.xlsx", sheet(["SPI 2024"], HEAD, *ROWS, [3, "Kota Probolinggo"])))
    assert intake.figures[intake.figures["region_code"] == "3574"]["reason"].tolist() == ["belum_ditemukan"] * 3


def test_a_unit_without_a_score_is_no_signature(take: Callable, file: Callable) -> None:
    rows = "Dinas A;80;12\nDinas B;;\n;;\nProbolinggo, 3 Februari 2025;;\nInspektur;;\nNIP. 1970;;\n"
    intake = take(file("a.csv", f"SPI 2024;;\nUnit kerja;Skor;Jumlah responden\n{rows}"), region_code="3513")
    assert intake.problems == [] and intake.figures["unit"].tolist()[:2] == ["Dinas A", "Dinas B"]


def test_many_unknown_names_without_a_figure_are_a_sentence(take: Callable, file: Callable) -> None:
    problems = take(file("a.csv", text("Tahun;Pemda;Indeks", *(f"2024;Nama {number};" for number in range(5000))))).problems
    assert "tidak dikenal" in problems[0]


def test_a_column_without_heading_that_holds_a_figure_is_still_told(take: Callable, file: Callable) -> None:
    rows = [[*row, "", number] for row, number in zip(ROWS, (5.5, 6.5), strict=True)]
    intake = take(file("a.xlsx", sheet(["SPI 2024"], HEAD, *rows)))
    assert intake.problems == [] and "Data!H2: kolom “” tidak dikenal; tidak dipakai" in intake.notes[0]
