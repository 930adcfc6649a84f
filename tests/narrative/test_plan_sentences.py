"""What is said of a meeting and a plan: counts of what was said, three verdicts, loose ends."""

from dataclasses import replace

import pandas as pd
import pytest
from checked_sentences import check, gathered, told

from spi.answers.actions import roots
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.narrative import speech

SARI = Person("Sari", "local")
ONE = "Dalam satu mini FGD internal (ASN), 5 Agustus 2025,"


@pytest.fixture
def meeting(own_store):
    """Probolinggo 2024 with two sessions, three themes and a plan in which everything has happened."""
    of = Plan("3513", 2024)
    sides = {side: discussion.hold_session(SARI, of, {"date": "2025-08-05", "side": side}) for side in ("internal", "external")}
    said = (("internal", "survey_conduct", "correction_conduct", 4), ("external", "survey_conduct", "service_fairness", 2),
            ("internal", "oversight", "procurement", 3))  # fmt: skip
    for side, theme, part, times in said:
        fields = {"session": sides[side].subjects[0], "quote": "Begitulah.", "theme": theme, "part": part, "times": times}
        assert discussion.note_finding(SARI, of, fields).problems == []
    key = "rtl-3513-2024-{}".format
    changes = {
        key(1): {"opd": "Dinas A", "due": "2026-06-10", "claim": "done", "parts": ["internal"]},
        key(2): {"opd": "Dinas B", "due": "2026-01-10", "verification": "conform", "validation": "accepted"},
        key(3): {"opd": "Dinas B", "due": "2026-12-10", "title": "Kampanye 2025 di 12 sekolah"},
        key(4): {"claim": "done", "verification": "conform"},
        key(5): {"claim": "done"},
    }
    assert plan.edit(SARI, of, changes, seen={}).problems == []
    assert plan.edit(SARI, of, {key(3): {"due": "2027-01-10"}}, seen={}, reason="Anggaran bergeser.").problems == []
    assert evidence.hand_in(SARI, of, key(1), title="Foto", link="https://contoh.go.id/1").problems == []
    return gathered("3513", 2024, 2023)


def test_a_meeting_and_a_plan_are_told_in_counts(meeting):
    check(meeting)
    names = discussion.theme_names()
    assert told(meeting, "causes")[:3] == [
        f"Dalam 2 mini FGD, “{names['survey_conduct']}” paling sering disebut: 6 dari 9 sebutan, "
        "terbanyak dari sisi internal (ASN) (4).",
        f"Sesudah itu “{names['oversight']}” (3).",
        "Yang berbicara: internal (ASN) 7 kali dan pengguna layanan 2 kali; "
        "jumlah sebutan bukan ukuran seberapa luas masalahnya.",
    ]
    assert told(meeting, "plan")[0] == (
        "Dari 9 tindak lanjut: 1 divalidasi KPK, 2 dinilai Inspektorat (2 sesuai), 3 diklaim selesai; 1 lewat tenggat, "
        "6 tanpa tenggat."
    )
    assert told(meeting, "plan")[1] == (
        "Potongan pelaksanaan SPI (bertambah, yang paling menurunkan indeks, 3,41 poin dari SPI 2023 ke SPI 2024) "
        "belum disebut tindak lanjut mana pun."
    )
    assert "Dari 9 tindak lanjut, 6 belum memiliki penanggung jawab dan 8 belum memiliki bukti." in told(meeting, "plan")
    assert "Umur keterlambatan: 1 lewat 1–30 hari." in told(meeting, "plan")
    assert (
        "Tenggat 1 tindak lanjut pernah dipindah, 1 kali ke hari yang lebih lambat; tenggat pertamanya tetap tercatat."
        in told(meeting, "plan")
    )
    assert told(meeting, "decisions")[0] == (
        "Yang perlu diputuskan: tetapkan tindak lanjut yang menjawab potongan pelaksanaan SPI, tetapkan OPD penanggung jawab "
        "(6 tindak lanjut), dan tetapkan tenggat (5)."
    )


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        ([5], "Baru satu catatan FGD untuk SPI 2024: “Tema 0”, dari sisi internal (ASN)."),
        ([5, 5, 1], f"{ONE} “Tema 0” dan “Tema 1” sama sering disebut, masing-masing 5 dari 11 sebutan."),
        ([2, 2, 2, 2], f"{ONE} belum ada tema yang menonjol: 4 tema sama sering disebut, masing-masing 2 dari 8 sebutan."),
    ],
)
def test_themes_that_tie_are_not_ranked(times, sentence, store):
    rows = [
        {
            "theme": f"t{n}",
            "theme_name": f"Tema {n}",
            "side": "internal",
            "side_label": "internal (ASN)",
            "times": count,
            "session_id": "fgd-1",
            "date": pd.Timestamp("2025-08-05"),
        }
        for n, count in enumerate(times)
    ]
    findings = pd.DataFrame(rows)
    found = replace(gathered("3513", 2024, 2023), findings=findings, themes=roots.themes(findings))
    assert told(found, "causes")[0] == sentence
    check(found)


def test_a_deduction_is_larger_than_the_median_in_every_room(kpk):
    found = gathered("3508", 2023, 2022)
    spoken = " ".join(sentence.text for sentence in speech.of_length(found, "full"))
    assert "potongan pelaksanaan SPI (2,05 poin lebih besar daripada median)" in spoken


def test_a_weakness_without_a_cause_is_only_named_once_a_meeting_was_held(own_store):
    before, of = gathered("3513", 2024, 2023), Plan("3513", 2024)
    held = discussion.hold_session(SARI, of, {"date": "2025-08-05", "side": "internal"}).subjects[0]
    fields = {"session": held, "quote": "Begitulah.", "theme": "oversight", "part": "budget", "times": 1}
    assert discussion.note_finding(SARI, of, fields).problems == []
    now, lacking = told(gathered("3513", 2024, 2023), "plan"), "belum memiliki akar masalah"
    assert any(lacking in sentence for sentence in now) and not any(lacking in sentence for sentence in told(before, "plan"))
