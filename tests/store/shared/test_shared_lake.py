"""Does the lake keep no more than is needed, and come back after a failure?"""

import os
from pathlib import Path

import duckdb
import pytest
import shared_work
from kept import exported
from stores import import_files

from spi.store import database
from spi.store.keeping import check
from spi.store.shared import expiry, lake, replica, writing
from spi.store.shared import server as servers


def files():
    return {file for file in Path(os.environ["SPI_LAKE"]).rglob("*") if file.is_file()}


def grow_old(server, name, days):
    """All that was written so far was written so many days earlier."""
    server.execute(name, f"update lake.ducklake_snapshot set snapshot_time = snapshot_time - interval '{days} days'")


def live(server, name):
    """How many files the newest state has: its tables that are not empty."""
    return server.execute(name, "select count(*) from lake.ducklake_data_file where end_snapshot is null")[0][0]


def test_the_folder_does_not_grow_with_every_import_and_who_reads_an_older_state_reads_on(shared, server, tmp_path, start):
    other = start("answer")
    assert other.stdout.readline() == "siap\n"
    most = 0
    for n in range(8):
        import_files([shared_work.table(tmp_path / f"{n}.csv", n)])
        most = max(most, len(files()))
        grow_old(server, shared, 4)  # so the one before the last is always kept, and what is older than a week goes
    kept = server.execute(shared, "select count(*) from lake.ducklake_snapshot")[0][0]
    assert kept <= 4 and most <= live(server, shared) + 4 * 5 and len(database.query("batches")) == 9
    before = exported(tmp_path, "sebelum")
    other.stdin.write("\n")  # it holds the state before all these, of which nothing is there any more
    other.stdin.flush()
    assert other.stdout.readline().split()[1:] == ["9", "-"]
    database.close()
    assert exported(tmp_path, "sesudah") == before and check.broken() == []


def test_while_older_states_are_removed_nobody_is_told_the_former_figures(shared, tmp_path, monkeypatch):
    told = []

    def asked_before(do):
        def asks_and_does(*arguments):
            told.append(len(database.query("batches")))
            return do(*arguments)

        return asks_and_does

    monkeypatch.setattr(writing, "_commit", asked_before(writing._commit))
    monkeypatch.setattr(expiry, "clear", asked_before(expiry.clear))
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    assert len(told) == 2 and told[1] == told[0] + 1


def test_a_young_state_stays_and_the_one_in_force_stays_however_old(shared, server, tmp_path):
    database.connect()
    there = files()
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    grow_old(server, shared, 400)
    for n in (2, 3):  # the one before the first of these was in force till a moment ago
        import_files([shared_work.table(tmp_path / f"{n}.csv", n)])
    held = files()
    assert held - there and len(held) > live(server, shared)
    with lake.connection() as outside:
        lake.attach(outside, servers.place_of(os.environ["SPI_STORE"]))
        former = f"select count(*) from lake.batch at (version => {lake.newest(outside) - 2})"
        assert outside.execute(former).fetchall() == [(2,)]
        # a writer that was killed left the lake ahead: what is in force is neither the newest nor young
        outside.execute("create or replace table lake.grade as from lake.grade")
    grow_old(server, shared, 400)
    held = replica.replica_of(os.environ["SPI_STORE"])
    expiry.clear(held, held.to_write(), {held.state.snapshot})
    assert len(files()) == live(server, shared) + 1
    database.close()
    assert len(database.query("batches")) == 4 and check.broken() == []


def test_what_cannot_be_removed_now_is_no_fault_of_the_write_and_goes_later(shared, server, tmp_path, monkeypatch, caplog):
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    import_files([shared_work.table(tmp_path / "b.csv", 2)])
    grow_old(server, shared, 30)
    remove = expiry._remove

    def broken(connection, passed):
        connection.execute("select snapshot_id from ducklake_expire_snapshots('lake', versions => ?)", [passed]).fetchall()
        raise duckdb.IOException("away")

    with monkeypatch.context() as patch:
        patch.setattr(expiry, "_remove", broken)
        import_files([shared_work.table(tmp_path / "c.csv", 3)])
    assert "belum dapat dibersihkan" in caplog.text and len(database.query("batches")) == 4
    left = len(files())
    assert expiry._remove is remove
    import_files([shared_work.table(tmp_path / "d.csv", 4)])
    assert len(files()) < left and check.broken() == []


@pytest.mark.parametrize("days", ["0", "-1", "tujuh", "1,5", "99999"])
def test_an_odd_number_of_days_is_refused(days, monkeypatch):
    monkeypatch.setenv("SPI_STORE", "postgresql://127.0.0.1:9/tiada")
    monkeypatch.setenv("SPI_LAKE_DAYS", days)
    with pytest.raises(database.StoreError, match="SPI_LAKE_DAYS harus"):
        database.connect()


@pytest.fixture
def attached(monkeypatch):
    """One entry for each time that this process attaches the lake."""
    times, attach = [], lake.attach

    def counted(*arguments, **named):
        times.append(arguments)
        attach(*arguments, **named)

    monkeypatch.setattr(lake, "attach", counted)
    return times


def test_a_connection_that_was_cut_is_made_anew(shared, server, tmp_path):
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    for n in (2, 3):
        others = "datname = current_database() and pid <> pg_backend_pid()"
        cut = f"select pg_terminate_backend(pid) from pg_stat_activity where {others}"
        assert len(server.execute(shared, cut)) >= 2
        import_files([shared_work.table(tmp_path / f"{n}.csv", n)])
    assert len(database.query("batches")) == 4 and check.broken() == []


def test_the_lake_is_attached_anew_after_its_folder_was_away_and_what_was_known_stays_meanwhile(
    shared, server, tmp_path, start, attached, monkeypatch
):
    monkeypatch.setattr(replica, "_REST", 0)
    database.connect()
    other = start("import_tables", "A", tmp_path, 1)
    assert other.stdout.readline() == "siap\n"
    other.stdin.write("\n")
    other.stdin.flush()
    assert other.stdout.readline().startswith("ya 0")
    folder = Path(os.environ["SPI_LAKE"])
    away = folder.rename(folder.with_name("lepas"))
    assert "keadaan pukul" in database.refresh() and len(database.query("batches")) == 1
    assert len(attached) == 2  # once more, as it might have been the connection
    if folder.exists():  # DuckDB makes the folders that it writes into
        folder.rename(folder.with_name("kosong"))
    away.rename(folder)
    assert database.refresh() == "" and len(database.query("batches")) == 2
    assert len(attached) == 3
    import_files([shared_work.table(tmp_path / "b.csv", 2)])
    assert len(database.query("batches")) == 3 and check.broken() == []
