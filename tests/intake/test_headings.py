"""Is a heading understood as people write it?"""

import pytest

from spi.intake.spelling import headings
from spi.method import parts


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Skor Penilaian Internal (0-100)", "internal"), ("1. Eksternal", "external"), ("Eksper/Ahli", "expert"),
        ("Indeks SPI 2024", "index@2024"), ("SPI Tahun 2023", "index@2023"), ("Peringkat 2024", "calculated"),
        ("Tahun SPI", "year"),
        ("Kabupaten / Kota", "name"), ("Faktor Koreksi", "correction_total"), ("Trading in Influence", "influence"),
        ("TI", "influence"), ("PBJ", "procurement"), ("SDM", "personnel"), ("Jumlah Responden", "respondents"),
        ("MCP", None), ("Skor SAKIP", None), ("Target", "calculated"),
        ("Capaian SPI", "calculated"), ("Responden Internal", None), ("", None),
    ],
)  # fmt: skip
def test_a_heading_is_understood_as_people_write_it(heading: str, meaning: str | None) -> None:
    assert headings.meaning(heading) == meaning


@pytest.mark.parametrize(
    ("own", "group", "meaning"),
    [
        ("Pelaksanaan", "Faktor Koreksi", "correction_conduct"), ("Fakta", "Koreksi", "correction_facts"),
        ("Nilai", "Internal", "internal"), ("2024", "Eksternal", "external@2024"), ("Internal", "2023", "internal@2023"),
        ("2024", "Peringkat", "calculated"), ("Internal", "Jumlah Responden", ""), ("Pemda", "SPI 2024", "name"),
    ],
)  # fmt: skip
def test_a_heading_below_a_group_is_understood(own: str, group: str, meaning: str | None) -> None:
    assert headings.meaning(own, group) == meaning


@pytest.mark.parametrize(
    ("title", "years"),
    [("Hasil SPI 2024 (22 Januari 2025)", [2024]), ("Tahun Anggaran 2025", []), ("SPI 2023-2024", [2023, 2024]), (2024.0, [2024]),
     ("rilis 22/01/2025", []), ("LKPJ Tahun 2025: nilai SPI", []),
     ("LAKIP 2025, SPI 2024", [2024]), ("No. 12024", [])],
)  # fmt: skip
def test_a_date_is_no_survey_year(title: object, years: list[int]) -> None:
    assert headings.years_in(title) == years


def test_every_element_of_the_method_can_be_a_heading() -> None:
    assert tuple(element for _, element in parts.listed_elements()) == headings.ELEMENTS
