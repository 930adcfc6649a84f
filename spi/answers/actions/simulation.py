"""What would index, category and place be if our parts had other scores, and everybody else stayed where they are?"""

from dataclasses import dataclass

import pandas as pd

from spi.answers.results import causes, certainty, gaps, standing
from spi.answers.results.within_reach import goals
from spi.method import index, methodology, ranking
from spi.method.methodology import COMPONENTS, CORRECTIONS, Band
from spi.method.scope import Scope

Scores = dict[str, float]  # part -> points: the components and the corrections as far as these are known apart


@dataclass(frozen=True)
class Simulation:
    """Supposed scores of one government in one survey year, and what follows from them; an assumption, never a figure.

    index: unrounded points; residual and unlisted correction stay as published. place: among the members as they are, with
    bounds where some of these are disputed or unknown; None outside the scope. goals: name, value and away
    (points still missing, 0 or less where it is reached). gains: as of `gaps.gains`.
    """

    year: int
    scores: Scores
    index: float
    band: Band | None
    place: ranking.Place | None
    goals: pd.DataFrame
    gains: pd.DataFrame


def start(region_code: str, year: int) -> Scores | None:
    """The scores as they are, from which a simulation begins; None where the index cannot be taken apart."""
    own = causes.level(region_code, year)
    return None if own.parts.empty else {part: own.year.scores[part] for part in (*COMPONENTS, *own.year.corrections)}


def simulate(
    region_code: str, year: int, scope: Scope, scores: Scores, *, target: tuple[float | None, str, str]
) -> Simulation | None:
    """What follows from these scores (points 0-100, every part of `start`); None where the index cannot be taken apart.

    target: value, name and basis of a goal, the value None without one. Kept scores may name other parts than are known today
    (the split of the deductions may have come or gone): then None, too.
    """
    own = causes.level(region_code, year).year
    now = start(region_code, year)
    if now is None or set(scores) != set(now):
        return None
    before, after = (index.recompute(of, own.weights, corrections=own.corrections) for of in (now, scores))
    supposed = min(max(round(own.scores["index"] + after - before, 9), 0.0), 100.0)
    members = standing.scores(scope, year)
    ours = members["region_code"] == region_code
    members = members.assign(**{part: members[part].mask(ours, value) for part, value in scores.items() if part in members})
    members["index"] = members["index"].mask(ours, supposed)
    rivals = certainty.rivals(year)  # what is supposed of ours has no rival
    places = pd.Series(members["index"].to_numpy(), members["region_code"].to_numpy(dtype=object))
    ahead = pd.DataFrame(goals(year, target), columns=["name", "value"])
    return Simulation(
        year,
        {part: scores[part] for part in now},
        supposed,
        methodology.category(year, supposed),
        ranking.place(places, region_code, rivals[rivals["region_code"] != region_code]),
        ahead.assign(away=ahead["value"] - supposed),
        gaps.gains_among(members, scores, own.weights) if own.corrections == CORRECTIONS else gaps.no_gains(),
    )
