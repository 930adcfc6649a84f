"""Does a file of any shape get its sentence, quickly, and never an exception?"""

import io
import json
import time
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spi.intake.pasted import read_pasted, recognise_pasted
from spi.intake.reading import TYPES, read, recognise

HEAD = ["Tahun", "Kode", "Pemda", "Indeks", "Internal"]
GOOD = [2024, "3513", "Kab. Probolinggo", 71.65, 75.61]


def sheet(*rows: list[object], name: str = "Data", **options: object) -> bytes:
    """An .xlsx with one sheet of these rows; strings that look like formulas stay strings."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "nan_inf_to_errors": True, **options}) as book:
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return content.getvalue()


def changed(position: int, cell: object) -> bytes:
    """A good workbook but for one cell of its data row."""
    return sheet(HEAD, [cell if number == position else value for number, value in enumerate(GOOD)])


def filled(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """An .xlsx that this function fills."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        fill(book)
    return content.getvalue()


def packed(entries: dict[str, bytes], onto: bytes = b"") -> bytes:
    """A zip archive of these entries, after those of another one."""
    content = io.BytesIO(onto)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, entry in entries.items():
            archive.writestr(name, entry)
    return content.getvalue()


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


def text(*rows: str) -> bytes:
    """A CSV file of these rows."""
    return "\n".join(rows).encode()


CSV = "Tahun;Pemda;Indeks;Faktor Koreksi"
UNIT = "Tahun;Pemda;Unit kerja;Skor;Jumlah responden"
KPK = {
    "tahun": 2024,
    "nama": "PEMERINTAH KABUPATEN JEMBER",
    "indeks": "72.1",
    "agregat": {"internal": "1", "eksternal": "1", "eksper": "1"},
    "koreksi": {"integritas": "1", "prevalensi": "0"},
    "map": {"code": "3509"},
}


def kpk(**fields: object) -> bytes:
    """KPK's table of one row with other fields."""
    return json.dumps([KPK | fields]).encode()


BAD = {
    # cells of a workbook
    "word for a number": ("a.xlsx", changed(3, "tinggi"), "Data!D2 (Indeks): “tinggi” bukan angka"),
    "formula as text": ("a.xlsx", changed(3, "=1+1"), "Data!D2 (Indeks): “=1+1” bukan angka"),
    "command in a score": ("a.xlsx", changed(4, "=cmd|' /C calc'!A0"), "Data!E2 (Internal): “=cmd|' /C calc'!A0” bukan angka"),
    "zero index": ("a.xlsx", changed(3, 0), "Data!D2 (Indeks): “0” bukan nilai; tulis tanda hubung"),
    "zero component": ("a.xlsx", changed(4, "0,00"), "Data!E2 (Internal): “0,00” bukan nilai"),
    "above 100": ("a.xlsx", changed(3, 100.01), "“100,01” di luar 0–100"),
    "below 0": ("a.xlsx", changed(3, -1), "“-1” di luar 0–100"),
    "fraction": ("a.xlsx", changed(3, 0.7165), "tampaknya pecahan persen"),
    "no decimal comma": ("a.xlsx", changed(3, 7165), "periksa letak koma desimalnya"),
    "truth": ("a.xlsx", changed(3, True), "“True” bukan angka"),
    "formula error": ("a.xlsx", changed(3, float("inf")), "Data!D2 (Indeks): “#DIV/0!” bukan angka"),
    "launch date as year": ("a.xlsx", changed(0, "22 Januari 2025"), "“22 Januari 2025” bukan tahun survei"),
    "two years in a cell": ("a.xlsx", changed(0, "2023/2024"), "bukan tahun survei; tulis empat angka"),
    "no year": ("a.xlsx", changed(0, ""), "bukan tahun survei"),
    "year before the first": ("a.xlsx", changed(0, 2019), "di luar tahun survei 2021–2025"),
    "code of another": ("a.xlsx", changed(1, "3509"), "milik Kabupaten Jember, tetapi namanya “Kab. Probolinggo”"),
    "unknown code": ("a.xlsx", changed(1, "0000"), "kode “0000” tidak dikenal"),
    "misspelt name": (
        "a.xlsx",
        sheet(["Tahun", "Pemda", "Indeks"], [2024, "Kab. Probolingo", 72]),
        "Mungkin maksudnya Kabupaten Probolinggo",
    ),
    "ambiguous name": (
        "a.xlsx",
        sheet(["Tahun", "Pemda", "Indeks"], [2024, "Probolinggo", 72]),
        "bisa berarti Kabupaten Probolinggo atau Kota",
    ),
    "html in a name": ("a.xlsx", sheet(["Tahun", "Pemda", "Indeks"], [2024, "<script>alert(1)</script>", 72]), "tidak dikenal"),
    "markdown in a name": ("a.xlsx", sheet(["Tahun", "Pemda", "Indeks"], [2024, "[Jember](http://x)", 72]), "tidak dikenal"),
    "endless name": ("a.xlsx", sheet(["Tahun", "Pemda", "Indeks"], [2024, "x" * 30_000, 72]), "x…” tidak dikenal"),
    "merged score": ("a.xlsx", filled(merged_value), "Data!B3 (Indeks): sel gabungan berisi nilai"),
    # shapes of a table
    "same on two sheets": (
        "a.xlsx",
        filled(two_years),
        "lembar Rekap 2024 baris 2: Kabupaten Jember tahun 2024 sudah ada di lembar SPI 2024",
    ),
    "sheet of a future year": ("a.xlsx", filled(year_of_launch), "tahun pada nama lembar atau judul “2031” di luar tahun survei"),
    "no heading": ("a.xlsx", sheet(GOOD), "baris judul tidak ditemukan"),
    "empty sheet": ("a.xlsx", sheet(), "baris judul tidak ditemukan"),
    "heading only": ("a.xlsx", sheet(HEAD), "tidak ada baris data di bawah judul"),
    "no figures": ("a.xlsx", sheet(HEAD, [2024, "3513", "", "-", "n/a"]), "tidak ada satu angka pun"),
    "another score": ("a.xlsx", sheet([*HEAD, "MCP"], [*GOOD, 92]), "Data!F1: judul kolom “MCP” tidak dikenal"),
    "two indices": ("a.xlsx", sheet([*HEAD, "Skor SPI"], [*GOOD, 72]), "Indeks sudah ada di Data!D1"),
    "future column": ("a.csv", text("Pemda;SPI 2031", "Kab. Jember;72"), "judul kolom dengan tahun “2031” di luar tahun survei"),
    "same year twice in columns": (
        "a.csv",
        text("Pemda;SPI 2024;Indeks 2024", "Kab. Jember;72;73"),
        "kolom “Indeks 2024”: Indeks sudah ada",
    ),
    "region twice": ("a.csv", text(CSV, "2024;Kab. Jember;72;1", "2024;Pemkab Jember;73;1"), "tahun 2024 sudah ada di baris 2"),
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
        "menyebut tahun 2023 dan 2024",
    ),
    "units without a region": ("a.csv", text("SPI 2024;", "OPD;Skor", "Dinas A;72"), "yang kurang: kolom Kode atau Pemda"),
    "thousand columns": ("a.csv", text(CSV + ";" * 1000, "2024;Kab. Jember;72;1"), "lebih dari 60000 baris atau 200 kolom"),
    "million columns": ("a.csv", b";" * 1_000_000 + b"\n" + text(CSV), "lebih dari 60000 baris atau 200 kolom"),
    # units
    "few or many": ("a.csv", text(UNIT, "2024;Kab. Jember;Dinas;72;banyak"), "“banyak” bukan jumlah responden"),
    "half a respondent": ("a.csv", text(UNIT, "2024;Kab. Jember;Dinas;72;4,5"), "“4,5” bukan jumlah responden"),
    "command as a unit": ("a.csv", text(UNIT, "2024;Kab. Jember;=cmd();72;9"), "unit kerja “=cmd()” berawalan = seperti rumus"),
    "mention as a unit": ("a.csv", text(UNIT, "2024;Kab. Jember;@SUM(1);72;9"), "berawalan @ seperti rumus"),
    "html as a unit": ("a.csv", text(UNIT, "2024;Kab. Jember;<img src=x>;72;9"), "memuat tanda HTML atau Markdown"),
    "link as a unit": ("a.csv", text(UNIT, "2024;Kab. Jember;[Dinas](http://x);72;9"), "memuat tanda HTML atau Markdown"),
    "control sign as a unit": ("a.csv", text(UNIT, "2024;Kab. Jember;Di\x07nas;72;9"), "memuat karakter kendali"),
    "endless unit": ("a.csv", text(UNIT, f"2024;Kab. Jember;{'x' * 500};72;9"), "lebih dari 150 karakter"),
    "unit twice": (
        "a.csv",
        text(UNIT, "2024;Kab. Jember;Dinas;72;9", "2024;Kab. Jember; Dinas ;73;9"),
        "Jember – Dinas tahun 2024 sudah ada",
    ),
    # files
    "nothing": ("a.csv", b"", "berkasnya kosong"),
    "blanks": ("a.xlsx", b" \r\n", "berkasnya kosong"),
    "a picture": ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "isinya bukan teks"),
    "a document": ("laporan.docx", b"PK\x03\x04", "jenis berkas .docx tidak didukung"),
    "a report": ("laporan.pdf", b"%PDF-1.7", "jenis berkas .pdf tidak didukung"),
    "macros by name": ("a.xlsm", sheet(HEAD, GOOD), "bisa memuat makro dan tidak dibuka"),
    "macros inside": ("a.xlsx", packed({"xl/vbaProject.bin": b"x"}, sheet(HEAD, GOOD)), "memuat makro dan tidak dibuka"),
    "macros in an old book": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "memuat makro"),
    "an archive inside": (
        "a.xlsx",
        packed({"xl/embeddings/a.bin": packed({"b": b"x"})}, sheet(HEAD, GOOD)),
        "arsip lain di dalam",
    ),
    "a bomb": ("a.xlsx", packed({"xl/media/a": bytes(101 * 2**20)}), "mengembang lebih dari 100 MB"),
    "a small bomb": (
        "a.xlsx",
        packed({"xl/media/a": bytes(20 * 2**20)}, sheet(HEAD, GOOD)),
        "mengembang lebih dari 150 kali lipat",
    ),
    "many entries": ("a.xlsx", packed({f"xl/{number}": b"" for number in range(2001)}), "isinya lebih dari 2000 bagian"),
    "a zip that is no workbook": ("a.xlsx", packed({"a.txt": b"x"}), "buku kerja tidak dapat dibuka"),
    "a workbook cut short": ("a.xlsx", sheet(HEAD, GOOD)[:-200], "buku kerja tidak dapat dibuka"),
    "text called a workbook": ("a.xlsx", text(CSV), "isinya bukan buku kerja Excel"),
    "too large": ("a.csv", b"x" * (20 * 2**20 + 1), "ukurannya lebih dari 20 MB"),
    "twenty megabytes of one line": ("a.csv", b"x" * (20 * 2**20), "sel yang terlalu panjang"),
    "twenty megabytes of delimiters": ("a.csv", b";" * (20 * 2**20), "lebih dari 60000 baris atau 200 kolom"),
    "twenty megabytes of lines": ("a.csv", b"a;b\n" * (5 * 2**20 - 1), "lebih dari 60000 baris atau 200 kolom"),
    # KPK's table
    "zero in KPK's table": ("a.json", kpk(indeks="0"), "indeks: “0” bukan nilai"),
    "html in KPK's table": ("a.json", kpk(nama="BADAN <b>X</b>", map={}), "nama “BADAN <b>X</b>” memuat tanda HTML"),
    "command in KPK's table": ("a.json", kpk(nama="=cmd()", map={}), "berawalan = seperti rumus"),
    "deep JSON": ("a.json", b'{"a":' * 50_000, "bukan JSON yang utuh"),
}


def test_the_corpus_is_large() -> None:
    assert len(BAD) >= 60


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_its_one_sentence_quickly(take: Callable, file: Callable, case: str) -> None:
    name, content, sentence = BAD[case]
    path, start = file(name, content), time.perf_counter()
    recognise(path)
    intake = take(path)
    assert time.perf_counter() - start < 2
    assert len(intake.problems) == 1
    assert sentence in intake.problems[0] and intake.problems[0].startswith(name) and intake.problems[0].endswith(".")
    assert len(intake.problems[0]) < 500 and intake.problems[0].isprintable()


def test_formulas_and_outer_links_are_told(take: Callable, file: Callable) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet("Data")
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, GOOD)
        page.write_formula(1, 3, "=70+1.65", None, 71.65)

    content = packed({"xl/externalLinks/externalLink1.xml": b"<x/>"}, filled(fill))
    intake = take(file("a.xlsx", content))
    assert intake.problems == [] and intake.figures["value"].tolist() == [71.65, 75.61]
    assert [warning.code for warning in intake.warnings] == ["rumus", "tautan_luar"]


def test_a_file_name_is_shown_without_control_signs(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", b""), name="a\n<b>\x07" + "x" * 300 + ".csv")
    assert intake.file_name.isprintable() and len(intake.file_name) <= 120


cells = st.one_of(
    st.sampled_from(
        ["Tahun", "Pemda", "Indeks", "SPI 2024", "2023", "Kab. Jember", "3513", "71,65", "NaN", "-", "", "Uraian", "OPD", "N"]
    ),
    st.text(max_size=8),
    st.integers(-5, 3000),
    st.floats(),
    st.none(),
)
tables = st.lists(st.lists(cells, max_size=6), max_size=8)
calm = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@calm
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)), kind=st.sampled_from(TYPES))
def test_whatever_bytes_go_in_nothing_is_raised(few: object, spellings: Callable, content: bytes, kind: str) -> None:
    known = {"aliases": spellings(few), "regions": few, "newest_year": 2025}
    intake = read(content, name=f"a{kind}", **known)
    assert recognise(content, name=f"a{kind}").kind == intake.kind
    assert intake.problems or len(intake.figures)


@calm
@given(rows=tables, delimiter=st.sampled_from(";,\t|"))
def test_whatever_cells_go_in_nothing_is_raised(few: object, spellings: Callable, rows: list, delimiter: str) -> None:
    known = {"aliases": spellings(few), "regions": few, "newest_year": 2025, "year": 2024, "region_code": "3513"}
    block = "\n".join(delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    for intake in (read(block.encode("utf-8", "replace"), name="a.csv", **known), read_pasted(block, **known)):
        assert intake.problems or len(intake.figures)
        values = intake.figures["value"].dropna()
        assert (
            values.between(0, 100).all()
            and not intake.figures.duplicated(["survey_year", "region_code", "unit", "measure"]).any()
        )
    recognise_pasted(block)


@calm
@given(content=st.binary(max_size=60), at=st.integers(0, 6000))
def test_a_damaged_workbook_raises_nothing(few: object, spellings: Callable, content: bytes, at: int) -> None:
    whole = sheet(HEAD, GOOD)
    damaged = whole[: at % len(whole)] + content + whole[at % len(whole) + len(content) :]
    intake = read(damaged, name="a.xlsx", aliases=spellings(few), regions=few, newest_year=2025)
    assert intake.problems or len(intake.figures)
