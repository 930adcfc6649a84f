"""Is anything that can lie under a path read safely: a plain file, or a sentence, at once?"""

import os
import signal
import socket

import pytest

from spi.intake import read, recognise
from spi.store import files
from spi.store.files import FileError, content


@pytest.fixture(autouse=True)
def at_once():
    """Whatever waits longer than this hangs."""
    signal.signal(signal.SIGALRM, lambda *_: pytest.fail("menunggu tanpa akhir"))
    signal.alarm(20)
    yield
    signal.alarm(0)


def pipe(path):
    os.mkfifo(path)


def endless_link(path):
    path.symlink_to(path)


def link_to_zeros(path):
    path.symlink_to("/dev/zero")


def listening_socket(path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def folder(path):
    path.mkdir()


def nothing(_path):
    """Not there, or gone since it was listed."""


ODD = {
    pipe: "pipa", folder: "folder", link_to_zeros: "perangkat", listening_socket: "soket", endless_link: "tidak dapat dibaca",
    nothing: "tidak dapat dibaca",
}  # fmt: skip


@pytest.mark.parametrize("make", ODD)
def test_what_is_no_plain_file_is_refused_at_once(make, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    make(tmp_path / "spi.csv") if make is not listening_socket else make(files.Path("spi.csv"))
    with pytest.raises(FileError, match=ODD[make]) as told:
        content(tmp_path / "spi.csv", 100)
    assert str(told.value).endswith(".") and "\n" not in str(told.value)


def test_a_device_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(files.os, "open", lambda *_: pytest.fail("perangkat dibuka"))
    with pytest.raises(FileError, match="perangkat"):
        content(files.Path("/dev/null"), 100)


def test_a_name_that_becomes_a_pipe_in_between_is_refused(tmp_path, monkeypatch):
    plain = tmp_path / "spi.csv"
    plain.write_bytes(b"isi")
    real = os.open

    def swapped(path, flags):
        plain.unlink()
        os.mkfifo(plain)
        return real(path, flags)

    monkeypatch.setattr(files.os, "open", swapped)
    with pytest.raises(FileError, match="pipa"):
        content(plain, 100)


def test_a_file_is_read_up_to_its_bound_and_not_beyond(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert content(tmp_path / "a", 100) == b"x" * 100
    with pytest.raises(FileError, match="lebih dari"):
        content(tmp_path / "a", 99)


def test_a_huge_file_is_not_read_whole(tmp_path):
    with (tmp_path / "besar.csv").open("wb") as file:
        file.truncate(2**40)  # a hole, no disk is used
    with pytest.raises(FileError, match="lebih dari 1 MB"):
        content(tmp_path / "besar.csv", 2**20)


def test_a_file_that_states_no_size_is_bounded_too():
    assert 0 < len(content(files.Path("/proc/self/status"), 2**20)) < 2**20
    with pytest.raises(FileError, match="lebih dari"):
        content(files.Path("/proc/self/status"), 10)


@pytest.mark.parametrize("fault", [PermissionError(13, "Permission denied"), BlockingIOError(11, "again"), OSError(5, "I/O")])
def test_a_file_that_the_system_refuses_gets_a_sentence(fault, tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"x")

    def refuse(*_):
        raise fault

    monkeypatch.setattr(files.os, "open", refuse)
    with pytest.raises(FileError, match="tidak dapat dibaca"):
        content(tmp_path / "a", 10)


def test_a_name_with_a_null_byte_gets_a_sentence(tmp_path):
    with pytest.raises(FileError, match="tidak dapat dibaca"):
        content(tmp_path / "a\0b.csv", 10)


@pytest.mark.parametrize("make", ODD)
def test_the_intake_says_what_lies_there(make, tmp_path, monkeypatch, few, spellings):
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "spi.csv") if make is not listening_socket else make(files.Path("spi.csv"))
    found = read(tmp_path / "spi.csv", aliases=spellings(few), regions=few, newest_year=2025)
    assert len(found.problems) == 1 and found.problems[0].startswith("spi.csv: ") and ODD[make] in found.problems[0]
    assert recognise(tmp_path / "spi.csv") == []


def test_located_follows_links_and_survives_an_endless_one(tmp_path):
    (tmp_path / "lingkar").symlink_to(tmp_path / "lingkar")
    (tmp_path / "tautan").symlink_to(tmp_path / "sasaran")
    assert files.located(tmp_path / "lingkar").name == "lingkar"
    assert files.located(tmp_path / "tautan").name == "sasaran"
