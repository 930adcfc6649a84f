"""Which part makes the index what it is, and which part moved it, for one government or a whole scope?"""

from dataclasses import dataclass

import pandas as pd

from spi import dictionary, index, methodology, ranking
from spi.answers import standing
from spi.answers.standing import scores
from spi.database import query
from spi.methodology import COMPONENTS, CORRECTIONS
from spi.scope import Scope
from spi.wording import decimal

MEASURES = ("index", *COMPONENTS, *CORRECTIONS, "correction_total")
_NEGLIGIBLE = 0.005  # points: a technical part below this rounds to 0,00 and is not drawn
_VISIBLE = 0.05  # points: a technical part below this is no column of its own among all governments


@dataclass(frozen=True)
class Level:
    """What one index is made of.

    parts: part, label, points, detail, and what each part keeps away: lost (points), share_lost (percent of what is
    missing to 100), times_next (multiples of what is missing to the next category). Empty when `missing` names measures.
    """

    scores: dict[str, float]
    weights: methodology.Weights
    parts: pd.DataFrame
    missing: list[str]
    implied_correction: float | None


@dataclass(frozen=True)
class Explanation:
    """Why an index and a rank moved between two survey years.

    parts: part, label, points, detail (score before → after), one row per index.CHANGE_PARTS; empty when `missing`
    names measures that are unknown in one of the years. change and points in index points, rank split in places;
    coverage: is nearly every member of the scope known before, and after?
    """

    index_from: float | None
    index_to: float | None
    parts: pd.DataFrame
    missing: dict[int, list[str]]
    rank: ranking.RankChange | None
    coverage: tuple[bool, bool]

    @property
    def change(self) -> float | None:
        known = self.index_from is not None and self.index_to is not None
        return self.index_to - self.index_from if known else None

    @property
    def drawn(self) -> pd.DataFrame:
        """The parts worth a bar: the scores and corrections always, technical parts only when they count."""
        technical = self.parts["part"].isin(["correction_other", "weights", "residual"])
        return self.parts[~technical | (self.parts["points"].abs() >= _NEGLIGIBLE)]


def one(region_code: str, *years: int | None) -> list[dict[str, float]]:
    """The preferred scores of one government in each of these survey years, NaN where unknown; keys are MEASURES."""
    history = query("region_history", region=region_code).set_index("survey_year").reindex(years)
    return [{measure: float(row[measure]) for measure in MEASURES} for row in history.to_dict("records")]


def level(region_code: str, year: int) -> Level:
    """The contributions of every part to the index of one survey year, and the points each keeps from 100."""
    (found,), weights = one(region_code, year), methodology.weights(year)
    unlisted = methodology.unlisted_threshold(year)
    missing = index.missing_parts(found)
    components_known = not set(missing) - set(CORRECTIONS)
    implied = float(index.implied_correction(found, weights)) if missing and components_known else None
    if missing:
        return Level(found, weights, _no_parts(), missing, implied)
    points = index.contributions(found, weights, unlisted_from=unlisted)
    away = next((b.lower - found["index"] for b in methodology.bands(year) if b.lower > found["index"]), None)
    lost = index.losses(found, weights, unlisted_from=unlisted)
    table = pd.DataFrame(
        [
            {
                "part": part,
                "label": dictionary.label(part),
                "points": points[part],
                "lost": lost[part],
                "share_lost": 100 * lost[part] / (100 - found["index"]),
                "times_next": lost[part] / away if away else None,
                "detail": f"{decimal(found[part])} × {decimal(weights[part], places=4)}" if part in COMPONENTS else "",
            }
            for part in index.LEVEL_PARTS
        ]
    )
    return Level(found, weights, table, [], None)


def explain(region_code: str, year_from: int | None, year_to: int, scope: Scope) -> Explanation:
    """The exact parts of a change of index, and of rank within the scope."""
    before, after = one(region_code, year_from, year_to)
    known = {year_from: index.missing_parts(before), year_to: index.missing_parts(after)}
    missing = {year: parts for year, parts in known.items() if parts}
    table = _no_parts()
    if not missing:
        points = index.change(before, after, **_method(year_from, year_to))
        table = pd.DataFrame(
            [
                {
                    "part": part,
                    "label": dictionary.label(part),
                    "points": float(points[part]),
                    "detail": f"{decimal(before[part])} → {decimal(after[part])}" if part in before else "",
                }
                for part in index.CHANGE_PARTS
            ]
        )
    old, new = (scores(scope, year).set_index("region_code")["index"] for year in (year_from, year_to))
    return Explanation(
        _or_none(before["index"]), _or_none(after["index"]), table, missing, ranking.rank_change(old, new, region_code),
        (standing.nearly_complete(old), standing.nearly_complete(new)),
    )  # fmt: skip


def scope_changes(scope: Scope, year_from: int, year_to: int) -> pd.DataFrame:
    """The parts of every member's change: region_code, region, change, one column per index.CHANGE_PARTS, cause.

    Members without both indices are left out; without all parts they keep their change and have empty parts. `cause`
    is the part with the largest movement. Sorted by the size of that movement.
    """
    before = scores(scope, year_from).set_index("region_code")
    after = scores(scope, year_to).set_index("region_code").reindex(before.index)
    parts = pd.DataFrame(index.change(before, after, **_method(year_from, year_to)), index=before.index).astype(float)
    table = parts.assign(region=after["region"], change=after["index"] - before["index"]).dropna(subset="change")
    sizes = table[list(index.CHANGE_PARTS)].abs()
    known = sizes.notna().all(axis=1)
    table["cause"] = sizes[known].idxmax(axis=1).reindex(table.index) if known.any() else None
    table["cause_label"] = [dictionary.label(part) if isinstance(part, str) else "" for part in table["cause"]]
    order = sizes.max(axis=1).where(known).sort_values(ascending=False, na_position="last", kind="stable").index
    return table.loc[order].reset_index()


def drawn_parts(everyone: pd.DataFrame) -> list[str]:
    """The parts of `scope_changes` worth a column: technical ones only where they count for somebody."""
    technical = {"correction_other", "weights", "residual"}
    sizes = everyone[list(index.CHANGE_PARTS)].abs().max()
    return [part for part in index.CHANGE_PARTS if part not in technical or sizes[part] >= _VISIBLE]


def _method(year_from: int, year_to: int) -> dict:
    years = (year_from, year_to)
    return {
        "weights": tuple(methodology.weights(year) for year in years),
        "unlisted_from": tuple(methodology.unlisted_threshold(year) for year in years),
    }


def _no_parts() -> pd.DataFrame:
    numbers = dict.fromkeys(("points", "lost", "share_lost", "times_next"), pd.Series(dtype=float))
    return pd.DataFrame({"part": [], "label": [], "detail": [], **numbers})


def _or_none(value: float) -> float | None:
    return None if value != value else value
