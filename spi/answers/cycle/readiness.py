"""How ready are the respondents of a survey year: what each OPD listed, what each group shall reach, what KPK told of it?

Counts of people are tens (words.tens) throughout; of a sum of them the lowest and the highest value are known.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from spi.answers.cycle.calendar import ENTERED, PUBLISHED, calendar
from spi.cycle import respondents
from spi.cycle.fieldwork import Fieldwork, judged
from spi.cycle.published_counts import published_counts
from spi.cycle.respondent_rules import Criterion, Minimum, rules
from spi.follow_up import Plan
from spi.follow_up.log.events import NOW
from spi.store.database import query
from spi.words import dictionary
from spi.words.tens import bounds, range_words, share, summed, tens_words
from spi.words.wording import thousands

FEW, FEW_ELIGIBLE, ENOUGH, NOT_JUDGED = "few", "few_eligible", "enough", "not_judged"
_COUNTS = ("listed", "mobile", "email", "dated", "eligible", "doubles")


@dataclass(frozen=True)
class Readiness:
    """lists: a row per OPD and group, the tens and their words, risk (FEW, FEW_ELIGIBLE, ENOUGH, NOT_JUDGED) by the
    minimum, mobile_share in words (only while nothing is kept silent); groups: a row per group: units, listed_low,
    listed_high, target, filled (a ten), filled_on, with words; published: what sources print of the government and the
    country in this year."""

    plan: Plan
    fieldwork: Fieldwork
    lists: pd.DataFrame
    groups: pd.DataFrame
    published: pd.DataFrame

    @property
    def at_risk(self) -> pd.DataFrame:
        """The lists below the minimum."""
        return self.lists[self.lists["risk"].isin([FEW, FEW_ELIGIBLE])]


def readiness(plan: Plan, *, today: date, at: datetime = NOW) -> Readiness:
    """The readiness of a survey year (plan.survey_year) as it stands, as of a moment."""
    now = fieldwork(plan, today=today, at=at)
    lists = _lists(respondents.lists(plan, at=at), silent=now.silent)
    groups = _groups(lists, respondents.targets(plan, at=at), respondents.reports(plan, at=at))
    return Readiness(plan, now, lists, groups, published(plan))


def lists_at_risk(plan: Plan, *, at: datetime = NOW) -> int | None:
    """How many lists of a survey year are below the minimum; None where there is no list."""
    lists = respondents.lists(plan, at=at).to_dict("records")
    return sum(_risk(row) in (FEW, FEW_ELIGIBLE) for row in lists) if lists else None


def fieldwork(plan: Plan, *, today: date, at: datetime = NOW) -> Fieldwork:
    """The fieldwork of a survey year by the calendar: entered here or published; an estimate from an earlier year counts as not
    known, and of several entries the whole time that they cover."""
    steps = calendar(plan.region_code, today=today, at=at)
    steps = steps[(steps["survey_year"] == plan.survey_year) & (steps["step"] == "fieldwork")]
    rows = steps[steps["in_force"] & steps["basis"].isin([ENTERED, PUBLISHED])].to_dict("records")
    begins, ends = [[row[name] for row in rows if row[name]] for name in ("begins", "ends")]
    outlet = rows[-1]["outlet"] if rows else ""
    return judged(min(begins, default=None), max(ends, default=None), today=today, outlet=outlet)


def criterion(plan: Plan, group: str) -> Criterion | None:
    """Who belongs into the list of a group in this survey year; None where it is not known."""
    return rules().criterion(plan.survey_year, group)


def minimum(group: str) -> Minimum | None:
    """How many rows a list of this group should have; None where there is none."""
    return rules().minimum(group)


def outlets(source_ids: list[str]) -> pd.DataFrame:
    """The sources of these ids in their order: source_id, outlet, published, url, note."""
    table = query("sources").set_index("source_id")
    return table.loc[source_ids, ["outlet", "published", "url", "note"]].reset_index()


def published(plan: Plan) -> pd.DataFrame:
    """What sources print of the government in this year, then of the country: whose, group_label, what_label, people,
    printed, outlet, url, grade, note."""
    table = published_counts()
    table = table[(table["survey_year"] == plan.survey_year) & table["region_code"].isin([plan.region_code, "ID"])]
    table = table.sort_values("region_code", key=lambda codes: codes.eq("ID"), kind="stable")
    sources = query("sources").set_index("source_id")[["outlet", "url"]]
    table = table.join(sources, on="source")
    groups = dictionary.words("respondent_groups") | {"all": "semua"}
    pairs = zip(table["printed"], table["count"], strict=True)
    words = [printed if pd.isna(count) else thousands(count) for printed, count in pairs]
    return table.assign(
        whose=table["region_code"].map({"ID": "Indonesia"}).fillna("daerah ini"),
        group_label=table["group"].map(groups),
        what_label=table["what"].map(dictionary.words("respondent_counts")),
        people=words,
    ).reset_index(drop=True)


def _lists(table: pd.DataFrame, *, silent: bool) -> pd.DataFrame:
    groups = dictionary.words("respondent_groups")
    place = {group: number for number, group in enumerate(groups)}
    table = table.assign(order=table["group"].map(place)).sort_values(["order", "unit"], kind="stable").drop(columns="order")
    rows = table.to_dict("records")
    words = {f"{name}_words": [tens_words(row[name]) for row in rows] for name in _COUNTS}
    shares = ["" if silent else _share_words(row) for row in rows]
    return table.assign(
        **words, group_label=table["group"].map(groups), risk=[_risk(row) for row in rows], mobile_share=shares,
        risk_words=[dictionary.word("respondent_risks", _risk(row)) for row in rows],
    ).reset_index(drop=True)  # fmt: skip


def _risk(row: dict[str, Any]) -> str:
    """Are the rows below the minimum, or else those of them who meet the criteria? A minimum is a multiple of ten."""
    least = minimum(row["group"])
    if least is None:
        return NOT_JUDGED
    if bounds(row["listed"])[1] < least.listed:
        return FEW
    return FEW_ELIGIBLE if row["eligible"] and bounds(row["eligible"])[1] < least.listed else ENOUGH


def _share_words(row: dict[str, Any]) -> str:
    ends = share(row["mobile"], row["listed"]) if row["mobile"] else None
    return "" if ends is None else f"{range_words(*ends)}%" if ends[0] else f"paling banyak {ends[1]}%"


def _groups(lists: pd.DataFrame, targets: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for group, label in dictionary.words("respondent_groups").items():
        own, wanted = lists[lists["group"] == group], targets[targets["group"] == group].to_dict("records")
        told = reports[reports["group"] == group].to_dict("records")
        if own.empty and not wanted and not told:
            continue
        low, high = summed(list(own["listed"]))
        target, last = (wanted[-1] if wanted else {}), (told[-1] if told else {})
        rows.append({
            "group": group, "group_label": label, "units": len(own), "listed_low": low, "listed_high": high,
            "listed_words": range_words(low, high) if len(own) else "–", "target": target.get("target"),
            "target_words": _total_words(target.get("target")), "target_letter": target.get("letter"),
            "filled": last.get("filled"), "filled_words": tens_words(last.get("filled")), "filled_on": last.get("date"),
            "filled_letter": last.get("letter"),
        })  # fmt: skip
    columns = ["group", "group_label", "units", "listed_low", "listed_high", "listed_words", "target", "target_words",
               "target_letter", "filled", "filled_words", "filled_on", "filled_letter"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns, dtype=object)  # None stays None


def _total_words(total: str | None) -> str:
    return "–" if not total else thousands(total) if total.isdigit() else tens_words(total)
