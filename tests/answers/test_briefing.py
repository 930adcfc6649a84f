"""Claims about a briefing: what a session of the meeting sees of the plan, what was decided, and the way back."""

from datetime import datetime
from functools import partial
from urllib.parse import parse_qs, urlsplit

import gathering
import pytest

from spi.answers import briefing
from spi.answers.actions import agenda
from spi.documents.report import brief_pages
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.narrative import speech

PLAN, SARI, MOMENT = Plan("3513", 2024), Person("Sari", "local"), datetime(2026, 11, 22, 9, 30, 15, 999)
gathered = partial(gathering.gathered, moment=MOMENT)
OPD = {"session": 1, "name": "Staf ahli, asisten, kepala OPD"}
CAMAT = {"session": 2, "name": "Seluruh camat", "actions": "camat"}


@pytest.fixture
def used(own_store):
    """The shipped plan, of which one action concerns the camat and one is late and does not."""
    first, second = plan.actions(PLAN)["action_id"].head(2)
    changes = {
        first: {"opd": "Kecamatan Kraksaan", "due": "2026-12-01"},
        second: {"opd": "Dinas Kominfo", "due": "2026-01-10", "parts": ["internal"]},
    }
    assert plan.edit(SARI, PLAN, changes, seen={}).problems == []
    return first, second


def test_a_session_of_camat_sees_and_counts_only_what_concerns_them(used):
    everybody, camat = gathered(), gathered(session=CAMAT)
    assert list(camat.plan["action_id"]) == list(camat.plan_words["action_id"]) == [used[0]]
    assert (camat.completion.total, camat.completion.overdue) == (1, 0) and everybody.completion.overdue == 1
    assert (everybody.session, camat.session) == ("", "Seluruh camat")
    assert speech.by_topic(camat)["plan"][0].text.startswith("Dari 9 tindak lanjut, 1 menyangkut camat: belum ada yang")
    opened = brief_pages.content(camat)["kicker"], brief_pages.content(everybody)["kicker"]
    assert opened == ("RINGKASAN UNTUK SELURUH CAMAT", "RINGKASAN UNTUK BUPATI")
    asked = " ".join(sentence.text for sentence in speech.by_topic(camat)["decisions"])
    assert "potongan pelaksanaan SPI" in asked and "Optimalisasi" not in asked and "(8" not in asked
    assert set(camat.orphans["part"]) <= {"", "external", "correction_conduct"}


def test_a_session_of_camat_of_a_government_without_a_plan_is_told_so(store):
    nothing = gathered("35", session=CAMAT)
    assert nothing.plan.empty and nothing.waiting.empty and list(nothing.plan.columns) == list(gathered("35").plan.columns)


def test_a_session_of_camat_without_an_action_of_theirs_is_not_told_that_there_is_none(store):
    topics = speech.by_topic(gathered(session=CAMAT))
    assert topics["plan"][0].text == "Dari 9 tindak lanjut SPI 2024, belum ada yang menyangkut camat."
    assert "Belum ada tindak lanjut" not in " ".join(each.text for sentences in topics.values() for each in sentences)


def test_what_a_meeting_of_today_decided_is_known_and_nothing_else(used):
    made = [
        ("Undang responden bersama", {"source": agenda.meeting_source(MOMENT.date()), "opd": "Inspektorat"}),
        ("Di luar rapat", {}),
        ("Kemarin", {"source": agenda.meeting_source(datetime(2026, 11, 21).date())}),
    ]
    for title, fields in made:
        assert plan.create(SARI, PLAN, {"title": title} | fields).problems == []
    assert list(gathered().decided["title"]) == ["Undang responden bersama"]


def test_a_session_of_camat_is_told_its_own_decisions_and_those_about_camat_the_other_all(used):
    def source(session):
        return {"source": f"{agenda.meeting_source(MOMENT.date())}: {session}"}

    made = [
        ("Milik OPD", {"opd": "Bappeda"} | source(OPD["name"])),
        ("Milik OPD tentang camat", {"opd": "Kecamatan Dringu"} | source(OPD["name"])),
        ("Tanpa sesi", {"opd": "Bappeda", "source": agenda.meeting_source(MOMENT.date())}),
        ("Milik camat", {"opd": "Inspektorat"} | source(CAMAT["name"])),
        ("Milik sesi yang namanya lebih panjang", {"opd": "Bappeda"} | source(f"{CAMAT['name']} dan lurah")),
    ]
    for title, fields in made:
        assert plan.create(SARI, PLAN, {"title": title} | fields).problems == []
    everything = [title for title, _ in reversed(made)]
    assert list(gathered().decided["title"]) == list(gathered(session=OPD).decided["title"]) == everything
    assert list(gathered(session=CAMAT).decided["title"]) == ["Milik camat", "Milik OPD tentang camat"]


def test_a_decision_about_the_part_that_nobody_answered_is_asked_no_more(used):
    def asked():
        return speech.by_topic(gathered())["decisions"][0].text

    assert "tindak lanjut yang menjawab potongan pelaksanaan SPI" in asked()
    plan.create(SARI, PLAN, {"title": "Acak responden", "parts": ["correction_conduct"]})
    assert "tindak lanjut yang menjawab potongan pelaksanaan SPI" not in asked()


def test_the_link_opens_the_meeting_as_it_was(store):
    found = urlsplit(gathered(session=CAMAT, masked=True).stamp.link)
    told = {key: value for key, (value,) in parse_qs(found.query).items()}
    assert found.path == "/rapat" and (told["sesi"], told["samar"]) == ("2", "true")
    assert (told["daerah"], told["tahun"], told["banding"]) == ("3513", "2024", "2023")
    assert not {"sesi", "samar"} & set(parse_qs(urlsplit(gathered().stamp.link).query))


def test_a_link_to_this_computer_says_so(store):
    here = gathered().stamp
    there = gathered(base="https://spi.contoh.go.id").stamp
    assert "komputer" in here.reopen and "komputer" not in there.reopen
    assert here.moment.microsecond == 0 and here.made.startswith("22 November 2026 pukul 09.30 ")


def test_a_file_says_session_and_mask_in_its_name(store):
    named = briefing.file_name(gathered(session=CAMAT, masked=True), "ringkas", "pdf")
    assert named == "samar_spi-2023-2024_kabupaten-probolinggo_provinsi_seluruh-camat_data-bawaan_20261122-0930_ringkas.pdf"


def test_an_action_that_a_meeting_changed_is_among_its_decisions_and_only_of_its_day(used):
    meeting = f"{agenda.meeting_source(MOMENT.date())}: {CAMAT['name']}"
    yesterday = agenda.meeting_source(datetime(2026, 11, 21).date())
    first, second, third = plan.actions(PLAN)["action_id"].iloc[:3]
    for key, reason in ((first, meeting), (second, yesterday), (third, "lain")):
        assert plan.edit(SARI, PLAN, {key: {"opd": "Bappeda Litbang"}}, seen={}, reason=reason).problems == []
    assert list(gathered(session=CAMAT).decided["action_id"]) == list(gathered().decided["action_id"]) == [first]
