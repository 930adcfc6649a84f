"""How far is it to the next place, and what would each component bring?"""

import pandas as pd

from spi.answers.results import history
from spi.answers.results.causes import Level
from spi.answers.results.standing import Standing, averages, enough_known, marks, nearly_complete, profile, scores
from spi.method import index, methodology
from spi.method.methodology import CORRECTIONS, Weights
from spi.method.parts import MEASURES, NEGLIGIBLE, SCORED
from spi.method.ranking import FEWEST
from spi.method.scope import Scope
from spi.store.database import remembered
from spi.words import dictionary
from spi.words.wording import DASH, decimal, raised, signed

_GAINS = ["part", "label", "ours", "reference", "points", "gain"]


def distances(
    standing: Standing, year: int, scope: Scope, *, region_code: str, target: tuple[float | None, str, str]
) -> pd.DataFrame:
    """Distance of our index to every reference: label, value, distance (value - index, plus is still to gain), basis, step (is
    it one to be reached: a limit, the target?). target: value, name and basis of a goal, the value None without one.

    References: category limits, target, averages, median and best of the scope, the next place up. Sorted by value.
    """
    members = scores(scope, year)
    known = members.dropna(subset="index")
    others = known[known["region_code"] != region_code]
    of = f"{len(known)} {scope.noun} yang diketahui"
    # Somebody whose index is not known may be better, or nearer.
    among = "" if len(known) == len(members) else f" dari {len(known)}"
    rows = [(f"Batas {band.name}", band.lower, "metodologi") for band in methodology.bands(year)[1:]]
    goal, name, basis = target
    if goal is not None:
        rows.append((name, goal, basis))
    steps = len(rows)
    for row in averages(scope, year).dropna(subset="value").itertuples():
        name, _, counted = row.label.partition(" (")  # of whom it is the mean stands in its basis: a row of the chart is narrow
        rows.append((name, row.value, ", ".join(filter(None, [counted.removesuffix(")"), row.basis]))))
    if enough_known(members[["index"]]):
        rows.append((f"Median {len(known)} {scope.noun}", known["index"].median(), of))
        rows.append((f"Terbaik{among}: {known['region'].iloc[0]}", known["index"].max(), of))
    above = others[others["index"] > standing.index]
    if len(above) and enough_known(members[["index"]]):
        nearest = above.loc[above["index"].idxmin()]
        rows.append((f"Tepat di atasnya{among}: {nearest['region']}", nearest["index"], of))
    table = pd.DataFrame(rows, columns=["label", "value", "basis"])
    table["distance"] = table["value"] - standing.index
    table["step"] = table.index < steps
    return table.sort_values("value", kind="stable").reset_index(drop=True)


@remembered
def corrections(scope: Scope, year: int, region_code: str) -> pd.DataFrame:
    """Each correction as KPK says it is to be read, beside the lowest, mean and highest of the scope (points): part, label, ours,
    lowest, mean, highest, known (members). Of those that are known of less than half of the members nothing."""
    members = scores(scope, year)
    values = profile(members, CORRECTIONS)
    ends = marks(values, len(members), {"min": "lowest", "mean": "mean", "max": "highest"})
    table = ends.pivot(index="row", columns="name", values="value").reindex(columns=["lowest", "mean", "highest"])
    ours = values[values["region_code"] == region_code].set_index("row")["value"]
    table = table.assign(ours=ours, known=values.groupby("row").size())
    table = table.loc[[part for part in CORRECTIONS if part in table.index]].rename_axis("part").reset_index()
    return table.assign(label=table["part"].map(dictionary.label))


def behind(gains: pd.DataFrame) -> pd.DataFrame:
    """The parts of `gains` that lie behind their reference, by more than rounds to 0,00; the farthest first."""
    return gains[gains["points"] >= NEGLIGIBLE]


def ahead(gains: pd.DataFrame) -> pd.DataFrame:
    """The parts of `gains` that are better than their reference, by more than rounds to 0,00."""
    return gains[gains["points"] <= -NEGLIGIBLE]


def gains(level: Level, year: int, scope: Scope, *, reference: str = "median") -> pd.DataFrame:
    """What reaching the scope's `median` or `best` would bring, part by part: part, label, ours, reference, points, gain (points
    in words).

    Counted over members whose part is known; sorted by what it would bring. Empty when our parts or the others' are not known.
    """
    if level.parts.empty or level.year.corrections != CORRECTIONS:
        return no_gains()
    return gains_among(scores(scope, year), level.year.scores, level.year.weights, reference=reference)


def gains_among(members: pd.DataFrame, ours: dict[str, float], weights: Weights, *, reference: str = "median") -> pd.DataFrame:
    """The same of any scores of ours (points, by part) among members (as of `standing.scores`); ours is a row of them, too."""
    if not enough_known(members[list(SCORED)]):
        return no_gains()
    goal = {m: _reference(members[m], reference, dictionary.low_is_good(m)) for m in SCORED}
    points = index.gains(ours, goal, weights)
    rows = [(m, dictionary.label(m), ours[m], goal[m], points[m], signed(points[m])) for m in SCORED]
    return pd.DataFrame(rows, columns=_GAINS).sort_values("points", ascending=False, kind="stable").reset_index(drop=True)


def no_gains() -> pd.DataFrame:
    """The empty answer of `gains`."""
    return pd.DataFrame(columns=_GAINS)


def ways(level: Level, distance: float, scope: Scope) -> pd.DataFrame:
    """What each part alone would have to move to lift the index by `distance` points.

    part, label, ours, needed, step (in words), goal, best, beyond (in words). `needed` is rounded up to two decimals, so that the
    step as it is printed is enough; it is empty where that part alone cannot do it. best: what a member of the scope reached at
    best in this survey year or before, empty where too little is known; beyond: that the goal lies beyond it.
    """
    bests = _bests(scope, level.year.weights.year)
    steps = index.needed(level.year.scores, distance, level.year.weights, corrections=level.year.corrections)
    rows: list[tuple] = []
    for part, exact in steps.items():
        step = None if exact is None else raised(exact)
        ours, low = level.year.scores[part], dictionary.low_is_good(part)
        move = (
            (DASH, None) if step is None else (f"{'kurangi' if low else 'naik'} {decimal(step)}", ours + (-step if low else step))
        )
        best, never = bests.get(part), ""
        if best is not None and move[1] is not None and round((best - move[1]) if low else (move[1] - best), 9) > 0:
            never = f"belum pernah dicapai {scope.noun} mana pun ({'terendah' if low else 'tertinggi'} {decimal(best)})"
        rows.append((part, dictionary.label(part), ours, step, *move, best, never))
    table = pd.DataFrame(rows, columns=["part", "label", "ours", "needed", "step", "goal", "best", "beyond"])
    return table.sort_values("needed", na_position="last", kind="stable").reset_index(drop=True)


@remembered
def _bests(scope: Scope, year: int) -> dict[str, float]:
    """Part -> its best known score in the scope, in this survey year or before; none of a part not known of nearly all."""
    members = scores(scope, year)
    if len(members) < FEWEST:
        return {}  # what we reached ourselves says nothing of what can be reached
    parts = [part for part in MEASURES if part != "index" and nearly_complete(members[part])]
    years = [known for known in history.survey_years() if known <= year]
    every = pd.concat([scores(scope, known)[parts] for known in years]) if years else members[parts]
    return {part: _reference(every[part], "best", dictionary.low_is_good(part)) for part in parts}


def element_gaps(elements: pd.DataFrame, region_code: str, limit: float) -> pd.DataFrame:
    """The known elements of one government against a limit (points): measure, label, value, distance; largest first."""
    ours = elements[(elements["region_code"] == region_code) & elements["value"].notna()]
    table = ours.assign(label=ours["measure"].map(dictionary.label), distance=limit - ours["value"])
    return table.sort_values("distance", ascending=False).reset_index(drop=True)


def _reference(values: pd.Series, reference: str, low_is_good: bool) -> float:
    if reference == "median":
        return float(values.median())
    return float(values.min() if low_is_good else values.max())
