"""The page RTL, one action opened: its forms, its history, its whole plan; nothing stale wins, nothing is claimed unproved."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest
from opened_page import press
from plan_page import FIRST, INSPECTOR, OTHER, PLAN, SECOND, ago, choose_form, grid, now, opened, plan_draft_of, typed, words

from spi.follow_up.fgd import discussion
from spi.follow_up.log.events import Deed, append
from spi.follow_up.plan import evidence, plan
from spi.store import database
from spi.ui.forms import event_words
from spi.ui.plan import plan_table

# ------------------------------------------------------------------ one action


def test_claim_verify_validate_move_and_prove_in_the_forms(own_store):
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


def test_a_verdict_that_stood_is_changed_only_with_a_reason(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    app = choose_form(opened({"tindakan": FIRST}), "Verifikasi")
    app.radio[0].set_value("none")
    press(app, "Catat verifikasi")
    assert now()["verification"] == "conform" and "Tulis alasannya" in words(app)
    next(f for f in app.text_input if f.label.startswith("Alasan")).set_value("Salah tekan")
    press(app, "Catat verifikasi")
    assert pd.isna(now()["verification"]) and "ditarik kembali oleh Uji" in words(app)


def test_a_form_over_a_stale_action_is_refused_and_told(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Verifikasi")
    app.radio[0].set_value("conform")
    plan.edit(OTHER, PLAN, {FIRST: {"verification": "not_yet"}}, seen={})
    press(app, "Catat verifikasi")
    assert now()["verification"] == "not_yet" and "Sari sudah mengubah" in words(app)


def test_a_change_by_another_is_told_on_the_next_click(own_store):
    app = opened({"tindakan": FIRST})
    plan.edit(OTHER, PLAN, {FIRST: {"claim": "done"}}, seen={})
    assert "diubah orang lain sejak Anda membukanya" in words(app.run())
    assert "diubah orang lain sejak Anda membukanya" not in words(app.run())


@pytest.mark.parametrize(
    ("form", "verdict", "value", "button"),
    [
        ("Klaim OPD", "claim", "done", "Catat klaim"),
        ("Verifikasi", "verification", "conform", "Catat verifikasi"),
        ("Validasi KPK", "validation", "accepted", "Catat validasi KPK"),
    ],
)
def test_a_verdict_leaves_what_another_wrote_beside_it(form, verdict, value, button, own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"progress": 20, f"{verdict}_note": "awal"}}, seen={})
    app = choose_form(opened({"tindakan": FIRST}), form)
    plan.edit(OTHER, PLAN, {FIRST: {"progress": 80, f"{verdict}_note": "catatan Sari"}}, seen={})
    assert "diubah orang lain sejak Anda membukanya" in words(app.run())
    assert "kini catatan Sari; tetap begitu bila tidak Anda ubah di sini" in words(app)
    app.radio[0].set_value(value)
    press(app, button)
    assert (now()[verdict], now()["progress"], now()[f"{verdict}_note"]) == (value, 80, "catatan Sari")


def test_a_field_that_both_changed_is_told_again_before_the_later_one_wins(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Klaim OPD")
    plan.edit(OTHER, PLAN, {FIRST: {"progress": 80}}, seen={})
    app.run()  # tells of it once, perhaps while nobody looks
    app.number_input[0].set_value(50)
    press(app, "Catat klaim")
    assert now()["progress"] == 80 and "Sari sudah mengubah" in words(app) and app.number_input[0].value == 50
    press(app, "Catat klaim")
    assert now()["progress"] == 50
    history = plan.history(PLAN, FIRST)
    assert history["actor"].tolist()[:2] == ["Uji", "Sari"]


def test_what_was_typed_stays_while_another_form_or_view_is_looked_at_and_writes_nothing_else(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Klaim OPD")
    field(app, "text_area", "Catatan klaim").set_value("Menunggu tanda tangan").run()
    choose_form(app, "Tambah bukti")
    plan.edit(OTHER, PLAN, {FIRST: {"progress": 80}}, seen={})
    app.segmented_control(key="rtl").set_value("Per OPD").run()
    app.segmented_control(key="rtl").set_value("Daftar").run()
    app.selectbox(key="buka-tindakan").set_value(FIRST).run()
    app = choose_form(app, "Klaim OPD")
    assert field(app, "text_area", "Catatan klaim").value == "Menunggu tanda tangan"
    assert "Progres (persen) kini 80" in words(app) or "kini 80" in words(app)
    app.radio[0].set_value("done")
    press(app, "Catat klaim")
    assert (now()["progress"], now()["claim"], now()["claim_note"]) == (80, "done", "Menunggu tanda tangan")


def test_a_new_action_half_typed_waits_while_another_view_is_looked_at(own_store):
    app = opened()
    field(app, "text_input", "Judul").set_value("Setengah jadi").run()
    app.segmented_control(key="rtl").set_value("Per OPD").run()
    app.segmented_control(key="rtl").set_value("Daftar").run()
    assert field(app, "text_input", "Judul").value == "Setengah jadi" and app.expander[0].proto.expanded


def test_a_due_date_that_nobody_touched_in_the_form_is_not_moved_back(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2027-01-01"}}, seen={})
    app = choose_form(opened({"tindakan": FIRST}), "Tenggat")
    plan.edit(OTHER, PLAN, {FIRST: {"due": "2027-02-01"}}, seen={}, reason="Anggaran")
    app.run()
    field(app, "text_input", "Alasan tenggat dipindah").set_value("Tanpa sengaja")
    press(app, "Pindahkan tenggat")
    assert now()["due"] == pd.Timestamp("2027-02-01") and "Tidak ada yang berubah" in words(app)
    app = choose_form(app, "Tenggat")
    plan.edit(OTHER, PLAN, {FIRST: {"due": "2027-03-01"}}, seen={}, reason="Lelang")
    app.run().date_input[-1].set_value(date(2027, 4, 1))
    field(app, "text_input", "Alasan tenggat dipindah").set_value("Rapat")
    press(app, "Pindahkan tenggat")
    assert now()["due"] == pd.Timestamp("2027-03-01") and "Sari sudah mengubah" in words(app)
    press(app, "Pindahkan tenggat")
    assert now()["due"] == pd.Timestamp("2027-04-01")


def test_a_due_date_emptied_in_its_form_is_refused(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2025-01-01"}}, seen={})
    app = choose_form(opened({"tindakan": FIRST}), "Tenggat")
    app.date_input[-1].set_value(None)
    field(app, "text_input", "Alasan tenggat dipindah").set_value("Belum pasti")
    press(app, "Pindahkan tenggat")
    assert "tidak dapat dikosongkan" in words(app) and now()["due"] == pd.Timestamp("2025-01-01")
    assert field(app, "text_input", "Alasan tenggat dipindah").value == "Belum pasti"


def test_a_due_date_emptied_in_an_older_log_is_told_on_the_sheet(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2025-01-01"}}, seen={})
    with database.write() as cursor:
        append(cursor, OTHER, [Deed("action", FIRST, "move_due", {"due": ""}, "Belum pasti", PLAN)])
    app = opened({"tindakan": FIRST})
    assert "dikosongkan; tenggat pertama 1 Januari 2025" in words(app)
    steps = "".join(table.value.to_csv(index=False) for table in app.get("table"))
    assert "1 Januari 2025,pertama" in steps and "–,dikosongkan,Belum pasti,Sari" in steps
    plan.edit(OTHER, PLAN, {FIRST: {"due": "2025-01-01"}}, seen={}, reason="Kembali")
    steps = "".join(table.value.to_csv(index=False) for table in opened({"tindakan": FIRST}).get("table"))
    assert "1 Januari 2025,ditetapkan lagi,Kembali,Sari" in steps


def test_a_long_link_is_taken_as_evidence_and_a_broken_one_loses_nothing(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Tambah bukti")
    field(app, "text_input", "Nama bukti").set_value("SOP 700")
    field(app, "text_input", "Tautan").set_value("https:// bukan alamat")
    press(app, "Tambah bukti")
    assert "Salin alamatnya utuh" in words(app) and now()["evidence"] == 0
    assert field(app, "text_input", "Tautan").value == "https:// bukan alamat"
    field(app, "text_input", "Tautan").set_value("https://contoh.sharepoint.com/" + "x" * 900)
    press(app, "Tambah bukti")
    assert now()["evidence"] == 1


def test_a_withdrawn_action_leaves_the_plan_and_its_sheet(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Tarik tindak lanjut")
    next(f for f in app.text_input if f.label == "Alasan").set_value("Digabung dengan nomor 2")
    press(app, "Tarik tindak lanjut ini")
    assert len(grid(app).value) == 8 and not app.warning


def test_a_new_action_is_added_and_an_empty_one_is_refused(own_store):
    app = press(opened(), "Tambahkan")
    assert "masih kosong" in words(app) and len(plan.actions(PLAN)) == 9
    app.text_input[[f.label for f in app.text_input].index("Judul")].set_value("SOP pengarahan responden")
    next(m for m in app.multiselect if m.label == "Bagian indeks").set_value(["correction_conduct"])
    press(app, "Tambahkan")
    row = plan.actions(PLAN).iloc[-1]
    assert (row["title"], row["number"], list(row["parts"])) == ("SOP pengarahan responden", 10, ["correction_conduct"])
    assert "ditambahkan" in words(app) and not app.error


def test_the_history_holds_the_evidence_and_names_no_speaker(own_store):
    session = discussion.hold_session(
        INSPECTOR, PLAN, {"date": "2025-08-05", "side": "internal", "participants": 9, "roles": {"Staf": 6}}
    ).subjects[0]
    said = {"session": session, "quote": "Kata", "part": "internal", "theme": "staff", "role": "Staf"}
    finding = discussion.note_finding(INSPECTOR, PLAN, said).subjects[0]
    key = plan.create(INSPECTOR, PLAN, {"title": "Dari temuan", "finding": finding, "due": "2026-10-01"}).subjects[0]
    proof = evidence.hand_in(INSPECTOR, PLAN, key, title="SOP", file=("sop.pdf", b"isi")).subjects[0]
    evidence.take_back(INSPECTOR, PLAN, proof, reason="Salah")
    plan.edit(INSPECTOR, PLAN, {key: {"due": "2026-09-01"}}, seen={}, reason="Dipercepat")
    assert plan.history(PLAN, key)["deed"].tolist() == ["move_due", "withdraw_evidence", "evidence", "create"]
    assert plan.due_dates(PLAN, key)["slipped"].tolist() == [False, False]
    app = opened({"tindakan": key})
    told = event_words.readable(plan.history(PLAN, key))
    assert "Staf" not in words(app) + " ".join(told["facts"]) and "Tenggat: 1 September 2026" in " ".join(told["facts"])
    assert "Staf" not in event_words.facts_words('{"quote": "Kata", "role": "Staf"}', {})


# ------------------------------------------------------------------ the whole plan of one action


def field(app, kind, label):
    """The newest input of that label."""
    return [f for f in app.get(kind) if f.label == label][-1]


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
    assert order[:8] == ("open", "number", "title", "opd", "due", "state", "strength", "parts")
    assert set(order) >= {*plan_table.EDITED, "claim_told", "verification_told", "validation_told"}
    assert plan_table._WIDTHS["title"] >= 330 and plan_table._columns([], plan.actions(PLAN))["open"].config["label"] == "Buka"


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
    assert plan.edit(INSPECTOR, PLAN, {SECOND: {"verification": "not_yet", "claim": "running"}}, seen={}).warnings == []
    evidence.hand_in(INSPECTOR, PLAN, FIRST, title="SOP", link="https://a.go.id")
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform", "claim": "done"}}, seen={}).warnings == []
    third, new = {"rtl-3513-2024-3": {"claim": "done"}}, [{"title": "Baru", "claim": "done"}]
    assert "untuk 2 tindak lanjut" in plan.save(INSPECTOR, PLAN, third, new, seen={}).warnings[0]


def test_who_already_wrote_the_same_is_told_with_the_hour(own_store):
    seen = {FIRST: int(now()["last_seq"])}
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen={})
    outcome = plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen=seen)
    assert not outcome.subjects and not outcome.problems and outcome.changed_by_others["actor"].tolist() == ["Sari"]
    assert re.fullmatch(r"OPD penanggung jawab sudah demikian sejak Sari mengubahnya pukul \d\d\.\d\d\.", outcome.notes[0])
    plan.edit(OTHER, PLAN, {FIRST: {"output": "SOP"}}, seen={})
    later = {FIRST: int(outcome.changed_by_others["seq"].max())}
    assert plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen=later).changed_by_others is None


def test_the_same_verdict_twice_names_the_first_writer(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Verifikasi")
    app.radio[0].set_value("conform")
    plan.edit(OTHER, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    press(app, "Catat verifikasi")
    assert "sudah demikian sejak Sari mengubahnya pukul" in words(app) and "Tidak ada yang berubah" not in words(app)


def test_the_same_edit_in_the_table_names_the_first_writer(own_store):
    app = typed(opened(), 0, opd="BKPSDM")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen={})
    press(app, "Simpan perubahan")
    assert "sudah demikian sejak Sari mengubahnya pukul" in words(app) and plan_draft_of(app) == {}


def test_a_due_date_that_has_passed_is_taken_and_told(own_store):
    app = choose_form(opened({"tindakan": FIRST}), "Tenggat")
    app.date_input[-1].set_value(date.today() - timedelta(days=52))
    press(app, "Tetapkan tenggat")
    assert "Tenggat ini sudah lewat 52 hari." in words(app) and now()["first_due"] == pd.Timestamp(ago(52))
    assert plan.edit(INSPECTOR, PLAN, {SECOND: {"due": date.today().isoformat()}}, seen={}).notes == []
    plan.edit(INSPECTOR, PLAN, {FIRST: {"verification": "conform"}}, seen={})
    assert grid(opened()).value["state"].iloc[0] == "terverifikasi, terlambat 52 hari"


def test_filters_appear_as_soon_as_one_action_has_an_opd_or_a_part(own_store):
    assert not {"opd", "bagian"} & {box.key for box in opened().selectbox}
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "BKPSDM", "parts": ["internal"]}}, seen={})
    assert {"opd", "bagian"} <= {box.key for box in opened().selectbox}


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
