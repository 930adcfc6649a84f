"""Claims that hold for every chart made of a table: an empty table, missing columns and values, one row, and no word is nan."""

import re
from datetime import date

import objects as o
import pandas as pd
import pytest

from spi.charts.follow_up.ageing import ageing_bars
from spi.charts.follow_up.curve import verdict_curve
from spi.charts.follow_up.outcome import outcome_dots
from spi.charts.follow_up.themes import pareto_bars, theme_grid
from spi.charts.follow_up.timeline import action_timeline
from spi.charts.index_line import index_line
from spi.charts.marks import Blank
from spi.charts.parts.bars import gain_bars
from spi.charts.parts.cause_columns import cause_columns
from spi.charts.parts.component_trends import component_trends
from spi.charts.parts.gaps import gap_dumbbells
from spi.charts.parts.profile import profile_rows
from spi.charts.parts.weak_bars import weak_bars
from spi.charts.rank_bump import rank_bump
from spi.charts.ranking_dots import ranking_dots
from spi.charts.scope_strip import scope_strip
from spi.charts.tile_map import tile_map

NUMBERS = {"lost", "gap_index", "points", "index", "index_before", "value", "distance", "rank", "change", "internal", "province",
           "nation", "ours", "times", "start", "first_due", "due", "claimed", "verified", "validated", "total", "count",
           "count_first"}  # fmt: skip
MADE = {  # the maker, its table, what else it is told
    "timeline": (action_timeline, o.ACTIONS, {"day": date(2026, 9, 1)}),
    "curve": (verdict_curve, o.STEPS, {"total": 9}),
    "ageing": (ageing_bars, o.AGES, {}),
    "outcome": (outcome_dots, o.CHANGES, {"region_code": "3513", "marks": o.QUARTILES}),
    "pareto": (pareto_bars, o.THEMES, {}),
    "grid": (theme_grid, o.THEMES.assign(column="x", label="K"), {}),
    "index": (index_line, o.YEARS, {"name": "K", "year": 2024, "nation": True}),
    "strip": (scope_strip, o.MEMBERS, o.OURS),
    "ranking": (ranking_dots, o.MEMBERS, o.OURS | {"year": 2024, "year_before": 2023}),
    "bump": (rank_bump, o.RANKS, {"region_code": "3513"}),
    "tiles": (tile_map, o.MEMBERS, o.OURS),
    "gains": (gain_bars, o.GAINS, {}),
    "causes": (cause_columns, o.CAUSES, {"region_code": "3513", "parts": o.PARTS}),
    "trends": (component_trends, o.trends(), {}),
    "distances": (gap_dumbbells, o.DISTANCES, {"index": 71.65}),
    "profile": (profile_rows, o.VALUES, {"region_code": "3513", "marks": o.MARKS}),
    "weak parts": (weak_bars, o.WEAK, {}),
}
NAMES = list(MADE)


def made(name, change=lambda table: table):
    maker, table, more = MADE[name]
    return maker(change(table), **more)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_says_what_is_missing(name):
    chart = made(name, lambda table: table.iloc[:0])
    assert isinstance(chart, Blank) and "elum" in chart.alt


@pytest.mark.parametrize("name", NAMES)
def test_a_table_without_columns_is_an_empty_table(name):
    assert made(name, lambda _: pd.DataFrame()) == made(name, lambda table: table.iloc[:0])


@pytest.mark.parametrize("name", [name for name in NAMES if name != "tiles"])  # a tile says that it is not known
def test_only_missing_values_are_an_empty_table(name):
    chart = made(name, lambda table: table.assign(**dict.fromkeys(NUMBERS & set(table.columns), float("nan"))))
    assert isinstance(chart, Blank) and "elum" in chart.alt


@pytest.mark.parametrize("name", NAMES)
def test_one_row_is_enough(name):
    assert not isinstance(made(name, lambda table: table.iloc[:1]), Blank)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_indonesian_and_nothing_is_nan(name):
    chart = made(name)
    said = " ".join([*o.texts(chart), chart.alt])
    assert not re.search(r"\d\.\d\d\b|\bnan\b|\bNone\b|\bNaN\b|\bNaT\b", said)


@pytest.mark.parametrize("name", NAMES)
def test_the_table_handed_in_is_left_as_it_was(name):
    before = MADE[name][1].copy(deep=True)
    made(name)
    pd.testing.assert_frame_equal(before, MADE[name][1])
