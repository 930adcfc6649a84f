"""Is every column told that is not read, without stopping what is?"""

from collections.abc import Callable

from books import GOOD, HEAD, filled, komponen, sheet, text


def test_an_unknown_column_is_told_and_stops_nothing(take: Callable, file: Callable) -> None:
    content = text("Tahun;Pemda;Indeks SPI;A1;B1;C1;D1;E1", "2024;Kab. Jember;72;1;2;3;4;5")
    intake = take(file("a.csv", content))
    assert intake.problems == [] and intake.figures["value"].tolist() == [72.0]
    places = "baris 1 kolom 4, baris 1 kolom 5, baris 1 kolom 6 dan 2 lagi"
    assert intake.notes == [
        f"a.csv, {places}: kolom “A1”, “B1”, “C1” dan 2 lagi tidak dikenal; tidak dipakai. "
        "Bila isinya nilai SPI, pilih artinya pada daftar kolom (baris perintah: --column)."
    ]


def test_a_column_of_another_score_is_told_by_its_name(take: Callable, file: Callable) -> None:
    intake = take(file("a.xlsx", sheet([*HEAD, "MCP", "Peringkat", "Skor SPI Pendidikan"], [*GOOD, 92, 3, 70])))
    assert sorted(intake.figures["value"]) == [71.65, 75.61]
    assert [note.partition(": ")[2].split(";")[0] for note in intake.notes] == [
        "kolom “MCP” menyebut MCP/MCSP, bukan SPI",
        "kolom “Peringkat” hasil hitungan, peringkat, atau sasaran",
        "kolom “Skor SPI Pendidikan” menyebut SPI Pendidikan, bukan SPI",
    ]


def test_the_reader_gives_an_unknown_heading_its_meaning(take: Callable, file: Callable) -> None:
    path = file("a.csv", text("Tahun;Pemda;Hasil KPK yang baru", "2024;Kab. Jember;72"))
    assert "yang kurang: kolom Indeks" in take(path).problems[0]
    assert take(path, headings={"hasilkpkyangbaru": "index"}).figures["value"].tolist() == [72.0]
    assert take(path, columns={("", "C"): "index"}).figures["value"].tolist() == [72.0]


def test_columns_without_headings_below_a_group_are_told(take: Callable, file: Callable) -> None:
    intake = take(file("a.xlsx", filled(komponen)))
    assert intake.figures["measure"].tolist() == ["index"]
    assert "Data!D1, Data!E1, Data!F1: kolom “Komponen” tidak dikenal" in intake.notes[0]
