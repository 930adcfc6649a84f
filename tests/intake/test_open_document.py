"""Is LibreOffice's own format read like .xlsx, and is a hostile one refused before it is opened?"""

from collections.abc import Callable

import pytest
from books import GOOD, HEAD, cell_of, open_document, packed, row_of, sheet

from spi.sheets.workbook import MOST_CELLS

FAR = cell_of(1, number_columns_repeated=16_000)
ERROR = '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"/>'
UNCOMPUTED = '<table:table-cell table:formula="of:=1+1"/>'
MERGED = (
    ["Pemda", "SPI 2024"],
    ["Kab. Jember", cell_of(71.65, number_rows_spanned=2)],
    ["Kota Probolinggo", "<table:covered-table-cell/>"],
)

BAD = {
    "no archive": ("a.ods", b"Tahun;Pemda", "isinya bukan buku kerja"),
    "a formula error": (
        "a.ods",
        open_document(HEAD, [2024, "3513", "", ERROR, 75.61]),
        "Data!D2 (Indeks): “rumus galat” bukan angka",
    ),
    "a formula never computed": (
        "a.ods",
        open_document(HEAD, [2024, "3513", "", UNCOMPUTED, 1]),
        "“rumus tanpa hasil” bukan angka",
    ),
    "a merged score": ("a.ods", open_document(*MERGED), "Data!B3 (Indeks): sel gabungan berisi nilai"),
    "a bomb": (
        "a.ods",
        lambda: open_document(HEAD, GOOD, entries={"Pictures/a": bytes(101 * 2**20)}),
        "mengembang lebih dari 100 MB",
    ),
    "an archive inside": ("a.ods", open_document(HEAD, GOOD, entries={"Object 1": packed({"b": b"x"})}), "arsip lain di dalam"),
    "macros": (
        "a.ods",
        open_document(HEAD, GOOD, entries={"Basic/Standard/Module1.xml": b"<x/>"}),
        "memuat makro dan tidak dibuka",
    ),
    "other macros": ("a.ods", open_document(HEAD, GOOD, entries={"Scripts/python/a.py": b"x"}), "memuat makro dan tidak dibuka"),
    "too many columns": ("a.ods", open_document(HEAD, [FAR]), "sel WQJ2 berisi, padahal di luar batas 60000 baris dan 200 kolom"),
    "too many rows": (
        "a.ods",
        open_document(row_of(1, number_rows_repeated=10**6)),
        "sel A1000000 berisi, padahal di luar batas",
    ),
    "a far cell": ("a.ods", open_document(row_of("", number_rows_repeated=10**9), GOOD), "berisi, padahal di luar batas"),
    "endless repeats": ("a.ods", open_document(row_of(1, number_rows_repeated=10**30)), "berisi, padahal di luar batas"),
    "a wide and long block": (
        "a.ods",
        open_document(row_of(cell_of(1, number_columns_repeated=200), number_rows_repeated=60_000)),
        f"tabelnya memuat lebih dari {MOST_CELLS} sel",
    ),
    "entities": (
        "a.ods",
        open_document(HEAD, before='<!DOCTYPE a [<!ENTITY a "1"><!ENTITY b "&a;&a;">]>'),
        "buku kerja tidak dapat dibuka",
    ),
    "a table in a cell": (
        "a.ods",
        open_document(HEAD, ["<table:table-cell><table:table/></table:table-cell>"]),
        "ada tabel di dalam sel. Salin tabelnya saja",
    ),
    "half of it": ("a.ods", open_document(HEAD, GOOD)[:-300], "buku kerja tidak dapat dibuka"),
    "a binary workbook": ("a.xlsx", packed({"xl/workbook.bin": b"x"}, sheet(HEAD, GOOD)), "buku kerja .xlsb"),
    "another format called .xlsx": ("a.xlsx", open_document(HEAD, [FAR]), "di luar batas 60000 baris dan 200 kolom"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_open_document_gets_its_one_sentence_quickly(refused: Callable, case: str) -> None:
    refused(*BAD[case])


def test_an_open_document_is_read_like_a_workbook(take: Callable, file: Callable) -> None:
    empties = row_of(cell_of("", number_columns_repeated=16_384), number_rows_repeated=1_048_573)
    ours = take(file("a.ods", open_document(["SPI 2024"], HEAD, GOOD, [2024, "3509", "", "-", "NaN"], empties)))
    theirs = take(file("a.xlsx", sheet(["SPI 2024"], HEAD, GOOD, [2024, "3509", "", "-", "NaN"])))
    assert ours.problems == ours.warnings == [] and ours.figures.equals(theirs.figures)


def test_a_repeated_percentage_and_a_merged_region_are_where_they_stand(take: Callable, file: Callable) -> None:
    share = '<table:table-cell office:value-type="percentage" office:value="0.0759" table:number-columns-repeated="2"/>'
    rows = [
        row_of("", number_rows_repeated=3),
        ["Pemda", "Tahun", "Indeks", "Pelaksanaan SPI", "Fakta Korupsi"],
        [cell_of("Kab. Jember", number_rows_spanned=2), 2023, 72, share],
        ["<table:covered-table-cell/>", 2024, 73, 3.1, 0],
    ]
    intake = take(file("a.ods", open_document(*rows)))
    assert intake.problems == [] and intake.figures["value"].tolist() == [72, 7.59, 7.59, 73, 3.1, 0]
    assert set(intake.figures["region_code"]) == {"3509"} and intake.figures["location"].iloc[1] == "Data!D5"


def test_formulas_and_outer_links_of_an_open_document_are_told(take: Callable, file: Callable) -> None:
    computed = cell_of(71.65, formula="of:=70+1.65")
    content = open_document('<table:table-source xlink:href="file:///c.ods"/>', HEAD, [2024, "3513", "", computed, 75.61])
    intake = take(file("spi.ods", content))
    assert intake.problems == [] and intake.figures["value"].tolist() == [71.65, 75.61]
    assert [warning.code for warning in intake.warnings] == ["rumus", "tautan_luar"]
