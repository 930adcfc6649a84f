"""A shared store of each test's own, copied from one that a worker makes once; and each kind of store for what both must do."""

import itertools
import shutil

import postgres
import pytest

from spi.store import database

_numbers = itertools.count(1)


@pytest.fixture(params=["file", "shared"])
def each_store(request):
    """A store of this test's own with the shipped figures and plan, open, to write into: in one file, then a shared one."""
    request.getfixturevalue("own_store" if request.param == "file" else "shared")
    database.connect()


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL for the tests of this worker."""
    postgres.needed()
    with postgres.running(is_durable=False) as running:
        yield running


@pytest.fixture
def empty_database(server, tmp_path, monkeypatch):
    """The name of a database without a store, which is the store of this test."""
    name = f"spi_{next(_numbers)}"
    database.close()
    monkeypatch.setenv("SPI_STORE", server.new_database(name))
    monkeypatch.setenv("SPI_LAKE", str(tmp_path / "lake"))
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "berkas.duckdb"))  # beside it a restore keeps what it replaced
    yield name
    database.close()


@pytest.fixture(scope="session")
def template(server, filled_store, tmp_path_factory):
    """The lake of a database with the shipped figures and plan, which is only ever copied: making one takes longer."""
    folder = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_LAKE", str(folder / "lake"))
        database.fill(server.new_database("isi"), shutil.copy(filled_store, folder / "isi.duckdb"))
    return folder / "lake"


@pytest.fixture
def shared(template, server, tmp_path, monkeypatch):
    """The name of a database with the shipped figures and plan, which is the store of this test."""
    name = f"spi_{next(_numbers)}"
    database.close()
    lake = shutil.copytree(template, tmp_path / "lake")
    server.execute("postgres", f"create database {name} template isi")
    server.execute(name, f"update lake.ducklake_metadata set value = '{lake}/' where key = 'data_path'")
    monkeypatch.setenv("SPI_STORE", server.url(name))
    monkeypatch.setenv("SPI_LAKE", str(lake))
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "berkas.duckdb"))
    yield name
    database.close()


@pytest.fixture
def own_server(filled_store, tmp_path, monkeypatch):
    """A server of this test's own, to be stopped, that keeps what it acknowledged even through a power cut."""
    postgres.needed()
    with postgres.running() as server:
        database.close()
        monkeypatch.setenv("SPI_STORE", server.new_database("spi"))
        monkeypatch.setenv("SPI_LAKE", str(tmp_path / "lake"))
        database.fill(server.url("spi"), shutil.copy(filled_store, tmp_path / "isi.duckdb"))
        yield server
        database.close()
