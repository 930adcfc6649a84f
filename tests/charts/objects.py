"""One chart of every shape, with names that look like markup, and what a test asks of any of them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from types import SimpleNamespace

import pandas as pd

from spi.answers.actions.progress import Surge
from spi.answers.other_indices.beside import Beside, Middle
from spi.answers.results.causes import Explanation, Level
from spi.answers.results.comparison import Comparison
from spi.answers.results.rank_certainty import AssumedPlaces
from spi.answers.results.within_reach import WithinReach
from spi.answers.results.years import Year
from spi.charts.cycle.cycle_timeline import cycle_timeline
from spi.charts.distribution import distribution
from spi.charts.follow_up.ageing import ageing_bars
from spi.charts.follow_up.curve import verdict_curve
from spi.charts.follow_up.outcome import outcome_dots
from spi.charts.follow_up.themes import pareto_bars, theme_grid
from spi.charts.follow_up.timeline import action_timeline
from spi.charts.index_line import index_line
from spi.charts.marks import Limit
from spi.charts.parts.bars import gain_bars, gap_bars, unit_bars
from spi.charts.parts.cause_columns import cause_columns
from spi.charts.parts.component_trends import component_trends, peer_trends
from spi.charts.parts.components import component_bars
from spi.charts.parts.gaps import gap_dumbbells
from spi.charts.parts.profile import profile_rows
from spi.charts.parts.reach import reach_bars
from spi.charts.parts.small_lines import small_lines
from spi.charts.parts.split_bars import split_bars
from spi.charts.parts.waterfall import change_waterfall, level_waterfall
from spi.charts.parts.weak_bars import weak_bars
from spi.charts.quadrant import quadrant
from spi.charts.rank_bump import rank_bump
from spi.charts.rank_intervals import rank_intervals
from spi.charts.ranking_dots import ranking_dots
from spi.charts.scope_strip import scope_strip
from spi.charts.tile_map import province_map, tile_map
from spi.method import methodology
from spi.method.other_indices import OtherIndex
from spi.method.scope import GOVERNMENTS, NATION, Scope

EVIL = "<b>Kab. & <a href='x'>A</a>"
CHANGE = {"internal": -1.45, "external": 0.23, "expert": 0.92, "correction_conduct": -3.41, "correction_facts": 0.0}
LEVEL = {"internal": 23.06, "external": 29.20, "expert": 26.98, "correction_conduct": -7.59, "residual": 0.01}
DETAIL = {"internal": "80,38 → 75,61", "external": "88,31 → 89,02", "expert": "71,02 → 73,53"}
LABELS = {"internal": EVIL, "external": "Eksternal", "expert": "Eksper", "correction_conduct": "Potongan pelaksanaan SPI"}


OWN = {"internal": 0.27, "external": -0.38, "expert": -0.39, "correction_conduct": -0.23, "correction_facts": 1.61}


def comparison_of(own: dict[str, float] = OWN, *, change: float | None = -3.71, total: float | None = 0.88,
                  printed: tuple[str, ...] = ()) -> Comparison:  # fmt: skip
    """The change of CHANGE held against the others; own: part -> our own movement."""
    rows = [(part, LABELS.get(part, part), CHANGE.get(part, 0.0), CHANGE.get(part, 0.0) - points, points)
            for part, points in own.items()]  # fmt: skip
    parts = pd.DataFrame(rows, columns=["part", "label", "points", "common", "own"])
    common = None if change is None or total is None else change - total
    return Comparison("Kab. Probolinggo", NATION, (2023, 2024), change, common, total, parts, 38, 38, 38, printed)


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


NAN = float("nan")
GAINS = pd.DataFrame(
    [("correction_conduct", EVIL, 7.59, 5.39, 2.20), ("expert", "Eksper", 73.53, 74.74, 0.44),
     ("internal", "Internal", 75.61, 75.62, 0.004), ("external", "Eksternal", 89.02, 88.89, -0.04)],
    columns=["part", "label", "ours", "reference", "points"],
)  # fmt: skip
UNITS = pd.DataFrame(
    [(EVIL, "internal", 71.5, "71,50", "", ""), ("Dinas B", "index", 60.25, "60,25", "■ Rentan", "#F4DEDB"),
     ("Dinas C", "internal", NAN, "responden kurang", "", "")],
    columns=["unit", "measure", "value", "value_words", "category", "tint"],
)  # fmt: skip
VALUES = pd.DataFrame(
    [("internal", EVIL, "3513", EVIL, 75.61), ("internal", EVIL, "a", "A", 74.47), ("internal", EVIL, "b", "B", 80.0),
     ("expert", "Eksper", "3513", EVIL, 73.53), ("expert", "Eksper", "a", "A", 72.06), ("expert", "Eksper", "b", "B", None)],
    columns=["row", "label", "region_code", "region", "value"],
)  # fmt: skip
MARKS = pd.DataFrame(
    [("expert", "tertinggi", 79.8), ("expert", "terendah", 72.2), ("internal", "median", 75.61)], columns=["row", "name", "value"]
)
DISTANCES = pd.DataFrame(
    {
        "label": [EVIL, "Kab. Lumajang", "Kembar"],
        "value": [73.0, 70.91, 71.65],
        "distance": [1.35, -0.74, 0],
        "step": [True, False, False],
    }
)
WITHIN = WithinReach(
    2024, 71.65, 75,
    pd.DataFrame(
        [("internal", EVIL, 75.61, 2.195, 77.805, 0.669475), ("expert", "Eksper", 73.53, 0.0, 73.53, 0.0),
         ("correction_conduct", "Potongan pelaksanaan SPI", 7.59, 2.585, 5.005, 2.585),
         ("correction_facts", "Potongan fakta korupsi", 0.0, 0.0, 0.0, 0.0)],
        columns=["part", "label", "ours", "cap", "reached", "points"],
    ), ((2021, 2022), (2022, 2023)), 1072, {},
)  # fmt: skip
PARTS = [("internal", "Internal"), ("expert", "Eksper"), ("correction_conduct", EVIL)]
CAUSES = pd.DataFrame(
    [("a", "A", 6.0, 0.5, 2.0, 3.5), ("3513", EVIL, -3.71, -1.45, 0.92, -3.41), ("b", "B", -14.89, NAN, -8.0, -6.0),
     ("c", "C", -2.5, NAN, NAN, NAN)],
    columns=["region_code", "region", "change", *(code for code, _ in PARTS)],
)  # fmt: skip
PLACES = pd.DataFrame(
    [("3529", "Kab. Sumenep", 78.58, 1, 1, 1, 1, False), ("3526", "Kab. Bangkalan", 72.36, 2, 2, 3, 2, True),
     ("3513", EVIL, 71.65, 3, 2, 3, 2, True), ("3525", "Kab. Gresik", 59.78, 4, 4, 4, 3, False)],
    columns=["region_code", "region", "index", "rank", "rank_best", "rank_worst", "tier", "alike"],
)  # fmt: skip
WEAK = pd.DataFrame(
    [("expert", EVIL, "expert", True, 9.71, 0.44), ("", "Potongan", "corrections", True, 7.59, NAN),
     ("correction_conduct", "Potongan pelaksanaan SPI", "corrections", False, 7.59, 2.2),
     ("budget", "Anggaran", "internal", False, NAN, NAN)],
    columns=["part", "label", "group", "heading", "lost", "gap_index"],
)  # fmt: skip


def trends() -> pd.DataFrame:
    """Two components and a deduction over four survey years; one value is missing."""
    values = {"internal": [78.30, NAN, 80.38, 75.61], "expert": [60.55, 60.28, 71.02, 73.53],
              "correction_conduct": [0.81, 3.37, 4.18, 7.59]}  # fmt: skip
    rows = [(row, row.title(), 2021 + n, v, v + 1, v - 1, "") for row, line in values.items() for n, v in enumerate(line)]
    return pd.DataFrame(rows, columns=["row", "label", "survey_year", "value", "province", "nation", "reason"])


def briefing(**changes: object) -> SimpleNamespace:
    """What the charts of a meeting ask of a briefing."""
    weak = pd.DataFrame(
        [("internal", "Internal", 75.61, 75.70, 0.09, -4.77), ("correction_conduct", EVIL, 7.59, 5.39, 2.20, -3.41),
         ("expert", "Eksper", NAN, 74.74, NAN, NAN)],
        columns=["part", "label", "score", "reference", "gap", "moved"],
    )  # fmt: skip
    ways = pd.DataFrame([("internal", "Internal", 75.61, 4.43, "naik 4,43", 80.04, 79.95),
                         ("expert", "Eksper", 73.53, None, "–", None, None)],
                        columns=["part", "label", "ours", "needed", "step", "goal", "best"])  # fmt: skip
    before = replace(year_of(2023, 75.36), scores={"internal": 80.38})
    here = SimpleNamespace(next_band=methodology.bands(2024)[1])
    told = {"year": 2024, "year_before": 2023, "gains": GAINS, "ways": ways, "weak": weak, "here": here,
            "why": SimpleNamespace(years={2023: before})}  # fmt: skip
    return SimpleNamespace(**(told | changes))


BESIDE = Beside(
    OtherIndex("x", EVIL, "", (0, 100), False, ((EVIL, 80.0),), ()), "3513", 2024, Scope("provinsi", "", GOVERNMENTS, "35"),
    pd.DataFrame({"survey_year": [2023, 2024], "other": [70.0, 90.0], "as_of": "", "index": [75.36, 71.65]}),
    pd.DataFrame({"region_code": ["3513", "3526"], "region": EVIL, "other": [90.0, 75.0], "index": [71.65, 70.0]}),
    Middle(82.5, 2), Middle(70.8, 2),
)  # fmt: skip
CYCLE = pd.DataFrame(
    [
        (EVIL, "17 April 2026", date(2026, 4, 17), date(2026, 4, 17), "estimate", "unrecorded", True),
        ("Pengisian survei", "1 Agustus–31 Oktober 2026", date(2026, 8, 1), date(2026, 10, 31), "entered", "running", True),
        ("Pengisian survei", "mulai 2 Agustus 2026", date(2026, 8, 2), date(2026, 8, 2), "published", "past", False),
        ("Hasil diumumkan", "1–9 Desember 2026", date(2026, 12, 1), date(2026, 12, 9), "estimate", "ahead", True),
    ],
    columns=["cycle_step", "days_words", "first", "last", "basis", "position", "in_force"],
)  # fmt: skip
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
    "bump": rank_bump(RANKS, region_code="3513", highlight=["3526"]),
    "intervals": rank_intervals(AssumedPlaces(True, 1.0, PLACES, PLACES.iloc[2], 3.63), noun="pemda", year=2024),
    "tiles": tile_map(MEMBERS, **OURS),
    "provinces": province_map(
        MEMBERS.drop(columns="region_code").assign(province_code=["35", "36", "34", "33"], known=1, members=2),
        province_code="35",
        bands=OURS["bands"],
        noun="pemda",
        year=2024,
    ),
    "small lines": small_lines(
        pd.DataFrame(
            [("3513", 2023, 75.36), ("3513", 2024, 71.65), ("3526", 2023, 70.0)], columns=["region_code", "survey_year", "value"]
        ),
        {"3513": EVIL, "3526": "Kab. Contoh", "zz": "Kota Contoh"},
        region_code="3513",
        year=2024,
    ),
    "calendar of the cycle": cycle_timeline(CYCLE, day=date(2026, 9, 1)),
    "distribution": distribution(MEMBERS.assign(kind="kabupaten"), **OURS, noun="pemda"),
    "quadrant": quadrant(BESIDE),
    "change": change_waterfall(explanation()),
    "change in one step": change_waterfall(explanation({})),
    "level": level_waterfall(level_of()),
    "gains": gain_bars(GAINS),
    "gaps of a meeting": gap_bars(briefing()),
    "steps of a meeting": gap_bars(briefing(gains=GAINS.head(0))),
    "units": unit_bars(UNITS),
    "components": component_bars(briefing()),
    "profile": profile_rows(VALUES, region_code="3513", marks=MARKS, limits=[Limit(78, "78")]),
    "profile of deductions": profile_rows(VALUES, region_code="zz", marks=MARKS.head(0), low_is_good=True),
    "reach": reach_bars(WITHIN),
    "distances": gap_dumbbells(DISTANCES, index=71.65),
    "common and own": split_bars(comparison_of(OWN)),
    "common and own, the total alone": split_bars(comparison_of({}, printed=("A", "B"))),
    "causes": cause_columns(CAUSES, region_code="3513", parts=PARTS),
    "causes with numbers": cause_columns(CAUSES, region_code="3513", parts=PARTS, numbers=True),
    "trends": component_trends(trends()),
    "trends of peers": peer_trends(trends().assign(ours=75.0), region_code="internal"),
    "weak parts": weak_bars(WEAK),
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
