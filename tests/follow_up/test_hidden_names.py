"""A person's name is shown as a function in what is read; the sealed log keeps it, and stays whole."""

import json

import meetings
import numpy as np
import pandas as pd
import pytest

from spi.commands.running import run
from spi.cycle.socialisation import sessions
from spi.follow_up import Plan, overrides
from spi.follow_up.fgd import discussion
from spi.follow_up.log import events, hidden_names, record_kinds
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.intake import opening
from spi.store import database
from spi.store.faults import KeepingError
from spi.store.keeping import check, export

ADMIN, SARI, BUDI, PLAN = (
    Person("Ani", "admin"),
    Person("Sari (sari@contoh.go.id)", "inspectorate"),
    Person("Budi", "opd", "Dinas A"),
    Plan("3513", 2024),
)


@pytest.fixture
def judged(own_store):
    """An action that Budi claimed and Sari verified, in a store made ready."""
    opening.make_ready()
    key = plan.create(ADMIN, PLAN, {"title": "Karangan", "opd": "Dinas A"}).subjects[0]
    for person, verdict in ((BUDI, {"claim": "done"}), (SARI, {"verification": "conform"})):
        seen = int(plan.actions(PLAN).set_index("action_id").at[key, "last_seq"])
        assert plan.edit(person, PLAN, {key: verdict}, seen={key: seen}).problems == []
    return key


def hide(*entries):
    table = overrides.overrides()
    seen = int(table.at["hidden_names", "last_seq"]) if "hidden_names" in table.index else 0
    value = [dict(zip(hidden_names.FIELDS, entry, strict=True)) for entry in entries]
    return overrides.change(ADMIN, "hidden_names", value, seen=seen, reason="pensiun")


def everything(table):
    return table.to_csv()


def test_what_is_read_shows_the_function_and_the_log_stays_whole(judged):
    assert "Sari" in everything(plan.actions(PLAN)) and hide((SARI.name, "Auditor 1")).problems == []
    for table in (plan.actions(PLAN), plan.history(PLAN, judged), events.log("3513", 2024)):
        assert "Sari" not in everything(table) and "Auditor 1" in everything(table) and "Budi" in everything(table)
    assert check.broken() == []
    with database.snapshot() as transaction:
        assert "Sari (sari@contoh.go.id)" in everything(
            transaction.ask("events", region="3513", year=2024, subject=judged, at=events.NOW)
        )


def test_notes_of_a_meeting_are_read_beside_a_hidden_name(judged):
    """Lists stand in their cells, empty ones, too."""
    meetings.said(meetings.session(), times=1)
    said = discussion.findings(PLAN)
    assert hide((SARI.name.partition(" (")[0], "Auditor 1"), ("Budi", "OPD 1")).problems == []
    pd.testing.assert_frame_equal(discussion.findings(PLAN).drop(columns="actor"), said.drop(columns="actor"))
    assert "Sari" not in everything(plan.actions(PLAN)), "named without the address that stands behind it"


def test_two_people_never_become_one(judged):
    (problem,) = hide((SARI.name, "Auditor"), ("Budi", "auditor ")).problems
    assert "tertulis dua kali" in problem and "Sari" in everything(plan.actions(PLAN))
    (problem,) = hide((SARI.name, "Auditor 1"), (SARI.name, "Auditor 2")).problems
    assert "tertulis dua kali" in problem


@pytest.mark.parametrize("entries", ["Sari", [{"name": "Sari"}], [{"name": " ", "function": "A"}], [7]])
def test_what_is_no_list_of_names_is_refused(entries, judged):
    assert overrides.change(ADMIN, "hidden_names", json.loads(json.dumps(entries)), seen=0, reason="x").problems


def test_taken_back_the_name_is_shown_again(judged):
    hide((SARI.name, "Auditor 1"))
    seen = int(overrides.overrides().at["hidden_names", "last_seq"])
    assert overrides.take_back(ADMIN, "hidden_names", seen=seen, reason="keliru").problems == []
    assert "Sari" in everything(plan.actions(PLAN))


FULL = "Siti Rahmawati, S.E. (siti.r@contoh.go.id)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Siti Rahmawati, S.E.", "Auditor 2"), ("siti rahmawati, s.e. (lain@x.id)", "Auditor 2"),
        ("siti.r@contoh.go.id", "Auditor 2"),
        ("Disampaikan siti rahmawati, S.E., kemarin", "Disampaikan Auditor 2, kemarin"),
        ("(Siti Rahmawati, S.E.) dan Budi", "(Auditor 2) dan Budi"), ("Budi", "OPD \"1\""), ("Budi Santoso", "Budi Santoso"),
        ("Budidaya", "Budidaya"), ("Dinas Budi", "Dinas Budi"), ("dr.siti.r@contoh.go.id", "dr.siti.r@contoh.go.id"),
        ('{"a": "oleh Siti Rahmawati, S.E.", "b": ["Budi", 3, null]}', '{"a": "oleh Auditor 2", "b": ["OPD \\"1\\"", 3, null]}'),
        ("[catatan] Budi", "[catatan] Budi"), ("", ""), ("42", "42"), ("[" * 100_000, "[" * 100_000),
        ("-Siti Rahmawati, S.E. membuka", "-Auditor 2 membuka"), ("H.Siti Rahmawati-Inspektorat", "H.Auditor 2-Inspektorat"),
        ("Siti  Rahmawati,\nS.E. dan Siti\u00a0Rahmawati", "Auditor 2 dan Auditor 2"),
        ("Siti Rahmawati hadir", "Auditor 2 hadir"),
        ("S\u0131ti Rahmawati dan S\u0130ti Rahmawati", "Auditor 2 dan Auditor 2"), ("Rasiti Rahmawati", "Rasiti Rahmawati"),
        ("Budi (Dinas Pendidikan) belum mengirim", "Budi (Dinas Pendidikan) belum mengirim"),
        ("Siti Rahmawati (kirim ke Dinas)", "Auditor 2 (kirim ke Dinas)"), ("Budi (b@contoh.go.id)", 'OPD "1"'),
        ('{"x": 1e400, "y": 1.10, "z": "a\\u0041"}', '{"x": 1e400, "y": 1.10, "z": "a\\u0041"}'),
        ('{"Siti Rahmawati": "Budi"}', '{"Auditor 2": "OPD \\"1\\""}'), ("siti.r@contoh.go.id.", "Auditor 2."),
        ("x-siti.r@contoh.go.id", "x-siti.r@contoh.go.id"), ("siti.r@contoh.go.id.uk", "siti.r@contoh.go.id.uk"),
    ],
)  # fmt: skip
def test_a_full_name_is_hidden_within_a_text_and_one_word_only_alone(text, shown, monkeypatch):
    monkeypatch.setattr(hidden_names, "_now", lambda: {FULL: "Auditor 2", "Budi": 'OPD "1"'})
    assert hidden_names.shown(text) == shown
    table = hidden_names.hidden(pd.DataFrame({"text": [text], "list": [[text]], "number": [1]}))
    assert table["text"].tolist() == [shown] and table["list"].tolist() == [[shown]] and table["number"].tolist() == [1]
    assert hidden_names.shown({"a": (text, 3)}) == {"a": (shown, 3)}
    assert hidden_names.shown(np.array([text, None], dtype=object)).tolist() == [shown, None]


def test_an_export_for_others_holds_no_hidden_name_and_is_not_read_back(judged, tmp_path, capsys):
    plan.create(ADMIN, PLAN, {"title": "Usul Siti Rahmawati, S.E. dan =Budi"})
    events_before = events.head()
    assert hide((SARI.name, "Auditor 1"), (FULL, "Auditor 2")).problems == []
    assert run(["export", str(tmp_path / "sekali")]) == 0 and capsys.readouterr()
    assert run(["export", str(tmp_path / "dibagikan")]) == 0 and "tidak dapat dipulihkan" in capsys.readouterr().out
    for file in (tmp_path / "dibagikan").iterdir():
        held = file.read_text(encoding="utf-8").casefold()
        assert "sari (" not in held and "siti rahmawati" not in held and "contoh.go.id" not in held, file.name
    held = pd.read_csv(tmp_path / "dibagikan" / "event.csv")
    assert "Auditor 1" in set(held["actor"]) and "Usul Auditor 2 dan =Budi" in " ".join(held["facts"])
    assert held["hash"].iloc[events_before[0] - 1] == events_before[1], "the seals are those of the log"
    with pytest.raises(KeepingError, match="untuk dibagikan"):
        export.read(tmp_path / "dibagikan", tmp_path / "baru.duckdb")
    assert not (tmp_path / "baru.duckdb").exists()
    assert run(["export", str(tmp_path / "lengkap"), "--complete"]) == 0
    export.read(tmp_path / "lengkap", tmp_path / "kembali.duckdb")
    with database.other(tmp_path / "kembali.duckdb", read_only=True) as transaction:
        assert check.broken_in(transaction) == []
    assert "Sari (sari@contoh.go.id)" in (tmp_path / "lengkap" / "event.csv").read_text(encoding="utf-8")


def test_without_a_hidden_name_an_export_is_complete(judged, tmp_path, capsys):
    assert run(["export", str(tmp_path / "a")]) == 0 and "dipulihkan" not in capsys.readouterr().out
    export.read(tmp_path / "a", tmp_path / "kembali.duckdb")


def test_a_correction_of_another_field_keeps_the_name_in_the_log(judged):
    fields = {"date": "2026-08-05", "place": "Aula", "audience": "OPD", "presenter": "Siti Rahmawati, S.E.", "present": "30"}
    key = sessions.write(ADMIN, PLAN, fields).subjects[0]
    title = plan.create(ADMIN, PLAN, {"title": "Usul Siti Rahmawati", "measure": "selesai"}).subjects[0]
    assert hide((FULL, "Auditor 2")).problems == []
    stands = sessions.sessions(PLAN).set_index("record_id").loc[key]
    assert stands["presenter"] == "Auditor 2"
    shown = {name: stands[name] or "" for name in record_kinds.KINDS["socialisation"]} | {"present": "31"}
    assert sessions.write(SARI, PLAN, shown, record_id=key, seen=int(stands["last_seq"]), reason="ralat").problems == []
    action = plan.actions(PLAN).set_index("action_id").loc[title]
    changed = {"title": action["title"], "measure": "SOP terbit"}
    assert plan.edit(SARI, PLAN, {title: changed}, seen={title: int(action["last_seq"])}).problems == []
    with database.snapshot() as transaction:
        for subject, name in ((key, "presenter"), (title, "title")):
            newest = {}
            for facts in transaction.ask("events_since", subject=subject, seen=0)["facts"]:
                newest |= json.loads(facts)
            assert "Siti Rahmawati" in newest[name] and "Auditor" not in str(newest), name
            assert newest.get("present", 31) == 31
    assert check.broken() == []
