"""Does a store that an earlier version left behind open today, with everything in it and its log of events whole?"""

import gzip
import hashlib
import json

import pytest
from stores import ROOT
from stores_of_old.left_behind import left_behind

from spi.__main__ import main
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import attachments, events
from spi.follow_up.plan import evidence, plan
from spi.intake import history, opening
from spi.store import database
from spi.store.keeping import check

FOLDER = ROOT / "tests" / "stores_of_old"
NAMES = sorted(file.name.removesuffix(".duckdb.gz") for file in FOLDER.glob("*.duckdb.gz"))
PLAN = Plan("3513", 2024)


def opened_today(name, folder):
    """A store of old after today's opening: its closed file, and what its office had typed."""
    place = folder / "spi.duckdb"
    place.write_bytes(gzip.decompress((FOLDER / f"{name}.duckdb.gz").read_bytes()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(place))
        opening.make_ready()
        database.close()
    return place, json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(params=NAMES)
def old(request, tmp_path):
    """Each store of old in turn."""
    return opened_today(request.param, tmp_path)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """The store with a whole plan in it."""
    return opened_today("2026-11", tmp_path_factory.mktemp("lama"))


@pytest.fixture
def lately(full, monkeypatch):
    """The store with a whole plan in it is the store of this test; what its office had typed."""
    monkeypatch.setenv("SPI_DATABASE", str(full[0]))
    yield full[1]
    database.close()


def test_a_store_of_old_keeps_everything_that_was_typed_or_imported(old):
    place, noted = old
    today = left_behind(place)
    length, head = len(noted["event"]), noted["event_head"]
    assert [row for row in today["event"][length:] if row[2] != "data bawaan"] == []  # nobody has added anything but data/
    assert not length or today["event"][length - 1][-1] == head[0][1]
    for table in noted:
        if table != "event_head":
            assert today[table][: length if table == "event" else None] == noted[table], table


def test_a_store_of_old_keeps_its_promises_and_its_log_verifies(old, monkeypatch, capsys):
    monkeypatch.setenv("SPI_DATABASE", str(old[0]))
    assert main(["check"]) == 0, capsys.readouterr().err
    assert check.broken() == []
    database.close()


def test_the_newest_event_has_the_hash_that_was_noted(lately):
    noted = (46, "f77cd494a8f1dca20aea3ed56206e2929cf0239093595f80d3b1a1c99e0470d7")
    assert lately["event_head"] == [list(noted)]
    with database.snapshot() as cursor:
        assert cursor.execute("select seq, hash from event where seq = 46").fetchone() == noted
    if events.head()[0] == 46:  # data/ has brought no event of its own since
        assert events.head() == noted


def test_the_imports_the_undone_one_and_the_choices_still_hold(lately):
    batches = history.batches().set_index("batch_id")
    assert batches.loc[[1, 2, 3, 4], "file_name"].tolist() == [
        "karangan-bukan-hasil-spi.csv", "karangan-salah-berkas.csv", "karangan-unit-kerja.csv", "karangan-lembaga.json",
    ]  # fmt: skip
    assert (batches.at[2, "undone_by"], batches.at[2, "undo_reason"]) == ("Petugas Karangan", "Salah berkas")
    used = database.query("figures", region="3513", year=2024).query("preferred and unit == ''").set_index("measure")["value"]
    assert used["index"] == 51.55  # chosen over every published figure
    ours = database.query("figures", region="3513", year=2026).query("preferred and unit == ''").set_index("measure")["value"]
    assert ours.to_dict() == {
        "index": 61.11, "internal": 62.22, "external": 63.33, "expert": 64.44, "correction_conduct": 1.11,
        "correction_facts": 0.0,
    }  # fmt: skip
    assert history.choices()["reason"].tolist() == ["Karangan untuk uji"] * 4
    names = set(database.query("regions")["name"])
    assert any("KARANGAN BUKAN SUNGGUHAN" in name.upper() for name in names)


def test_an_import_of_old_can_still_be_undone(lately, full, tmp_path, monkeypatch):
    copy = tmp_path / "spi.duckdb"
    database.close()
    copy.write_bytes(full[0].read_bytes())
    monkeypatch.setenv("SPI_DATABASE", str(copy))
    assert history.undo(3, actor="Uji", reason="coba") == []
    assert database.query("figures", region="3513", year=2026).query("unit != ''").empty and check.broken() == []
    database.close()


def test_the_plan_of_old_stands_as_it_was_typed(lately):
    actions = plan.actions(PLAN).set_index("title")
    ours = actions.loc["Tindak lanjut karangan"]
    typed = {
        "opd": "Dinas Contoh", "supporting": ("Badan Karangan",), "parts": ("correction_conduct",), "themes": ("survey_conduct",),
        "strength": "strong", "output": "Keluaran karangan", "measure": "Ukuran karangan", "progress": 100, "slips": 1,
        "claim": "done", "claim_note": "Klaim karangan", "claimed_by": "Dinas Karangan", "verification": "conform",
        "verification_note": "Verifikasi karangan", "validation": "rejected", "validation_note": "Validasi karangan",
        "evidence": 2,
    }  # fmt: skip
    assert ours[list(typed)].to_dict() == typed
    assert [f"{ours[day]:%Y-%m-%d}" for day in ("start", "first_due", "due")] == ["2025-08-10", "2025-10-01", "2025-11-15"]
    assert actions.at["Keputusan karangan", "source"] == "Keputusan rapat, 29 November 2026"
    assert "Tindak lanjut karangan yang ditarik" not in actions.index
    assert actions.at["Deklarasi dan penandatanganan pakta integritas antikorupsi", "opd"] == "Badan Karangan"


def test_the_discussion_of_old_stands_as_it_was_typed(lately):
    sessions = discussion.sessions(PLAN).set_index("side")
    assert sorted(sessions.index) == ["internal", "subdistrict"]
    assert (sessions.at["internal", "participants"], sessions.at["internal", "facilitator"]) == (9, "Fasilitator Karangan")
    findings = discussion.findings(PLAN).set_index("quote")
    assert sorted(findings.index) == [
        "=Kutipan <b>karangan</b> camat", "Kutipan karangan dari peran yang sedikit",
        "Kutipan karangan: “prosedur” belum tertulis\nbaris kedua",
    ]  # fmt: skip
    first = findings.loc["Kutipan karangan: “prosedur” belum tertulis\nbaris kedua"]
    assert (first["times"], first["role"], first["part"]) == (5, "Staf", "correction_conduct")
    assert not findings.at["Kutipan karangan dari peran yang sedikit", "role"]
    assert {"Tema karangan, berganti nama"} <= set(discussion.themes().values())
    assert "Tema yang ditarik" not in discussion.themes().values()


def test_the_evidence_of_old_is_kept_to_the_byte(lately):
    pieces = evidence.evidence(PLAN).set_index("title")
    assert sorted(pieces.index) == ["SOP karangan", "Tautan karangan"]
    assert pieces.at["Tautan karangan", "link"] == "https://contoh.go.id/karangan"
    assert attachments.content(pieces.at["SOP karangan", "sha256"]) == b"%PDF-1.4 karangan\x00\xff\n"
    withdrawn = bytes(range(256)) * 8
    assert attachments.content(hashlib.sha256(withdrawn).hexdigest()) == withdrawn  # taken back, and still in the store
