"""Did it help? The change of the parts that an action answers, beside the same parts of comparable governments."""

import math

import pandas as pd

from spi.answers.actions import thread
from spi.answers.results import history, standing, weakness
from spi.method import methodology
from spi.method.parts import in_order
from spi.method.scope import KINDS, Scope
from spi.words import dictionary

FEWEST = 5  # comparable governments: fewer say nothing about how the others went
COMPARED = ["compared", "basis", "below", "above", "lower", "median", "upper"]
MOST = 0.75  # share of the others that one must be better (worse) than, to be called so
VERDICTS = ("better", "worse", "within", "not_verified", "too_few", "unknown_after", "unknown_parts")


def year_after(year: int) -> int | None:
    """The survey year that answers a plan made for the result of `year`: the next one known to the store; None without one."""
    return min(years_after(year), default=None)


def years_after(year: int) -> list[int]:
    """The survey years known to the store that can answer a plan made for the result of `year`, the next one first."""
    return sorted(known for known in history.survey_years() if known > year)


def changes(year: int, after: int | None, scope: Scope) -> pd.DataFrame:
    """How every member's parts moved between two survey years: row (part), label, region_code, region, kind, value. value: points
    of the part's own score, plus is better also for deductions; only where both years are known."""
    regions = standing.regions().set_index("region_code")
    known = weakness.known_scores(standing.whole(scope), year), weakness.known_scores(scope, after)
    before, now = (scores.set_index(["part", "region_code"])["value"] for scores in known)
    moved = (now - before).dropna().rename("value").reset_index()
    sign = [-1 if dictionary.low_is_good(part) else 1 for part in moved["part"]]
    return pd.DataFrame(
        {
            "row": moved["part"],
            "label": moved["part"].map(dictionary.label),
            "region_code": moved["region_code"],
            "region": moved["region_code"].map(regions["short_name"]),
            "kind": moved["region_code"].map(regions["kind"]),
            "value": (moved["value"] * sign).astype(float).round(9) + 0.0,  # never -0
        }
    )


def comparable(moved: pd.DataFrame, region_code: str, scope: Scope) -> pd.DataFrame:
    """Of `changes` ours and those it is compared with, column basis saying who: our kind where FEWEST of these are known."""
    kind = standing.regions().set_index("region_code")["kind"].get(region_code)
    place = "" if scope.province is None else f" di {scope.province_name}"
    ours, same = moved["region_code"] == region_code, moved["kind"] == kind
    enough = (same & ~ours).groupby(moved["row"]).transform("sum").ge(FEWEST) if len(moved) else same
    narrow = enough & (scope.kinds != (kind,))
    table = moved.assign(basis=[f"{KINDS[kind]}{place}" if of_kind else scope.label for of_kind in narrow])
    return table[ours | same | ~enough].reset_index(drop=True)


def comparison(compared: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """Our change of every part beside the others' (rows of `comparable`), in the order of the tree: part, label, ours, COMPARED.

    compared: how many others; below, above: how many of them moved less well, and better, than we; lower, median, upper: their
    quartiles, missing with fewer than FEWEST of them.
    """
    own = compared["region_code"] == region_code
    rows = []
    for part in in_order():
        ours, others = (compared[chosen & (compared["row"] == part)] for chosen in (own, ~own))
        enough = len(others) >= FEWEST
        quartiles = others["value"].quantile([0.25, 0.5, 0.75]).tolist() if enough else [math.nan] * 3
        mine = float(ours["value"].iloc[0]) if len(ours) else math.nan
        basis = others["basis"].iloc[0] if len(others) else ""
        sides = int((others["value"] < mine).sum()), int((others["value"] > mine).sum())
        rows.append((part, dictionary.label(part), mine, len(others), basis, *sides, *quartiles))
    return pd.DataFrame(rows, columns=["part", "label", "ours", *COMPARED])


def results(actions: pd.DataFrame, after: int | None, compared: pd.DataFrame) -> pd.DataFrame:
    """One row per action and part it answers (one where it names none), beside `comparison`; verdict is one of VERDICTS.

    Columns: action_id, number, title, opd, part (empty where none), label, ours, COMPARED, verification, verified_at, late
    (verified only after the later result was published), verdict. The first reason that forbids a conclusion counts.
    """
    rows = thread.linked(actions[["action_id", "number", "title", "opd", "verification", "verified_at", "parts"]])
    sides = compared.set_index("part").reindex(rows["part"]).reset_index(drop=True)
    rows = pd.concat([rows.drop(columns="parts"), sides], axis=1)
    rows[["label", "basis"]] = rows[["label", "basis"]].fillna("")
    counts = ["compared", "below", "above"]
    rows[counts] = rows[counts].fillna(0).astype(int)
    conform, published = rows["verification"].eq("conform"), _published(after)
    rows["late"] = conform & rows["verified_at"].ge(published) if published is not None else False
    rows["verdict"] = _verdicts(rows, conform & ~rows["late"], surveyed=after is not None)
    return rows


def _verdicts(rows: pd.DataFrame, verified: pd.Series, *, surveyed: bool) -> pd.Series:
    """The verdict of every row; each later line is a graver reason not to conclude."""
    verdicts = pd.Series("within", index=rows.index, dtype=object)
    verdicts[rows["below"] >= MOST * rows["compared"]] = "better"
    verdicts[rows["above"] >= MOST * rows["compared"]] = "worse"
    verdicts[~verified] = "not_verified"
    verdicts[rows["median"].isna()] = "too_few"
    verdicts[rows["ours"].isna() | (not surveyed)] = "unknown_after"
    verdicts[rows["part"] == thread.NO_PART] = "unknown_parts"
    return verdicts


def _published(after: int | None) -> pd.Timestamp | None:
    """When the result of a survey year was published, as far as the method says."""
    launched = {survey["year"]: survey["launched"] for survey in methodology.method()["surveys"] if "launched" in survey}
    return pd.Timestamp(launched[after]) if after in launched else None
