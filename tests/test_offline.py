"""Without a network: the wheelhouse is installed, the app answers, and the folder for Windows is complete. SPI_SWEEP=1 runs it.

It takes minutes and downloads hundreds of megabytes once; its figures are printed (pytest -s).
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from importlib.metadata import Distribution, distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from running_app import free_port
from stores import ROOT

UNSHARE = ["unshare", "--map-root-user", "--net"]
CAN_UNSHARE = shutil.which("ip") and shutil.which("unshare") and not subprocess.run([*UNSHARE, "true"], check=False).returncode
pytestmark = pytest.mark.skipif(not os.environ.get("SPI_SWEEP"), reason="uji panjang; SPI_SWEEP=1 menjalankannya")
WINDOWS = {
    "sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64",
    "python_version": "3.11", "python_full_version": "3.11.9",
}  # fmt: skip
_WITHOUT_NETWORK = """
set -eu
ip link set lo up
if "$PYTHON" -c "import socket; socket.create_connection(('192.0.2.1', 80), 2)" 2>/dev/null; then exit 9; fi
.deploy/install-offline.sh "$WHEELS"
date +%s.%N >installed
.venv/bin/streamlit run app.py --server.port "$SPI_PORT" --server.headless true & app=$!
trap 'kill $app' EXIT
"$PYTHON" - <<'END'
import os, running_app, raw_session
address = f"http://127.0.0.1:{os.environ['SPI_PORT']}"
running_app.wait_until_answers(f"{address}/healthz")
with raw_session.session(address, origin=address) as window:
    print("TOLD", window.run("ringkasan"))
    print("TOLD", window.run("rapat"))
END
.venv/bin/python -m spi pack --region 3513 --year 2024 --out paket --json
.venv/bin/python -m spi status --json >status.json
"""


def run(command, *, folder=ROOT, **settings):
    """Run a command that asks pip nothing of this machine's own settings where it must not; fail with what it said."""
    environment = os.environ | {"PYTHON": sys.executable} | settings
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copied(folder):
    """The project, without what an office does not get."""
    left = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "tests", ".docs", "*.duckdb*", "secrets.toml")
    return shutil.copytree(ROOT, folder, ignore=left)


@pytest.mark.skipif(not CAN_UNSHARE, reason="unshare --net tidak diizinkan di sini; pemasangan tanpa jaringan dilewati")
def test_it_is_installed_and_answers_on_a_machine_without_network(tmp_path):
    start = time.time()
    told = run([ROOT / ".deploy/wheelhouse.sh", tmp_path / "wheels"])
    made, project, port = time.time(), copied(tmp_path / "proyek"), free_port()
    settings = {
        "PIP_CONFIG_FILE": os.devnull, "WHEELS": str(tmp_path / "wheels"), "SPI_PORT": str(port),
        "PYTHONPATH": str(ROOT / "tests"),
    }  # fmt: skip
    said = run([*UNSHARE, "sh", "-c", _WITHOUT_NETWORK], folder=project, **settings)
    ended, installed = time.time(), float((project / "installed").read_text())
    assert said.count("TOLD") == 2 and "71,65" in said and len(list((project / "paket").rglob("*.*"))) >= 4
    status = json.loads((project / "status.json").read_text())
    assert status["processes"][0]["ok"] and {page["page"] for page in status["processes"][0]["pages"]} == {"Ringkasan", "Rapat"}
    print(f"\n{told.strip()}: {made - start:.0f} s; installed without network: {installed - made:.0f} s; "
          f"started, two pages, a pack, status: {ended - installed:.0f} s")  # fmt: skip


def test_a_changed_wheel_is_not_installed(tmp_path):
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "a.whl").write_text("x")
    (tmp_path / "wheels" / "SHA256SUMS").write_text(f"{'0' * 64}  ./a.whl\n")
    project = copied(tmp_path / "proyek")
    done = subprocess.run([project / ".deploy/install-offline.sh", tmp_path / "wheels"], capture_output=True, check=False)
    assert done.returncode and not (project / ".venv").exists()


def test_the_folder_for_windows_holds_every_library_that_windows_needs(tmp_path):
    """Nothing of it is started: that needs Windows. Its Python is a made-up one with the file that says where to look."""
    with zipfile.ZipFile(tmp_path / "python.zip", "w") as archive:
        archive.writestr("python.exe", b"MZ")
        archive.writestr("python311._pth", "python311.zip\r\n.\r\n")
    start, folder = time.time(), tmp_path / "SPI"
    told = run([ROOT / ".deploy/windows-folder.sh", tmp_path / "python.zip", folder])
    libraries = folder / "python/Lib/site-packages"
    there = {canonicalize_name(each.metadata["Name"]): each for each in distributions(path=[str(libraries)])}
    assert missing(there) == [] and list(libraries.glob("_duckdb*.pyd") or libraries.rglob("*duckdb*.pyd"))
    assert not [file for file in libraries.rglob("*") if file.suffix == ".so" or ".so." in file.name]
    lines = (folder / "python/python311._pth").read_text().split()
    assert lines[:2] == ["python311.zip", "."] and {r"Lib\site-packages", "..", "site"} < set(lines)
    assert {"app.py", "run.bat", "spi", "pages", "data", ".streamlit"} <= {place.name for place in folder.iterdir()}
    assert not list(folder.rglob("*.duckdb*"))
    print(f"\n{told.strip().splitlines()[-1]}: {time.time() - start:.0f} s, {len(there)} libraries")


def missing(there: dict[str, Distribution]) -> list[str]:
    """What the app needs on Windows, and what that needs, that is not there or there in another version."""
    lines = re.findall(r"^[\w\[\]-]+==.*$", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    waiting, seen, lacking = [Requirement(line) for line in lines], set(), []
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        held = there.get(canonicalize_name(wanted.name))
        if held is None or held.version not in wanted.specifier:
            lacking.append(str(wanted))
            continue
        for need in map(Requirement, held.requires or []):
            extras = wanted.extras or {""}
            if need.marker is None or any(need.marker.evaluate(WINDOWS | {"extra": extra}) for extra in {"", *extras}):
                waiting.append(need)
    return lacking
