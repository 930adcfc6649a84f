"""Is a cell that shows 7,59% read as 7,59, and is nobody misled where the format of a cell cannot be read?"""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from books import HEAD, PERCENT_HEAD, filled, percent, sheet, text

from spi.intake.reading import recognise
from spi.intake.spelling.numbers import parse
from spi.sheets.number_formats import as_percent

FILES = Path(__file__).with_name("files")
GOOD = "2024;Kab. Probolinggo;71,65;75,61;89,02;73,53"


def formatted(*formats: str, value: float = 0.0759) -> bytes:
    """A workbook with one row per format, each for a year of its own."""

    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet("Data")
        page.write_row(0, 0, ["Tahun", "Pemda", "Indeks", "Pelaksanaan SPI"])
        for number, code in enumerate(formats, start=1):
            page.write_row(number, 0, [2020 + number, "Kab. Jember", 71.65])
            page.write(number, 3, value, book.add_format({"num_format": code}))

    return filled(fill)


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_a_percentage_is_read_as_the_sheet_shows_it(take: Callable, file: Callable, name: str) -> None:
    content = filled(percent) if name == "a.xlsx" else (FILES / "persen.ods").read_bytes()
    intake = take(file(name, content))
    assert intake.problems == [] and intake.warnings == []
    values = intake.figures.set_index(["region_code", "measure"])
    assert values.loc["3513", "value"].tolist() == [71.65, 75.61, 89.02, 73.53, 7.59, 0]
    assert values.loc["3509", "value"].tolist() == [71.65, 75.61, 89.02, 73.53, 7.59, 0]
    assert values.loc["3510", "value"].dropna().tolist() == [70.1, 3.1, 1.05]
    assert values.loc[("3513", "correction_conduct"), "printed"] == "7,59"
    assert values.loc["3509", "decimals"].tolist() == [2, 2, 2, 2, 2, 0]
    assert recognise(content, name=name)[0].columns[6].samples == ["7,59%", "7,59%", "3,10%"]


@pytest.mark.parametrize("code", ["0%", "0.00%", "0.0 %", "#,##0.00%;[Red]-0.00%", "[>=1]0.00;0.00%"])
def test_every_percent_format_is_known(take: Callable, file: Callable, code: str) -> None:
    assert take(file("a.xlsx", formatted(code))).figures["value"].tolist() == [71.65, 7.59]


@pytest.mark.parametrize("code", ['0.00"%"', "0.00\\%", "0.00", "General", "0.00_%", "0.00[$%-421]"])
def test_a_percent_sign_that_is_only_text_changes_nothing(take: Callable, file: Callable, code: str) -> None:
    assert take(file("a.xlsx", formatted(code, value=7.59))).figures["value"].tolist() == [71.65, 7.59]


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0759, "7,59%"), (0.071, "7,10%"), (0.72, "72%"), (0, "0%"), (71.65, "7165%"), (0.1 + 0.2, "30%")]
)
def test_a_percentage_has_the_words_of_its_cell(value: float, shown: str) -> None:
    assert as_percent(value) == shown and parse(shown).value == pytest.approx(value * 100)


@pytest.mark.parametrize("value", [71.65, 7.59])
def test_a_number_that_was_only_given_the_format_is_refused_as_it_looks(refused: Callable, value: float) -> None:
    shown = as_percent(value)
    refused("a.xlsx", formatted("0.00%", value=value), f"Data!D2 (Pelaksanaan SPI): “{shown}” di luar 0–100")


@pytest.mark.parametrize("value", [1e30, -1.7e308])
def test_a_number_of_any_size_in_a_percent_format_gets_a_sentence(refused: Callable, value: float) -> None:
    refused("a.xlsx", formatted("0.00%", value=value), "isi dengan angka 0–100")


def test_a_fraction_without_a_known_format_says_what_to_do(refused: Callable) -> None:
    told = "“0,7165” di bawah 1; bila di selnya tampak 71,65%, ubah format sel menjadi Angka atau Umum, lalu ketik 71,65."
    refused("a.xlsx", sheet(HEAD, [2024, "3513", "", 0.7165, 75.61]), told)


def test_an_old_workbook_shows_its_percentages_too(take: Callable) -> None:
    intake = take(FILES / "persen.xls")
    assert intake.problems == [] and intake.warnings == []
    values = intake.figures.set_index(["region_code", "measure"])["value"]
    assert values["3509"].tolist() == [71.65, 7.59, 0] and values["3510"].tolist() == [71.65, 7.59, 55]


@pytest.mark.parametrize(
    ("rows", "odd"),
    [
        ([GOOD + ";0,0759;0"], True),
        ([GOOD + ";7,59;0"], False),
        (["2024;Kab. Jember;71,65;;;;0,0759;0"], True),
        (["2024;Kab. Jember;71,65;;;;0,0759;0", "2024;Kab. Banyuwangi;70;;;;3,1;0"], True),
        (["2024;Kab. Jember;71,65;;;;0,08;0", "2024;Kab. Banyuwangi;70;;;;3,1;0"], False),
        (["2022;Kab. Jember;71,65;;;;;0,05"], False),
        (["2024;Kab. Jember;71,65;;;;0,7;0,1"], False),
        (["2024;Kab. Probolinggo;71,65;75,61;89,02;74,24;7,69;0,07"], False),
        (["2024;Kab. Probolinggo;71,65;75,61;89,02;73,53;0,0659;0,01"], True),
    ],
)
def test_a_column_of_corrections_that_looks_like_fractions_is_told(take: Callable, file: Callable, rows: list, odd: bool) -> None:
    intake = take(file("a.csv", text(";".join(PERCENT_HEAD), *rows)))
    assert intake.problems == []
    assert ("koreksi_pecahan" in [warning.code for warning in intake.warnings]) == odd
