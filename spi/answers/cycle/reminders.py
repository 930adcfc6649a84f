"""What is due in the next days and what is late, by OPD: the actions of every plan, and the steps of the cycle?"""

from datetime import date, datetime, timedelta

import pandas as pd

from spi.answers.actions import progress
from spi.answers.cycle.calendar import calendar
from spi.follow_up import Plan
from spi.follow_up.log.events import NOW
from spi.follow_up.log.reading import read
from spi.follow_up.plan import plan
from spi.words import dictionary
from spi.words.wording import date_words, numbered

DAYS = 30
ACTION, STEP, RECORD = "action", "step", "record"
COLUMNS = ["opd", "kind", "awaited", "survey_year", "due", "due_words", "days", "late", "state"]


def reminders(region_code: str, *, today: date, days: int = DAYS, at: datetime = NOW) -> pd.DataFrame:
    """Everything late, and what is due from today to `days` days on, by OPD (those without one last), the longest due first;
    columns in COLUMNS. kind: ACTION, STEP, or RECORD: the estimate of a step has passed, and nobody has written down when it
    really was; days: until it is due, below zero where that has passed; late: an action that is overdue.

    An action that is settled is not waited for, nor is a step whose known date has passed.
    """
    rows = pd.concat([_actions(region_code, today, at), _steps(region_code, today, at)], ignore_index=True)
    rows = rows[rows["days"] <= days]
    rows = rows.assign(
        late=(rows["kind"] == ACTION) & (rows["days"] < 0), nobody=rows["opd"] == "", folded=rows["opd"].str.casefold()
    )
    rows = rows.sort_values(["nobody", "folded", "due", "awaited"], kind="stable")
    return rows.assign(opd=rows["opd"].replace("", dictionary.word("unset", "opd")))[COLUMNS].reset_index(drop=True)


def _actions(region_code: str, today: date, at: datetime) -> pd.DataFrame:
    """The actions of all plans that somebody waits for and that have a due date."""
    years = read("years_with_actions", region=region_code, at=at)["survey_year"]
    rows = []
    for year in years:
        table = plan.actions(Plan(region_code, int(year)), at=at)
        placed = progress.placed(table, today)
        waiting = ~progress.settled(table) & table["due"].notna()
        for owner, action in zip(table.loc[waiting, "opd"], placed[waiting].to_dict("records"), strict=True):
            due, title = action["due"].date(), numbered(action["number"], action["title"])
            known = {"opd": action["opd"] if owner else "", "state": action["state"], "survey_year": int(year)}
            rows.append({"key": action["action_id"], "kind": ACTION, "awaited": title} | known | _due(due, today))
    table = pd.DataFrame(rows, columns=["key", *COLUMNS])
    return table.drop_duplicates("key", keep="last")


def _steps(region_code: str, today: date, at: datetime) -> pd.DataFrame:
    """The steps of the cycle that are still to come, or running until a day, or estimates that have passed."""
    table = calendar(region_code, today=today, at=at)
    rows = []
    for step in table[table["in_force"] & table["position"].isin(["ahead", "running", "unrecorded"])].to_dict("records"):
        due = step["first"] if step["first"] > today else step["last"]
        passed = step["position"] == "unrecorded"
        owner = dictionary.word("cycle_owners", "unrecorded") if passed else step["in_charge"]
        known = {"opd": owner, "state": step["state"], "survey_year": step["survey_year"]}
        rows.append(
            {"key": step["key"], "kind": RECORD if passed else STEP, "awaited": step["cycle_step"]} | known | _due(due, today)
        )
    return pd.DataFrame(rows, columns=["key", *COLUMNS])


def _due(due: date, today: date) -> dict:
    return {"due": due, "due_words": date_words(due), "days": (due - today) // timedelta(days=1)}
