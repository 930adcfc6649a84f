"""A shared store whose figures lie in S3, over HTTP: is it as good as a folder, and what is said where S3 is away?"""

import os
import shutil

import object_store
import pytest
import shared_work
from kept import exported
from stores import import_files

from spi.intake import history
from spi.store import database
from spi.store.keeping import backup, check
from spi.store.keeping.moving import move
from spi.store.keeping.restore import restore


@pytest.fixture(scope="module")
def buckets(tmp_path_factory):
    """A server of S3 with the bucket spi."""
    with object_store.running(tmp_path_factory.mktemp("s3")) as server:
        server.make("spi")
        yield server


@pytest.fixture
def in_s3(buckets, empty_database, request, monkeypatch):
    """The figures of this test's store lie in a folder of that bucket; answers the folder."""
    for name, value in buckets.settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SPI_LAKE", f"s3://spi/{request.node.name}/angka/")
    return f"{request.node.name}/angka/"


def test_a_store_moves_to_s3_is_written_backed_up_restored_and_moves_back(
    filled_store, in_s3, buckets, tmp_path, monkeypatch, start
):
    url, ours = os.environ["SPI_STORE"], tmp_path / "asal.duckdb"
    monkeypatch.delenv("SPI_STORE")
    monkeypatch.setenv("SPI_DATABASE", str(shutil.copy(filled_store, ours)))
    before = exported(tmp_path, "berkas")
    said = move(url)
    assert f"SPI_LAKE=s3://spi/{in_s3}" in said and "rahasia" not in said
    monkeypatch.setenv("SPI_STORE", url)
    assert backup.write(tmp_path / "dulu.duckdb") == []
    objects = buckets.held("spi")
    assert objects and all(name.startswith(f"{in_s3}main/") and name.endswith(".parquet") for name in objects)

    other = start("answer")
    assert other.stdout.readline() == "siap\n"
    outcome = import_files([shared_work.table(tmp_path / "a.csv", 1), shared_work.table(tmp_path / "b.csv", 2)])
    assert history.undo(outcome.batches[0], actor="Uji", reason="salah") == []
    other.stdin.write("\n")
    other.stdin.flush()
    assert other.stdout.readline().split()[1:] == ["3", "-"]
    assert set(buckets.held("spi")) > set(objects) and check.broken() == []
    database.close()
    later = exported(tmp_path, "sesudah")  # as a new process reads it

    aside = restore(tmp_path / "dulu.duckdb")
    assert exported(tmp_path, "pulih") == before
    restore(aside)
    move(str(tmp_path / "kembali.duckdb"))
    monkeypatch.delenv("SPI_STORE")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "kembali.duckdb"))
    assert exported(tmp_path, "pulang") == later != before and check.broken() == []


@pytest.mark.parametrize("lake", ["gs://spi/angka", "https://127.0.0.1/angka", "s3://", "s3:///angka"])
def test_a_place_of_another_kind_is_refused_before_any_host_is_asked(monkeypatch, lake):
    monkeypatch.setenv("SPI_STORE", "postgresql://127.0.0.1:9/tiada")
    monkeypatch.setenv("SPI_LAKE", lake)
    with pytest.raises(database.StoreError, match="s3://ember/folder"):
        database.connect()


def test_a_bucket_that_is_not_there_and_s3_that_is_away_are_told_and_what_was_read_stays(
    filled_store, in_s3, buckets, tmp_path, monkeypatch
):
    url, file = os.environ["SPI_STORE"], shutil.copy(filled_store, tmp_path / "asal.duckdb")
    with monkeypatch.context() as patch:
        patch.setenv("SPI_LAKE", "s3://tiada/angka")
        with pytest.raises(database.StoreError, match="SPI_LAKE") as caught:
            database.fill(url, file)
    assert "tidak ada yang disimpan" in str(caught.value)
    database.fill(url, file)  # what was begun in the wrong place does not stand in its way
    there = len(database.query("batches"))
    buckets.stop()
    with pytest.raises(database.StoreError, match="tidak terjangkau atau menolak") as caught:
        import_files([shared_work.table(tmp_path / "a.csv", 1)])
    assert "rahasia" not in str(caught.value)
    shared_work.append("A", 1)  # an event asks PostgreSQL alone
    assert database.refresh() == "" and len(database.query("batches")) == there
    database.close()
    with pytest.raises(database.StoreError, match="tidak terjangkau atau menolak"):
        database.connect()
