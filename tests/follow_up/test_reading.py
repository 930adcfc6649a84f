"""On a server that several governments share: who reads what, who writes where. Roles x rooms x governments, without a leak."""

import ast
import hashlib

import pytest
from stores import ROOT

from spi.answers.actions import plans
from spi.cycle import respondents, steps
from spi.cycle.socialisation import sessions
from spi.follow_up import Plan, risk_findings
from spi.follow_up.fgd import discussion
from spi.follow_up.log import attachments, events, exports, reading, records
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.log.reading import NotTheirsError
from spi.follow_up.plan import carrying, evidence, plan, simulations
from spi.store import database

OURS, THEIRS = Plan("3513", 2024), Plan("3525", 2024)
PEOPLE = {
    "office": Person("Kantor", "inspectorate"),
    "own": Person("Kita", "inspectorate", region="3513"),
    "own OPD": Person("Dinas", "opd", "Dinas A", region="3513"),
    "own admin": Person("Admin", "admin", region="3513"),
    "neighbour": Person("Tetangga", "inspectorate", region="3525"),
    "province": Person("Provinsi", "inspectorate", region="35", province="35"),
    "another province": Person("Jauh", "inspectorate", region="33", province="33"),
    "reader": Person("warga@contoh.go.id", "", region=""),
}
READS_ALL = {"office", "own", "own OPD", "own admin"}
ROOMS = {
    "sessions": lambda: discussion.sessions(OURS),
    "quotations": lambda: discussion.findings(OURS),
    "actions": lambda: plan.actions(OURS),
    "history": lambda: plan.history(OURS, "x"),
    "due dates": lambda: plan.due_dates(OURS, "x"),
    "evidence": lambda: evidence.evidence(OURS),
    "events": lambda: events.log("3513", 2024),
    "simulations": lambda: simulations.simulations(OURS),
    "findings in percent": lambda: risk_findings.known("3513"),
    "calendar": lambda: steps.entered("3513"),
    "socialisation": lambda: sessions.sessions(OURS),
    "readiness": lambda: respondents.lists(OURS),
    "evaluation": lambda: records.standing("evaluation", "3513"),
    "recommendations": lambda: records.standing("recommendation", "3513"),
    "history of a record": lambda: records.history(OURS, "x"),
}


@pytest.fixture
def as_read_by(monkeypatch):
    """From now on this person reads."""
    return lambda person: monkeypatch.setattr(reading, "_reader", lambda: person)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("who", PEOPLE)
def test_only_its_own_people_read_what_is_a_governments_own(who, room, store, as_read_by):
    as_read_by(PEOPLE[who])
    if who in READS_ALL:
        assert ROOMS[room]() is not None
    else:
        with pytest.raises(NotTheirsError, match="hanya terbuka bagi pemda itu sendiri"):
            ROOMS[room]()


@pytest.mark.parametrize("who", PEOPLE)
def test_states_of_a_plan_are_counted_by_those_who_follow_the_province_too(who, store, as_read_by):
    as_read_by(PEOPLE[who])
    assert reading.may_read("3513", depth=reading.STATES) == (who in READS_ALL | {"province"})
    assert carrying.plan_years("3513") is not None if who in READS_ALL | {"province"} else True
    with reading.only_counted():
        if who in READS_ALL | {"province"}:
            assert plans.plans("3513", 2024)[0].completion.total == 9
        else:
            with pytest.raises(NotTheirsError):
                plans.plans("3513", 2024)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_published_target_is_read_by_everybody(who, store, as_read_by):
    as_read_by(PEOPLE[who])
    assert records.standing("target", "3513") is not None


WRITES = {
    "session": lambda person: discussion.hold_session(person, OURS, {"date": "2025-08-05", "side": "internal"}),
    "action": lambda person: plan.create(person, OURS, {"title": "Tindakan karangan"}),
    "step": lambda person: steps.write(person, OURS, {"step": "letter", "begins": "2024-04-20"}),
    "simulation": lambda person: simulations.keep(person, OURS, "Naik", {"internal": 80.0}),
    "finding in percent": lambda person: risk_findings.record(
        person, OURS, [{"part": "internal", "percent": "12,5"}], source="laporan"
    ),
    "target": lambda person: records.write(person, "target", OURS, {"points": 73.5, "source": "RPJMD"}),
}


@pytest.mark.parametrize("what", WRITES)
@pytest.mark.parametrize("who", ["neighbour", "province", "another province", "reader"])
def test_nobody_writes_about_another_government(who, what, own_store, as_read_by):
    as_read_by(PEOPLE["office"])  # who reads is another question than who writes
    head = events.head()
    assert WRITES[what](PEOPLE[who]).problems and events.head() == head


@pytest.mark.parametrize("what", WRITES)
def test_its_own_people_write(what, own_store, as_read_by):
    as_read_by(PEOPLE["own"])
    assert WRITES[what](PEOPLE["own"]).problems == []


def test_a_form_that_forgot_to_ask_writes_nothing_about_another_government(own_store):
    head = events.head()
    event = events.Event("action", "rtl-x", "create", {"title": "x"}, plan=OURS)
    with pytest.raises(PermissionError), database.write() as transaction:
        events.append(transaction, PEOPLE["neighbour"], [event])
    assert events.head() == head


@pytest.mark.parametrize("operation", ["import", "configure", "reset"])
def test_what_all_share_is_changed_by_those_of_no_single_government(operation):
    assert "pengelola server" in refusal(PEOPLE["own admin"], operation)
    assert refusal(Person("Admin", "admin"), operation) == ""


def test_themes_which_all_share_are_changed_by_nobody_of_a_single_government(own_store):
    theme, head = next(iter(discussion.themes())), events.head()
    newest = discussion.theme_versions()[theme]
    for outcome in (
        discussion.add_theme(PEOPLE["own"], "Tema sendiri"),
        discussion.change_theme(PEOPLE["neighbour"], theme, name="Lain", seen=newest, reason="x"),
        discussion.change_theme(PEOPLE["neighbour"], theme, seen=newest, reason="x"),
    ):
        assert "pengelola server" in outcome.problems[0] and events.head() == head
    assert discussion.add_theme(PEOPLE["office"], "Tema bersama").subjects


def test_who_follows_a_province_takes_a_file_of_one_of_its_governments_and_that_is_written_among_theirs(own_store):
    exports.note(PEOPLE["province"], OURS, "provinsi.pdf")
    (event,) = events.log("35", 2024).to_dict("records")
    assert (
        event["actor"] == "Provinsi" and OURS.slug in event["facts"] and events.log("3513", 2024).query("kind == 'export'").empty
    )


def test_a_file_is_made_as_read_by_who_pressed_its_button_and_only_then(store, as_read_by):
    as_read_by(PEOPLE["reader"])
    make = reading.as_read_by(PEOPLE["own"], lambda: len(plan.actions(OURS)))
    assert make() == 9
    with pytest.raises(NotTheirsError):
        plan.actions(OURS)
    with pytest.raises(NotTheirsError):
        reading.as_read_by(PEOPLE["neighbour"], lambda: plan.actions(OURS))()


def test_who_took_a_file_away_is_written_down_where_governments_share_and_nowhere_else(own_store):
    head = events.head()
    exports.note(PEOPLE["office"], OURS, "rtl.xlsx")
    exports.note(PEOPLE["reader"], OURS, "rtl.xlsx")
    assert events.head() == head
    exports.note(PEOPLE["own OPD"], OURS, "rtl.xlsx")
    (event,) = events.log("3513", 2024).head(1).to_dict("records")
    assert (event["kind"], event["actor"]) == ("export", "Dinas") and "rtl.xlsx" in event["facts"]


def test_every_question_to_the_log_about_a_government_is_asked_where_it_is_refused():
    """A statement that is given a region and reads the log is named in no other call than reading.read."""
    own = {
        file.stem
        for folder in ("fgd", "plan", "evidence", "log")
        for file in (ROOT / "spi" / "store" / "sql" / folder).glob("*.sql")
        if "$region" in file.read_text(encoding="utf-8")
    }
    assert len(own) >= 14
    asked = [
        (file.relative_to(ROOT).as_posix(), node.args[0].value)
        for file in sorted((ROOT / "spi").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value in own
        and ast.unparse(node.func).rpartition(".")[2] == "query"
    ]  # fmt: skip
    assert asked == []


def test_evidence_stays_under_its_checksum_for_its_own_people(own_store, as_read_by):
    as_read_by(PEOPLE["own"])
    action = plan.actions(OURS)["action_id"].iloc[0]
    assert evidence.hand_in(PEOPLE["own"], OURS, action, title="SOP", file=("sop.pdf", b"isi")).subjects
    assert attachments.content(hashlib.sha256(b"isi").hexdigest()) == b"isi"
    assert evidence.hand_in(PEOPLE["neighbour"], OURS, action, title="SOP", link="https://a.id").problems
