"""Whatever a chart says is drawn on every medium that shows it, as text and not as markup."""

import io
import re
from html import unescape

import numpy as np
import pytest
from objects import CHARTS, EVIL, texts
from pptx import Presentation
from workbooks import on_a_sheet

from spi.charts.marks import Blank
from spi.render import paper, screen, slides
from spi.render.book import charts as book
from spi.render.slides.master import add_slide, blank

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def on_screen(chart):
    """Every text of the figure, as Plotly was handed it."""
    figure = screen.draw(chart)
    said = [a.text for a in figure.layout.annotations]
    for trace in figure.data:
        said += [t for kind in (trace.hovertext, trace.text) if kind is not None for t in np.atleast_1d(kind)]
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        said += list(axis.ticktext or ())
    return " | ".join(str(t) for t in said if t)


def on_paper(chart):
    return " ".join(mark["text"] for mark in paper.draw(chart).marks if mark["kind"] == "text")


def on_a_slide(chart):
    file = blank("Uji")
    slide, box = add_slide(file, "Judul")
    slides.draw(slide, box, chart)
    data = io.BytesIO()
    file.save(data)
    (slide,) = Presentation(io.BytesIO(data.getvalue())).slides
    said = [run.text for shape in slide.shapes if not shape.has_chart for run in shape._element.iter(f"{A}t")]
    for shape in (shape for shape in slide.shapes if shape.has_chart):
        assert shape._element._nvXxPr.cNvPr.get("descr") == " ".join(chart.alt.split())
        root = shape.chart._chartSpace
        said += [run.text for run in root.iter(f"{A}t")]
        said += [point.findtext(f"{C}v") for cat in root.iter(f"{C}cat") for point in cat.iter(f"{C}pt")]
    return " ".join(said)


def in_a_book(chart):
    """What the chart on the sheet says, and the line below it; its description is the alternative."""
    charts, sheet, described = on_a_sheet(chart)
    assert described == [chart.alt] and len(charts) == 1
    said = [run.text for run in charts[0].iter(f"{A}t")]
    said += [value.text for kind in ("cat", "tx") for each in charts[0].iter(f"{C}{kind}") for value in each.iter(f"{C}v")]
    return " ".join([*said, sheet[-1][0]])


def plain(text):
    return " ".join(re.sub(r"\s+", " ", text).split())


ON_SCREEN = [name for name in CHARTS if type(CHARTS[name]) in screen._FIGURES]


@pytest.mark.parametrize("name", ON_SCREEN)
def test_every_word_of_a_chart_is_on_the_screen_and_none_is_markup(name):
    said = on_screen(CHARTS[name])
    read = plain(unescape(re.sub(r"</?(b|i|span)\b[^<>]*>", "", said.replace("<br>", " "))))
    assert [text for text in texts(CHARTS[name]) if plain(text) not in read] == []
    assert "<a" not in said and "<b>Kab" not in said and not re.search(r"\bnan\b|\bNone\b", said)


@pytest.mark.parametrize("name", [name for name in CHARTS if type(CHARTS[name]) in paper._PICTURES])
def test_every_word_of_a_chart_is_on_paper(name):
    said, chart = plain(on_paper(CHARTS[name])), CHARTS[name]
    assert [text for text in texts(chart) if plain(text) not in said] == [] and paper.draw(chart).alt == chart.alt


@pytest.mark.parametrize("name", [name for name in CHARTS if type(CHARTS[name]) in slides.SHAPES])
def test_every_word_of_a_chart_is_on_the_slide(name):
    said = plain(on_a_slide(CHARTS[name]).replace("…", ""))
    missing = [text for text in texts(CHARTS[name]) if text != EVIL and plain(text.replace("…", "")) not in said]
    assert missing == []


@pytest.mark.parametrize("name", [name for name in CHARTS if type(CHARTS[name]) in book.SHAPES])
def test_every_word_of_a_chart_is_on_the_sheet(name):
    said = plain(in_a_book(CHARTS[name]))
    assert [text for text in texts(CHARTS[name]) if plain(text) not in said] == []


@pytest.mark.parametrize("name", ON_SCREEN)
def test_a_chart_can_be_remembered_and_has_the_look_of_the_house(name):
    chart = CHARTS[name]
    assert hash(chart) == hash(chart) and screen.draw(chart) is screen.draw(chart) and len(chart.alt) > 20
    layout = screen.draw(chart).layout
    assert layout.separators == ",." and layout.showlegend is False and layout.dragmode is False and layout.height > 0
    assert all(axis.fixedrange for axis in (*layout.figure.select_xaxes(), *layout.figure.select_yaxes()))


def test_where_nothing_is_known_the_sentence_stands_in_place_of_the_picture():
    nothing = Blank("Belum ada nilai yang diketahui.")
    assert nothing.alt in screen.draw(nothing).layout.annotations[0].text and not screen.draw(nothing).data
    assert paper.draw(nothing) is None and Blank not in slides.SHAPES
    charts, sheet, _ = on_a_sheet(nothing)
    assert not charts and sheet[-1][0] == nothing.alt
