"""The page RTL: it tells three verdicts, loses nothing that was typed, overwrites nobody unseen, and refuses without a role."""

import io
import re
from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from stores import ROOT
from streamlit.testing.v1 import AppTest

from spi import database, opening
from spi.answers import agenda
from spi.follow_up import discussion, events, evidence, plan, trail, workbook
from spi.follow_up.events import Deed, append
from spi.follow_up.people import Person
from spi.ui import deeds, identity, plan_draft, plan_table, plan_view
from spi.wording import date_words

ODD = re.compile(r"\bnan\b|\bNone\b|<NA>|\bNaT\b")
PLAN, PAGE = ("3513", 2024), "pages/tindak_lanjut/rtl.py"
INSPECTOR, OTHER = Person("Inspektur Uji", "inspectorate"), Person("Sari", "inspectorate")
FIRST, SECOND = "rtl-3513-2024-1", "rtl-3513-2024-2"


@pytest.fixture
def own(empty_store):
    """A store of one's own with the shipped figures and the nine shipped actions."""
    opening.make_ready()
    return empty_store


def opened(query=None, name="Uji", **choice):
    """The page in a session of its own, with a name in the identity bar where there is one."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.run()
    app.switch_page(PAGE)
    for key, value in (query or {}).items():
        app.query_params[key] = value
    app.run()
    for key, value in choice.items():
        app.selectbox(key=key).set_value(value).run()
    if name and any(box.key == "nama-pencatat" for box in app.text_input):
        app.text_input(key="nama-pencatat").set_value(name).run()
    assert not app.exception, app.exception
    return app


def words(app):
    kinds = ("header", "subheader", "markdown", "caption", "info", "warning", "success", "error")
    return " ".join(str(e.value) for kind in kinds for e in getattr(app, kind)).replace("\\", "")


def grid(app):
    return next(table for table in app.dataframe if table.editing_mode == "fixed")


def typed(app, row, **fields):
    """Type into the table as the browser reports it."""
    key = grid(app).key
    state = app.session_state.get(key, {})
    rows = {int(k): dict(v) for k, v in dict(state.get("edited_rows", {})).items()}
    rows.setdefault(row, {}).update(fields)
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception, app.exception
    return app


def now(action_id=FIRST):
    return plan.actions(PLAN).set_index("action_id").loc[action_id]


# ------------------------------------------------------------------ what the page says


@pytest.mark.parametrize("view", plan_view.VIEWS)
def test_every_view_opens_with_the_completion_and_no_fault(view, own):
    app = opened({"rtl": view})
    assert app.segmented_control(key="rtl").value == view
    assert not app.error and app.header[0].value.endswith(".")
    assert "9" in app.header[0].value or "sembilan" in app.header[0].value
    assert not ODD.search(words(app))


def test_nothing_known_is_words_not_zero(own):
    table = grid(opened()).value
    assert set(table["claim_told"]) == {"belum diklaim"} and set(table["validation_told"]) == {"belum dinilai"}
    assert set(table["evidence_told"]) == {"bukti belum ada"} and set(table["state"]) == {"tenggat belum ditetapkan"}
    assert table["progress"].isna().all() and table["due"].isna().all()


@pytest.mark.parametrize("choice", [{"daerah": "3529"}, {"daerah": "3505"}, {"tahun": 2021}], ids=["lain", "tanpa angka", "2021"])
def test_a_region_without_a_plan_gets_a_kind_word_and_the_first_form(choice, own):
    for view in plan_view.VIEWS:
        app = opened({"rtl": view}, **choice)
        assert not app.error and app.header
    app = opened(**choice)
    assert "Belum ada tindak lanjut" in words(app)
    assert any(field.label == "Judul" for field in app.text_input)


def test_the_address_opens_one_action_and_an_unknown_one_is_told(own):
    app = opened({"tindakan": SECOND})
    assert app.subheader[0].value.replace("\\", "") == "2. Optimalisasi manajemen pengaduan"
    assert "belum diklaim" in words(app) and "bukti belum ada" in words(app) and "belum ditetapkan" in words(app)
    assert "radarpatroli.com, 5 Agustus 2025" in str(app.table[0].value).replace("\\", "")
    press(app, "Kembali ke rencana")
    assert len(grid(app).value) == 9
    app.selectbox(key="buka-tindakan").set_value(SECOND).run()
    assert app.query_params["tindakan"] == SECOND and app.subheader
    app.segmented_control(key="rtl").set_value("Per OPD").run()
    assert not app.subheader and "tindakan" not in app.query_params
    assert "tidak ada di rencana ini" in words(opened({"tindakan": "rtl-tiada"}))


@pytest.fixture
def lived(empty_store, monkeypatch):
    """The nine actions as loaded ten days ago, the first one claimed five days ago."""

    class Earlier(datetime):
        days = 10

        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(days=cls.days)

    monkeypatch.setattr(events, "datetime", Earlier)
    opening.make_ready()
    Earlier.days = 5
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"claim": "done", "opd": "Dinas A"}}, seen={}).problems == []
    return empty_store


def ago(days):
    return (date.today() - timedelta(days=days)).isoformat()


def test_a_past_day_is_shown_as_it_was_and_cannot_be_changed(lived):
    app = opened({"per": ago(7)})
    assert "hanya dapat dibaca" in words(app) and date_words(ago(7)) in words(app)
    assert set(grid(app).value["claim_told"]) == {"belum diklaim"} and "0 diklaim" not in words(opened())
    assert not [b for b in app.button if b.label in ("Simpan perubahan", "Tambahkan")]
    assert not list(app.get("file_uploader"))
    assert grid(opened({"per": ago(5)})).value["claim_told"].iloc[0] == "selesai menurut OPD"
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


# ------------------------------------------------------------------ editing in the table


def test_an_edit_is_saved_once_and_said_once(own):
    app = typed(opened(), 0, opd="Inspektorat", parts=["correction_conduct"], strength="strong", progress=40, due="2026-12-01")
    assert "5 perubahan" in words(app)
    press(app, "Simpan perubahan")
    row = now()
    assert (row["opd"], list(row["parts"]), row["strength"], row["progress"]) == (
        "Inspektorat",
        ["correction_conduct"],
        "strong",
        40,
    )
    assert row["due"] == pd.Timestamp("2026-12-01") and "5 perubahan pada 1 tindak lanjut" in words(app)
    assert grid(app).value["opd"].iloc[0] == "Inspektorat" and "Belum disimpan" not in words(app)
    app.run()
    assert not app.success


def test_without_a_name_nothing_is_saved_and_what_was_typed_stays(own):
    app = press(typed(opened(name=""), 0, opd="Inspektorat"), "Simpan perubahan")
    assert "Isi nama Anda" in words(app) and now()["opd"] == ""
    app.text_input(key="nama-pencatat").set_value("Uji").run()
    assert now_after(press(app, "Simpan perubahan"))["opd"] == "Inspektorat"


def now_after(_app):
    return now()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "masih kosong"),
        ({"title": None}, "masih kosong"),
        ({"output": "x" * 10_000}, "panjangnya 10000 huruf"),
        ({"start": "2026-05-01", "due": "2026-04-01"}, "mendahului"),
        ({"due": "+060630-02-02"}, "bukan tanggal"),
        ({"progress": 170}, "bukan bilangan bulat 0 sampai 100"),
        ({"strength": "super"}, "tidak dikenal"),
        ({"parts": ["entah"]}, "bukan bagian indeks"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(fields, said, own):
    app = press(typed(opened(), 0, opd="BKPSDM", **fields), "Simpan perubahan")
    assert said in words(app) and now()["opd"] == ""
    kept = plan_draft_of(app)[FIRST]
    assert kept["opd"] == "BKPSDM" and all(kept[name] == value for name, value in fields.items())


def plan_draft_of(app):
    return app.session_state["_rtl_draf-3513-2024"]["changes"]


@pytest.mark.parametrize("text", ["<b>tebal</b>", "=1+1", "**a** [x](http://y)", "@SUM(A1)"])
def test_markup_and_formulas_are_kept_as_they_were_written(text, own):
    app = press(typed(opened(), 0, title=text), "Simpan perubahan")
    assert now()["title"] == text and not app.error
    app = opened({"tindakan": FIRST})
    assert app.subheader[0].value.replace("\\", "") == f"1. {text}"
    raw = " ".join(e.value for e in (*app.markdown, *app.subheader))
    assert "<b>" not in raw and "[x](" not in raw and "**a" not in raw


def test_a_moved_due_date_asks_for_its_reason(own):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2026-10-01"}}, seen={})
    app = typed(opened(), 0, due="2026-11-01")
    reason = next(field for field in app.text_input if field.label == "Alasan tenggat dipindah")
    press(app, "Simpan perubahan")
    assert "Tulis alasannya" in words(app) and now()["due"] == pd.Timestamp("2026-10-01")
    reason = next(field for field in app.text_input if field.label == "Alasan tenggat dipindah")
    reason.set_value("Rapat diundur")
    press(app, "Simpan perubahan")
    assert (now()["first_due"], now()["due"], now()["slips"]) == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-11-01"), 1)


def test_a_first_due_date_asks_for_no_reason(own):
    app = typed(opened(), 0, due="2026-11-01")
    assert not [field for field in app.text_input if field.label == "Alasan tenggat dipindah"]
    press(app, "Simpan perubahan")
    assert now()["slips"] == 0 and not app.error


def test_what_was_typed_survives_filters_views_and_other_pages(own):
    plan.edit(INSPECTOR, PLAN, {SECOND: {"opd": "BKPSDM"}}, seen={})
    app = typed(opened(), 0, output="Keluaran baru")
    app.selectbox(key="opd").set_value("BKPSDM").run()
    assert list(grid(app).value["number"]) == [2] and "1 perubahan" in words(app)
    typed(app, 0, measure="Ukuran baru")
    app.segmented_control(key="rtl").set_value("Per OPD").run()
    app.switch_page("pages/hasil/tren.py").run()
    app.switch_page(PAGE).run()
    app.segmented_control(key="rtl").set_value("Daftar").run()
    app.selectbox(key="opd").set_value(None).run()
    assert grid(app).value["output"].iloc[0] == "Keluaran baru" and grid(app).value["measure"].iloc[1] == "Ukuran baru"
    app.text_input(key="nama-pencatat").set_value("Uji").run()
    press(app, "Simpan perubahan")
    assert (now()["output"], now(SECOND)["measure"]) == ("Keluaran baru", "Ukuran baru")


def test_an_edit_taken_back_in_its_cell_is_no_edit(own):
    app = typed(opened(), 0, opd="Inspektorat")
    app.session_state[grid(app).key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert "Belum disimpan" not in words(app)


def test_dropped_edits_are_gone(own):
    app = press(typed(opened(), 0, opd="Inspektorat"), "Buang perubahan")
    assert "dibuang" in words(app) and "Belum disimpan" not in words(app)
    assert not grid(app).value["opd"].iloc[0] and now()["opd"] == ""


def test_the_later_editor_is_told_and_wins_only_knowingly(own):
    app = typed(opened(), 0, opd="BKPSDM")
    assert plan.edit(OTHER, PLAN, {FIRST: {"opd": "Dinas Kesehatan", "output": "SOP"}}, seen={}).problems == []
    app.run()  # another click of the writer: the screen may be newer, what they have seen is not
    press(app, "Simpan perubahan")
    assert now()["opd"] == "Dinas Kesehatan"
    assert "Sari sudah mengubah" in words(app)
    told = next(t.value for t in app.dataframe if "Oleh" in t.value.columns)
    assert (
        told["Oleh"].tolist() == ["Sari"] and "Dinas Kesehatan" in told["Isi"].iloc[0] and "Keluaran: SOP" in told["Isi"].iloc[0]
    )
    assert plan_draft_of(app)[FIRST]["opd"] == "BKPSDM"
    press(app, "Simpan perubahan")
    assert (now()["opd"], now()["output"]) == ("BKPSDM", "SOP") and not app.error


def test_a_third_change_between_two_saves_is_told_too(own):
    app = typed(opened(), 0, opd="BKPSDM")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Dinas Kesehatan"}}, seen={})
    press(app, "Simpan perubahan")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Inspektorat"}}, seen={})
    press(app, "Simpan perubahan")
    assert now()["opd"] == "Inspektorat" and "Belum ada yang disimpan" in app.error[0].title + words(app)


def test_an_edit_of_an_action_withdrawn_by_another_is_told(own):
    app = typed(opened(), 0, opd="BKPSDM")
    assert plan.withdraw(OTHER, PLAN, FIRST, seen=99, reason="Digabung").problems == []
    app.run()
    assert "ditarik orang lain" in words(app) and not app.exception
    press(app, "Buang perubahan")
    assert "ditarik orang lain" not in words(app)


def test_a_newer_state_is_drawn_where_nothing_is_unsaved(own):
    app = opened()
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Dinas Kesehatan"}}, seen={})
    assert grid(app.run()).value["opd"].iloc[0] == "Dinas Kesehatan"


# ------------------------------------------------------------------ one action


def choose_form(app, name):
    group = next(g for g in app.segmented_control if g.label == "Ubah")
    group.set_value(name).run()
    return app


def test_claim_verify_validate_move_and_prove_in_the_forms(own):
    app = choose_form(opened({"tindakan": FIRST}), "Klaim OPD")
    app.radio[0].set_value("done")
    app.number_input[0].set_value(80)
    press(app, "Catat klaim")
    assert (now()["claim"], now()["progress"]) == ("done", 80) and "selesai menurut OPD" in words(app)
    choose_form(app, "Verifikasi").radio[0].set_value("not_yet")
    app.text_area[0].set_value("Daftar hadir belum ada")
    press(app, "Catat verifikasi")
    choose_form(app, "Validasi KPK").radio[0].set_value("rejected")
    press(app, "Catat validasi KPK")
    assert (now()["verification"], now()["verification_note"], now()["validation"]) == (
        "not_yet",
        "Daftar hadir belum ada",
        "rejected",
    )
    choose_form(app, "Tenggat").date_input[-1].set_value(date(2026, 12, 1))
    press(app, "Tetapkan tenggat")
    choose_form(app, "Tenggat").date_input[-1].set_value(date(2027, 1, 15))
    press(app, "Pindahkan tenggat")
    assert "Tulis alasannya" in words(app) and now()["slips"] == 0
    next(f for f in app.text_input if f.label == "Alasan tenggat dipindah").set_value("Anggaran perubahan")
    press(app, "Pindahkan tenggat")
    assert now()["first_due"] == pd.Timestamp("2026-12-01") and "mundur 1 kali" in words(app)
    choose_form(app, "Tambah bukti")
    next(f for f in app.text_input if f.label == "Nama bukti").set_value("SOP 700")
    next(f for f in app.text_input if f.label == "Tautan").set_value("https://contoh.go.id/sop.pdf")
    press(app, "Tambah bukti")
    assert now()["evidence"] == 1 and "SOP 700" in words(app)
    choose_form(app, "Tarik bukti")
    next(f for f in app.text_input if f.label == "Alasan").set_value("Salah berkas")
    press(app, "Tarik bukti ini")
    assert now()["evidence"] == 0 and "bukti belum ada" in words(app)


def test_a_verdict_that_stood_is_changed_only_with_a_reason(own):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    app = choose_form(opened({"tindakan": FIRST}), "Verifikasi")
    app.radio[0].set_value("none")
    press(app, "Catat verifikasi")
    assert now()["verification"] == "conform" and "Tulis alasannya" in words(app)
    next(f for f in app.text_input if f.label.startswith("Alasan")).set_value("Salah tekan")
    press(app, "Catat verifikasi")
    assert pd.isna(now()["verification"]) and "ditarik kembali oleh Uji" in words(app)


def test_a_form_over_a_stale_action_is_refused_and_told(own):
    app = choose_form(opened({"tindakan": FIRST}), "Verifikasi")
    app.radio[0].set_value("conform")
    plan.edit(OTHER, PLAN, {FIRST: {"verification": "not_yet"}}, seen={})
    press(app, "Catat verifikasi")
    assert now()["verification"] == "not_yet" and "Sari sudah mengubah" in words(app)


def test_a_change_by_another_is_told_on_the_next_click(own):
    app = opened({"tindakan": FIRST})
    plan.edit(OTHER, PLAN, {FIRST: {"claim": "done"}}, seen={})
    assert "diubah orang lain sejak Anda membukanya" in words(app.run())
    assert "diubah orang lain sejak Anda membukanya" not in words(app.run())


def test_a_withdrawn_action_leaves_the_plan_and_its_sheet(own):
    app = choose_form(opened({"tindakan": FIRST}), "Tarik tindak lanjut")
    next(f for f in app.text_input if f.label == "Alasan").set_value("Digabung dengan nomor 2")
    press(app, "Tarik tindak lanjut ini")
    assert len(grid(app).value) == 8 and not app.warning


def test_a_new_action_is_added_and_an_empty_one_is_refused(own):
    app = press(opened(), "Tambahkan")
    assert "masih kosong" in words(app) and len(plan.actions(PLAN)) == 9
    app.text_input[[f.label for f in app.text_input].index("Judul")].set_value("SOP pengarahan responden")
    next(m for m in app.multiselect if m.label == "Bagian indeks").set_value(["correction_conduct"])
    press(app, "Tambahkan")
    row = plan.actions(PLAN).iloc[-1]
    assert (row["title"], row["number"], list(row["parts"])) == ("SOP pengarahan responden", 10, ["correction_conduct"])
    assert "ditambahkan" in words(app) and not app.error


def test_the_history_holds_the_evidence_and_names_no_speaker(own):
    session = discussion.hold_session(
        INSPECTOR, PLAN, {"date": "2025-08-05", "side": "internal", "participants": 9, "roles": {"Staf": 6}}
    ).subjects[0]
    said = {"session": session, "quote": "Kata", "part": "internal", "theme": "staff", "role": "Staf"}
    finding = discussion.note_finding(INSPECTOR, PLAN, said).subjects[0]
    key = plan.create(INSPECTOR, PLAN, {"title": "Dari temuan", "finding": finding, "due": "2026-10-01"}).subjects[0]
    proof = evidence.hand_in(INSPECTOR, PLAN, key, title="SOP", file=("sop.pdf", b"isi")).subjects[0]
    evidence.take_back(INSPECTOR, PLAN, proof, reason="Salah")
    plan.edit(INSPECTOR, PLAN, {key: {"due": "2026-09-01"}}, seen={}, reason="Dipercepat")
    assert trail.history(PLAN, key)["deed"].tolist() == ["move_due", "withdraw_evidence", "evidence", "create"]
    assert trail.due_dates(PLAN, key)["slipped"].tolist() == [False, False]
    app = opened({"tindakan": key})
    told = deeds.readable(trail.history(PLAN, key))
    assert "Staf" not in words(app) + " ".join(told["facts"]) and "Tenggat: 1 September 2026" in " ".join(told["facts"])
    assert "Staf" not in deeds.facts_words('{"quote": "Kata", "role": "Staf"}', {})


# ------------------------------------------------------------------ the whole plan of one action


def field(app, kind, label):
    """The newest input of that label."""
    return [f for f in app.get(kind) if f.label == label][-1]


def test_everything_planned_of_an_action_is_filled_in_its_form(own):
    app = choose_form(opened({"tindakan": FIRST}), "Isi rencana")
    assert field(app, "text_input", "Judul").value == now()["title"]
    field(app, "text_input", "Judul").set_value("Pakta integritas per OPD")
    field(app, "text_area", "Keluaran").set_value("Pakta ditandatangani")
    field(app, "text_area", "Ukuran keberhasilan").set_value("51 OPD")
    field(app, "multiselect", "Bagian indeks").set_value(["internal", "staff_integrity"])
    field(app, "multiselect", "Akar masalah (tema)").set_value(["culture"])
    field(app, "text_input", "OPD penanggung jawab").set_value("Inspektorat")
    field(app, "multiselect", "OPD pendukung").set_value(["BKPSDM"])
    box = field(app, "selectbox", "Kekuatan")
    assert "kuat: sistem, pemisahan tugas, hilangnya diskresi" in box.options
    box.set_value("strong")
    field(app, "number_input", "Nomor").set_value(12)
    field(app, "date_input", "Mulai").set_value(date(2026, 2, 1))
    press(app, "Simpan rencana")
    row = now()
    assert (row["title"], row["output"], row["measure"], row["opd"], row["strength"], row["number"]) == (
        "Pakta integritas per OPD", "Pakta ditandatangani", "51 OPD", "Inspektorat", "strong", 12,
    )  # fmt: skip
    assert [list(row[name]) for name in ("parts", "themes", "supporting")] == [
        ["internal", "staff_integrity"], ["culture"], ["BKPSDM"],
    ]  # fmt: skip
    assert row["start"] == pd.Timestamp("2026-02-01") and "disimpan" in words(app)


def test_the_form_of_the_plan_sends_only_what_was_changed_in_it(own):
    app = choose_form(opened({"tindakan": FIRST}), "Isi rencana")
    plan.edit(OTHER, PLAN, {FIRST: {"output": "SOP Sari"}}, seen={})
    field(app, "text_input", "OPD penanggung jawab").set_value("Inspektorat")
    press(app, "Simpan rencana")
    assert now()["opd"] == "" and "Sari sudah mengubah" in words(app)
    press(app, "Simpan rencana")
    assert (now()["opd"], now()["output"]) == ("Inspektorat", "SOP Sari")


def test_an_emptied_title_is_refused_in_the_form_of_the_plan(own):
    app = choose_form(opened({"tindakan": FIRST}), "Isi rencana")
    field(app, "text_input", "Judul").set_value("")
    press(app, "Simpan rencana")
    assert "masih kosong" in words(app) and now()["title"]


def test_a_new_action_has_its_strength_themes_and_supporting_opd(own):
    app = opened()
    field(app, "text_input", "Judul").set_value("SOP pengarahan responden")
    field(app, "multiselect", "Akar masalah (tema)").set_value(["survey_conduct"])
    field(app, "multiselect", "OPD pendukung").set_value(["BKPSDM"])
    field(app, "selectbox", "Kekuatan").set_value("medium")
    press(app, "Tambahkan")
    row = plan.actions(PLAN).iloc[-1]
    assert (row["strength"], list(row["themes"]), list(row["supporting"])) == ("medium", ["survey_conduct"], ["BKPSDM"])


def test_the_table_puts_what_is_read_first_and_leaves_nothing_out(own):
    order = plan_table._ORDER
    assert order[:8] == ("open", "number", "title", "opd", "due", "state", "strength", "parts")
    assert set(order) >= {*plan_table.EDITED, "claim_told", "verification_told", "validation_told"}
    assert (
        plan_table._WIDTHS["title"] >= 330
        and plan_table._columns({"ids": []}, plan.actions(PLAN))["open"].config["label"] == "Buka"
    )


@pytest.mark.parametrize(
    ("form", "value", "button", "said"),
    [
        ("Klaim OPD", "done", "Catat klaim", "selesai menurut OPD"),
        ("Verifikasi", "conform", "Catat verifikasi", "sesuai"),
        ("Validasi KPK", "accepted", "Catat validasi KPK", "divalidasi"),
    ],
)
def test_a_verdict_without_evidence_is_taken_and_warned_of(form, value, button, said, own):
    app = choose_form(opened({"tindakan": FIRST}), form)
    app.radio[0].set_value(value)
    press(app, button)
    assert len(app.warning) == 1 and "Bukti belum ada" in app.warning[0].value and said in app.warning[0].value
    assert not app.run().warning


def test_a_verdict_with_evidence_or_one_that_asserts_nothing_is_not_warned_of(own):
    assert plan.edit(INSPECTOR, PLAN, {SECOND: {"verification": "not_yet", "claim": "running"}}, seen={}).warnings == []
    evidence.hand_in(INSPECTOR, PLAN, FIRST, title="SOP", link="https://a.go.id")
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform", "claim": "done"}}, seen={}).warnings == []
    third, new = {"rtl-3513-2024-3": {"claim": "done"}}, [{"title": "Baru", "claim": "done"}]
    assert "untuk 2 tindak lanjut" in plan.save(INSPECTOR, PLAN, third, new, seen={}).warnings[0]


def test_who_already_wrote_the_same_is_told_with_the_hour(own):
    seen = {FIRST: int(now()["last_seq"])}
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen={})
    outcome = plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen=seen)
    assert not outcome.subjects and not outcome.problems and outcome.changed_by_others["actor"].tolist() == ["Sari"]
    assert re.fullmatch(r"OPD penanggung jawab sudah demikian sejak Sari mengubahnya pukul \d\d\.\d\d\.", outcome.notes[0])
    plan.edit(OTHER, PLAN, {FIRST: {"output": "SOP"}}, seen={})
    later = {FIRST: int(outcome.changed_by_others["seq"].max())}
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen=later).changed_by_others is None


def test_the_same_verdict_twice_names_the_first_writer(own):
    app = choose_form(opened({"tindakan": FIRST}), "Verifikasi")
    app.radio[0].set_value("conform")
    plan.edit(OTHER, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    press(app, "Catat verifikasi")
    assert "sudah demikian sejak Sari mengubahnya pukul" in words(app) and "Tidak ada yang berubah" not in words(app)


def test_the_same_edit_in_the_table_names_the_first_writer(own):
    app = typed(opened(), 0, opd="BKPSDM")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen={})
    press(app, "Simpan perubahan")
    assert "sudah demikian sejak Sari mengubahnya pukul" in words(app) and plan_draft_of(app) == {}


def test_a_due_date_that_has_passed_is_taken_and_told(own):
    app = choose_form(opened({"tindakan": FIRST}), "Tenggat")
    app.date_input[-1].set_value(date.today() - timedelta(days=52))
    press(app, "Tetapkan tenggat")
    assert "Tenggat ini sudah lewat 52 hari." in words(app) and now()["first_due"] == pd.Timestamp(ago(52))
    assert plan.edit(INSPECTOR, PLAN, {SECOND: {"due": date.today().isoformat()}}, seen={}).notes == []
    plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    assert grid(opened()).value["state"].iloc[0] == "terverifikasi, terlambat 52 hari"


def test_filters_appear_as_soon_as_one_action_has_an_opd_or_a_part(own):
    assert not {"opd", "bagian"} & {box.key for box in opened().selectbox}
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM", "parts": ["internal"]}}, seen={})
    assert {"opd", "bagian"} <= {box.key for box in opened().selectbox}


# ------------------------------------------------------------------ who may do what


@pytest.mark.parametrize("person", [Person("Pembaca", ""), Person("Dinas B", "opd", "Dinas B"), Person("Tanpa unit", "opd")])
def test_the_server_refuses_without_the_role_whatever_the_screen_shows(person, own):
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


def test_a_reader_sees_no_form_and_a_forged_save_is_refused(own, monkeypatch):
    monkeypatch.setattr(identity, "bar", lambda: Person("Pembaca", ""))
    app = opened({"tindakan": FIRST})
    assert "tanpa hak mengubahnya" in words(app) and not [g for g in app.segmented_control if g.label == "Ubah"]
    app = opened()
    assert not [f for f in app.text_input if f.label == "Judul"]
    assert not opened({"rtl": "Berkas"}).file_uploader
    app.session_state["_rtl_draf-3513-2024"] = {"changes": {FIRST: {"opd": "Curang"}}, "seen": {}, "redraw": False}
    app.run()
    press(app, "Simpan perubahan")
    assert "hanya boleh membaca" in words(app) and now()["opd"] == ""


def test_an_opd_claims_its_own_and_no_verdict(own, monkeypatch):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "Dinas A"}}, seen={})
    monkeypatch.setattr(identity, "bar", lambda: Person("Kepala Dinas A", "opd", "Dinas A"))
    app = opened({"tindakan": FIRST})
    assert next(g for g in app.segmented_control if g.label == "Ubah").options == ["Klaim OPD", "Tambah bukti", "Tarik bukti"]
    choose_form(app, "Klaim OPD").radio[0].set_value("done")
    press(app, "Catat klaim")
    assert now()["claim"] == "done"
    assert "tanpa hak mengubahnya" in words(opened({"tindakan": SECOND}))


# ------------------------------------------------------------------ sheets for the sessions, and many actions


def test_the_sheet_says_what_is_to_be_decided(own):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "Dinas A", "due": "2026-01-10", "claim": "done"}}, seen={})
    plan.edit(INSPECTOR, PLAN, {SECOND: {"opd": "Dinas A", "due": "2026-06-01", "verification": "conform"}}, seen={})
    table = agenda.agenda(plan.actions(PLAN), date(2026, 2, 1))
    assert table["opd"].iloc[0] == "Dinas A" and table["opd"].iloc[-1] == "belum ditetapkan"
    said = table.set_index("action_id")["decision"]
    assert said[FIRST] == "selesaikan, atau pindahkan tenggat dengan alasan; minta buktinya; verifikasi Inspektorat"
    assert said[SECOND] == "kirim ke KPK, lalu catat validasinya"
    assert said["rtl-3513-2024-3"] == "tetapkan OPD penanggung jawab; tetapkan tenggat"
    plan.edit(INSPECTOR, PLAN, {SECOND: {"validation": "accepted"}}, seen={})
    assert agenda.agenda(plan.actions(PLAN), date(2026, 2, 1)).set_index("action_id").at[SECOND, "decision"] == ""


@pytest.mark.parametrize(
    ("fields", "concerns"),
    [
        ({"opd": "Kecamatan Kraksaan"}, True),
        ({"supporting": ["Seluruh camat"]}, True),
        ({"parts": ["service_fairness"]}, True),
        ({"parts": ["correction_conduct"]}, True),
        ({"parts": ["internal"], "opd": "BKPSDM"}, False),
    ],
)
def test_the_camat_sheet_follows_its_rule(fields, concerns, own):
    plan.edit(INSPECTOR, PLAN, {FIRST: fields}, seen={})
    assert (FIRST in set(agenda.of_camat(plan.actions(PLAN))["action_id"])) is concerns
    assert agenda.camat_rule() in words(opened({"rtl": "Sesi camat"}))


@pytest.fixture
def crowded(own):
    """The plan with 260 more actions, written in one transaction."""
    with database.write() as cursor:
        added = [
            Deed(
                "action",
                f"rtl-banyak-{n}",
                "create",
                {"number": n + 10, "title": f"Tindakan {n}", "opd": f"OPD {n % 7}"},
                plan=PLAN,
            )
            for n in range(260)
        ]
        append(cursor, INSPECTOR, added)
    return own


def test_a_long_plan_draws_two_hundred_rows_and_says_so(crowded):
    app = opened()
    assert len(grid(app).value) == 200 and "Menampilkan 200 dari 269; saring untuk melihat yang lain" in words(app)
    app.selectbox(key="opd").set_value("OPD 3").run()
    assert len(grid(app).value) == 37 and "Menampilkan" not in words(app)
    app = opened({"rtl": "Sesi OPD"})
    assert "Menampilkan 40 dari 269" in words(app) and sum(len(table.value) for table in app.table) == 40
    app.selectbox(key="opd").set_value("OPD 3").run()
    assert "Menampilkan" not in words(app) and len(app.table[0].value) == 37


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("belum diklaim", {}),
        ("diklaim selesai", {"claim": "done"}),
        ("diklaim, belum dinilai Inspektorat", {"claim": "done"}),
        ("diverifikasi sesuai", {"verification": "conform"}),
        ("dinilai, belum sesuai", {"verification": "not_yet"}),
        ("divalidasi KPK", {"validation": "accepted"}),
        ("ditolak KPK", {"validation": "rejected"}),
    ],
)
def test_a_filter_keeps_what_its_name_says(state, fields, own):
    if fields:
        plan.edit(INSPECTOR, PLAN, {SECOND: fields}, seen={})
    app = opened()
    box = app.selectbox(key="status")
    app.selectbox(key="status").set_value(list(plan_view.STATES)[box.options.index(state)]).run()
    assert list(grid(app).value["number"]) == (list(range(1, 10)) if not fields else [2])


def test_the_difference_of_a_draft_leaves_out_what_is_already_so(own):
    rows = plan.actions(PLAN).set_index("action_id", drop=False)
    changes = {FIRST: {"title": rows.at[FIRST, "title"] + " ", "due": None, "parts": [], "progress": None, "opd": "Baru"}}
    table = plan_draft.difference(changes, rows)
    assert table[["code", "old", "new"]].values.tolist() == [["opd", "(kosong)", "Baru"]]


# ------------------------------------------------------------------ the workbook


def workbook_of(**cells):
    """The plan as a workbook, after somebody filled cells of its first action: heading -> value."""
    book = io.BytesIO()
    table = plan.actions(PLAN)
    workbook.write(book, PLAN, table, evidence.evidence(PLAN), region_name="Uji", made_at=datetime.now(), head=events.head())
    if not cells:
        return book.getvalue()
    for field, value in cells.items():
        table[field] = table[field].astype(object)
        table.at[0, field] = value
    book = io.BytesIO()
    workbook.write(book, PLAN, table, evidence.evidence(PLAN), region_name="Uji", made_at=datetime.now(), head=events.head())
    return book.getvalue()


def uploaded(content, **query):
    app = opened({"rtl": "Berkas", **query})
    app.file_uploader[0].set_value(("rencana.xlsx", content, "application/octet-stream"))
    app.run()
    assert not app.exception, app.exception
    return app


def test_an_untouched_workbook_changes_nothing(own):
    app = uploaded(workbook_of())
    assert "tidak ada yang berubah" in words(app) and not [b for b in app.button if b.label == "Simpan"]


def test_a_filled_workbook_shows_its_difference_and_is_saved_whole(own):
    app = uploaded(workbook_of(opd="BKPSDM", output="=1+1"))
    shown = next(t.value for t in app.dataframe if "Baru" in t.value.columns)
    assert shown["Baru"].tolist() == ["=1+1", "BKPSDM"] and now()["opd"] == ""
    press(app, "Simpan")
    assert (now()["opd"], now()["output"]) == ("BKPSDM", "=1+1") and "Tersimpan dari berkas: 1 tindak lanjut" in words(app)
    assert not app.file_uploader[0].value


def test_a_workbook_that_moves_a_due_date_asks_for_the_reason(own):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2026-10-01"}}, seen={})
    app = press(uploaded(workbook_of(due=pd.Timestamp("2026-11-01"))), "Simpan")
    assert "Tulis alasannya" in words(app) and now()["due"] == pd.Timestamp("2026-10-01")
    next(f for f in app.text_input if f.label.startswith("Alasan bagi")).set_value("Rapat diundur")
    press(app, "Simpan")
    assert now()["due"] == pd.Timestamp("2026-11-01") and now()["slips"] == 1


def test_a_workbook_over_a_newer_state_is_refused_and_told(own):
    content = workbook_of(opd="BKPSDM")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Dinas Kesehatan"}}, seen={})
    app = press(uploaded(content), "Simpan")
    assert "Sari sudah mengubah" in words(app) and now()["opd"] == "Dinas Kesehatan"


@pytest.mark.parametrize("content", [b"", b"bukan xlsx", b"PK\x03\x04rusak"])
def test_a_file_that_is_no_workbook_gets_a_sentence(content, own):
    app = uploaded(content)
    assert app.error and not [b for b in app.button if b.label == "Simpan"]
