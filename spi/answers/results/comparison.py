"""Is a change ours or everybody's? Every change beside what the other members of the scope moved, and who moved together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from spi.answers.results import causes, history, standing
from spi.answers.results.standing import scores
from spi.method import comparison
from spi.method.index import CHANGE_PARTS
from spi.method.parts import CORRECTION_OTHER, CORRECTION_TOTAL, CORRECTIONS, SCORED, TECHNICAL
from spi.method.scope import GOVERNMENTS, NATION, Scope
from spi.store.database import remembered
from spi.words import dictionary
from spi.words.wording import rounded

_TOTAL = "change"
_Of = tuple[str, Scope, tuple[int, int], float | None]  # the first fields of a Comparison
EVERYBODY = 5  # members from which on something is said of all of them: what two or three do is nobody's common movement
LOW, HIGH, FEWEST = 0.1, 0.9, 100  # quantiles of the changes in one year that are called usual, and how many must be known


@dataclass(frozen=True)
class Comparison:
    """A change of index split into what the other members moved on average (common) and what is ours beyond it (own).

    region: its short name. change, common, own: index points, common + own is the change; None where they cannot be given.
    parts: part, label, points (ours), common, own, adding up to them; empty unless nearly every other member is known with
    all parts. others: members whose mean it is, of `members` others. printed: the outlets of the two printed
    means from which the total was split where too few members are known; () where it is calculated from the members.
    """

    region: str
    scope: Scope
    years: tuple[int, int]
    change: float | None
    common: float | None
    own: float | None
    parts: pd.DataFrame
    others: int
    with_parts: int
    members: int
    printed: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Can the total be split?"""
        return self.own is not None

    @property
    def as_printed(self) -> pd.DataFrame:
        """The total ("index") and the parts worth telling, with two decimals: part, label, detail, points, common, own.

        Our change and our own movement are rounded; the common one is printed as their difference, which may be 0,01 from its
        own rounding, so that common + own is the change in print, too. No row unless the total can be split.
        """
        if self.change is None or self.own is None:
            return _no_parts()
        total = {"part": "index", "label": dictionary.label("index"), "points": self.change, "own": self.own}
        rows = []
        for row in [total, *self.parts.to_dict("records")]:
            points, own = (float(rounded(row[name]) or 0) for name in ("points", "own"))
            common = float(rounded(points - own) or 0)
            if row["part"] not in TECHNICAL or points or common or own:
                rows.append((row["part"], row["label"], row.get("detail", ""), points, common, own))
        return pd.DataFrame(rows, columns=list(_no_parts().columns))

    @property
    def leading_own(self) -> str | None:
        """The part whose own movement is largest in the direction of our own movement; None without parts."""
        points = self.parts.set_index("part")["own"].to_dict() if len(self.parts) else {}
        return causes.leading_part(points, self.own) if self.own is not None else None


@remembered
def compare(region_code: str, year_from: int | None, year_to: int, scope: Scope) -> Comparison:
    """Our change beside that of the other members known in both survey years; see `Comparison`.

    Nearly all (standing.NEARLY_ALL) of the other members must be known, for the parts with every part. Where they are not,
    the total alone is split from the printed mean of the whole scope, which the shipped figures have for some provinces.
    """
    why = causes.explain(region_code, year_from, year_to, scope)
    name = standing.regions().set_index("region_code").at[region_code, "short_name"]
    of = (str(name), scope, (year_from if year_from is not None else year_to, year_to), why.change)
    everyone = causes.scope_changes(scope, *of[2]).set_index("region_code") if year_from is not None else pd.DataFrame()
    members = max(0, len(scores(scope, year_to)) - 1)
    if why.change is None or not members or year_from is None:
        return _unknown(of, members)
    parts = list(why.parts["part"])
    columns = _columns(everyone, parts)
    with_parts = comparison.others_of(columns, region_code) if parts else columns.head(0)
    with_index = comparison.others_of(columns[[_TOTAL]], region_code)
    if len(with_parts) >= standing.NEARLY_ALL * members:
        split = comparison.own_and_common(columns, region_code)
        rows = split.drop(_TOTAL).reset_index(names="part").rename(columns={"change": "points"})
        total, others = split.loc[_TOTAL], len(with_parts)
        rows.insert(1, "label", list(why.parts["label"]))
        rows.insert(2, "detail", list(why.parts["detail"]))
        return Comparison(*of, float(total["common"]), float(total["own"]), rows, others, others, members)
    if len(with_index) >= standing.NEARLY_ALL * members:
        total = comparison.own_and_common(columns[[_TOTAL]], region_code).loc[_TOTAL]
        common, own, others = float(total["common"]), float(total["own"]), len(with_index)
        return Comparison(*of, common, own, _no_parts(), others, len(with_parts), members)
    return _from_means(of, why, members, len(with_parts))


def _columns(everyone: pd.DataFrame, parts: Sequence[str]) -> pd.DataFrame:
    """The total and the parts of everybody's change; where ours are only known with one deduction, theirs are added up."""
    if CORRECTION_TOTAL in parts:
        cut = everyone[[*CORRECTIONS, CORRECTION_OTHER]].sum(axis=1, skipna=False)
        everyone = everyone.assign(**{CORRECTION_TOTAL: cut, CORRECTION_OTHER: 0.0})
    return everyone[[_TOTAL, *parts]]


def _from_means(of: _Of, why: causes.Explanation, members: int, with_parts: int) -> Comparison:
    """The total split from printed means of the whole province, where there is one of both years and it has the same members."""
    means, outlets, (_, scope, years, _) = [], [], of
    for year, index in zip(years, (why.index_from, why.index_to), strict=True):
        mean = standing.averages(scope, year) if scope.province and scope.kinds == GOVERNMENTS else pd.DataFrame()
        row = mean[(mean["code"] == "province") & mean["value"].notna()] if len(mean) else mean
        if row.empty or len(scores(scope, year)) != members + 1 or index is None:
            return _unknown(of, members, with_parts)
        means.append(comparison.mean_of_others(float(row["value"].iloc[0]), index, members + 1))
        outlets.append(str(row["basis"].iloc[0]))
    common = means[1] - means[0]
    own = (why.change or 0.0) - common
    printed = tuple(dict.fromkeys(outlets))
    return Comparison(*of, common, own, _no_parts(), members, with_parts, members, printed)


def _unknown(of: _Of, members: int, with_parts: int = 0) -> Comparison:
    return Comparison(*of, None, None, _no_parts(), 0, with_parts, members)


def _no_parts() -> pd.DataFrame:
    numbers = dict.fromkeys(("points", "common", "own"), pd.Series(dtype=float))
    return pd.DataFrame({**dict.fromkeys(("part", "label", "detail"), pd.Series(dtype=object)), **numbers})


def own_changes(scope: Scope, year_from: int, year_to: int) -> pd.DataFrame:
    """The rows of `causes.scope_changes` with what is every member's own beyond the others: own and own_<part> (points).

    Only members of whom every part is known; empty where these are fewer than nearly all.
    """
    everyone = causes.scope_changes(scope, year_from, year_to)
    known = everyone.dropna(subset=list(CHANGE_PARTS))
    if len(known) < 2 or len(known) < standing.NEARLY_ALL * len(scores(scope, year_to)):
        known = known.head(0)
    columns = [_TOTAL, *CHANGE_PARTS]
    n = len(known)
    # The mean of the others is (sum - own) / (n - 1), so the difference from it is n / (n - 1) of that from the mean of all.
    own = (known[columns] - known[columns].mean()) * n / (n - 1)
    return known.assign(own=own[_TOTAL], **{f"own_{part}": own[part] for part in CHANGE_PARTS})


@remembered
def movements(scope: Scope, year_from: int, year_to: int) -> pd.DataFrame:
    """How the members moved together from one survey year to the next, the index and every part in points of its own.

    part, label, governments (known in both years), members, mean (points; of a correction plus is more), direction (1, -1, 0),
    share (0 to 1), together. No row of a part of which fewer than nearly all members are known.
    """
    after = scores(scope, year_to).set_index("region_code")
    before = scores(standing.whole(scope), year_from).set_index("region_code").reindex(after.index)
    measures = ["index", *SCORED]
    table = comparison.movement(after[measures] - before[measures]).rename_axis("part").reset_index()
    table = table.assign(label=table["part"].map(dictionary.label), members=len(after))
    return table[table["governments"] >= standing.NEARLY_ALL * len(after)].reset_index(drop=True)


def movements_around(scope: Scope, year_from: int | None, year_to: int) -> dict[Scope, pd.DataFrame]:
    """`movements` in the scope and in the nation, where EVERYBODY members or more are; none without a year before."""
    asked = dict.fromkeys((scope, scope.nation)) if year_from is not None else {}
    tables = {among: movements(among, year_from, year_to) for among in asked if year_from is not None}
    return {among: table for among, table in tables.items() if len(table) and table["members"].iloc[0] >= EVERYBODY}


@remembered
def one_year_range(year: int, scope: Scope = NATION) -> tuple[float, float, int] | None:
    """Between which two changes of the index in one year most governments lie: P10, P90 (points) and of how many changes.

    All adjacent pairs of survey years up to this one of which nearly all governments of the nation (or institutions) are known:
    those whose change somebody happened to print are no sample of the others. None below FEWEST changes.
    """
    years = sorted(known for known in history.survey_years() if known <= year)
    moved = []
    for before, after in pairwise(years):
        changes = _index_changes(scope.nation, before, after)
        if after == before + 1 and len(changes) >= standing.NEARLY_ALL * len(scores(scope.nation, after)):
            moved.append(changes)
    everything = pd.concat(moved) if moved else pd.Series(dtype=float)
    if len(everything) < FEWEST:
        return None
    return float(everything.quantile(LOW)), float(everything.quantile(HIGH)), len(everything)


@remembered
def _index_changes(scope: Scope, year_from: int, year_to: int) -> pd.Series:
    after, before = (scores(scope, year).set_index("region_code")["index"] for year in (year_to, year_from))
    return (after - before.reindex(after.index)).dropna()
