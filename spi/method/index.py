"""How is an index made of its parts, and which part moved it? Pure arithmetic: numbers in, numbers out.

Every function takes `scores` as anything that answers to a measure code (a dict of floats, a row, or a DataFrame whose
columns are measure codes, one row per government) and answers in the same shape. Scores are points 0-100, higher is
better; corrections are positive points that are subtracted. A missing score is NaN and makes its part NaN: nothing is
imputed. Source of the formula: spi/method/methodology.toml.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from spi.method.methodology import COMPONENTS, CORRECTIONS, Weights
from spi.method.parts import CORRECTION_OTHER, SCORED

Scores = Mapping[str, Any]
LEVEL_PARTS = (*SCORED, CORRECTION_OTHER, "residual")
CHANGE_PARTS = (*SCORED, CORRECTION_OTHER, "weights", "residual")


def weighted_sum(scores: Scores, weights: Weights) -> Any:
    """Weights times component scores, before any correction (points)."""
    return sum(weights[c] * scores[c] for c in COMPONENTS)


def recompute(scores: Scores, weights: Weights, *, corrections: tuple[str, ...] = CORRECTIONS) -> Any:
    """The index that the listed parts give (points): a check on the published one, never a replacement."""
    return weighted_sum(scores, weights) - sum(scores[c] for c in corrections)


def contributions(
    scores: Scores, weights: Weights, *, unlisted_from: float | None = None, corrections: tuple[str, ...] = CORRECTIONS
) -> dict[str, Any]:
    """Every part of the published index (points), keyed by component, correction, correction_other and residual.

    They add up to `scores["index"]`. Components give weight times score; corrections are negative. With `unlisted_from`
    (points, 2022 only) an unexplained rest of at least that size is `correction_other`; what remains is the residual,
    published - recomputed. `corrections` is ("correction_total",) where their split is not known.
    """
    parts = {c: weights[c] * scores[c] for c in COMPONENTS}
    parts |= {c: -1 * scores[c] for c in corrections}
    rest = scores["index"] - sum(parts.values())
    unlisted = np.where(-1 * rest >= unlisted_from, rest, 0.0) if unlisted_from is not None else 0.0 * rest
    parts[CORRECTION_OTHER] = unlisted if np.ndim(unlisted) else float(unlisted)
    parts["residual"] = rest - parts[CORRECTION_OTHER]
    return parts


def implied_correction(scores: Scores, weights: Weights) -> Any:
    """Weighted sum minus published index (points): the total correction where its parts were not printed. Derived."""
    return weighted_sum(scores, weights) - scores["index"]


def change(
    before: Scores,
    after: Scores,
    *,
    weights: tuple[Weights, Weights],
    unlisted_from: tuple = (None, None),
    corrections: tuple[str, ...] = CORRECTIONS,
) -> dict[str, Any]:
    """The parts (points) of `after["index"] - before["index"]`; they add up to it exactly.

    Keyed by CHANGE_PARTS, or with `correction_total` in place of the two corrections. With weights w and scores c, a
    component gets mean(w) * dc and the change of weights mean(c) * dw, summed over the components; corrections,
    `correction_other` and the residual go one to one. A negative part lowered the index.
    """
    w0, w1 = weights
    level0 = contributions(before, w0, unlisted_from=unlisted_from[0], corrections=corrections)
    level1 = contributions(after, w1, unlisted_from=unlisted_from[1], corrections=corrections)
    parts = {c: (w0[c] + w1[c]) / 2 * (after[c] - before[c]) for c in COMPONENTS}
    parts |= {c: level1[c] - level0[c] for c in (*corrections, CORRECTION_OTHER)}
    parts["weights"] = sum((before[c] + after[c]) / 2 * (w1[c] - w0[c]) for c in COMPONENTS)
    parts["residual"] = level1["residual"] - level0["residual"]
    return {part: parts[part] for part in (*COMPONENTS, *corrections, CORRECTION_OTHER, "weights", "residual")}


def losses(parts: dict[str, Any], weights: Weights) -> dict[str, Any]:
    """Points that each of the `contributions` keeps from a perfect 100; they add up to `100 - index`.

    A component loses weight times (100 - score), a correction loses itself, the residual enters with its sign turned.
    """
    return {part: (weights[part] * 100 if part in COMPONENTS else 0.0) - points for part, points in parts.items()}


def gains(scores: Scores, reference: Scores, weights: Weights) -> dict[str, Any]:
    """Index points that reaching `reference` would bring, per component and correction (negative: already better)."""
    brought = {c: weights[c] * (reference[c] - scores[c]) for c in COMPONENTS}
    return brought | {c: scores[c] - reference[c] for c in CORRECTIONS}


def needed(
    scores: Scores, distance: float, weights: Weights, *, corrections: tuple[str, ...] = CORRECTIONS
) -> dict[str, float | None]:
    """What one part alone must move (its own points) to lift the index by `distance` points.

    None where that part alone cannot: a component would pass 100, or a correction is smaller than the distance.
    """
    ways: dict[str, float | None] = {}
    for component in COMPONENTS:
        step = distance / weights[component]
        ways[component] = step if scores[component] + step <= 100 else None
    for correction in corrections:
        ways[correction] = distance if scores[correction] >= distance else None
    return ways


def missing_parts(scores: Scores) -> list[str]:
    """Measure codes of one government (a row or dict) without which the index cannot be taken apart."""
    return [m for m in ("index", *SCORED) if scores[m] is None or scores[m] != scores[m]]
