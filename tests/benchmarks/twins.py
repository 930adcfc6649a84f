"""What do the same charts and tables cost elsewhere? Records what a page of ours shows, year by year, for its two twins.

The bare twin is a Streamlit page with nothing but these, in Streamlit's own elements; the other shows them in Dash, where Dash is
installed (`pip install dash`; it belongs to no requirements).
"""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import pandas as pd
from opened_page import opened
from running_app import free_port, stop, wait_until_answers

HERE = Path(__file__).parent
NO_DASH = "Dash tidak terpasang; kolomnya dilewati. Untuk membandingkan: pip install dash"
SHOWN = "BENCHMARK_SHOWN"  # the environment variable that tells a twin which file to show


def has_dash() -> bool:
    """Is Dash there to compare with?"""
    return importlib.util.find_spec("dash") is not None


def record(page: str, years: list[int], folder: Path) -> Path:
    """What a page (its path) shows, as a file: year ("SPI 2024") -> figures (Plotly's JSON) and tables (rows of words)."""
    from spi.store import database  # the app itself: only where its pages are run
    from spi.ui.show import panel

    shown = {}
    for year in years:
        figures, tables = [], []
        with ExitStack() as watching:
            watching.enter_context(patch.object(panel, "picture", _noting(panel.picture, figures, _figure)))
            for kind in ("dataframe", "data_editor"):
                watching.enter_context(
                    patch(f"streamlit.{kind}", _noting(getattr(__import__("streamlit"), kind), tables, _table))
                )
            opened(page, address={"tahun": str(year)})
        shown[f"SPI {year}"] = {"figures": figures, "tables": tables}
    database.close()  # so that a server can open it
    file = folder / f"{Path(page).stem}.json"
    file.write_text(json.dumps(shown), encoding="utf-8")
    return file


def _noting(show: object, notes: list, written: object) -> object:
    def noting(first: object, *rest: object, **settings: object) -> object:
        notes.append(written(first))
        return show(first, *rest, **settings)

    return noting


def _figure(chart: object) -> dict:
    from spi.render import screen

    return json.loads(screen.draw(chart).to_json())


def _table(table: object) -> dict:
    frame = table.data if hasattr(table, "data") else table
    words = pd.DataFrame(frame).astype(str)
    return {"columns": list(map(str, words.columns)), "rows": words.to_numpy().tolist()}


@contextmanager
def bare(shown: Path) -> Iterator[str]:
    """The address of the bare twin, in a folder of its own, so that no setting of ours is its own."""
    options = ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", HERE / "twin_bare.py", "--server.port", str(port), *options]
    with _running(command, shown, f"http://127.0.0.1:{port}", "/_stcore/health") as address:
        yield address


@contextmanager
def dash(shown: Path) -> Iterator[str]:
    """The address of the twin in Dash."""
    port = free_port()
    with _running([sys.executable, HERE / "twin_dash.py", str(port)], shown, f"http://127.0.0.1:{port}", "/") as address:
        yield address


@contextmanager
def _running(command: list, shown: Path, address: str, health: str) -> Iterator[str]:
    server = subprocess.Popen(
        command, cwd=shown.parent, env=os.environ | {SHOWN: str(shown)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until_answers(address + health)
        yield address
    finally:
        stop(server)


def charts(shown: Path) -> int:
    """How many charts every one of the recorded years has at least."""
    return min(len(year["figures"]) for year in json.loads(shown.read_text(encoding="utf-8")).values())
