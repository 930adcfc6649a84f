"""What an action may say of itself: a verdict with its note, a due date that lies ahead, a title of its own."""

from datetime import date, timedelta

import pytest

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan

PLAN, FIRST, SECOND = Plan("3513", 2024), "rtl-3513-2024-1", "rtl-3513-2024-2"
SARI, BUDI = Person("Sari", "local"), Person("Budi", "local")
pytestmark = pytest.mark.usefixtures("own_store")


def edit(person, fields, key=FIRST, **more):
    return plan.edit(person, PLAN, {key: fields}, seen={}, **more)


def now(key=FIRST):
    return plan.actions(PLAN).set_index("action_id").loc[key]


@pytest.mark.parametrize("verdict", ["not_yet", "impossible"])
def test_a_verdict_that_asks_for_more_needs_a_note_however_it_is_written(verdict):
    facts = {"verification": verdict}
    assert "memerlukan catatan" in edit(SARI, facts).problems[0] and now()["verification"] is None
    assert "memerlukan catatan" in plan.create(SARI, PLAN, {"title": "Baru", **facts}).problems[0]
    assert edit(SARI, facts | {"verification_note": "SOP belum ada"}).problems == []
    assert "memerlukan catatan" in edit(SARI, {"verification_note": " "}).problems[0]
    assert edit(SARI, {"verification_note": "", "verification": "conform"}, reason="sudah lengkap").problems == []


@pytest.mark.parametrize("verdict", ["conform", "not_started"])
def test_a_verdict_that_explains_itself_needs_no_note(verdict):
    assert edit(SARI, {"verification": verdict}).problems == []


def test_a_change_of_something_else_is_not_held_up_by_an_old_verdict_without_a_note():
    assert rules.unnoted({"opd": "Bappeda"}, {"verification": "not_yet"}) == []


def test_who_verifies_their_own_claim_is_told_and_not_refused():
    edit(SARI, {"claim": "done"})
    outcome = edit(Person(" sari", "local"), {"verification": "conform"})
    assert not outcome.problems and any("orang yang sama" in warning for warning in outcome.warnings)
    both = plan.create(SARI, PLAN, {"title": "Baru", "claim": "done", "verification": "conform"})
    assert any("orang yang sama" in warning for warning in both.warnings)
    edit(SARI, {"claim": "done"}, SECOND)
    assert not any("orang yang sama" in w for w in edit(BUDI, {"verification": "conform"}, SECOND).warnings)
    assert not any("orang yang sama" in w for w in edit(SARI, {"opd": "Bappeda"}).warnings), "dikatakan sekali"


def test_a_first_due_date_behind_us_is_asked_once_and_only_where_somebody_can_answer():
    past, other = ((date.today() - timedelta(days=days)).isoformat() for days in (3, 4))
    first = edit(SARI, {"due": past}, accepted=[])
    assert len(first.questions) == 1 and "lewat 3 hari" in first.questions[0] and not first.subjects
    assert edit(SARI, {"due": other}, accepted=first.questions).questions, "hari lain ditanyakan lagi"
    assert edit(SARI, {"due": past}, accepted=first.questions).subjects == [FIRST]
    assert not edit(SARI, {"due": other}, accepted=[], reason="mundur").questions, "bukan tenggat pertama"
    assert edit(SARI, {"due": past}, SECOND).subjects == [SECOND]
    new = {"title": "Baru", "due": past}
    assert plan.create(SARI, PLAN, new, accepted=[]).questions
    assert not plan.create(SARI, PLAN, new | {"due": date.today().isoformat()}, accepted=[]).questions


def test_no_title_is_given_to_two_actions_of_a_plan():
    title = now()["title"]
    for same in (title, f"  {title.upper()} ", title.replace(" ", "  ")):
        assert "sudah ada di rencana" in plan.create(SARI, PLAN, {"title": same}).problems[0]
        assert "sudah ada di rencana" in edit(SARI, {"title": same}, SECOND).problems[0]
    two = plan.save(SARI, PLAN, {}, [{"title": "Baru"}, {"title": "baru"}])
    assert len(two.problems) == 2 and not two.subjects
    assert edit(SARI, {"title": title.upper()}).problems == [], "huruf besar di judulnya sendiri"
    swapped = {FIRST: {"title": now(SECOND)["title"]}, SECOND: {"title": title}}
    assert plan.edit(SARI, PLAN, swapped, seen={}).problems == []


@pytest.mark.parametrize(("text", "day"), [
    ("31 Maret 2027", "2027-03-31"), ("5 agustus 2027", "2027-08-05"), ("1 Nopember 2027", "2027-11-01"),
    ("31 mar. 2027", "2027-03-31"), ("7 Agt 2027", "2027-08-07"), ("31-3-2027", "2027-03-31"),
])  # fmt: skip
def test_a_date_is_read_as_it_is_written_in_indonesia(text, day):
    assert rules.checked("action", {"due": text}, new=False) == ({"due": day}, [])


@pytest.mark.parametrize("text", ["30 Februari 2027", "31 Maretx 2027", "31 March 2027", "Maret 2027", "0 Mei 2027"])
def test_what_is_no_day_is_refused(text):
    assert "bukan tanggal" in rules.checked("action", {"due": text}, new=False)[1][0]
