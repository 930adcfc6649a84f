"""What is waited for, by OPD: the actions of every plan and the steps of the cycle, on a day that the test sets."""

from datetime import date

from spi.answers.cycle.reminders import reminders
from spi.cycle import steps
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.narrative.cycle.calendar import due_and_late

WHO, TODAY = Person("Uji", "local"), date(2027, 3, 1)


def action(title, year, due, opd="Dinas A"):
    made = plan.create(WHO, Plan("3513", year), {"title": title, "opd": opd, "due": due}, accepted=None)
    if made.questions:
        made = plan.create(WHO, Plan("3513", year), {"title": title, "opd": opd, "due": due}, accepted=made.questions)
    assert made.subjects, made
    return made.subjects[0]


def test_the_actions_of_every_plan_are_waited_for_up_to_the_last_day_and_no_further(own_store):
    for title, year, due in (("lama", 2024, "2027-02-28"), ("hari ini", 2025, "2027-03-01"), ("batas", 2025, "2027-03-31"),
                             ("sesudahnya", 2025, "2027-04-01")):  # fmt: skip
        action(title, year, due)
    rows = reminders("3513", today=TODAY).query("opd == 'Dinas A'")
    assert [(row.awaited.split(". ")[-1], row.days, row.late) for row in rows.itertuples()] == [
        ("lama", -1, True), ("hari ini", 0, False), ("batas", 30, False),
    ]  # fmt: skip
    assert "1 tindak lanjut lewat tenggat" in due_and_late(reminders("3513", today=TODAY)).text


def test_an_action_that_is_settled_is_not_waited_for(own_store):
    key = action("selesai", 2025, "2027-03-10")
    for changes in ({"claim": "done"}, {"verification": "conform"}):
        table = plan.actions(Plan("3513", 2025)).set_index("action_id")
        done = plan.edit(WHO, Plan("3513", 2025), {key: changes}, seen={key: int(table.at[key, "last_seq"])}, reason="uji")
        assert done.subjects, done
    assert reminders("3513", today=TODAY).query("opd == 'Dinas A'").empty


def test_an_estimate_that_has_passed_is_the_inspectorates_to_record_and_nobody_is_late(store):
    rows = reminders("3513", today=date(2026, 5, 1)).query("kind == 'record'")
    assert "Surat KPK (SPI 2026)" in set(rows["awaited"]) and not rows["late"].any()
    assert all(opd.startswith("Inspektorat") for opd in rows["opd"])


def test_a_step_stands_with_whoever_is_in_charge_and_those_without_come_last(own_store):
    steps.write(
        WHO, Plan("3513", 2027), {"step": "own", "name": "Rapat", "begins": "2027-03-05", "in_charge": "Bagian Organisasi"}
    )
    steps.write(WHO, Plan("3513", 2027), {"step": "own", "name": "Tanpa", "begins": "2027-03-02"})
    rows = reminders("3513", today=TODAY)
    assert rows.set_index("awaited").at["Rapat (SPI 2027)", "opd"] == "Bagian Organisasi"
    assert rows.iloc[-1]["opd"] == "belum ditetapkan"


def test_where_nothing_is_waited_for_it_says_so(store):
    nothing = reminders("3513", today=TODAY).head(0)
    assert due_and_late(nothing).text.startswith(
        "Tidak ada tindak lanjut yang lewat tenggat; tidak ada yang jatuh tempo dalam 30"
    )
