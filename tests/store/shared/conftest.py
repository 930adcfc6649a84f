"""Processes that use a shared store, whose fixtures stand in tests/each_store.py."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from stores import ROOT

collect_ignore_glob = [] if importlib.util.find_spec("psycopg") else ["test_*.py"]  # they need what only a server needs


@pytest.fixture
def start():
    """Start a job of shared_work.py in a process of its own, on the store of this test; ended at the end."""
    started = []

    def job(*words):
        paths = [ROOT, ROOT / "tests", Path(__file__).parent]
        process = subprocess.Popen(
            [sys.executable, "-m", "shared_work", *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": ":".join(map(str, paths))},
        )  # fmt: skip
        started.append(process)
        return process

    yield job
    for process in started:
        process.kill()
        process.communicate()
