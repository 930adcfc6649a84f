"""The method speaks for itself: how surely weights and categories are known is read from methodology.toml, in every place."""

import io
import re

import pytest
from gathering import gathered
from opened_page import opened, words
from pptx import Presentation
from python_calamine import CalamineWorkbook
from stores import import_files

from spi.documents import deck, slides
from spi.documents.book import figures
from spi.documents.report import brief_pages, report_sections
from spi.method import methodology
from spi.narrative import evidence, speech
from spi.words import dictionary

DERIVED = dictionary.evidence("derived")
NEW_YEAR = """[[weights]]
years = [2026]
internal = 0.30
external = 0.33
expert = 0.37
evidence = "quoted"
source = "Surat KPK."

[unlisted_correction]"""
HEAD = "Tahun;Kode;Indeks;Internal;Eksternal;Eksper;Pelaksanaan SPI;Fakta Korupsi"
ROWS = "2025;3513;73,32;78,64;90,76;69,36;4,57;1,32", "2026;3513;76,30;80,00;90,00;70,00;3,00;0,30"


@pytest.fixture
def method(tmp_path, monkeypatch):
    """Put a changed copy of methodology.toml in its place: a function of old text -> new text."""

    def change(*pairs):
        text = methodology._FILE.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "methodology.toml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(methodology, "_FILE", tmp_path / "methodology.toml")
        methodology.method.cache_clear()

    yield change
    methodology.method.cache_clear()


@pytest.fixture
def quoted(method, own_store, tmp_path):
    """A store with the year 2026, and a method in which every fact is quoted."""
    method(("[unlisted_correction]", NEW_YEAR), ('evidence = "derived"', 'evidence = "quoted"'))
    (tmp_path / "hasil.csv").write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    import_files([tmp_path / "hasil.csv"])


def texts(value):
    """Every text inside a document's content."""
    if isinstance(value, dict | list | tuple):
        return [text for each in (value.values() if isinstance(value, dict) else value) for text in texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("page", ["hasil/ringkasan", "hasil/komponen", "hasil/perubahan", "data/metodologi"])
def test_no_page_calls_derived_what_is_quoted(page, quoted):
    app = opened(f"pages/{page}.py", daerah="3513", tahun=2026)
    read = words(app) + [str(cell) for table in (*app.table, *app.dataframe) for cell in table.value.to_numpy().ravel()]
    assert read and [text for text in read if DERIVED in text] == []


def test_no_paper_calls_derived_what_is_quoted(quoted):
    found = gathered("3513", 2026, 2025)
    read = [sentence.text for sentences in speech.by_topic(found).values() for sentence in sentences]
    read += texts(brief_pages.content(found)) + texts(report_sections.content(found))
    shown = Presentation(io.BytesIO(slides.presentation(found, deck.slides(found))))
    read += [shape.text_frame.text for slide in shown.slides for shape in slide.shapes if shape.has_text_frame]
    book = CalamineWorkbook.from_filelike(io.BytesIO(figures.workbook(found)))
    read += [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert [text for text in read if DERIVED in text] == []
    assert any("Bobot komponen dikutip dari sumber" in text for text in read)


def test_a_year_that_is_quoted_stands_apart_from_one_that_is_derived(method):
    method(("[unlisted_correction]", NEW_YEAR))
    assert evidence.weights_of([2026]).text == "Bobot komponen dikutip dari sumber."
    assert evidence.weights_of([2026, 2025]).text == (
        "Bobot SPI 2025 diturunkan dari hasil, bukan pernyataan KPK; bobot SPI 2026 dikutip dari sumber."
    )
    assert evidence.weights_heading([2025, 2026]) == "buktinya menurut tahun survei"


def test_weights_of_a_year_that_is_not_listed_are_borrowed_whatever_their_evidence(method):
    borrowed = "Bobot komponen dipinjam dari tahun lain (asumsi), bukan pernyataan KPK."
    assert evidence.weights_of([2026]).text == borrowed
    method(('evidence = "derived"', 'evidence = "quoted"'))
    assert evidence.weights_of([2026]).text == borrowed and methodology.weights(2026).grade == "assumed"


@pytest.mark.parametrize(("year", "limit"), [(2023, "77,5"), (2024, "78"), (2021, "")])
def test_the_limit_of_the_highest_category_is_that_of_the_year(year, limit, store):
    app = opened("pages/hasil/komponen.py", daerah="3513", tahun=year)
    notes = [text for text in words(app) if re.search(r"garis .* batas Terjaga", text)]
    assert bool(notes) == bool(limit), "tanpa batas kategori resmi tidak ada garis"
    assert all(f"garis {limit} batas Terjaga" in text for text in notes)


def test_the_second_view_and_the_years_without_a_scale_are_named_by_the_method(method):
    assert evidence.without_scale([2021, 2022]).text == (
        "SPI 2021: batas kategori resmi tidak ditemukan. Skala 2024–2025 hanya ditawarkan sebagai pandangan kedua yang ditandai."
    )
    method(("years = [2024, 2025]\nevidence", "years = [2024]\nevidence"))
    assert evidence.second_view().text.startswith("Skala 2024 (pandangan kedua")
    assert evidence.without_scale([2022, 2024, 2025]).text.startswith("SPI 2025: batas kategori resmi tidak ditemukan. ")
