"""The yearly evaluation: frozen by its event, opened again word for word, and the next one asks what became of each promise."""

import copy
import dataclasses
import itertools
import json
import shutil
from datetime import date, timedelta

import pytest
from evaluations import DAY, OFFICES, WHO, asked, change, close, closed, fields_of, planned, rows
from stores import ROOT, import_files

from spi.answers.cycle.evaluation import outcomes, since
from spi.answers.results import standing
from spi.cycle import evaluation
from spi.follow_up import Plan
from spi.follow_up.log import events, record_kinds
from spi.follow_up.log.people import Person
from spi.follow_up.plan import carrying, plan
from spi.narrative.cycle import evaluation as told
from spi.store import database
from spi.store.keeping import export, restore

OWN = Plan("3513", 2024)
TYPED = {"commitment": "Menyusun petunjuk daftar responden", "opd": "Inspektorat", "due": "31 Mei 2026"}
_codes = itertools.count()


@pytest.fixture(scope="module")
def evaluated_log(filled_store, tmp_path_factory):
    """A store of this module to write into."""
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("evaluasi") / "spi.duckdb"
        patch.setenv("SPI_DATABASE", str(shutil.copy(filled_store, place)))
        yield
        database.close()


@pytest.fixture
def of(evaluated_log):
    """The plan of SPI 2024 of a government that no other test has."""
    codes = standing.regions().query("kind == 'kabupaten' and province_code != '35'")["region_code"].tolist()
    return Plan(codes[next(_codes)], 2024)


def after(of, years=1):
    return Plan(of.region_code, of.survey_year + years)


def by_title(version, day=DAY):
    return outcomes(version, day=day).set_index("commitment")


# ---------------------------------------------------------------- what is frozen


def test_a_closed_evaluation_stays_word_for_word_whatever_is_imported_or_changed_later(own_store):
    change(OWN, "Kampanye antikorupsi", opd="Dinas Kominfo", due="2026-06-30", reason="Keputusan rapat, 5 Agustus 2025: camat")
    version = closed(OWN, commitments=[TYPED], conclusion="Selesai.")
    before = copy.deepcopy(version.facts)
    assert before["result"][0] == "Indeks SPI 2024 71,65, turun 3,71 poin dari SPI 2023."
    assert "0,88 poin lebih baik daripada gerak bersama" in before["movement"][0]
    assert before["decisions"] == [
        {"title": "Kampanye antikorupsi", "meeting": "5 Agustus 2025: camat", "opd": "Dinas Kominfo", "due": "2026-06-30"}
    ]
    change(OWN, "Kampanye antikorupsi", opd="Dinas Lain", verification="conform", due="2027-01-01")
    table = (ROOT / "tests/intake/files/probolinggo.csv").read_text(encoding="utf-8").replace("71,65", "99,99")
    file = own_store.parent / "lain.csv"
    file.write_text(table, encoding="utf-8")
    import_files([file])
    assert evaluation.in_force(OWN).facts == before == json.loads(json.dumps(before))
    now = asked(OWN)
    assert told.frozen(now)["data_version"] != before["data_version"] and told.frozen(now)["actions"] != before["actions"]
    sentence = told.since_then(since(version)).text
    assert sentence.startswith("Sejak itu 4 peristiwa tercatat (3 tentang tindak lanjut dan 1 tentang impor)"), sentence


def test_the_account_names_the_event_before_its_own_and_the_seal_of_that(of):
    number, seal = events.head()
    version = closed(of)
    assert (version.facts["log_number"], version.facts["log_seal"]) == (number, seal) and version.seq == number + 1
    assert version.facts["closed_on"] == DAY.isoformat() and version.facts["government"].startswith("Kabupaten ")
    planned(Plan("3505", 2024), f"Milik daerah lain {version.seq}")
    assert told.since_then(since(version)).text == "Sejak itu belum ada peristiwa baru."


def test_nothing_is_closed_over_what_was_written_since_it_was_read(of):
    now = asked(of)
    planned(of, "Baru")
    outcome = evaluation.close(WHO, of, fields_of(now), seen=0, log_number=now.log[0], accepted=_asked(of, now))
    number = now.log[0]
    assert f"dari nomor {number} sampai nomor {number + 1}" in outcome.problems[0] and evaluation.in_force(of) is None


def _asked(of, now):
    return evaluation.close(WHO, of, fields_of(now), seen=0, log_number=now.log[0]).questions


def test_it_asks_once_before_it_closes_and_tells_where_a_later_one_is_closed_already(of):
    now = asked(of)
    (question,) = _asked(of, now)
    assert "akan dibekukan" in question and evaluation.in_force(of) is None
    closed(after(of))
    (again, late) = _asked(of, asked(of))
    assert again == question and "SPI 2025 sudah ditutup lebih dulu" in late


@pytest.mark.parametrize("who", [Person("Tamu", ""), Person(" ", "local"), Person("Budi", "opd", "Inspektorat")], ids=str)
def test_only_the_inspectorate_closes_corrects_and_takes_back(who, of):
    assert close(of, who=who).problems and evaluation.in_force(of) is None
    version = closed(of)
    assert evaluation.close(who, of, {**version.facts, "conclusion": "x"}, seen=version.seq, reason="r").problems
    assert evaluation.withdraw(who, of, seen=version.seq, reason="r").problems
    assert [v.seq for v in evaluation.versions(of)] == [version.seq] and evaluation.in_force(of)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"participants_by_office": []}, "Peserta menurut jabatan masih kosong"),
        ({"participants_by_office": ["Budi, S.H."]}, "tampaknya nama atau kontak orang"),
        ({"commitments": [{"commitment": "A", "due": "31-02-2026"}]}, "bukan tanggal"),
        ({"commitments": [{"commitment": "", "opd": "Dinas A"}]}, "baris ke-1: isi yang pertama masih kosong"),
        ({"commitments": [{"commitment": "A" * 4001}]}, "4.001 huruf"),
        ({"commitments": [{"commitment": f"A{n}"} for n in range(41)]}, "41 baris; paling banyak 40"),
        ({"conclusion": "a\x00b"}, "tanda kendali"),
        ({"closed_on": "kemarin"}, "bukan tanggal"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence_and_nothing_is_closed(typed, sentence, of):
    (problem,) = close(of, **typed).problems
    assert sentence in problem and evaluation.in_force(of) is None


# ---------------------------------------------------------------- what became of each

VERDICTS = {"conform": {"verification": "conform"}, "accepted": {"validation": "accepted"}}
_CASES = [  # due date, days from the day that is told; what was said of it since; what became of it, in code and in words
    (0, {}, "pending", "belum dinilai"),
    (-1, {}, "late", "terlambat 1 hari, belum dinilai"),
    (None, {}, "pending", "belum dinilai"),
    (-1, {"claim": "done"}, "late", "terlambat 1 hari, selesai menurut OPD, belum dinilai"),
    (-1, VERDICTS["conform"], "conform", "sesuai menurut Inspektorat"),
    (-1, VERDICTS["accepted"], "validated", "divalidasi KPK"),
    (-1, VERDICTS["conform"] | VERDICTS["accepted"], "validated", "divalidasi KPK"),
    (-1, VERDICTS["conform"] | {"validation": "rejected"}, "rejected", "terlambat 1 hari, ditolak KPK"),
    (0, {"validation": "rejected"}, "rejected", "ditolak KPK"),
    (-9, {"verification": "impossible", "verification_note": "a"}, "impossible", "tidak dapat ditindaklanjuti dengan alasan sah"),
    (5, {"verification": "not_yet", "verification_note": "a"}, "pending", "belum sesuai"),
]


@pytest.mark.parametrize(("days", "said", "outcome", "words"), _CASES)
def test_what_became_of_an_action_at_its_thresholds(days, said, outcome, words, of):
    later = DAY + timedelta(days=300)
    planned(of, "SOP", **({} if days is None else {"due": str(later + timedelta(days=days))}))
    version = closed(of)
    if said:
        change(of, "SOP", **said)
    row = by_title(version, later).loc["SOP"]
    assert (row["outcome"], row["outcome_words"], row["origin"]) == (outcome, words, "action")


def test_a_withdrawn_a_carried_and_a_moved_action_are_told_as_such(of):
    planned(of, "Ditarik", "Dibawa", "Dipindah", due="2026-06-30")
    version = closed(of)
    now = rows(of)
    gone = now.loc["Ditarik"]
    assert not plan.withdraw(WHO, of, gone["action_id"], seen=int(gone["last_seq"]), reason="digabung").problems
    kept = now.loc["Dibawa"]
    assert not carrying.carry(WHO, of, 2025, {kept["action_id"]: int(kept["last_seq"])}).problems
    change(of, "Dipindah", due="2026-09-30")
    told_of = by_title(version, date(2026, 7, 1))["outcome_words"].to_dict()
    assert told_of == {
        "Ditarik": "ditarik dari rencana", "Dibawa": "terlambat 1 hari, belum dinilai, dibawa ke RTL SPI 2025",
        "Dipindah": "belum dinilai, tenggat menjadi 30 September 2026",
    }  # fmt: skip
    change(after(of), "Dibawa", verification="conform")
    assert by_title(version).at["Dibawa", "outcome_words"] == "sesuai menurut Inspektorat, dibawa ke RTL SPI 2025"


def test_an_action_closed_by_a_verdict_is_no_commitment_and_one_carried_before_is_a_single_one(of):
    planned(of, "Selesai", "Tidak dapat", "Terbuka", "Dibawa")
    change(of, "Selesai", verification="conform")
    change(of, "Tidak dapat", verification="impossible", verification_note="dasar hukum dicabut")
    kept = rows(of).loc["Dibawa"]
    assert not carrying.carry(WHO, of, 2025, {kept["action_id"]: int(kept["last_seq"])}).problems
    version, following = closed(of), closed(after(of))
    assert [each["commitment"] for each in version.commitments] == ["Terbuka", "Dibawa"]
    still = [(each["commitment"], each["plan_year"]) for each in following.commitments]
    assert still == [("Dibawa", "2025"), ("Terbuka", "2024")], "the plan of the year, then what waits of an earlier one"
    assert len(version.facts["actions"]) == 4 and [row["title"] for row in following.facts["actions"]] == ["Dibawa", "Terbuka"]


# ---------------------------------------------------------------- the next year


def test_the_next_evaluation_opens_with_the_commitments_of_the_newest_closed_one(of):
    assert asked(of).before is None and told.frozen(asked(of))["earlier_year"] == ""
    planned(of, "SOP", due="2026-06-30")
    version = closed(of, commitments=[TYPED])
    assert asked(of).before is None, "an evaluation does not open with its own"
    for year in (1, 2):  # also where a year was never closed
        now = asked(after(of, year), date(2026, 12, 1))
        assert now.before == version and now.became["commitment"].tolist() == ["SOP", TYPED["commitment"]]
    fields = fields_of(asked(after(of), date(2026, 12, 1)))
    assert fields["earlier_status"] == [
        "Dari 2 komitmen evaluasi SPI 2024: 1 terbuka dan lewat tenggat dan 1 menunggu penilaian."
    ]
    assert evaluation.withdraw(WHO, of, seen=version.seq, reason="keliru").problems == []
    assert asked(after(of)).before is None


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [
        ({}, "belum dinilai"),
        ({"unjudged": ""}, "belum dinilai"),
        ({"partly": " "}, "dinilai terpenuhi sebagian. Isi catatannya"),
        ({"not_kept": ""}, "dinilai tidak terpenuhi. Isi catatannya"),
        ({"validated": "ya"}, "belum dinilai"),
        ({"kept": ""}, ""),
        ({"not_kept": "anggaran dialihkan"}, ""),
    ],
)
def test_a_typed_commitment_is_judged_before_the_next_evaluation_closes(judged, sentence, of):
    key = closed(of, commitments=[TYPED]).commitments[0]["key"]
    outcome = close(after(of), judged=dict.fromkeys([key] if judged else [], next(iter(judged.items()), None)))
    if sentence:
        assert sentence in outcome.problems[0] and evaluation.in_force(after(of)) is None
        return
    (row,) = evaluation.in_force(after(of)).facts["earlier"]
    assert (row["outcome"], row["note"], row["due"]) == (*next(iter(judged.items())), "2026-05-31")
    assert evaluation.in_force(after(of)).facts["earlier_status"][0].startswith("Dari 1 komitmen evaluasi SPI 2024: 1 ")


# ---------------------------------------------------------------- versions


def test_a_correction_needs_a_reason_and_is_a_version_of_its_own(of):
    first = closed(of)
    fields = {**first.facts, "conclusion": "Diperbaiki."}
    assert "alasannya" in evaluation.close(WHO, of, fields, seen=first.seq).problems[0]
    assert evaluation.close(WHO, of, fields, seen=first.seq, reason="salah ketik").subjects
    second, former = evaluation.versions(of)
    assert (second.number, second.reason, second.in_force) == (2, "salah ketik", True)
    assert (former.number, former.facts, former.in_force) == (1, first.facts, False)
    assert second.facts["log_number"] == first.facts["log_number"], "the result stays that of the first closing"
    assert since(first).empty, "a version of its own is no news"
    same = evaluation.close(WHO, of, second.facts, seen=second.seq, reason="lagi")
    assert not same.subjects and "Tidak ada yang disimpan" in same.notes[0] and len(evaluation.versions(of)) == 2


def test_who_corrects_what_another_corrected_meanwhile_is_told(of):
    first = closed(of)
    assert evaluation.close(WHO, of, {**first.facts, "conclusion": "a"}, seen=first.seq, reason="r").subjects
    late = evaluation.close(WHO, of, {**first.facts, "conclusion": "b"}, seen=first.seq, reason="r")
    assert WHO.name in late.problems[0] and evaluation.in_force(of).facts["conclusion"] == "a"


def test_it_is_taken_back_with_a_reason_and_can_be_closed_again(of):
    first = closed(of)
    assert "alasannya" in evaluation.withdraw(WHO, of, seen=first.seq, reason=" ").problems[0]
    assert evaluation.withdrawal(of) is None
    assert evaluation.withdraw(WHO, of, seen=first.seq, reason="belum semua hadir").problems == []
    assert evaluation.in_force(of) is None and evaluation.years(of.region_code) == []
    sentence = told.taken_back(2024, evaluation.withdrawal(of)).text
    assert "belum semua hadir" in sentence and WHO.name in sentence
    assert "tidak sedang ditutup" in evaluation.withdraw(WHO, of, seen=evaluation.newest(of), reason="lagi").problems[0]
    again = closed(of)
    assert again.number == 2 and [version.facts for version in evaluation.versions(of)][-1] == first.facts
    assert evaluation.withdrawal(of) is None


def test_the_state_of_any_moment_is_that_of_a_replay_of_the_log(of):
    """Plain Python: the last event decides what holds, every closing before it stays a version."""
    first = closed(of)
    assert evaluation.close(WHO, of, {**first.facts, "conclusion": "a"}, seen=first.seq, reason="r").subjects
    assert not evaluation.withdraw(WHO, of, seen=evaluation.newest(of), reason="r").problems
    closed(of, conclusion="c")
    log = events.log(of.region_code, 2024, subject=evaluation.key_of(of)).sort_values("seq").to_dict("records")
    assert [event["operation"] for event in log] == ["create", "edit", "withdraw", "create"]
    replayed = []
    for number, event in enumerate(log, start=1):
        replayed += [] if event["operation"] == "withdraw" else [(event["seq"], json.loads(event["facts"]))]
        holds = None if event["operation"] == "withdraw" else replayed[-1]
        at = event["happened_at"]
        told_then = [(v.seq, dict(v.facts)) for v in evaluation.versions(of, at=at)][::-1]
        held = evaluation.in_force(of, at=at)
        assert told_then == replayed and (held and (held.seq, dict(held.facts))) == holds, number
    assert evaluation.in_force(of, at=log[0]["happened_at"] - timedelta(seconds=1)) is None


def test_a_copy_made_from_the_export_tells_the_same_account(own_store, tmp_path, monkeypatch):
    version = closed(OWN, commitments=[TYPED], conclusion="=1+1 <b>“kutip”</b>; baris\nkedua")
    export.write(tmp_path / "ekspor")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "lain.duckdb"))
    restore.restore(tmp_path / "ekspor")
    there = evaluation.in_force(OWN)
    assert there == dataclasses.replace(version, closed_at=there.closed_at) and there.facts["conclusion"].startswith("=1+1 <b>")
    assert since(there).empty
    database.close()


def test_every_field_of_the_record_has_a_name_and_is_told_in_the_account(of):
    fields = fields_of(asked(of))
    assert set(fields) == set(record_kinds.KINDS["evaluation"])
    assert record_kinds.checked("evaluation", fields)[1] == [] and fields["participants_by_office"] == OFFICES
