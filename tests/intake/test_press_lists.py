"""Is a list read as the press prints it, and the same block alike by every way in?"""

from collections.abc import Callable

import pandas as pd
import pytest

from spi.intake.reading import read_pasted
from spi.sheets.texts import ways

LISTS = {
    "numbered": "SPI 2024 di Jawa Timur\n1. Pemerintah Kabupaten Jember 72,10\n2. Pemerintah Kota Probolinggo 71,65\n",
    "colons": "Nilai SPI 2024\nKabupaten Jember: 72,10\nKota Probolinggo: 71,65\n",
    "dashes": "Nilai SPI 2024:\n- Kab. Jember – 72,10\n- Kota Probolinggo – 71,65 poin\n",
    "gaps": "SPI 2024\nDaerah               Nilai\nKabupaten Jember     72,10\nKota Probolinggo     71,65\n",
    "one space": "Daerah Nilai SPI 2024\nKabupaten Jember 72,10\nKota Probolinggo 71, 65\n",
    "markdown": "## SPI 2024\n\n| Daerah | Nilai |\n|---|---|\n| Kabupaten Jember | 72,10 |\n| Kota Probolinggo | 71,65 |\n",
    "remarks": "SPI 2024\n1) Kabupaten Jember 72,10 (Rentan)\n2) Kota Probolinggo 71,65 (peringkat 2)\n*Sumber: KPK*\n",
    "tabs": "SPI 2024\nDaerah\tNilai\nKabupaten Jember\t72,10\nKota Probolinggo\t71,65\n",
}
FIGURES = [(2024, "3509", "index", 72.1), (2024, "3574", "index", 71.65)]


@pytest.mark.parametrize("block", LISTS)
@pytest.mark.parametrize("way", ["a.txt", "a.md", "a.csv", "paste"])
def test_a_block_gives_the_same_by_every_way_in(
    take: Callable, file: Callable, few: pd.DataFrame, spellings: Callable, block: str, way: str
) -> None:
    if way == "paste":
        intake = read_pasted(LISTS[block], aliases=spellings(few), regions=few, newest_year=2025)
    else:
        intake = take(file(way, LISTS[block]))
    assert intake.problems == intake.warnings == []
    assert [(r.survey_year, r.region_code, r.measure, r.value) for r in intake.figures.itertuples()] == FIGURES


def test_a_list_of_another_score_is_refused(take: Callable, file: Callable) -> None:
    content = LISTS["numbered"].replace("SPI 2024", "MCP 2024")
    assert "MCP/MCSP" in take(file("a.txt", content)).problems[0]


def test_a_list_without_numbers_in_front_and_with_words_between_is_read(take: Callable, file: Callable) -> None:
    content = "SPI 2024\nKabupaten Jember (72,10)\nKota Probolinggo dengan nilai 71,65 poin\n"
    figures = take(file("a.txt", content)).figures
    assert [(r.survey_year, r.region_code, r.measure, r.value) for r in figures.itertuples()] == FIGURES


@pytest.mark.parametrize(
    ("content", "figures"),
    [
        ("Hasil SPI 2024 Kab. Jember\nInternal: 77,74\nEksternal: 91,05\nIndeks SPI: 72,86\n",
         [(2024, "", "internal", 77.74), (2024, "", "external", 91.05), (2024, "", "index", 72.86)]),
        ("SPI Kab. Jember\n2021: 70,34\n2022: 66,07\n", [(2021, "", "index", 70.34), (2022, "", "index", 66.07)]),
        ("Kab. Jember\nSPI 2021: 70,34\nSPI 2022: 66,07\n", [(2021, "", "index", 70.34), (2022, "", "index", 66.07)]),
        ("SPI 2024 per OPD Kab. Jember\n1. Dinas Sosial 82,89\n2. Satpol PP 69,3\nPemkab Jember 72,86\n",
         [(2024, "Dinas Sosial", "index", 82.89), (2024, "Satpol PP", "index", 69.3), (2024, "", "index", 72.86)]),
    ],
)  # fmt: skip
def test_a_list_may_be_of_parts_of_years_or_of_units(take: Callable, file: Callable, content: str, figures: list) -> None:
    intake = take(file("a.txt", content))
    assert intake.problems == intake.warnings == [] and {*intake.figures["region_code"]} == {"3509"}
    assert [(r.survey_year, r.unit, r.measure, r.value) for r in intake.figures.itertuples()] == figures
    other = take(file("b.txt", content.replace("SPI", "MCP")))
    assert other.problems and other.figures["value"].dropna().empty


def test_a_list_names_the_line_of_a_wrong_name(take: Callable, file: Callable) -> None:
    problems = take(file("a.txt", LISTS["numbered"].replace("Kabupaten Jember", "Kabupate Jember"))).problems
    assert problems == ["a.txt, baris 2: nama “Pemerintah Kabupate Jember” tidak dikenal. Mungkin maksudnya Kabupaten Jember."]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_second_title_in_a_list_begins_another_list(take: Callable, file: Callable, gap: str) -> None:
    first, second = "SPI 2023\nKab. Jember 72,1\nKota Probolinggo 71,65\n", "Kab. Banyuwangi 69,1\nKab. Probolinggo 70\n"
    told = take(file("a.txt", f"{first}{gap}SPI 2024:\n{second}"))
    figures = [(r.survey_year, r.region_code, r.value) for r in told.figures.itertuples()]
    assert told.problems == [] and figures == [
        (2023, "3509", 72.1), (2023, "3574", 71.65), (2024, "3510", 69.1), (2024, "3513", 70.0)
    ]  # fmt: skip
    other = take(file("a.txt", f"{first}{gap}MCP 2023\n{second}"))
    assert [r.value for r in other.figures.itertuples()] == [72.1, 71.65] and "MCP/MCSP" in other.notes[0]


def test_a_table_with_headings_is_no_list_of_names_and_figures():
    area = "Kecamatan,Jumlah Penduduk,Luas\nKraksaan,70000,37.8\nPaiton,71000,53.3\n"
    assert all(sheet.list_from is None for sheet in ways(area))
    assert any(sheet.list_from is not None for sheet in ways("1. Kota Madiun, 77,07\n2. Kota Blitar, 76,10\n"))
