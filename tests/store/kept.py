"""A store that was lived in, from outside: commands, exports and answers."""

import os
import subprocess
import sys

from stores import ROOT

from spi.store import database
from spi.store.keeping import export

HOSTILE = [
    "=cmd()",
    "'=x",
    "''=x",
    "+1",
    "-1",
    "@a",
    "\tx",
    "\rx",
    "\nx",
    "",
    None,
    'a"b,c',
    "a\nb\r\nc",
    " =1",
    "NULL",
    "'",
    "é\u2028\x00x",
]


def spi(*arguments, path):
    environment = os.environ | {"SPI_DATABASE": str(path), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "spi", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=False,
    )


def files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def exported(tmp_path, name):
    export.write(tmp_path / name)
    return files(tmp_path / name)


def statement(sql, *values):
    with database.write() as cursor:
        cursor.execute(sql, list(values))


NOW = database.schema()
ANSWERS = [
    ("conflicts", {}), ("sources", {}), ("regions", {}), ("batches", {}), ("choices", {}), ("published_categories", {}),
    ("region_aliases", {}), ("scores", {"year": 2023, "kinds": ["kota", "kabupaten"], "province": "35"}),
    ("figures", {"region": "3574", "year": 2026}), ("figures", {"region": "3578", "year": 2023}), ("survey_years", {}),
    ("published_ranks", {"region": "3513", "year": 2024}), ("reasons", {"region": "3309"}), ("shipped_batch", {}),
]  # fmt: skip


def answers():
    return [database.query(name, **parameters) for name, parameters in ANSWERS]
