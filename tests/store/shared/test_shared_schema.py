"""Do the tables in PostgreSQL come up to this version's with all they hold, and are those of a newer version left alone?"""

import os
import shutil

import psycopg
import pytest
import shared_work
from kept import exported
from stores import ROOT

from spi.follow_up import overrides
from spi.follow_up.log.people import Person
from spi.store import database
from spi.store.faults import KeepingError
from spi.store.keeping import backup, check
from spi.store.shared import schema

FIRST = ROOT / "tests" / "stores_of_old" / "2026-11-shared.sql"  # the tables as they were before their steps were counted


def steps(server, name):
    return [row[0] for row in server.execute(name, "select number from spi.migration order by number")]


@pytest.fixture
def further(tmp_path, monkeypatch):
    """A folder of steps, this version's and what a test adds, which this process takes for its own."""
    folder = shutil.copytree(schema._MIGRATIONS, tmp_path / "migrations")
    monkeypatch.setattr(schema, "_MIGRATIONS", folder)
    return folder


def test_a_store_from_before_the_steps_were_counted_is_brought_up_and_keeps_everything(
    filled_store, empty_database, server, tmp_path, monkeypatch
):
    first = tmp_path / "dulu" / "0001_log.sql"
    first.parent.mkdir()
    shutil.copy(FIRST, first)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "_MIGRATIONS", first.parent)
        database.fill(os.environ["SPI_STORE"], shutil.copy(filled_store, tmp_path / "isi.duckdb"))
    server.execute(empty_database, "drop table spi.migration")
    held = "select (select count(*) from spi.event), (select hash from spi.store_state), (select snapshot from spi.store_state)"
    before = server.execute(empty_database, held)
    database.connect()
    assert steps(server, empty_database) == list(range(1, schema.newest() + 1)) and schema.newest() > 1
    assert server.execute(empty_database, held) == before and check.broken() == []
    shared_work.append("A", 1)
    database.close()
    assert shared_work.append("A", 2) == before[0][0] + 2


def test_a_step_that_fails_is_taken_back_whole(shared, server, further):
    (further / "0098_one.sql").write_text("create table spi.one (n integer)", encoding="utf-8")
    (further / "0099_two.sql").write_text("create table spi.two (n integer); select 1 / 0", encoding="utf-8")
    with pytest.raises(database.StoreError, match="menolak perubahan"):
        database.connect()
    assert server.execute(shared, "select to_regclass('spi.one'), to_regclass('spi.two')") == [(None, None)]
    assert 98 not in steps(server, shared)
    (further / "0099_two.sql").write_text("create table spi.two (n integer)", encoding="utf-8")
    database.connect()
    assert check.broken() == [] and steps(server, shared)[-2:] == [98, 99]


def test_the_steps_wait_for_whoever_writes(shared, server, further, start):
    holder = start("hold", 1.5)
    assert holder.stdout.readline() == "pegang\n"
    (further / "0099_one.sql").write_text("create table spi.one (n integer)", encoding="utf-8")
    database.connect()
    assert steps(server, shared)[-1] == 99


def test_tables_of_a_newer_version_are_left_alone_by_a_process_that_runs_and_one_that_starts(shared, server, tmp_path):
    database.connect()
    before = exported(tmp_path, "sebelum")
    server.execute(shared, "insert into spi.migration values (99, 'nanti', now())")
    for act in (database.refresh, lambda: shared_work.append("A", 1), check.broken):
        with pytest.raises(database.StoreError, match=r"lebih baru \(langkah 99"):
            act()
    database.close()
    with pytest.raises(database.StoreError, match="Perbarui aplikasi; tidak ada yang diubah"):
        database.connect()
    file = tmp_path / "c.duckdb"
    with pytest.raises((KeepingError, database.StoreError), match="lebih baru"):
        backup.write(file)
    assert not file.exists()
    server.execute(shared, "delete from spi.migration where number = 99")
    assert exported(tmp_path, "sesudah") == before


ADMIN = Person("Admin", "admin")
PEOPLE = [
    {"address": "admin@contoh.go.id", "name": "Admin", "role": "admin"},
    {"address": "dinkes@contoh.go.id", "name": "Bidang", "role": "opd", "opd": "Dinas Kesehatan"},
]


def test_the_list_of_people_stands_in_a_table_and_every_process_follows_it_at_once(shared, server, start, tmp_path, monkeypatch):
    listed = tmp_path / "roles.toml"
    listed.write_text('[[person]]\naddress = "kepala@contoh.go.id"\nrole = "admin"\n', encoding="utf-8")
    monkeypatch.setenv("SPI_ROLES", str(listed))
    other = start("people")
    assert other.stdout.readline() == "siap\n"

    def seen():
        other.stdin.write("\n")
        other.stdin.flush()
        return other.stdout.readline().split()

    table = "select address, role, coalesce(opd, '') from spi.person order by address"
    head = "kepala@contoh.go.id=admin"
    assert seen() == [head] and server.execute(shared, table) == []
    done = overrides.change(ADMIN, "people", PEOPLE, seen=0, reason="susunan baru")
    assert done.problems == []
    assert seen() == ["admin@contoh.go.id=admin", "dinkes@contoh.go.id=opd", head]
    assert [tuple(row) for row in server.execute(shared, table)] == [
        ("admin@contoh.go.id", "admin", ""), ("dinkes@contoh.go.id", "opd", "Dinas Kesehatan"),
    ]  # fmt: skip
    number = int(overrides.overrides().at["people", "last_seq"])
    assert overrides.take_back(ADMIN, "people", seen=number, reason="salah").problems == []
    assert seen() == [head] and server.execute(shared, table) == [] and check.broken() == []
    with pytest.raises(psycopg.Error):  # it is what the sealed log says: nobody gets a role by writing into a table
        server.execute(shared, "insert into spi.person (address, role) values ('x@contoh.go.id', 'admin')")
