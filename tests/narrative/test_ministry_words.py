"""Of ministries and agencies it is told as of "instansi": no page, document or command line calls them "pemda"."""

import io
import re

import pytest
from gathering import MOMENT
from made_up_nation import MINISTRY
from opened_page import opened, words
from pptx import Presentation
from python_calamine import CalamineWorkbook
from stores import scope_of

from spi.__main__ import main
from spi.answers import briefing
from spi.answers.results import causes, standing
from spi.charts.ranking_dots import ranking_dots
from spi.documents import deck, slides
from spi.documents.book import figures
from spi.documents.report import brief_pages, report_sections
from spi.method import methodology
from spi.narrative import speech
from spi.narrative.results import rank

PAGES = ["ringkasan", "komponen", "perubahan", "peringkat", "kesenjangan", "tren", "bandingkan"]
RULES = set(methodology.method()["arithmetic"]["rules"]) | {b["text"] for b in methodology.method()["breaks"]}


def faults(texts):
    """The texts that speak of a pemda; what the method explains of all, and code that looks up a name, is left out."""
    told = [str(text) for text in texts]
    return [text for text in told if re.search("pemda", text.replace("Pemda_", ""), re.I) and not any(r in text for r in RULES)]


@pytest.fixture(scope="module")
def found(national_store):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(national_store))
        yield {masked: _gathered(masked) for masked in (False, True)}


def _gathered(masked):
    scope = scope_of(MINISTRY, "lembaga")
    return briefing.gather(MINISTRY, 2024, 2023, scope, base="http://127.0.0.1:8501", moment=MOMENT, masked=masked)


def everything(value):
    """Every text inside a document's content."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in everything(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in everything(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_calls_a_ministry_a_pemda(page, nation):
    app = opened(f"pages/hasil/{page}.py", daerah=MINISTRY)
    texts = words(app) + [button.label for button in app.button] + [box.label for box in app.selectbox]
    texts += [head for table in (*app.dataframe, *app.table) for head in table.value.columns]
    assert faults(texts) == []


@pytest.mark.parametrize("masked", [False, True])
def test_no_document_calls_a_ministry_a_pemda(found, masked, nation):
    told = found[masked]
    assert faults(s.text for sentences in speech.by_topic(told).values() for s in sentences) == []
    assert faults(everything(brief_pages.content(told))) == []
    assert faults(everything(report_sections.content(told))) == []
    pictures = [slides.content(told, key) for key in deck.ORDER if key not in ("decisions", "roots")]
    assert faults(everything([[f.words, f.about] if hasattr(f, "about") else "" for p in pictures for f in p.figures])) == []
    assert faults(each for p in pictures for each in (getattr(p.picture, "alt", ""), p.note)) == []
    deck_file = Presentation(io.BytesIO(slides.presentation(told, deck.slides(told))))
    shapes = [s for slide in deck_file.slides for s in slide.shapes]
    assert faults([s.name for s in shapes] + [s.text_frame.text for s in shapes if s.has_text_frame]) == []
    book = CalamineWorkbook.from_filelike(io.BytesIO(figures.workbook(told)))
    assert faults(c for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for c in row) == []


def test_no_chart_or_sentence_calls_a_ministry_a_pemda(nation):
    scope = scope_of(MINISTRY, "lembaga")
    table = standing.ranking_table(scope, 2024, 2023)
    here, why = standing.standing(MINISTRY, 2024, scope), causes.explain(MINISTRY, 2023, 2024, scope)
    shape = {"region_code": MINISTRY, "bands": (), "year": 2024, "noun": scope.noun}
    known = table.dropna(subset="index")
    chart = ranking_dots(known, **shape)
    told = [chart.alt, *(row.name for row in chart.rows), *(words for _, words in chart.gaps)]
    sentences = [rank.rank_headline(here, why, year=2024, year_before=2023), rank.order_note(here, year=2024)]
    sentences += [
        rank.rank_grounds(here, scope_label=scope.label, year=2024),
        rank.coverage(3, 3, 4, 9, noun=scope.noun, year=2024),
    ]
    told += [sentence.text for sentence in sentences]
    assert faults(told) == [] and any("instansi" in text for text in told)


def test_the_command_line_calls_a_ministry_no_pemda(nation, capsys):
    for arguments in (
        ["explain", "--region", MINISTRY, "--from", "2023", "--to", "2024"],
        ["show", "--region", MINISTRY, "--year", "2024"],
    ):
        assert main(arguments) == 0
        assert faults(capsys.readouterr().out.splitlines()) == []
