"""The matrix that goes to KPK: it reads back unchanged, only real differences are proposed, faults name their cell."""

import io
import itertools
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date, datetime

import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from spi.documents import plan_matrix
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import events, rules
from spi.follow_up.log.people import Person
from spi.follow_up.matrix import matrix, returned
from spi.follow_up.plan import evidence, plan
from spi.intake import opening
from spi.store import database
from spi.words import dictionary

WHO = Person("Uji", "local")
PROBOLINGGO = Plan("3513", 2024)
_years = itertools.count(3000)
NASTY = [
    "=1+1", "+62 811", "-5", "@SUM(A1)", "<b>tebal</b>", "a\r\nb\n\nc", "  _x000D_ ", "' kutip", '"a"; "b"',
    "é ü 漢字 😀 \u2028 \uffff", "x" * 300, "2026-12-31", "12,50", "TRUE", "007",
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def log(tmp_path_factory):
    """A store of this module with the shipped plan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(tmp_path_factory.mktemp("workbook") / "spi.duckdb"))
        opening.make_ready()
        yield
        database.close()


@pytest.fixture
def of():
    """A plan of one's own with two actions, the first with everything filled in."""
    own = Plan("3513", next(_years))
    first = {
        "title": "Menata pengaduan", "output": "SOP", "measure": "dipakai", "parts": ["internal", "budget"], "themes": ["staff"],
        "opd": "Dinas A", "supporting": ["Dinas B; C", 'Dinas "D"'], "start": "2026-01-01", "due": "2026-06-30",
        "strength": "strong", "progress": 40, "claim": "done", "claim_note": "lihat bukti", "verification": "not_yet",
        "source": "rapat",
    }  # fmt: skip
    assert plan.create(WHO, own, first).problems == [] and plan.create(WHO, own, {"title": "Kampanye"}).problems == []
    return own


def made(of, **kwargs):
    """The workbook of a plan as it is."""
    content = io.BytesIO()
    head = kwargs.pop("head", events.head())
    tables = plan.actions(of, **kwargs), evidence.evidence(of, **kwargs)
    plan_matrix.write(content, of, *tables, region_name="Kab. <Probolinggo> & co", made_at=datetime(2026, 8, 5, 9), head=head)
    return content.getvalue()


def rows(content, sheet="RTL"):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def changed(content, cells, *, name="RTL", options=None):
    """The workbook with some cells of its matrix written anew: (row, column from 0) -> value; other sheets as they are."""
    target, book = io.BytesIO(), CalamineWorkbook.from_filelike(io.BytesIO(content))
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False} | (options or {})) as out:
        style = out.add_format({"num_format": "dd-mm-yyyy"})
        for sheet in book.sheet_names:
            page = out.add_worksheet(name if sheet == "RTL" else sheet)
            grid = [list(row) for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)]
            for (row, column), value in cells.items() if sheet == "RTL" else ():
                grid += [[""] * len(grid[0])] * (row + 1 - len(grid))
                padded = grid[row] + [""] * (column + 1 - len(grid[row]))
                grid[row] = [value if n == column else cell for n, cell in enumerate(padded)]
            for row, column in ((r, c) for r in range(len(grid)) for c in range(len(grid[r]))):
                _write(page, row, column, grid[row][column], style)
    return target.getvalue()


def _write(page, row, column, value, style):
    if isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), style)
    elif isinstance(value, str):
        page.write_string(row, column, value)
    else:
        page.write(row, column, value)


def at(field):
    return list(matrix.headings()).index(field)


def read(of, content):
    return returned.read(content, "matriks.xlsx", of)


def unchanged(of, content):
    draft = read(of, content)
    assert (draft.changes, draft.new, draft.problems, draft.unreasoned) == ({}, [], [], [])
    assert draft.differences.empty and draft.seen.keys() == set(plan.actions(of)["action_id"])
    return True


# ---------------------------------------------------------------- the round trip


def test_the_shipped_plan_comes_back_unchanged():
    assert unchanged(PROBOLINGGO, made(PROBOLINGGO))


def test_a_full_action_comes_back_unchanged_and_stands_in_its_columns(of):
    key = plan.actions(of)["action_id"][0]
    evidence.hand_in(WHO, of, key, title="=SOP", link="https://a.id/x")
    plan.edit(WHO, of, {key: {"due": "2026-09-30"}}, seen={}, reason="lelang ulang")
    content = made(of)
    assert unchanged(of, content)
    told = dict(zip(rows(content)[0], rows(content)[1], strict=True))
    assert told["Tenggat pertama"] == date(2026, 6, 30) and told["Tenggat"] == date(2026, 9, 30)
    assert told["Bagian indeks"] == "Internal; Pengelolaan Anggaran" and told["Akar masalah"] == "SDM"
    assert told["OPD pendukung"] == '"Dinas B; C"; "Dinas ""D"""' and told["Validasi KPK"] == "belum dinilai"
    assert told["Bukti"] == "1 bukti" and told["Alasan pemindahan tenggat"] == "" and told["Klaim OPD"] == "selesai menurut OPD"
    assert rows(content)[2][at("evidence")] == "bukti belum ada" and rows(content, "Bukti")[1][2:4] == ["=SOP", "https://a.id/x"]


def test_the_guide_says_what_it_is_and_where_the_log_stood(of):
    told = {row[0]: row[1] for row in rows(made(of), "Petunjuk")}
    assert told["Kode rencana"] == f"3513/{of[1]}" and told["Keadaan per"] == "5 Agustus 2026 09.00"
    assert (told["Nomor peristiwa terakhir"], told["Sidik peristiwa terakhir (SHA-256)"]) == (
        str(events.head()[0]),
        events.head()[1],
    )
    assert set(dictionary.words("verifications").values()) <= {name.partition(": ")[2] for name in told}


def test_no_text_becomes_a_formula(of):
    first = plan.actions(of)["action_id"][0]
    for text in NASTY:
        assert plan.edit(WHO, of, {first: {"title": text, "opd": text, "supporting": [text, "B"]}}, seen={}).problems == []
        content = made(of)
        assert unchanged(of, content) and b"<f>" not in _sheet_xml(content)


def _sheet_xml(content):
    import zipfile

    return zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


_ANY = st.characters(exclude_categories=["Cs"], exclude_characters=[chr(n) for n in (*range(9), 11, 12, *range(14, 32), 127)])
_TEXT = st.one_of(st.text(_ANY, max_size=60), st.sampled_from(NASTY), st.text('=+-@"; \n<>&', max_size=12))
_LISTS = st.lists(_TEXT.filter(lambda text: len(text) <= 300), max_size=5)
_DAYS = st.dates(date(2015, 1, 1), date(2100, 12, 31)).map(str)
_FIELDS = st.fixed_dictionaries(
    {"title": _TEXT.map(lambda text: text.strip()[:300] or "x")},
    optional={
        "output": st.one_of(_TEXT, st.text(_ANY, min_size=3900, max_size=4000)), "opd": _TEXT, "claim_note": _TEXT,
        "validation_note": _TEXT, "supporting": _LISTS, "start": st.just("2015-01-01"), "due": _DAYS, "source": _TEXT,
        "parts": st.lists(st.sampled_from(rules.parts()), max_size=4, unique=True),
        "themes": st.lists(st.one_of(st.sampled_from(["staff", "system", "SDM"]), _TEXT), max_size=3),
        "strength": st.sampled_from(["", "weak", "strong"]), "progress": st.integers(0, 100),
        "claim": st.sampled_from(["", "running", "done"]), "verification": st.sampled_from(["", "conform", "impossible"]),
        "validation": st.sampled_from(["", "accepted", "rejected"]),
    },
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(_FIELDS, min_size=1, max_size=3))
def test_whatever_is_written_reads_back_unchanged(actions):
    of = Plan("3513", next(_years))
    for fields in actions:
        assert plan.create(WHO, of, fields).problems == []
    assert unchanged(of, made(of))


@given(st.lists(_TEXT.map(matrix.legible).map(str.strip).filter(bool), max_size=6))
def test_a_list_in_one_cell_is_unambiguous(items):
    assert matrix.list_items(matrix.list_cell(items)) == items


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) tidak ada di komputer ini")
def test_a_workbook_saved_by_libreoffice_is_unchanged(of, tmp_path):
    keys = [
        plan.create(WHO, of, {"title": f"{text[:290]} {n}", "opd": text, "output": text}).subjects[0]
        for n, text in enumerate(NASTY)
    ]
    plan.edit(WHO, of, {keys[0]: {"supporting": NASTY[:8], "due": "2026-12-31"}}, seen={})
    (tmp_path / "a.xlsx").write_bytes(made(of))
    (tmp_path / "out").mkdir()
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "out", tmp_path / "a.xlsx"],
                   check=True, capture_output=True, timeout=120)  # fmt: skip
    assert unchanged(of, (tmp_path / "out" / "a.xlsx").read_bytes())


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
    assert events.log(*of)["deed"].tolist()[:4] == ["claim", "progress", "edit", "edit"]
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
    draft = read(of, changed(made(of), {(1, at("due")): "", (1, at("reason")): "Belum pasti"}))
    assert draft.problems == [
        "RTL!M2: Tenggat yang pernah ditetapkan tidak dapat dikosongkan: pindahkan tenggatnya dengan alasan, "
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
    assert events.log(*of, subject=row["action_id"])["deed"].tolist() == ["claim", "create"]
    assert "RTL!D4" in read(of, content).problems[0] and "sudah ada" in returned.apply(WHO, of, draft).problems[0]
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
    assert "Rini" in outcome.problems[0] and outcome.changed_by_others["deed"].tolist() == ["progress"]
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
        ("title", "", "RTL!D2: Tindak lanjut masih kosong"), ("title", "x" * 301, "RTL!D2: Tindak lanjut panjangnya 301"),
        ("claim_note", "x" * 10_000, "RTL!R2: Catatan klaim panjangnya 10.000"), ("number", "", "RTL!C2: nomor masih kosong"),
        ("verification", "cocok", 'RTL!S2: Verifikasi Inspektorat "cocok" tidak dikenal'),
        ("due", "besok", 'RTL!M2: Tenggat "besok" bukan tanggal'), ("due", 46022.5, 'RTL!M2: Tenggat "46022.5" bukan tanggal'),
        ("due", date(2025, 1, 1), "RTL!M2: tenggat 1 Januari 2025 mendahului mulai 1 Januari 2026"),
        ("progress", 101, 'RTL!P2: Progres (%) "101" bukan bilangan bulat 0 sampai 100'),
        ("progress", 0.5, 'RTL!P2: Progres (%) "0.5" bukan'),
        ("parts", "Moral", 'RTL!G2: Bagian indeks "Moral" bukan bagian indeks'),
        ("themes", "Nasib", 'RTL!H2: tema "Nasib" tidak dikenal'),
        ("supporting", '"a" b', "RTL!J2: tanda kutipnya tidak berpasangan"),
        ("first_due", date(2026, 1, 1), "RTL!L2: tenggat pertama tidak dapat diubah"),
        ("last_seq", 1, 'RTL!B2: versi "1" bukan yang ditulis'), ("last_seq", "x", 'RTL!B2: versi "x" bukan'),
        ("action_id", "rtl-lain", 'RTL!A2: kunci "rtl-lain" tidak ada di rencana ini'),
        ("action_id", "", 'RTL!D2: "Menata pengaduan" sudah ada, padahal kuncinya kosong'),
    ],
)  # fmt: skip
def test_a_fault_names_its_cell_its_value_and_the_remedy(of, field, value, said):
    draft = read(of, changed(made(of), {(1, at(field)): value}))
    assert len(draft.problems) == 1 and draft.problems[0].startswith(said) and draft.problems[0].endswith(".")
    assert returned.apply(WHO, of, draft, "alasan").problems == draft.problems


def test_the_same_key_twice_names_both_rows(of):
    key = plan.actions(of)["action_id"][0]
    assert f'RTL!A3: kunci "{key}" sudah ada di baris 2' in read(of, changed(made(of), {(2, 0): key})).problems[0]


def test_new_rows_say_what_they_lack(of):
    draft = read(
        of, changed(made(of), {(3, at("opd")): "Dinas", (4, at("title")): "Menata PENGADUAN", (5, at("claim")): "belum diklaim"})
    )
    assert [problem[:7] for problem in draft.problems] == ["RTL!D4:", "RTL!D5:"] and len(draft.problems) == 2


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
        'Tindak lanjut "Menata arsip" sudah ada di rencana. Muat berkasnya lagi.'
    ]


def test_a_workbook_of_another_plan_or_store_is_refused(of):
    assert "3513/2024" in read(of, made(PROBOLINGGO)).problems[0]
    assert "basis data lain" in read(of, made(of, head=(events.head()[0], "0" * 64))).problems[0]
    assert "basis data lain" in read(of, made(of, head=(10**9, events.head()[1]))).problems[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "bukan buku kerja"), (b"Kunci;Versi\n", "bukan buku kerja"), (b"PK\x03\x04rusak", "tidak dapat dibuka"),
        (b"PK\x03\x04" + bytes(20 * 1024 * 1024), "lebih besar dari 20 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", "tidak dapat dibuka"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_with_a_sentence(content, said):
    draft = read(PROBOLINGGO, content)
    assert len(draft.problems) == 1 and said in draft.problems[0] and "matriks.xlsx" in draft.problems[0]


def test_a_wrong_sheet_or_heading_is_named(of):
    content = made(of)
    assert "tidak mempunyai lembar RTL; yang ada: Rencana" in read(of, changed(content, {}, name="Rencana")).problems[0]
    assert "tidak mempunyai baris judul" in read(of, changed(content, {(0, 0): "ID"})).problems[0]
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
                _write(page, r, c, value, style)
    assert unchanged(of, target.getvalue())


def test_errors_and_merged_cells_never_empty_a_field(of):
    content = io.BytesIO(changed(made(of), {}))
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as out:
        page = out.add_worksheet("RTL")
        for r, row in enumerate(rows(content.getvalue())):
            for c, value in enumerate(row):
                _write(page, r, c, value, out.add_format({"num_format": "dd-mm-yyyy"}))
        page.write_formula(1, at("output"), "=1/0", None, "#DIV/0!")
        page.merge_range(1, at("opd"), 2, at("opd"), "Dinas A")
    problems = read(of, target.getvalue()).problems
    assert problems[0].startswith("RTL!E2 menunjukkan #DIV/0!") and problems[1].startswith("RTL!I2 sampai RTL!I3 digabung")
