"""Claims about the ordered dots, and about all members as dots of a plane."""

import pandas as pd
import pytest

from spi.charts.marks import Blank
from spi.charts.ranking_dots import ranking_dots
from spi.method import methodology

OURS = {"region_code": "3513", "bands": methodology.bands(2024), "year": 2024}


def _ranking(count: int, *, own: int) -> pd.DataFrame:
    """`count` governments, the `own`-th of them is ours."""
    codes = ["3513" if n == own else f"c{n}" for n in range(1, count + 1)]
    rows = [(code, f"Kab. {n}", n, 82 - 25 * n / count, 80 - 20 * n / count) for n, code in enumerate(codes, 1)]
    return pd.DataFrame(rows, columns=["region_code", "region", "rank", "index", "index_before"])


@pytest.fixture
def ranking() -> pd.DataFrame:
    """A tie at 2, one government without a figure, handed over unordered."""
    rows = [("d", "D", 4, 70.0, 71.0), ("3513", "Kab. Probolinggo", 2, 71.65, 75.36), ("a", "A", 1, 77.58, None),
            ("b", "B", 2, 71.65, 72.0), ("x", "X", None, None, 80.0)]  # fmt: skip
    return pd.DataFrame(rows, columns=["region_code", "region", "rank", "index", "index_before"])


def test_rows_are_ordered_by_rank_and_name_and_the_unknown_is_not_ranked(ranking):
    rows = ranking_dots(ranking, **OURS).rows
    assert [(row.region_code, row.place, row.own) for row in rows] == [
        ("a", 0, False), ("b", 1, False), ("3513", 2, True), ("d", 3, False)
    ]  # fmt: skip


def test_equal_values_show_the_same_rank_and_a_disputed_one_its_range(ranking):
    assert [row.name for row in ranking_dots(ranking, **OURS).rows] == ["1  A", "2  B", "2  Kab. Probolinggo", "4  D"]
    assert "1 pemda lain bernilai sama" in ranking_dots(ranking, **OURS).alt
    told = ranking_dots(ranking.assign(rank_words=["4", "2–3", "1", "2–3", None]), **OURS)
    assert told.rows[2].name == "2–3  Kab. Probolinggo" and "peringkat 2–3 dengan indeks" in told.alt
    assert ranking_dots(ranking, **OURS, numbered=False).rows[0].name == "A"


def test_tails_lead_only_to_known_values_of_the_year_before(ranking):
    chart = ranking_dots(ranking, **OURS, year_before=2023)
    assert [row.before for row in chart.rows] == [None, 72.0, 75.36, 71.0] and chart.span[1] > 77.58
    assert chart.note == "titik besar SPI 2024, titik kecil SPI 2023"
    assert chart.rows[2].hover == "Kab. Probolinggo\nperingkat 2, indeks 71,65\nturun 3,71 poin"


def test_without_a_year_before_there_are_no_tails(ranking):
    chart = ranking_dots(ranking, **OURS)
    assert {row.before for row in chart.rows} == {None} and chart.note == ""
    assert ranking_dots(ranking.assign(index_before=None), **OURS, year_before=2023).note == ""


def test_names_of_close_limits_stand_on_different_levels():
    limits = ranking_dots(_ranking(20, own=3), **OURS).limits
    assert [(limit.text, limit.level) for limit in limits] == [("Waspada 73", 0), ("Terjaga 78", 1)]


@pytest.mark.parametrize(("own", "drawn", "gaps"), [(230, 51, [199, 293]), (5, 30, [513]), (25, 45, [498]), (540, 34, [509])])
def test_a_long_list_keeps_top_neighbours_and_bottom_and_counts_the_rest(own, drawn, gaps):
    chart = ranking_dots(_ranking(543, own=own), **OURS)
    assert [int(words.split()[1]) for _, words in chart.gaps] == gaps and len(chart.rows) == drawn
    places = sorted([row.place for row in chart.rows] + [place for place, _ in chart.gaps])
    assert places == list(range(drawn + len(gaps))) and drawn + sum(gaps) == 543
    assert [row.region_code for row in chart.rows if row.own] == ["3513"]


@pytest.mark.parametrize(("count", "gaps"), [(60, 0), (61, 1)])
def test_sixty_rows_are_all_drawn_and_one_more_are_not(count, gaps):
    assert len(ranking_dots(_ranking(count, own=3), **OURS).gaps) == gaps


def test_the_sentence_says_of_how_many_even_where_few_are_drawn(ranking):
    few = ranking_dots(ranking, **OURS, year_before=2023, shown=ranking.head(2))
    assert len(few.rows) == 2
    assert few.alt == (
        "Peringkat SPI 2024 dari 4 pemda: teratas A 77,58, terbawah D 70,00. Kab. Probolinggo peringkat 2 dengan indeks 71,65 "
        "(Rentan), turun 3,71 poin dari SPI 2023. 1 pemda lain bernilai sama dan berbagi peringkat itu."
    )


def test_our_unknown_value_is_said_to_be_unranked_and_no_value_at_all_as_well(ranking):
    assert "tidak diperingkat" in ranking_dots(ranking, **OURS | {"region_code": "x"}).alt
    nothing = Blank("Belum ada peringkat SPI 2024: nilai indeksnya belum diketahui.")
    assert ranking_dots(ranking.assign(rank=None), **OURS) == nothing


def test_a_cut_name_is_whole_when_pointed_at(ranking):
    long = "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi"
    row = ranking_dots(ranking.assign(region=["D", "P", long, "B", "X"]), **OURS).rows[0]
    assert row.name == "1  Kem. Pendidikan, Kebudayaan…" and row.hover.startswith(f"{long}\n")
