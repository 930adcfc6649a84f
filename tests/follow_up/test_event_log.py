"""The log of events: only ever added to, and any edit, removal, insertion or reordering is found and named."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spi.__main__ import main
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.intake import opening
from spi.store import database, event_log
from spi.store.keeping import backup, check, export

PLAN = Plan("3513", 2024)
INSPECTOR = Person("Inspektur Uji", "local")
TEXTS = ["actor", "role", "region_code", "kind", "subject", "operation", "facts", "reason", "previous", "hash"]


@pytest.fixture
def lived_in(own_store):
    """What live does, in one file."""
    live()


@pytest.fixture
def each_lived_in(each_store):
    """The same in each kind of store."""
    live()


def live():
    """A plan with a session, three findings, an action made of one, evidence, verdicts and a moved date."""
    session = discussion.hold_session(
        INSPECTOR, PLAN, {"date": "2025-08-05", "side": "internal", "participants": 9, "roles": {"Staf": 6, "Kepala bidang": 2}}
    ).subjects[0]
    for role in ("Staf", "Kepala bidang", ""):
        said = {
            "session": session,
            "quote": f"Kata {role}",
            "part": "correction_conduct",
            "theme": "survey_conduct",
            "role": role,
        }
        assert discussion.note_finding(INSPECTOR, PLAN, said).problems == []
    key = plan.create(INSPECTOR, PLAN, {"title": "SOP survei", "parts": ["correction_conduct"], "due": "2025-10-01"}).subjects[0]
    assert evidence.hand_in(INSPECTOR, PLAN, key, title="SOP", file=("sop.pdf", b"isi")).problems == []
    moved = {"due": "2025-11-01", "claim": "done", "verification": "conform"}
    assert plan.edit(INSPECTOR, PLAN, {key: moved}, seen={}, reason="Rapat diundur").problems == []


def tampered(statement, *values):
    """What `check` says of the log after a statement that the application would never run; the store is left as it was."""
    with database.trial() as cursor:
        cursor.execute(statement, list(values))
        return event_log.broken_in(cursor)


def test_an_untouched_log_is_whole(lived_in):
    assert check.broken() == []
    assert events.head()[0] == database.query("events", region="3513", year=2024, subject=None, at=events.NOW)["seq"].max()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_edit_of_any_event_is_found_and_named(lived_in, data):
    seq = data.draw(st.integers(1, events.head()[0]))
    column, text = data.draw(st.sampled_from(TEXTS)), data.draw(st.text(alphabet="abc\x1f:,1", max_size=5))
    with database.snapshot() as cursor:
        before = cursor.execute(f"select {column} from event where seq = ?", [seq]).fetchone()[0]
    found = tampered(f"update event set {column} = ? where seq = ?", text, seq)
    assert bool(found) == (text != before)
    if found and column != "hash":
        assert f"nomor {seq} " in found[0]


@pytest.mark.parametrize("change", ["happened_at = happened_at + interval 1 second", "survey_year = 2023", "actor = null"])
def test_a_changed_time_year_or_emptied_name_is_found(change, lived_in):
    assert "nomor 20 " in tampered(f"update event set {change} where seq = 20")[0]


def test_every_removal_is_found_also_of_the_last(lived_in):
    newest = events.head()[0]
    for seq in range(1, newest + 1):
        (said,) = tampered("delete from event where seq = ?", seq)
        assert f"nomor {seq} hilang" in said
    assert "nomor 1 sampai" in tampered("delete from event")[0]
    assert f"nomor {newest - 2} sampai {newest} hilang" in tampered("delete from event where seq > ?", newest - 3)[0]


def test_a_removal_with_the_numbers_closed_again_is_found(lived_in):
    with database.trial() as cursor:
        cursor.execute("delete from event where seq = 20")
        cursor.execute("update event set seq = seq - 1 where seq > 20")
        assert "nomor 20 " in event_log.broken_in(cursor)[0]


def test_an_insertion_and_a_swap_are_found(lived_in):
    twin = "insert into event select * from event where seq = 12"
    assert "nomor 12 ada dua kali" in tampered(twin)[0]
    swap = "update event set seq = case seq when 20 then 21 else 20 end where seq in (20, 21)"
    assert "nomor 20 " in tampered(swap)[0]
    invented = "insert into event select seq + 1, * exclude (seq) from event order by seq desc limit 1"
    assert tampered(invented)


def test_a_resealed_forgery_breaks_the_event_after_it(lived_in):
    with database.trial() as cursor:
        row = cursor.execute("select * from event where seq = 20").fetchdf().iloc[0].to_dict()
        row |= {"actor": "Penyusup", "happened_at": row["happened_at"].to_pydatetime()}
        cursor.execute("update event set actor = 'Penyusup', hash = ? where seq = 20", [event_log.seal(row)])
        assert "nomor 21 " in event_log.broken_in(cursor)[0]


def test_the_command_line_names_the_first_broken_event(lived_in, capsys):
    with database.write() as cursor:
        cursor.execute("update event set reason = 'lain' where seq = 15")
    assert main(["check"]) == 1
    assert "Catatan peristiwa tidak utuh: isi peristiwa nomor 15 " in capsys.readouterr().err


def test_an_evidence_file_that_was_changed_is_found(lived_in):
    with database.write() as cursor:
        cursor.execute("update evidence_file set content = 'lain'::blob")
    assert any("Berkas bukti dan surat utuh" in sentence for sentence in check.broken())


def test_the_log_survives_backup_and_export(each_lived_in, tmp_path):
    asked = {"region": "3513", "year": 2024, "at": events.NOW}
    before = database.query("actions", **asked), events.head()
    assert backup.copy(tmp_path / "c.duckdb") == []
    export.write(tmp_path / "e")
    export.read(tmp_path / "e", tmp_path / "d.duckdb")
    for copy in ("c.duckdb", "d.duckdb"):
        with database.other(tmp_path / copy) as other:
            assert check.broken_in(other) == [] and event_log.head(other) == before[1]
            again = other.ask("actions", **asked)
            assert again.astype(str).equals(before[0].astype(str))
            assert other.execute("select content from evidence_file").fetchone()[0] == b"isi"


def test_a_role_of_few_people_is_not_kept_at_all(lived_in):
    log = events.log(*PLAN)
    kept = [json.loads(facts).get("role") for facts in log.loc[log["kind"] == "finding", "facts"]]
    assert sorted(kept, key=str) == [None, None, "Staf"]
    assert list(discussion.findings(PLAN)["role"]) == ["Staf", "", ""]


def test_a_role_that_becomes_rare_is_hidden_again(lived_in):
    session = discussion.sessions(PLAN).iloc[0]
    done = discussion.correct(
        INSPECTOR, PLAN, "session", session["session_id"], {"roles": {"Staf": 2}}, seen=session["last_seq"], reason="Salah hitung"
    )
    assert done.problems == [] and list(discussion.findings(PLAN)["role"]) == ["", "", ""]


def test_the_shipped_plan_comes_in_once_and_is_left_alone(lived_in):
    newest = events.head()
    opening.make_ready()
    assert events.head() == newest
    nine = plan.actions(PLAN).head(9)
    assert list(nine["number"]) == list(range(1, 10)) and set(nine["source"]) == {"radarpatroli-2025-08-05"}
    assert nine[["claim", "verification", "validation", "due", "start", "strength", "progress"]].isna().all(axis=None)
    assert set(nine["opd"]) == {""} and set(nine["evidence"]) == {0}
