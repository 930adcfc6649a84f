"""Is every fault of the store one sentence, on the command line and on the page, with the file left as it was?"""

import gzip
import os
import resource
import signal
import subprocess
import sys
from contextlib import contextmanager

import duckdb
import pytest
from stores import ROOT, import_files
from streamlit.testing.v1 import AppTest

from spi.__main__ import main
from spi.intake import opening
from spi.store import database, faults, transaction
from spi.store.faults import KeepingError
from spi.store.keeping import backup, check

GOOD = gzip.decompress((ROOT / "tests" / "stores_of_old" / "2026-11.duckdb.gz").read_bytes())
HOLE = len(GOOD) // 2


@pytest.fixture(autouse=True)
def at_once():
    """Whatever waits longer than this hangs."""
    before = signal.signal(signal.SIGALRM, lambda *_: pytest.fail("menunggu tanpa akhir"))
    signal.alarm(90)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    database.close()


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the store of this test lies, with nothing there yet."""
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "spi.duckdb"))
    database.close()
    return tmp_path / "spi.duckdb"


DAMAGED = {
    "random": (bytes(n * n * 7 % 251 for n in range(300_000)), "bukan basis data SPI"),
    "text": (b"bukan basis data\n" * 100, "bukan basis data SPI"),
    "empty": (b"", "bukan basis data SPI"),
    "a few kilobytes": (GOOD[:5000], "rusak"),
    "half": (GOOD[:HOLE], "rusak"),
    "without its last bytes": (GOOD[:-1000], "terpotong"),
    "without its last block": (GOOD[:-262_144], "terpotong"),
    "a header of noise": (GOOD[:4096] + b"\x5a" * 8192 + GOOD[12_288:], "rusak"),
    "noise in its tables": (GOOD[:20_000] + bytes(4096) + GOOD[24_096:], "rusak"),
}


@pytest.mark.parametrize("command", ["check", "show --region 3513 --year 2024 --json"])
@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_store_gets_a_sentence_and_is_left_as_it_was(damage, command, place, capsys):
    content, said = DAMAGED[damage]
    place.write_bytes(content)
    assert main(command.split()) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("\n") == 1 and said in printed.err, printed.err
    assert place.read_bytes() == content and [file.name for file in place.parent.iterdir()] == ["spi.duckdb"]


def test_a_whole_store_whose_file_became_shorter_than_its_free_blocks_opens(place):
    place.write_bytes(GOOD)
    for sql in ("create table t as select range n, random() r from range(200000)", "drop table t"):
        connection = duckdb.connect(str(place))
        connection.execute(sql)
        connection.close()
    connection = duckdb.connect(str(place), read_only=True)
    blocks, size = connection.execute("select total_blocks, block_size from pragma_database_size()").fetchone()
    connection.close()
    assert place.stat().st_size < blocks * size  # DuckDB counts free blocks that it has cut off
    assert main(["check"]) == 0


@pytest.mark.parametrize("name", ["corrupt", "file too large", "could not set lock"])
def test_the_name_of_a_folder_is_not_taken_for_a_fault(name, tmp_path):
    place = tmp_path / name / "spi.duckdb"
    told = faults.fault(place, f'IO Error: Cannot open file "{place}": Permission denied')
    assert "boleh ditulisi" in str(told) and not isinstance(told, faults.StoreBusyError)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("IO Error: Trying to read a database file with version number 99, but we can only read versions up to 67.", "versi"),
        ("TransactionContext Error: Failed to commit: Could not write file: No space left on device", "penuh"),
        ("IO Error: Could not write file: Disk quota exceeded", "penuh"),
        ("Out of Memory Error: failed to allocate data of size 16.0 KiB", "Memori tidak cukup"),
        ("FATAL Error: Failed: database has been invalidated because of a previous fatal error", "rusak"),
        ("IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2", "rusak"),
        ("Catalog Error: Table with name figure does not exist!\nDid you mean x?", "Susunan"),
        ("IO Error: something\nnew", "tidak dapat dibaca atau ditulis"),
    ],
)
def test_each_word_of_duckdb_has_its_sentence_on_one_line(words, said, tmp_path):
    sentence = str(faults.fault(tmp_path / "spi.duckdb", words, opened=True))
    assert said in sentence and "\n" not in sentence and str(tmp_path) in sentence


def folder(place):
    place.mkdir()


def pipe(place):
    os.mkfifo(place)


def device(place):
    place.symlink_to("/dev/zero")


def endless_link(place):
    place.symlink_to(place)


@pytest.mark.parametrize(
    ("make", "said"), [(folder, "folder"), (pipe, "pipa"), (device, "perangkat"), (endless_link, "Basis data")]
)
def test_what_is_no_file_gets_a_sentence_and_nothing_waits(make, said, place, capsys):
    make(place)
    for command in ("check", f"backup {place}.cadangan"):
        assert main(command.split()) == 1
        printed = capsys.readouterr()
        assert printed.out == "" and printed.err.count("\n") == 1 and said in printed.err, printed.err


def test_a_pipe_is_not_restored_from(own_store, tmp_path, capsys):
    database.close()
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "ekspor").mkdir()
    os.mkfifo(tmp_path / "ekspor" / "manifest.csv")
    before = own_store.read_bytes()
    for given in ("pipa", "ekspor"):
        assert main(["restore", str(tmp_path / given)]) == 1
        assert capsys.readouterr().err.count("\n") == 1
    assert own_store.read_bytes() == before


def test_a_name_that_is_no_text_gets_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SPI_DATABASE", os.fsdecode(bytes(tmp_path) + b"/a\xff.duckdb"))
    assert main(["check"]) == 1
    assert "bukan UTF-8" in capsys.readouterr().err


def test_a_store_in_a_folder_that_cannot_be_made_gets_a_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    for path in (tmp_path / "berkas" / "spi.duckdb", "/proc/spi.duckdb"):
        monkeypatch.setenv("SPI_DATABASE", str(path))
        assert main(["check"]) == 1
        assert "tidak dapat dibuka" in capsys.readouterr().err


@pytest.fixture
def log(place):
    """A whole store with a real log beside it that holds three more batches: its process was killed."""
    place.write_bytes(GOOD)
    code = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1]); "
        "[c.execute(\"insert into batch values (?, 'tabel', 'n', 's', 1, 'a', now()::timestamp, 0)\", [n]) for n in (7, 8, 9)]; "
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(place)], check=False)
    return place.with_name("spi.duckdb.wal")


def test_the_log_of_a_killed_process_is_read(log, place):
    assert log.read_bytes().startswith(faults._LOG_BEGINS)  # or DuckDB has changed how its log begins
    with database.snapshot() as cursor:
        assert cursor.execute("select count(*) from batch where batch_id > 6").fetchone() == (3,)


@pytest.mark.parametrize(
    "harm", [lambda old: b"\xff" + old[1:], lambda old: old.replace(b"tabel", b"tabex", 1), lambda _: b"x" * 3000]
)
def test_a_broken_log_gets_a_sentence_and_is_kept(harm, log, place, capsys):
    content = harm(log.read_bytes())
    log.write_bytes(content)
    assert main(["check"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("\n") == 1 and "rusak" in printed.err
    assert (place.read_bytes(), log.read_bytes()) == (GOOD, content)


def test_a_store_of_another_structure_gets_a_sentence(own_store, capsys):
    database.close()
    with duckdb.connect(str(own_store)) as connection:
        connection.execute("drop view chosen_source cascade; alter table figure drop column location")
    assert main(["export", str(own_store.parent / "e")]) in (0, 1) and main(["check"]) == 1
    assert "Traceback" not in capsys.readouterr().err


@contextmanager
def no_file_larger_than(size):
    """The disk is full beyond that, as far as this process is concerned."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_stops_an_import_whole_and_the_store_goes_on(own_store, tmp_path, capsys):
    table = "tahun;kode;unit kerja;indeks\n" + "".join(
        f"2026;3513;Dinas nomor {n};7{n % 10},{n % 90 + 10}\n" for n in range(3000)
    )
    (tmp_path / "spi.csv").write_text(table, encoding="utf-8")
    database.connect()
    with no_file_larger_than(20_000):
        assert main(["import", str(tmp_path / "spi.csv"), "--accept", "tahun_peluncuran"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and "penuh" in printed.err.splitlines()[-1] and "Traceback" not in printed.err
    assert check.broken() == [] and len(database.query("batches")) == 1
    assert len(import_files([tmp_path / "spi.csv"]).batches) == 1 and check.broken() == []


def test_a_full_disk_leaves_no_backup_and_no_export(own_store, tmp_path, capsys):
    database.connect()
    with no_file_larger_than(20_000):
        for command in ("backup", "export"):
            assert main([command, str(tmp_path / command)]) == 1
            assert "File too large" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir() if not file.name.startswith("spi.duckdb")] == []
    assert backup.copy(tmp_path / "backup") == []


def test_a_full_disk_at_the_first_start_leaves_no_stump(place, capsys):
    with no_file_larger_than(2000):
        assert main(["check"]) == 1
    assert "penuh" in capsys.readouterr().err and not place.exists()
    opening.make_ready()
    assert check.broken() == []


def test_a_connection_that_duckdb_gave_up_is_opened_anew(own_store):
    first = database.connect()
    with pytest.raises(database.StoreError, match="rusak"), database.write() as cursor:
        cursor.execute("update batch set actor = 'x'")
        raise duckdb.FatalException("FATAL Error: database has been invalidated because of a previous fatal error")
    assert database.connect() is not first and "x" not in set(database.query("batches")["actor"])


def test_a_fault_while_a_question_is_asked_is_the_stores_own(own_store, monkeypatch):
    for use in (lambda: database.query("nothing"), lambda: ask("select * from nothing")):
        monkeypatch.setattr(transaction, "statement", lambda _name: "select * from nothing")
        with pytest.raises(database.StoreError, match="Susunan basis data"):
            use()


def ask(sql):
    with database.snapshot() as cursor:
        cursor.execute(sql)


def told(app):
    return [element.value for element in app.error]


@pytest.mark.parametrize("damage", ["text", "half", "without its last block"])
def test_the_page_says_it_too(damage, place):
    content, said = DAMAGED[damage]
    place.write_bytes(content)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception and len(told(app)) == 1 and said in told(app)[0]
    assert place.read_bytes() == content


def test_a_fault_in_the_middle_of_a_page_is_told_as_a_fault_of_the_store(own_store, monkeypatch):
    opening.make_ready()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    with database.write():
        pass  # what was answered before is forgotten

    def fail(*_arguments, **_parameters):
        raise faults.fault(own_store, "IO Error: No space left on device", opened=True)

    monkeypatch.setattr(database, "connect", fail)
    app.run()
    assert not app.exception and len(told(app)) == 1 and "penuh" in told(app)[0]


def test_a_backup_where_nothing_may_be_written_gets_a_sentence(own_store):
    with pytest.raises(KeepingError, match="tidak dapat ditulis"):
        backup.copy(database.Path("/proc/cadangan"))
