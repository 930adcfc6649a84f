"""The page RTL, one action opened: its forms and its history; nothing stale wins, nothing is claimed unproved."""

from datetime import date

import pandas as pd
import pytest
from opened_page import press
from plan_page import FIRST, INSPECTOR, OTHER, PLAN, choose_form, field, grid, now, opened, words

from spi.follow_up.fgd import discussion
from spi.follow_up.log import events
from spi.follow_up.log.events import Event, append
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.store import database
from spi.ui.forms import event_words

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
    assert now()["first_due"] == pd.Timestamp("2026-12-01") and "dimundurkan 1 kali" in words(app)
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
    plan.edit(OTHER, PLAN, {FIRST: {"verification": "not_yet", "verification_note": "SOP belum ada"}}, seen={})
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
    assert now()["due"] == pd.Timestamp("2027-02-01") and "Tidak ada yang disimpan" in words(app)
    app = choose_form(app, "Tenggat")
    plan.edit(OTHER, PLAN, {FIRST: {"due": "2027-03-01"}}, seen={}, reason="Lelang")
    app.run().date_input[-1].set_value(date(2027, 4, 1))
    field(app, "text_input", "Alasan tenggat dipindah").set_value("Rapat")
    press(app, "Pindahkan tenggat")
    assert now()["due"] == pd.Timestamp("2027-03-01") and "Sari sudah mengubah" in words(app)
    press(app, "Pindahkan tenggat")
    assert now()["due"] == pd.Timestamp("2027-04-01")


def test_a_form_in_which_nothing_was_said_writes_nothing_stays_and_does_not_look_like_success(own_store):
    before = events.head()
    for form, button in (("Verifikasi", "Catat verifikasi"), ("Tenggat", "Tetapkan tenggat"), ("Klaim OPD", "Catat klaim")):
        app = press(choose_form(opened({"tindakan": FIRST}), form), button)
        assert [each.value for each in app.info] == ["Tidak ada yang disimpan\\: tidak ada isian yang baru\\."], form
        assert not app.success and [each.label for each in app.button if each.label == button]
    assert events.head() == before


def test_whoever_gives_no_name_and_changes_nothing_is_asked_for_the_name(own_store):
    outcome = plan.edit(Person("", "local"), PLAN, {FIRST: {}}, seen={})
    assert outcome.subjects == [] and "Isi nama Anda" in outcome.problems[0]


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
        append(cursor, OTHER, [Event("action", FIRST, "move_due", {"due": ""}, "Belum pasti", PLAN)])
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
    assert plan.history(PLAN, key)["operation"].tolist() == ["move_due", "withdraw_evidence", "evidence", "create"]
    assert plan.due_dates(PLAN, key)["slipped"].tolist() == [False, False]
    app = opened({"tindakan": key})
    told = event_words.readable(plan.history(PLAN, key))
    assert "Staf" not in words(app) + " ".join(told["facts"]) and "Tenggat: 1 September 2026" in " ".join(told["facts"])
    assert "Staf" not in event_words.facts_words('{"quote": "Kata", "role": "Staf"}', {})
