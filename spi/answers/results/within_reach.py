"""What is within reach of one government in a year, and how often did others in its place get there?"""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from spi.answers.results import history, standing
from spi.answers.results.years import years_of
from spi.method import methodology, reach
from spi.method.methodology import CORRECTIONS
from spi.method.parts import SCORED, is_correction
from spi.method.scope import NATION
from spi.store.database import remembered
from spi.words import dictionary


@dataclass(frozen=True)
class WithinReach:
    """caps: part, label, ours (score), cap (points of its own), reached (score after it), points (index points).

    pairs: the pairs of survey years whose changes were counted; changes: how many of the index these are. rates: per survey
    year of the start, the table of `reach.hit_rates`. Empty caps where a part is not known or too few changes are.
    """

    year: int
    index: float | None
    percentile: int
    caps: pd.DataFrame
    pairs: tuple[tuple[int, int], ...]
    changes: int
    rates: dict[int, pd.DataFrame]

    @property
    def points(self) -> float:
        """What all caps together bring (index points)."""
        return float(self.caps["points"].sum())

    def share(self, goal: float) -> float | None:
        """Which share of all caps together it takes to a goal (index); 0 where it is reached, None where nothing can be said."""
        if self.index is None or self.caps.empty:
            return None
        away = max(0.0, goal - self.index)
        return away / self.points if self.points > 0 else (0.0 if away == 0 else float("inf"))

    def past(self, share: float) -> pd.DataFrame:
        """How starts fared that needed a like share: year (of the start), starts, reached, rate; none without a start."""
        group = int(reach.group_of(pd.Series([share])).iloc[0])
        rows = [table.loc[group].rename(year) for year, table in self.rates.items() if table.loc[group, "starts"] > 0]
        return pd.DataFrame(rows, columns=["starts", "reached", "rate"]).rename_axis("year").reset_index()


@remembered
def within_reach(region_code: str, year: int, *, percentile: int = reach.PERCENTILES[0], breaks: bool = False) -> WithinReach:
    """The caps of one government and survey year; breaks: count the changes across a break in the method, too."""
    own = years_of(region_code, year)[year]
    pairs = _pairs(year, breaks=breaks)
    index = own.scores["index"] if own.scores["index"] == own.scores["index"] else None
    if own.missing or own.corrections != CORRECTIONS or not pairs or not is_government(region_code, year):
        return WithinReach(year, index, percentile, _no_caps(), tuple(pairs), 0, {})
    past = pd.concat([_improvements(*pair) for pair in pairs], ignore_index=True)
    start = pd.DataFrame([own.scores])
    limits = reach.caps(start, past, percentile=percentile)
    rows = pd.DataFrame({"part": SCORED, "label": [dictionary.label(part) for part in SCORED]})
    rows["ours"] = [own.scores[part] for part in SCORED]
    rows["cap"] = limits.iloc[0].to_numpy()
    rows["reached"] = [
        round(ours - cap if is_correction(part) else ours + cap, 9) for part, ours, cap in rows[["part", "ours", "cap"]].values
    ]
    rows["points"] = reach.in_index_points(limits, own.weights).iloc[0].to_numpy()
    changes = int((past["part"] == SCORED[0]).sum())
    caps = rows if rows["cap"].notna().all() else _no_caps()
    rates = {begun: _rates(begun, percentile, breaks) for begun in _starts(year)}
    return WithinReach(year, index, percentile, caps, tuple(pairs), changes, {y: t for y, t in rates.items() if t is not None})


def is_government(region_code: str, year: int) -> bool:
    """Is it one of those whose changes are counted? Nothing is said of ministries by what governments achieved."""
    return region_code in set(standing.scores(NATION, year)["region_code"])


def goals(year: int, target: tuple[float | None, str, str]) -> list[tuple[str, float]]:
    """What there is to reach, by value (index points): the categories by their lower limit, and the target (value, name, basis;
    the value None without one)."""
    named = [(band.name, band.lower) for band in methodology.bands(year)[1:]]
    named += [(target[1], target[0])] if target[0] is not None else []
    return sorted(named, key=lambda goal: goal[1])


def _pairs(year: int, *, breaks: bool) -> list[tuple[int, int]]:
    """The adjacent survey years known to the nation that end in this one or before."""
    adjacent = _adjacent(year)
    kept = adjacent if breaks else [pair for pair in adjacent if not methodology.breaks_between(*pair)]
    return [pair for pair in kept if _widely_known(*pair)]


def _adjacent(year: int) -> list[tuple[int, int]]:
    known = sorted(number for number in history.survey_years() if number <= year)
    return [(a, b) for a, b in pairwise(known) if b == a + 1]


def _starts(year: int) -> list[int]:
    """The survey years whose year after is known by this one, and is itself no look ahead."""
    return [a for a, _ in _pairs(year, breaks=True)]


def _widely_known(year_from: int, year_to: int) -> bool:
    """Are so many governments known in both years that a cap can be taken from them alone?"""
    return int((_improvements(year_from, year_to)["part"] == SCORED[0]).sum()) >= reach.NEAREST


@remembered
def _improvements(year_from: int, year_to: int) -> pd.DataFrame:
    before, after = (standing.scores(NATION, year).set_index("region_code") for year in (year_from, year_to))
    return reach.improvements(before, after)


def past_changes(year: int) -> pd.DataFrame:
    """Every known change of one year up to this survey year, of the index and its parts: year_from, year_to, region_code, part,
    start, gain (points of its own, plus is better)."""
    names = ["year_from", "year_to", "region_code", "part", "start", "gain"]
    tables = [_improvements(a, b).assign(year_from=a, year_to=b)[names] for a, b in _adjacent(year)]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=names)


@remembered
def _rates(year: int, percentile: int, breaks: bool) -> pd.DataFrame | None:
    """How often governments that started in this survey year reached their next category in the one after; None without pairs."""
    pairs = _pairs(year, breaks=breaks)
    if not pairs:
        return None
    past = pd.concat([_improvements(*pair) for pair in pairs], ignore_index=True)
    start = standing.scores(NATION, year).set_index("region_code").dropna(subset="index")
    limits = reach.in_index_points(reach.caps(start, past, percentile=percentile), methodology.weights(year))
    bands = methodology.bands(year)
    goal = (
        start["index"].map(lambda index: next((band.lower for band in bands if band.lower > index), float("nan"))).astype(float)
    )
    after = standing.scores(NATION, year + 1).set_index("region_code")["index"].reindex(start.index)
    share = reach.share(limits, goal - start["index"])
    table = pd.DataFrame({"share": share, "reached": after >= goal})[after.notna() & goal.notna() & share.notna()]
    return reach.hit_rates(table) if len(table) else None


def _no_caps() -> pd.DataFrame:
    numbers = dict.fromkeys(("ours", "cap", "reached", "points"), pd.Series(dtype=float))
    return pd.DataFrame({"part": pd.Series(dtype=object), "label": pd.Series(dtype=object), **numbers})
