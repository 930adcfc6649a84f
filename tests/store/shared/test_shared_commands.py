"""What does the command line say of a shared store, and of one that does not answer?"""

import json
import os
import shutil
from pathlib import Path

import postgres
import pytest
import shared_work
from running_app import free_port
from stores import import_files

from spi.__main__ import main
from spi.store import database


def test_status_tells_how_large_the_store_is_and_how_many_files_its_figures_have(shared, server, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SPI_PORT", str(free_port()))
    import_files([shared_work.table(tmp_path / "a.csv", 1)])
    assert main(["status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["store"]
    files = [file.stat().st_size for file in Path(os.environ["SPI_LAKE"]).rglob("*.parquet")]
    assert told["lake"] == {"bytes": sum(files), "files": len(files)}
    own = server.execute(shared, "select pg_database_size(current_database())")[0][0]
    assert abs(told["bytes"] - sum(files) - own) < 2**20  # the server's own books move a little
    assert main(["status"]) == 0
    out = capsys.readouterr().out
    assert f"di antaranya angka, dalam {len(files)} berkas" in out and "Basis data: PostgreSQL, dipakai bersama, " in out


@pytest.fixture
def own_file(filled_store, tmp_path, monkeypatch):
    """A store in a file is the store of this test."""
    postgres.needed()
    file = shutil.copy(filled_store, tmp_path / "sendiri.duckdb")
    database.close()
    monkeypatch.delenv("SPI_STORE", raising=False)
    monkeypatch.setenv("SPI_DATABASE", str(file))
    monkeypatch.setenv("SPI_LAKE", str(tmp_path / "lake"))
    yield Path(file)
    database.close()


def test_a_move_to_a_server_that_does_not_answer_says_where_and_what_to_do(own_file, tmp_path, capsys):
    before, port = own_file.read_bytes(), free_port()
    assert main(["move", "--to", f"postgresql://spi:rahasia-uji@127.0.0.1:{port}/spi"]) == 1
    told = capsys.readouterr().err
    assert f"Server tujuan postgresql://127.0.0.1:{port}/spi tidak terjangkau" in told and told.count("\n") == 1
    assert "tidak ada yang ditulis ke sana" in told and "lalu ulangi perintahnya" in told and "refused" in told
    assert "di layar" not in told and "rahasia" not in told
    assert own_file.read_bytes() == before and not (tmp_path / "lake").exists()


def test_a_wrong_password_at_a_move_is_said_and_not_shown(own_file, server, capsys):
    url = server.new_database("sandi_keliru").replace(postgres.PASSWORD, "sandi-lain")
    assert main(["move", "--to", url]) == 1
    told = capsys.readouterr().err
    assert "menolak masuk" in told and "password authentication failed" in told and "sandi-lain" not in told


def test_a_command_on_a_server_that_does_not_answer_speaks_of_no_page(monkeypatch, capsys):
    postgres.needed()
    port = free_port()
    monkeypatch.setenv("SPI_STORE", f"postgresql://spi:rahasia-uji@127.0.0.1:{port}/spi")
    for command in (["check"], ["status"]):
        assert main(command) == 1
        printed = capsys.readouterr()
        assert "di layar" not in printed.out + printed.err and "SPI_STORE benar" in printed.out + printed.err
