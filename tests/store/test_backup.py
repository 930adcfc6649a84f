"""Is the store backed up and checked while the app runs, and does check say what it cannot see?"""

import json
import os
import subprocess
import sys
import threading

import duckdb
import pytest
from kept import exported, spi, statement
from stores import ROOT, import_files

from spi.follow_up.log import events
from spi.store import database, drafts, event_log
from spi.store.faults import KeepingError
from spi.store.keeping import backup, check


def test_every_promise_is_told_when_it_is_broken(own_store, capsys):
    from spi.__main__ import main

    assert main(["check"]) == 0 and "ditepati" in capsys.readouterr().out
    statement("update figure set value = 716.5 where figure_id = (select min(figure_id) from figure where value = 71.65)")
    statement("insert into region_alias select alias, '3574', 0 from region_alias where region_code = '3513'")
    assert main(["check"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [any(words in line for line in said) for words in ("antara 0 dan 100", "Satu kode atau ejaan")] == [True, True]
    assert said[-1] == "Data bawaan (data/) diubah setelah disegel: angka atau sumbernya."
    assert all(line.startswith("Janji dilanggar: ") for line in said[:-1])


BREAKS = {
    "a_batch_holds_the_figures_it_counts": "delete from figure where figure_id = (select min(figure_id) from figure)",
    "a_batch_is_in_force_or_undone": "insert into undone_batch (batch_id, undone_at, undone_by, undo_reason) "
    "values (0, now(), 'a', 'b')",
    "a_chosen_source_is_in_use": "insert into preference_choice select 1, survey_year, region_code, unit, measure, "
    "source_id, 'a', 'b', now() from figure where not preferred and value is not null limit 1",
    "a_government_changed_its_province_once": "insert into membership values ('3513', 2022, '99', '', 0)",
    "every_alias_leads_to_a_region": "insert into region_alias values ('hilang', 'L-hilang', 0)",
    "every_choice_is_signed_and_reasoned": "insert into preference_choice "
    "values (1, 2024, '3513', '', 'index', null, '', 'b', now())",
    "every_figure_and_source_belongs_to_a_batch": "update source set batch_id = 5",
    "the_wide_scores_are_the_preferred_figures": "update score set correction_conduct = 1 where region_code = '3513'",
    "the_marked_figures_are_those_the_rule_prefers": "update figure set preferred = not preferred where survey_year = 2023",
}


@pytest.mark.parametrize("promise", BREAKS)
def test_a_promise_about_the_data_can_be_broken(promise, own_store):
    statement(BREAKS[promise])
    words = database.checks()[promise].splitlines()[0].removeprefix("-- ").rstrip(".")
    assert any(words in sentence for sentence in check.broken())


@pytest.mark.parametrize("promise", database.checks().values(), ids=database.checks())
def test_a_promise_opens_with_a_sentence(promise):
    first = promise.splitlines()[0]
    assert first.startswith("-- ") and first.endswith(".") and first[3].isupper()


def test_a_backup_by_the_command_line_while_the_app_writes_is_whole(own_store, tmp_path):
    stop, written = threading.Event(), []

    def import_on():
        while not stop.is_set():
            number = len(written)
            file = tmp_path / f"{number}.csv"
            file.write_text(
                f"tahun;kode;indeks;internal\n2026;3513;7{number % 10},5{number % 7};80,0{number}\n", encoding="utf-8"
            )
            written.extend(import_files([file]).batches)

    importing = threading.Thread(target=import_on)
    with backup.answering():
        importing.start()
        try:
            results = [spi("backup", tmp_path / f"cadangan{n}.duckdb", path=own_store) for n in range(3)]
            busy = spi("import", tmp_path / "0.csv", path=own_store)
        finally:
            stop.set()
            importing.join()
    assert [(result.returncode, result.stderr) for result in results] == [(0, "")] * 3
    assert "sedang dipakai oleh proses lain" in busy.stderr  # the app's lock still holds
    held = []
    for n in range(3):
        with database.other(tmp_path / f"cadangan{n}.duckdb") as connection:
            assert check.broken_in(connection) == []
            held.append(connection.execute("select count(*) from batch").fetchone()[0])
    assert held == sorted(held) and 1 < held[0] < held[-1] <= len(written) + 1
    assert not list(tmp_path.glob("*.minta")) + list(tmp_path.glob("*.jawab")) + list(tmp_path.glob(".spi-draf*"))


def test_the_command_line_reads_while_the_app_runs(own_store, tmp_path):
    alone = database.query("figures", region="3513", year=2024)
    with backup.answering():
        shown = spi("show", "--region", "3513", "--year", "2024", "--json", path=own_store)
        checked = spi("check", path=own_store)
        written = spi("export", tmp_path / "e", path=own_store)
    assert [figure["printed"] for figure in json.loads(shown.stdout)] == list(alone["printed"])
    assert [(r.returncode, r.stderr) for r in (shown, checked, written)] == [(0, "")] * 3
    assert (tmp_path / "e" / "figure.csv").exists() and not list(tmp_path.glob("*.minta"))


def test_a_backup_without_the_app_is_the_store_and_never_overwrites(lived_in, tmp_path, monkeypatch):
    before = exported(tmp_path, "satu")
    database.close()
    result = spi("backup", tmp_path / "c.duckdb", path=lived_in)
    assert (result.returncode, result.stderr) == (0, "")
    again = spi("backup", tmp_path / "c.duckdb", path=lived_in)
    assert again.returncode == 1 and "sudah ada" in again.stderr and "Traceback" not in again.stderr
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "c.duckdb"))
    assert exported(tmp_path, "dua") == before


def test_a_backup_that_nobody_answers_ends_with_a_sentence(own_store, tmp_path):
    database.connect()  # this process holds the store, and watches for no request
    code = "import pathlib, sys; from spi.store.keeping import backup; backup.write(pathlib.Path(sys.argv[1]), patience=1)"
    environment = os.environ | {"SPI_DATABASE": str(own_store), "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "c.duckdb")], capture_output=True, text=True, env=environment, check=False
    )
    assert "tidak menjawab dalam 1 detik" in result.stderr
    assert not list(tmp_path.glob("c.duckdb*")) + list(tmp_path.glob("*.minta"))


def test_a_backup_that_fails_half_way_leaves_nothing_behind_and_the_next_succeeds(each_store, tmp_path, monkeypatch):
    monkeypatch.setattr(drafts.uuid, "uuid4", lambda: drafts.uuid.UUID(int=7))
    monkeypatch.setattr(drafts, "sweep", lambda _folder: None)
    with drafts.draft(tmp_path / "c.duckdb") as draft:
        pass
    with duckdb.connect(str(draft)) as connection:
        connection.execute("create table figure (x integer)")  # the copy stumbles over it
    with pytest.raises(KeepingError, match="tidak dapat ditulis"):
        backup.copy(tmp_path / "c.duckdb")
    assert not draft.exists() and not (tmp_path / "c.duckdb").exists()
    assert backup.copy(tmp_path / "c.duckdb") == []


def test_the_commands_answer_with_json_alone(own_store, tmp_path, capsys):
    from spi.__main__ import main

    for command, key in (("check", "problems"), (f"export {tmp_path / 'e'}", "rows"), (f"backup {tmp_path / 'b'}", "file")):
        assert main([*command.split(), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)[key] is not None
    assert main(["restore", str(tmp_path / "b"), "--json"]) == 0
    assert "sebelum-" in json.loads(capsys.readouterr().out)["replaced"]


def test_check_says_what_it_cannot_see_and_what_to_note_outside(each_store, capsys):
    from spi.__main__ import main

    number, seal = events.head()
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert f"nomor {number}, hash {seal}" in said and "di luar komputer ini" in said and "event.csv" in said
    assert "disegel ulang seluruhnya" in said and "ejaan instansi yang dibawa impor: tidak disegel" in said
    assert main(["check", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["head"] == {"number": number, "hash": seal} and len(found["cannot_see"]) == 2 and found["problems"] == []


def test_what_check_cannot_see_is_what_it_says(own_store, tmp_path):
    """A log resealed as a whole passes, and only the noted hash tells; so does a name that came with an import."""
    (tmp_path / "a.csv").write_text("tahun;kode;indeks\n2026;3513;71,5\n", encoding="utf-8")
    import_files([tmp_path / "a.csv"])
    noted = events.head()
    with database.write() as cursor:
        cursor.execute("update event set reason = 'lain' where seq = 1")
        before = event_log.START
        for event in cursor.records("sealed_events"):
            event |= {"previous": before}
            before = event_log.seal(event)
            cursor.execute("update event set previous = ?, hash = ? where seq = ?", [event["previous"], before, event["seq"]])
        cursor.execute("update event_head set hash = ?", [before])
        cursor.execute("insert into region_alias values ('diubah dari luar', '3513', 1)")
    assert check.broken() == [] and events.head()[0] == noted[0] and events.head()[1] != noted[1]


def test_an_empty_log_has_nothing_to_note(own_store, capsys):
    from spi.__main__ import main

    statement("delete from event_head")
    statement("delete from event")
    assert check.broken() == [] and events.head() == (0, "")
    from spi.commands import keeping

    assert keeping._to_note(0, "") == [] and main(["check", "--json"]) == 0
    capsys.readouterr()


def test_a_request_that_cannot_be_answered_does_not_stop_the_next(own_store, tmp_path):
    own_store.with_name(f"{own_store.name}.cadangan-x.minta").write_text("bukan json", encoding="utf-8")
    late = {"file": str(tmp_path / "telat.duckdb"), "until": 0}
    own_store.with_name(f"{own_store.name}.cadangan-y.minta").write_text(json.dumps(late), encoding="utf-8")
    own_store.with_name(f"{own_store.name}.cadangan-z.minta").mkdir()  # cannot be read at all
    (tmp_path / "ada.duckdb").write_text("x", encoding="utf-8")
    with backup.answering():
        refused = spi("backup", tmp_path / "ada.duckdb", path=own_store)
        taken = spi("backup", tmp_path / "c.duckdb", path=own_store)
    assert refused.returncode == 1 and "sudah ada" in refused.stderr and (tmp_path / "ada.duckdb").read_text() == "x"
    assert taken.returncode == 0 and (tmp_path / "c.duckdb").exists()
    assert [file.name for file in tmp_path.glob("*.minta")] == ["spi.duckdb.cadangan-z.minta"]
    assert not (tmp_path / "telat.duckdb").exists()
