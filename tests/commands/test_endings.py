"""However a command ends, killed, interrupted or with nobody reading: no traceback, nothing half done, nothing left behind."""

import os
import re
import signal
import subprocess
import sys

import pytest
from stores import ROOT

from spi import __main__ as entry
from spi.commands import running
from spi.intake import opening
from spi.store import database, drafts
from spi.store.keeping import backup

SLOW_BACKUP = """
import runpy, signal, sys, time
from spi.store import database
signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts in its background ignores it
copy = database.copy_into
def slow(draft):
    copy(draft)
    print("ditulis", flush=True)
    time.sleep(60)
database.copy_into = slow
sys.argv = ["spi", "backup", sys.argv[1]]
runpy.run_module("spi", run_name="__main__")
"""


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_backup_that_is_ended_half_way_leaves_no_backup_and_no_draft(sent, status, own_store, tmp_path):
    folder = tmp_path / "cadangan"
    database.close()
    environment = os.environ | {"SPI_DATABASE": str(own_store), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_BACKUP, str(folder / "c.duckdb")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdout.readline() == "ditulis\n"
        assert len(list(folder.iterdir())) == 1
        process.send_signal(sent)
        _out, err = process.communicate(timeout=60)
    assert process.returncode == status and "Traceback" not in err
    assert not (folder / "c.duckdb").exists()
    assert len(list(folder.iterdir())) == (1 if sent == signal.SIGKILL else 0)
    assert backup.copy(folder / "c.duckdb") == []  # the next backup clears away what was left
    assert [file.name for file in folder.iterdir()] == ["c.duckdb"]


def left(folder, process, machine=drafts._MACHINE):
    file = folder / f".spi-draf-{machine}-{process}-{'0' * 32}.duckdb"
    file.write_bytes(b"setengah")
    return file


def no_such_process():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_only_drafts_of_no_living_process_of_this_machine_are_cleared_away(tmp_path):
    gone, before_us = left(tmp_path, no_such_process()), left(tmp_path, os.getpid())
    log = gone.with_name(f"{gone.name}.wal")
    log.write_bytes(b"setengah")
    alive, elsewhere = left(tmp_path, os.getppid()), left(tmp_path, no_such_process(), "0" * 8)
    other = tmp_path / ".spi-draf-catatan"
    other.write_text("milik orang", encoding="utf-8")
    with drafts.draft(tmp_path / "c.duckdb") as ours:
        ours.write_bytes(b"setengah")
        drafts.sweep(tmp_path)
        assert ours.exists()
    assert [file.exists() for file in (gone, log, before_us, ours)] == [False] * 4
    assert [file.exists() for file in (alive, elsewhere, other)] == [True] * 3


def test_a_draft_that_is_a_folder_is_cleared_away_too(tmp_path):
    folder = tmp_path / f".spi-draf-{drafts._MACHINE}-{no_such_process()}-{'0' * 32}.duckdb"
    (folder / "dalam").mkdir(parents=True)
    drafts.sweep(tmp_path)
    assert not folder.exists()


def test_the_opening_clears_away_drafts_beside_the_store(own_store):
    gone = left(own_store.parent, no_such_process())
    opening.make_ready()
    assert not gone.exists()


def test_an_answer_that_nobody_waits_for_is_cleared_away_when_the_app_starts(own_store):
    old, new = (own_store.with_name(f"{own_store.name}.cadangan-{name}.jawab") for name in "ab")
    for file in (old, new):
        file.write_text("{}", encoding="utf-8")
    os.utime(old, (0, 0))
    with backup.answering():
        pass
    assert (old.exists(), new.exists()) == (False, True)


def test_a_closed_pipe_is_no_fault(own_store):
    database.close()
    environment = os.environ | {"SPI_DATABASE": str(own_store), "PYTHONPATH": str(ROOT)}
    reading, writing = os.pipe()
    os.close(reading)  # the reader is gone before the first word
    done = subprocess.run(
        [sys.executable, "-m", "spi", "ranking", "--year", "2024"], stdout=writing, stderr=subprocess.PIPE, text=True,
        env=environment, cwd=ROOT, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (entry.NOBODY_READS, "")


def raising(error):
    def command(_arguments):
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (BrokenPipeError(), 141, ""),
        (KeyboardInterrupt(), 130, "Dihentikan."),
        (OSError(28, "No space left on device"), 1, "No space left on device"),
        (MemoryError(), 1, "Memori tidak cukup"),
        (ZeroDivisionError("x"), 1, "Ini kesalahan aplikasi"),
        (RecursionError("x"), 1, "Ini kesalahan aplikasi"),
    ],
)  # fmt: skip
def test_whatever_stops_a_command_is_one_sentence_and_a_status(error, status, said, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(running, "run", raising(error))
    monkeypatch.setattr(entry.tempfile, "tempdir", str(tmp_path))
    assert entry.main([]) == status
    printed = capsys.readouterr()
    assert printed.out == "" and said in printed.err and printed.err.count("\n") == (1 if said else 0)
    reports = [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()]
    assert all("Traceback" in report for report in reports) and len(reports) == ("kesalahan aplikasi" in said)


@pytest.mark.parametrize("command", ["check", "export", "backup", "restore", "move", "status"])
def test_the_help_of_what_keeps_the_store_says_what_it_does_with_an_example_that_is_understood(command, capsys):
    with pytest.raises(SystemExit):
        entry.main([command, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert len(said.partition("pilihan:")[0].partition("yang ditulis:")[0]) > 200
    example = said.rpartition("python -m spi ")[2].split()
    assert example[0] == command and running._parser().parse_args(example).command is not None


def test_no_command_prints_the_help(capsys):
    assert entry.main([]) == 0  # nothing was asked for, and nothing went wrong
    asked = capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        entry.main(["--help"])
    assert ended.value.code == 0 and capsys.readouterr().out == asked and "ranking" in asked


ENGLISH = re.compile(r"\b(usage|options|positional|argument|required|expected|invalid|choose|value|unrecognized|could)\b")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["foo"], "PERINTAH 'foo' tidak dikenal. Pilihannya: 'import', 'ranking', "),
        (["ranking"], "Belum ditulis: --year."),
        (["pack", "--year", "2024", "--out", "x"], "Belum ditulis salah satu dari: --region --province."),
        (["pack", "--province", "35", "--region", "3513"], "--region dan --province tidak dapat bersama. Pakai salah satu."),
        (["ranking", "--year", "dua"], "--year 'dua' bukan bilangan bulat."),
        (["agenda", "--region", "3513", "--day", "besok"], "--day 'besok' bukan tanggal seperti 2026-08-01."),
        (["show", "--region"], "Nilai --region belum ditulis."),
        (["check", "--json=3"], "--json tidak memakai nilai. Hapus '3'."),
        (["check", "--x\ny"], "Tidak dikenal: --x y."),
        (["pack", "--re", "3513", "--s", "x"], "--s dapat berarti --scope, --session. Tulis lengkap."),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_words_that_cannot_be_read_get_one_sentence_that_says_where_the_explanation_is(words, sentence, capsys):
    with pytest.raises(SystemExit) as ended:
        entry.main(words)
    printed = capsys.readouterr()
    assert ended.value.code == 2 and printed.out == "" and printed.err.count("\n") == 1
    assert printed.err.startswith(sentence) and " Penjelasannya: python -m spi" in printed.err
    assert not ENGLISH.search(printed.err.partition("Penjelasannya")[0])


def test_no_help_has_a_word_of_pythons_own(capsys):
    commands = next(iter(running._parser()._subparsers._group_actions)).choices
    for command in commands:
        with pytest.raises(SystemExit):
            entry.main([command, "--help"])
        said = capsys.readouterr().out
        assert said.startswith("cara pakai: ") and not re.search("show this|options:|positional|usage", said), command
    assert len(commands) >= 13
