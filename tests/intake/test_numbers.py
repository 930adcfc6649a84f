"""Which figure, or which reason, does a cell hold?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spi.intake.spelling.numbers import Parsed, may_be_figure, parse, parse_year


@pytest.mark.parametrize(
    ("cell", "value", "printed", "decimals"),
    [
        ("71,65", 71.65, "71,65", 2),
        ("71.65", 71.65, "71.65", 2),
        (71.65, 71.65, "71.65", 2),
        (Decimal("71.60"), 71.6, "71.60", 2),
        (" 71,65 %", 71.65, "71,65", 2),
        ("\u00a071,65\u2009", 71.65, "71,65", 2),
        ("\ufeff71,65", 71.65, "71,65", 2),
        ("70 ,5", 70.5, "70,5", 1),
        ("70\u202f,5", 70.5, "70,5", 1),
        ("70,\u00a05", 70.5, "70,5", 1),
        ("71\u2009,65", 71.65, "71,65", 2),
        ("71\u2007.\u200365 %", 71.65, "71.65", 2),
        ("71\u200b,\u200365", 71.65, "71,65", 2),
        ("1.234,5", 1234.5, "1.234,5", 1),
        (",81", 0.81, ",81", 2),
        ("−3,2", -3.2, "−3,2", 1),
        (72.0, 72.0, "72", 0),
        (0.1 + 0.2, 0.3, "0.3", 2),
    ],
)
def test_a_number_is_read_as_it_is_printed(cell: object, value: float, printed: str, decimals: int) -> None:
    assert parse(cell) == Parsed(value, printed, decimals, None)


@pytest.mark.parametrize("cell", [0, "0", 0.0, "0,00"])
def test_zero_is_a_figure(cell: object) -> None:
    assert parse(cell).value == 0 and parse(cell).reason is None


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        *((blank, "belum_ditemukan") for blank in (None, "", "  ", "-", "–", "n/a", "N/A")),
        *((word, "belum_ditemukan") for word in ("tidak ada", "Belum rilis", "belum ada data", "TAD", "TDK ADA", "kosong")),
        ("NaN", "responden_kurang"),
        (float("nan"), "responden_kurang"),
        ("tidak ikut", "tidak_ikut"),
        ("Tidak_Dipublikasikan", "tidak_dipublikasikan"),
    ],
)
def test_a_cell_without_a_number_gives_its_reason_and_never_zero(cell: object, reason: str) -> None:
    assert parse(cell).reason == reason and parse(cell).value is None


@pytest.mark.parametrize(
    "cell",
    [
        "abc",
        "71,",
        "7 1",
        "70 5",
        "70\u202f5",
        "70 5,1",
        "70\n,5",
        "70 ,",
        "7 , 1 , 2",
        "71²",
        "=1+1",
        "1e5",
        "+",
        ".",
        "71,65a",
        "74,5*",
        "71,8 (2)",
        "± 71",
        True,
        [71],
        "٧١",
    ],
)
def test_anything_else_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="bukan angka"):
        parse(cell)


def test_a_cell_full_of_spaces_is_refused() -> None:
    with pytest.raises(ValueError, match="bukan angka"):
        parse("7" + " " * 1_000_000 + "5")


@pytest.mark.parametrize("cell", [float("inf"), 10**400, Decimal("1e999999")])
def test_an_endless_number_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="di luar 0–100"):
        parse(cell)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        *(
            (cell, True)
            for cell in (71.65, 0, "71,65", "-", "NaN", "tidak ikut", "74,5*", "71,8 (2)", "± 71", "71 (2)", "71,65 poin")
        ),
        *((cell, False) for cell in ("", None, "Inspektur", "3 Februari 2025", "NIP. 1970", "19700101 199503 1 001", "1,97E+17")),
    ],
)
def test_a_text_that_is_no_figure_is_told_from_a_wrong_one(cell: object, figure: bool) -> None:
    assert may_be_figure(cell) == figure


anything = st.one_of(
    st.text(), st.floats(), st.integers(), st.decimals(), st.booleans(), st.none(), st.binary(), st.lists(st.integers())
)


@given(anything)
def test_parse_raises_nothing_but_a_value_error(cell: object) -> None:
    try:
        parsed = parse(cell)
    except ValueError:
        return
    assert (parsed.value is None) == (parsed.reason is not None)


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_comma_point_and_number_give_the_same_figure(figure: Decimal) -> None:
    comma, point, number = str(figure).replace(".", ","), str(figure), float(figure)
    assert parse(comma).value == parse(point).value == parse(number).value == number


@pytest.mark.parametrize("cell", [2024, 2024.0, "2024", " SPI 2024 "])
def test_a_survey_year_is_four_digits(cell: object) -> None:
    assert parse_year(cell, newest=2025) == 2024


@pytest.mark.parametrize("cell", [2020, 2026, "", "24", "2024/2025", None, True])
def test_a_year_outside_the_surveys_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="tahun"):
        parse_year(cell, newest=2025)


def test_a_remark_that_gives_the_newer_figure_is_no_remark() -> None:
    assert parse("71,65 (naik dari 70,1)").value == 71.65
    with pytest.raises(ValueError, match="bukan angka"):
        parse("70,1 (naik menjadi 71,65)")
