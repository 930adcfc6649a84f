"""The page RTL: it tells three verdicts, is kind where nothing is known, and asks for a role."""

from datetime import date, datetime, timedelta

import pytest
from opened_page import ODD, press
from plan_page import FIRST, INSPECTOR, PLAN, SECOND, ago, choose_form, draft, grid, now, opened, typed, words

from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.intake import opening
from spi.store import database, event_log
from spi.ui.app import identity
from spi.ui.plan import plan_view
from spi.words.wording import date_words

# ------------------------------------------------------------------ what the page says


@pytest.mark.parametrize("view", plan_view.VIEWS)
def test_every_view_opens_with_the_completion_and_no_fault(view, own_store):
    app = opened({"rtl": view})
    assert app.segmented_control(key="rtl").value == view
    assert not app.error and app.header[0].value.endswith(".")
    assert "9" in app.header[0].value or "sembilan" in app.header[0].value
    assert not ODD.search(words(app))


def test_nothing_known_is_words_not_zero(own_store):
    table = grid(opened()).value
    assert set(table["claim_words"]) == {"belum diklaim"} and set(table["validation_words"]) == {"belum dinilai"}
    assert set(table["evidence_words"]) == {"bukti belum ada"} and set(table["state"]) == {"tenggat belum ditetapkan"}
    assert table["progress"].isna().all() and table["due"].isna().all()


@pytest.mark.parametrize("choice", [{"daerah": "3529"}, {"daerah": "3505"}, {"tahun": 2021}], ids=["lain", "tanpa angka", "2021"])
def test_a_region_without_a_plan_gets_a_kind_word_and_the_first_form(choice, own_store):
    for view in plan_view.VIEWS:
        app = opened({"rtl": view}, **choice)
        assert not app.error and app.header
    app = opened(**choice)
    assert "Belum ada tindak lanjut" in words(app)
    assert any(field.label == "Judul" for field in app.text_input)


def titles(app):
    return [title.value for title in app.subheader]


def test_the_address_opens_one_action_and_an_unknown_one_is_told(own_store):
    app = opened({"tindakan": SECOND})
    assert (
        app.header[0].value.replace("\\", "") == "2. Optimalisasi manajemen pengaduan: tenggat belum ditetapkan; bukti belum ada."
    )
    assert "belum diklaim" in words(app)
    assert "radarpatroli.com, 5 Agustus 2025" in str(app.table[0].value).replace("\\", "")
    press(app, "Kembali ke rencana")
    assert len(grid(app).value) == 9
    app.selectbox(key="buka-tindakan").set_value(SECOND).run()
    assert app.query_params["tindakan"] == SECOND and "Rencananya" in titles(app)
    app.segmented_control(key="rtl").set_value("Per OPD").run()
    assert "Rencananya" not in titles(app) and "tindakan" not in app.query_params
    assert "tidak ada di rencana ini" in words(opened({"tindakan": "rtl-tiada"}))


@pytest.fixture
def lived(empty_store, monkeypatch):
    """The nine actions as loaded ten days ago, the first one claimed five days ago."""

    class Earlier(datetime):
        days = 10

        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(days=cls.days)

    monkeypatch.setattr(event_log, "datetime", Earlier)
    opening.make_ready()
    Earlier.days = 5
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"claim": "done", "opd": "Dinas A"}}, seen={}).problems == []
    return empty_store


def test_a_past_day_is_shown_as_it_was_and_cannot_be_changed(lived):
    app = opened({"per": ago(7)})
    assert "hanya dapat dibaca" in words(app) and date_words(ago(7)) in words(app)
    assert set(grid(app).value["claim_words"]) == {"belum diklaim"} and "0 diklaim" not in words(opened())
    assert not [b for b in app.button if b.label in ("Simpan perubahan", "Tambahkan")]
    assert not list(app.get("file_uploader"))
    assert grid(opened({"per": ago(5)})).value["claim_words"].iloc[0] == "selesai menurut OPD"
    app = opened({"per": ago(7), "tindakan": FIRST})
    assert "belum diklaim" in words(app) and "Dinas A" not in words(app) and "tanpa hak" not in words(app)
    assert not [g for g in app.segmented_control if g.label == "Ubah"]
    assert not opened({"per": ago(7), "rtl": "Berkas"}).get("file_uploader")


def test_an_unsaved_edit_waits_while_a_past_day_is_looked_at(lived):
    app = typed(opened(), 0, output="Keluaran baru")
    app.date_input(key="per").set_value(date.fromisoformat(ago(7))).run()
    assert grid(app).value["output"].iloc[0] is None and "Simpan perubahan" not in [b.label for b in app.button]
    app.date_input(key="per").set_value(date.today()).run()
    assert grid(app).value["output"].iloc[0] == "Keluaran baru" and "1 perubahan" in words(app)


# ------------------------------------------------------------------ who may do what


@pytest.mark.parametrize("person", [Person("Pembaca", ""), Person("Dinas B", "opd", "Dinas B"), Person("Tanpa unit", "opd")])
def test_the_server_refuses_without_the_role_whatever_the_screen_shows(person, own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "Dinas A", "due": "2026-10-01"}}, seen={})
    proof = evidence.hand_in(INSPECTOR, PLAN, FIRST, title="SOP", link="https://a.go.id").subjects[0]
    before = database.query("events", region="3513", year=2024, subject=None, at=plan.NOW)["seq"].max()
    tries = [
        plan.edit(person, PLAN, {FIRST: {"claim": "done"}}, seen={}),
        plan.edit(person, PLAN, {FIRST: {"progress": 10}}, seen={}),
        plan.edit(person, PLAN, {FIRST: {"verification": "conform"}}, seen={}),
        plan.edit(person, PLAN, {FIRST: {"validation": "accepted"}}, seen={}),
        plan.edit(person, PLAN, {FIRST: {"due": "2027-01-01"}}, seen={}, reason="x"),
        plan.edit(person, PLAN, {FIRST: {"title": "Lain"}}, seen={}),
        plan.create(person, PLAN, {"title": "Baru"}),
        plan.withdraw(person, PLAN, FIRST, seen=999, reason="x"),
        evidence.hand_in(person, PLAN, FIRST, title="x", link="https://b.go.id"),
        evidence.take_back(person, PLAN, proof, reason="x"),
    ]
    assert all(outcome.problems for outcome in tries)
    assert database.query("events", region="3513", year=2024, subject=None, at=plan.NOW)["seq"].max() == before


def test_a_reader_sees_no_form_and_a_forged_save_is_refused(own_store, monkeypatch):
    monkeypatch.setattr(identity, "bar", lambda: Person("Pembaca", ""))
    app = opened({"tindakan": FIRST})
    assert "tanpa hak mengubahnya" in words(app) and not [g for g in app.segmented_control if g.label == "Ubah"]
    app = opened()
    assert not [f for f in app.text_input if f.label == "Judul"]
    assert not opened({"rtl": "Berkas"}).file_uploader
    draft(app).changes = {FIRST: {"opd": "Curang"}}
    app.run()
    press(app, "Simpan perubahan")
    assert "hanya boleh membaca" in words(app) and now()["opd"] == ""


def test_an_opd_claims_its_own_and_no_verdict(own_store, monkeypatch):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "Dinas A"}}, seen={})
    monkeypatch.setattr(identity, "bar", lambda: Person("Kepala Dinas A", "opd", "Dinas A"))
    app = opened({"tindakan": FIRST})
    assert next(g for g in app.segmented_control if g.label == "Ubah").options == ["Klaim OPD", "Tambah bukti", "Tarik bukti"]
    choose_form(app, "Klaim OPD").radio[0].set_value("done")
    press(app, "Catat klaim")
    assert now()["claim"] == "done"
    assert "tanpa hak mengubahnya" in words(opened({"tindakan": SECOND}))
