"""An action goes on in the next plan: the same subject, with all that was done to it; the older plan stays as it was then."""

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from plan_rows import WHO, years

from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.plan import carrying, evidence, plan
from spi.store import database
from spi.store.keeping import export, restore


@pytest.fixture
def older(of):
    """A plan with two actions, and a year after it that no other test's plan has."""
    next(years)
    return of


def later(of, after=1):
    return Plan(of.region_code, of.survey_year + after)


def rows(of, at=events.NOW):
    return plan.actions(of, at=at).set_index("action_id")


def seen(of, *titles):
    now = rows(of).reset_index().set_index("title")
    return {now.at[title, "action_id"]: int(now.at[title, "last_seq"]) for title in titles}


def carried(of, *titles):
    outcome = carrying.carry(WHO, of, of.survey_year + 1, seen(of, *titles))
    assert outcome.problems == []
    return outcome.subjects


def test_a_carried_action_keeps_its_key_its_first_due_date_its_evidence_and_its_history(older):
    (key,) = seen(older, "Menata pengaduan")
    evidence.hand_in(WHO, older, key, title="SOP", link="https://a.id")
    plan.edit(WHO, older, {key: {"due": "2026-09-30"}}, seen=seen(older, "Menata pengaduan"), reason="mundur")
    assert carried(older, "Menata pengaduan") == [key]
    row, before = rows(later(older)).loc[key], rows(older).loc[key]
    assert (row["carried_from"], before["carried_to"]) == (older.survey_year, older.survey_year + 1)
    same = ["title", "opd", "first_due", "due", "slips", "evidence", "claim", "verification", "verified_at", "parts", "progress"]
    assert row[same].equals(before[same]) and str(row["first_due"])[:10] == "2026-06-30"
    assert list(evidence.evidence(later(older))["title"]) == ["SOP"] and len(plan.due_dates(later(older), key)) == 2
    told = plan.history(later(older), key)["operation"].tolist()
    assert told[0] == "carry" and {"create", "evidence", "move_due"} <= set(told)
    assert plan.history(older, key)["operation"].iloc[0] == "carry"


def test_what_is_done_after_it_was_carried_leaves_the_older_plan_as_it_was(older):
    (key,) = carried(older, "Menata pengaduan")
    before = rows(older)
    plan.edit(WHO, later(older), {key: {"progress": 90}}, seen=seen(later(older), "Menata pengaduan"))
    evidence.hand_in(WHO, later(older), key, title="SOP", link="https://a.id")
    assert (rows(later(older)).at[key, "progress"], rows(later(older)).at[key, "evidence"]) == (90, 1)
    pd.testing.assert_frame_equal(rows(older), before)


def test_the_older_plan_refuses_every_change_of_what_went_on(older):
    (key,) = carried(older, "Menata pengaduan")
    last = {key: int(rows(older).at[key, "last_seq"])}
    refused = [
        plan.edit(WHO, older, {key: {"progress": 90}}, seen=last),
        plan.withdraw(WHO, older, key, seen=last[key], reason="r"),
        evidence.hand_in(WHO, older, key, title="SOP", link="https://a.id"),
    ]
    for outcome in refused:
        assert f"SPI {older.survey_year + 1}" in " ".join(outcome.problems), outcome


def test_withdrawn_from_the_later_plan_an_action_is_back_in_the_older_one_and_can_go_again(older):
    (key,) = carried(older, "Kampanye")
    plan.withdraw(WHO, later(older), key, seen=seen(later(older), "Kampanye")[key], reason="salah pilih")
    assert rows(later(older)).empty and pd.isna(rows(older).at[key, "carried_to"])
    newest = int(plan.history(later(older), key)["seq"].max())
    assert carrying.carry(WHO, older, older.survey_year + 1, {key: newest}).problems == []
    assert list(rows(later(older)).index) == [key]


def test_several_are_carried_together_or_not_at_all(older):
    plan.create(WHO, later(older), {"title": "kampanye"})
    refused = carrying.carry(WHO, older, older.survey_year + 1, seen(older, "Menata pengaduan", "Kampanye"))
    assert "“Kampanye” sudah ada" in refused.problems[0] and len(rows(later(older))) == 1
    assert carried(older, "Menata pengaduan") and rows(later(older))["number"].tolist() == [1, 2]


def test_nobody_carries_over_what_others_changed_unseen_nor_without_the_role(older):
    known = seen(older, "Kampanye")
    plan.edit(WHO, older, {next(iter(known)): {"opd": "Dinas B"}}, seen=known)
    assert WHO.name in carrying.carry(WHO, older, older.survey_year + 1, known).problems[0]
    for person in (Person("Tamu", ""), Person("Dinas B", "opd", "Dinas B")):
        assert carrying.carry(person, older, older.survey_year + 1, seen(older, "Kampanye")).problems
    assert carrying.carry(WHO, older, older.survey_year, seen(older, "Kampanye")).problems
    assert rows(later(older)).empty


def test_carried_twice_is_told_and_written_once(older):
    carried(older, "Kampanye")
    again = carrying.carry(WHO, older, older.survey_year + 1, seen(older, "Kampanye"))
    assert again.subjects == [] and "sudah dibawa" in again.notes[0]


def test_an_exported_store_brings_back_both_plans(older, tmp_path, monkeypatch):
    carried(older, "Menata pengaduan")
    before = [plan.actions(each) for each in (older, later(older))]
    export.write(tmp_path / "out")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "again.duckdb"))
    restore.restore(tmp_path / "out")
    for each, actions in zip((older, later(older)), before, strict=True):
        pd.testing.assert_frame_equal(plan.actions(each), actions)
    database.close()


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(["carry", "progress", "evidence", "withdraw"])), max_size=12
)


@settings(max_examples=6, phases=[Phase.generate], deadline=None)
@given(STEPS)
def test_plans_are_what_replaying_the_steps_gives_and_a_past_plan_is_what_it_was(shipped_log, steps):
    """Model: of each key the plans it is in, and what was noted in which plan. A carried action may be changed only in the newest
    plan it is in, which tells what was noted in it and in earlier ones; where it was withdrawn from a plan and is carried into it
    again, what had been noted there comes back with it."""
    first = Plan("3513", next(years) + 1000)
    plans, pasts = [later(first, n) for n in range(3)], []
    [next(years) for _ in range(3)]
    keys = [plan.create(WHO, first, {"title": f"T{n}"}).subjects[0] for n in range(3)]
    places: dict[str, set[int]] = {key: {0} for key in keys}
    noted: dict[str, list[tuple[int, int | None]]] = {key: [] for key in keys}  # plan, and progress or (None) evidence
    for which, where, what in steps:
        key, of, held = keys[which], plans[where], places[keys[which]]
        newest = int(database.query("events_since", subject=key, seen=0)["seq"].max())
        free = where in held and where == max(held)
        if what == "carry":
            done = carrying.carry(WHO, of, of.survey_year + 1, {key: newest}) if where < 2 else None
            held |= {where + 1} if free and done else set()
        elif what == "progress":
            share = 10 * (len(pasts) + 1) % 100
            done = plan.edit(WHO, of, {key: {"progress": share}}, seen={key: newest})
            noted[key] += [(where, share)] if free else []
        elif what == "evidence":
            done = evidence.hand_in(WHO, of, key, title="SOP", link="https://a.id")
            noted[key] += [(where, None)] if free else []
        else:
            done = plan.withdraw(WHO, of, key, seen=newest, reason="r") if where else None
            held -= {where} if free and done else set()
        if done is not None:
            assert bool(done.problems) == (not free and not (what == "carry" and where in held)), (what, where, held, done)
        tables = [rows(each) for each in plans]
        model = [{key: _standing(noted[key], n) for key, held in places.items() if n in held} for n in range(3)]
        found = [{k: (None if pd.isna(p) else p, e) for k, p, e in t[["progress", "evidence"]].itertuples()} for t in tables]
        assert found == model
        moment = max(events.log(*each)["happened_at"].max() for each in plans if len(events.log(*each)))
        pasts.append((moment, tables))
    for moment, tables in pasts:
        for each, then in zip(plans, tables, strict=True):
            pd.testing.assert_frame_equal(rows(each, at=moment.to_pydatetime()), then, check_dtype=False)


def _standing(noted, n):
    """Progress and pieces of evidence of an action as plan n tells them."""
    known = [value for place, value in noted if place <= n]
    shares = [value for value in known if value is not None]
    return (shares[-1] if shares else None), known.count(None)
