"""Words of another language: known as data, in italics in a PDF and on a slide, the rest as it was."""

import dataclasses
import io

from pdf_text import asked, made, needs_poppler
from pptx import Presentation

from spi.documents import deck, slides
from spi.words import dictionary


def planned(briefing, title):
    """The first action under this title, the others (one shipped plan names a Fraud Control Plan) without a foreign word."""
    words = briefing.plan_words.assign(title="Susun kegiatan")
    words.loc[words.index[0], "title"] = title
    return dataclasses.replace(briefing, plan_words=words)


def test_a_text_is_cut_at_its_foreign_words_the_longest_first():
    assert dictionary.with_foreign("Susun Fraud Control Plan; emailnya tidak") == [
        ("Susun ", False), ("Fraud Control Plan", True), ("; emailnya tidak", False),
    ]  # fmt: skip


@needs_poppler
def test_a_pdf_sets_a_foreign_word_in_italics_and_needs_none_without(home):
    fonts = [asked("pdffonts", made(planned(home, title)), "-") for title in ("Susun fraud control plan", "Susun rencana")]
    assert ["SourceSansPro-It" in each for each in fonts] == [True, False]


def test_a_slide_sets_only_the_foreign_word_in_italics(home):
    asking = planned(home, "Susun fraud control plan")
    file = Presentation(io.BytesIO(slides.presentation(asking, deck.slides(asking))))
    tables = [shape.table for slide in file.slides for shape in slide.shapes if shape.has_table]
    runs = [run for table in tables for cell in table.iter_cells() for p in cell.text_frame.paragraphs for run in p.runs]
    assert {run.text for run in runs if run.font.italic} == {"fraud control plan"}
