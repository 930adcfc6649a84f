"""Does the template come back as it was filled in, and is an untouched one told kindly?"""

import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from spi.intake import template

pytest.importorskip("xlsxwriter", reason="XlsxWriter belum dipasang")


def filled(path: Path, entries: dict[str, list[list[object]]]) -> bytes:
    """The template with rows below its example, kept as plain cells."""
    book, content = CalamineWorkbook.from_path(path), io.BytesIO()
    with pd.ExcelWriter(content, engine="xlsxwriter") as writer:
        for name in book.sheet_names:
            rows = [*book.get_sheet_by_name(name).to_python(skip_empty_area=False), *entries.get(name, [])]
            width = max(map(len, rows))
            pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows]).to_excel(
                writer, sheet_name=name, header=False, index=False
            )
    return content.getvalue()


@pytest.fixture
def empty(tmp_path: Path, few: pd.DataFrame) -> Path:
    """The untouched template."""
    path = tmp_path / "templat.xlsx"
    template.write(path, few)
    return path


def test_a_filled_template_is_read_back(take: Callable, file: Callable, empty: Path) -> None:
    content = filled(empty, {
        "Hasil": [[2024, "Kabupaten Probolinggo", 71.65, 75.61, 89.02, 73.53, 7.59, 0]],
        "Unsur": [[2024, "Kabupaten Probolinggo", 80.5, "NaN", "-"]],
        "Unit kerja": [[2024, "Kabupaten Probolinggo", "Dinas A", 81, 12], [2024, "Kabupaten Probolinggo", "Dinas B", 60, 3]],
    })  # fmt: skip
    intake = take(file("isi.xlsx", content))
    assert intake.problems == [] and intake.warnings == []
    assert len(intake.figures) == 6 + 11 + 2
    values = intake.figures.set_index(["unit", "measure"])["value"]
    assert (values["", "index"], values["", "duty_integrity"], values["Dinas A", "index"]) == (71.65, 80.5, 81)
    reasons = intake.figures.set_index(["unit", "measure"])["reason"]
    assert reasons["", "budget"] == reasons["Dinas B", "index"] == "responden_kurang"


def test_one_sheet_of_the_template_is_enough(take: Callable, file: Callable, empty: Path) -> None:
    content = filled(empty, {"Hasil": [[2024, "Kota Probolinggo", 71.65]]})
    intake = take(file("isi.xlsx", content))
    assert intake.problems == [] and set(intake.figures["region_code"]) == {"3574"}


def test_an_untouched_template_is_one_kind_sentence(take: Callable, empty: Path) -> None:
    assert take(empty).problems == ["templat.xlsx: tidak ada satu angka pun di dalamnya. Isi nilainya dahulu, lalu impor lagi."]


def test_the_template_explains_itself_and_offers_governments_only(empty: Path, few: pd.DataFrame) -> None:
    book = CalamineWorkbook.from_path(empty)
    assert book.sheet_names == ["Petunjuk", "Hasil", "Unsur", "Unit kerja", "Daftar"]
    assert [row[0] for row in book.get_sheet_by_name("Daftar").to_python()] == sorted(few["name"])
    assert any("Jangan diisi 0" in str(row[0]) for row in book.get_sheet_by_name("Petunjuk").to_python())
