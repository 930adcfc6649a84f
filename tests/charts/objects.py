"""One chart of every shape, with names that look like markup, and what a test asks of any of them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pandas as pd

from spi.answers.actions.progress import Surge
from spi.answers.results.causes import Explanation, Level
from spi.answers.results.years import Year
from spi.charts import waterfall
from spi.charts.follow_up.ageing import ageing_bars
from spi.charts.follow_up.curve import verdict_curve
from spi.charts.follow_up.outcome import outcome_dots
from spi.charts.follow_up.themes import pareto_bars, theme_grid
from spi.charts.follow_up.timeline import action_timeline
from spi.charts.index_line import index_line
from spi.charts.rank_bump import rank_bump
from spi.charts.ranking_dots import ranking_dots, ranking_order
from spi.charts.scope_strip import scope_strip
from spi.charts.tile_map import tile_map
from spi.method import methodology

EVIL = "<b>Kab. & <a href='x'>A</a>"
CHANGE = {"internal": -1.45, "external": 0.23, "expert": 0.92, "correction_conduct": -3.41, "correction_facts": 0.0}
LEVEL = {"internal": 23.06, "external": 29.20, "expert": 26.98, "correction_conduct": -7.59, "residual": 0.01}
DETAIL = {"internal": "80,38 → 75,61", "external": "88,31 → 89,02", "expert": "71,02 → 73,53"}
LABELS = {"internal": EVIL, "external": "Eksternal", "expert": "Eksper", "correction_conduct": "Potongan pelaksanaan SPI"}


def year_of(year: int, index: float) -> Year:
    """The figures of a survey year of which only the index matters."""
    return Year({"index": index}, methodology.weights(year), None, {}, methodology.CORRECTIONS, False)


def parts_of(points: dict[str, float]) -> pd.DataFrame:
    """A table of parts as the answers give it."""
    rows = [(part, LABELS.get(part, part), value, DETAIL.get(part, "")) for part, value in points.items()]
    return pd.DataFrame(rows, columns=["part", "label", "points", "detail"])


def explanation(points: dict[str, float] = CHANGE, *, before: tuple[int, float] = (2023, 75.36),
                after: tuple[int, float] = (2024, 71.65)) -> Explanation:  # fmt: skip
    """What changed an index; before and after are (survey year, index)."""
    return Explanation({year: year_of(year, index) for year, index in (before, after)}, parts_of(points), None)


def level_of(points: dict[str, float] = LEVEL, *, year: int = 2024, index: float = 71.65) -> Level:
    """What an index is made of."""
    return Level(year_of(year, index), parts_of(points))


OURS = {"region_code": "3513", "bands": methodology.bands(2024)}
YEARS = pd.DataFrame(
    {"survey_year": range(2021, 2026), "value": [71.12, None, 75.36, 71.65, None], "reason": [None, "tidak_ikut", *[None] * 3],
     "province": [None, 75.82, 76.93, 72.36, None], "nation": [72.43, 71.94, 70.97, 71.53, 72.32]}
)  # fmt: skip
MEMBERS = pd.DataFrame(
    {"region_code": ["3513", "3526", "3525", "3529"], "region": [EVIL, "Kab. Bangkalan", "Kab. Gresik", "Kab. Sumenep"],
     "rank": [3, 2, 4, 1], "index": [71.65, 72.36, 59.78, 78.58], "index_before": [75.36, None, 74.67, 78.74],
     "tile_label": ["<i>", "Bkl", "Gsk", "Smp"], "tile_row": [4, 1, 2, 1], "tile_column": [8, 5, 6, 11]}
)  # fmt: skip
RANKS = pd.concat([MEMBERS.assign(survey_year=2021), MEMBERS.tail(3).assign(survey_year=2022), MEMBERS.assign(survey_year=2023)])
CHANGES = pd.DataFrame(
    {"row": "internal", "label": EVIL, "region_code": ["3513", "1"], "region": [EVIL, "B"], "value": [3.03, -1.5]}
)
QUARTILES = pd.DataFrame({"part": ["internal"], "lower": [-2.0], "median": [-1.5], "upper": [0.5]})
THEMES = pd.DataFrame(
    {"theme": ["a", "b"], "name": [EVIL, "SDM"], "times": [6, 1], "findings": [2, 1], "running": [85.7, 100.0], "vital": True}
)
ACTIONS = pd.DataFrame(
    {"number": [1, 2, 3], "title": [EVIL, "Kampanye", "Tanpa tanggal"], "opd": [EVIL, "Dinas", "Dinas"], "verified": False,
     "start": pd.to_datetime(["2026-01-01", "2026-02-01", None]), "first_due": pd.to_datetime(["2026-05-01", None, None]),
     "due": pd.to_datetime(["2026-06-30", None, None]), "state": [EVIL, "berjalan", "tanpa"], "overdue": [True, False, False]}
)  # fmt: skip
STEPS = pd.DataFrame(
    {"day": pd.to_datetime(["2026-01-01", "2026-03-01"]), "claimed": [1, 4], "verified": 2, "validated": 1, "total": 9}
)
SURGE = Surge(date(2026, 2, 16), date(2026, 3, 1), 14, True, 1, 4, 3, 0.5, 9)
AGES = pd.DataFrame({"bucket": ["conform", "late_30"], "label": [EVIL, "lewat"], "count": [3, 0], "count_first": [3, 2]})

CHARTS = {
    "timeline": action_timeline(ACTIONS, day=date(2026, 9, 1)),
    "curve": verdict_curve(STEPS, total=9, surge=SURGE),
    "ageing": ageing_bars(AGES),
    "outcome": outcome_dots(CHANGES, region_code="3513", marks=QUARTILES),
    "pareto": pareto_bars(THEMES),
    "grid": theme_grid(THEMES.assign(column="x", label=EVIL)),
    "index": index_line(YEARS, name=EVIL, province=EVIL, year=2024),
    "index among both": index_line(YEARS, name=EVIL, province=EVIL, nation=True),
    "strip": scope_strip(MEMBERS, **OURS, average=72.0, average_name="rata-rata", missing=17),
    "ranking": ranking_dots(MEMBERS, **OURS, year=2024, year_before=2023),
    "order": ranking_order(MEMBERS, **OURS, year=2024),
    "bump": rank_bump(RANKS, region_code="3513", highlight=["3526"]),
    "tiles": tile_map(MEMBERS, **OURS),
    "change": waterfall.change(explanation()),
    "change in one step": waterfall.change(explanation({})),
    "level": waterfall.level(level_of()),
}


def texts(chart: object) -> Iterator[str]:
    """Every word that a chart says, but its alternative."""
    if isinstance(chart, str):
        yield chart
    elif isinstance(chart, tuple):
        for each in chart:
            yield from texts(each)
    elif is_dataclass(chart):
        for field in fields(chart):
            if field.name in WORDS or not isinstance(getattr(chart, field.name), str):
                yield from texts(getattr(chart, field.name))


WORDS = {"label", "text", "detail", "name", "note", "title"}  # fields that are read; others hold names of hues, sides, codes
