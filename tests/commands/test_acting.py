"""A command that is run as a person of the list does and reads what that person may, and what they take is written down."""

import json
import re
from contextlib import contextmanager

import pytest

from spi.__main__ import main
from spi.commands import running
from spi.follow_up.log import events
from spi.intake import history

ROLES = """
[[person]]
address = "kantor@contoh.go.id"
name = "Kantor"
role = "admin"
[[person]]
address = "pengawas@contoh.go.id"
name = "Pengawas"
role = "inspectorate"
region = "semua"
[[person]]
address = "ita@contoh.go.id"
name = "Ita"
role = "inspectorate"
region = "3513"
[[person]]
address = "lain@contoh.go.id"
name = "Lain"
role = "inspectorate"
region = "3525"
[[person]]
address = "provinsi@contoh.go.id"
name = "Provinsi"
role = "inspectorate"
province = "35"
"""
OFFICE, WATCHER, OURS, NEIGHBOUR, PROVINCE = (
    f"{name}@contoh.go.id" for name in ("kantor", "pengawas", "ita", "lain", "provinsi")
)
STRANGER = "warga@contoh.go.id"
THEIRS_ONLY, OFFICE_ONLY = "hanya terbuka bagi pemda itu sendiri", "memuat semua isi basis data"
ADMIN_ONLY, UNKNOWN = "admin yang tertulis", "tidak ada dalam daftar peran"


@pytest.fixture(autouse=True)
def listed(own_store, tmp_path, monkeypatch):
    file = tmp_path / "roles.toml"
    file.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("SPI_ROLES", str(file))


def run(capsys, address, *arguments):
    status = main([*(["--as", address] if address else []), *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


COMMANDS = {
    "ranking": ("ranking", "--year", 2024, "--province", 35),
    "agenda": ("agenda", "--region", 3513),
    "reproduce": ("reproduce", "--region", 3513, "--year", 2024, "--out", "{}/ulang"),
    "pack of the province": ("pack", "--province", 35, "--year", 2024, "--out", "{}/paket"),
    "export": ("export", "{}/ekspor"),
    "check": ("check",),
    "backup": ("backup", "{}/cadangan.duckdb"),
    "status": ("status",),
}
ALLOWED = {
    "ranking": {OFFICE, WATCHER, OURS, NEIGHBOUR, PROVINCE},
    "agenda": {OFFICE, WATCHER, OURS},
    "reproduce": {OFFICE, WATCHER, OURS},
    "pack of the province": {OFFICE, WATCHER, OURS, NEIGHBOUR, PROVINCE},
    "export": {OFFICE, WATCHER},
    "check": {OFFICE, WATCHER},
    "backup": {OFFICE},
    "status": {OFFICE},
}
WHY = {
    "agenda": THEIRS_ONLY, "reproduce": THEIRS_ONLY, "export": OFFICE_ONLY, "check": OFFICE_ONLY, "backup": ADMIN_ONLY,
    "status": ADMIN_ONLY,
}  # fmt: skip


@pytest.mark.parametrize("address", [OFFICE, WATCHER, OURS, NEIGHBOUR, PROVINCE, STRANGER, ""])
@pytest.mark.parametrize("command", COMMANDS)
def test_persons_and_commands(command, address, tmp_path, capsys):
    status, out, err = run(capsys, address, *(str(each).format(tmp_path) for each in COMMANDS[command]))
    may = not address or address in ALLOWED[command]
    assert status == (0 if may else 1), err
    if not may:
        why = UNKNOWN if address == STRANGER and command not in ("backup", "status") else WHY[command]
        assert out == "" and len(err.splitlines()) == 1 and why in err
        assert {file.name for file in tmp_path.iterdir()} <= {"roles.toml", "spi.duckdb", "spi.duckdb.wal"}


def test_what_a_person_of_a_government_takes_is_written_down(tmp_path, capsys):
    assert run(capsys, OURS, "reproduce", "--region", 3513, "--year", 2024, "--out", tmp_path / "ulang")[0] == 0
    done = events.log("3513", 2024)
    (taken,) = done[done["kind"] == "export"].to_dict("records")
    assert taken["actor"] == "Ita (ita@contoh.go.id)" and json.loads(taken["facts"])["file_name"] == "ulang"


def test_only_who_may_import_imports_and_under_their_name(tmp_path, capsys):
    table = tmp_path / "spi-2024.csv"
    table.write_text("Kode,Nama,Indeks SPI 2024\n3513,Kabupaten Probolinggo,71.66\n", encoding="utf-8")
    status, _, err = run(capsys, OURS, "import", table, "--dry-run")
    assert status == 0, "to look at a file changes nothing"
    status, _, err = run(capsys, OURS, "import", table)
    assert status == 1 and "Data dan setelan bersama" in err
    _, _, err = run(capsys, WATCHER, "import", table)
    codes = re.search(r"--accept (\S+)", err)
    assert run(capsys, WATCHER, "import", table, *(["--accept", codes[1]] if codes else []))[0] == 0
    assert history.batches()["actor"].iloc[0] == "Pengawas (pengawas@contoh.go.id)"


def test_the_environment_says_it_too_and_a_broken_list_opens_nothing(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SPI_AS", NEIGHBOUR)
    assert THEIRS_ONLY in run(capsys, "", "agenda", "--region", 3513)[2]
    (tmp_path / "roles.toml").write_text("[[person]\n", encoding="utf-8")
    status, out, err = run(capsys, "", "ranking", "--year", 2024)
    assert status == 1 and "roles.toml" in err and out == ""


ONE_OFFICE = """
[[person]]
address = "kantor@contoh.go.id"
role = "admin"
[[person]]
address = "ita@contoh.go.id"
role = "inspectorate"
[[person]]
address = "dinas@contoh.go.id"
role = "opd"
opd = "Dinas A"
"""


@pytest.mark.parametrize(
    ("address", "complete", "status"),
    [(OFFICE, True, 0), (OURS, True, 1), (OURS, False, 0), ("dinas@contoh.go.id", True, 1), ("dinas@contoh.go.id", False, 1)],
)
def test_on_the_server_of_one_office_the_whole_store_is_not_everybodys_either(address, complete, status, tmp_path, capsys):
    (tmp_path / "roles.toml").write_text(ONE_OFFICE, encoding="utf-8")
    done, _, err = run(capsys, address, "export", tmp_path / "ekspor", *(["--complete"] if complete else []))
    assert done == status and (tmp_path / "ekspor").exists() is (status == 0) and bool(err) is (status == 1), err


def test_who_only_reads_does_so_beside_the_running_app(tmp_path, capsys, monkeypatch):
    """The app has the file: a command reads a copy, and one by which a file is taken away has to write that down."""
    asked = []

    @contextmanager
    def copied():
        asked.append(1)
        yield

    monkeypatch.setattr(running, "readable", copied)
    assert run(capsys, OURS, "agenda", "--region", 3513)[0] == 0 and asked
    asked.clear()
    assert run(capsys, OURS, "reproduce", "--region", 3513, "--year", 2024, "--out", tmp_path / "ulang")[0] == 0 and not asked
