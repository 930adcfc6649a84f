"""From a weak score to a verdict, part by part of the index: what is there, and what lies behind each count?"""

from collections.abc import Iterable
from functools import cache

import pandas as pd

from spi.method.parts import SCORED, component_of, elements, in_order

NO_PART = ""  # the row of what names no part of the index
NO_PART_LABEL = "Tanpa bagian indeks"
_COUNTED = ["action_id", "parts", "strength", "claim", "verification", "validation", "evidence"]
STRENGTHS = ("weak", "medium", "strong")  # from the weakest
_COUNTS = ["findings", "mentions", "causes", "actions", "evidence", "claimed", "verified", "validated", "claims", "judged",
           "decided"]  # fmt: skip


@cache
def related(part: str) -> frozenset[str]:
    """The parts that speak for one another: an element and its component, not two elements of one component."""
    return frozenset({part, component_of(part), *elements(part)})


def near(parts: Iterable[str]) -> set[str]:
    """Every part that these parts speak for."""
    return {part_near for part in parts for part_near in related(part)}


def linked(actions: pd.DataFrame) -> pd.DataFrame:
    """The actions once for each part they name, column `part`; NO_PART where they name none that the index knows."""
    named = [dict.fromkeys(part if part in in_order() else NO_PART for part in parts) or (NO_PART,) for parts in actions["parts"]]
    places = [place for place, parts in enumerate(named) for _ in parts]
    return actions.iloc[places].reset_index(drop=True).assign(part=[part for parts in named for part in parts])


def _known_part(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(part=[part if part in in_order() else NO_PART for part in table["part"]]).reset_index(drop=True)


def of_part(table: pd.DataFrame, part: str) -> pd.DataFrame:
    """The rows of a table like `linked` that name exactly this part; NO_PART: those that name none."""
    return table[table["part"] == part].reset_index(drop=True)


def findings_of(findings: pd.DataFrame, part: str) -> pd.DataFrame:
    """The findings that speak of exactly this part; NO_PART: of none that the index knows."""
    return of_part(_known_part(findings), part)


def matrix(weak: pd.DataFrame, findings: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """One row per part of the index (weakness.parts) with what exactly names it, a component before its elements.

    Columns of `weak`, then the counts: findings, mentions (times said), causes (themes), actions, evidence of these actions,
    claimed (done), verified (conform), validated (accepted), and claims, judged, decided (actions with any such verdict);
    strength (the strongest of the actions, missing where none is set). Elements of which nothing is known or said are left
    out; what names no part is a last row, NO_PART.
    """
    mentioned = _known_part(findings).groupby("part").agg(
        findings=("finding_id", "size"), mentions=("times", "sum"), causes=("theme", "nunique"))  # fmt: skip
    done = _counted(linked(actions[_COUNTED]))
    rows = pd.concat([weak, pd.DataFrame({"part": [NO_PART], "label": [NO_PART_LABEL]})], ignore_index=True)
    rows = rows.join(mentioned, on="part").join(done, on="part")
    rows[_COUNTS] = rows[_COUNTS].fillna(0).astype(int)
    for column in ("element", "weak", "large"):
        rows[column] = rows[column].eq(True)
    named = rows["findings"].gt(0) | rows["actions"].gt(0)
    whole = rows["part"].isin(SCORED)
    rows = rows[named | whole | (rows["score"].notna() & rows["part"].ne(NO_PART))]
    order = {part: place for place, part in enumerate(rows.loc[~rows["element"], "part"])}
    placed = rows.assign(place=[order.get(component_of(part), len(order)) for part in rows["part"]])
    return placed.sort_values(["place", "element"], kind="stable").drop(columns="place").reset_index(drop=True)


def _counted(table: pd.DataFrame) -> pd.DataFrame:
    """Part -> counts of its actions, their evidence and verdicts, and the strongest of them."""
    graded = table.assign(
        strength=table["strength"].map({code: rank for rank, code in enumerate(STRENGTHS)}).astype(float),
        claimed=table["claim"].eq("done"),
        verified=table["verification"].eq("conform"),
        validated=table["validation"].eq("accepted"),
        claims=table["claim"].notna(),
        judged=table["verification"].notna(),
        decided=table["validation"].notna(),
    )
    sums = dict.fromkeys(("evidence", "claimed", "verified", "validated", "claims", "judged", "decided"), "sum")
    counts = graded.groupby("part").agg({"action_id": "size", "strength": "max"} | sums).rename(columns={"action_id": "actions"})
    return counts.assign(strength=[STRENGTHS[int(rank)] if rank == rank else None for rank in counts["strength"]])


def totals(findings: pd.DataFrame, actions: pd.DataFrame) -> dict[str, int]:
    """Everything counted once, whatever number of parts it names: the counts of `matrix` but its last three."""
    return {
        "findings": len(findings),
        "mentions": int(findings["times"].sum()),
        "causes": len(_known_part(findings).drop_duplicates(["part", "theme"])),
        "actions": len(actions),
        "evidence": int(actions["evidence"].sum()),
        "claimed": int(actions["claim"].eq("done").sum()),
        "verified": int(actions["verification"].eq("conform").sum()),
        "validated": int(actions["validation"].eq("accepted").sum()),
    }


def answers(actions: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """Which actions answer a root cause: (part, theme) -> action_ids. They list the theme, and the part or a related one."""
    answering: dict[tuple[str, str], list[str]] = {}
    for key, parts, themes in pairs(actions, "action_id", "parts", "themes"):
        for part in near(parts):
            for theme in themes:
                answering.setdefault((part, theme), []).append(key)
    return answering


def causes(findings: pd.DataFrame, part: str) -> pd.DataFrame:
    """The root causes said of one part, most often said first: theme, findings, mentions (times said)."""
    by_theme = findings_of(findings, part).groupby("theme", as_index=False).agg(
        findings=("finding_id", "size"), mentions=("times", "sum"))  # fmt: skip
    return by_theme.sort_values(["mentions", "findings"], ascending=False, kind="stable").reset_index(drop=True)


def pairs(table: pd.DataFrame, *columns: str) -> list[tuple]:
    """The rows of a table as tuples of these columns: to walk through them fast."""
    return list(zip(*(table[column].to_numpy(dtype=object) for column in columns), strict=True))
