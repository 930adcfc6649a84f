"""Several processes on one store: does each see what the others write, and is nothing lost, whoever is killed and whenever?"""

import json
import os
import shutil
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager

import postgres
import psycopg
import pytest
import shared_work
from kept import exported
from stores import import_files

from spi.intake import history, opening
from spi.store import database, memory
from spi.store.database import StoreBusyError, StoreError
from spi.store.keeping import check
from spi.store.shared import lake, log, writing
from spi.store.shared import server as servers

# How often: as asked for of a server that an office relies on (SPI_SWEEP), or often enough to meet each of these faults.
EVENTS, IMPORTS, KILLS, STOPS = (500, 20, 60, 20) if os.environ.get("SPI_SWEEP") else (30, 3, 4, 3)


def ready(*processes):
    for process in processes:
        assert process.stdout.readline() == "siap\n", process.stderr.read()


def go(*processes):
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()


def acknowledged(process):
    """What a process said before it ended: the numbers that were acknowledged."""
    out, err = process.communicate()
    assert "Traceback" not in err, err
    return [int(line.split()[1]) for line in out.splitlines() if line.startswith("ya ")]


def in_log(actor):
    """The numbers of an actor's events that stand in the log, in their order."""
    database.refresh()
    memory.forget()
    table = database.query("sealed_events")
    return [int(json.loads(facts)["title"].split()[1]) for facts in table.loc[table["actor"] == actor, "facts"]]


def test_what_one_writes_the_other_shows_at_its_next_run(shared, start, tmp_path):
    other = start("answer")
    ready(other)
    shown = []
    for n in range(3):
        shared_work.append("A", n)
        import_files([shared_work.table(tmp_path / f"{n}.csv", n)])
        go(other)
        shown.append(other.stdout.readline().split())
    first = int(shown[0][0])
    assert shown == [[str(first + 2 * n), str(2 + n), "-"] for n in range(3)]


def test_three_writers_at_once_lose_nothing_and_never_fork(shared, start):
    writers = [start("write_events", name, EVENTS) for name in "ABC"]
    ready(*writers)
    go(*writers)
    assert [acknowledged(writer) for writer in writers] == [list(range(EVENTS))] * 3
    assert [in_log(name) for name in "ABC"] == [list(range(EVENTS))] * 3
    assert check.broken() == []


def test_imports_and_events_of_two_processes_at_once_lose_nothing(shared, start, tmp_path):
    jobs = [*(start("import_tables", name, tmp_path, IMPORTS) for name in "AB"), start("write_events", "C", 5 * IMPORTS)]
    ready(*jobs)
    go(*jobs)
    assert [acknowledged(job) for job in jobs] == [list(range(count)) for count in (IMPORTS, IMPORTS, 5 * IMPORTS)]
    database.refresh()
    assert sorted(database.query("batches")["batch_id"]) == list(range(1 + 2 * IMPORTS)) and check.broken() == []


def test_two_threads_of_one_process_write_one_after_the_other(shared, tmp_path):
    shared_work.both(tmp_path)
    assert in_log("utas") == list(range(10)) and len(database.query("batches")) == 4 and check.broken() == []


def test_a_killed_writer_leaves_the_chain_whole_and_what_was_acknowledged(shared, start):
    for first in range(0, KILLS, 4):
        writers = {f"K{n}": start("write_events", f"K{n}", 400) for n in range(first, first + 4)}
        ready(*writers.values())
        go(*writers.values())
        for name, writer in writers.items():  # each while the later ones write, or wait for it
            time.sleep(0.2)
            writer.send_signal(signal.SIGKILL)
            said, there = acknowledged(writer), in_log(name)
            assert there[: len(said)] == said and len(there) - len(said) <= 1
    assert check.broken() == []


def test_killed_between_the_lake_and_the_server_it_is_before_or_after(shared, start, tmp_path):
    opening.make_ready()
    there = 1
    for n, step in enumerate(("lake", "state", "commit")):
        before, newest = step == "state" and exported(tmp_path, "sebelum"), lake.newest(database.connect())
        dead = start("end_at", step)
        assert dead.wait() == -signal.SIGKILL
        there += step == "commit"
        assert lake.newest(database.connect()) > newest  # the lake was written, and is ahead of what is in force
        assert not before or exported(tmp_path, "sesudah") == before
        database.close()
        assert len(database.query("batches")) == there  # what was never put in force is not seen by a new process
        # and the next writer takes it back, in whichever table that writes: this one in another than the dead one's
        assert history.prefer(2024, "3513", "", "index", source_id=None, actor="Uji", reason=f"aturan {n}") == []
        database.close()
        assert len(database.query("batches")) == there and check.broken() == []


def test_a_writer_waits_for_the_other_and_then_says_so(shared, start, monkeypatch):
    holder = start("hold", 30)
    assert holder.stdout.readline() == "pegang\n"
    monkeypatch.setattr(servers, "PATIENCE", 1)
    with pytest.raises(StoreBusyError, match="sedang ditulis proses lain"):
        shared_work.append("A", 1)
    assert database.refresh() == "" and len(database.query("regions")) > 500  # who reads waits for nobody
    holder.kill()
    shared_work.append("A", 2)
    assert in_log("A") == [2]


def test_a_commit_whose_answer_was_lost_is_told_as_it_was(shared, monkeypatch):
    """The connection breaks at the commit: after it, before it, and with a server that stays away."""
    monkeypatch.setattr(writing, "_PATIENCE", 0.3)
    shared_work.append("A", 0)
    with cut_off(after_commit=True):
        shared_work.append("A", 1)
    for n, (server_is_away, words) in enumerate(((False, "tidak ada yang disimpan"), (True, "belum pasti"))):
        with cut_off(server_is_away=server_is_away), pytest.raises(StoreError, match=words):
            shared_work.append("A", 100)
        shared_work.append("A", 2 + n)
    assert in_log("A") == [0, 1, 2, 3] and check.broken() == []


@contextmanager
def cut_off(*, after_commit=False, server_is_away=False):
    """While this lasts the connection breaks at the commit of a write."""
    whole = writing._commit

    def broken(*_arguments):
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    def commit(replica, server, state):
        if after_commit:
            server.execute("commit")
        server.close()
        patch.setattr(server, "execute", broken)
        if server_is_away:
            patch.setattr(writing, "connection", broken)
        whole(replica, server, state)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_commit", commit)
        yield


def test_while_the_server_is_away_reading_goes_on_and_afterwards_all_works_again(own_server, start, tmp_path, monkeypatch):
    from spi.store.shared import replica

    monkeypatch.setattr(replica, "_REST", 0)
    other = start("answer")
    ready(other)
    shared_work.append("A", 0)
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    before = exported(tmp_path, "sebelum")
    own_server.stop(immediately=True)
    memory.forget()
    assert len(database.query("regions")) > 500 and in_log("A") == [0]
    behind = database.refresh()
    assert "tidak terjangkau" in behind and "keadaan pukul" in behind and postgres.PASSWORD not in behind
    for write in (lambda: shared_work.append("A", 1), lambda: import_files([shared_work.table(tmp_path / "b.csv", 2)])):
        with pytest.raises(StoreError, match="tidak ada yang disimpan, dan isian Anda masih di layar"):
            write()
    own_server.start()
    assert database.refresh() == ""
    assert exported(tmp_path, "sesudah") == before
    import_files([shared_work.table(tmp_path / "b.csv", 2)])
    shared_work.append("A", 2)
    assert in_log("A") == [0, 2] and check.broken() == []
    time.sleep(2.1)  # the other one rests before it asks again
    go(other)
    assert other.stdout.readline().split()[1:] == ["3", "-"]


def test_whatever_was_acknowledged_survives_a_server_that_stops_at_once(own_server, start):
    writer = start("write_on", "A", 100_000)
    ready(writer)
    go(writer)
    for n in range(STOPS):
        time.sleep(0.4 + 0.1 * (n % 6))
        own_server.stop(immediately=True)
        time.sleep(0.2)
        own_server.start()
    time.sleep(0.5)
    writer.send_signal(signal.SIGKILL)
    said = acknowledged(writer)
    there = in_log("A")
    assert len(said) > 10 and set(said) <= set(there) and len(there) == len(set(there)) and check.broken() == []
    # nothing was written of which the writer was told that it was not, but where it was killed
    assert set(there) - set(said) <= {max(there)}


def test_a_start_while_the_server_is_away_succeeds_later_without_a_restart(own_server):
    own_server.stop()
    with pytest.raises(StoreError, match="tidak terjangkau"):
        opening.make_ready()
    own_server.start()
    opening.make_ready()
    assert check.broken() == []


def test_a_move_that_is_killed_leaves_the_old_store_and_no_new_one(filled_store, empty_database, start, tmp_path, monkeypatch):
    url = os.environ["SPI_STORE"]
    monkeypatch.delenv("SPI_STORE")
    monkeypatch.setenv("SPI_DATABASE", str(shutil.copy(filled_store, tmp_path / "asal.duckdb")))
    before = exported(tmp_path, "satu")
    database.close()
    for step in ("bring_to", "put_state"):
        assert start("end_moving_at", step, url).wait() == -signal.SIGKILL
        assert exported(tmp_path, step) == before
        database.close()
        with psycopg.connect(url) as server:
            assert log.state_of(server) is None
    assert start("end_moving_at", "", url).wait() == 0
    monkeypatch.setenv("SPI_STORE", url)
    assert exported(tmp_path, "baru") == before and check.broken() == []


def test_what_a_write_that_failed_took_over_from_others_is_shown(shared, start):
    database.connect()
    assert in_log("A") == []
    writer = start("write_events", "A", 3)
    ready(writer)
    go(writer)
    assert acknowledged(writer) == [0, 1, 2]
    assert "A" not in set(database.query("sealed_events")["actor"])
    with pytest.raises(KeyError), database.write():
        raise KeyError("taken back")
    assert "A" in set(database.query("sealed_events")["actor"])
    with pytest.raises(RuntimeError, match="within a write"), database.write(), database.write():
        pass
    shared_work.append("B", 1)
    assert in_log("B") == [1]


def test_readers_never_wait_for_a_long_import(shared, monkeypatch):
    database.connect()
    inside, finish = threading.Event(), threading.Event()

    def long_write():
        with pytest.raises(KeyError), database.write() as transaction:
            transaction.run("clear_shipped")
            inside.set()
            finish.wait(20)
            raise KeyError("taken back")

    writer = threading.Thread(target=long_write)
    writer.start()
    inside.wait(20)
    began = time.monotonic()
    assert database.refresh() == "" and len(database.query("used_figures", years=[2024])) > 0
    took = time.monotonic() - began
    finish.set()
    writer.join()
    assert took < 5 and check.broken() == []


def test_what_others_wrote_during_a_trial_is_shown_after_it(shared, start, tmp_path):
    database.connect()
    before = len(database.query("batches"))
    other = start("import_tables", "A", tmp_path, 1)
    ready(other)
    with ThreadPoolExecutor(1) as page:
        with database.trial() as transaction:
            transaction.run("clear_shipped")
            go(other)
            assert acknowledged(other) == [0]
            waiting = page.submit(database.refresh)
            assert not wait([waiting], timeout=0.3).done
        assert waiting.result() == ""
    assert len(database.query("batches")) == before + 1 and check.broken() == []
