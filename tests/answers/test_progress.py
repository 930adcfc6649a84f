"""How far a plan is: counts by hand, and the words for nothing."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from clock import WHO, Clock, emptied_in_an_older_log

from spi.answers.actions import progress
from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.plan import plan
from spi.narrative.follow_up import arrival, completion, due_dates_moved

pytestmark = pytest.mark.usefixtures("clocked_log")
PROBOLINGGO = Plan("3513", 2024)
DAY = date(2026, 7, 1)


def action(key="a", **fields):
    """A row of plan.actions about which nothing is known, but for these fields."""
    empty = {
        "action_id": key, "number": 1, "title": key, "parts": [], "themes": [], "opd": "", "start": pd.NaT, "first_due": pd.NaT,
        "due": pd.NaT, "moves": 0, "slips": 0, "strength": None, "progress": pd.NA, "claim": None, "verification": None,
        "validation": None, "evidence": 0, "verified_at": pd.NaT,
        "carried_to": None, "carried_from": None,
    }  # fmt: skip
    return empty | fields


def table(*rows):
    made = pd.DataFrame(list(rows))
    return made.assign(**{name: pd.to_datetime(made[name]) for name in ("start", "first_due", "due")})


def due(days, **fields):
    """An action due so many days before DAY."""
    when = pd.Timestamp(DAY - timedelta(days=days))
    return action(first_due=when, due=when, **fields)


MIXED = table(
    due(1, opd="Dinas B", claim="done", evidence=2),
    due(0, opd="dinas a", claim="running", slips=2, moves=3),
    due(40, opd="Dinas B", verification="conform", validation="accepted", claim="done"),
    due(91, opd="", verification="impossible"),
    action("ohne"),
)


def test_the_three_verdicts_are_counted_apart():
    found = progress.completion(MIXED, day=DAY)
    assert (found.total, found.claimed, found.verified, found.validated) == (5, 2, 1, 1)
    assert (found.unassessed, found.without_evidence, found.moved, found.slips) == (3, 4, 1, 2)
    assert (found.without_opd, found.without_due) == (2, 1)


def test_late_begins_the_day_after_and_ends_when_settled():
    assert progress.completion(MIXED, day=DAY).overdue == 1
    assert progress.in_words(MIXED, DAY, themes={})["overdue"].tolist() == [True, False, False, False, False]
    assert progress.in_words(MIXED, DAY, themes={})["state"].tolist() == [
        "terlambat 1 hari", "jatuh tempo hari ini", "terverifikasi", "selesai dinilai", "tenggat belum ditetapkan",
    ]  # fmt: skip
    assert progress.in_words(MIXED, DAY - timedelta(days=3), themes={})["state"][0] == "2 hari lagi"


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ({"verification": "impossible"}, False),  # BPK's fourth status closes it
        ({"validation": "accepted"}, False),
        ({"verification": "not_yet"}, True),
        ({"verification": "not_started"}, True),
        ({"validation": "rejected"}, True),
        ({"claim": "done"}, True),
    ],
)
def test_only_what_is_settled_is_no_longer_late(said, late):
    assert bool(progress.completion(table(due(5, **said)), day=DAY).overdue) == late


def test_what_nobody_said_is_a_word():
    row = progress.in_words(table(action()), DAY, themes={}).iloc[0]
    assert row["opd"] == "belum ditetapkan" and row["strength_words"] == "belum ditetapkan"
    assert row["claim_words"] == "belum diklaim" and row["verification_words"] == row["validation_words"] == "belum dinilai"
    assert row["evidence_words"] == "bukti belum ada" and pd.isna(row["progress"])


def test_parts_and_themes_are_told_by_their_names():
    told = progress.in_words(table(action(parts=["internal", "budget"], themes=["staff", "x"])), DAY, themes={"staff": "SDM"})
    assert told.loc[0, ["parts_words", "themes_words"]].tolist() == ["Internal, Pengelolaan Anggaran", "SDM, x"]


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(-1, "not_due"), (0, "not_due"), (1, "late_30"), (30, "late_30"), (31, "late_60"), (60, "late_60"), (61, "late_90"),
     (90, "late_90"), (91, "late_more")],
)  # fmt: skip
def test_each_delay_has_one_bucket(days, bucket):
    counts = progress.ageing(table(due(days)), DAY).set_index("bucket")["count"]
    assert counts[bucket] == 1 and counts.sum() == 1


def test_the_first_due_date_is_aged_apart():
    moved = due(-10) | {"first_due": pd.Timestamp(DAY - timedelta(days=80))}
    ages = progress.ageing(table(moved, due(5, verification="conform"), action()), DAY).set_index("bucket")
    assert ages["count"].to_dict() == {
        "conform": 1, "conform_late": 0, "settled": 0, "not_due": 1, "late_30": 0, "late_60": 0, "late_90": 0, "late_more": 0,
        "no_due": 1,
    }  # fmt: skip
    assert ages.loc["late_90", "count_first"] == 1 and ages["count_first"].sum() == 3


@pytest.mark.parametrize(
    ("days", "state"), [(52, "terverifikasi, terlambat 52 hari"), (0, "terverifikasi"), (-3, "terverifikasi")]
)
def test_what_was_verified_after_its_due_date_says_how_late(days, state):
    said = pd.Timestamp(DAY) + timedelta(hours=16)  # an action due `days` days before the verification, seen much later
    row = due(days, verification="conform") | {"verified_at": said}
    assert progress.in_words(table(row), DAY + timedelta(days=300), themes={})["state"].tolist() == [state]
    moved = row | {"first_due": pd.Timestamp(DAY - timedelta(days=80))}
    ages = progress.ageing(table(moved), DAY).set_index("bucket")
    assert ages.loc["conform_late"].tolist()[1:] == [int(days > 0), 1] and ages["count"].sum() == ages["count_first"].sum() == 1
    taken_back = table(row | {"verification": None})
    assert progress.ageing(taken_back, DAY).set_index("bucket").loc["conform_late", "count"] == 0


def test_opds_add_up_and_the_unknown_one_comes_last():
    found = progress.by_opd(MIXED, DAY)
    assert found["opd"].tolist() == ["dinas a", "Dinas B", "belum ditetapkan"]
    assert found["total"].tolist() == [1, 2, 2] and found["overdue"].tolist() == [0, 1, 0]
    whole = progress.completion(MIXED, day=DAY)
    for name in ("total", "claimed", "verified", "validated", "overdue", "slips", "without_evidence"):
        assert found[name].sum() == getattr(whole, name)


def test_a_plan_without_actions_has_answers():
    nothing = plan.actions(Plan("9999", 2024))
    assert progress.completion(nothing, day=DAY).total == 0 and progress.by_opd(nothing, DAY).empty
    assert progress.in_words(nothing, DAY).empty and progress.ageing(nothing, DAY)["count"].sum() == 0
    assert progress.curve(Plan("9999", 2024)).empty and progress.surge(progress.curve(Plan("9999", 2024))) is None


def test_the_shipped_plan_says_that_nothing_is_known():
    found = progress.completion(plan.actions(PROBOLINGGO), day=DAY)
    assert completion(found).text == (
        "Dari 9 tindak lanjut: belum ada yang divalidasi KPK, dinilai Inspektorat, atau diklaim selesai; penanggung jawab "
        "dan tenggat juga belum ada."
    )
    assert due_dates_moved(found).text == "Tidak ada tenggat yang berlaku."
    assert arrival(progress.surge(progress.curve(PROBOLINGGO))) is None


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (MIXED, "Dari 5 tindak lanjut: 1 divalidasi KPK, 2 dinilai Inspektorat (1 sesuai, 1 tidak dapat "
         "ditindaklanjuti dengan alasan sah), 2 diklaim selesai; "
         "1 lewat tenggat, 1 tanpa tenggat."),
        (table(due(-5, opd="A")), "Dari 1 tindak lanjut: belum ada yang divalidasi KPK, dinilai Inspektorat, "
         "atau diklaim selesai; tidak ada yang lewat tenggat."),
        (table(action(opd="A", claim="done")), "Dari 1 tindak lanjut: 0 divalidasi KPK, 0 dinilai Inspektorat, "
         "1 diklaim selesai; tidak ada tenggat yang berlaku."),
        (table(action(opd="A")), "Dari 1 tindak lanjut: belum ada yang divalidasi KPK, dinilai Inspektorat, "
         "atau diklaim selesai; tenggat juga belum ada."),
        (MIXED.iloc[:0], "Belum ada tindak lanjut yang dicatat."),
    ],
)  # fmt: skip
def test_completion_is_told_with_all_three_verdicts(rows, sentence):
    assert completion(progress.completion(rows, day=DAY)).text == sentence


def test_verdicts_are_counted_by_what_they_say_and_a_rejection_stands_in_the_headline():
    rows = [due(-5, opd="A", claim="done", verification=verdict) for verdict in ("conform", "conform", "not_yet", "not_started")]
    found = progress.completion(table(*rows, due(-5, opd="A", validation="rejected")), day=DAY)
    assert (found.not_yet, found.not_started, found.impossible, found.rejected) == (1, 1, 0, 1)
    assert completion(found).text == (
        "Dari 5 tindak lanjut: 0 divalidasi KPK, 1 ditolak KPK, 4 dinilai Inspektorat (2 sesuai, 1 belum sesuai, "
        "1 belum ditindaklanjuti), 4 diklaim selesai; tidak ada yang lewat tenggat."
    )
    alone = progress.completion(table(action(opd="A", validation="rejected")), day=DAY)
    assert completion(alone).text.startswith("Dari 1 tindak lanjut: 0 divalidasi KPK, 1 ditolak KPK, 0 dinilai Inspektorat")


def test_moves_are_told_with_their_direction():
    assert due_dates_moved(progress.completion(MIXED, day=DAY)).text == (
        "Tenggat 1 tindak lanjut pernah dipindah, 2 kali ke hari yang lebih lambat; tenggat pertamanya tetap tercatat."
    )
    assert "semuanya ke hari yang lebih awal" in due_dates_moved(progress.completion(table(due(1, moves=1)), day=DAY)).text
    assert due_dates_moved(progress.completion(table(due(1)), day=DAY)).text == "Belum ada tenggat yang dipindah."


def steps(*rows, last_due=None):
    days = pd.DataFrame([{"day": pd.Timestamp(2026, 6, day), "claimed": claimed, "total": 9} for day, claimed in rows])
    return days.assign(verified=0, validated=0, last_due=pd.Timestamp(last_due) if last_due else pd.NaT)


def test_a_surge_counts_the_last_days_before_the_last_due_date():
    found = progress.surge(steps((1, 2), (16, 3), (17, 4), (30, 8), last_due="2026-06-30"))
    assert (found.begin, found.end, found.to_due) == (date(2026, 6, 17), date(2026, 6, 30), True)
    assert (found.before, found.after, found.arrived, found.share) == (3, 8, 5, 5 / 8)
    assert arrival(found).text == (
        "Dalam 14 hari sampai tenggat terakhir, 30 Juni 2026, klaim selesai naik dari 3 menjadi 8 dari 9 tindak lanjut: "
        "tambahannya 63% dari seluruh klaim."
    )


def test_claims_after_the_last_due_date_are_no_part_of_its_surge():
    assert progress.surge(steps((1, 2), (5, 3), (30, 8), last_due="2026-06-10")).after == 3


def test_a_due_date_that_lies_ahead_is_not_waited_for():
    found = progress.surge(steps((1, 2), (20, 3), last_due="2026-12-31"), days=7)
    assert (found.end, found.to_due, found.arrived) == (date(2026, 6, 20), False, 1)


def test_claims_taken_back_are_not_a_negative_surge():
    found = progress.surge(steps((1, 5), (20, 3)))
    assert found.arrived == 0 and "jumlah klaim selesai tidak bertambah" in arrival(found).text


def test_a_claim_taken_back_and_an_action_withdrawn_step_down():
    of = Plan("3513", 2999)
    one, two = (plan.create(WHO, of, {"title": title}).subjects[0] for title in "AB")
    for days, changes in ((1, {one: {"claim": "done"}, two: {"claim": "done"}}), (2, {one: {"claim": ""}})):
        Clock.moment += timedelta(days=days)
        assert plan.edit(WHO, of, changes, seen={}, reason="keliru").problems == []
    Clock.moment += timedelta(days=1)
    judged = {two: {"verification": "conform", "validation": "accepted"}}
    assert plan.edit(WHO, of, judged, seen={}).problems == []
    Clock.moment += timedelta(days=1)
    last = int(plan.actions(of).set_index("action_id").at[two, "last_seq"])
    plan.withdraw(WHO, of, two, seen=last, reason="digabung")
    curve = progress.curve(of, Clock.moment + timedelta(minutes=1))
    assert curve["claimed"].tolist() == [0, 2, 1, 1, 0] and curve["total"].tolist() == [2, 2, 2, 2, 1]
    assert curve["verified"].tolist() == curve["validated"].tolist() == [0, 0, 0, 1, 0]
    assert progress.curve(of, datetime(2026, 3, 1))["day"].max() == pd.Timestamp(2026, 3, 1)


def test_only_a_move_to_a_later_day_is_a_slip():
    of = Plan("3513", 2998)
    key = plan.create(WHO, of, {"title": "A", "due": "2026-06-30"}).subjects[0]
    for due_day in ("2026-05-31", "2026-07-31", "2026-08-31"):
        assert plan.edit(WHO, of, {key: {"due": due_day}}, seen={}, reason="alasan").problems == []
    row = plan.actions(of).iloc[0]
    assert (row["moves"], row["slips"], row["first_due"]) == (3, 2, pd.Timestamp(2026, 6, 30))


def test_a_due_date_that_was_set_is_not_emptied():
    of = Plan("3513", 2997)
    key = plan.create(WHO, of, {"title": "A", "due": "2025-01-01"}).subjects[0]
    head = events.head()
    for nothing in (None, "", "  "):
        outcome = plan.edit(WHO, of, {key: {"due": nothing, "output": "SOP"}}, seen={}, reason="")
        assert outcome.problems == [
            "A: Tenggat yang pernah ditetapkan tidak dapat dikosongkan: pindahkan tenggatnya dengan alasan, "
            "atau tarik tindak lanjutnya."
        ]
    assert events.head() == head
    assert progress.completion(plan.actions(of), day=DAY).overdue == 1
    bare = plan.create(WHO, of, {"title": "B"}).subjects[0]
    assert plan.edit(WHO, of, {bare: {"due": None, "output": "SOP"}}, seen={}).problems == []


def test_a_due_date_emptied_in_an_older_log_is_told_and_moved_on():
    of = Plan("3513", 2996)
    key = plan.create(WHO, of, {"title": "A", "due": "2025-01-01"}).subjects[0]
    emptied_in_an_older_log(of, key)
    found = progress.completion(plan.actions(of), day=DAY)
    assert due_dates_moved(found).text == "Tidak ada tenggat yang berlaku."
    assert plan.edit(WHO, of, {key: {"claim": "done"}}, seen={}).problems == []
    told = completion(progress.completion(plan.actions(of), day=DAY)).text
    assert told.endswith("tidak ada tenggat yang berlaku.")
    assert plan.edit(WHO, of, {key: {"due": None, "output": "SOP"}}, seen={}).problems == []
    assert plan.edit(WHO, of, {key: {"due": "2026-08-01"}}, seen={}, reason="Disusun ulang").problems == []
    dates = plan.due_dates(of, key)
    assert dates["due"].tolist() == [pd.Timestamp(2025, 1, 1), pd.NaT, pd.Timestamp(2026, 8, 1)]
    assert dates["slipped"].tolist() == [False, False, True] and plan.actions(of)["slips"].iloc[0] == 1
