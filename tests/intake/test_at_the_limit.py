"""What holds at exactly a limit of the import, and what one step beyond it?"""

import json
from collections.abc import Callable

import pandas as pd
import pytest
from few_regions import FEW

from spi.intake import reading
from spi.intake.draft import Draft, first_few
from spi.intake.spelling.numbers import parse_year
from spi.intake.spelling.regions import Gazetteer
from spi.intake.tables import dashboard
from spi.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Sheet
from spi.sheets.texts import ways
from spi.sheets.workbook import MOST_CELLS, Book, UnfitWorkbook

NAMES = [name for _, name, *_ in FEW]


def refused(measure: str, cell: object) -> bool:
    """Is a cell no figure of this measure?"""
    draft = Draft("a.csv")
    draft.figure((2024, "3513", ""), measure, cell, place="baris 2", location="baris 2")
    return bool(draft.problems)


@pytest.mark.parametrize(
    ("measure", "cell", "wrong"),
    [
        ("index", "1", False), ("index", 1.0, False), ("index", "0,99", True), ("index", "0", True),
        ("index", "100", False), ("index", "100,01", True), ("internal", 100.0, False), ("internal", 0.0, True),
        ("correction_facts", "0", False), ("correction_facts", "0,5", False), ("correction_facts", "-0,01", True),
        ("correction_conduct", "100", False), ("correction_conduct", "100,01", True),
    ],
)  # fmt: skip
def test_a_figure_lies_from_one_to_a_hundred_and_a_deduction_from_zero(measure: str, cell: object, wrong: bool) -> None:
    assert refused(measure, cell) == wrong


@pytest.fixture
def codes(take: Callable, file: Callable) -> Callable[..., list[str]]:
    """The codes of the warnings about a table of SPI 2024 with these headings, one row for each of the first governments."""

    def of(heads: str, *rows: str, year: int = 2024) -> list[str]:
        lines = [f"{year};{name};{row}" for name, row in zip(NAMES, rows, strict=False)]
        intake = take(file("spi.csv", "\n".join([f"Tahun;Pemda;{heads}", *lines])))
        assert intake.problems == []
        return [warning.code for warning in intake.warnings]

    return of


PARTS = "Indeks;Internal;Eksternal;Ahli;Pelaksanaan SPI;Fakta Korupsi"


@pytest.mark.parametrize(("index", "odd"), [("70,47", False), ("70,48", True), ("70,41", False), ("70,40", True)])
def test_index_and_components_may_lie_apart_by_exactly_the_slack(codes: Callable, index: str, odd: bool) -> None:
    assert codes(PARTS, f"{index};75,60;89,00;70,00;7,50;0,00") == (["indeks_tidak_cocok"] if odd else [])


@pytest.mark.parametrize(("index", "odd"), [("66,15", False), ("66,16", True)])
def test_the_unlisted_deduction_of_2022_may_be_exactly_one_point(codes: Callable, index: str, odd: bool) -> None:
    told = codes(PARTS, f"{index};70,00;82,50;71,50;7,50;0,00", year=2022)
    assert told == (["indeks_tidak_cocok"] if odd else [])


@pytest.mark.parametrize(
    ("scores", "odd"),
    [
        (("85,01", "85,01", "85,01"), True), (("85,01", "85,01"), False), (("85", "85", "85"), False),
        (("90", "90", "90", "90", "70"), True), (("90", "90", "90", "70"), False),
    ],
)  # fmt: skip
def test_scores_look_like_another_from_three_of_which_four_fifths_are_high(codes: Callable, scores: tuple, odd: bool) -> None:
    assert codes("Indeks", *scores) == (["mirip_mcp"] if odd else [])


@pytest.mark.parametrize(
    ("deductions", "odd"),
    [
        (("0,2",), False), (("0,1999",), True), (("0,0759", "1"), True), (("0,0759", "0,99"), False),
        (("0,075", "7,59"), False), (("0,2000", "7,59"), False),
    ],
)  # fmt: skip
def test_a_deduction_looks_like_a_fraction_below_a_fifth(codes: Callable, deductions: tuple, odd: bool) -> None:
    assert codes("Indeks;Pelaksanaan SPI", *(f"71,65;{one}" for one in deductions)) == (["koreksi_pecahan"] if odd else [])


def test_deductions_are_fractions_where_more_than_half_of_the_rows_agree_better_so(codes: Callable) -> None:
    fraction, points = "71,65;75,61;89,02;73,53;0,0759;0", "79,17;75,61;89,02;73,53;0,08;0"
    assert "koreksi_pecahan" not in codes(PARTS, fraction, points)
    assert "koreksi_pecahan" in codes(PARTS, fraction, points, fraction)


@pytest.mark.parametrize(("score", "odd"), [("20", False), ("19,99", True)])
def test_a_score_is_low_below_twenty(codes: Callable, score: str, odd: bool) -> None:
    assert codes("Indeks", score) == (["nilai_terlalu_rendah"] if odd else [])


@pytest.mark.parametrize(
    ("column", "is_rank"),
    [
        (("1", "2", "3"), True), (("1", "2"), False), (("1", "1", "2"), True), (("1", "1", "2", "2"), False),
        (("2", "3", "4"), False),
    ],
)  # fmt: skip
def test_three_figures_that_count_up_are_a_rank(take: Callable, file: Callable, column: tuple, is_rank: bool) -> None:
    rows = "\n".join(f"2024;{name};71,65;{cell}" for name, cell in zip(NAMES, column, strict=False))
    intake = take(file("spi.csv", f"Tahun;Pemda;Indeks SPI;Internal\n{rows}"))
    assert any("peringkat, bukan skor" in note for note in intake.notes) == is_rank
    assert ("internal" in set(intake.figures["measure"])) != is_rank


def test_a_sheet_may_be_as_large_as_it_may_be() -> None:
    assert Sheet("", [[""] * MOST_COLUMNS]).fault() is None and Sheet("", [], size=(MOST_ROWS, 1)).fault() is None
    assert "201 kolom" in str(Sheet("", [[""] * (MOST_COLUMNS + 1)]).fault())
    assert "60001 baris" in str(Sheet("", [], size=(MOST_ROWS + 1, 1)).fault())


def test_a_book_may_hold_as_many_cells_as_it_may_hold() -> None:
    book = Book(most_rows=MOST_CELLS, most_columns=3)
    book.begin("Data")
    book.put(MOST_CELLS - 1, 0, 1.0)
    with pytest.raises(UnfitWorkbook, match="lebih dari 500000 sel"):
        book.put(0, 1, 1.0)
    with pytest.raises(UnfitWorkbook, match="di luar batas"):
        book.put(MOST_CELLS, 0, 1.0)
    small = Book(most_rows=2, most_columns=2)
    small.begin("Data")
    small.put(1, 1, 1.0)
    with pytest.raises(UnfitWorkbook, match="sel C1 berisi"):
        small.put(0, 2, 1.0)


def test_a_file_may_be_as_large_as_it_may_be(monkeypatch: pytest.MonkeyPatch, take: Callable, file: Callable) -> None:
    content = "Tahun;Pemda;Indeks SPI\n2024;Kab. Jember;71,65"
    monkeypatch.setattr(reading, "MOST_BYTES", len(content))
    assert take(file("a.csv", content)).problems == take(content.encode(), name="a.csv").problems == []
    assert ["ukurannya lebih dari" in one for one in take((content + " ").encode(), name="a.csv").problems] == [True]


def test_a_dashboard_may_have_as_many_rows_as_it_may_have(monkeypatch: pytest.MonkeyPatch, take: Callable) -> None:
    parts = {"agregat": {"internal": 75, "eksternal": 80, "eksper": 70}, "koreksi": {"integritas": 2, "prevalensi": 0}}
    rows = [{"tahun": 2024, "nama": f"PEMERINTAH {name.upper()}", "indeks": 72.94, **parts} for name in NAMES[2:4]]
    monkeypatch.setattr(dashboard, "MOST_ROWS", 2)
    assert take(json.dumps(rows).encode(), name="a.json").problems == []
    monkeypatch.setattr(dashboard, "MOST_ROWS", 1)
    assert ["berisi 2 baris, paling banyak 1" in one for one in take(json.dumps(rows).encode(), name="a.json").problems] == [True]


def test_a_list_has_two_items_and_lines_of_at_most_three_hundred_signs() -> None:
    item, filling = "1. Kota Probolinggo 71,65", " " * 275
    assert [sheet.list_from for sheet in ways(f"{item}\n2. Kab. Jember 70,10")][-1] == 0
    assert [sheet.list_from for sheet in ways(f"{item}\nbukan butir")][-1] is None
    assert len(item + filling) == 300
    assert ways(f"{item}{filling}\n{item}")[-1].list_from == 0 and ways(f"{item}{filling} \n{item}")[-1].list_from is None


@pytest.mark.parametrize(("year", "known"), [(2020, False), (2021, True), (2025, True), (2026, False)])
def test_survey_years_begin_with_2021_and_end_with_the_newest(year: int, known: bool) -> None:
    if known:
        assert parse_year(year, newest=2025) == year
    else:
        with pytest.raises(ValueError, match="di luar tahun survei 2021–2025"):
            parse_year(year, newest=2025)


@pytest.mark.parametrize(
    ("name", "is_new"), [("Kementerian Sosiel", False), ("Kementerian Sesiel", True), ("Kementerian Agima", True)]
)
def test_one_letter_of_a_word_of_six_is_a_misspelling(few: pd.DataFrame, name: str, is_new: bool) -> None:
    known = [("L-sosial", "Kementerian Sosial"), ("L-agama", "Kementerian Agama")]
    rows = [(code, name, name, "lembaga", None, None) for code, name in known]
    regions = pd.DataFrame(rows, columns=few.columns[:6])
    gazetteer = Gazetteer(aliases={}, regions=regions)
    if is_new:
        assert gazetteer.identify(code=None, name=name, may_add=True).startswith("L-")
    else:
        with pytest.raises(ValueError, match="Mungkin maksudnya Kementerian Sosial"):
            gazetteer.identify(code=None, name=name, may_add=True)


def test_three_are_named_before_the_rest_is_counted() -> None:
    assert (first_few(["a", "b", "c"]), first_few(["a", "b", "c", "d"])) == ("a, b, c", "a, b, c dan 1 lagi")
