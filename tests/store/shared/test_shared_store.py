"""Does a store that several processes share answer as one file does, and is what was done to it from outside found?"""

import hashlib
import os
import shutil
import subprocess
import sys

import duckdb
import pytest
import shared_work
from kept import ANSWERS, exported
from stores import ROOT, import_files

from spi.follow_up import Plan
from spi.follow_up.log import attachments, erasing, events
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.intake import opening
from spi.store import database, file_store, memory
from spi.store.keeping import backup, check
from spi.store.keeping.moving import move
from spi.store.keeping.restore import restore
from spi.store.shared import lake

QUESTIONS = [
    *ANSWERS, ("events", {"region": "3513", "year": 2024, "subject": None, "at": events.NOW}),
    ("used_figures", {"years": [2023, 2024]}),
    ("events", {"region": "", "year": 0, "subject": None, "at": events.NOW}), ("overrides", {}), ("known_regions", {}),
    ("region_names", {}), ("units", {"region": "3513", "year": 2024}), ("batch_figures", {"batch": 2}), ("sealed_states", {}),
    ("members", {"year": 2024}), ("trend", {"region": "3513", "years": [2022, 2023, 2024]}),
    ("sealed_events", {}), ("newest_event", {}), ("shipped_subjects", {}), ("years_of", {"batch": 0, "region": None}),
    ("actions", {"region": "3513", "year": 2024, "at": events.NOW}),
]  # fmt: skip
OURS = Person("Inspektur", "local")


def asked():
    memory.forget()
    return [database.query(name, **parameters) for name, parameters in QUESTIONS]


def test_both_stores_answer_thirty_questions_alike_and_a_move_there_and_back_loses_nothing(
    lived_in, empty_database, tmp_path, monkeypatch
):
    url = os.environ["SPI_STORE"]
    assert len(QUESTIONS) >= 30
    monkeypatch.delenv("SPI_STORE")
    monkeypatch.setenv("SPI_DATABASE", str(lived_in))
    first, before = asked(), exported(tmp_path, "berkas")
    said = move(url)
    assert "SPI_STORE" in said and "rahasia" not in said
    assert exported(tmp_path, "lagi") == before
    monkeypatch.setenv("SPI_STORE", url)
    assert all(ours.equals(theirs) for ours, theirs in zip(asked(), first, strict=True))
    assert exported(tmp_path, "bersama") == before and check.broken() == []
    move(str(tmp_path / "kembali.duckdb"))
    monkeypatch.delenv("SPI_STORE")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "kembali.duckdb"))
    assert exported(tmp_path, "pulang") == before and check.broken() == []


def test_a_new_shared_store_is_seeded_once_and_whole(empty_database, server):
    opening.make_ready()
    events_then = len(database.query("sealed_events"))
    database.close()
    opening.make_ready()
    assert check.broken() == [] and len(database.query("sealed_events")) == events_then
    assert server.execute(empty_database, "select count(*) from spi.event") == [(events_then,)]


def test_what_is_imported_undone_and_chosen_is_in_the_lake_and_whole(shared, tmp_path):
    from spi.intake import history

    outcome = import_files([shared_work.table(tmp_path / "a.csv", 1), shared_work.table(tmp_path / "b.csv", 2)])
    assert history.undo(outcome.batches[0], actor="Uji", reason="salah") == []
    before = exported(tmp_path, "satu")
    assert check.broken() == []
    database.close()
    assert exported(tmp_path, "dua") == before
    assert import_files([tmp_path / "b.csv"]).batches == []  # a file that is there already changes nothing
    assert exported(tmp_path, "tiga") == before


def test_only_tables_that_changed_are_written_and_an_event_alone_writes_none(shared, server, tmp_path):
    database.connect()
    numbers = "select table_name, table_id from lake.ducklake_table where end_snapshot is null"
    before = dict(server.execute(shared, numbers))
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    after = dict(server.execute(shared, numbers))
    assert {name for name in after if after[name] != before[name]} == {"batch", "batch_effect", "figure", "score", "source"}
    shared_work.append("A", 1)
    with database.write() as transaction:
        transaction.execute("update figure set value = value")
    assert dict(server.execute(shared, numbers)) == after


TAMPERED = {
    "isi peristiwa nomor 5": "update spi.event set reason = 'lain' where seq = 5",
    "peristiwa nomor 5 hilang": "delete from spi.event where seq = 5",
    "hilang": "delete from spi.event where seq = (select max(seq) from spi.event)",
    "isi peristiwa nomor 3": "update spi.event set seq = case seq when 3 then -4 when 4 then -3 end where seq in (3, 4); "
    "update spi.event set seq = -seq where seq < 0",
    "(evidence lain": "insert into spi.event select seq + 1, happened_at, actor, role, region_code, survey_year, kind, "
    "'lain', operation, facts, reason, hash, previous || 'x' from spi.event where seq = (select max(seq) from spi.event)",
    "Berkas bukti dan surat utuh": "update spi.evidence_file set content = 'lain'",
}


def test_whatever_a_superuser_does_past_the_triggers_is_found(shared, server):
    database.connect()  # this process remembers the log as it was; what is checked is what stands there
    found = evidence.hand_in(OURS, Plan("3513", 2024), first_action(), title="SOP", file=("sop.txt", b"isi"))
    assert found.problems == [] and check.broken() == []
    tables = ("event", "evidence_file")
    server.execute(shared, *(f"create table public.{table} as table spi.{table}" for table in tables))
    past = "set session_replication_role = replica"
    for words, deed in TAMPERED.items():
        server.execute(shared, past, *deed.split("; "))
        assert words in check.broken()[0]
        for table in tables:
            server.execute(shared, past, f"delete from spi.{table}", f"insert into spi.{table} table public.{table}")
    assert check.broken() == []


def test_a_figure_edited_in_the_lake_is_found(shared, server, tmp_path):
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    with lake.connection() as outside:
        from spi.store.shared.server import place_of

        lake.attach(outside, place_of(os.environ["SPI_STORE"]))
        outside.execute("update lake.figure set value = value + 0.01 where batch_id = 1 and region_code = '3502'")
        assert check.broken() == []  # nobody put that state in force
        server.execute(shared, f"update spi.store_state set snapshot = {lake.newest(outside)}")
    assert any("diubah setelah disegel" in sentence for sentence in check.broken())


def test_the_log_is_only_ever_added_to(shared, server):
    import psycopg

    evidence.hand_in(OURS, Plan("3513", 2024), first_action(), title="SOP", file=("sop.txt", b"isi"))
    for table, column in (("event", "actor = 'x'"), ("evidence_file", "bytes = 1")):
        for deed in (f"update spi.{table} set {column}", f"delete from spi.{table}", f"truncate spi.{table}"):
            with pytest.raises(psycopg.Error, match="only ever added to"):
                server.execute(shared, deed)


def test_a_content_goes_only_where_an_event_says_so_and_comes_back_only_as_it_was(shared, server):
    import psycopg

    key = evidence.hand_in(OURS, Plan("3513", 2024), first_action(), title="SOP", file=("sop.txt", b"isi")).subjects[0]
    gone, other = ("update spi.evidence_file set content = decode('" + each + "', 'hex')" for each in ("", b"lain".hex()))
    for deed in (gone, other):
        with pytest.raises(psycopg.Error, match="only ever added to"):
            server.execute(shared, deed)
    evidence.take_back(OURS, Plan("3513", 2024), key, reason="keliru")
    checksum = hashlib.sha256(b"isi").hexdigest()
    assert erasing.erase(OURS, "3513", checksum, reason="memuat NIK").problems == [] and attachments.content(checksum) == b""
    with pytest.raises(psycopg.Error, match="only ever added to"):
        server.execute(shared, other)
    server.execute(shared, "update spi.evidence_file set content = decode('" + b"isi".hex() + "', 'hex')")
    (problem,) = check.broken()
    assert checksum in problem, "it came back, and no event says so"


def test_evidence_lies_on_the_server_and_comes_when_it_is_asked_for(shared, tmp_path):
    content = os.urandom(100_000)
    found = evidence.hand_in(OURS, Plan("3513", 2024), first_action(), title="SOP", file=("sop.pdf", content))
    assert found.problems == []
    held = database.connect().execute("select sha256, content from evidence_file").fetchall()
    assert [row[1] for row in held] == [None]
    assert attachments.content(held[0][0]) == content and attachments.content("0" * 64) is None
    assert backup.write(tmp_path / "c.duckdb") == []
    with database.other(tmp_path / "c.duckdb", read_only=True) as copy:
        assert copy.execute("select content from evidence_file").fetchall() == [(content,)]


def test_a_restore_keeps_what_it_replaced_and_every_process_follows(shared, tmp_path, start):
    backup.write(tmp_path / "dulu.duckdb")
    other = start("answer")
    assert other.stdout.readline() == "siap\n"
    for n in range(3):
        shared_work.append("A", n)
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    later = exported(tmp_path, "sesudah")
    shown = seen(other)
    aside = restore(tmp_path / "dulu.duckdb")
    assert database.refresh() == "" and aside.parent == tmp_path
    assert seen(other)[0] < shown[0] and len(database.query("batches")) == 1 and check.broken() == []
    restore(aside)
    assert exported(tmp_path, "lagi") == later and seen(other) == shown


def test_a_move_needs_an_empty_place(shared, own_file, server, monkeypatch, tmp_path, capsys):
    from spi.__main__ import main

    url = os.environ["SPI_STORE"]
    monkeypatch.delenv("SPI_STORE")
    monkeypatch.setenv("SPI_DATABASE", str(own_file))
    assert main(["move", "--to", url]) == 1
    told = capsys.readouterr().err
    assert "sudah berisi" in told and "rahasia" not in told
    assert main(["move", "--to", str(own_file)]) == 1 and "sudah ada" in capsys.readouterr().err
    assert main(["move", "--to", server.new_database(f"{shared}_b")]) == 0
    assert "masih berlaku" in capsys.readouterr().out
    database.close()
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "tiada.duckdb"))
    assert main(["move", "--to", url]) == 1 and "belum ada" in capsys.readouterr().err


def test_an_older_schema_is_brought_up_to_ours_and_a_newer_one_is_left_alone(empty_database, server, tmp_path, monkeypatch):
    older = shutil.copytree(file_store.SQL / "migrations", tmp_path / "sql" / "migrations")
    (older / "0007_other_indices.sql").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(file_store, "SQL", tmp_path / "sql")
        shared_work.append("A", 1)
        with database.write() as transaction:
            transaction.execute("insert into region (region_code, name, batch_id) values ('L-x', 'Lama', 0)")
    database.close()
    opening.make_ready()
    assert check.broken() == [] and "L-x" in set(database.connect().execute("select region_code from region").df()["region_code"])
    assert len(database.query("batches")) == 1 and len(database.connect().execute("from other_figure").fetchall())
    server.execute(empty_database, "update spi.store_state set schema = 99")
    with pytest.raises(database.StoreError, match="lebih baru"):
        database.refresh()


def test_what_only_the_server_needs_is_asked_for_with_a_sentence(own_file, monkeypatch):
    code = "import sys; sys.modules['psycopg'] = None; from spi.__main__ import main; sys.exit(main(['check']))"
    for store, status, words in (("", 0, ""), ("postgresql://127.0.0.1/x", 1, "pip install -r .deploy/requirements.txt")):
        environment = os.environ | {"SPI_STORE": store, "SPI_DATABASE": str(own_file), "PYTHONPATH": str(ROOT)}
        result = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
        )
        assert result.returncode == status and words in result.stderr, result.stderr


@pytest.mark.parametrize("url", ["berkas.duckdb", "mysql://rahasia@x/y", "postgresql://u:rahasia@127.0.0.1:x%/"])
def test_a_place_that_is_none_is_refused_without_its_password(url, monkeypatch):
    monkeypatch.setenv("SPI_STORE", url)
    with pytest.raises(database.StoreError, match="SPI_STORE harus") as caught:
        database.connect()
    assert "rahasia" not in str(caught.value)


def test_a_wrong_password_is_never_shown(empty_database, monkeypatch, caplog):
    monkeypatch.setenv("SPI_STORE", os.environ["SPI_STORE"].replace("rahasia-uji", "sandi-keliru"))
    with pytest.raises(database.StoreError) as caught:
        database.connect()
    chain, words = caught.value, ""
    while chain:
        words, chain = words + str(chain), chain.__cause__ or chain.__context__
    assert "tidak terjangkau" in words and "sandi-keliru" not in words + caplog.text


def test_another_lake_than_that_of_the_store_is_refused(shared, tmp_path, monkeypatch):
    monkeypatch.setenv("SPI_LAKE", str(tmp_path / "lain"))
    with pytest.raises(database.StoreError, match="SPI_LAKE bukan folder angka"):
        database.connect()


def test_no_extension_is_ever_fetched(shared):
    settings = dict(database.connect().execute("select name, value from duckdb_settings()").fetchall())
    assert (settings["autoinstall_known_extensions"], settings["autoload_known_extensions"]) == ("false", "false")
    with pytest.raises(duckdb.Error, match="not found"):
        database.connect().execute("load spatial")


@pytest.fixture
def own_file(filled_store, tmp_path):
    """A store in a file of this test's own."""
    return shutil.copy(filled_store, tmp_path / "sendiri.duckdb")


def first_action():
    return plan.actions(Plan("3513", 2024))["action_id"].iloc[0]


def seen(process):
    """What a process shows at its next run: how many events and imports."""
    process.stdin.write("\n")
    process.stdin.flush()
    events_there, batches, behind = process.stdout.readline().split(maxsplit=2)
    assert behind.strip() == "-"
    return int(events_there), int(batches)
