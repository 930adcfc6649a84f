"""Claims about the bars and the grid of themes: counts, running shares, codes for a click, nothing said is a faint dot."""

import pandas as pd
import pytest

from spi.charts.follow_up.themes import pareto_bars, theme_grid
from spi.charts.marks import Blank
from spi.charts.placing import PHONE, text_width
from spi.render import screen
from spi.words import palette

NOTHING = Blank("Belum ada catatan FGD untuk digambarkan.")


@pytest.fixture
def themes() -> pd.DataFrame:
    """Three themes, the first two of the Pareto rule."""
    rows = [("a", "Pengawasan", 6, 4, 60.0, True), ("b", "SDM", 3, 2, 90.0, True), ("c", "Budaya", 1, 1, 100.0, False)]
    return pd.DataFrame(rows, columns=["theme", "name", "times", "findings", "running", "vital"])


def cells(columns: int = 2) -> pd.DataFrame:
    """Two themes over so many columns: 1 and 2 (then 0) of the first, 4 of the second in the first column alone."""
    rows = []
    for n in range(columns):
        for code, name, times in (("a", "Pengawasan", [1, 2, 0][min(n, 2)]), ("b", "SDM", 4 if n == 0 else 0)):
            rows.append((code, f"k{n}", name, f"Kolom yang panjang {n}", times, times))
    return pd.DataFrame(rows, columns=["theme", "column", "name", "label", "times", "findings"])


def test_every_theme_is_a_bar_with_count_share_and_code_those_of_the_rule_lit(themes):
    rows = pareto_bars(themes).rows
    assert [(row.theme, row.times, row.text, row.running, row.findings, row.hue) for row in rows] == [
        ("a", 6, "6 sebutan", "kumulatif 60%", "4 catatan", "own"),
        ("b", 3, "3 sebutan", "kumulatif 90%", "2 catatan", "own"),
        ("c", 1, "1 sebutan", "kumulatif 100%", "1 catatan", "others_dot"),
    ]


def test_the_sentence_of_the_bars_says_every_count(themes):
    assert pareto_bars(themes).alt == (
        "Tema akar masalah menurut banyaknya sebutan: Pengawasan 6 sebutan (kumulatif 60%); "
        "SDM 3 sebutan (kumulatif 90%); Budaya 1 sebutan (kumulatif 100%)."
    )
    assert pareto_bars(themes.head(0)) == NOTHING


@pytest.mark.parametrize("most", [6, 1000])
def test_the_words_beside_a_bar_fit_on_a_phone(themes, most):
    high = screen.draw(pareto_bars(themes.assign(times=[most, 1, 1]))).layout.xaxis.range[1]
    assert (high - most) / high * (PHONE - 130) >= text_width("kumulatif 100%", size=12)


def test_a_square_stands_where_something_was_said_and_a_dot_where_not():
    found = [(cell.row, cell.column, cell.text, cell.codes) for cell in theme_grid(cells()).cells if cell.darkness]
    assert found == [(0, 0, "1", ("a", "k0")), (1, 0, "4", ("b", "k0")), (0, 1, "2", ("a", "k1"))]
    (empty,) = [cell for cell in theme_grid(cells()).cells if not cell.darkness]
    assert (empty.row, empty.column) == (1, 1)
    clicked = [list(trace.customdata) for trace in screen.draw(theme_grid(cells())).data if trace.customdata]
    assert clicked == [[["a", "k0"], ["b", "k0"], ["a", "k1"]]]


@pytest.mark.parametrize(("times", "darkness"), [(0, 0), (1, 1), (25, 1), (26, 2), (50, 2), (51, 3), (75, 3), (76, 4), (100, 4)])
def test_each_quarter_of_the_largest_count_is_a_step_darker(times, darkness):
    table = cells().assign(times=[100, times, 0, 0], findings=1)
    assert theme_grid(table).cells[1].darkness == darkness


def test_totals_stand_at_the_names():
    chart = theme_grid(cells())
    assert [(head.name, head.total) for head in chart.rows] == [("Pengawasan", "3"), ("SDM", "4")]
    assert [head.total for head in chart.columns] == ["5", "2"]


@pytest.mark.parametrize("columns", [1, 3, 4, 6, 16])
def test_squares_never_touch_on_a_phone_and_names_have_room(columns):
    figure = screen.draw(theme_grid(cells(columns)))
    (squares,) = [trace for trace in figure.data if trace.name == "sebutan"]
    assert squares.marker.size <= (PHONE - 130) / columns
    lines = max(t.split("<span")[0].count("<br>") + 1 for t in figure.layout.xaxis.ticktext)
    assert columns < 6 or lines == 1
    assert figure.layout.margin.t >= (text_width("Kolom yang panjang 9", size=13) if columns > 5 else 18 * lines)


def test_words_on_a_dark_square_are_light():
    inks = {trace.textfont.color: list(trace.text) for trace in screen.draw(theme_grid(cells())).data if trace.name == "angka"}
    assert inks == {palette.INK: ["1", "2"], palette.PAPER: ["4"]}


def test_the_sentence_of_the_grid_names_the_most_said_first():
    assert theme_grid(cells(3)).alt == (
        "Sebutan tema. Kolom yang panjang 0 5: SDM 4, Pengawasan 1; Kolom yang panjang 1 2: Pengawasan 2."
    )
    assert theme_grid(cells().assign(times=0)) == theme_grid(cells().head(0)) == NOTHING
