"""The slides: the Inspektur's order, one message each, chosen and ordered by whoever leads the meeting."""

from dataclasses import replace
from datetime import datetime

import pytest
from stores import newest_year, scope_of, swept

from spi.answers import briefing
from spi.answers.results import standing
from spi.documents import deck
from spi.method import methodology
from spi.narrative import speech
from spi.render.slides import master
from spi.render.slides.text import lines_of

MOMENT = datetime(2026, 7, 1, 9)
LONGEST = 170  # letters of a message: three lines of 30 px on the stage, 1280 px wide, which has room for four


def gathered(code, year, before):
    scope = scope_of(code, "provinsi")
    return briefing.gather(code, year, before, scope, base="http://localhost:8501", moment=MOMENT)


def test_the_slides_stand_in_the_order_of_the_inspektur_without_those_that_have_nothing_to_say(store):
    found = deck.slides(gathered("3513", 2024, 2023))
    assert [s.key for s in found] == [
        "index",
        "category",
        "rank",
        "change",
        "components",
        "gaps",
        "causes",
        "plan",
        "plan",
        "decisions",
    ]
    fewer = [slide.key for slide in deck.slides(gathered("3217", 2024, 2023))]  # its components are not known
    order = ["index", "category", "rank", "change", "components", "gaps", "units", "causes", "plan", "decisions"]
    assert fewer == [key for key in order if key in fewer] and {"index", "units", "decisions"} <= {*fewer}


def test_what_would_be_a_sentence_alone_is_said_with_another_slide(store):
    found = gathered("3513", 2021, None)
    shown, told = {slide.key: slide for slide in deck.slides(found)}, speech.by_topic(found)
    assert not {"category", "plan"} & set(shown)
    assert told["category"][0] in shown["index"].spoken and told["plan"][0] in shown["decisions"].spoken
    assert [slide.key for slide in deck.slides(found, ("plan",))] == ["plan"]  # alone it is better than nothing


def test_a_change_or_an_index_that_nobody_knows_gets_no_white_slide_of_its_own(store):
    known = {year: standing.scores(scope_of("3513", "provinsi"), year).set_index("region_code")["index"] for year in (2023, 2024)}
    code = next(code for code, index in known[2024].dropna().items() if code not in known[2023].dropna().index)
    found = gathered(code, 2024, 2023)
    shown, told = {slide.key: slide for slide in deck.slides(found)}, speech.by_topic(found)
    assert "change" not in shown and told["change"][0] in shown["index"].spoken
    found = gathered("3322", 2024, 2023)  # of its index no year is known
    shown = {slide.key: slide for slide in deck.slides(found)}
    assert "index" not in shown and speech.by_topic(found)["index"][0] in shown["components"].spoken


@pytest.mark.parametrize(("total", "rows"), [(0, [0, 0]), (1, [1, 0]), (5, [5, 0]), (6, [3, 3]), (9, [5, 4]), (27, [5, 5])])
def test_actions_are_shared_among_at_most_two_slides(total, rows):
    assert [len(deck.actions_of(part, total)) for part in (1, 2)] == rows


def test_the_first_year_has_no_slide_of_a_change(store):
    assert "change" not in [slide.key for slide in deck.slides(gathered("3513", 2021, None))]


def test_slides_are_chosen_and_reordered(store):
    found = gathered("3513", 2024, 2023)
    assert [s.key for s in deck.slides(found, ("decisions", "units", "rank"))] == ["decisions", "rank"]
    assert deck.slides(found, ()) == []


def test_a_slide_shows_one_message_and_the_presenter_says_the_rest(store):
    found = gathered("3513", 2024, 2023)
    told = speech.by_topic(found)
    for slide in deck.slides(found):
        assert slide.part > 1 or [slide.title, *slide.spoken] == told[slide.key]
        assert all(sentence.topic == slide.key for sentence in (slide.title, *slide.spoken))


@pytest.mark.parametrize(
    ("key", "basis"),
    [
        ("rank", " · SPI {newest} sudah diketahui"),
        ("change", " · bobot diturunkan dari hasil, bukan pernyataan KPK · SPI {newest} sudah diketahui"),
        ("gaps", " · bobot diturunkan dari hasil, bukan pernyataan KPK · SPI {newest} sudah diketahui"),
    ],
)
def test_the_foot_says_region_years_scope_data_version_and_basis(key, basis, store):
    slide = next(s for s in deck.slides(gathered("3513", 2024, 2023)) if s.key == key)
    assert (
        slide.note == f"Kabupaten Probolinggo · SPI 2023 ke 2024 · Jawa Timur dengan pemprov · "
        f"data bawaan{basis.format(newest=newest_year())}"
    )


def test_the_foot_of_a_first_year_names_one_year_and_borrowed_weights_are_an_assumption(store):
    found = gathered("3513", 2021, None)
    assert " · SPI 2021 · " in deck.note(found)
    year = replace(found.level.year, weights=methodology.weights(2030))
    borrowed = deck.note(replace(found, level=replace(found.level, year=year)), "components")
    assert " · bobot dipinjam dari tahun lain (asumsi), bukan pernyataan KPK · " in borrowed
    assert not deck.note(gathered("3529", 2024, 2023), "components").endswith("KPK")


def test_a_message_fits_its_slide_for_every_government(nation, province):
    for code in swept(standing.scores(province, 2024)["region_code"]):
        for slide in deck.slides(gathered(code, 2024, 2023)):
            told = slide.title.text
            assert len(told) <= LONGEST, (code, told)
            assert lines_of(told, master._SMALLER, master.WIDTH - 2 * master.MARGIN, bold=True) <= master._LINES, (code, told)
            assert slide.spoken or slide.key in ("plan", "units", "category", "causes"), (code, slide.key)
