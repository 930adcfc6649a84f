"""Findings in percent: events of the sealed log, a series of their own, never a score."""

import pytest
import xlsxwriter
from opened_page import opened, press, words

from spi.answers.other_indices.risk_series import risk_series
from spi.follow_up import Plan, risk_findings
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.intake import opening, risk_table
from spi.narrative.results.risk_findings import findings_in_percent
from spi.store import database
from spi.store.keeping import check, export

ANI = Person("Ani", "inspectorate")
PLAN, BEFORE = Plan("3513", 2024), Plan("3513", 2023)
ROW, SOURCE = {"part": "budget", "percent": "12,5", "indicators": "4"}, "Laporan KPK, hlm. 12"
PAGE = "pages/hasil/komponen.py"


def noted(plan=PLAN, **fields):
    outcome = risk_findings.record(ANI, plan, [ROW | fields], source=SOURCE)
    assert outcome.problems == [] and outcome.subjects
    return outcome


def test_a_share_is_an_event_and_a_row_of_its_own_year(own_store):
    noted()
    noted(BEFORE, percent="15 %", indicators="")
    rows = risk_series("3513")[["survey_year", "part", "percent", "indicators", "outlet", "risk_change"]].astype(object)
    assert rows.where(rows.notna(), None).values.tolist() == [
        [2023, "budget", 15.0, None, "Laporan KPK, hlm. 12", None],
        [2024, "budget", 12.5, 4, "Laporan KPK, hlm. 12", -2.5],
    ]
    assert check.broken() == [] and events.log("3513", 2024).iloc[0][["kind", "operation"]].tolist() == ["risk", "create"]
    assert database.query("figures", region="3513", year=2024)["value"].ne(12.5).all(), "a share is no figure of SPI"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"percent": "100,01"}, "Temuan (%) “100,01” bukan"), ({"percent": "-1"}, "bukan angka 0 sampai 100"),
        ({"percent": "nan"}, "bukan angka"), ({"percent": ""}, "Temuan (%) masih kosong"),
        ({"source": " "}, "Sumber masih kosong"),
        ({"part": "apa"}, "bukan bagian indeks"), ({"indicators": "2,5"}, "bukan bilangan bulat"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_share_is_refused_in_a_sentence(fields, problem, own_store):
    outcome = risk_findings.record(ANI, PLAN, [ROW | fields], source=fields.get("source", SOURCE))
    assert problem in outcome.problems[0] and risk_series("3513").empty


@pytest.mark.parametrize("share", ["0", "100"])
def test_none_and_all_are_shares(share, own_store):
    noted(percent=share)
    assert risk_series("3513")["percent"].tolist() == [float(share)]


def test_a_reader_and_an_opd_write_nothing(own_store):
    for person in (Person("Tamu", ""), Person("OPD", "opd", "Dinas A")):
        assert risk_findings.record(person, PLAN, [ROW], source=SOURCE).problems
    assert risk_series("3513").empty


def test_a_correction_has_a_reason_and_whoever_saves_later_is_told(own_store):
    def corrected(seen, percent=ROW["percent"], reason="", person=ANI):
        row = ROW | {"percent": percent}
        return risk_findings.record(person, PLAN, [row], source=SOURCE, seen={"budget": seen}, reason=reason)

    key = noted().subjects[0]
    seen = risk_findings.newest(key)
    assert "alasan" in corrected(seen, "10").problems[0]
    assert corrected(seen).subjects == [], "the same again is no event"
    assert corrected(seen, "10", "salah ketik").problems == []
    late = corrected(seen, "9", "x", Person("Budi", "local"))
    assert "Ani sudah mengubah" in late.problems[0] and risk_series("3513")["percent"].tolist() == [10.0]
    assert risk_findings.withdraw(ANI, PLAN, "budget", seen=risk_findings.newest(key), reason="keliru").problems == []
    assert risk_series("3513").empty
    again = corrected(risk_findings.newest(key))
    assert again.problems == [] and risk_series("3513")["percent"].tolist() == [12.5]
    first = events.log("3513", 2024, subject=key)["happened_at"].iloc[-1]
    assert risk_findings.known("3513", at=first)["percent"].tolist() == [12.5]


def test_an_edit_from_outside_breaks_the_log_and_an_export_brings_the_series_back(own_store, tmp_path, monkeypatch):
    noted()
    with database.trial() as cursor:
        cursor.execute("update event set facts = replace(facts, '12.5', '2.5') where kind = 'risk'")
        assert "diubah setelah dicatat" in check.broken_in(cursor)[0]
    export.write(tmp_path / "e")
    export.read(tmp_path / "e", tmp_path / "baru.duckdb")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "baru.duckdb"))
    opening.make_ready()
    assert risk_series("3513")["percent"].tolist() == [12.5] and check.broken() == []
    database.close()


def test_the_sentence_tells_the_largest_share_and_its_direction(own_store):
    assert findings_in_percent(risk_series("3513"), year=2024) is None
    noted()
    noted(BEFORE, percent="15")
    noted(part="influence", percent="20")
    assert findings_in_percent(risk_series("3513"), year=2024).text == (
        "Temuan risiko SPI 2024 terbesar: Perdagangan Pengaruh 20,00%; makin rendah makin baik. "
        "Pengelolaan Anggaran turun 2,50 poin persen sejak SPI 2023."
    )


def test_the_page_keeps_the_form_folded_and_shows_the_series_where_there_is_one(own_store):
    app = opened(PAGE)
    assert not any("Temuan risiko" in text for text in words(app))
    app.session_state["buka-temuan-risiko"] = True
    app.run()
    app.text_input(key="nama-pencatat").set_value("Ani").run()
    for label, value in (("Temuan (%)", "12,5"), ("Sumber", "<b>Laporan</b>")):
        next(box for box in app.text_input if box.label == label).set_value(value)
    app.selectbox(key="bagian-risiko-3513-2024").set_value("budget").run()
    for label, value in (("Temuan (%)", "12,5"), ("Sumber", "<b>Laporan</b>")):
        next(box for box in app.text_input if box.label == label).set_value(value)
    press(app, "Simpan temuan")
    assert risk_series("3513")["percent"].tolist() == [12.5]
    assert any("Pengelolaan Anggaran 12,50%" in text for text in words(app))
    assert any("disimpan dan ditampilkan sebagai teks biasa" in text for text in words(app))


# ---------------------------------------------------------------- several at once, from a table


TABLE = "No;Bagian;Temuan (%);Indikator\n1;Pengelolaan Anggaran;12,5;4\n2;Pengelolaan PBJ;30%;\n3;Eksternal;7;2\nCatatan: contoh"


@pytest.mark.parametrize("text", [TABLE, TABLE.replace(";", "\t"), TABLE.replace(";", " | "), TABLE.encode("utf-8-sig")])
def test_a_table_is_read_part_by_part_whatever_parts_its_cells(text):
    table = risk_table.read(text)
    assert table.problems == []
    assert [(row["part"], row["percent"], row["indicators"]) for row in table.rows] == [
        ("budget", "12,5", "4"), ("procurement", "30%", ""), ("external", "7", "2"),
    ]  # fmt: skip


def test_a_workbook_is_read_as_a_pasted_table_is(tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    page = book.add_worksheet()
    for row, cells in enumerate([("Bagian", "Persen"), ("Pengelolaan Anggaran", 12.5), ("Eksternal", 7)]):
        page.write_row(row, 0, cells)
    book.close()
    rows = risk_table.read((tmp_path / "t.xlsx").read_bytes()).rows
    assert [(row["part"], row["percent"]) for row in rows] == [("budget", "12,5"), ("external", "7")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("halo", "Tidak ada bagian indeks yang dikenali"), ("", "Tidak ada bagian indeks"),
        (b"PK\x03\x04 rusak", "tidak dapat dibaca"),
        ("Eksternal;7\nEksternal;8", "sudah ada di atasnya"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_findings_is_said_in_a_sentence(content, sentence):
    table = risk_table.read(content)
    assert sentence in table.problems[0]


def test_several_parts_are_one_transaction_all_or_none(own_store):
    rows = risk_table.read(TABLE).rows
    bad = [*rows[:2], rows[2] | {"percent": "700"}]
    refused = risk_findings.record(ANI, PLAN, bad, source="Laporan KPK", seen={})
    assert "Eksternal: " in refused.problems[0] and risk_series("3513").empty
    assert len(risk_findings.record(ANI, PLAN, rows, source="Laporan KPK", seen={}).subjects) == 3
    assert risk_series("3513")["percent"].tolist() == [12.5, 30.0, 7.0] and check.broken() == []


def test_what_stands_already_is_left_out_and_a_change_wants_its_reason(own_store):
    rows = risk_table.read(TABLE).rows
    risk_findings.record(ANI, PLAN, rows, source="Laporan KPK", seen={})
    seen = {row["part"]: risk_findings.newest(risk_findings.subject(PLAN, row["part"])) for row in rows}
    again = risk_findings.record(ANI, PLAN, rows, source="Laporan KPK", seen=seen)
    assert (again.subjects, again.problems) == ([], []) and "Tidak ada yang disimpan" in again.notes[0]
    changed = [rows[0] | {"percent": "13"}, *rows[1:]]
    assert risk_findings.record(ANI, PLAN, changed, source="Laporan KPK", seen=seen).problems
    done = risk_findings.record(ANI, PLAN, changed, source="Laporan KPK", seen=seen, reason="Salah baca")
    assert done.subjects == [risk_findings.subject(PLAN, "budget")]


def test_who_did_not_see_the_newest_share_is_told_of_it(own_store):
    noted()
    late = risk_findings.record(ANI, PLAN, risk_table.read(TABLE).rows, source="Laporan KPK", seen={}, reason="x")
    assert late.changed_by_others is not None and len(risk_series("3513")) == 1


def test_a_pasted_table_is_shown_and_kept_from_the_page(own_store):
    app = opened(PAGE)
    app.session_state["buka-temuan-risiko"] = True
    app.run()
    app.text_input(key="nama-pencatat").set_value("Ani").run()
    app.text_area(key="tempel-risiko-3513-2024").set_value(TABLE).run()
    next(box for box in reversed(app.text_input) if box.label == "Sumber").set_value("Laporan KPK")
    press(app, "Simpan 3 temuan")
    assert risk_series("3513")["percent"].tolist() == [12.5, 30.0, 7.0]
