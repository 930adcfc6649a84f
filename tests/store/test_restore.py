"""Does a restore bring the answers back, keep the replaced store, and take nothing that is no whole store?"""

import shutil

import duckdb
import pytest
from kept import exported, spi
from stores import ROOT, import_files

from spi.__main__ import main
from spi.follow_up.log import events
from spi.intake import history
from spi.store import database
from spi.store.faults import KeepingError
from spi.store.keeping import backup, check
from spi.store.keeping.restore import restore


@pytest.mark.parametrize("way", ["cadangan", "ekspor"])
def test_a_restore_brings_the_answers_back_and_keeps_the_replaced_store(way, lived_in, tmp_path):
    before = exported(tmp_path, "ekspor")
    backup.copy(tmp_path / "cadangan")
    (tmp_path / "c.csv").write_text("tahun;kode;indeks\n2024;3513;66,66\n", encoding="utf-8")
    import_files([tmp_path / "c.csv"])
    replaced = exported(tmp_path, "diganti")
    database.close()
    result = spi("restore", tmp_path / way, path=lived_in)
    assert (result.returncode, result.stderr) == (0, "")
    assert exported(tmp_path, "kembali") == before
    (aside,) = tmp_path.glob("spi.duckdb.sebelum-*")
    database.close()
    restore(aside)
    assert exported(tmp_path, "lagi") == replaced


def test_a_restore_while_the_app_runs_is_refused(own_store, tmp_path):
    backup.copy(tmp_path / "c.duckdb")
    result = spi("restore", tmp_path / "c.duckdb", path=own_store)
    assert result.returncode == 1 and "sedang dipakai" in result.stderr and "Traceback" not in result.stderr
    assert not list(tmp_path.glob("*sebelum*")) + list(tmp_path.glob(".spi*"))


def foreign(place):
    with duckdb.connect(str(place)) as connection:
        connection.execute("create table lain (x integer)")


def newer(place):
    with duckdb.connect(str(place)) as connection:
        connection.execute("create table migration (number integer, name varchar, applied_at timestamp)")
        connection.execute("insert into migration values (9999, 'masa depan', now()::timestamp)")


def broken(place):
    backup.copy(place)
    with duckdb.connect(str(place)) as connection:
        connection.execute("update figure set value = 716.5 where value = 71.65")


def cut(place):
    backup.copy(place)
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda place: None, "tidak ada"),
        (lambda place: place.write_text("bukan basis data", encoding="utf-8"), "bukan basis data SPI"),
        (lambda place: place.write_bytes(b""), "tidak"),
        (foreign, "bukan basis data SPI"),
        (newer, "lebih baru"),
        (broken, "antara 0 dan 100"),
        (cut, "tidak dapat"),
        (lambda place: place.mkdir(), "bukan hasil ekspor"),
    ],
)
def test_a_file_that_is_no_whole_store_is_not_restored(make, said, own_store, tmp_path, capsys):
    before = exported(tmp_path, "satu")
    make(tmp_path / "buruk")
    content = (tmp_path / "buruk").read_bytes() if (tmp_path / "buruk").is_file() else None
    database.close()
    assert main(["restore", str(tmp_path / "buruk")]) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert content is None or (tmp_path / "buruk").read_bytes() == content
    assert not list(tmp_path.glob("*sebelum*")) + list(tmp_path.glob(".spi*"))
    assert exported(tmp_path, "dua") == before


def test_a_backup_that_is_not_whole_is_restored_into_no_kind_of_store(each_store, tmp_path):
    broken(tmp_path / "buruk")
    before = events.head(), len(database.query("batches"))
    with pytest.raises(KeepingError, match="antara 0 dan 100"):
        restore(tmp_path / "buruk")
    assert (events.head(), len(database.query("batches"))) == before and not list(tmp_path.glob("*sebelum*"))


def test_a_store_that_cannot_be_opened_is_replaced_with_its_log(own_store, tmp_path):
    before = exported(tmp_path, "satu")
    backup.copy(tmp_path / "c.duckdb")
    database.close()
    own_store.write_text("rusak", encoding="utf-8")
    log = own_store.with_name(f"{own_store.name}.wal")
    log.write_text("rusak juga", encoding="utf-8")
    aside = restore(tmp_path / "c.duckdb")
    assert aside.read_text(encoding="utf-8") == "rusak"
    assert aside.with_name(f"{aside.name}.wal").read_text(encoding="utf-8") == "rusak juga"
    assert exported(tmp_path, "dua") == before


def test_a_store_of_the_first_schema_is_migrated_when_restored(own_store, tmp_path):
    old = tmp_path / "lama.duckdb"
    shutil.copy(_closed(own_store), old)
    with duckdb.connect(str(old)) as connection:
        connection.execute("drop table event; drop table event_head; drop table evidence_file; drop macro table batch_digest")
        connection.execute("drop view other_figure_in_use; drop table other_figure")
        connection.execute("update batch set figures = (select count(*) from figure)")
        connection.execute("drop macro table member; drop macro table region_in; drop table membership")
        connection.execute("alter table score drop column index_reason")
        connection.execute("drop view preference; drop view chosen_source; drop table preference_choice")
        connection.execute("drop table undone_batch; drop table batch_effect; delete from migration where number >= 2")
        migration = (ROOT / "spi" / "store" / "sql" / "migrations" / "0001_store.sql").read_text(encoding="utf-8")
        connection.execute(migration[migration.index("create view preference") : migration.index("-- Every write marks")])
    restore(old)
    assert check.broken() == [] and list(history.batches()["kind"]) == ["bawaan"]


def _closed(place):
    database.close()
    return place
