"""Claims that hold for every chart: empty tables, missing values, names with HTML, the look, and the twin sentence."""

import re
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from spi.render import screen

NAN = float("nan")
EVIL = "<b>Kab. & <a href='x'>A</a>"
BANDS = [
    {"name": "Rentan", "from": 0, "below": 73, "symbol": "■", "tint": "#F4DEDB"},
    {"name": "Waspada", "from": 73, "below": 78, "symbol": "▲", "tint": "#F8EBC6"},
    {"name": "Terjaga", "from": 78, "below": 100, "symbol": "●", "tint": "#DCEBDD"},
]
OURS = {"region_code": "3513"}
BREAKS = [(2023, 2024, EVIL)]
SCORES = pd.DataFrame({"region_code": ["3513", "3526"], "region": [EVIL, "Kab. Bangkalan"], "index": [71.65, 72.36]})
PLACES = SCORES.assign(tile_label=["<i>", "Bkl"], tile_row=[4, 1], tile_column=[8, 5], tint="#F4DEDB", symbol="■")
YEARS = pd.DataFrame(
    {"survey_year": [2023, 2024, 2025], "value": [75.36, 71.65, NAN], "reason": ["", "", EVIL], "other": [76.93, 72.36, NAN]}
)
ROWS = pd.DataFrame(
    {"row": "internal", "label": EVIL, "region_code": ["3513", "1"], "region": [EVIL, "B"], "value": [75.61, 74.47]}
)
GAPS = pd.DataFrame({"label": [EVIL], "value": [73.0], "distance": [1.35]})
GAINS = pd.DataFrame({"label": [EVIL], "ours": [7.59], "reference": [5.39], "points": [2.2]})
THEMES = pd.DataFrame(
    {"theme": ["<i>", "b"], "name": [EVIL, "SDM"], "times": [6, 1], "findings": [2, 1], "running": [85.7, 100.0], "vital": True}
)
WEAK = pd.DataFrame(
    {"part": ["internal", "", "correction_conduct"], "label": [EVIL, "Potongan", EVIL], "lost": [7.44, 7.59, 7.59],
     "group": ["internal", "corrections", "corrections"], "heading": [True, True, False], "gap_index": [0.09, NAN, 2.2],
     "behind": ["tertinggal 0,09", "", "lebih besar 2,20"]}
)  # fmt: skip
CELLS = THEMES.assign(column="x", label=EVIL)
TRENDS = YEARS.assign(row="internal", label=EVIL, province=YEARS["other"], nation=NAN)
ACTIONS = pd.DataFrame(
    {
        "number": [1, 2],
        "title": [EVIL, "Kampanye"],
        "opd": [EVIL, "Dinas"],
        "start": pd.to_datetime(["2026-01-01", None]),
        "first_due": pd.to_datetime(["2026-05-01", None]),
        "due": pd.to_datetime(["2026-06-30", None]),
        "state": [EVIL, "tenggat belum ditetapkan"],
        "overdue": [True, False],
        "verified": False,
    }
)
STEPS = pd.DataFrame(
    {"day": pd.to_datetime(["2026-01-01", "2026-03-01"]), "claimed": 4, "verified": 2, "validated": 1, "total": 9}
)
AGES = pd.DataFrame({"bucket": ["conform", "late_30"], "label": [EVIL, "lewat"], "count": [3, 1], "count_first": [3, 2]})

CASES = {
    "scope_strip": (SCORES, OURS | {"bands": BANDS, "average": 72.0, "average_name": EVIL, "missing": 17}),
    "index_line": (YEARS, {"name": EVIL, "bands": BANDS, "breaks": BREAKS, "other_name": EVIL}),
    "ranking_dots": (
        SCORES.assign(rank=[2, 1], index_before=[75.36, NAN]),
        OURS | {"bands": BANDS, "year": 2024, "year_before": 2023},
    ),
    "rank_bump": (SCORES.assign(survey_year=2024, rank=[2, 1]), OURS | {"highlight": ["3526"]}),
    "tile_map": (PLACES, OURS),
    "profile_rows": (
        ROWS,
        OURS | {"marks": pd.DataFrame({"row": ROWS["row"], "name": EVIL, "value": 75.0}).head(1), "limits": [(78, EVIL)]},
    ),
    "gap_dumbbells": (GAPS, {"index": 71.65}),
    "gain_bars": (GAINS, {}),
    "cause_columns": (SCORES.assign(change=[-3.71, 6.0], internal=[-1.45, 0.5]), OURS | {"parts": [("internal", EVIL)]}),
    "pareto_bars": (THEMES, {}),
    "theme_grid": (CELLS, {}),
    "weak_bars": (WEAK, {}),
    "outcome_dots": (
        ROWS.assign(value=[3.03, -1.5]),
        OURS | {"marks": pd.DataFrame({"part": ["internal"], "lower": [-2.0], "median": [-1.5], "upper": [0.5]})},
    ),
    "component_trends": (TRENDS, {"breaks": BREAKS, "province_name": EVIL, "nation_name": EVIL}),
    "action_timeline": (ACTIONS, {"day": date(2026, 9, 1)}),
    "verdict_curve": (STEPS, {"total": 9}),
    "ageing_bars": (AGES, {}),
}
NUMBERS = {
    "lost",
    "gap_index",
    "points",
    "index",
    "index_before",
    "value",
    "other",
    "distance",
    "rank",
    "change",
    "internal",
    "province",
    "nation",
    "ours",
    "times",
    "start",
    "first_due",
    "due",
    "claimed",
    "verified",
    "validated",
    "total",
    "count",
    "count_first",
}


def words(figure: go.Figure) -> list[str]:
    """Every text that Plotly would read as HTML."""
    said = [a.text for a in figure.layout.annotations]
    for trace in figure.data:
        said += [t for kind in (trace.hovertext, getattr(trace, "text", None)) if kind is not None for t in np.atleast_1d(kind)]
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        said += list(axis.ticktext or ())
    return [str(t) for t in said if t]


def draw(name: str, table: pd.DataFrame) -> tuple[go.Figure, str]:
    """A chart and its sentence, from the same arguments."""
    return getattr(screen, name)(table, **CASES[name][1]), getattr(screen, f"{name}_sentence")(table, **CASES[name][1])


@pytest.mark.parametrize("name", CASES)
def test_a_chart_with_figures_draws_them_and_says_them(name):
    figure, sentence = draw(name, CASES[name][0])
    assert len(figure.data) > 0 and len(sentence) > 20


@pytest.mark.parametrize("name", CASES)
def test_an_empty_table_says_what_is_missing(name):
    figure, sentence = draw(name, CASES[name][0].iloc[:0])
    assert not figure.data and "elum" in figure.layout.annotations[0].text and "elum" in sentence


@pytest.mark.parametrize("name", CASES)
def test_a_table_without_columns_is_an_empty_table(name):
    figure, _ = draw(name, pd.DataFrame())
    assert not figure.data


@pytest.mark.parametrize("name", [n for n in CASES if n != "tile_map"])
def test_only_missing_values_are_an_empty_table(name):
    table = CASES[name][0]
    figure, sentence = draw(name, table.assign(**dict.fromkeys(NUMBERS & set(table.columns), NAN)))
    assert not figure.data and not re.search(r"\bnan\b", sentence, re.IGNORECASE)


@pytest.mark.parametrize("name", CASES)
def test_one_row_is_enough(name):
    figure, sentence = draw(name, CASES[name][0].iloc[:1])
    assert len(figure.data) > 0 and sentence


@pytest.mark.parametrize("name", [n for n in CASES if n != "verdict_curve"])  # it names nothing from the data
def test_names_from_the_data_are_never_read_as_html(name):
    figure, _ = draw(name, CASES[name][0])
    joined = " ".join(words(figure))
    assert "<a" not in joined and "<b>Kab" not in joined and "<i>" not in joined and "&lt;" in joined


@pytest.mark.parametrize("name", CASES)
def test_numbers_are_indonesian_and_nothing_is_nan(name):
    figure, sentence = draw(name, CASES[name][0])
    said = " ".join([*words(figure), sentence])
    assert not re.search(r"\d\.\d\d\b|\bnan\b|\bNone\b|\bNaN\b", said)


@pytest.mark.parametrize("name", CASES)
def test_every_chart_has_the_look_of_the_house(name):
    layout = draw(name, CASES[name][0])[0].layout
    assert layout.separators == ",." and layout.showlegend is False and layout.dragmode is False and layout.title.text is None
    assert "Source Sans" in layout.font.family and layout.height > 0


@pytest.mark.parametrize("name", CASES)
def test_no_axis_can_be_zoomed(name):
    figure, _ = draw(name, CASES[name][0])
    assert all(axis.fixedrange for axis in (*figure.select_xaxes(), *figure.select_yaxes()))


@pytest.mark.parametrize("name", CASES)
def test_the_table_handed_in_is_left_as_it_was(name):
    before = CASES[name][0].copy(deep=True)
    draw(name, CASES[name][0])
    pd.testing.assert_frame_equal(before, CASES[name][0])
