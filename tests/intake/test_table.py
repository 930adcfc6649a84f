"""Is a plain table read the same in every form that an office saves it in?"""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from spi.intake import reading

FILES = Path(__file__).with_name("files")
TEXT = (FILES / "probolinggo.csv").read_text(encoding="utf-8")
ROWS = list(csv.reader(io.StringIO(TEXT), delimiter=";"))
SAME = ["survey_year", "region_code", "unit", "measure", "value", "reason"]  # printed and location are the file's own
HEAD = "Tahun;Kode;Pemda;Indeks\n"


def numbers(row: list[str]) -> list[object]:
    """A row of the fixture with numbers where a spreadsheet has numbers."""
    return [float(cell.replace(",", ".")) if cell.replace(",", "").replace(".", "").isdigit() else cell for cell in row]


def workbook(rows: list[list[object]], *, sheets: tuple[str, ...] = ("Lembar1",)) -> bytes:
    """An .xlsx whose last sheet holds these rows."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False}) as book:
        pages = [book.add_worksheet(name) for name in sheets]
        for number, row in enumerate(rows):
            pages[-1].write_row(number, 0, row)
    return content.getvalue()


FORMS = {
    "titik-koma.csv": TEXT,
    "bom.csv": "\ufeff" + TEXT,
    "cp1252.csv": TEXT.encode("cp1252"),
    "windows.csv": TEXT.replace("\n", "\r\n"),
    "utf16.txt": TEXT.encode("utf-16"),
    "tab.tsv": TEXT.replace(";", "\t"),
    "koma.csv": TEXT.replace(",", ".").replace(";", ","),
    "kutip.csv": "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS),
    "angka.xlsx": workbook([numbers(row) for row in ROWS]),
    "teks.xlsx": workbook(ROWS),
    "lembar-kedua.xlsx": workbook(ROWS, sheets=("Catatan", "Data")),
    "bernama-csv.csv": workbook(ROWS),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_the_file_gives_the_same_figures(take: Callable, file: Callable, name: str) -> None:
    expected, got = take(FILES / "probolinggo.csv"), take(file(name, FORMS[name]))
    assert got.problems == [] and got.kind == "tabel"
    pd.testing.assert_frame_equal(got.figures[SAME], expected.figures[SAME])


def test_the_fixture_holds_five_years_of_six_figures(take: Callable) -> None:
    figures = take(FILES / "probolinggo.csv").figures
    assert len(figures) == 30 and set(figures["region_code"]) == {"3513"}
    index = figures.query("measure == 'index'").set_index("survey_year")["value"].to_dict()
    assert index == {2021: 71.12, 2022: 69.25, 2023: 75.36, 2024: 71.65, 2025: 73.32}


def test_a_figure_keeps_what_was_printed_and_where(take: Callable, file: Callable) -> None:
    row = take(FILES / "probolinggo.csv").figures.query("survey_year == 2024 and measure == 'index'").iloc[0]
    assert (row["printed"], row["decimals"], row["location"]) == ("71,65", 2, "baris 7 kolom 5")
    row = take(file("a.xlsx", workbook(ROWS))).figures.query("survey_year == 2024 and measure == 'index'").iloc[0]
    assert row["location"] == "Lembar1!E7"


def test_comma_and_point_may_be_mixed(take: Callable, file: Callable) -> None:
    figures = take(file("a.csv", "Tahun;Pemda;Indeks;Internal\n2024;Kab. Probolinggo;71,65;75.61")).figures
    assert figures["value"].tolist() == [71.65, 75.61]


def test_elements_and_units_have_their_place(take: Callable, file: Callable) -> None:
    head = "tahun survei;KODE_WILAYAH;Unit Kerja;Pengelolaan PBJ;Sosialisasi Anti-Korupsi"
    figures = take(file("a.csv", f"{head}\n2024;3513;Dinas A;80;NaN\n2024;3513;Dinas B;81;82")).figures
    assert figures["unit"].tolist() == ["Dinas A", "Dinas A", "Dinas B", "Dinas B"]
    assert figures["measure"].tolist() == ["procurement", "outreach"] * 2
    assert figures["reason"].tolist()[1] == "responden_kurang"


def test_the_national_mean_is_a_benchmark(take: Callable, file: Callable) -> None:
    figures = take(file("a.csv", "Tahun;Nama;Indeks\n2024;Rata-rata nasional;71,53")).figures
    assert figures["region_code"].tolist() == ["ID"]


BAD_TEXT = {
    "empty": ("a.csv", "", "berkasnya kosong"),
    "blank": ("a.csv", " \n\n", "berkasnya kosong"),
    "no heading": ("a.csv", "2024;3513;71,65\n", "baris judul tidak ditemukan"),
    "no year": ("a.csv", "Kode;Indeks\n3513;71,65", "yang kurang: kolom Tahun"),
    "no region": ("a.csv", "Tahun;Indeks\n2024;71,65", "yang kurang: kolom Kode atau Pemda"),
    "no figure": ("a.csv", "Tahun;Kode\n2024;3513", "yang kurang: kolom Indeks atau nilai lain"),
    "no rows": ("a.csv", HEAD, "a.csv, baris 1: tidak ada baris data di bawah judul"),
    "no number": ("a.csv", HEAD + "2024;3513;;abc", "a.csv, baris 2 kolom 4 (Indeks): “abc” bukan angka"),
    "formula": ("a.csv", HEAD + "2024;3513;;=70+1", "“=70+1” bukan angka"),
    "too large": ("a.csv", HEAD + "2024;3513;;7165", "“7165” di luar 0–100"),
    "thousands": ("a.csv", HEAD + "2024;3513;;1.234,5", "“1.234,5” di luar 0–100"),
    "negative": ("a.csv", HEAD + "2024;3513;;-1", "“-1” di luar 0–100"),
    "fraction": ("a.csv", HEAD + "2024;3513;;0,7165", "ubah format sel menjadi Angka atau Umum, lalu ketik 71,65"),
    "negative cut": ("a.csv", "Tahun;Kode;Potongan\n2024;3513;-7,59", "bernilai negatif"),
    "early year": ("a.csv", HEAD + "2020;3513;;71,65", "a.csv, baris 2 kolom 1 (Tahun): “2020” di luar tahun survei"),
    "late year": ("a.csv", HEAD + "2026;3513;;71,65", "di luar tahun survei 2021–2025"),
    "no year cell": ("a.csv", HEAD + ";3513;;71,65", "bukan tahun survei"),
    "unknown code": ("a.csv", HEAD + "2024;9999;;71,65", "kode “9999” tidak dikenal"),
    "comma in code": ("a.csv", HEAD + "2024;35,13;;71,65", "kode “35,13” tidak dikenal"),
    "unknown name": ("a.csv", HEAD + "2024;;Kab. Problinggo;71,65", "Mungkin maksudnya Kabupaten Probolinggo"),
    "strange name": ("a.csv", HEAD + "2024;;Xyz;71,65", "baris 2 kolom 3 (Pemda): nama “Xyz” tidak dikenal. Tidak ada"),
    "bare name": ("a.csv", HEAD + "2024;;Probolinggo;71,65", "Kabupaten Probolinggo atau Kota Probolinggo"),
    "disagree": ("a.csv", HEAD + "2024;3509;Kab. Probolinggo;71,65", "kode “3509” milik Kabupaten Jember"),
    "no region cell": ("a.csv", HEAD + "2024;;;71,65", "kode dan nama pemda kosong"),
    "twice": ("a.csv", HEAD + "2024;3513;;71\n2024;;Kab. Probolinggo;72", "tahun 2024 sudah ada di baris 2"),
    "two columns": ("a.csv", "Tahun;Kode;Indeks;Nilai\n2024;3513;71;72", "Indeks sudah ada di baris 1 kolom 3"),
    "decimal comma": ("a.csv", "Tahun,Kode,Indeks\n2024,3513,71,65", "pisahkan kolom dengan titik koma"),
    "open quote": ("a.csv", HEAD + '2024;3513;"Kab. Probolinggo;71,65', "sesudah baris 1 ada tanda kutip yang tidak ditutup"),
    "quoted": ("a.csv", '"Kode","Indeks"\n"3513","71,65"', "yang kurang: kolom Tahun"),
    "not text": ("a.csv", b"a\x00b;c", "isinya bukan teks"),
    "no excel": ("a.xlsx", HEAD, "isinya bukan buku kerja Excel"),
    "broken zip": ("a.xlsx", b"PK\x03\x04 rusak", "buku kerja tidak dapat dibuka"),
    "broken xls": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rusak", "buku kerja tidak dapat dibuka"),
    "cut xlsx": ("a.xlsx", FORMS["teks.xlsx"][:3000], "buku kerja tidak dapat dibuka"),
    "pdf": ("a.pdf", "%PDF", "tabel di dalam PDF tidak dibaca langsung. Buka berkasnya"),
    "no extension": ("berkas", "x", "berkas tanpa akhiran nama tidak didukung"),
    "only blanks": ("a.csv", HEAD + "2024;3513;;-", "tidak ada satu angka pun"),
    "many columns": ("a.csv", HEAD.strip() + ";" * 300 + "\n2024;3513;;71,65", "memuat 304 kolom, paling banyak 200"),
    "many rows": ("a.csv", HEAD + "2024;3513;;71,65\n" * 60_001, "memuat 60002 baris, paling banyak 60000"),
    "empty workbook": ("a.xlsx", workbook([]), "baris judul tidak ditemukan"),
    "formula text": ("a.xlsx", workbook([["Tahun", "Kode", "Indeks"], [2024, 3513, "=1+1"]]), "Lembar1!C2 (Indeks)"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_TEXT)
def test_a_wrong_file_is_refused_with_a_sentence_that_says_what_to_do(take: Callable, file: Callable, case: str) -> None:
    name, content, sentence = BAD_TEXT[case]
    problems = take(file(name, content)).problems
    assert len(problems) == 1
    assert sentence in problems[0] and problems[0].startswith(name) and problems[0].endswith(".")


def test_a_formula_error_in_a_workbook_is_not_a_blank(take: Callable, file: Callable) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet("Data & lain")
        page.write_row(0, 0, ["Tahun", "Kode", "Indeks", "Internal"])
        page.write_row(1, 0, [2024, 3513, 71.65])
        page.write_formula(1, 3, "=1/0", None, "#DIV/0!")
    assert "Data & lain!D2 (Internal): “#DIV/0!” bukan angka" in take(file("a.xlsx", content.getvalue())).problems[0]


def test_a_formula_without_a_result_is_not_a_blank(take: Callable, file: Callable) -> None:
    content, stripped = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet("Data")
        page.write_row(0, 0, ["Tahun", "Kode", "Indeks", "Internal"])
        page.write_row(1, 0, [2024, 3513, 71.65])
        page.write_formula(1, 3, "=75+0.61")
    with zipfile.ZipFile(content) as whole, zipfile.ZipFile(stripped, "w") as part:
        for entry in whole.namelist():
            part.writestr(entry, whole.read(entry).replace(b"<v>0</v></c></row></sheetData>", b"</c></row></sheetData>"))
    assert "Data!D2 (Internal): “rumus tanpa hasil” bukan angka" in take(file("a.xlsx", stripped.getvalue())).problems[0]


def test_a_cell_far_outside_is_refused_before_the_workbook_is_opened(take: Callable, file: Callable) -> None:
    far = io.BytesIO()
    with xlsxwriter.Workbook(far) as book:
        book.add_worksheet().write(1_048_575, 16_383, 1)
    assert "XFD1048576 berisi" in take(file("a.xlsx", far.getvalue())).problems[0]


def test_a_workbook_that_unpacks_too_large_is_refused(take: Callable, file: Callable) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(201 * 2**20))
    assert "mengembang lebih dari 100 MB" in take(file("a.xlsx", bomb.getvalue())).problems[0]


def test_a_file_that_is_too_large_is_not_read(take: Callable, file: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert "ukurannya lebih dari" in take(file("a.csv", TEXT)).problems[0]


def test_a_file_that_is_not_there_is_a_sentence(take: Callable, tmp_path: Path) -> None:
    assert "tidak dapat dibaca" in take(tmp_path / "hilang.csv").problems[0]


def test_at_most_twenty_problems_are_told(take: Callable, file: Callable) -> None:
    problems = take(file("a.csv", HEAD + "2024;3513;;abc\n" + "2024;;Xyz;1\n" * 24)).problems
    assert len(problems) == 21 and problems[-1] == "dan 5 masalah lain"


def test_a_temporary_file_is_called_by_its_own_name(take: Callable, file: Callable) -> None:
    assert take(file("tmp123", TEXT), name="spi.csv").problems == []


def test_a_row_with_fewer_cells_than_headings_is_not_read_to_the_left(take: Callable, file: Callable) -> None:
    heads, full, short = (
        "SPI 2024\nPemda{0}Internal{0}Eksternal{0}Indeks\n",
        "Kab. Jember{0}75{0}80{0}71,65\n",
        "Kab. Banyuwangi{0}81{0}74,87\n",
    )
    for sign, name in ((";", "a.csv"), ("\t", "a.txt"), ("   ", "a.txt")):
        intake = take(file(name, (heads + full + short).format(sign)))
        assert len(intake.problems) == 1 and "baris 4: ada 3 sel, padahal judulnya 4 kolom" in intake.problems[0]
        whole = take(file(name, (heads + full + short.replace("{0}81", "{0}-{0}81")).format(sign)))
        assert whole.problems == [] and len(whole.figures.dropna(subset="value")) == 5


def test_a_row_that_moved_to_the_left_is_not_dropped_without_a_word(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", "SPI 2024\nNo;Pemda;Indeks\n1;Kab. Jember;71,65\nKab. Banyuwangi;74,87\n"))
    assert "baris 4 kolom 2 (Pemda): nama “74,87” tidak dikenal" in intake.problems[0]


def test_a_line_of_a_list_that_holds_a_figure_and_is_not_read_is_told(take: Callable, file: Callable) -> None:
    for lines in (
        "Kab. Probolinggo meraih 70,1, turun\nKab. Jember 71,65",
        "Kab. Jember 71,65\nJuga Probolinggo meraih 70,1, turun",
    ):
        intake = take(file("a.txt", f"SPI 2024\n{lines}\nKab. Banyuwangi 74,87\n"))
        assert intake.problems == [] and "meraih 70,1, turun” memuat angka" in intake.notes[0]


def test_a_mean_and_a_missing_remark_do_not_stop_a_table_of_gaps(take: Callable, file: Callable) -> None:
    rows = "1   Kab. Jember   71,65   naik\n2   Kab. Banyuwangi   74,87\n    Rata-rata   73,26\n"
    intake = take(file("a.txt", f"SPI 2024\nNo   Pemda   Indeks   Keterangan\n{rows}"))
    assert intake.problems == [] and list(intake.figures["value"]) == [71.65, 74.87]
