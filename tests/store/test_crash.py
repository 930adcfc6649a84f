"""Does an import that is killed at any moment leave the store as it was before, or as it is after, never between?"""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from stores import ROOT

from spi.intake import opening
from spi.store import database
from spi.store.keeping import check, export

BY_CLOCK, AT_THE_DISK = (13, 17) if os.environ.get("SPI_SWEEP") else (5, 9)  # moments of the clock, and after the first byte
ROWS = 640


def start(store, table):
    environment = os.environ | {"SPI_DATABASE": str(store), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "spi", "import", str(table), "--accept", "indeks_tidak_cocok"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT,
    )  # fmt: skip


def national_table(path):
    """640 invented rows in KPK's shape: every government of data/regions.csv, the rest institutions made up."""
    with (ROOT / "data" / "regions.csv").open(encoding="utf-8", newline="") as file:
        regions = [(row["region_code"], f"PEMERINTAH {row['name'].upper()}") for row in csv.DictReader(file)]
    regions += [(None, f"LEMBAGA CONTOH NOMOR {n}") for n in range(ROWS - len(regions))]
    rows = [
        {
            "tahun": 2024, "nama": name, "indeks": 60 + n % 25 + n % 100 / 100,
            "agregat": {"internal": 70.25 + n % 9, "eksternal": 80.5 + n % 7, "eksper": 65.75 + n % 5},
            "koreksi": {"integritas": n % 4 + 0.5, "prevalensi": n % 2},
            "map": {"level": "kabkota" if code else "pusat", "code": code, "name": None},
        }
        for n, (code, name) in enumerate(regions)
    ]  # fmt: skip
    path.write_text(json.dumps({"status": "ok", "data": rows}), encoding="utf-8")
    return path


def content(store, folder, monkeypatch):
    """The whole export of a store but for the moment of the import, in its row and its sealed event; its promises hold."""
    monkeypatch.setenv("SPI_DATABASE", str(store))
    assert check.broken() == []
    export.write(folder)
    database.close()
    files = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    timed = {name: list(csv.DictReader(files.pop(name).splitlines())) for name in ("batch.csv", "event.csv", "event_head.csv")}
    moment = {"imported_at", "happened_at", "facts", "previous", "hash"}
    return files | {name: [{k: v for k, v in row.items() if k not in moment} for row in rows] for name, rows in timed.items()}


@pytest.fixture
def before(tmp_path, monkeypatch):
    """A closed store with the shipped figures."""
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "sebelum.duckdb"))
    database.close()
    opening.make_ready()
    database.close()
    yield tmp_path / "sebelum.duckdb"
    database.close()


def written(store):
    """How large the store and its log are: what changes while an import is being committed."""
    log = store.with_name(f"{store.name}.wal")
    return store.stat().st_size, log.stat().st_size if log.exists() else 0


def killed(store, table, *, after, from_first_byte):
    """Import and kill the process so many seconds after its start, or after its first byte on the disk; its status."""
    quiet, process = written(store), start(store, table)
    while from_first_byte and process.poll() is None and written(store) == quiet:
        time.sleep(0.0003)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    return process.wait()


def test_a_killed_import_leaves_before_or_after_never_between(before, tmp_path, monkeypatch):
    table = national_table(tmp_path / "nasional.json")
    whole = shutil.copy(before, tmp_path / "utuh.duckdb")
    began = time.monotonic()
    assert start(whole, table).wait() == 0
    took = time.monotonic() - began
    untouched, finished = (content(store, tmp_path / f"{store.stem}-isi", monkeypatch) for store in (before, whole))
    assert finished["figure.csv"].count("\n") == untouched["figure.csv"].count("\n") + ROWS * 6
    statuses, ends = [], []
    moments = [(took * (0.3 + 0.6 * n / BY_CLOCK), False) for n in range(BY_CLOCK)]
    moments += [(0.0002 * (n * 17 / AT_THE_DISK) ** 2, True) for n in range(AT_THE_DISK)]  # 0 to 51 ms, densest at the start
    for n, (after, from_first_byte) in enumerate(moments):
        store = shutil.copy(before, tmp_path / f"mati{n}.duckdb")
        statuses.append(killed(store, table, after=after, from_first_byte=from_first_byte))
        found = content(store, tmp_path / f"isi{n}", monkeypatch)
        assert found in (untouched, finished), (
            f"terputus {after:.3f} detik setelah {'tulisan pertama' if from_first_byte else 'awal'}"
        )
        ends.append(found == finished)
    assert 2 * statuses.count(-signal.SIGKILL) > len(moments) and not ends[0]
