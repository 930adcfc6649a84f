"""Is nothing dropped that was typed into the page's tables, and does the command line tell what a file would change?"""

import json
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import streamlit as st
from books import HEAD, open_document

from spi.__main__ import main
from spi.store import database
from spi.ui.data import incoming

PICK = SimpleNamespace(code="3513", year=2024, region={"name": "Kabupaten Probolinggo"})


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, shipped_store: Path) -> None:
    """The store is the one with the shipped figures."""
    monkeypatch.setenv("SPI_DATABASE", str(shipped_store))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, shipped: None) -> list[str]:
    """What the page warns of when rows are typed into the table of units."""
    warned: list[str] = []
    monkeypatch.setattr(st, "warning", warned.append)
    return warned


def units(*rows: list[str | None]) -> pd.DataFrame:
    """The table of units as it comes from the screen: an empty cell of a new row is None."""
    return pd.DataFrame(list(rows), columns=["Unit kerja", "Skor", "Jumlah responden"])


def fill(monkeypatch: pytest.MonkeyPatch, table: pd.DataFrame) -> object:
    """Type this table of units, and nothing else, into the page."""
    monkeypatch.setattr(st, "data_editor", lambda blank, **_: table if "Skor" in blank else blank)
    return incoming.from_grid(PICK)


def test_a_unit_without_a_name_stops_with_a_sentence(monkeypatch: pytest.MonkeyPatch, typed: list[str]) -> None:
    read = fill(monkeypatch, units(["Dinas A", "80", "12"], [None, "75,5", None], ["", " ", ""], [" ", None, "12"]))
    assert read is None and len(typed) == 1
    said = typed[0].replace("\\", "").splitlines()
    assert said == [
        "- Baris 2 tabel unit kerja: skor 75,5 tanpa nama unit kerja. Isi namanya.",
        "- Baris 4 tabel unit kerja: jumlah responden 12 tanpa nama unit kerja. Isi namanya.",
    ]


def test_named_units_are_read(monkeypatch: pytest.MonkeyPatch, typed: list[str]) -> None:
    read = fill(monkeypatch, units(["Dinas A", "80", "12 orang"], ["", None, ""]))
    assert typed == [] and read.problems == [] and read.figures["value"].tolist() == [80.0]


@pytest.mark.parametrize("name", ["hasil.csv", "hasil.ods"])
def test_the_command_line_tells_what_a_file_would_change(
    shipped: None, tmp_path: Path, capsys: pytest.CaptureFixture, name: str
) -> None:
    rows = [[2024, "3577", "", 79.10, 80], [2024, "3513", "", 74.55, 75.61], [2024, "3509", "", 67.31, "-"]]
    file = tmp_path / name
    csv = "\n".join(";".join(map(str, row)) for row in (HEAD, *rows)).encode()
    file.write_bytes(csv if name.endswith("csv") else open_document(HEAD, *rows))
    assert main(["import", str(file), "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"{name}: 6 angka: 2 baru, 2 berubah, 1 sama, 1 kosong (hanya diperiksa)",
        "  Kab. Probolinggo SPI 2024, Indeks SPI: 71,65 → 74,55",
        "  Kab. Jember SPI 2024, Indeks SPI: 67,27 → 67,31",
    ]
    assert main(["import", str(file), "--dry-run", "--json"]) == 0
    entry = json.loads(capsys.readouterr().out)["files"][0]
    assert (entry["new"], entry["changed"], entry["same"], entry["unused"], entry["empty"]) == (2, 2, 1, 0, 1)
    assert entry["changes"][0] == {
        "survey_year": 2024, "region_code": "3513", "region": "Kab. Probolinggo", "unit": "", "measure": "index",
        "old": 71.65, "new": 74.55,
    }  # fmt: skip


def test_no_more_than_ten_changes_are_told_one_by_one(shipped: None, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    known = database.query("scores_of_years", years=[2023]).dropna(subset="index").query("region_code.str.isdigit()").head(13)
    assert len(known) == 13
    file = tmp_path / "a.csv"
    file.write_text("Tahun;Kode;Indeks\n" + "".join(f"2023;{code};50,01\n" for code in known["region_code"]), encoding="utf-8")
    assert main(["import", str(file), "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 12 and lines[-1] == "  dan 3 angka lain yang berubah"
