"""What is told of the store as a file: its size, its last import and its last backup."""

import os
from datetime import datetime

import pytest
from stores import import_files

from spi.answers.sources import store_state
from spi.follow_up.log import events
from spi.intake import history
from spi.store import database
from spi.store.keeping import backup


def test_the_identity_is_that_of_the_log_and_the_schema(store):
    number, seal = events.head()
    assert store_state.identity() == {"store": "duckdb", "schema": database.schema(), "head": {"number": number, "hash": seal}}


def test_a_shared_store_is_told_by_its_kind_alone(store, monkeypatch):
    monkeypatch.setenv("SPI_STORE", "postgresql://spi:katasandi@db.contoh.go.id/spi")
    assert store_state.engine() == "postgresql"


def test_shipped_figures_are_no_import(store):
    assert store_state.condition()["last_import"] is None


def test_the_last_import_is_the_newest_one_in_force(own_store, tmp_path):
    file = tmp_path / "tabel.csv"
    file.write_text("Pemda;Tahun;Indeks SPI\nKabupaten Jember;2024;70,11\n")
    import_files([file])
    told = store_state.condition()["last_import"]
    assert told["batch"] == 1 and datetime.fromisoformat(told["at"]).date() == datetime.now().date()
    assert set(told) == {"batch", "at"}  # neither the file nor who brought it
    history.undo(1, actor="uji", reason="uji")
    assert store_state.condition()["last_import"] is None


def test_the_size_counts_what_is_not_in_the_file_yet(own_store):
    before = database.size()["bytes"]
    with database.write() as transaction:
        transaction.execute("create table besar as select range as n, md5(range::varchar) as isi from range(20000)")
    grown = sum(file.stat().st_size for file in own_store.parent.glob("spi.duckdb*"))
    assert store_state.condition()["bytes"] == database.size()["bytes"] == grown > before


@pytest.mark.parametrize("folder", ["", "tidak-ada"])
def test_no_folder_of_backups_no_last_backup(folder, store, tmp_path, monkeypatch):
    monkeypatch.setenv("SPI_BACKUPS", str(tmp_path / folder) if folder else "")
    assert store_state.condition()["backups"] == {"set": bool(folder), "last": None}


def test_the_last_backup_is_the_newest_whole_file(own_store, tmp_path, monkeypatch):
    folder = tmp_path / "cadangan"
    monkeypatch.setenv("SPI_BACKUPS", str(folder))
    assert backup.write(folder / "spi-lama.duckdb") == [] and backup.write(folder / "spi-baru.duckdb") == []
    os.utime(folder / "spi-lama.duckdb", (1e9, 1e9))
    (folder / ".spi-draf-sedang-ditulis").write_text("x")
    (folder / "arsip").mkdir()
    told = store_state.condition()["backups"]["last"]
    assert told["bytes"] == (folder / "spi-baru.duckdb").stat().st_size
    assert datetime.fromisoformat(told["at"]).timestamp() == int((folder / "spi-baru.duckdb").stat().st_mtime)
