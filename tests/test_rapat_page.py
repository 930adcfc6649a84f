"""Claims about the page Rapat: what stands on the slides, who chooses them, what is masked, what becomes an action."""

import json
import re
from datetime import datetime
from html import unescape

import pytest
from stores import scope_of
from test_pages import ODD, opened

from spi import database, opening
from spi.answers import briefing, standing
from spi.follow_up import plan
from spi.follow_up.people import Person
from spi.narrative import deck
from spi.ui import slide_frame, slide_pictures

PAGE = "pages/rapat/rapat.py"


@pytest.fixture
def own_store(empty_store):
    """A store of this test's own with the shipped figures and plan, to write into."""
    opening.make_ready()
    return empty_store


def slide(app):
    """The HTML of the slide on the stage."""
    return next(h.proto.body for h in app.get("html") if 'class="salindia' in h.proto.body)


def text(app):
    return unescape(re.sub(r"<[^>]+>", " ", slide(app)))


def walk(app):
    """Every slide in turn: its text on the stage and the words of its chart."""
    for number in range(1, len(app.segmented_control(key="salindia").options) + 1):
        app.segmented_control(key="salindia").set_value(number).run()
        assert not app.exception and not app.error, (number, app.exception, app.error)
        specs = " ".join(chart.proto.spec for chart in app.get("plotly_chart"))
        yield text(app), specs


def told(region, year, before, code="provinsi", **more):
    scope = scope_of(region, code)
    return briefing.gather(region, year, before, scope, base="http://uji", moment=datetime(2026, 1, 2), **more)


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
    assert number == len(wanted) == 9


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
    asked = told("3513", 2024, 2023)
    first = {key: slide_pictures.picture(asked, key).figures[0].words for key in ("index", "category", "rank", "change", "gaps")}
    assert first == {"index": "71,65", "category": "■ Rentan", "rank": "25", "change": "3,71", "gaps": "2,20"}
    parts = slide_pictures.picture(asked, "components")
    assert parts.heads == ("", "SPI 2024", "dari SPI 2023", "median lingkup")
    assert ("Potongan pelaksanaan SPI", "7,59", "bertambah 3,41", "5,39") in parts.table
    assert ("Internal", "75,61", "turun 4,77", "75,89") in parts.table


def test_an_order_among_those_known_is_never_shown_as_a_rank(store):
    shown = slide_pictures.picture(told("3513", 2024, 2023), "rank")
    assert shown.figures[0].words == "25"
    assert shown.note.startswith("Nomor: urutan di antara 22 pemda yang diketahui;")


@pytest.mark.parametrize("region", ["3513", "3529", "3578"])
def test_no_chart_on_the_stage_has_text_below_24_px_or_leaves_its_room(nation, region):
    asked = told(region, 2024, 2023)
    drawn = [(key, slide_pictures.picture(asked, key).chart) for key in deck.ORDER]
    charts = {key: chart for key, chart in drawn if chart is not None}
    assert {"index", "category", "rank", "change", "gaps"} <= set(charts)
    for key, chart in charts.items():
        assert min(sizes(json.loads(chart.to_json()))) >= 24, key
        assert chart.layout.height <= slide_frame.HIGH and chart.layout.width == slide_frame.WIDE, key


def test_a_ranking_slide_holds_us_our_neighbours_and_the_ends(nation):
    spec = slide_pictures.picture(told("3513", 2024, 2023, "nasional"), "rank").chart
    assert len(spec.layout.yaxis.ticktext) == 8 and "Kab. Probolinggo" in spec.layout.yaxis.ticktext[4]


def test_slides_are_chosen_reordered_and_put_back(store):
    app = opened(PAGE)
    app.multiselect(key="urutan").set_value(["decisions", "index"]).run()
    assert "Yang perlu diputuskan" in text(app) and "1 / 2" in text(app)
    app.segmented_control(key="salindia").set_value(2).run()
    assert "Indeks SPI 2024" in text(app)
    next(b for b in app.button if b.label == "Kembalikan urutan").click().run()
    assert app.multiselect(key="urutan").value == list(deck.ORDER)
    app.multiselect(key="urutan").set_value([]).run()
    assert "Belum ada salindia" in app.info[0].proto.title or app.info
    assert not app.exception


def test_fewer_slides_than_the_one_shown_show_the_last(store):
    app = opened(PAGE)
    app.segmented_control(key="salindia").set_value(9).run()
    app.multiselect(key="urutan").set_value(["index", "plan"]).run()
    assert not app.exception and "2 / 2" in text(app)


def test_the_camat_have_their_own_slides_and_their_own_actions(own_store):
    made = {"title": "Benahi antrean loket", "opd": "Kecamatan Kraksaan"}
    assert not plan.create(Person("Uji", "local"), ("3513", 2024), made).problems
    app = opened(PAGE)
    app.selectbox(key="sesi").set_value("Seluruh camat").run()
    assert app.multiselect(key="urutan").value == [
        "index", "category", "rank", "change", "components", "causes", "plan", "decisions",
    ]  # fmt: skip
    last = list(walk(app))[-1][0]
    assert "1  tindak lanjut menyangkut camat menunggu keputusan" in last and "Benahi antrean loket" in last
    assert "Kampanye antikorupsi" not in last
    app.selectbox(key="sesi").set_value("Staf ahli, asisten, kepala OPD").run()
    assert app.multiselect(key="urutan").value == list(deck.ORDER)
    assert "10  tindak lanjut menunggu keputusan" in list(walk(app))[-1][0]


def test_masked_no_other_government_is_named_on_stage_or_in_the_presenters_lines(nation):
    app = opened(PAGE)
    named = {n for n in standing.regions()["short_name"] if n.startswith(("Kab.", "Kota")) and n != "Kab. Probolinggo"}
    bare = [(words + specs, [m.value.replace("\\", "") for m in app.markdown]) for words, specs in walk(app)]
    assert any(name in page + " ".join(said) for page, said in bare for name in named)
    app.toggle(key="samar").set_value(True).run()
    for words, specs in walk(app):
        said = " ".join(m.value.replace("\\", "") for m in app.markdown)
        assert [n for n in named if re.search(rf"{re.escape(n)}\b", words + specs + said)] == []


def test_the_presenter_reads_the_sentences_and_finds_the_passports_of_their_numbers(nation):
    app = opened(PAGE)
    app.segmented_control(key="salindia").set_value(4).run()
    said = "\n".join(m.value.replace("\\", "") for m in app.markdown)
    spoken = next(s for s in deck.slides(told("3513", 2024, 2023)) if s.key == "change").spoken
    assert spoken and all(sentence.text in said for sentence in spoken)
    offered = [block.proto.popover.label for block in app.get("popover")]
    assert offered[1:] == ["Indeks SPI", "Internal", "Eksternal", "Eksper", "Potongan pelaksanaan SPI"]


def decide(app, title, opd="", due="", name="Inspektur"):
    app.segmented_control(key="salindia").set_value(len(app.segmented_control(key="salindia").options)).run()
    app.text_input(key="nama-pencatat").set_value(name).run()
    field = {f.label: f for f in app.text_input}
    field["Keputusan"].set_value(title)
    field["OPD penanggung jawab"].set_value(opd)
    field["Tenggat"].set_value(due)
    next(b for b in app.button if b.label == "Catat keputusan").click()
    return app.run()


def test_a_decision_becomes_an_action_and_stands_on_the_slide(own_store):
    app = decide(opened(PAGE), "Perbaiki <b>data</b> responden", "Inspektorat", "31-12-2026")
    assert not app.error and not app.exception
    made = plan.actions(("3513", 2024)).iloc[-1]
    assert (made["title"], made["opd"], f"{made['due']:%Y-%m-%d}") == (
        "Perbaiki <b>data</b> responden",
        "Inspektorat",
        "2026-12-31",
    )
    listed = next(h.proto.body for h in app.get("html") if 'class="diputuskan"' in h.proto.body)
    assert "Diputuskan hari ini: 1" in listed and "Perbaiki &lt;b&gt;data&lt;/b&gt; responden" in listed
    assert "31 Desember 2026" in listed
    assert {f.label: f.value for f in app.text_input}["Keputusan"] == ""


@pytest.mark.parametrize(("typed", "says"), [
    (("", "", ""), "masih kosong"),
    (("Perbaiki data", "", "32-13-2026"), "bukan tanggal"),
])  # fmt: skip
def test_a_refused_decision_says_why_and_stays_typed(own_store, typed, says):
    before = len(plan.actions(("3513", 2024)))
    app = decide(opened(PAGE), *typed)
    assert says in app.error[0].value and len(plan.actions(("3513", 2024))) == before
    assert tuple(f.value for f in app.text_input if f.label in ("Keputusan", "OPD penanggung jawab", "Tenggat")) == typed


def test_without_a_name_nothing_is_written(own_store):
    app = decide(opened(PAGE), "Perbaiki data", name="")
    assert "Isi nama Anda" in app.error[0].value
    assert "Perbaiki data" not in set(plan.actions(("3513", 2024))["title"])


def test_shipped_actions_are_no_decision_of_this_meeting(own_store):
    app = opened(PAGE)
    app.segmented_control(key="salindia").set_value(9).run()
    assert not any("Diputuskan hari ini" in h.proto.body for h in app.get("html"))


def test_a_name_from_a_file_is_text_on_the_stage(own_store):
    with database.write() as cursor:
        cursor.execute(
            "update region set name = 'Kab <img src=x onerror=alert(1)>', short_name = '<b>K</b>' where region_code = '3513'"
        )
    app = opened(PAGE)
    shown = [(words, slide(app)) for words, _specs in walk(app)]
    assert all("Kab <img src=x" in words and "<img" not in body and "<b>K</b>" not in body for words, body in shown)
