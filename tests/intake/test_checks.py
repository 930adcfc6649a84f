"""Is what is odd told, and what is right left alone?"""

from collections.abc import Callable

import pandas as pd
import pytest

HEAD = "Tahun;Pemda;Indeks;Internal;Eksternal;Ahli;Pelaksanaan SPI;Fakta Korupsi\n"
TRUE = "2024;Kab. Probolinggo;71,65;75,61;89,02;73,53;7,59;0\n"


@pytest.fixture
def codes(take: Callable, file: Callable) -> Callable[..., list[str]]:
    """The codes of the warnings about a text."""

    def of(text: str, **known: object) -> list[str]:
        intake = take(file("spi.csv", text), **known)
        assert intake.problems == []
        return [warning.code for warning in intake.warnings]

    return of


def test_the_published_figures_raise_no_warning(codes: Callable) -> None:
    assert codes(HEAD + TRUE) == []


@pytest.mark.parametrize(
    ("row", "odd"),
    [
        ("2024;Kab. Jember;71,70;75,61;89,02;73,53;7,59;0", True),
        ("2024;Kab. Jember;71,68;75,61;89,02;73,53;7,59;0", False),
        ("2024;Kab. Jember;71,60;75,61;89,02;73,53;7,59;0", True),
        ("2024;Kab. Jember;71,7;75,6;89,0;73,5;7,6;0", False),
        ("2024;Kab. Jember;72,4;75,6;89,0;73,5;7,6;0", True),
        ("2022;Kab. Jember;66,00;75,61;89,02;73,53;7,59;0", False),
        ("2022;Kab. Jember;71,20;75,61;89,02;73,53;7,59;0", True),
        ("2022;Kab. Jember;78,00;75,61;89,02;73,53;7,59;0", True),
        ("2024;Kab. Jember;78,00;75,61;;73,53;7,59;0", False),
        ("2024;Kab. Jember;78,00;75,61;89,02;73,53;;0", False),
    ],
)
def test_index_and_components_must_agree_beyond_rounding(codes: Callable, row: str, odd: bool) -> None:
    assert codes(HEAD + row) == (["indeks_tidak_cocok"] if odd else [])


def test_the_total_of_the_corrections_serves_too(codes: Callable) -> None:
    head = "Tahun;Pemda;Indeks;Internal;Eksternal;Ahli;Faktor Koreksi\n2024;Kab. Jember;"
    assert codes(head + "71,65;75,61;89,02;73,53;7,59") == []
    assert codes(head + "71,65;75,61;89,02;73,53;0") == ["indeks_tidak_cocok"]


def test_a_disagreement_names_cell_and_both_values(take: Callable, file: Callable) -> None:
    warnings = take(file("spi.csv", HEAD + "2024;Kab. Jember;75;75,61;89,02;73,53;7,59;0")).warnings
    assert (
        "spi.csv: baris 2 kolom 3: Kabupaten Jember 2024 berindeks 75,00, dari komponen dan koreksinya 71,66"
        in warnings[0].sentence
    )


@pytest.mark.parametrize(
    ("text", "known", "odd"),
    [
        ("Tahun;Pemda;Indeks\n2026;Kab. Jember;72", {"newest_year": 2026}, True),
        ("Tahun;Pemda;Indeks\n2025;Kab. Jember;72", {}, False),
        ("SPI 2025 (diluncurkan KPK);\nPemda;Indeks\nKab. Jember;72", {}, True),
        ("Jakarta, 22 Januari 2025;;\nTahun;Pemda;Indeks\n2025;Kab. Jember;72", {}, True),
        ("Jakarta, 22 Januari 2025;;\nTahun;Pemda;Indeks\n2024;Kab. Jember;72", {}, False),
        ("Hasil SPI 2024, rilis 22 Januari 2025;\nPemda;Indeks\nKab. Jember;72", {}, False),
        ("SPI 2025 diluncurkan 9 Desember 2025;\nPemda;Indeks\nKab. Jember;72", {}, False),
        ("Peluncuran 26/01/2024;;\nTahun;Pemda;Indeks\n2024;Kab. Jember;72", {}, True),
    ],
)
def test_a_launch_year_is_suspected(codes: Callable, text: str, known: dict, odd: bool) -> None:
    assert codes(text, **known) == (["tahun_peluncuran"] if odd else [])


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Tahun;Pemda;Indeks\n2022;Kab. Jember;93\n2023;Kab. Jember;92\n2024;Kab. Jember;94", True),
        ("Tahun;Pemda;Indeks\n2022;Kab. Jember;93\n2023;Kab. Jember;72\n2024;Kab. Jember;94", False),
        ("Tahun;Pemda;Indeks;Faktor Koreksi\n2022;Kab. Jember;93;1\n2023;Kab. Jember;92;1\n2024;Kab. Jember;94;1", False),
        ("Tahun;Pemda;Indeks\n2024;Kab. Jember;93", False),
    ],
)
def test_a_column_that_looks_like_mcp_is_told(codes: Callable, text: str, odd: bool) -> None:
    assert codes(text) == (["mirip_mcp"] if odd else [])


def numbered(**provinces: int) -> list[str]:
    """The codes of so many governments of each province: p35=2 gives 3500 and 3501."""
    return [f"{province[1:]}{number:02}" for province, count in provinces.items() for number in range(count)]


@pytest.fixture
def coverage(take: Callable, file: Callable) -> Callable[..., list[str]]:
    """The sentences about a table of these codes, of the years 2024 and on."""

    def of(*years: list[str], before: dict) -> list[str]:
        codes = sorted({code for year in years for code in year})
        regions = pd.DataFrame({"region_code": codes, "name": codes, "short_name": "", "kind": "kabupaten"})
        regions = regions.assign(province_code=regions["region_code"].str[:2], province="P" + regions["region_code"].str[:2])
        rows = [f"{year};{code};72\n" for year, found in enumerate(years, start=2024) for code in found]
        intake = take(file("spi.csv", "Tahun;Kode;Indeks\n" + "".join(rows)), regions=regions, aliases={}, known_counts=before)
        assert intake.problems == intake.warnings == []
        return intake.notes

    return of


@pytest.mark.parametrize(
    ("rows", "before", "odd"),
    [
        (8, {(2023, "35"): 9}, True),
        (8, {(2023, "35"): 8}, False),
        (8, {(2022, "35"): 9}, False),
        (5, {(2023, "35"): 39}, True),
        (2, {(2023, "35"): 3}, True),
        (1, {(2023, "35"): 39}, False),
    ],
)
def test_fewer_regions_than_the_year_before_are_told(coverage: Callable, rows: int, before: dict, odd: bool) -> None:
    count = max(before.values())
    told = f"spi.csv: SPI 2024 P35: {rows} pemda, sedangkan SPI 2023 yang tersimpan {count}"
    assert coverage(numbered(p35=rows), before=before) == ([f"{told}. Periksa apakah ada baris yang tertinggal."] if odd else [])


def test_every_province_and_year_has_its_sentence(coverage: Callable) -> None:
    before = {(2023, "11"): 5, (2023, "35"): 9, (2023, "51"): 9, (2023, ""): 99, (2024, "35"): 3}
    told = coverage(numbered(p11=4, p35=3, p51=1), numbered(p35=2), before=before)
    assert [sentence.split(":")[1].strip() for sentence in told] == ["SPI 2024 P11", "SPI 2024 P35", "SPI 2025 P35"]


@pytest.mark.parametrize(("nation", "odd"), [(6, False), (7, True), (11, True), (12, False)])
def test_a_table_of_most_of_the_nation_is_compared_with_the_nation(coverage: Callable, nation: int, odd: bool) -> None:
    told = coverage(numbered(p11=3, p35=3), before={(2023, ""): nation})
    assert [("seluruh pemda: 6 pemda" in sentence) for sentence in told] == ([True] if odd else [])
