"""Does a table with a wrong cell, row or column get one sentence that names the cell and says what to do?"""

from collections.abc import Callable

import pytest
import xlsxwriter
from books import GOOD, HEAD, changed, faktor_koreksi, filled, sheet, text


def merged_value(book: xlsxwriter.Workbook) -> None:
    """One score for two governments."""
    page = book.add_worksheet("Data")
    page.write_row(0, 0, ["Pemda", "SPI 2024"])
    page.write_column(1, 0, ["Kab. Jember", "Kab. Probolinggo"])
    page.merge_range(1, 1, 2, 1, 71.65)


def two_years(book: xlsxwriter.Workbook) -> None:
    """The same government and year on two sheets."""
    for name in ("SPI 2024", "Rekap 2024"):
        page = book.add_worksheet(name)
        page.write_row(0, 0, ["Pemda", "Indeks"])
        page.write_row(1, 0, ["Kab. Jember", 72])


def year_of_launch(book: xlsxwriter.Workbook) -> None:
    """A sheet for a year that has no survey yet."""
    page = book.add_worksheet("2031")
    page.write_row(0, 0, ["Pemda", "Indeks"])
    page.write_row(1, 0, ["Kab. Jember", 72])


CSV = "Tahun;Pemda;Indeks;Faktor Koreksi"
UNIT = "Tahun;Pemda;Unit kerja;Skor;Jumlah responden"

BAD = {
    # cells of a workbook
    "word for a number": ("a.xlsx", changed(3, "tinggi"), "Data!D2 (Indeks): “tinggi” bukan angka"),
    "formula as text": ("a.xlsx", changed(3, "=1+1"), "Data!D2 (Indeks): “=1+1” bukan angka"),
    "command in a score": ("a.xlsx", changed(4, "=cmd|' /C calc'!A0"), "Data!E2 (Internal): “=cmd|' /C calc'!A0” bukan angka"),
    "zero index": ("a.xlsx", changed(3, 0), "Data!D2 (Indeks): “0” bukan nilai; tulis tanda hubung"),
    "zero component": ("a.xlsx", changed(4, "0,00"), "Data!E2 (Internal): “0,00” bukan nilai"),
    "above 100": ("a.xlsx", changed(3, 100.01), "“100,01” di luar 0–100"),
    "below 0": ("a.xlsx", changed(3, -1), "“-1” di luar 0–100"),
    "fraction": ("a.xlsx", changed(3, 0.7165), "di bawah 1; bila di selnya tampak 71,65%"),
    "no decimal comma": ("a.xlsx", changed(3, 7165), "periksa letak koma desimalnya"),
    "truth": ("a.xlsx", changed(3, True), "“True” bukan angka"),
    "formula error": ("a.xlsx", changed(3, float("inf")), "Data!D2 (Indeks): “#DIV/0!” bukan angka"),
    "launch date as year": ("a.xlsx", changed(0, "22 Januari 2025"), "Data!A2 (Tahun): “22 Januari 2025” bukan tahun survei"),
    "two years in a cell": ("a.xlsx", changed(0, "2023/2024"), "bukan tahun survei; tulis empat angka"),
    "no year": ("a.xlsx", changed(0, ""), "Data!A2 (Tahun): “” bukan tahun survei"),
    "year before the first": ("a.xlsx", changed(0, 2019), "Data!A2 (Tahun): “2019” di luar tahun survei 2021–2025"),
    "code of another": (
        "a.xlsx",
        changed(1, "3509"),
        "Data!C2 (Pemda): kode “3509” milik Kabupaten Jember, tetapi namanya “Kab. Probolinggo”",
    ),
    "unknown code": ("a.xlsx", changed(1, "0000"), "Data!B2 (Kode): kode “0000” tidak dikenal"),
    "no code": ("a.xlsx", sheet(["Tahun", "Kode", "Indeks"], [2024, "", 72]), "Data!B2 (Kode): kode dan nama pemda kosong"),
    "misspelt name": (
        "a.xlsx",
        sheet(["Tahun", "Pemda", "Indeks"], [2024, "Kab. Probolingo", 72]),
        "Data!B2 (Pemda): nama “Kab. Probolingo” tidak dikenal. Mungkin maksudnya Kabupaten Probolinggo",
    ),
    "ambiguous name": (
        "a.xlsx",
        sheet(["Tahun", "Pemda", "Indeks"], [2024, "Probolinggo", 72]),
        "Data!B2 (Pemda): nama “Probolinggo” dapat berarti Kabupaten Probolinggo atau Kota",
    ),
    "html in a name": (
        "a.xlsx",
        sheet(["Tahun", "Pemda", "Indeks"], [2024, "<script>alert(1)</script>", 72]),
        "Data!B2 (Pemda): nama “<script>alert(1)</script>” tidak dikenal. Tidak ada nama yang mirip",
    ),
    "command as a name": (
        "a.xlsx",
        sheet(["Tahun", "Pemda", "Indeks"], [2024, "=cmd()", 72]),
        "Data!B2 (Pemda): nama “=cmd()” tidak dikenal. Tidak ada nama yang mirip; tulis nama resminya",
    ),
    "markdown in a name": ("a.xlsx", sheet(["Tahun", "Pemda", "Indeks"], [2024, "[Jember](http://x)", 72]), "tidak dikenal"),
    "endless name": ("a.xlsx", sheet(["Tahun", "Pemda", "Indeks"], [2024, "x" * 30_000, 72]), "x…” tidak dikenal"),
    "merged score": ("a.xlsx", filled(merged_value), "Data!B3 (Indeks): sel gabungan berisi nilai"),
    # shapes of a table
    "same on two sheets": (
        "a.xlsx",
        filled(two_years),
        "Rekap 2024!B2 (Indeks): Kabupaten Jember tahun 2024 sudah ada di SPI 2024!B2",
    ),
    "sheet of a future year": ("a.xlsx", filled(year_of_launch), "lembar 2031 baris 1: tahun pada nama lembar atau"),
    "title of a future year": (
        "a.csv",
        text("SPI 2031;", "Pemda;Indeks", "Kab. Jember;72"),
        "a.csv, baris 1 kolom 1: tahun pada nama lembar atau judul “2031” di luar tahun survei",
    ),
    "no heading": ("a.xlsx", sheet(GOOD), "baris judul tidak ditemukan"),
    "empty sheet": ("a.xlsx", sheet(), "baris judul tidak ditemukan"),
    "heading only": ("a.xlsx", sheet(HEAD), "tidak ada baris data di bawah judul"),
    "no figures": ("a.xlsx", sheet(HEAD, [2024, "3513", "", "-", "n/a"]), "tidak ada satu angka pun"),
    "footnote beside a figure": ("a.xlsx", changed(3, "74,5*"), "Data!D2 (Indeks): “74,5*” bukan angka"),
    "footnote in brackets": ("a.xlsx", changed(3, "71,8 (2)"), "Data!D2 (Indeks): “71,8 (2)” bukan angka"),
    "two indices": ("a.xlsx", sheet([*HEAD, "Skor SPI"], [*GOOD, 72]), "Indeks sudah ada di Data!D1"),
    "one heading over two columns": (
        "a.xlsx",
        filled(faktor_koreksi),
        "Data!E1: kolom “Faktor Koreksi”: Faktor Koreksi sudah ada di Data!D1",
    ),
    "future column": (
        "a.csv",
        text("Pemda;SPI 2031", "Kab. Jember;72"),
        "a.csv, baris 1 kolom 2: tahun pada judul kolom “2031” di luar tahun survei",
    ),
    "future group of columns": (
        "a.csv",
        text(";SPI 2031;", "Pemda;Indeks;Internal", "Kab. Jember;72;73"),
        "a.csv, baris 1 kolom 2: tahun pada judul kolom “2031” di luar tahun survei",
    ),
    "one year from its row and its heading": (
        "a.csv",
        text("Tahun;Pemda;Indeks 2024;Indeks", "2024;Kab. Jember;72;73"),
        "a.csv, baris 2 kolom 4 (Indeks): Kabupaten Jember tahun 2024 sudah ada di baris 2 kolom 3 (Indeks)",
    ),
    "same year twice in columns": (
        "a.csv",
        text("Pemda;SPI 2024;Indeks 2024", "Kab. Jember;72;73"),
        "kolom “Indeks 2024”: Indeks sudah ada",
    ),
    "region twice": (
        "a.csv",
        text(CSV, "2024;Kab. Jember;72;1", "2024;Pemkab Jember;73;1"),
        "a.csv, baris 3 kolom 3 (Indeks): Kabupaten Jember tahun 2024 sudah ada di baris 2 kolom 3 (Indeks). Hapus salah satunya",
    ),
    "negative correction": (
        "a.csv",
        text(CSV, "2024;Kab. Jember;72;-1,5"),
        "“-1,5” bernilai negatif; tulis potongan sebagai angka positif",
    ),
    "comma as a delimiter": ("a.csv", text("Tahun,Pemda,Indeks", "2024,Kab. Jember,72,10"), "pisahkan kolom dengan titik koma"),
    "quotation mark": ("a.csv", text(CSV, '2024;"Kab. Jember;72;1'), "tanda kutip yang tidak ditutup"),
    "no year anywhere": ("a.csv", text("Pemda;Indeks", "Kab. Jember;72"), "yang kurang: kolom Tahun"),
    "titles of two years": (
        "a.csv",
        text("SPI 2023 dan 2024;", "Pemda;Indeks", "Kab. Jember;72"),
        "a.csv, baris 1 kolom 1: nama lembar atau judulnya menyebut tahun 2023 dan 2024",
    ),
    "units without a region": ("a.csv", text("SPI 2024;", "OPD;Skor", "Dinas A;72"), "yang kurang: kolom Kode atau Pemda"),
    "thousand columns": ("a.csv", text(CSV + ";" * 1000, "2024;Kab. Jember;72;1"), "memuat 1004 kolom, paling banyak 200"),
    "million columns": ("a.csv", b";" * 1_000_000 + b"\n" + text(CSV), "memuat 1000001 kolom, paling banyak 200"),
    "as many columns with commas": ("a.csv", b"71.65," * 300_000, "memuat 300001 kolom, paling banyak 200"),
    # units
    "few or many": (
        "a.csv",
        text(UNIT, "2024;Kab. Jember;Dinas;72;banyak"),
        "kolom 5 (Jumlah Responden): “banyak” bukan jumlah responden",
    ),
    "half a respondent": ("a.csv", text(UNIT, "2024;Kab. Jember;Dinas;72;4,5"), "“4,5” bukan jumlah responden"),
    "endless unit": ("a.csv", text(UNIT, f"2024;Kab. Jember;{'x' * 500};72;9"), "x…” lebih dari 150 karakter"),
    "unit in a workbook": (
        "a.xlsx",
        sheet(UNIT.split(";"), [2024, "Kab. Jember", "***", 72, 9]),
        "Data!C2 (Unit Kerja): “***” bukan nama; tulis namanya, atau kosongkan",
    ),
    "a unit of control signs": ("a.csv", text(UNIT, "2024;Kab. Jember;\x07;72;9"), "baris 2 kolom 3 (Unit Kerja): “” bukan nama"),
    "unit twice": (
        "a.csv",
        text(UNIT, "2024;Kab. Jember;Dinas;72;9", "2024;Kab. Jember; Dinas ;73;9"),
        "Jember – Dinas tahun 2024 sudah ada",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_wrong_table_gets_its_one_sentence(refused: Callable, case: str) -> None:
    refused(*BAD[case])
