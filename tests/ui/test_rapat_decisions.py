"""A decision of the meeting, typed on the page Rapat, becomes an action: who may, what is refused, and what stays typed."""

from datetime import date

import pytest
from opened_page import opened
from stage import PAGE, fields, named, text, told

from spi.answers.actions import agenda
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.method.parts import in_order
from spi.ui.meeting import decisions
from spi.ui.show.text import plain


def decide(app, title, opd="", due="", part=None):
    field = fields(named(app))
    field["Keputusan"].set_value(title)
    field["OPD penanggung jawab"].set_value(opd)
    field["Tenggat"].set_value(due)
    field["Menjawab bagian (boleh kosong)"].set_value(part)
    next(b for b in app.button if b.label == "Catat keputusan").click()
    return app.run()


def listed(app):
    """What stands on the slide as decided today; "" without any."""
    return next((h.proto.body for h in app.get("html") if 'class="diputuskan"' in h.proto.body), "")


def test_a_decision_becomes_an_action_and_stands_on_the_slide(own_store):
    app = decide(opened(PAGE), "Perbaiki <b>data</b> responden", "Inspektorat", "31-12-2026")
    assert not app.error and not app.exception
    made = plan.actions(Plan("3513", 2024)).iloc[-1]
    assert (made["title"], made["opd"], f"{made['due']:%Y-%m-%d}") == (
        "Perbaiki <b>data</b> responden",
        "Inspektorat",
        "2026-12-31",
    )
    assert "Diputuskan hari ini: 1" in listed(app) and "Perbaiki &lt;b&gt;data&lt;/b&gt; responden" in listed(app)
    assert "31 Desember 2026" in listed(app)
    assert {f.label: f.value for f in app.text_input}["Keputusan"] == ""


@pytest.mark.parametrize(("typed", "says"), [
    (("", "", ""), "masih kosong"),
    (("Perbaiki data", "", "32-13-2026"), "bukan tanggal"),
])  # fmt: skip
def test_a_refused_decision_says_why_and_stays_typed(own_store, typed, says):
    before = len(plan.actions(Plan("3513", 2024)))
    app = decide(opened(PAGE), *typed)
    assert says in app.error[0].value and len(plan.actions(Plan("3513", 2024))) == before
    assert tuple(f.value for f in app.text_input if f.label in ("Keputusan", "OPD penanggung jawab", "Tenggat")) == typed


def test_without_a_name_the_slide_asks_for_it_before_anything_is_typed_and_keeps_what_was(own_store):
    app = named(opened(PAGE), "")
    assert "Keputusan" not in fields(app)
    assert any("Isi Nama Anda di atas panggung lebih dulu" in m.value for m in app.markdown)
    fields(named(app))["Keputusan"].set_value("Perbaiki data").run()
    assert "Keputusan" not in fields(named(app, " "))
    assert fields(named(app))["Keputusan"].value == "Perbaiki data"
    assert "Perbaiki data" not in set(plan.actions(Plan("3513", 2024))["title"])


def test_a_decision_names_its_meeting_and_answers_the_part_that_the_title_asks_for(own_store):
    app = named(opened(PAGE))
    part = "Menjawab bagian (boleh kosong)"
    first = fields(app)[part]
    assert first.value is None and first.options[0] == "Potongan pelaksanaan SPI" and len(set(first.options)) == len(in_order())
    assert "tetapkan tindak lanjut yang menjawab potongan pelaksanaan SPI" in text(app)
    decide(app, "Rapatkan data responden", part="correction_conduct")
    made = plan.actions(Plan("3513", 2024)).iloc[-1]
    assert made["parts"] == ("correction_conduct",)
    assert made["source"] == f"{agenda.meeting_source(date.today())}: Staf ahli, asisten, kepala OPD"
    assert "tetapkan tindak lanjut yang menjawab potongan pelaksanaan SPI" not in text(app)
    again = fields(app)[part]
    assert again.value is None and again.options[0] != "Potongan pelaksanaan SPI"
    details = opened("pages/tindak_lanjut/rtl.py", address={"tindakan": made["action_id"]}).table[0].value
    assert plain(made["source"]) in details.to_numpy().ravel().tolist()


def test_a_stage_that_stayed_open_over_midnight_writes_the_day_of_writing(own_store):
    last_night = told("3513", 2024, 2023)
    assert last_night.stamp.moment.date() != date.today()
    assert decisions._source(last_night) == agenda.meeting_source(date.today())


def test_an_action_made_elsewhere_today_is_no_decision_of_this_meeting(own_store):
    assert not plan.create(Person("Uji", "local"), Plan("3513", 2024), {"title": "Dari halaman RTL"}).problems
    app = opened(PAGE)
    fields(app)
    assert listed(app) == ""
    decide(app, "Dari rapat")
    assert "Diputuskan hari ini: 1" in listed(app) and "Dari halaman RTL" not in listed(app)


def test_a_half_typed_decision_stays_with_its_government_and_year(own_store):
    app = named(opened(PAGE))
    fields(app)["Keputusan"].set_value("Setengah ket").run()
    for key, other, own in (("daerah", "3529", "3513"), ("tahun", 2023, 2024)):
        app.selectbox(key=f"{key}-pilihan").set_value(other).run()
        assert fields(app)["Keputusan"].value == ""
        app.selectbox(key=f"{key}-pilihan").set_value(own).run()
        assert fields(app)["Keputusan"].value == "Setengah ket"
    app.selectbox(key="daerah-pilihan").set_value("3529").run()
    decide(app, "Untuk Sumenep")
    assert "Untuk Sumenep" in set(plan.actions(Plan("3529", 2024))["title"])
    app.selectbox(key="daerah-pilihan").set_value("3513").run()
    assert fields(app)["Keputusan"].value == "Setengah ket" and len(plan.actions(Plan("3513", 2024))) == 9


def test_an_action_added_on_page_rtl_empties_no_field_of_the_meeting(own_store):
    app = named(opened(PAGE))
    fields(app)["Keputusan"].set_value("Setengah ket").run()
    app.switch_page("pages/tindak_lanjut/rtl.py").run()
    next(f for f in app.text_input if f.label == "Judul").set_value("Dari halaman RTL")
    next(b for b in app.button if b.label == "Tambahkan").click().run()
    assert "Dari halaman RTL" in set(plan.actions(Plan("3513", 2024))["title"])
    app.switch_page(PAGE).run()
    assert fields(app)["Keputusan"].value == "Setengah ket"


def test_shipped_actions_are_no_decision_of_this_meeting(own_store):
    app = opened(PAGE)
    fields(app)
    assert listed(app) == ""


CHOICE = "Tindak lanjut yang diputuskan"


def choose(app, key):
    """Choose a waiting action on the last slide."""
    fields(named(app))[CHOICE].set_value(key).run()
    return {f.label: f for f in (*app.text_input, *app.selectbox)}


def save(app):
    next(b for b in app.button if b.label == "Catat keputusan").click()
    return app.run()


def test_every_waiting_action_is_offered_and_gets_its_owner_and_date_with_the_meeting_as_the_reason(own_store):
    app, of = named(opened(PAGE)), Plan("3513", 2024)
    waiting = told("3513", 2024, 2023).waiting
    assert len(fields(app)[CHOICE].options) == len(waiting) > decisions.MOST
    key = waiting["action_id"].iloc[-1]
    form = choose(app, key)
    assert "Keputusan" not in form and "Menjawab bagian (boleh kosong)" not in form
    assert any("Perlu: tetapkan OPD penanggung jawab" in m.value.replace("\\", "") for m in app.markdown)
    form["OPD penanggung jawab"].set_value("Bappeda")
    form["Tenggat"].set_value("31 Maret 2099")
    save(app)
    assert not app.error and not app.exception
    actions = plan.actions(of)
    now = actions.set_index("action_id").loc[key]
    assert (len(actions), now["opd"], f"{now['due']:%Y-%m-%d}") == (len(waiting), "Bappeda", "2099-03-31")
    reasons = set(plan.history(of, key)["reason"])
    assert f"{agenda.meeting_source(date.today())}: Staf ahli, asisten, kepala OPD" in reasons
    assert "Diputuskan hari ini: 1" in listed(app) and "Bappeda · 31 Maret 2099" in listed(app)
    assert fields(app)[CHOICE].value is None and fields(app)["OPD penanggung jawab"].value == ""


def test_what_stands_of_a_chosen_action_comes_into_the_form_and_leaves_it_again(own_store):
    of, key = Plan("3513", 2024), "rtl-3513-2024-2"
    plan.edit(Person("Uji", "local"), of, {key: {"opd": "Dinas A", "due": "2099-01-31"}}, seen={})
    plan.edit(Person("Uji", "local"), of, {key: {"claim": "done"}}, seen={})
    app = opened(PAGE)
    form = choose(app, key)
    assert (form["OPD penanggung jawab"].value, form["Tenggat"].value) == ("Dinas A", "31 Januari 2099")
    form = choose(app, None)
    assert (form["OPD penanggung jawab"].value, form["Tenggat"].value, form["Keputusan"].value) == ("", "", "")


def test_a_chosen_action_that_another_changed_meanwhile_is_not_overwritten_unseen(own_store):
    of, key = Plan("3513", 2024), "rtl-3513-2024-2"
    app = opened(PAGE)
    form = choose(app, key)
    plan.edit(Person("Budi", "local"), of, {key: {"opd": "Dinas B"}}, seen={})
    form["OPD penanggung jawab"].set_value("Dinas C")
    save(app)
    assert "Budi sudah mengubah" in app.error[0].value
    assert plan.actions(of).set_index("action_id").at[key, "opd"] == "Dinas B"


def test_a_title_that_the_plan_has_becomes_no_second_action(own_store):
    before = plan.actions(Plan("3513", 2024))
    app = decide(opened(PAGE), before["title"].iloc[0].upper(), "Bappeda")
    assert "sudah ada di rencana" in app.error[0].value and len(plan.actions(Plan("3513", 2024))) == len(before)


def test_a_first_date_behind_us_is_asked_once_on_the_stage(own_store):
    app = decide(opened(PAGE), "Perbaiki data", due="31-12-2025")
    assert "Benar demikian?" in app.warning[0].value and "Perbaiki data" not in set(plan.actions(Plan("3513", 2024))["title"])
    save(app)
    assert "Perbaiki data" in set(plan.actions(Plan("3513", 2024))["title"])
