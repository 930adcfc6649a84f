"""Claims about the page Rapat: what stands on the slides, who chooses them, what is masked, and that all of it is text."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from made_up_nation import HOME
from opened_page import ODD, charts, opened
from stage import PAGE, slide, text, told
from stores import shipped_known

from spi.answers import briefing
from spi.answers.actions import agenda
from spi.answers.results import standing
from spi.documents import deck, slides
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.render import screen
from spi.render.blocks import Content, Figure, Table
from spi.settings import settings
from spi.store import database
from spi.ui.app.address import control
from spi.ui.meeting import stage
from spi.words import dictionary
from spi.words.wording import decimal


def walk(app):
    """Every slide in turn: its text on the stage and the words of its chart."""
    for number in range(1, len(app.segmented_control(key="salindia").options) + 1):
        app.segmented_control(key="salindia").set_value(number).run()
        assert not app.exception and not app.error, (number, app.exception, app.error)
        specs = " ".join(chart["figure"] for chart in charts(app))
        yield text(app), specs


def sizes(node, parent=""):
    """Every text size of a figure in px."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "size" and "font" in parent:
                yield from value if isinstance(value, list) else [value]
            yield from sizes(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from sizes(value, parent)
    elif isinstance(node, str):
        yield from (float(found) for found in re.findall(r"font-size:(\d+)px", node))


def test_the_slides_stand_in_the_inspekturs_order_with_their_message_and_their_place(store):
    app = opened(PAGE)
    wanted = [s.title.text for s in deck.slides(told("3513", 2024, 2023))]
    for number, (words, _specs) in enumerate(walk(app), start=1):
        assert wanted[number - 1] in words and f"{number} / {len(wanted)}" in words
        assert "Kabupaten Probolinggo · SPI 2023 ke 2024" in words
    assert number == len(wanted) == 10  # no unit is known, and nine actions need two slides


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"daerah": "3505"},  # no figure at all
        {"daerah": "3529"},  # index only
        {"tahun": 2021},  # the first survey year, no category
        {"daerah": "7271", "tahun": 2024},  # components without corrections
        {"daerah": "34", "tahun": 2025},  # a province
        {"lingkup": "nasional"},
    ],
    ids=["biasa", "tanpa angka", "indeks saja", "tahun pertama", "tanpa potongan", "provinsi", "nasional"],
)
def test_every_slide_stands_without_some_figures(choice, store):
    for words, specs in walk(opened(PAGE, **choice)):
        assert not ODD.search(words), words
        assert not re.search(r"\bnan\b|\bNone\b|NaN", specs)
    assert "Keputusan" in words or "diputuskan" in words


def test_the_main_figures_are_the_engines(nation):
    asked = told(HOME, 2024, 2023)
    first = {key: slides.content(asked, key).figures[0].words for key in ("index", "category", "rank", "change", "gaps")}
    assert first == {
        "index": "71,78",
        "category": "■ Rentan",
        "rank": "19",
        "change": "3,03",
        "gaps": decimal(asked.here.distance),
    }
    parts = slides.content(asked, "components")
    assert "Potongan pelaksanaan SPI 7,03 (bertambah 2,77; 4,26 SPI 2023; 5,43 median)" in parts.picture.alt
    assert "Internal 75,62 (turun 4,51; 80,13 SPI 2023; 75,98 median)" in parts.picture.alt


def test_an_order_among_those_known_is_never_shown_as_a_rank(store):
    shown = slides.content(told("3513", 2024, 2023), "rank")
    assert shown.figures[0].words == "25"
    some = f"Digambar 8 dari {shipped_known(2024, '35')} pemda yang diketahui (39 seluruhnya); peringkatnya antara "
    assert shown.note.startswith(some)
    assert not any(re.match(r"\W*\d", re.sub("<[^>]+>", "", name)) for name in screen.draw(shown.picture).layout.yaxis.ticktext)


@pytest.mark.parametrize("region", [HOME, "3729", "3778"])
def test_no_chart_on_the_stage_has_text_below_24_px_or_leaves_its_room(nation, region):
    asked = told(region, 2024, 2023)
    pictures = {key: slides.content(asked, key) for key in deck.ORDER}
    drawn = {key: (stage.drawn(shown), stage.high(shown)) for key, shown in pictures.items()}
    charts = {key: screen.staged(chart, high=high) for key, (chart, high) in drawn.items() if chart}
    assert {"index", "category", "rank", "change", "components", "gaps"} <= set(charts)
    for key, chart in charts.items():
        assert min(sizes(json.loads(chart.to_json()))) >= 24, key
        assert chart.layout.height <= screen.STAGE[1] and chart.layout.width == screen.STAGE[0], key


def test_a_ranking_slide_holds_us_our_neighbours_and_the_ends(nation):
    spec = screen.draw(slides.content(told(HOME, 2024, 2023, "nasional"), "rank").picture)
    assert len(spec.layout.yaxis.ticktext) == 8 and "Kab. Contoh 113" in spec.layout.yaxis.ticktext[4]


def test_slides_are_chosen_reordered_and_put_back(store):
    app = opened(PAGE)
    app.multiselect(key="urutan-pilihan").set_value(["decisions", "index"]).run()
    assert "Yang perlu diputuskan" in text(app) and "1 / 2" in text(app)
    app.segmented_control(key="salindia").set_value(2).run()
    assert "Indeks SPI 2024" in text(app)
    next(b for b in app.button if b.label == "Kembalikan urutan").click().run()
    assert app.multiselect(key="urutan-pilihan").value == list(deck.ORDER)
    app.multiselect(key="urutan-pilihan").set_value([]).run()
    assert "Belum ada salindia" in app.info[0].proto.title or app.info
    assert not app.exception


def test_fewer_slides_than_the_one_shown_show_the_last(store):
    app = opened(PAGE)
    app.segmented_control(key="salindia").set_value(9).run()
    app.multiselect(key="urutan-pilihan").set_value(["index", "plan"]).run()
    assert not app.exception and "3 / 3" in text(app)  # the plan takes two


def test_the_camat_have_their_own_slides_and_their_own_actions(own_store):
    made = {"title": "Benahi antrean loket", "opd": "Kecamatan Kraksaan"}
    assert not plan.create(Person("Uji", "local"), Plan("3513", 2024), made).problems
    app = opened(PAGE)
    app.selectbox(key=control("sesi")).set_value("2").run()
    assert app.multiselect(key="urutan-pilihan").value == [
        "index", "category", "rank", "change", "components", "causes", "plan", "decisions",
    ]  # fmt: skip
    last = list(walk(app))[-1][0]
    assert "1  tindak lanjut menyangkut camat menunggu keputusan" in last and "Benahi antrean loket" in last
    assert "Yang menyangkut camat: lihat aturan di RTL, Sesi camat." in last
    assert "Kampanye antikorupsi" not in last
    app.selectbox(key=control("sesi")).set_value("1").run()
    assert app.multiselect(key="urutan-pilihan").value == list(deck.ORDER)
    assert "10  tindak lanjut menunggu keputusan" in list(walk(app))[-1][0]


def test_masked_no_other_government_is_named_on_stage_or_in_the_presenters_lines(nation):
    app = opened(PAGE)
    named = {n for n in standing.regions()["short_name"] if n.startswith(("Kab.", "Kota")) and n != "Kab. Contoh 113"}
    bare = [(words + specs, [m.value.replace("\\", "") for m in app.markdown]) for words, specs in walk(app)]
    assert any(name in page + " ".join(said) for page, said in bare for name in named)
    app.toggle(key="samar").set_value(True).run()
    for words, specs in walk(app):
        said = " ".join(m.value.replace("\\", "") for m in app.markdown)
        assert [n for n in named if re.search(rf"{re.escape(n)}\b", words + specs + said)] == []


def test_the_presenter_reads_the_sentences_and_finds_the_passports_of_their_numbers(nation):
    app = opened(PAGE, tahun=2024)
    app.segmented_control(key="salindia").set_value(4).run()
    said = "\n".join(m.value.replace("\\", "") for m in app.markdown)
    change = next(s for s in deck.slides(told(HOME, 2024, 2023)) if s.key == "change")
    spoken = change.spoken
    assert spoken and all(sentence.text in said for sentence in spoken)
    rows = [json.loads(row.proto.json) for row in app.get("bidi_component") if row.proto.component_name == "passports"]
    offered = [label for _, label in rows[0]["buttons"]]
    of = {number.of for sentence in (change.title, *spoken) for number in sentence.numbers}
    named = [dictionary.label(m) for m in ("index", *COMPONENTS, *CORRECTIONS) if m in of]
    assert offered[: len(named)] == named and {"Internal", "Eksternal", "Potongan pelaksanaan SPI"} <= set(named)


def test_a_name_from_a_file_is_text_on_the_stage(own_store):
    with database.write() as cursor:
        cursor.execute(
            "update region set name = 'Kab <img src=x onerror=alert(1)>', short_name = '<b>K</b>' where region_code = '3513'"
        )
    app = opened(PAGE)
    shown = [(words, slide(app)) for words, _specs in walk(app)]
    assert all("Kab <img src=x" in words and "<img" not in body and "<b>K</b>" not in body for words, body in shown)


def test_the_meeting_is_asked_for_again_only_where_something_changed(own_store, monkeypatch):
    asked, gather = [], briefing.gather
    monkeypatch.setattr(briefing, "gather", lambda *args, **named: asked.append(args) or gather(*args, **named))
    app = opened(PAGE)
    app.segmented_control(key="salindia").set_value(3).run()
    app.toggle(key="gelap").set_value(True).run()
    app.multiselect(key="urutan-pilihan").set_value(["decisions"]).run()
    assert len(asked) == 1 and "(9 tind" in text(app)
    assert not plan.create(Person("Uji", "local"), Plan("3513", 2024), {"title": "Baru saja dicatat"}).problems
    assert "(10 tind" in text(app.run()) and len(asked) == 2
    monkeypatch.setitem(settings()["follow_up"], "weak_gap", 3)
    assert len(asked) == 2 and app.run() and len(asked) == 3
    app.toggle(key="samar").set_value(True).run()
    assert len(asked) == 4


EVIL = "<img src=x onerror=alert(1)> **tebal**"


def bodies(app):
    """Every HTML body of every slide."""
    for number in range(1, len(app.segmented_control(key="salindia").options) + 1):
        app.segmented_control(key="salindia").set_value(number).run()
        assert not app.exception, number
        yield from (h.proto.body for h in app.get("html") if h.proto.body.startswith(("<section", "<div")))


def told_evil(of, who):
    """The same markup as a title, an OPD, a theme, and a quotation, one action of them decided by today's meeting."""
    assert not plan.create(who, of, {"title": EVIL, "opd": EVIL, "source": agenda.meeting_source(date.today())}).problems
    theme = discussion.add_theme(who, EVIL).subjects[0]
    session = discussion.hold_session(who, of, {"date": "2025-08-05", "side": "internal"}).subjects[0]
    finding = {"session": session, "quote": EVIL, "part": "internal", "theme": theme}
    assert not discussion.note_finding(who, of, finding).problems
    with database.write() as cursor:
        cursor.execute("update source set outlet = ?", [EVIL])
        cursor.execute("update region set province = ? where province_code = '35'", [EVIL])
        cursor.execute(
            "insert into figure (survey_year, region_code, unit, measure, value, printed, decimals, source_id, grade, batch_id, "
            "preferred) select survey_year, region_code, ?, measure, 60, '60', 0, source_id, grade, batch_id, true from figure "
            "where region_code = '3513' and survey_year = 2024 and measure = 'index' and preferred",
            [EVIL],
        )


def test_markup_in_what_was_typed_or_imported_stands_on_no_slide(own_store):
    told_evil(Plan("3513", 2024), Person("Uji", "local"))
    found = list(bodies(opened(PAGE)))
    everything = " ".join(found)
    assert "<img" not in everything and "<strong>tebal" not in everything
    # the title of units and of causes, the table of units, the foot of each slide, what was decided and its OPD
    assert everything.count("&lt;img") >= 10 + 4 and "diputuskan" in everything


def test_every_text_of_a_slide_is_escaped_whatever_it_came_from(own_store, monkeypatch):
    figures = [Figure(EVIL, EVIL, tint=f'"></b>{EVIL}'), Figure("1", EVIL)]
    drawn = Content(tuple(figures), picture=Table(EVIL, (EVIL, EVIL), ((EVIL, EVIL),)), note=EVIL)
    monkeypatch.setattr(slides, "content", lambda *_: drawn)
    monkeypatch.setattr(agenda, "_decision", lambda *_facts: EVIL)
    for body in bodies(opened(PAGE)):
        assert "<img" not in body and "&lt;img" in body


def test_the_slide_of_gaps_draws_what_is_within_reach_and_else_what_is_behind_the_median(nation):
    asked = told(HOME, 2024, 2023)
    shown = slides.content(asked, "gaps")
    assert [row.label for row in shown.picture.rows] == list(asked.reach.caps["label"])
    shown = slides.content(replace(asked, reach=replace(asked.reach, caps=asked.reach.caps.head(0))), "gaps")
    assert [row.label for row in shown.picture.rows] == ["Potongan pelaksanaan SPI", "Eksper", "Internal"]
    assert "Sudah lebih baik: Eksternal, Potongan fakta korupsi." in shown.note


def test_an_incomplete_scope_says_of_how_many_it_knows_and_a_complete_one_does_not(store):
    asked = told("3513", 2024, 2023)
    place = asked.here.place
    assert place.known < place.members
    for key in ("category", "rank"):
        assert f"dari {place.known} pemda yang diketahui" in slides.content(asked, key).note


def test_a_complete_scope_says_nothing_of_the_unknown_and_the_grey_line_names_the_province(nation):
    asked = told(HOME, 2023, 2022)
    for key in ("category", "rank"):
        assert "yang diketahui" not in slides.content(asked, key).note
    assert "Rata-rata Contoh 701: 2021" in slides.content(asked, "index").picture.alt


def test_the_slide_is_set_once_so_that_nothing_is_warned_of(store, caplog):
    app = opened(PAGE)
    app.segmented_control(key="salindia").set_value(4).run()
    app.multiselect(key="urutan-pilihan").set_value(["index", "plan"]).run()
    assert not [r for r in caplog.records if "default value" in r.getMessage()] and not app.warning
