"""What .deploy holds is whole: scripts that parse, units that systemd understands, ports that agree, backups that are kept."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from stores import ROOT

from spi.store import database

FOLDER = ROOT / ".deploy"
ANALYZE = shutil.which("systemd-analyze")


def text(name):
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("script", sorted(file.name for file in FOLDER.glob("*.sh")))
def test_a_script_is_one_of_sh_and_says_how_it_is_called(script):
    assert subprocess.run(["sh", "-n", FOLDER / script], check=False).returncode == 0
    assert os.access(FOLDER / script, os.X_OK) and text(script).startswith("#!/bin/sh\n# ") and "set -eu" in text(script)


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze tidak terpasang; unit tidak diperiksa")
def test_systemd_understands_the_units(tmp_path):
    """With the project in a folder that is there: systemd refuses a unit whose program is not."""
    for program in (".venv/bin/streamlit", ".deploy/backup.sh"):
        place = tmp_path / "spi" / program
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("#!/bin/sh\n")
        place.chmod(0o755)
    for unit in FOLDER.glob("spi*.*"):
        if unit.suffix in (".service", ".timer"):
            (tmp_path / unit.name).write_text(text(unit.name).replace("/opt/spi", str(tmp_path / "spi")))
    units = ["spi@8501.service", "spi-backup.service", "spi-backup.timer"]
    environment = os.environ | {"SYSTEMD_UNIT_PATH": f"{tmp_path}:"}
    done = subprocess.run(
        [ANALYZE, "verify", "--man=no", *units], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    own = [line for line in done.stderr.splitlines() if "spi" in line.partition(":")[0]]
    assert (done.returncode, own) == (0, [])


def test_everybody_means_the_same_two_ports():
    ports = re.findall(r"server 127\.0\.0\.1:(\d+);", text("nginx.conf"))
    assert len(ports) == 2
    assert re.search(r"^SPI_PORT=(.*)$", text("spi.env.example"), re.MULTILINE)[1].split(",") == ports
    assert re.findall(r"--server\.port (\d+)", text("compose.yaml")) == ports
    assert re.findall(r"127\.0\.0\.1:(\d+)/healthz", text("compose.yaml")) == ports
    assert "systemctl enable --now " + " ".join(f"spi@{port}" for port in ports) in text("README.md")


def test_no_host_of_the_internet_is_named():
    for file in FOLDER.iterdir():
        hosts = re.findall(r"https?://([\w.-]+)", text(file.name))
        assert [host for host in hosts if host not in ("spi", "127.0.0.1", "spi.contoh.go.id")] == [], file.name


def test_its_readme_names_every_file_and_no_other():
    named = text("README.md") + text("compose.yaml") + text("wheelhouse.sh")
    for file in FOLDER.iterdir():
        kind = f"*{file.suffix}" if file.suffix in (".service", ".timer") else file.name
        assert kind.removesuffix(".dockerignore") in named or file.name == "README.md", file.name


def test_the_settings_are_lines_that_systemd_docker_and_a_shell_read_alike():
    for line in text("spi.env.example").splitlines():
        assert not line or line.startswith("#") or re.fullmatch(r"[A-Z_]+=[\w/.,:@-]+", line), line


def test_the_batch_file_ends_its_lines_as_windows_does_and_stays_in_ascii():
    lines = (FOLDER / "run.bat").read_bytes().decode("ascii").split("\r\n")
    assert lines.pop() == "" and not any("\n" in line for line in lines)
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", "\n".join(lines))) <= labels


@pytest.fixture
def backup(own_store, tmp_path, monkeypatch):
    """Run backup.sh of a copy of the project whose Python is this one; answers its exit status."""
    database.close()
    project = tmp_path / "proyek"
    for name in (".venv/bin", ".deploy"):
        (project / name).mkdir(parents=True)
    (project / "spi").symlink_to(ROOT / "spi")
    shutil.copy(FOLDER / "backup.sh", project / ".deploy")
    (project / ".venv/bin/python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (project / ".venv/bin/python").chmod(0o755)

    def run(folder, **settings):
        environment = os.environ | {"SPI_BACKUPS": str(folder)} | settings
        return subprocess.run([project / ".deploy/backup.sh"], env=environment, capture_output=True, check=False).returncode

    return run


def test_a_backup_has_its_day_in_its_name_and_only_the_newest_stay(backup, tmp_path):
    folder = tmp_path / "cadangan"
    folder.mkdir()
    for day in range(10, 15):
        (folder / f"spi-2026-01-{day}-013000.duckdb").write_text("lama")
    (folder / "catatan.txt").write_text("bukan cadangan")
    assert backup(folder, SPI_BACKUPS_KEPT="3") == 0
    names = sorted(file.name for file in folder.iterdir())
    assert names[:3] == ["catatan.txt", "spi-2026-01-13-013000.duckdb", "spi-2026-01-14-013000.duckdb"]
    assert len(names) == 4 and re.fullmatch(r"spi-\d{4}-\d\d-\d\d-\d{6}\.duckdb", names[3])
    assert (folder / names[3]).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "settings", [{"SPI_DATABASE": "/tidak/ada.duckdb"}, {"SPI_BACKUPS_KEPT": "0"}, {"SPI_BACKUPS_KEPT": "x"}]
)
def test_a_backup_that_fails_removes_nothing(settings, backup, tmp_path):
    folder = tmp_path / "cadangan"
    folder.mkdir()
    for day in range(10, 15):
        (folder / f"spi-2026-01-{day}-013000.duckdb").write_text("lama")
    assert backup(folder, **{"SPI_BACKUPS_KEPT": "1"} | settings) != 0
    assert len(list(folder.iterdir())) == 5
