"""What does an office leave in its store? Everything it can type, all of it made up: how the stores named 2026-11 were made.

Run once at a commit: `PYTHONPATH=. python tests/stores_of_old/made_2026_11.py NAME`. Never run again for the same store: what it
makes is what the program of that day made. It is kept to be read, and to be copied for the store of a later day.
"""

import gzip
import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from left_behind import left_behind

from spi import intake
from spi.answers.actions import agenda
from spi.answers.results import standing
from spi.answers.sources import provenance
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.intake import history, opening
from spi.store import database

HERE = Path(__file__).resolve().parent
PLAN = ("3513", 2024)
INSPECTOR, OFFICE = Person("Inspektur Karangan", "local"), Person("Dinas Karangan", "opd", "Dinas Contoh")

TABLE = """Tahun;Kode;Pemda;Indeks SPI;Internal;Eksternal;Eksper;Pelaksanaan SPI;Fakta Korupsi
2026;3513;Kabupaten Probolinggo;61,11;62,22;63,33;64,44;1,11;0,00
2026;3509;Kabupaten Jember;62,12;63,23;64,34;65,45;1,12;0,10
2026;3510;Kabupaten Banyuwangi;63,13;64,24;65,35;66,46;1,13;0,20
2026;3574;Kota Probolinggo;64,14;65,25;66,36;67,47;1,14;0,30
2026;3578;Kota Surabaya;65,15;66,26;67,37;68,48;1,15;0,40
2026;3529;Kabupaten Sumenep;66,16;67,27;68,38;69,49;1,16;0,50
2026;3309;Kabupaten Boyolali;;;;;;
2026;33;Provinsi Jawa Tengah;68,18;69,29;70,31;71,42;1,18;0,70
2026;9301;Kabupaten Merauke;69,19;70,21;71,32;72,43;1,19;0,80
2024;3513;Kabupaten Probolinggo;51,55;52,66;53,77;54,88;9,99;8,88
"""
WRONG = "Tahun;Kode;Indeks SPI\n2026;3513;11,11\n2026;3509;12,12\n"
UNITS = (
    "Tahun;Kode;Unit kerja;Jumlah responden;Indeks SPI\n"
    "2026;3513;Dinas Contoh;44;60,01\n2026;3513;Badan Karangan;33;59,02\n2026;3513;Kantor Kecil;3;58,03\n"
)
KPK = {
    "data": [
        {
            "tahun": 2026, "nama": nama, "indeks": index,
            "agregat": {"internal": "71.01", "eksternal": "72.02", "eksper": "73.03"},
            "koreksi": {"integritas": "1.01", "prevalensi": "0.02"}, "map": {"level": "pusat", "code": None, "name": None},
        }
        for nama, index in (("LEMBAGA KARANGAN BUKAN SUNGGUHAN", "70.07"), ("BADAN CONTOH BUKAN SUNGGUHAN", "60.06"))
    ]
}  # fmt: skip


def come_in(folder: Path, name: str, content: str) -> int:
    """Import a file as the command line does; answers its batch."""
    (folder / name).write_text(content, encoding="utf-8")
    found = intake.read(
        folder / name, aliases=provenance.aliases(), regions=standing.regions(), newest_year=date.today().year,
        known_counts=provenance.known_counts(),
    )  # fmt: skip
    assert not found.problems, found.problems
    accepted = {warning.code for warning in found.warnings}
    return intake.save([found], actor="Petugas Karangan", accepted=accepted).batches[0]


def import_and_choose(folder: Path) -> None:
    """Four tables, one of them taken back, and three choices of a source, one of them taken back."""
    come_in(folder, "karangan-bukan-hasil-spi.csv", TABLE)
    wrong = come_in(folder, "karangan-salah-berkas.csv", WRONG)
    come_in(folder, "karangan-unit-kerja.csv", UNITS)
    come_in(folder, "karangan-lembaga.json", json.dumps(KPK))
    assert not history.undo(wrong, actor="Petugas Karangan", reason="Salah berkas")
    ours, theirs = source_of(2024, "3513", 51.55), source_of(2023, "3578", 79.54)
    for key, source in (
        ((2024, "3513", "", "index"), ours),
        ((2024, "3513", "", "internal"), ours),
        ((2024, "3513", "", "internal"), None),
        ((2023, "3578", "", "index"), theirs),
    ):
        assert history.prefer(*key, source_id=source, actor="Petugas Karangan", reason="Karangan untuk uji") == []


def source_of(year: int, region: str, index: float) -> str:
    """The source that prints this index."""
    with database.snapshot() as cursor:
        sql = "select source_id from figure where (survey_year, region_code, unit, measure, value) = (?, ?, '', 'index', ?)"
        return cursor.execute(sql, [year, region, index]).fetchone()[0]


def discuss() -> str:
    """Themes, two sessions, findings; one of each changed and one withdrawn. Answers a finding."""
    themes = [key(discussion.add_theme(INSPECTOR, name)) for name in ("Tema karangan", "Tema yang ditarik")]
    seen = discussion.theme_versions()
    key(discussion.change_theme(INSPECTOR, themes[0], name="Tema karangan, berganti nama", seen=seen[themes[0]], reason="Uji"))
    key(discussion.change_theme(INSPECTOR, themes[1], seen=seen[themes[1]], reason="Tidak dipakai"))
    held = [
        key(discussion.hold_session(INSPECTOR, PLAN, fields))
        for fields in (
            {"date": "2025-08-05", "side": "internal", "place": "Ruang karangan", "facilitator": "Fasilitator Karangan",
             "participants": 9, "roles": {"Staf": 6, "Kepala bidang": 2}},
            {"date": "2025-08-06", "side": "subdistrict", "participants": 24},
            {"date": "2025-08-07", "side": "vendor"},
        )
    ]  # fmt: skip
    said = [
        {"session": held[0], "quote": "Kutipan karangan: “prosedur” belum tertulis\nbaris kedua", "part": "correction_conduct",
         "theme": "survey_conduct", "role": "Staf", "times": 4, "whys": ["Mengapa satu", "Mengapa dua"]},
        {"session": held[0], "quote": "Kutipan karangan dari peran yang sedikit", "part": "internal", "theme": themes[0],
         "role": "Kepala bidang"},
        {"session": held[1], "quote": "=Kutipan <b>karangan</b> camat", "part": "expert", "theme": "staff"},
        {"session": held[1], "quote": "Kutipan karangan yang ditarik", "part": "external", "theme": "system"},
    ]  # fmt: skip
    found = [key(discussion.note_finding(INSPECTOR, PLAN, fields)) for fields in said]
    for kind, subject, fields in (
        ("finding", found[0], {"times": 5}),
        ("finding", found[3], {"withdrawn": "ya"}), ("session", held[2], {"withdrawn": "ya"}),
    ):  # fmt: skip
        newest = (discussion.findings(PLAN) if kind == "finding" else discussion.sessions(PLAN)).set_index(f"{kind}_id")
        seen = int(newest.at[subject, "last_seq"])
        key(discussion.correct(INSPECTOR, PLAN, kind, subject, fields, seen=seen, reason="Koreksi karangan"))
    return found[0]


def act(finding: str) -> None:
    """Actions with owner, dates, verdicts of all three, evidence, a moved date, a decision of a meeting; one withdrawn."""
    made = [
        key(plan.create(INSPECTOR, PLAN, fields))
        for fields in (
            {"title": "Tindak lanjut karangan", "finding": finding, "parts": ["correction_conduct"], "themes": ["survey_conduct"],
             "opd": "Dinas Contoh", "supporting": ["Badan Karangan"], "start": "2025-08-10", "due": "2025-10-01",
             "strength": "strong", "output": "Keluaran karangan", "measure": "Ukuran karangan"},
            {"title": "Keputusan karangan", "source": agenda.meeting_source(date.today()), "opd": "Dinas Contoh",
             "due": "2026-12-31", "parts": ["internal"]},
            {"title": "Tindak lanjut karangan yang ditarik"},
        )
    ]  # fmt: skip
    edit(INSPECTOR, made[0], {"due": "2025-11-15"}, "Rapat karangan diundur")
    edit(OFFICE, made[0], {"claim": "done", "claim_note": "Klaim karangan", "progress": 100})
    edit(INSPECTOR, made[0], {"verification": "conform", "verification_note": "Verifikasi karangan"})
    edit(INSPECTOR, made[0], {"validation": "rejected", "validation_note": "Validasi karangan"})
    edit(INSPECTOR, "rtl-3513-2024-1", {"opd": "Badan Karangan", "due": "2025-12-01"})
    for piece in (
        {"title": "SOP karangan", "file": ("sop-karangan.pdf", b"%PDF-1.4 karangan\x00\xff\n")},
        {"title": "Tautan karangan", "link": "https://contoh.go.id/karangan"},
        {"title": "Bukti yang ditarik", "file": ("foto-karangan.bin", bytes(range(256)) * 8)},
    ):
        last = key(evidence.hand_in(OFFICE, PLAN, made[0], **piece))
    key(evidence.take_back(OFFICE, PLAN, last, reason="Keliru unggah"))
    newest = plan.actions(PLAN).set_index("action_id")["last_seq"]
    key(plan.withdraw(INSPECTOR, PLAN, made[2], seen=int(newest[made[2]]), reason="Dobel"))


def edit(person: Person, action: str, fields: dict, reason: str = "") -> None:
    """Change an action as somebody who has seen its newest state."""
    seen = plan.actions(PLAN).set_index("action_id")["last_seq"].to_dict()
    key(plan.edit(person, PLAN, {action: fields}, seen=seen, reason=reason))


def key(outcome: object) -> str:
    """The key that was written; a refusal stops the making."""
    assert not outcome.problems, outcome.problems
    return outcome.subjects[0]


def told(tables: dict[str, list[list]]) -> str:
    """The tables as JSON, one line a row."""
    lines = {name: ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) for name, rows in tables.items()}
    return "{" + ",\n".join(f'"{name}": [\n{rows}\n]' for name, rows in lines.items()) + "}\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "spi.duckdb"
        os.environ["SPI_DATABASE"] = str(place)
        opening.make_ready()
        import_and_choose(Path(temporary))
        act(discuss())
        database.close()  # closing writes the log (WAL) into the file
        (HERE / f"{sys.argv[1]}.duckdb.gz").write_bytes(gzip.compress(place.read_bytes(), mtime=0))
        (HERE / f"{sys.argv[1]}.json").write_text(told(left_behind(place)), encoding="utf-8")
