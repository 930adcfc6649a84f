"""Does a file of any shape get its sentence, quickly, and never an exception?"""

import json
from collections.abc import Callable

import pytest
import xlsxwriter
from books import GOOD, HEAD, filled, packed, sheet, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_wrong_tables import BAD as WRONG

from spi.intake.reading import TYPES, read, read_pasted, recognise, recognise_pasted
from spi.intake.tables.layout import Wishes

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
    # files
    "nothing": ("a.csv", b"", "berkasnya kosong"),
    "blanks": ("a.xlsx", b" \r\n", "berkasnya kosong"),
    "a picture": ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "isinya bukan teks"),
    "a document": ("laporan.docx", b"PK\x03\x04", "tabel di dalamnya tidak dibaca langsung"),
    "a report": ("laporan.pdf", b"%PDF-1.7", "tabel di dalam PDF tidak dibaca langsung"),
    "macros by name": ("a.xlsm", sheet(HEAD, GOOD), "dapat memuat makro dan tidak dibuka"),
    "macros inside": ("a.xlsx", packed({"xl/vbaProject.bin": b"x"}, sheet(HEAD, GOOD)), "memuat makro dan tidak dibuka"),
    "macros in an old book": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "memuat makro"),
    "an archive inside": (
        "a.xlsx",
        packed({"xl/embeddings/a.bin": packed({"b": b"x"})}, sheet(HEAD, GOOD)),
        "arsip lain di dalam",
    ),
    "a bomb": ("a.xlsx", lambda: packed({"xl/media/a": bytes(101 * 2**20)}), "mengembang lebih dari 100 MB"),
    "a small bomb": (
        "a.xlsx",
        lambda: packed({"xl/media/a": bytes(20 * 2**20)}, sheet(HEAD, GOOD)),
        "mengembang lebih dari 150 kali lipat",
    ),
    "many entries": ("a.xlsx", lambda: packed({f"xl/{number}": b"" for number in range(2001)}), "isinya lebih dari 2000 bagian"),
    "a zip that is no workbook": ("a.xlsx", packed({"a.txt": b"x"}), "buku kerja tidak dapat dibuka"),
    "a workbook cut short": ("a.xlsx", sheet(HEAD, GOOD)[:-200], "buku kerja tidak dapat dibuka"),
    "text called a workbook": ("a.xlsx", text("Tahun;Pemda;Indeks"), "isinya bukan buku kerja Excel"),
    "too large": ("a.csv", lambda: b"x" * (20 * 2**20 + 1), "ukurannya lebih dari 20 MB"),
    "twenty megabytes of one line": ("a.csv", lambda: b"x" * (20 * 2**20), "sel yang terlalu panjang"),
    "twenty megabytes of delimiters": ("a.csv", lambda: b";" * (20 * 2**20), "memuat 20971521 kolom, paling banyak 200"),
    "twenty megabytes of lines": ("a.csv", lambda: b"a;b\n" * (5 * 2**20 - 1), "memuat 5242879 baris, paling banyak 60000"),
    # KPK's table
    "zero in KPK's table": ("a.json", kpk(indeks="0"), "indeks: “0” bukan nilai"),
    "html in KPK's table": (
        "a.json",
        kpk(nama="BADAN <b>X</b>", map={}),
        "nama: nama “BADAN <b>X</b>” tidak dikenal. Tidak ada nama",
    ),
    "command in KPK's table": ("a.json", kpk(nama="=cmd()", map={}), "nama: nama “=cmd()” tidak dikenal. Tidak ada nama"),
    "deep JSON": ("a.json", b'{"a":' * 50_000, "bukan JSON yang utuh"),
}


def test_the_corpus_is_large() -> None:
    assert len(BAD) + len(WRONG) >= 60


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_its_one_sentence_quickly(refused: Callable, case: str) -> None:
    refused(*BAD[case])


@pytest.mark.parametrize(
    ("written", "kept", "odd"),
    [
        ("=cmd()", "=cmd()", "“=cmd()” berawalan = seperti rumus"),
        ("+1", "+1", "“+1” berawalan + seperti rumus"),
        ("@SUM(1)", "@SUM(1)", "“@SUM(1)” berawalan @ seperti rumus"),
        ("<img src=x>", "<img src=x>", "“<img src=x>” memuat tanda HTML atau Markdown"),
        ("[Dinas](http://x)", "[Dinas](http://x)", "“[Dinas](http://x)” memuat tanda HTML atau Markdown"),
        ("Di\x07nas", "Dinas", "“Di nas” memuat karakter kendali, yang dibuang"),
        ("=A\x1b<b>", "=A<b>", "yang dibuang dan berawalan = seperti rumus dan memuat tanda HTML"),
    ],
)
def test_an_odd_name_of_a_unit_is_kept_as_text_and_told(
    take: Callable, file: Callable, written: str, kept: str, odd: str
) -> None:
    rows = [f"2024;Kab. Jember;{written};72;9", f"2023;Kab. Jember;{written};71;9", "2024;Kab. Jember;Dinas B;73;9"]
    intake = take(file("a.csv", text("Tahun;Pemda;Unit kerja;Skor;Jumlah responden", *rows)))
    assert intake.problems == [] and intake.figures["unit"].tolist() == [kept, kept, "Dinas B"]
    assert len(intake.notes) == 1
    told = intake.notes[0]
    assert f"a.csv: baris 2 kolom 3 (Unit Kerja): {odd if odd[0] == '“' else ''}" in told and odd in told and told.isprintable()
    assert "baris 3" not in told and told.endswith(".")


def test_many_odd_names_are_one_warning(take: Callable, file: Callable) -> None:
    rows = [f"2024;Kab. Jember;<b>Dinas {number}</b>;72;9" for number in range(40)]
    intake = take(file("a.csv", text("Tahun;Pemda;Unit kerja;Skor;Jumlah responden", *rows)))
    assert intake.problems == [] and len(intake.notes) == 1 and "dan 37 lagi. Nama disimpan" in intake.notes[0]


def test_formulas_and_outer_links_are_told(take: Callable, file: Callable) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet("Data")
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, GOOD)
        page.write_formula(1, 3, "=70+1.65", None, 71.65)

    content = packed({"xl/externalLinks/externalLink1.xml": b"<x/>"}, filled(fill))
    intake = take(file("spi.xlsx", content))
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
calm = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@calm
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)), kind=st.sampled_from(TYPES))
def test_whatever_bytes_go_in_nothing_is_raised(few: object, spellings: Callable, content: bytes, kind: str) -> None:
    known = {"aliases": spellings(few), "regions": few, "newest_year": 2025}
    intake = read(content, name=f"a{kind}", **known)
    recognise(content, name=f"a{kind}")
    assert intake.problems or len(intake.figures)


@calm
@given(rows=tables, delimiter=st.sampled_from(";,\t|"))
def test_whatever_cells_go_in_nothing_is_raised(few: object, spellings: Callable, rows: list, delimiter: str) -> None:
    known = {"aliases": spellings(few), "regions": few, "newest_year": 2025, "wishes": Wishes(year=2024, region_code="3513")}
    block = "\n".join(delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    for intake in (read(block.encode("utf-8", "replace"), name="a.csv", **known), read_pasted(block, **known)):
        assert intake.problems or len(intake.figures)
        twice = intake.figures.duplicated(["survey_year", "region_code", "unit", "measure"]).any()
        assert intake.figures["value"].dropna().between(0, 100).all() and (intake.problems or not twice)
    recognise_pasted(block)


@calm
@given(content=st.binary(max_size=60), at=st.integers(0, 6000))
def test_a_damaged_workbook_raises_nothing(few: object, spellings: Callable, content: bytes, at: int) -> None:
    whole = sheet(HEAD, GOOD)
    damaged = whole[: at % len(whole)] + content + whole[at % len(whole) + len(content) :]
    intake = read(damaged, name="a.xlsx", aliases=spellings(few), regions=few, newest_year=2025)
    assert intake.problems or len(intake.figures)
