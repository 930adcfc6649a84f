"""Does one region's own report, typed into a grid, become its figures?"""

from collections.abc import Callable

import pandas as pd
import pytest

from spi.intake.draft import Intake
from spi.intake.tables.report import read_grid


@pytest.fixture
def typed(few: pd.DataFrame) -> Callable[..., Intake]:
    """Read a grid of Kabupaten Probolinggo 2024."""

    def reading(rows: list[tuple], **known: object) -> Intake:
        frame = pd.DataFrame(rows, columns=["measure", "value", "unit", "respondents"][: len(rows[0])] if rows else ["measure"])
        return read_grid(frame, **{"region_code": "3513", "survey_year": 2024, "regions": few, "newest_year": 2025, **known})

    return reading


def test_a_report_becomes_figures_and_an_empty_cell_nothing(typed: Callable) -> None:
    rows = [("index", 71.65, None, None), ("internal", "75,61", "", ""), ("external", None, "", None),
            ("PBJ", float("nan"), "", None), ("Transparansi", "NaN", "", None),
            ("personnel", "-", "", None), ("index", "80,1", "Dinas A", 12),
            ("index", "66", "Dinas B", 4), ("index", 70, "Dinas C", "NaN")]  # fmt: skip
    intake = typed(rows)
    assert intake.problems == [] and intake.kind == "tabel"
    assert [(r.unit, r.measure, r.reason or r.value) for r in intake.figures.fillna({"reason": ""}).itertuples()] == [
        ("", "index", 71.65), ("", "internal", 75.61), ("", "transparency", "responden_kurang"),
        ("", "personnel", "belum_ditemukan"),
        ("Dinas A", "index", 80.1), ("Dinas B", "index", "responden_kurang"), ("Dinas C", "index", "responden_kurang"),
    ]  # fmt: skip
    assert "66" not in set(intake.figures["printed"])


def test_the_same_grid_is_the_same_content(typed: Callable) -> None:
    one, same, other = (typed([("index", value)]).sha256 for value in ("71,65", "71,65", "71,66"))
    assert one == same != other
    assert one != typed([("index", "71,65")], survey_year=2023).sha256


def test_an_odd_name_of_a_unit_is_told(typed: Callable) -> None:
    intake = typed([("index", 70, "<b>Dinas</b>"), ("index", 71, "=cmd()")])
    assert intake.problems == [] and intake.figures["unit"].tolist() == ["<b>Dinas</b>", "=cmd()"]
    assert intake.warnings == [] and len(intake.notes) == 1
    assert "baris 1: unit kerja “<b>Dinas</b>” memuat tanda HTML" in intake.notes[0]


@pytest.mark.parametrize(
    ("rows", "known", "sentence"),
    [
        ([("index", "abc")], {}, "isian, baris 1 (Indeks): “abc” bukan angka"),
        ([("index", 0)], {}, "“0” bukan nilai"),
        ([("index", 101)], {}, "di luar 0–100"),
        ([("correction_total", -3)], {}, "bernilai negatif"),
        ([("MCP", 90)], {}, "indikator “MCP” tidak dikenal"),
        ([("index", 70), ("Indeks SPI", 71)], {}, "sudah ada di baris 1 (Indeks)"),
        ([("index", 70, "***")], {}, "unit kerja “***” bukan nama"),
        ([("index", 70, "Dinas", "banyak")], {}, "bukan jumlah responden"),
        ([("index", 70)], {"region_code": "9999"}, "kode “9999” tidak dikenal"),
        ([("index", 70)], {"survey_year": 2027}, "tahun “2027” di luar tahun survei"),
        ([("index", None)], {}, "belum ada satu angka pun"),
        ([], {}, "kolom value tidak ada"),
    ],
)
def test_a_wrong_entry_is_one_sentence(typed: Callable, rows: list, known: dict, sentence: str) -> None:
    problems = typed(rows, **known).problems
    assert len(problems) == 1 and sentence in problems[0] and problems[0].endswith(".")
