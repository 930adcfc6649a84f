"""The page RTL, the whole plan of one action in its form, and what is told of a change though it is taken."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest
from opened_page import press
from plan_page import (
    FIRST,
    INSPECTOR,
    OTHER,
    PLAN,
    SECOND,
    ago,
    choose_form,
    field,
    grid,
    now,
    opened,
    plan_draft_of,
    typed,
    words,
)

from spi.follow_up.plan import evidence, plan
from spi.ui.app.address import control
from spi.ui.plan import plan_table


def test_everything_planned_of_an_action_is_filled_in_its_form(own_store):
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


def test_the_form_of_the_plan_sends_only_what_was_changed_in_it(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Isi rencana")
    plan.edit(OTHER, PLAN, {FIRST: {"output": "SOP Sari"}}, seen={})
    field(app, "text_input", "OPD penanggung jawab").set_value("Inspektorat")
    press(app, "Simpan rencana")
    assert now()["opd"] == "" and "Sari sudah mengubah" in words(app)
    press(app, "Simpan rencana")
    assert (now()["opd"], now()["output"]) == ("Inspektorat", "SOP Sari")


def test_the_form_of_the_plan_overwrites_the_same_field_only_knowingly(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Isi rencana")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM", "output": "SOP Sari"}}, seen={})
    app.run()
    field(app, "text_input", "OPD penanggung jawab").set_value("Inspektorat")
    press(app, "Simpan rencana")
    assert now()["opd"] == "BKPSDM" and "Sari sudah mengubah" in words(app)
    press(app, "Simpan rencana")
    assert (now()["opd"], now()["output"]) == ("Inspektorat", "SOP Sari")


def test_an_emptied_title_is_refused_in_the_form_of_the_plan(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Isi rencana")
    field(app, "text_input", "Judul").set_value("")
    press(app, "Simpan rencana")
    assert "masih kosong" in words(app) and now()["title"]


def test_a_new_action_has_its_strength_themes_and_supporting_opd(own_store):
    app = opened()
    field(app, "text_input", "Judul").set_value("SOP pengarahan responden")
    field(app, "multiselect", "Akar masalah (tema)").set_value(["survey_conduct"])
    field(app, "multiselect", "OPD pendukung").set_value(["BKPSDM"])
    field(app, "selectbox", "Kekuatan").set_value("medium")
    press(app, "Tambahkan")
    row = plan.actions(PLAN).iloc[-1]
    assert (row["strength"], list(row["themes"]), list(row["supporting"])) == ("medium", ["survey_conduct"], ["BKPSDM"])


def test_the_table_puts_what_is_read_first_and_leaves_nothing_out(own_store):
    order = plan_table._ORDER
    assert order[:8] == ("open", "number", "title", "opd", "due", "claim_words", "verification_words", "validation_words")
    assert set(order) >= {*plan_table.EDITED, "state", "evidence_words"}
    assert plan_table._WIDTHS["title"] >= 240 and plan_table._columns([], plan.actions(PLAN))["open"].config["label"] == "Buka"


@pytest.mark.parametrize(
    ("form", "value", "button", "said"),
    [
        ("Klaim OPD", "done", "Catat klaim", "selesai menurut OPD"),
        ("Verifikasi", "conform", "Catat verifikasi", "sesuai"),
        ("Validasi KPK", "accepted", "Catat validasi KPK", "divalidasi"),
    ],
)
def test_a_verdict_without_evidence_is_taken_and_warned_of(form, value, button, said, own_store):
    app = choose_form(opened({"tindakan": FIRST}), form)
    app.radio[0].set_value(value)
    press(app, button)
    assert len(app.warning) == 1 and "Bukti belum ada" in app.warning[0].value and said in app.warning[0].value
    assert not app.run().warning


def test_a_verdict_with_evidence_or_one_that_asserts_nothing_is_not_warned_of(own_store):
    assert plan.edit(INSPECTOR, PLAN, {SECOND: {"verification": "not_started", "claim": "running"}}, seen={}).warnings == []
    evidence.hand_in(INSPECTOR, PLAN, FIRST, title="SOP", link="https://a.go.id")
    assert plan.edit(OTHER, PLAN, {FIRST: {"claim": "done"}}, seen={}).warnings == []
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform"}}, seen={}).warnings == []
    third, new = {"rtl-3513-2024-3": {"claim": "done"}}, [{"title": "Baru", "claim": "done"}]
    assert "untuk 2 tindak lanjut" in plan.save(INSPECTOR, PLAN, third, new, seen={}).warnings[0]


def test_who_already_wrote_the_same_is_told_with_the_hour(own_store):
    seen = {FIRST: int(now()["last_seq"])}
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen={})
    outcome = plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen=seen)
    assert not outcome.subjects and not outcome.problems and outcome.changed_by_others["actor"].tolist() == ["Sari"]
    assert re.fullmatch(r"OPD penanggung jawab sudah demikian sejak Sari mengubahnya pukul \d\d\.\d\d \S+\.", outcome.notes[0])
    plan.edit(OTHER, PLAN, {FIRST: {"output": "SOP"}}, seen={})
    later = {FIRST: int(outcome.changed_by_others["seq"].max())}
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen=later).changed_by_others is None


def test_the_same_verdict_twice_names_the_first_writer(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Verifikasi")
    app.radio[0].set_value("conform")
    plan.edit(OTHER, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    press(app, "Catat verifikasi")
    assert "sudah demikian sejak Sari mengubahnya pukul" in words(app) and "Tidak ada yang disimpan" not in words(app)


def test_the_same_edit_in_the_table_names_the_first_writer(own_store):
    app = typed(opened(), 0, opd="BKPSDM")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen={})
    press(app, "Simpan perubahan")
    assert "sudah demikian sejak Sari mengubahnya pukul" in words(app) and plan_draft_of(app) == {}


def test_a_first_due_date_that_has_passed_is_asked_once_then_taken_and_told(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Tenggat")
    app.date_input[-1].set_value(date.today() - timedelta(days=51))
    press(app, "Tetapkan tenggat")
    assert "sudah lewat 51 hari" in words(app) and "Benar demikian?" in words(app) and pd.isna(now()["first_due"])
    app.date_input[-1].set_value(date.today() - timedelta(days=52))
    press(app, "Tetapkan tenggat")
    assert "sudah lewat 52 hari" in words(app) and pd.isna(now()["first_due"]), "hari lain ditanyakan lagi"
    press(app, "Tetapkan tenggat")
    assert "Tenggat ini sudah lewat 52 hari." in words(app) and now()["first_due"] == pd.Timestamp(ago(52))
    assert plan.edit(INSPECTOR, PLAN, {SECOND: {"due": date.today().isoformat()}}, seen={}).notes == []
    plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    assert grid(opened()).value["state"].iloc[0] == "terverifikasi, terlambat 52 hari"


def test_filters_appear_as_soon_as_one_action_has_an_opd_or_a_part(own_store):
    filters = {control("opd"), control("bagian")}
    assert not filters & {box.key for box in opened().selectbox}
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM", "parts": ["internal"]}}, seen={})
    assert filters <= {box.key for box in opened().selectbox}


def test_what_was_typed_into_one_form_of_an_action_outlives_the_save_of_another(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Isi rencana")
    next(f for f in app.text_area if f.label == "Keluaran").set_value("SOP responden").run()
    choose_form(app, "Klaim OPD").radio[0].set_value("running")
    press(app, "Catat klaim")
    assert now()["claim"] == "running" and pd.isna(now()["output"])
    choose_form(app, "Isi rencana")
    assert next(f for f in app.text_area if f.label == "Keluaran").value == "SOP responden"
    press(app, "Simpan rencana")
    assert now()["output"] == "SOP responden"


def test_several_claims_are_verified_at_once_or_none_is(own_store):
    third = "rtl-3513-2024-3"
    assert not [m for m in opened().multiselect if m.label == "Tindak lanjut yang dinilai"]
    plan.edit(OTHER, PLAN, {key: {"claim": "done"} for key in (FIRST, SECOND, third)}, seen={})
    app = press(opened(), "Catat verifikasi")
    assert "Pilih tindak lanjut dan hasil penilaiannya" in words(app)
    field(app, "multiselect", "Tindak lanjut yang dinilai").set_value([FIRST, SECOND])
    app.radio[0].set_value("not_yet")
    press(app, "Catat verifikasi")
    assert "memerlukan catatan" in words(app) and pd.isna(now(FIRST)["verification"])
    field(app, "text_area", "Catatan verifikasi").set_value("Daftar hadir belum ada")
    press(app, "Catat verifikasi")
    judged = plan.actions(PLAN).set_index("action_id")[["verification", "verification_note"]]
    assert judged.loc[[FIRST, SECOND]].to_numpy().tolist() == [["not_yet", "Daftar hadir belum ada"]] * 2
    assert pd.isna(judged.at[third, "verification"]) and "2 tindak lanjut dinilai belum sesuai" in words(app)


def test_several_are_not_verified_over_what_another_wrote_meanwhile(own_store):
    plan.edit(OTHER, PLAN, {FIRST: {"claim": "done"}, SECOND: {"claim": "done"}}, seen={})
    app = opened()
    plan.edit(OTHER, PLAN, {FIRST: {"progress": 40}}, seen={})
    field(app, "multiselect", "Tindak lanjut yang dinilai").set_value([FIRST, SECOND])
    app.radio[0].set_value("conform")
    press(app, "Catat verifikasi")
    assert "Sari sudah mengubah" in words(app) and pd.isna(now(SECOND)["verification"])
    press(app, "Catat verifikasi")
    assert now(SECOND)["verification"] == "conform"


def test_who_verified_their_own_claim_stands_beside_the_verdicts(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"claim": "done", "verification": "conform"}}, seen={})
    assert "orang yang sama (Inspektur Uji)" in words(opened({"tindakan": FIRST}))
    plan.edit(OTHER, PLAN, {SECOND: {"claim": "done"}}, seen={})
    plan.edit(INSPECTOR, PLAN, {SECOND: {"verification": "conform"}}, seen={})
    assert "orang yang sama" not in words(opened({"tindakan": SECOND}))
