"""Which plan waits: an open one stays in sight beside a newer result, and a carried action is told as it stands today."""

import itertools

import pandas as pd
import pytest
from clock import WHO

from spi.answers.actions import agenda, orphans, plans, progress
from spi.follow_up import Plan
from spi.follow_up.plan import carrying, plan
from spi.narrative.follow_up import plan_status

pytestmark = pytest.mark.usefixtures("clocked_log")
_regions = itertools.count(9000)


@pytest.fixture
def older():
    """The plan of SPI 2024 of a government that has no other, with three actions that name no part."""
    of = Plan(str(next(_regions)), 2024)
    for title in ("A", "B", "C"):
        plan.create(WHO, of, {"title": title, "due": "2026-01-01"})
    return of


def carry(of, *titles, into=2025):
    rows = plan.actions(of).set_index("title").loc[list(titles)]
    return carrying.carry(WHO, of, into, dict(zip(rows["action_id"], rows["last_seq"], strict=True)))


def verify(of, title):
    row = plan.actions(of).set_index("title").loc[title]
    outcome = plan.edit(WHO, of, {row["action_id"]: {"verification": "conform"}}, seen={row["action_id"]: row["last_seq"]})
    assert outcome.problems == []


def opened(of, year):
    return plans.opening(plans.plans(of.region_code, year), year)


def test_the_newest_plan_with_open_actions_is_opened(older):
    assert opened(older, 2025) == 2024
    plan.create(WHO, Plan(older.region_code, 2025), {"title": "D"})
    assert (opened(older, 2025), opened(older, 2024)) == (2025, 2024)
    verify(Plan(older.region_code, 2025), "D")
    assert opened(older, 2025) == 2024
    assert opened(Plan("none", 2025), 2025) == 2025


def test_an_earlier_plan_is_told_while_it_has_open_actions_or_nothing_is_planned(older):
    assert plans.earlier(older.region_code, 2024) is None
    carry(older, "A")
    status = plans.earlier(older.region_code, 2025)
    assert (status.year, status.completion.open, status.completion.carried) == (2024, 2, 1)
    sentence = plan_status(status).text
    assert sentence.startswith("Status RTL SPI 2024: 2 dari 3 tindak lanjut masih terbuka, 1 dibawa ke rencana berikutnya")
    for title in ("B", "C"):
        verify(older, title)
    assert plans.earlier(older.region_code, 2025) is None and plans.earlier(older.region_code, 2026).year == 2025


def test_what_was_carried_over_is_no_delay_and_no_loose_end_of_the_older_plan(older):
    weak = pd.DataFrame(columns=["part", "change", "gap", "weak", "large", "leading"])
    loose = [len(orphans.orphans(weak, pd.DataFrame(columns=["part", "theme"]), plan.actions(older)))]
    assert progress.completion(plan.actions(older)).overdue == 3
    carry(older, "A", "B")
    actions = plan.actions(older)
    loose.append(len(orphans.orphans(weak, pd.DataFrame(columns=["part", "theme"]), actions)))
    today = pd.Timestamp.now().date()
    rows = agenda.agenda(actions, today).set_index("title")
    assert progress.completion(actions).overdue == 1 and loose == [3, 1]
    assert rows.at["A", "state"] == "dibawa ke SPI 2025" and rows.at["A", "decision"] == "" != rows.at["C", "decision"]
    ages = progress.ageing(actions, today).set_index("bucket")["count"]
    assert ages["carried"] == 2 and ages.sum() == 3


def test_a_carried_action_arrives_on_the_curve_with_the_verdicts_it_had(older):
    verify(older, "A")
    carry(older, "A", "B")
    last = progress.curve(Plan(older.region_code, 2025)).iloc[-1]
    assert (last["total"], last["verified"]) == (2, 1)
    assert progress.curve(older).iloc[-1]["total"] == 3


def test_the_success_of_a_carried_action_is_judged_by_what_stands_today(older):
    carry(older, "A")
    carry(Plan(older.region_code, 2025), "A", into=2026)
    verify(Plan(older.region_code, 2026), "A")
    now = plans.followed(plan.actions(older), older.region_code).set_index("title")
    assert now["verification"].fillna("").to_dict() == {"A": "conform", "B": "", "C": ""}
    assert list(now["number"]) == [1, 2, 3] and plans.holding(older.region_code, now.at["A", "action_id"], 2025) == 2025
