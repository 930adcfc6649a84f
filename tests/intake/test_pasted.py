"""Is a pasted block read as the table from which it was copied?"""

from collections.abc import Callable

import pytest

from spi.intake.reading import read_pasted, recognise_pasted
from spi.intake.tables.layout import Wishes

BLOCKS = {
    "excel": "Pemda\tIndeks 2023\tIndeks 2024\nKab. Probolinggo\t75,36\t71,65\n\"Kab. Jember\"\t-\t72\n",
    "tabs": "Hasil SPI\n\nPemda\tIndeks 2023\tIndeks 2024\nKab. Probolinggo\t75,36\t71,65\nKab. Jember\t-\t72\n",
    "markdown": "| Pemda | Indeks 2023 | SPI 2024 |\n|---|:-:|---|\n|Kab. Probolinggo|75,36|71,65|\n|Kab. Jember|-|72|",
    "spaces": "Pemda         Indeks 2023   Indeks 2024\nKab. Probolinggo  75,36   71,65\nKab. Jember   -\u00a0\u00a072\n",
    "semicolons": "\ufeffPemda;Indeks 2023;Indeks 2024\r\nKab. Probolinggo;75,36;71,65\r\nKab. Jember;-;72",
    "commas": "Pemda,Indeks 2023,Indeks 2024\nKab. Probolinggo,75.36,71.65\nKab. Jember,n/a,72",
}  # fmt: skip


@pytest.fixture
def paste(few: object, spellings: Callable) -> Callable:
    """Read a pasted block knowing the few regions."""
    return lambda text, **known: read_pasted(text, aliases=spellings(few), regions=few, newest_year=2025, **known)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_kind_of_block_gives_the_same_figures(paste: Callable, block: str) -> None:
    intake = paste(BLOCKS[block])
    assert intake.problems == [] and intake.kind == "tabel" and len(intake.sha256) == 64
    figures = intake.figures.fillna({"reason": ""})
    assert [(r.survey_year, r.region_code, r.reason or r.value) for r in figures.itertuples()] == [
        (2023, "3513", 75.36), (2024, "3513", 71.65), (2023, "3509", "belum_ditemukan"), (2024, "3509", 72.0)
    ]  # fmt: skip


def test_the_reader_corrects_a_pasted_column(paste: Callable) -> None:
    text = "Siapa\tBerapa\nKab. Jember\t72\n"
    assert [column.meaning for column in recognise_pasted(text)[0].columns] == [None, None]
    intake = paste(text, wishes=Wishes(columns={("", "A"): "name", ("", "B"): "index@2024"}))
    assert intake.problems == [] and intake.figures["value"].tolist() == [72.0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("x  " * 6_500_000 + "x", "memuat 6500001 kolom, paling banyak 200"), ("x\n" * 10**7, "memuat 10000000 baris, paling")],
    ids=["columns", "lines"],
)
def test_twenty_megabytes_are_a_sentence(paste: Callable, text: str, sentence: str) -> None:
    assert sentence in paste(text).problems[0]


def test_a_space_beside_the_decimal_comma_does_not_part_a_cell(paste: Callable) -> None:
    intake = paste("Pemda\tIndeks 2023\tIndeks 2024\nKab. Jember\t70 ,5\t71,\u202f65\n")
    assert intake.problems == [] and intake.figures["value"].tolist() == [70.5, 71.65]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "belum ada teks"), (" \n\t", "belum ada teks"), ("halo", "baris judul tidak ditemukan"),
        ("Pemda\tIndeks\nKab. Jember\t72", "kolom Tahun"), ("Pemda\tSPI 2024\nKab. Jember\tabc", "tempelan, baris 2 kolom 2"),
        ("\x00\x01", "baris judul tidak ditemukan"), ("x\t" * 3000, "memuat 3001 kolom, paling banyak 200"),
        ("x  " * 3000 + "x", "memuat 3001 kolom, paling banyak 200"), ("|" + "x|" * 3000, "memuat 3000 kolom, paling banyak 200"),
    ],
)  # fmt: skip
def test_a_block_that_is_no_table_is_a_sentence(paste: Callable, text: str, sentence: str) -> None:
    problems = paste(text).problems
    assert len(problems) == 1 and sentence in problems[0] and problems[0].startswith("tempelan")
