"""What do the mini FGD name as root causes: how often, from which side, of which part of the index? A count is times said."""

from datetime import datetime

import pandas as pd

from spi import dictionary
from spi.follow_up import discussion, rules
from spi.follow_up.events import NOW
from spi.follow_up.plan import Plan, actions

ACROSS = {"side": "side_label", "part": "part_label"}  # what a theme is counted across, and the column of its words
VITAL = 80  # percent of all mentions: the themes that reach it together are those of the Pareto rule


def spoken(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every finding of a plan in words, oldest first.

    The columns of sql/findings.sql and theme_name, part_label, side_label, numbers (list of text: the actions made from it).
    """
    found, names, sides = discussion.findings(plan, at=at), discussion.theme_names(at=at), dictionary.words("sides")
    made = actions(plan, at=at).dropna(subset="finding")
    numbers: dict[str, list[str]] = {}
    for row in made.itertuples():
        numbers.setdefault(row.finding, []).append(str(int(row.number)) if row.number == row.number else row.title)
    return found.assign(
        theme_name=[names.get(theme, theme) for theme in found["theme"]],
        part_label=[dictionary.label(part) for part in found["part"]],
        side_label=[sides.get(side, side) for side in found["side"]],
        numbers=[numbers.get(finding, []) for finding in found["finding_id"]],
    )


def themes(found: pd.DataFrame) -> pd.DataFrame:
    """The themes of `spoken`, the most named first: theme, name, times, findings, share and running (percent of all times).

    vital: is it one of those that together reach VITAL percent?
    """
    table = found.groupby(["theme", "theme_name"], as_index=False).agg(times=("times", "sum"), findings=("times", "size"))
    table = table.sort_values(["times", "theme_name"], ascending=[False, True], ignore_index=True)
    share = 100 * table["times"] / table["times"].sum()
    return table.rename(columns={"theme_name": "name"}).assign(
        share=share, running=share.cumsum(), vital=share.cumsum() - share < VITAL - 1e-9
    )


def crossed(found: pd.DataFrame, across: str) -> pd.DataFrame:
    """Every theme by every side or part ("side", "part") that was spoken of: theme, name, column, label, times, findings.

    Themes stand in the order of `themes`, columns in the order of the index or of the list of sides; what nobody said is 0.
    """
    order = list(dictionary.words("sides")) if across == "side" else rules.parts()
    labels = found.drop_duplicates(across).set_index(across)[ACROSS[across]]
    counted = found.groupby(["theme", across])["times"].agg(["sum", "size"])
    rows = [
        {
            "theme": row.theme,
            "name": row.name,
            "column": column,
            "label": labels[column],
            "times": int(counted["sum"].get((row.theme, column), 0)),
            "findings": int(counted["size"].get((row.theme, column), 0)),
        }
        for row in themes(found).itertuples(index=False)
        for column in order
        if column in labels.index
    ]
    return pd.DataFrame(rows, columns=["theme", "name", "column", "label", "times", "findings"])


def behind(found: pd.DataFrame, *, theme: str = "", side: str = "", part: str = "") -> pd.DataFrame:
    """The findings behind a count, newest first; an empty text leaves that one open."""
    for column, value in (("theme", theme), ("side", side), ("part", part)):
        found = found[found[column] == value] if value else found
    return found.iloc[::-1].reset_index(drop=True)


def by_side(parts: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The known rows of weakness.parts, side by side: the side that loses most first, its own row before its elements.

    Also answers the parts of which nothing is known.
    """
    known = parts[parts[["score", "lost", "gap", "change"]].notna().any(axis=1)]
    most = known.groupby("group")["lost"].max().sort_values(ascending=False, na_position="last", kind="stable")
    place = {group: n for n, group in enumerate(most.index)}
    ordered = known.assign(_side=known["group"].map(place)).sort_values(["_side", "element"], kind="stable")
    unknown = parts.loc[~parts["part"].isin(known["part"]), "part"]
    return ordered.drop(columns="_side").reset_index(drop=True), list(unknown)
