"""What do the mini FGD name as root causes: how often, from which side, of which part of the index? A count is times said."""

from collections.abc import Callable
from datetime import datetime

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.events import NOW
from spi.follow_up.plan.plan import actions
from spi.method.parts import in_order
from spi.words import dictionary

ACROSS = {"side": "side_label", "part": "part_label"}  # what a theme is counted across, and the column of its words
VITAL = 80  # percent of all mentions: the themes that reach it together are those of the Pareto rule


def spoken(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every finding of a plan in words, oldest first. The columns of sql/findings.sql and theme_name, part_label, side_label,
    numbers (list of text: the actions made from it)."""
    findings, names, sides = discussion.findings(plan, at=at), discussion.theme_names(at=at), dictionary.words("sides")
    numbers: dict[str, list[str]] = {}
    for row in actions(plan, at=at).dropna(subset="finding").itertuples():
        numbers.setdefault(row.finding, []).append(str(int(row.number)) if row.number == row.number else row.title)
    return findings.assign(
        theme_name=_each(findings["theme"], lambda theme: names.get(theme, theme)),
        part_label=_each(findings["part"], dictionary.label),
        side_label=_each(findings["side"], lambda side: sides.get(side, side)),
        numbers=[numbers.get(finding, []) for finding in findings["finding_id"]],
    )


def _each(codes: pd.Series, word: Callable[[str], str]) -> pd.Series:
    """Every code in words, each different one looked up once."""
    return codes.map({code: word(code) for code in codes.unique()})


def themes(findings: pd.DataFrame) -> pd.DataFrame:
    """The themes of `spoken`, the most named first: theme, name, times, findings, share and running (percent of all times).
    vital: is it one of those that together reach VITAL percent?"""
    table = findings.groupby(["theme", "theme_name"], as_index=False).agg(times=("times", "sum"), findings=("times", "size"))
    table = table.sort_values(["times", "theme_name"], ascending=[False, True], ignore_index=True)
    share = 100 * table["times"] / table["times"].sum()
    return table.rename(columns={"theme_name": "name"}).assign(
        share=share, running=share.cumsum(), vital=share.cumsum() - share < VITAL - 1e-9
    )


def crossed(findings: pd.DataFrame, across: str) -> pd.DataFrame:
    """Every theme by every side or part ("side", "part") that was spoken of: theme, name, column, label, times, findings.

    Themes stand in the order of `themes`, columns in the order of the index or of the list of sides; what nobody said is 0.
    """
    order = list(dictionary.words("sides")) if across == "side" else in_order()
    labels = findings.drop_duplicates(across).set_index(across)[ACROSS[across]].to_dict()
    counts = findings.groupby(["theme", across])["times"]
    times, sizes = counts.sum().to_dict(), counts.size().to_dict()
    rows = [
        (row.theme, row.name, column, labels[column], times.get((row.theme, column), 0), sizes.get((row.theme, column), 0))
        for row in themes(findings).itertuples(index=False)
        for column in order
        if column in labels
    ]
    return pd.DataFrame(rows, columns=["theme", "name", "column", "label", "times", "findings"])


def behind(findings: pd.DataFrame, *, theme: str = "", side: str = "", part: str = "") -> pd.DataFrame:
    """The findings behind a count, newest first; an empty text leaves that one open."""
    for column, value in (("theme", theme), ("side", side), ("part", part)):
        findings = findings[findings[column] == value] if value else findings
    return findings.iloc[::-1].reset_index(drop=True)


def by_side(parts: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The known rows of weakness.parts, side by side: the side that loses most first, its own row before its elements. Also
    answers the parts of which nothing is known."""
    known = parts[parts[["score", "lost", "gap", "change"]].notna().any(axis=1)]
    most = known.groupby("group")["lost"].max().sort_values(ascending=False, na_position="last", kind="stable")
    place = {group: n for n, group in enumerate(most.index)}
    ordered = known.assign(_side=known["group"].map(place)).sort_values(["_side", "element"], kind="stable")
    unknown = parts.loc[~parts["part"].isin(known["part"]), "part"]
    return ordered.drop(columns="_side").reset_index(drop=True), list(unknown)


def grouped(known: pd.DataFrame) -> pd.DataFrame:
    """The rows of `by_side` under the heading of their side, column heading (bool). A component heads its elements; the
    deductions get a row of their own with their sums, part "" and label "Potongan"."""
    cuts = known[known["group"] == "corrections"]
    if cuts.empty:
        return known.assign(heading=~known["element"].astype(bool))
    total = {"part": "", "label": "Potongan", "group": "corrections", "element": False, "weak": False, "large": False}
    total |= {column: cuts[column].sum(min_count=1) for column in ("lost", "change")}
    head = pd.DataFrame([total]).reindex(columns=known.columns)
    first = known.index.get_loc(cuts.index[0])
    rows = pd.concat([known.iloc[:first], head, known.iloc[first:]], ignore_index=True)
    return rows.assign(heading=~rows["element"].astype(bool) & ~rows["part"].isin(cuts["part"]))
