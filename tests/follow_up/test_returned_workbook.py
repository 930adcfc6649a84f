"""The matrix comes back: only real differences are proposed, nobody is overwritten unseen, faults name their cell."""

import io
import re
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pandas as pd
import pytest
import xlsxwriter
from plan_rows import PROBOLINGGO, WHO, at, cell, changed, made, read, rows, table, top, unchanged, write_cell

from spi.follow_up.fgd import discussion
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.matrix import matrix, returned
from spi.follow_up.plan import plan
from spi.store import database

pytestmark = pytest.mark.usefixtures("shipped_log")
# ---------------------------------------------------------------- what was changed


def test_only_the_cells_that_differ_are_proposed_and_saved(of):
    first, second = plan.actions(of)["action_id"]
    content = changed(
        made(of),
        {
            (1, at("output")): "=SUM(A1)", (1, at("supporting")): 'Dinas C; "Dinas D; E"', (2, at("due")): date(2026, 12, 31),
            (2, at("claim")): "Berjalan", (2, at("parts")): "eksternal;internal", (2, at("progress")): 50.0,
        },
    )  # fmt: skip
    draft = read(of, content)
    assert draft.problems == [] and draft.changes == {
        first: {"output": "=SUM(A1)", "supporting": ["Dinas C", "Dinas D; E"]},
        second: {"parts": ["external", "internal"], "due": "2026-12-31", "progress": 50, "claim": "running"},
    }
    assert draft.differences[["field", "old", "new"]].values.tolist()[:1] == [["Keluaran", "SOP", "=SUM(A1)"]]
    outcome = returned.apply(WHO, of, draft)
    assert outcome.problems == [] and outcome.subjects == [first, second]
    now = plan.actions(of).set_index("action_id")
    assert now.at[second, "progress"] == 50 and list(now.at[first, "supporting"]) == ["Dinas C", "Dinas D; E"]
    assert events.log(*of)["operation"].tolist()[:4] == ["claim", "progress", "edit", "edit"]
    again = read(of, content)
    assert again.changes == {} and again.problems == [] and returned.apply(WHO, of, again).subjects == []


def test_a_moved_due_date_needs_a_reason_from_the_row_or_from_the_page(of):
    first = plan.actions(of)["action_id"][0]
    moved = {(1, at("due")): date(2026, 12, 31)}
    draft = read(of, changed(made(of), moved))
    assert draft.unreasoned == [first] and "alasan" in returned.apply(WHO, of, draft).problems[0]
    draft = read(of, changed(made(of), moved | {(1, at("reason")): "Lelang ulang"}))
    assert draft.unreasoned == [] and returned.apply(WHO, of, draft, "umum").problems == []
    assert events.log(*of)["reason"][0] == "Lelang ulang"
    assert plan.actions(of)[["first_due", "due"]].iloc[0].tolist() == [pd.Timestamp(2026, 6, 30), pd.Timestamp(2026, 12, 31)]


def test_a_due_date_emptied_in_its_cell_is_refused_there(of):
    content = made(of)
    draft = read(of, changed(content, {(1, at("due")): "", (1, at("reason")): "Belum pasti"}))
    assert draft.problems == [
        f"{cell(content, 'due', 1)}: Tenggat yang pernah ditetapkan tidak dapat dikosongkan: pindahkan tenggatnya dengan alasan, "
        "atau tarik tindak lanjutnya."
    ]
    assert returned.apply(WHO, of, draft).problems == draft.problems
    assert read(of, changed(made(of), {(2, at("output")): "SOP"})).problems == []


def test_a_verdict_taken_back_needs_a_reason_too(of):
    draft = read(of, changed(made(of), {(1, at("verification")): ""}))
    assert draft.changes and draft.unreasoned and returned.apply(WHO, of, draft, "salah baris").problems == []
    assert plan.actions(of)["verification"].isna().all()


def test_a_new_row_is_a_new_action_and_is_added_once(of):
    new = {(3, at("title")): "Baru", (3, at("opd")): "Dinas Z", (3, at("due")): "31-12-2026", (3, at("claim")): "berjalan"}
    content = changed(made(of), new)
    draft = read(of, content)
    assert draft.problems == [] and draft.new == [{"title": "Baru", "opd": "Dinas Z", "due": "2026-12-31", "claim": "running"}]
    assert returned.apply(WHO, of, draft).problems == []
    row = plan.actions(of).iloc[2]
    assert (row["title"], row["number"], row["claim"]) == ("Baru", 3, "running")
    assert events.log(*of, subject=row["action_id"])["operation"].tolist() == ["claim", "create"]
    assert cell(content, "title", 3) in read(of, content).problems[0]
    assert "sudah ada" in returned.apply(WHO, of, draft).problems[0]
    assert len(plan.actions(of)) == 3


def test_a_row_that_is_missing_changes_nothing(of):
    content = changed(made(of), {(2, column): "" for column in range(len(matrix.headings()))})
    assert read(of, content).changes == {} and read(of, content).problems == []


def test_all_or_nothing(of):
    before, head = plan.actions(of), events.head()
    draft = read(of, changed(made(of), {(1, at("output")): "x", (2, at("title")): "Lain", (3, at("title")): "Baru"}))
    assert len(draft.changes) == 2 and len(draft.new) == 1
    draft.new.append({"title": ""})
    assert returned.apply(WHO, of, draft).problems and events.head() == head
    pd.testing.assert_frame_equal(plan.actions(of), before)


# ---------------------------------------------------------------- others at work meanwhile


def test_what_others_changed_meanwhile_is_not_taken_back(of):
    first, second = plan.actions(of)["action_id"]
    content = changed(made(of), {(2, at("output")): "x"})
    plan.edit(Person("Rini", "local"), of, {first: {"output": "SOP baru"}}, seen={})
    draft = read(of, content)
    assert draft.changes == {second: {"output": "x"}} and returned.apply(WHO, of, draft).problems == []
    assert plan.actions(of)["output"].tolist() == ["SOP baru", "x"]


def test_a_stale_row_is_refused_with_who_changed_what(of):
    first, head = plan.actions(of)["action_id"][0], None
    content = changed(made(of), {(1, at("output")): "x"})
    plan.edit(Person("Rini", "local"), of, {first: {"progress": 90}}, seen={})
    head, outcome = events.head(), returned.apply(WHO, of, read(of, content))
    assert "Rini" in outcome.problems[0] and outcome.changed_by_others["operation"].tolist() == ["progress"]
    assert events.head() == head


def test_what_somebody_else_already_wrote_the_same_is_no_change(of):
    content = changed(made(of), {(1, at("output")): "x"})
    plan.edit(Person("Rini", "local"), of, {plan.actions(of)["action_id"][0]: {"output": "x"}}, seen={})
    assert read(of, content).changes == {}


def test_a_workbook_of_a_past_day_is_compared_with_that_day(of):
    first = plan.actions(of)["action_id"][0]
    then = events.log(*of)["happened_at"].max().to_pydatetime()
    plan.edit(WHO, of, {first: {"output": "SOP baru"}}, seen={})
    assert read(of, made(of, at=then)).changes == {}


def test_a_theme_renamed_meanwhile_is_no_change(of):
    content = made(of)
    assert (
        discussion.change_theme(
            WHO, "staff", name="Sumber daya manusia", seen=discussion.theme_versions()["staff"], reason="lebih jelas"
        ).problems
        == []
    )
    try:
        assert unchanged(of, content) and unchanged(of, made(of))
    finally:
        discussion.change_theme(WHO, "staff", name="SDM", seen=discussion.theme_versions()["staff"], reason="kembali")


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (Person("Tamu", ""), "hanya boleh membaca"),
        (Person("", "local"), "Isi nama"),
        (Person("Ani", "opd", "Dinas B"), "ada yang disimpan"),
    ],
)
def test_a_workbook_is_refused_without_the_role(of, person, words):
    head = events.head()
    for cells in ({(1, at("claim")): "berjalan"}, {(1, at("output")): "x"}, {(3, at("title")): "Baru"}):
        outcome = returned.apply(person, of, read(of, changed(made(of), cells)), "alasan")
        assert words in outcome.problems[0] and events.head() == head


def test_an_opd_may_claim_its_own_actions_and_nothing_else(of):
    ani = Person("Ani", "opd", "Dinas A")
    claim, verdict = {(1, at("claim")): "berjalan"}, {(1, at("verification")): "sesuai"}
    assert "OPD" in returned.apply(ani, of, read(of, changed(made(of), claim | verdict)), "alasan").problems[0]
    assert returned.apply(ani, of, read(of, changed(made(of), claim)), "alasan").problems == []


# ---------------------------------------------------------------- hostile files


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "title: Tindak lanjut masih kosong"), ("title", "x" * 301, "title: Tindak lanjut panjangnya 301"),
        ("claim_note", "x" * 10_000, "claim_note: Catatan klaim panjangnya 10.000"), ("number", "", "number: nomor masih kosong"),
        ("verification", "cocok", 'verification: Verifikasi Inspektorat “cocok” tidak dikenal'),
        ("due", "besok", 'due: Tenggat “besok” bukan tanggal'), ("due", 46022.5, 'due: Tenggat “46022.5” bukan tanggal'),
        ("due", date(2025, 1, 1), "due: tenggat 1 Januari 2025 mendahului mulai 1 Januari 2026"),
        ("progress", 101, 'progress: Progres (%) “101” bukan bilangan bulat 0 sampai 100'),
        ("progress", 0.5, 'progress: Progres (%) “0.5” bukan'),
        ("parts", "Moral", 'parts: Bagian indeks “Moral” bukan bagian indeks'),
        ("themes", "Nasib", 'themes: tema “Nasib” tidak dikenal'),
        ("supporting", '"a" b', "supporting: tanda kutipnya tidak berpasangan"),
        ("first_due", date(2026, 1, 1), "first_due: tenggat pertama tidak dapat diubah"),
        ("last_seq", 1, 'last_seq: versi “1” bukan yang ditulis'), ("last_seq", "x", 'last_seq: versi “x” bukan'),
        ("action_id", "rtl-lain", 'action_id: kunci “rtl-lain” tidak ada di rencana ini'),
        ("action_id", "", 'title: “Menata pengaduan” sudah ada, padahal kuncinya kosong'),
    ],
)  # fmt: skip
def test_a_fault_names_its_cell_its_value_and_the_remedy(of, field, value, said):
    content, (place, _, words) = made(of), said.partition(": ")
    draft = read(of, changed(content, {(1, at(field)): value}))
    assert len(draft.problems) == 1 and draft.problems[0].endswith(".")
    assert draft.problems[0].startswith(f"{cell(content, place, 1)}: {words}")
    assert returned.apply(WHO, of, draft, "alasan").problems == draft.problems


def test_the_same_key_twice_names_both_rows(of):
    key, content = plan.actions(of)["action_id"][0], made(of)
    first, second = (cell(content, "action_id", line) for line in (1, 2))
    line = re.sub(r"\D", "", first)
    said = f"{second}: kunci “{key}” sudah ada di baris {line}"
    assert said in read(of, changed(content, {(2, at("action_id")): key})).problems[0]


def test_new_rows_say_what_they_lack(of):
    content = made(of)
    draft = read(
        of, changed(content, {(3, at("opd")): "Dinas", (4, at("title")): "Menata PENGADUAN", (5, at("claim")): "belum diklaim"})
    )
    assert [problem.partition(":")[0] for problem in draft.problems] == [cell(content, "title", line) for line in (3, 4)]


def test_two_who_apply_one_workbook_at_the_same_time_add_its_new_rows_once(of):
    draft = read(of, changed(made(of), {(3, at("title")): "Menata arsip"}))
    assert draft.problems == [] and len(draft.new) == 1
    with ThreadPoolExecutor(2) as writers:
        with database.write():  # both have begun and wait for the pen
            waiting = [writers.submit(returned.apply, WHO, of, draft) for _ in range(2)]
            wait(waiting, timeout=1)
        outcomes = [each.result() for each in waiting]
    assert plan.actions(of)["title"].tolist().count("Menata arsip") == 1
    assert sorted(len(outcome.subjects) for outcome in outcomes) == [0, 1]
    assert [p for outcome in outcomes for p in outcome.problems] == [
        "Tindak lanjut “Menata arsip” sudah ada di rencana. Ubah yang sudah ada, atau beri judul lain bila memang "
        "tindak lanjut lain."
    ]


def test_a_workbook_of_another_plan_or_store_is_refused(of):
    assert "3513/2024" in read(of, made(PROBOLINGGO)).problems[0]
    assert "basis data lain" in read(of, made(of, head=(events.head()[0], "0" * 64))).problems[0]
    assert "basis data lain" in read(of, made(of, head=(10**9, events.head()[1]))).problems[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "bukan buku kerja"), (b"Kunci;Versi\n", "bukan buku kerja"), (b"PK\x03\x04rusak", "tidak dapat dibuka"),
        (b"PK\x03\x04" + bytes(20 * 1024 * 1024), "lebih besar daripada 20 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", "tidak dapat dibuka"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_with_a_sentence(content, said):
    draft = read(PROBOLINGGO, content)
    assert len(draft.problems) == 1 and said in draft.problems[0] and "matriks.xlsx" in draft.problems[0]


def test_a_wrong_sheet_or_heading_is_named(of):
    content = made(of)
    assert "tidak memiliki lembar RTL; yang ada: Rencana" in read(of, changed(content, {}, name="Rencana")).problems[0]
    assert "tidak memiliki baris judul" in read(of, changed(content, {(0, at("action_id")): "ID"})).problems[0]
    lacking = read(of, changed(content, {(0, at("due")): "Batas", (0, at("opd")): ""})).problems
    assert "kolom OPD penanggung jawab" in lacking[0] and "kolom Tenggat." in lacking[1] and len(lacking) == 2
    assert "kolom Tenggat dua kali" in read(of, changed(content, {(0, 30): "Tenggat"})).problems[0]


def test_a_title_line_above_and_columns_of_ones_own_do_no_harm(of):
    grid = [["Matriks KPK"], *rows(made(of))]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as out:
        page, style = out.add_worksheet("RTL"), out.add_format({"num_format": "dd-mm-yyyy"})
        for r, row in enumerate(grid):
            for c, value in enumerate([*row, "catatan sendiri"]):
                write_cell(page, r, c, value, style)
    assert unchanged(of, target.getvalue())


def test_a_workbook_as_they_were_before_is_still_read(of):
    """Keys first, headings in the first row, no signature: what was sent out comes back for months."""
    first = plan.actions(of)["action_id"][0]
    older = [matrix.KEY, matrix.VERSION, *[field for field in matrix.headings() if field not in (matrix.KEY, matrix.VERSION)]]
    end = next(line for line, row in enumerate(table(made(of))) if matrix.END in row)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as out:
        page, style = out.add_worksheet("RTL"), out.add_format({"num_format": "dd-mm-yyyy"})
        for r, row in enumerate(table(made(of))[:end]):
            for c, field in enumerate(older):
                write_cell(page, r, c, row[at(field)], style)
        page.write_string(1, older.index("output"), "SOP baru")
        page.write_string(end, older.index("title"), "Menata arsip")
    draft = read(of, target.getvalue())
    assert (draft.problems, draft.changes, draft.new) == ([], {first: {"output": "SOP baru"}}, [{"title": "Menata arsip"}])


def test_an_action_written_below_the_signature_is_named_not_lost(of):
    content = made(of)
    end = next(line for line, row in enumerate(table(content)) if matrix.END in row)
    assert read(of, changed(content, {(end - 1, at("title")): "Di atas"})).new == [{"title": "Di atas"}]
    for line in (end, end + 20):
        problems = read(of, changed(content, {(line, at("title")): "Di bawah"})).problems
        assert len(problems) == 1 and problems[0].startswith(f"{cell(content, 'title', line)} tidak di atas tanda tangan")


def test_errors_and_merged_cells_never_empty_a_field(of):
    content = made(of)
    first, second = (top(content) + line for line in (1, 2))
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as out:
        page = out.add_worksheet("RTL")
        for r, row in enumerate(rows(content)):
            for c, value in enumerate(row):
                write_cell(page, r, c, value, out.add_format({"num_format": "dd-mm-yyyy"}))
        page.write_formula(first, at("output"), "=1/0", None, "#DIV/0!")
        page.merge_range(first, at("opd"), second, at("opd"), "Dinas A")
    problems = read(of, target.getvalue()).problems
    output, (one, two) = cell(content, "output", 1), (cell(content, "opd", line) for line in (1, 2))
    assert problems[0].startswith(f"{output} menunjukkan #DIV/0!") and problems[1].startswith(f"{one} sampai {two} digabung")
