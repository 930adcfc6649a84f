"""Who was once like us and rose: whom could we ask? Arithmetic of the past, chosen by its outcome; it names no cause."""

from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from spi.answers.results import causes, history, standing, weakness
from spi.method import methodology
from spi.method.index import CHANGE_PARTS
from spi.method.parts import NEGLIGIBLE, SCORED
from spi.method.scope import GOVERNMENTS, Scope
from spi.store.database import remembered

NEAR = 2.0  # points: a start this near to ours, on the index and on the part, is like ours
LONGEST = 2  # survey years within which a rise counts
MOST = 8  # that are named; more where the last ones rose equally
_COLUMNS = ["region_code", "region", "year_from", "year_to", "index_from", "index_to", "score_from", "score_to", "change",
            "common", "own", *CHANGE_PARTS]  # fmt: skip


@dataclass(frozen=True)
class Precedents:
    """noun: what the others are called. part: the one on which the starts are like ours, None where no part of ours is known;
    index, score: ours (points).

    rows: the governments that rose most, each with its largest rise: region_code, region, year_from, year_to, index and score (of
    the part) from and to, change, common (mean change of all others known in both years, missing where few are), own (beyond it),
    and CHANGE_PARTS (index points). pool: other governments whose index and part are known with an index a year or two later;
    alike: those of them that once started like ours; rose: those of these that rose from such a start. near, near_rose: the same
    of those whose index alone was like ours: how usual a rise is. searched: the survey years looked at.
    """

    year: int
    noun: str
    part: str | None
    index: float | None
    score: float | None
    rows: pd.DataFrame
    pool: int
    alike: int
    rose: int
    near: int
    near_rose: int
    searched: tuple[int, ...]

    @property
    def crosses_break(self) -> bool:
        """Does any of the rises stretch over a possible break in the method?"""
        pairs = {(int(a), int(b)) for a, b in zip(self.rows["year_from"], self.rows["year_to"], strict=True)}
        return any(methodology.breaks_between(*pair) for pair in pairs)


@remembered
def precedents(region_code: str, year: int, scope: Scope, *, part: str | None = None) -> Precedents:
    """The governments of the whole nation whose index and part (our weakest, unless one of SCORED is named) once lay within NEAR
    points of ours of this survey year. Nothing after this year is looked at."""
    weak = weakness.parts(region_code, year, None, scope)
    scored = weak[weak["part"].isin(SCORED)].set_index("part")["score"].dropna()
    part = part or weakest(weak)
    index = standing.standing(region_code, year, scope).index
    score = None if part is None or part not in scored else float(scored[part])
    nation = Scope("nasional", "", scope.kinds if scope.kinds == ("lembaga",) else GOVERNMENTS, None)
    pairs = _pairs(year)
    if index is None or score is None or not pairs:
        return Precedents(year, nation.noun, part, index, score, pd.DataFrame(columns=_COLUMNS), 0, 0, 0, 0, 0, ())
    known = pd.concat([_known_starts(_window(nation, *pair), region_code, str(part)) for pair in pairs], ignore_index=True)
    # Rounded, because two printed figures exactly 2,00 apart differ by a hair more or less as binary numbers.
    away = (known[["index_from", "score_from"]] - [index, score]).abs().round(6)
    starts, near = known[(away <= NEAR).all(axis=1)], known[away["index_from"] <= NEAR]
    risen, near_risen = (table[table["change"] >= NEGLIGIBLE] for table in (starts, near))
    pool, alike, rose, usual, usual_rose = (table["region_code"].nunique() for table in (known, starts, risen, near, near_risen))
    searched = tuple(sorted({number for pair in pairs for number in pair}))
    return Precedents(year, nation.noun, part, index, score, _largest(risen), pool, alike, rose, usual, usual_rose, searched)


def weakest(weak: pd.DataFrame) -> str | None:
    """The part of `weakness.parts` that lies farthest behind the median of the scope in index points; without a median the one
    that keeps most points from 100."""
    rows = weak[weak["part"].isin(SCORED)]
    for measure in ("gap_index", "lost"):
        if (known := rows.dropna(subset=measure)).shape[0]:
            return str(known.loc[known[measure].astype(float).idxmax(), "part"])
    return None


def _pairs(year: int) -> list[tuple[int, int]]:
    """The pairs of survey years, one or two apart, that end in this one or before."""
    known = sorted(number for number in history.survey_years() if number <= year)
    return [(a, b) for a, b in combinations(known, 2) if b - a <= LONGEST]


@remembered
def _window(nation: Scope, year_from: int, year_to: int) -> pd.DataFrame:
    """Every government known in both survey years: its change and what all others moved, with the scores of both years."""
    moved = causes.scope_changes(nation, year_from, year_to)
    before, after = (standing.scores(standing.whole(nation), y).set_index("region_code") for y in (year_from, year_to))
    n, total = len(moved), moved["change"].sum()
    common = (total - moved["change"]) / (n - 1) if n > 1 and n >= standing.NEARLY_ALL * len(after) else float("nan")
    moved = moved.assign(year_from=year_from, year_to=year_to, common=common, own=moved["change"] - common)
    codes = moved["region_code"]
    scores = {f"{measure}@from": codes.map(before[measure]) for measure in ("index", *SCORED)}
    scores |= {f"{measure}@to": codes.map(after[measure]) for measure in ("index", *SCORED)}
    return moved.assign(**scores)


def _known_starts(window: pd.DataFrame, region_code: str, part: str) -> pd.DataFrame:
    """The rows of a window of which the start is known, index and part, without the government itself."""
    named = {"index@from": "index_from", "index@to": "index_to", f"{part}@from": "score_from", f"{part}@to": "score_to"}
    rows = window[window["region_code"] != region_code].rename(columns=named)[_COLUMNS]
    return rows.dropna(subset=["index_from", "score_from"])


def _largest(risen: pd.DataFrame) -> pd.DataFrame:
    """Each government once, with its largest rise (of equal ones the shorter, then the newer); the MOST largest, ties kept."""
    table = risen.assign(rise=risen["change"].round(6), length=risen["year_to"] - risen["year_from"])
    order = table.sort_values(["rise", "length", "year_to", "region"], ascending=[False, True, False, True], kind="stable")
    best = order.drop_duplicates("region_code")
    least = best["rise"].nlargest(MOST).min()
    return best.loc[best["rise"] >= least, _COLUMNS].reset_index(drop=True)
