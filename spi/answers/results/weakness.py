"""Which parts of the index are weak: how many points each keeps away, how far behind the others, how much it moved?"""

import pandas as pd

from spi.answers.results import causes, standing
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import SCORED, component_of, in_order, is_correction, is_element
from spi.method.scope import Scope
from spi.settings import settings
from spi.store.database import remembered
from spi.words import dictionary

COLUMNS = ["part", "label", "group", "element", "score", "lost", "reference", "gap", "gap_index", "change", "leading",
           "moved", "weak", "large"]  # fmt: skip
_UNKNOWN = float("nan")


def parts(region_code: str, year: int, year_before: int | None, scope: Scope) -> pd.DataFrame:
    """Every part of the index that can be spoken of, the weakest first within its level; see COLUMNS.

    group: internal, external, expert or corrections; element: is it an element of that group? score: points. lost: index
    points that it keeps from 100 (missing for elements, whose weights are not published). reference: median of the scope,
    where at least half is known; gap: points of its own score behind it, whatever the direction of the measure; gap_index:
    the same in index points (missing for elements). change: index points it moved since year_before (components and
    corrections); leading: did nothing lower the index more, not even what nobody scored? moved: its own score before -> after in
    points, plus is better. weak, large: by the limits in data/settings.toml. What is not known is missing, never zero.
    """
    return _judged(_measured(region_code, year, year_before, scope))


@remembered
def _measured(region_code: str, year: int, year_before: int | None, scope: Scope) -> pd.DataFrame:
    level = causes.level(region_code, year)
    lost = level.parts.set_index("part")["lost"] if len(level.parts) else pd.Series(dtype=float)
    explanation = causes.explain(region_code, year_before, year, scope)
    change = explanation.parts.set_index("part")["points"] if len(explanation.parts) else pd.Series(dtype=float)
    leading = causes.leading_part(change.to_dict(), -1.0)
    now, before = known_scores(scope, year), known_scores(standing.whole(scope), year_before)
    ours, earlier = (_of_region(scores, region_code) for scores in (now, before))
    medians = _medians(now, standing.size(standing.members(year), scope))
    rows = []
    for part in in_order():
        score, reference = ours.get(part, _UNKNOWN), medians.get(part, _UNKNOWN)
        sign = -1 if dictionary.low_is_good(part) else 1
        rows.append(
            {
                "part": part,
                "label": dictionary.label(part),
                "group": "corrections" if is_correction(part) else component_of(part),
                "element": is_element(part),
                "score": score,
                "lost": float(lost.get(part, _UNKNOWN)),
                "reference": reference,
                "gap": sign * (reference - score),
                "change": float(change.get(part, _UNKNOWN)),
                "leading": part == leading,
                "moved": sign * (score - earlier.get(part, _UNKNOWN)),
            }
        )
    table = pd.DataFrame(rows)
    worth = {c: level.year.weights[c] for c in COMPONENTS} | dict.fromkeys(CORRECTIONS, 1.0)  # a deduction counts in full
    return table.assign(gap_index=table["gap"] * table["part"].map(worth))


def _judged(table: pd.DataFrame) -> pd.DataFrame:
    limits = settings()["follow_up"]
    weak = (table["gap"] >= limits["weak_gap"]) | (table["change"] <= -limits["weak_change"])
    table = table.assign(weak=weak, large=table["gap"] >= limits["large_gap"])
    table = table.sort_values(["element", "lost", "gap"], ascending=[True, False, False], kind="stable", na_position="last")
    return table.reset_index(drop=True)[COLUMNS]


@remembered
def known_scores(scope: Scope, year: int | None) -> pd.DataFrame:
    """The known scores of every member, long: region_code, part, value; none without a year."""
    if year is None:
        return pd.DataFrame({"region_code": [], "part": [], "value": []})
    wide = standing.profile(standing.scores(scope, year), SCORED).rename(columns={"row": "part"})
    elements = standing.elements(scope, year).rename(columns={"row": "part"}).dropna(subset="value")
    return pd.concat([wide, elements], ignore_index=True)[["region_code", "part", "value"]]


def _of_region(scores: pd.DataFrame, region_code: str) -> dict[str, float]:
    """The government's own scores: part -> points."""
    own = scores[scores["region_code"] == region_code]
    return dict(zip(own["part"], own["value"], strict=True))


def _medians(scores: pd.DataFrame, members: int) -> dict[str, float]:
    """The median of each part that at least half of the members are known in: part -> points."""
    known = scores.groupby("part")["value"].agg(["size", "median"])
    return known.loc[known["size"] >= standing.ENOUGH * members, "median"].to_dict()
