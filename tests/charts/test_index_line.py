"""Claims about the line over the years: gaps stay gaps, breaks are seen, labels are ours."""

import pandas as pd
import pytest

from spi.method import methodology
from spi.render.screen import history, index_line, index_line_sentence

NAN = float("nan")
BREAKS = [(2023, 2024, "cara ukur berubah")]


@pytest.fixture
def series() -> pd.DataFrame:
    """Kabupaten Probolinggo, SPI 2021-2025, with the averages of Jawa Timur that are known."""
    return pd.DataFrame(
        {
            "survey_year": range(2021, 2026),
            "value": [71.12, 69.25, 75.36, 71.65, 73.32],
            "reason": "",
            "other": [NAN, 75.82, 76.93, 72.36, NAN],
        }
    )


def _solid(figure, name="K"):
    return [list(t.x) for t in figure.data if t.name == name and t.line.dash == "solid"]


def _dashed(figure, name="K"):
    return [list(t.x) for t in figure.data if t.name == f"{name} (putus)"]


def test_a_missing_year_is_never_bridged(series):
    series.loc[1, "value"] = NAN
    figure = index_line(series, name="K")
    assert _solid(figure) == [["2021"], ["2023", "2024", "2025"]] and _dashed(figure) == []


def test_a_year_without_a_row_is_a_gap_too(series):
    figure = index_line(series[series["survey_year"] != 2022], name="K")
    assert _solid(figure) == [["2021"], ["2023", "2024", "2025"]]
    assert list(figure.layout.xaxis.categoryarray) == ["2021", "2022", "2023", "2024", "2025"]


def test_a_missing_year_is_marked_and_its_reason_told(series):
    series = series.assign(value=[71.12, NAN, 75.36, 71.65, NAN], reason=["", "belum_ditemukan", "", "", None])
    figure = index_line(series, name="K")
    (marks,) = [t for t in figure.data if t.name == "tidak ada data"]
    assert list(marks.x) == ["2022", "2025"] and list(marks.hovertext) == ["2022: belum ditemukan", "2025: tidak ada data"]
    assert sum(a.text == "tidak ada<br>data" for a in figure.layout.annotations) == 2
    assert "2022 belum ditemukan" in index_line_sentence(series, name="K")


def test_only_a_lighter_dashed_piece_crosses_a_break(series):
    figure = index_line(series, name="K", breaks=BREAKS)
    assert _solid(figure) == [["2021", "2022", "2023"], ["2024", "2025"]] and _dashed(figure) == [["2023", "2024"]]
    (piece,) = [t for t in figure.data if t.name == "K (putus)"]
    assert piece.line.dash == "dot" and piece.opacity < 1 and piece.mode == "lines"


def test_the_other_line_is_cut_at_the_break_as_well(series):
    figure = index_line(series, name="K", breaks=BREAKS, other_name="rata-rata")
    assert _solid(figure, "rata-rata") == [["2022", "2023"], ["2024"]]


def test_a_break_is_a_band_between_its_years_with_its_words_above(series):
    figure = index_line(series, name="K", breaks=BREAKS)
    (band,) = [s for s in figure.layout.shapes if s.type == "rect"]
    assert 2 < band.x0 < 2.5 < band.x1 < 3
    (words,) = [a for a in figure.layout.annotations if "cara ukur" in a.text]
    assert (words.yref, words.yanchor) == ("paper", "bottom")


def test_a_break_with_a_missing_side_joins_nothing(series):
    series.loc[3, "value"] = NAN
    assert _dashed(index_line(series, name="K", breaks=BREAKS)) == []


def test_a_break_outside_the_years_is_not_drawn(series):
    assert not [s for s in index_line(series, name="K", breaks=[(2018, 2019, "x")]).layout.shapes if s.type == "rect"]


def test_years_are_words_on_the_axis(series):
    assert index_line(series, name="K").layout.xaxis.type == "category"


def test_every_value_of_ours_is_labelled_away_from_the_other_line(series):
    figure = index_line(series, name="K", other_name="rata-rata")
    side = {a.text: a.yanchor for a in figure.layout.annotations if a.text.startswith("<b>")}
    assert set(side) == {f"<b>{t}</b>" for t in ("71,12", "69,25", "75,36", "71,65", "73,32")}
    assert side["<b>69,25</b>"] == side["<b>75,36</b>"] == side["<b>71,65</b>"] == "top"


def test_labels_name_a_year_by_its_place_because_plotly_loses_year_words(series):
    assert all(not isinstance(a.x, str) for a in index_line(series, name="K", other_name="r").layout.annotations)


def test_the_other_line_is_named_with_its_last_value_and_an_older_year(series):
    (named,) = [a for a in index_line(series, name="K", other_name="Jatim").layout.annotations if "Jatim" in a.text]
    assert "72,36" in named.text and "(2024)" in named.text


def test_limits_near_the_values_are_named_at_the_left(series):
    assert list(index_line(series, name="K", bands=methodology.bands(2024)).layout.yaxis.ticktext) == [
        "Waspada<br>73",
        "Terjaga<br>78",
    ]


def test_one_known_year_is_a_dot(series):
    figure = index_line(series.iloc[[3]], name="K")
    assert _solid(figure) == [["2024"]] and "71,65" in index_line_sentence(series.iloc[[3]], name="K")


def test_runs_never_join_years_that_do_not_follow_each_other():
    assert history.runs({2021: 1, 2023: 1, 2024: 1, 2025: 1}, [(2023, 2024, "")]) == (
        [[2021], [2023], [2024, 2025]],
        [[2023, 2024]],
    )


def test_limits_are_drawn_only_over_the_years_they_apply_to():
    table = pd.DataFrame({"survey_year": [2022, 2023, 2024], "value": [71.0, 75.0, 72.0], "reason": None, "other": float("nan")})
    bands = [{"name": "Rentan", "from": 0, "below": 73, "symbol": "■", "tint": "#fff"},
             {"name": "Waspada", "from": 73, "below": 100, "symbol": "▲", "tint": "#fff"}]  # fmt: skip
    rules = [s for s in index_line(table, name="P", bands=bands, band_years=[2024]).layout.shapes if s.y0 == s.y1 == 73]
    assert [(rule.x0, rule.x1) for rule in rules] == [(1.5, 2.5)]
