"""Does the template come back as it was filled in, and is an untouched one told kindly?"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from spi.documents import template
from spi.intake.spelling.numbers import EMPTY_WORDS

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
        "Hasil SPI": [[2024, "Kabupaten Probolinggo", 71.65, 75.61, 89.02, 73.53, 7.59, 0]],
        "Unsur SPI": [[2024, "Kabupaten Probolinggo", 80.5, "NaN", "-"]],
        "Unit kerja SPI": [[2024, "Kabupaten Probolinggo", "Dinas A", 81, 12], [2024, "Kabupaten Probolinggo", "Dinas B", 60, 3]],
    })  # fmt: skip
    intake = take(file("isi.xlsx", content))
    assert intake.problems == [] and intake.warnings == []
    assert len(intake.figures) == 6 + 11 + 2
    values = intake.figures.set_index(["unit", "measure"])["value"]
    assert (values["", "index"], values["", "duty_integrity"], values["Dinas A", "index"]) == (71.65, 80.5, 81)
    reasons = intake.figures.set_index(["unit", "measure"])["reason"]
    assert reasons["", "budget"] == reasons["Dinas B", "index"] == "responden_kurang"


@pytest.mark.parametrize("word", ["71,65", "71.65", "-", "–", "NaN", "n/a", "tidak ikut", "belum rilis", "TAD", "71,65%"])
def test_what_the_validation_accepts_is_read(take: Callable, file: Callable, empty: Path, word: str) -> None:
    row = [2024, "Kab. Probolinggo", 71.65, word, word, word, 7.59, 0]
    intake = take(file("isi.xlsx", filled(empty, {"Hasil SPI": [row]})))
    assert intake.problems == [] and len(intake.figures) == 6


def rules(path: Path, sheet: int) -> list[dict[str, str]]:
    """The validations of a sheet: their attributes and their formulas."""
    with zipfile.ZipFile(path) as archive:
        page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    found = page.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}dataValidation")
    return [dict(one.attrib) | {"rule": "".join(one.itertext())} for one in found]


def test_no_validation_throws_away_what_the_importer_reads(empty: Path) -> None:
    for sheet in (2, 3, 4):
        assert {rule["errorStyle"] for rule in rules(empty, sheet)} <= {"warning", "information"}
        name = next(rule for rule in rules(empty, sheet) if rule["sqref"].startswith("B3"))
        assert name["errorStyle"] == "information" and "Kab. Malang" in name["error"]
    score = next(rule for rule in rules(empty, 2) if rule["sqref"].startswith("C3"))
    assert "koma atau titik desimal" in score["error"] and len(score["error"]) <= 225 and len(score["rule"]) <= 255
    words = [row[1] for row in CalamineWorkbook.from_path(empty).get_sheet_by_name("Daftar").to_python()]
    assert {"-", "–", "nan", "n/a", "tidak ikut", "tad"} <= set(words) and f"$B${len(EMPTY_WORDS)}" in score["rule"]
    respondents = next(rule for rule in rules(empty, 4) if rule["sqref"].startswith("E3"))
    assert "bilangan bulat" in respondents["error"]


def test_headings_are_wholly_visible(empty: Path) -> None:
    with zipfile.ZipFile(empty) as archive:
        pages = [archive.read(f"xl/worksheets/sheet{sheet}.xml").decode() for sheet in (2, 3, 4)]
    heights = [float(re.search(r'<row r="1"[^>]* ht="([0-9.]+)"', page).group(1)) for page in pages]
    assert heights[1] >= 3 * 15 and min(heights) >= 2 * 15
    assert re.search(r'<col min="3" max="3" width="4[0-9.]+"', pages[2])


def test_one_sheet_of_the_template_is_enough(take: Callable, file: Callable, empty: Path) -> None:
    content = filled(empty, {"Hasil SPI": [[2024, "Kota Probolinggo", 71.65]]})
    intake = take(file("isi.xlsx", content))
    assert intake.problems == [] and set(intake.figures["region_code"]) == {"3574"}


def test_an_untouched_template_is_one_kind_sentence(take: Callable, empty: Path) -> None:
    assert take(empty).problems == ["templat.xlsx: tidak ada satu angka pun di dalamnya. Isi nilainya dulu, lalu impor lagi."]


def test_the_template_explains_itself_and_offers_governments_only(empty: Path, few: pd.DataFrame) -> None:
    book = CalamineWorkbook.from_path(empty)
    assert book.sheet_names == ["Petunjuk", "Hasil SPI", "Unsur SPI", "Unit kerja SPI", "Daftar"]
    assert [row[0] for row in book.get_sheet_by_name("Daftar").to_python() if row[0]] == sorted(few["name"])
    guide = " ".join(str(row[0]) for row in book.get_sheet_by_name("Petunjuk").to_python())
    assert "Potongan boleh 0" in guide and "Jangan diisi 0: hanya potongan yang tercetak 0 ditulis 0" in guide
