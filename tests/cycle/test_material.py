"""The material of a year: what is known of it with its source, the rest a line to fill in, and nothing that steers."""

import io
from datetime import datetime

import pytest
from pptx import Presentation

from spi.cycle.language_guard import judge
from spi.cycle.socialisation import material as content
from spi.documents.cycle import material
from spi.follow_up import Plan

MOMENT = datetime(2026, 7, 1, 9)


def text(year):
    return " ".join(point for part in material.parts(Plan("3513", year), moment=MOMENT) for point in part.points)


def test_what_is_not_known_of_the_year_is_a_line_and_never_another_year(own_store):
    lines = material.open_lines(Plan("3513", 2027), moment=MOMENT)
    assert {line.partition(" (")[0] for line in lines} == {
        content.blank(t) for t in ("who", "chosen", "channel", "period", "kpk", "contact")
    }
    for fact in content._facts():
        assert fact.text not in text(2027) and (fact.text.lower() in text(fact.survey_year).lower())
        assert all(
            fact.text not in text(year)
            for year in range(2021, 2027)
            if year != fact.survey_year and not content.facts(year, fact.topic)
        )


def test_every_fact_has_a_year_a_source_and_a_topic_of_the_file():
    topics = {topic for section in content.sections() for topic in section.topics}
    for fact in content._facts():
        assert fact.topic in topics and fact.outlet and fact.url.startswith("https://") and content.blank(fact.topic)


def test_the_material_promises_no_duration_and_does_not_steer(own_store):
    for section in content.sections():
        assert not any("menit" in point for point in section.text), section
    inviting = [point for section in content.sections() for point in section.text if not point.startswith("Tidak boleh")]
    assert [sentence.text for point in inviting for sentence in judge(point) if sentence.rules] == []


def test_the_slides_are_six_with_their_sources_in_the_notes(own_store):
    slides = Presentation(io.BytesIO(material.slides_pptx(Plan("3513", 2025), moment=MOMENT))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [section.title for section in content.sections()]
    assert len(slides) == 6 and "SPI by KPK" in slides[2].notes_slide.notes_text_frame.text
    assert "pesanjabar" in slides[2].notes_slide.notes_text_frame.text


@pytest.mark.parametrize("year", [2024, 2027])
def test_the_page_is_one_whatever_is_known(year, own_store):
    assert b"/Pages/Count 1/" in material.page_pdf(Plan("3513", year), moment=MOMENT)
