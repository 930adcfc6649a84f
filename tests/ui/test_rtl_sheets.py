"""The page RTL for a session and as a file: sheets of OPD and camat, a long plan, the workbook out and in."""

import io
from datetime import date, datetime

import pandas as pd
import pytest
from opened_page import press
from plan_page import FIRST, INSPECTOR, OTHER, PLAN, SECOND, ago, grid, now, opened, words

from spi.answers.actions import agenda, progress
from spi.documents import plan_matrix
from spi.follow_up.log import events
from spi.follow_up.log.events import Event, append
from spi.follow_up.plan import evidence, plan
from spi.store import database
from spi.ui.plan import plan_draft, plan_view

# ------------------------------------------------------------------ sheets for the sessions, and many actions


def test_the_sheet_says_what_is_to_be_decided(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "Dinas A", "due": "2026-01-10", "claim": "done"}}, seen={})
    plan.edit(INSPECTOR, PLAN, {SECOND: {"opd": "Dinas A", "due": "2026-06-01", "verification": "conform"}}, seen={})
    table = agenda.agenda(plan.actions(PLAN), date(2026, 2, 1))
    assert table["opd"].iloc[0] == "Dinas A" and table["opd"].iloc[-1] == "belum ditetapkan"
    said = table.set_index("action_id")["decision"]
    assert said[FIRST] == "minta buktinya; minta verifikasi Inspektorat"
    assert said[SECOND] == "kirim ke KPK lalu catat validasinya"
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
def test_the_camat_sheet_follows_its_rule(fields, concerns, own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: fields}, seen={})
    assert (FIRST in set(agenda.of_camat(plan.actions(PLAN))["action_id"])) is concerns
    assert agenda.camat_rule() in words(opened({"rtl": "Sesi camat"}))


@pytest.fixture
def crowded(own_store):
    """The plan with 260 more actions, written in one transaction."""
    with database.write() as cursor:
        added = [
            Event(
                "action",
                f"rtl-banyak-{n}",
                "create",
                {"number": n + 10, "title": f"Tindakan {n}", "opd": f"OPD {n % 7}"},
                plan=PLAN,
            )
            for n in range(260)
        ]
        append(cursor, INSPECTOR, added)
    return own_store


def test_a_long_plan_draws_two_hundred_rows_and_says_so(crowded):
    app = opened()
    assert len(grid(app).value) == 200 and "Menampilkan 200 dari 269; saring untuk melihat yang lain" in words(app)
    app.selectbox(key="opd-pilihan").set_value("OPD 3").run()
    assert len(grid(app).value) == 37 and "Menampilkan" not in words(app)
    app = opened({"rtl": "Sesi OPD"})
    assert "Menampilkan 40 dari 269" in words(app) and sum(len(table.value) for table in app.table) == 40
    app.selectbox(key="opd-pilihan").set_value("OPD 3").run()
    assert "Menampilkan" not in words(app) and len(app.table[0].value) == 37


@pytest.mark.parametrize(
    ("state", "fields", "kept"),
    [
        ("belum diklaim", {}, list(range(2, 10))),
        ("diklaim selesai", {"claim": "done"}, [1, 2]),
        ("diklaim, belum dinilai Inspektorat", {"claim": "done"}, [2]),
        ("diverifikasi sesuai", {"verification": "conform"}, [1, 2]),
        ("dinilai, belum sesuai", {"verification": "not_yet", "verification_note": "x"}, [2]),
        ("tidak dapat ditindaklanjuti", {"verification": "impossible", "verification_note": "x"}, [2]),
        ("divalidasi KPK", {"validation": "accepted"}, [2]),
        ("ditolak KPK", {"validation": "rejected"}, [2]),
        ("bukti belum ada", {}, list(range(1, 10))),
    ],
)
def test_a_filter_keeps_what_its_name_says(state, fields, kept, own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"claim": "done", "verification": "conform"}, SECOND: fields}, seen={})
    app = opened()
    box = app.selectbox(key="status-pilihan")
    app.selectbox(key="status-pilihan").set_value(list(plan_view.STATES)[box.options.index(state)]).run()
    assert list(grid(app).value["number"]) == kept


def test_what_is_overdue_and_claimed_is_what_both_filters_keep(own_store):
    late, claimed = {"due": ago(3)}, {"claim": "done"}
    third = "rtl-3513-2024-3"
    changes = {FIRST: late | claimed, SECOND: late, third: claimed | {"due": date.today().isoformat()}}
    assert plan.edit(INSPECTOR, PLAN, changes, seen={}).problems == []
    app = opened()
    app.toggle(key="lewat").set_value(True).run()
    assert list(grid(app).value["number"]) == [1, 2]  # due today is not overdue
    app.selectbox(key="status-pilihan").set_value("claimed").run()
    assert list(grid(app).value["number"]) == [1] and "1 dari 9 tindak lanjut" in words(app)
    app.toggle(key="lewat").set_value(False).run()
    assert list(grid(app).value["number"]) == [1, 3]


def test_an_opd_is_one_whatever_its_capital_letters(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"opd": "Dinas Kesehatan", "claim": "done"}, SECOND: {"opd": "DINAS KESEHATAN"}}, seen={})
    table = progress.by_opd(plan.actions(PLAN), date(2026, 2, 1))
    assert table[["opd", "total", "claimed"]].values.tolist() == [["Dinas Kesehatan", 2, 1], ["belum ditetapkan", 7, 0]]
    app = opened()
    app.selectbox(key="opd-pilihan").set_value("Dinas Kesehatan").run()
    assert list(grid(app).value["number"]) == [1, 2]
    assert words(opened({"rtl": "Sesi OPD"})).count("Dinas Kesehatan") == 1


def test_what_cannot_be_done_for_a_valid_reason_waits_for_nobody(own_store):
    day = date(2026, 2, 1)
    done = {"verification": "impossible", "verification_note": "dasar hukum dicabut", "claim": "done", "due": "2025-01-01"}
    plan.edit(INSPECTOR, PLAN, {FIRST: done, SECOND: {"verification": "impossible", "verification_note": "x"}}, seen={})
    asked = agenda.agenda(plan.actions(PLAN), day).set_index("action_id")
    assert asked.loc[[FIRST, SECOND], "decision"].tolist() == ["", ""] and not asked.at[FIRST, "overdue"]
    plan.edit(INSPECTOR, PLAN, {FIRST: {"validation": "rejected"}}, seen={})
    asked = agenda.agenda(plan.actions(PLAN), day).set_index("action_id")
    assert asked.at[FIRST, "decision"] == "jawab penolakan KPK; tetapkan OPD penanggung jawab"


def test_the_difference_of_a_draft_leaves_out_what_is_already_so(own_store):
    rows = plan.actions(PLAN).set_index("action_id", drop=False)
    changes = {FIRST: {"title": rows.at[FIRST, "title"] + " ", "due": None, "parts": [], "progress": None, "opd": "Baru"}}
    table = plan_draft.difference(changes, rows)
    assert table[["code", "old", "new"]].values.tolist() == [["opd", "(kosong)", "Baru"]]


# ------------------------------------------------------------------ the workbook


def workbook_of(**cells):
    """The plan as a workbook, after somebody filled cells of its first action: heading -> value."""
    book = io.BytesIO()
    table = plan.actions(PLAN)
    plan_matrix.write(book, PLAN, table, evidence.evidence(PLAN), region_name="Uji", made_at=datetime.now(), head=events.head())
    if not cells:
        return book.getvalue()
    for field, value in cells.items():
        table[field] = table[field].astype(object)
        table.at[0, field] = value
    book = io.BytesIO()
    plan_matrix.write(book, PLAN, table, evidence.evidence(PLAN), region_name="Uji", made_at=datetime.now(), head=events.head())
    return book.getvalue()


def uploaded(content, **query):
    app = opened({"rtl": "Berkas", **query})
    app.file_uploader[0].set_value(("rencana.xlsx", content, "application/octet-stream"))
    app.run()
    assert not app.exception, app.exception
    return app


def test_an_untouched_workbook_changes_nothing(own_store):
    app = uploaded(workbook_of())
    assert "tidak ada yang berubah" in words(app) and not [b for b in app.button if b.label == "Simpan"]


def test_a_filled_workbook_shows_its_difference_and_is_saved_whole(own_store):
    app = uploaded(workbook_of(opd="BKPSDM", output="=1+1"))
    shown = next(t.value for t in app.dataframe if "Baru" in t.value.columns)
    assert shown["Baru"].tolist() == ["=1+1", "BKPSDM"] and now()["opd"] == ""
    press(app, "Simpan")
    assert (now()["opd"], now()["output"]) == ("BKPSDM", "=1+1") and "Tersimpan dari berkas: 1 tindak lanjut" in words(app)
    assert not app.file_uploader[0].value


def test_a_workbook_that_moves_a_due_date_asks_for_the_reason(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2026-10-01"}}, seen={})
    app = press(uploaded(workbook_of(due=pd.Timestamp("2026-11-01"))), "Simpan")
    assert "Tulis alasannya" in words(app) and now()["due"] == pd.Timestamp("2026-10-01")
    next(f for f in app.text_input if f.label.startswith("Alasan bagi")).set_value("Rapat diundur")
    press(app, "Simpan")
    assert now()["due"] == pd.Timestamp("2026-11-01") and now()["slips"] == 1


def test_a_workbook_over_a_newer_state_is_refused_and_told(own_store):
    content = workbook_of(opd="BKPSDM")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Dinas Kesehatan"}}, seen={})
    app = press(uploaded(content), "Simpan")
    assert "Sari sudah mengubah" in words(app) and now()["opd"] == "Dinas Kesehatan"


@pytest.mark.parametrize("content", [b"", b"bukan xlsx", b"PK\x03\x04rusak"])
def test_a_file_that_is_no_workbook_gets_a_sentence(content, own_store):
    app = uploaded(content)
    assert app.error and not [b for b in app.button if b.label == "Simpan"]
