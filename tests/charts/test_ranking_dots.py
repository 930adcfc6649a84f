"""Claims about the ordered dots."""

import pandas as pd
import pytest

from spi.method import methodology
from spi.render.screen import ranking_dots, ranking_dots_sentence
from spi.words import palette

BANDS = methodology.bands(2024)


def _ranking(count: int, *, own: int) -> pd.DataFrame:
    """`count` governments, the `own`-th of them is ours."""
    rows = [
        ("3513" if n == own else f"c{n}", f"Kab. {n}", n, 82 - 25 * n / count, 80 - 20 * n / count) for n in range(1, count + 1)
    ]
    return pd.DataFrame(rows, columns=["region_code", "region", "rank", "index", "index_before"])


@pytest.fixture
def ranking() -> pd.DataFrame:
    """A tie at 2, one government without a figure, handed over unordered."""
    rows = [("d", "D", 4, 70.0, 71.0), ("3513", "Kab. Probolinggo", 2, 71.65, 75.36), ("a", "A", 1, 77.58, None),
            ("b", "B", 2, 71.65, 72.0), ("x", "X", None, None, 80.0)]  # fmt: skip
    return pd.DataFrame(rows, columns=["region_code", "region", "rank", "index", "index_before"])


def _dots(figure):
    return next(t for t in figure.data if t.name == "SPI 2024")


def test_rows_are_ordered_by_rank_and_the_unknown_is_not_ranked(ranking):
    figure = ranking_dots(ranking, region_code="3513", bands=BANDS, year=2024)
    assert [c[0] for c in _dots(figure).customdata] == ["a", "b", "3513", "d"]


def test_equal_values_show_the_same_rank(ranking):
    names = ranking_dots(ranking, region_code="3513", bands=BANDS, year=2024).layout.yaxis.ticktext
    assert names[1] == "2  B" and "2  Kab. Probolinggo" in names[2] and names[3] == "4  D"
    assert "1 pemda lain bernilai sama" in ranking_dots_sentence(ranking, region_code="3513", bands=BANDS, year=2024)


def test_ours_is_bold_and_hued_in_name_and_dot(ranking):
    figure = ranking_dots(ranking, region_code="3513", bands=BANDS, year=2024)
    assert [n for n in figure.layout.yaxis.ticktext if "<b>" in n and palette.OWN in n] == [figure.layout.yaxis.ticktext[2]]
    assert [c == palette.OWN for c in _dots(figure).marker.color] == [False, False, True, False] and _dots(
        figure
    ).marker.opacity == 1


def test_tails_lead_only_to_known_values_of_the_year_before(ranking):
    figure = ranking_dots(ranking, region_code="3513", bands=BANDS, year=2024, year_before=2023)
    ends = [x for t in figure.data if t.name == "SPI 2023" for x in t.x]
    assert sorted(ends) == [71.0, 72.0, 75.36]
    assert any("titik kecil SPI 2023" in a.text for a in figure.layout.annotations)


def test_without_a_year_before_there_are_no_tails(ranking):
    figure = ranking_dots(ranking, region_code="3513", bands=BANDS, year=2024)
    assert len(figure.data) == 1 and not any("titik kecil" in a.text for a in figure.layout.annotations)


def test_names_of_close_limits_stand_on_different_levels():
    figure = ranking_dots(_ranking(20, own=3), region_code="3513", bands=BANDS, year=2024)
    low, high = sorted(a.yshift for a in figure.layout.annotations if a.text in ("Waspada 73", "Terjaga 78"))
    assert high - low >= 15


def test_every_value_stands_in_the_column_at_the_right(ranking):
    said = [a.text for a in ranking_dots(ranking, region_code="3513", bands=BANDS, year=2024).layout.annotations]
    assert "77,58" in said and "<b>71,65</b>" in said


@pytest.mark.parametrize(("own", "drawn", "gaps"), [(230, 51, [199, 293]), (5, 30, [513]), (25, 45, [498]), (540, 34, [509])])
def test_a_long_list_keeps_top_neighbours_and_bottom_and_counts_the_rest(own, drawn, gaps):
    figure = ranking_dots(_ranking(543, own=own), region_code="3513", bands=BANDS, year=2024)
    names = figure.layout.yaxis.ticktext
    hidden = [int(n.split()[1]) for n in names if "pemda lain" in n]
    assert len(_dots(figure).x) == drawn and hidden == gaps and drawn + sum(gaps) == 543
    assert len(names) == drawn + len(gaps) and sum(c[0] == "3513" for c in _dots(figure).customdata) == 1


def test_sixty_rows_are_all_drawn_each_at_least_fifteen_pixels_high():
    figure = ranking_dots(_ranking(60, own=3), region_code="3513", bands=BANDS, year=2024)
    assert len(_dots(figure).x) == 60 and figure.layout.height >= 900 and figure.layout.yaxis.tickfont.size >= 10


def test_the_ranking_sentence_says_of_how_many(ranking):
    sentence = ranking_dots_sentence(ranking, region_code="3513", bands=BANDS, year=2024, year_before=2023)
    for text in ("dari 4 pemda", "teratas A 77,58", "peringkat 2", "(Rentan)", "turun 3,71 poin dari SPI 2023"):
        assert text in sentence


def test_our_unknown_value_is_said_to_be_unranked(ranking):
    assert "tidak diperingkat" in ranking_dots_sentence(ranking, region_code="x", bands=BANDS, year=2024)
