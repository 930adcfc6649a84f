"""Records of a kind: written whole, corrected with a reason, taken back, and never over what somebody has not seen."""

import json

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from plan_rows import WHO, years

from spi.follow_up import Plan
from spi.follow_up.log import events, records
from spi.follow_up.log.people import Person
from spi.follow_up.log.record_kinds import checked
from spi.ui.forms.event_words import facts_words

STEP = {"step": "fieldwork", "begins": "2026-08-01", "ends": "31-10-2026", "letter": "B/1/2026"}


@pytest.fixture
def own(shipped_log):
    return Plan("3513", next(years))


def standing(plan, at=events.NOW):
    return records.standing("cycle_step", plan.region_code, year=plan.survey_year, at=at)


def test_a_record_says_all_of_its_fields_and_nothing_for_those_left_empty(own):
    done = records.write(WHO, "cycle_step", own, STEP)
    (row,) = standing(own).to_dict("records")
    assert (row["record_id"], row["step"], row["begins"], row["ends"]) == (
        done.subjects[0], "fieldwork", "2026-08-01", "2026-10-31",
    )  # fmt: skip
    assert row["note"] is None and row["made_by"] == WHO.name
    assert standing(Plan("3529", own.survey_year)).empty


def test_a_correction_needs_a_reason_and_replaces_the_whole_record(own):
    (key,) = records.write(WHO, "cycle_step", own, STEP).subjects
    seen = standing(own)["last_seq"].item()
    moved = STEP | {"begins": "2026-08-15", "letter": ""}
    assert "alasannya" in records.write(WHO, "cycle_step", own, moved, record_id=key, seen=seen).problems[0]
    assert standing(own)["begins"].item() == "2026-08-01"
    assert records.write(WHO, "cycle_step", own, moved, record_id=key, seen=seen, reason="surat baru").problems == []
    assert (standing(own)["begins"].item(), standing(own)["letter"].item()) == ("2026-08-15", None)
    assert list(records.history(own, key)["operation"]) == ["edit", "create"]


def test_what_already_stands_is_not_written_again(own):
    (key,) = records.write(WHO, "cycle_step", own, STEP).subjects
    again = records.write(WHO, "cycle_step", own, STEP, record_id=key, seen=standing(own)["last_seq"].item())
    assert again.subjects == [] and "sama dengan" in again.notes[0]


def test_whoever_has_not_seen_the_last_change_writes_nothing(own):
    (key,) = records.write(WHO, "cycle_step", own, STEP).subjects
    first = standing(own)["last_seq"].item()
    records.write(WHO, "cycle_step", own, STEP | {"note": "a"}, record_id=key, seen=first, reason="r")
    late = records.write(WHO, "cycle_step", own, STEP | {"note": "b"}, record_id=key, seen=first, reason="r")
    assert WHO.name in late.problems[0] and standing(own)["note"].item() == "a"
    assert WHO.name in records.withdraw(WHO, "cycle_step", own, key, seen=first, reason="r").problems[0]


def test_one_fault_in_several_writes_none_of_them_and_is_named(own):
    rows = {"a": STEP, "b": STEP | {"ends": "31-02-2026"}}
    refused = records.write_all(WHO, "cycle_step", own, rows)
    assert len(refused.problems) == 1 and "ke-2" in refused.problems[0] and "31-02-2026" in refused.problems[0]
    assert standing(own).empty


def test_a_record_taken_back_is_gone_now_and_was_there_then(own):
    (key,) = records.write(WHO, "cycle_step", own, STEP).subjects
    row = standing(own).iloc[0]
    assert records.withdraw(WHO, "cycle_step", own, key, seen=row["last_seq"], reason="").problems
    assert records.withdraw(WHO, "cycle_step", own, key, seen=row["last_seq"], reason="keliru").problems == []
    assert standing(own).empty and len(standing(own, at=row["last_at"])) == 1
    assert "tidak ada lagi" in records.withdraw(WHO, "cycle_step", own, key, seen=10**6, reason="lagi").problems[0]


def test_a_reader_and_an_opd_write_no_record(own):
    for person in (Person("Tamu", ""), Person("Dinas", "opd", "Dinas A")):
        assert records.write(person, "cycle_step", own, STEP).problems
    assert standing(own).empty


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("cycle_step", {"step": ""}, "Langkah masih kosong"),
        ("cycle_step", {"step": "party"}, "“party” tidak dikenal"),
        ("cycle_step", STEP | {"link": "kpk.go.id"}, "bukan alamat lengkap"),
        ("target", {"points": "100,01", "source": "RPJMD"}, "bukan angka 0 sampai 100"),
        ("target", {"points": "", "source": "RPJMD"}, "Target (poin) masih kosong"),
        ("target", {"points": 75, "source": " "}, "Sumber masih kosong"),
    ],
)
def test_a_field_that_cannot_be_written_is_named(kind, fields, sentence):
    _, problems = checked(kind, fields)
    assert [p for p in problems if sentence in p], problems


def test_a_record_is_told_in_words():
    facts, _ = checked("target", {"points": "75", "source": "RPJMD 2025–2029"})
    assert facts["points"] == 75.0
    step, _ = checked("cycle_step", STEP)
    words = facts_words(json.dumps(step), {})
    assert "Langkah: Pengisian survei" in words and "Sampai: 31 Oktober 2026" in words


@settings(max_examples=25, phases=[Phase.generate], deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["2026-08-01", "2026-09-01", ""]), st.booleans()), max_size=8))
def test_the_standing_records_are_what_replaying_the_steps_gives(shipped_log, steps):
    plan, held = Plan("3513", next(years)), {}
    keys = {name: records.new_id("cycle_step") for name in "ab"}
    for name, begins, gone in steps:
        table = standing(plan).set_index("record_id")["last_seq"]
        newest = records.history(plan, keys[name])["seq"].max() if len(records.history(plan, keys[name])) else 0
        if gone:
            done = records.withdraw(WHO, "cycle_step", plan, keys[name], seen=newest, reason="r")
            assert bool(done.problems) == (name not in held)
            held.pop(name, None)
        else:
            records.write(WHO, "cycle_step", plan, STEP | {"begins": begins}, record_id=keys[name], seen=newest, reason="r")
            held[name] = begins or None
        assert set(table.index) <= set(keys.values())
    assert {r["record_id"]: r["begins"] for r in standing(plan).to_dict("records")} == {keys[n]: b for n, b in held.items()}
