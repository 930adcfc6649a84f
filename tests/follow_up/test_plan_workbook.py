"""The matrix that goes to KPK: whatever is written in it reads back unchanged."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_rows import PROBOLINGGO, WHO, at, made, rows, table, top, unchanged, years

from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.matrix import matrix
from spi.follow_up.plan import evidence, plan
from spi.method.parts import in_order
from spi.sheets.workbook import letters
from spi.words import dictionary

pytestmark = pytest.mark.usefixtures("shipped_log")
NASTY = [
    "=1+1", "+62 811", "-5", "@SUM(A1)", "<b>tebal</b>", "a\r\nb\n\nc", "  _x000D_ ", "' kutip", '"a"; "b"',
    "é ü 漢字 😀 \u2028 \uffff", "x" * 300, "2026-12-31", "12,50", "TRUE", "007",
]  # fmt: skip


# ---------------------------------------------------------------- what is handed over


def test_the_table_is_printed_on_one_page_width_under_its_headings_without_our_keys(of):
    content = made(of)
    sheet, book = (_inside(content, f"xl/{name}.xml") for name in ("worksheets/sheet1", "workbook"))
    head, end = top(content) + 1, next(line for line, row in enumerate(table(content)) if matrix.END in row)
    assert re.search(r'<pageSetup paperSize="14" [^>]*fitToHeight="0"[^>]*orientation="landscape"', sheet)
    assert f"RTL!${head}:${head}<" in book
    last = re.search(r"Print_Area[^>]*>RTL!\$A\$1:\$([A-Z]+)\$(\d+)<", book)
    assert last[1] == letters(at("source")) and int(last[2]) > head + end
    assert at("source") < min(at(field) for field in (matrix.KEY, matrix.VERSION))


def test_a_source_of_the_store_stands_in_words():
    told = {row[at("source")] for row in table(made(PROBOLINGGO))[1:10]}
    assert told == {"radarpatroli.com, 5 Agustus 2025"}


def test_it_is_signed_as_the_letterhead_says_and_by_hand_where_none_is_set(of, monkeypatch):
    unset = [row for row in rows(made(of)) if any("NIP …" in str(value) for value in row)]
    assert len(unset) == 1 and top(made(of)) == 3
    held = {"agency": "Inspektorat Contoh", "city": "Kraksaan", "signatory": "Ani", "position": "Inspektur", "nip": "19700101"}
    monkeypatch.setattr("spi.settings.letterhead", lambda code: held if code == "3513" else {})
    told = rows(made(of))
    assert told[0][0] == "Inspektorat Contoh" and told[1][0] == "Kraksaan"
    below = [value for row in told[-8:] for value in row[: at(matrix.KEY)] if value]
    assert below[0].startswith("Kraksaan, …") and below[1:] == ["Inspektur", "Ani", "NIP 19700101"]


@pytest.mark.parametrize("most", [60, 290])
def test_the_rows_are_tall_enough_for_their_texts(of, most):
    words = ("Penandatanganan pakta integritas DINAS PEKERJAAN UMUM " * 20)[:most].strip()
    key = plan.actions(of)["action_id"][0]
    assert plan.edit(WHO, of, {key: {"claim_note": words, "output": words, "opd": words}}, seen={}).problems == []
    content = made(of)
    xml, line = _inside(content, "xl/worksheets/sheet1.xml"), top(content) + 2
    tall = float(re.search(rf'<row r="{line}"[^>]* ht="([\d.]+)"', xml)[1])
    for field in ("claim_note", "output", "opd"):
        column = at(field) + 1
        spans = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', xml)
        wide = next(float(width) for low, high, width in spans if int(low) <= column <= int(high))
        assert tall >= 15 * len(words) / wide


# ---------------------------------------------------------------- the round trip


def test_the_shipped_plan_comes_back_unchanged():
    assert unchanged(PROBOLINGGO, made(PROBOLINGGO))


def test_a_full_action_comes_back_unchanged_and_stands_in_its_columns(of):
    key = plan.actions(of)["action_id"][0]
    evidence.hand_in(WHO, of, key, title="=SOP", link="https://a.id/x")
    plan.edit(WHO, of, {key: {"due": "2026-09-30"}}, seen={}, reason="lelang ulang")
    content = made(of)
    assert unchanged(of, content)
    told = dict(zip(*table(content)[:2], strict=True))
    assert told["Tenggat pertama"] == date(2026, 6, 30) and told["Tenggat"] == date(2026, 9, 30)
    assert told["Bagian indeks"] == "Internal; Pengelolaan Anggaran" and told["Akar masalah"] == "SDM"
    assert told["OPD pendukung"] == '"Dinas B; C"; "Dinas ""D"""' and told["Validasi KPK"] == "belum dinilai"
    assert told["Bukti"] == "1 bukti" and told["Alasan pemindahan tenggat"] == "" and told["Klaim OPD"] == "selesai menurut OPD"
    assert table(content)[2][at("evidence")] == "bukti belum ada" and rows(content, "Bukti")[1][2:4] == ["=SOP", "https://a.id/x"]


def test_the_guide_says_what_it_is_and_where_the_log_stood(of):
    told = {row[0]: row[1] for row in rows(made(of), "Petunjuk")}
    assert told["Kode rencana"] == f"3513/{of[1]}" and told["Status per"].startswith("5 Agustus 2026 pukul 09.00 ")
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
        assert unchanged(of, content) and "<f>" not in _inside(content, "xl/worksheets/sheet1.xml")


def _inside(content, name):
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


_ANY = st.characters(exclude_categories=["Cs"], exclude_characters=[chr(n) for n in (*range(9), 11, 12, *range(14, 32), 127)])
_TEXT = st.one_of(st.text(_ANY, max_size=60), st.sampled_from(NASTY), st.text('=+-@"; \n<>&', max_size=12))
_LISTS = st.lists(_TEXT.filter(lambda text: len(text) <= 300), max_size=5)
_DAYS = st.dates(date(2015, 1, 1), date(2100, 12, 31)).map(str)
_FIELDS = st.fixed_dictionaries(
    {"title": _TEXT.map(lambda text: text.strip()[:300] or "x")},
    optional={
        "output": st.one_of(_TEXT, st.text(_ANY, min_size=3900, max_size=4000)), "opd": _TEXT, "claim_note": _TEXT,
        "validation_note": _TEXT, "supporting": _LISTS, "start": st.just("2015-01-01"), "due": _DAYS, "source": _TEXT,
        "parts": st.lists(st.sampled_from(in_order()), max_size=4, unique=True),
        "themes": st.lists(st.one_of(st.sampled_from(["staff", "system", "SDM"]), _TEXT), max_size=3),
        "strength": st.sampled_from(["", "weak", "strong"]), "progress": st.integers(0, 100),
        "claim": st.sampled_from(["", "running", "done"]), "verification": st.sampled_from(["", "conform", "not_started"]),
        "validation": st.sampled_from(["", "accepted", "rejected"]),
    },
)  # fmt: skip


@settings(max_examples=20)
@given(st.lists(_FIELDS, min_size=1, max_size=3, unique_by=lambda fields: " ".join(fields["title"].split()).casefold()))
def test_whatever_is_written_reads_back_unchanged(actions):
    of = Plan("3513", next(years))
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
