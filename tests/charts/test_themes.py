"""Claims about the bars of root causes and the grid of themes by sides or parts."""

import pandas as pd
import pytest

from spi.render.screen import look, pareto_bars, pareto_bars_sentence, theme_grid, theme_grid_sentence
from spi.words import palette


@pytest.fixture
def themes() -> pd.DataFrame:
    """Three themes; the first two reach four fifths."""
    rows = [("a", "Pengawasan", 6, 2, 60.0, True), ("b", "SDM", 3, 3, 90.0, True), ("c", "Budaya", 1, 1, 100.0, False)]
    return pd.DataFrame(rows, columns=["theme", "name", "times", "findings", "running", "vital"])


def cells(columns: int = 2) -> pd.DataFrame:
    """Two themes by some columns; theme b was named in the first column only."""
    rows = [("a", "Pengawasan", f"k{n}", f"Kolom yang panjang {n}", n + 1, 1) for n in range(columns)]
    rows += [("b", "SDM", f"k{n}", f"Kolom yang panjang {n}", 4 if n == 0 else 0, 0 if n else 2) for n in range(columns)]
    return pd.DataFrame(rows, columns=["theme", "name", "column", "label", "times", "findings"])


def texts(figure) -> str:
    return " ".join(a.text for a in figure.layout.annotations)


def test_bars_keep_their_order_and_say_times_findings_and_the_running_share(themes):
    figure = pareto_bars(themes)
    assert list(figure.data[0].x) == [6, 3, 1]
    assert "6 sebutan" in texts(figure) and "kumulatif 90 %" in texts(figure) and "3 temuan" in figure.layout.yaxis.ticktext[1]


def test_the_themes_of_the_pareto_rule_have_our_hue_the_others_are_grey(themes):
    assert pareto_bars(themes).data[0].marker.color == (palette.OWN, palette.OWN, palette.OTHERS_DOT)


def test_a_clicked_bar_says_its_theme_and_stays_visible_when_another_is_clicked(themes):
    bars = pareto_bars(themes).data[0]
    assert list(bars.customdata) == [["a"], ["b"], ["c"]] and bars.unselected.marker.opacity == 1


@pytest.mark.parametrize("most", [1, 10, 1000])
def test_the_words_beside_a_bar_fit_on_a_phone(themes, most):
    high = pareto_bars(themes.assign(times=[most, 1, 1])).layout.xaxis.range[1]
    assert (high - most) / high * (look.PHONE - 130) >= look.text_width("kumulatif 100 %", size=12)


def test_the_sentence_of_the_bars_says_every_count(themes):
    told = pareto_bars_sentence(themes)
    assert "Pengawasan 6 sebutan (kumulatif 60 %)" in told and "Budaya 1 sebutan (kumulatif 100 %)" in told


def test_a_square_stands_where_something_was_said_and_a_dot_where_not():
    empty, said = theme_grid(cells()).data
    assert list(zip(said.x, said.y, said.text, strict=True)) == [(0, 0, "1"), (1, 0, "2"), (0, 1, "4")]
    assert list(zip(empty.x, empty.y, strict=True)) == [(1, 1)] and empty.customdata is None


def test_a_clicked_square_says_theme_and_column():
    assert list(theme_grid(cells()).data[1].customdata) == [["a", "k0"], ["a", "k1"], ["b", "k0"]]


def test_more_often_said_is_never_lighter():
    shades = theme_grid(cells()).data[1].marker.color
    assert shades[2] == palette.OWN and shades[0] == palette.OWN_WASH and shades[1] == palette.PEER


def test_totals_stand_at_the_names():
    figure = theme_grid(cells())
    assert ">3<" in figure.layout.yaxis.ticktext[0] and ">4<" in figure.layout.yaxis.ticktext[1]
    assert ">5<" in figure.layout.xaxis.ticktext[0] and ">2<" in figure.layout.xaxis.ticktext[1]


@pytest.mark.parametrize("columns", [1, 3, 4, 6, 16])
def test_squares_never_touch_on_a_phone_and_names_have_room(columns):
    figure = theme_grid(cells(columns))
    assert figure.data[1].marker.size <= (look.PHONE - 130) / columns
    lines = max(t.split("<span")[0].count("<br>") + 1 for t in figure.layout.xaxis.ticktext)
    assert columns < 6 or lines == 1
    assert figure.layout.margin.t >= (look.text_width("Kolom yang panjang 9", size=13) if columns > 5 else 18 * lines)


def test_the_sentence_of_the_grid_names_the_most_said_first():
    assert "Kolom yang panjang 0 5: SDM 4, Pengawasan 1; Kolom yang panjang 1 2: Pengawasan 2." in theme_grid_sentence(cells())


def test_a_grid_of_nothing_said_is_empty():
    assert not theme_grid(cells().assign(times=0)).data and "Belum ada" in theme_grid_sentence(cells().assign(times=0))
