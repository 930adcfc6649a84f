"""Where is the thread from a weak score to a verdict broken: what has no cause, no action, no part, no evidence?"""

import pandas as pd

from spi.answers.actions.thread import NO_PART, STRENGTHS, near, pairs, related
from spi.settings import settings

KINDS = (  # of loose ends, the graver first
    "weakness_without_action", "cause_without_action", "large_gap_weak_actions", "weakness_without_cause",
    "large_gap_strength_unset", "verdict_without_evidence", "evidence_without_verdict", "action_without_weakness",
    "action_without_part",
)  # fmt: skip
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
ORPHAN = ["kind", "part", "theme", "action_id", "weight", "gap", "leading"]
_NOTHING = (0.0, 0.0)
# What asserts that something is done; a verdict that says "not yet" needs no evidence.
_ASSERTED = {"claim": ("done",), "verification": ("conform", "impossible"), "validation": ("accepted",)}


def orphans(weak: pd.DataFrame, findings: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Where the thread is broken, one row per loose end, the largest fall of the index first; columns in ORPHAN.

    weight: index points lost since the year before (0 where not known or too few to make the part weak); gap: points
    behind the median. Of an action: those of the weakest part it answers. leading: did nothing lower the index more?
    """
    worth = _worth(weak)
    ends = [*_of_weak_parts(weak, findings, actions), *_of_causes(findings, actions), *_of_actions(weak, actions)]
    firsts = [max(parts, key=lambda part: worth.get(part, _NOTHING), default=NO_PART) for _, parts, _, _ in ends]
    columns = {
        "kind": [kind for kind, *_ in ends], "part": firsts, "theme": [theme for *_, theme, _ in ends],
        "action_id": [action for *_, action in ends],
    }  # fmt: skip
    table = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    table["weight"] = [worth.get(part, _NOTHING)[0] for part in firsts]
    table["gap"] = [worth.get(part, _NOTHING)[1] for part in firsts]
    table["leading"] = table["part"].isin(weak.loc[weak["leading"], "part"])
    table["order"] = [_ORDER[kind] for kind, *_ in ends]
    order = ["weight", "gap", "order"]
    return table.sort_values(order, ascending=[False, False, True], kind="stable").reset_index(drop=True)[ORPHAN]


def _worth(weak: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Part -> index points lost since the year before, points behind the median; 0 where not known or not so. A fall counts from
    the limit at which it makes a part weak: below it a part is weak for its gap alone."""
    fall, gap = (-weak["change"]).fillna(0.0), weak["gap"].clip(lower=0).fillna(0.0)
    fall = fall.where(fall >= settings()["follow_up"]["weak_change"], 0.0)
    return {part: (float(f), float(g)) for part, f, g in zip(weak["part"], fall, gap, strict=True)}


def _listed(actions: pd.DataFrame) -> set[str]:
    """Every part that these actions speak for."""
    return near({part for parts in actions["parts"] for part in parts})


def _of_weak_parts(weak: pd.DataFrame, findings: pd.DataFrame, actions: pd.DataFrame) -> list[tuple]:
    """Weak parts without a cause or an action, and large gaps without any action known to be more than weak."""
    spoken, answered = near(findings["part"].unique()), _listed(actions)
    strong, unset = (_listed(actions[chosen]) for chosen in (actions["strength"].isin(STRENGTHS[1:]), actions["strength"].isna()))
    ends = [("weakness_without_cause", p) for p in weak.loc[weak["weak"], "part"] if p not in spoken]
    ends += [("weakness_without_action", p) for p in weak.loc[weak["weak"], "part"] if p not in answered]
    for part in weak.loc[weak["large"], "part"]:
        if part in answered and part not in strong:
            ends.append(("large_gap_strength_unset" if part in unset else "large_gap_weak_actions", part))
    return [(kind, [part], "", "") for kind, part in ends]


def _of_causes(findings: pd.DataFrame, actions: pd.DataFrame) -> list[tuple]:
    """Root causes (part and theme) that no action answers."""
    listed = {(p, theme) for parts, themes in pairs(actions, "parts", "themes") for p in parts for theme in themes}
    answered = {(part, theme) for listed_part, theme in listed for part in related(listed_part)}
    mentioned = dict.fromkeys(pairs(findings, "part", "theme"))
    return [("cause_without_action", [part], theme, "") for part, theme in mentioned if (part, theme) not in answered]


def _of_actions(weak: pd.DataFrame, actions: pd.DataFrame) -> list[tuple]:
    """Actions that answer no part or no weakness, verdicts without evidence, evidence without a verdict. A part that is not known
    to be weak may be so while its gap is not known: an action on it is no loose end. What was carried over is mended there."""
    helpful = near(weak.loc[weak["weak"], "part"]) | set(weak.loc[weak["gap"].isna(), "part"])
    columns = ("action_id", "parts", "evidence", *_ASSERTED)
    ends = []
    for key, parts, evidence, *verdicts in pairs(actions[actions["carried_to"].isna()], *columns):
        parts = list(parts)
        if not parts:
            ends.append(("action_without_part", parts, "", key))
        elif helpful.isdisjoint(parts):
            ends.append(("action_without_weakness", parts, "", key))
        good = [verdict for verdict, codes in zip(verdicts, _ASSERTED.values(), strict=True) if verdict in codes]
        if good and not evidence:
            ends.append(("verdict_without_evidence", parts, "", key))
        if evidence and pd.isna(verdicts[1]):
            ends.append(("evidence_without_verdict", parts, "", key))
    return ends


def gathered(table: pd.DataFrame) -> list[pd.DataFrame]:
    """The loose ends as they are told: those of one kind together, the kind of the most important one first.

    The most important one stands by itself where it is a part of the index or a cause; actions stay together.
    """
    groups = [table[table["kind"] == kind].reset_index(drop=True) for kind in table["kind"].unique()]
    if groups and not groups[0]["action_id"].iloc[0]:
        groups = [groups[0].head(1), groups[0].iloc[1:], *groups[1:]]
    return [rows for rows in groups if len(rows)]
