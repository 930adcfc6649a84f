"""The table of the page RTL: it loses nothing typed, overwrites nobody unseen, and takes only what a browser may send."""

import pandas as pd
import pytest
from opened_page import press
from plan_page import FIRST, INSPECTOR, OTHER, PAGE, PLAN, SECOND, draft, grid, now, opened, plan_draft_of, typed, words

from spi.follow_up.fgd import discussion
from spi.follow_up.plan import plan
from spi.ui.plan import plan_draft

# ------------------------------------------------------------------ editing in the table


def test_an_edit_is_saved_once_and_said_once(own_store):
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


def test_without_a_name_nothing_is_saved_and_what_was_typed_stays(own_store):
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
        ({"output": "x" * 10_000}, "panjangnya 10.000 huruf"),
        ({"start": "2026-05-01", "due": "2026-04-01"}, "mendahului"),
        ({"due": "+060630-02-02"}, "bukan tanggal"),
        ({"progress": 170}, "bukan bilangan bulat 0 sampai 100"),
        ({"strength": "super"}, "tidak dikenal"),
        ({"parts": ["entah"]}, "bukan bagian indeks"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(fields, said, own_store):
    app = press(typed(opened(), 0, opd="BKPSDM", **fields), "Simpan perubahan")
    assert said in words(app) and now()["opd"] == ""
    kept = plan_draft_of(app)[FIRST]
    assert kept["opd"] == "BKPSDM" and all(kept[name] == value for name, value in fields.items())


@pytest.mark.parametrize("text", ["<b>tebal</b>", "=1+1", "**a** [x](http://y)", "@SUM(A1)"])
def test_markup_and_formulas_are_kept_as_they_were_written(text, own_store):
    app = press(typed(opened(), 0, title=text), "Simpan perubahan")
    assert now()["title"] == text and not app.error
    app = opened({"tindakan": FIRST})
    assert app.header[0].value.replace("\\", "").startswith(f"1. {text}: ")
    raw = " ".join(e.value for e in (*app.markdown, *app.header))
    assert "<b>" not in raw and "[x](" not in raw and "**a" not in raw


def test_a_theme_of_the_same_name_is_another_theme_in_the_table(own_store):
    old = discussion.add_theme(OTHER, "Pelatihan khusus").subjects[0]
    discussion.change_theme(OTHER, old, seen=discussion.theme_versions()[old], reason="ganti")
    new = discussion.add_theme(OTHER, "Pelatihan khusus").subjects[0]
    plan.edit(OTHER, PLAN, {FIRST: {"themes": [old]}}, seen={})
    app = typed(opened(), 0, themes=[new])
    assert "Belum disimpan" in words(app)
    waits = plan_draft.difference(plan_draft_of(app), plan.actions(PLAN).set_index("action_id", drop=False))
    assert waits[["old", "new"]].values.tolist() == [[f"Pelatihan khusus ({old})", f"Pelatihan khusus ({new})"]]
    press(app, "Simpan perubahan")
    assert list(now()["themes"]) == [new]


def test_what_reads_as_it_stands_is_no_change_in_the_table(own_store):
    plan.edit(OTHER, PLAN, {FIRST: {"due": "2026-10-01", "progress": 40, "themes": ["culture"], "strength": "weak"}}, seen={})
    same = {"due": "2026-10-01", "progress": 40, "themes": ["culture"], "strength": "weak", "opd": None, "start": None}
    app = typed(opened(), 0, **same, title=f"  {now()['title']} ", supporting=[])
    assert "Belum disimpan" not in words(app)


def test_a_moved_due_date_asks_for_its_reason(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2026-10-01"}}, seen={})
    app = typed(opened(), 0, due="2026-11-01")
    reason = next(field for field in app.text_input if field.label == "Alasan tenggat dipindah")
    press(app, "Simpan perubahan")
    assert "Tulis alasannya" in words(app) and now()["due"] == pd.Timestamp("2026-10-01")
    reason = next(field for field in app.text_input if field.label == "Alasan tenggat dipindah")
    reason.set_value("Rapat diundur")
    press(app, "Simpan perubahan")
    assert (now()["first_due"], now()["due"], now()["slips"]) == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-11-01"), 1)


def test_a_due_date_emptied_in_the_table_is_refused_and_stays_typed(own_store):
    plan.edit(INSPECTOR, PLAN, {FIRST: {"due": "2025-01-01"}}, seen={})
    app = press(typed(opened(), 0, due=None, opd="BKPSDM"), "Simpan perubahan")
    assert "tidak dapat dikosongkan" in words(app) and "Tulis alasannya" not in words(app)
    assert (now()["due"], now()["opd"]) == (pd.Timestamp("2025-01-01"), "")
    assert plan_draft_of(app)[FIRST] == {"due": None, "opd": "BKPSDM"}


def test_a_first_due_date_asks_for_no_reason(own_store):
    app = typed(opened(), 0, due="2026-11-01")
    assert not [field for field in app.text_input if field.label == "Alasan tenggat dipindah"]
    press(app, "Simpan perubahan")
    assert now()["slips"] == 0 and not app.error


def test_what_was_typed_survives_filters_views_and_other_pages(own_store):
    plan.edit(INSPECTOR, PLAN, {SECOND: {"opd": "BKPSDM"}}, seen={})
    app = typed(opened(), 0, output="Keluaran baru")
    app.selectbox(key="opd-pilihan").set_value("BKPSDM").run()
    assert list(grid(app).value["number"]) == [2] and "1 perubahan" in words(app)
    typed(app, 0, measure="Ukuran baru")
    app.segmented_control(key="rtl").set_value("Per OPD").run()
    app.switch_page("pages/hasil/tren.py").run()
    app.switch_page(PAGE).run()
    app.segmented_control(key="rtl").set_value("Daftar").run()
    app.selectbox(key="opd-pilihan").set_value(None).run()
    assert grid(app).value["output"].iloc[0] == "Keluaran baru" and grid(app).value["measure"].iloc[1] == "Ukuran baru"
    app.text_input(key="nama-pencatat").set_value("Uji").run()
    press(app, "Simpan perubahan")
    assert (now()["output"], now(SECOND)["measure"]) == ("Keluaran baru", "Ukuran baru")


def test_an_edit_taken_back_in_its_cell_is_no_edit(own_store):
    app = typed(opened(), 0, opd="Inspektorat")
    app.session_state[grid(app).key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert "Belum disimpan" not in words(app)


def test_dropped_edits_are_gone(own_store):
    app = press(typed(opened(), 0, opd="Inspektorat"), "Buang perubahan")
    assert "dibuang" in words(app) and "Belum disimpan" not in words(app)
    assert not grid(app).value["opd"].iloc[0] and now()["opd"] == ""


def test_the_later_editor_is_told_and_wins_only_knowingly(own_store):
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


def test_a_third_change_between_two_saves_is_told_too(own_store):
    app = typed(opened(), 0, opd="BKPSDM")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Dinas Kesehatan"}}, seen={})
    press(app, "Simpan perubahan")
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Inspektorat"}}, seen={})
    press(app, "Simpan perubahan")
    assert now()["opd"] == "Inspektorat" and "Belum ada yang disimpan" in app.error[0].title + words(app)


def test_an_edit_of_an_action_withdrawn_by_another_is_told(own_store):
    app = typed(opened(), 0, opd="BKPSDM")
    assert plan.withdraw(OTHER, PLAN, FIRST, seen=99, reason="Digabung").problems == []
    app.run()
    assert "ditarik orang lain" in words(app) and not app.exception
    press(app, "Buang perubahan")
    assert "ditarik orang lain" not in words(app)


def test_a_newer_state_is_drawn_where_nothing_is_unsaved(own_store):
    app = opened()
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "Dinas Kesehatan"}}, seen={})
    assert grid(app.run()).value["opd"].iloc[0] == "Dinas Kesehatan"


# ------------------------------------------------------------------ what the browser kept


LEFT = {"changes": {FIRST: {"opd": "BKPSDM", "parts": ["internal"]}}, "seen": {FIRST: 3}}


def test_a_kept_draft_is_read_as_it_was_left():
    assert plan_draft.readable(LEFT) == (LEFT["changes"], LEFT["seen"])


@pytest.mark.parametrize(
    "left",
    [
        None, "x", [], {}, {"changes": []}, {"changes": {FIRST: "BKPSDM"}, "seen": {FIRST: 3}},
        {"changes": {FIRST: {"claim": "done", "validation": "accepted"}}, "seen": {FIRST: 3}},  # no field of the table
        {"changes": {FIRST: {"parts": "internal", "opd": ["a"], "due": {"a": 1}, "progress": True}}, "seen": {FIRST: 3}},
    ],
    ids=str,
)  # fmt: skip
def test_of_what_a_browser_sends_only_cells_of_the_table_are_taken(left):
    assert plan_draft.readable(left)[0] == {}


@pytest.mark.parametrize("seen", [{}, {FIRST: "3"}, {FIRST: True}, [3]], ids=str)
def test_a_kept_draft_without_the_version_it_was_typed_over_is_not_taken(seen):
    assert plan_draft.readable(LEFT | {"seen": seen}) == ({}, {})


def test_a_kept_draft_over_an_older_state_is_told_before_it_is_saved(own_store):
    older = int(now()["last_seq"])
    plan.edit(OTHER, PLAN, {FIRST: {"opd": "BKPSDM"}}, seen={})
    app = opened()
    left = {"changes": {FIRST: {"opd": "Dinas A"}}, "seen": {FIRST: older}}
    draft(app).changes, draft(app).seen = plan_draft.readable(left)
    app.session_state["_rtl-simpanan-3513-2024"]["turn"] = None  # as inputs.redraw does in the session
    app.run()
    assert grid(app).value["opd"].iloc[0] == "Dinas A"
    press(app, "Simpan perubahan")
    assert now()["opd"] == "BKPSDM" and "Belum ada yang disimpan" in app.error[0].title + words(app)
