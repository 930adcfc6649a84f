"""A withdrawn file can be deleted for good: its name, size and checksum stay in the sealed log, and nothing else goes with it."""

import hashlib

import pandas as pd
import pytest

from spi.cycle import steps
from spi.follow_up import Plan
from spi.follow_up.log import attachments, erasing, events, records
from spi.follow_up.log.attachments import Attachment
from spi.follow_up.log.people import Person
from spi.follow_up.plan import evidence, plan
from spi.store import database, file_store
from spi.store.keeping import check, export

PLAN, FIRST = Plan("3513", 2024), "rtl-3513-2024-1"
ADMIN, INSPECTOR = Person("Ani", "admin"), Person("Siti", "inspectorate")
OPD = Person("Budi", "opd", "Dinas A")
CONTENT = b"rahasia: 3513012345678901 "
SHA = hashlib.sha256(CONTENT).hexdigest()


def hand_in(content=CONTENT, action=FIRST):
    done = evidence.hand_in(INSPECTOR, PLAN, action, title="SOP", file=("sop.pdf", content))
    assert done.problems == []
    return done.subjects[0]


def take_back(key):
    assert evidence.take_back(INSPECTOR, PLAN, key, reason="memuat data pribadi").problems == []


def erase(sha=SHA, person=ADMIN, reason="memuat data pribadi"):
    return erasing.erase(person, "3513", sha, reason=reason).problems


def held():
    with database.snapshot() as transaction:
        return dict(transaction.execute("select sha256, octet_length(content) from evidence_file").fetchall())


@pytest.fixture
def withdrawn_from_each(each_store):
    """The same on both kinds of store."""
    take_back(hand_in())


@pytest.fixture
def withdrawn(own_store):
    key = hand_in()
    take_back(key)
    return key


def test_a_withdrawn_file_is_deleted_and_its_checksum_stays(withdrawn, tmp_path):
    (file,) = erasing.withdrawn("3513").to_dict("records")
    told = (file["sha256"], file["file_name"], file["bytes"], file["kind"], file["withdrawn_by"])
    assert told == (SHA, "sop.pdf", len(CONTENT), "evidence", "Siti")
    assert erasing.erased(SHA) is None and erase() == []
    assert attachments.content(SHA) == b"" and held() == {SHA: 0} and erasing.erased(SHA)["erased_by"] == "Ani"
    assert erasing.withdrawn("3513").empty and check.broken() == []
    done = plan.history(PLAN, FIRST)
    assert done["operation"].tolist()[:3] == ["erase_file", "withdraw_evidence", "evidence"], "in the history of the action"
    assert SHA in done["facts"].iloc[0] and done["reason"].iloc[0] == "memuat data pribadi"
    export.write(tmp_path / "ekspor")
    export.read(tmp_path / "ekspor", tmp_path / "kembali.duckdb")
    with database.other(tmp_path / "kembali.duckdb", read_only=True) as transaction:
        assert check.broken_in(transaction) == []
        assert transaction.value("select octet_length(content) from evidence_file") == 0


def test_what_stands_is_not_deleted(own_store):
    first, second = hand_in(), hand_in()
    assert erasing.withdrawn("3513").empty and len(erase()) == 1
    take_back(first)
    assert erasing.withdrawn("3513").empty and len(erase()) == 1, "the same content is evidence elsewhere"
    assert held() == {SHA: len(CONTENT)}
    take_back(second)
    assert erase() == [] and held() == {SHA: 0}


def test_nor_what_another_government_still_names(withdrawn):
    theirs = Plan("3525", 2024)
    key = plan.create(INSPECTOR, theirs, {"title": "SOP"}).subjects[0]
    other = evidence.hand_in(INSPECTOR, theirs, key, title="SOP", file=("sop.pdf", CONTENT)).subjects[0]
    assert erasing.withdrawn("3513").empty and len(erase()) == 1
    assert evidence.take_back(INSPECTOR, theirs, other, reason="keliru").problems == []
    assert len(erasing.withdrawn("3513")) == len(erasing.withdrawn("3525")) == 1
    assert erase() == [] and erasing.withdrawn("3525").empty


@pytest.mark.parametrize(
    ("person", "why"),
    [
        (INSPECTOR, "hanya boleh dihapus Admin"), (OPD, "hanya boleh dihapus Admin"), (Person("Tamu", ""), "hanya boleh membaca"),
        (Person(" ", "admin"), "Isi nama Anda"), (Person("Lain", "admin", region="3525"), "milik pemda lain"),
    ],
)  # fmt: skip
def test_only_an_admin_deletes_and_only_with_a_reason(person, why, withdrawn):
    head = events.head()
    (sentence,) = erase(person=person)
    assert why in sentence and events.head() == head and held() == {SHA: len(CONTENT)}
    (sentence,) = erase(reason=" ")
    assert "alasannya" in sentence and events.head() == head and held() == {SHA: len(CONTENT)}
    assert erase(person=Person("Admin", "admin", region="3513")) == []


def test_a_deleted_file_that_is_handed_in_again_is_whole_again(withdrawn_from_each):
    assert erase() == []
    key = hand_in()
    assert attachments.content(SHA) == CONTENT and erasing.erased(SHA) is None and check.broken() == []
    take_back(key)
    assert len(erasing.withdrawn("3513")) == 1 and erase() == [] and attachments.content(SHA) == b"" and check.broken() == []


def test_a_letter_of_the_calendar_once_it_is_replaced_or_withdrawn(own_store):
    cycle = Plan("3513", 2026)

    def letter(content, **at):
        fields = {"step": "letter", "begins": "2026-04-20", "letter": "B-17"}
        done = steps.write(INSPECTOR, cycle, fields, file=Attachment("B-17.pdf", content), **at)
        assert done.problems == []
        return done.subjects[0], steps.entered("3513")["last_seq"].iloc[0]

    key, seen = letter(b"surat pertama")
    assert erasing.withdrawn("3513").empty
    _, seen = letter(b"surat kedua", record_id=key, seen=int(seen), reason="surat ralat")
    (file,) = erasing.withdrawn("3513").to_dict("records")
    assert (file["kind"], file["survey_year"]) == ("cycle_step", 2026) and erase(file["sha256"]) == []
    assert sorted(held().values()) == [0, len(b"surat kedua")] and check.broken() == []
    assert records.withdraw(INSPECTOR, "cycle_step", cycle, key, seen=int(seen), reason="dobel").problems == []
    (file,) = erasing.withdrawn("3513").to_dict("records")
    assert erase(file["sha256"]) == [] and set(held().values()) == {0} and check.broken() == []


@pytest.mark.parametrize(
    "tampering",
    [
        "update evidence_file set content = ''::blob", "update evidence_file set content = null", "delete from evidence_file",
    ],
)  # fmt: skip
def test_a_content_that_is_gone_without_a_sealed_event_is_found(tampering, withdrawn):
    with database.write() as transaction:
        transaction.execute(tampering)
    (problem,) = check.broken()
    assert "Berkas bukti dan surat utuh" in problem and SHA in problem


def test_a_content_that_came_back_by_another_way_is_found(withdrawn):
    assert erase() == []
    with database.write() as transaction:
        transaction.execute("update evidence_file set content = ?", [CONTENT])
    (problem,) = check.broken()
    assert SHA in problem


def test_nothing_of_it_is_left_in_the_raw_file_once_it_is_opened_next(own_store):
    place, secret, left = database.path(), b"NIK-3513012345678901 ", 0
    for size in (1, 2_000, 200_000):
        content = secret * size
        key = hand_in(content)
        database.close()
        assert secret in place.read_bytes(), "what is looked for is found"
        take_back(key)
        assert erase(hashlib.sha256(content).hexdigest()) == []
        said = plan.actions(PLAN)
        database.close()
        left += secret in place.read_bytes()
        database.connect()
        database.close()
        assert secret not in place.read_bytes() and [each.name for each in place.parent.glob("*spi*")] == [place.name]
        pd.testing.assert_frame_equal(plan.actions(PLAN), said)
        assert check.broken() == []
    assert left, "to delete it from the table is not enough"


def test_a_file_that_cannot_be_written_anew_is_opened_as_it_is(withdrawn, monkeypatch):
    assert erase() == []
    place = database.path()
    database.close()

    def full(*_):
        raise database.Error("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(file_store, "copy", full)
        assert check.broken() == [] and file_store._asked_for(place).exists(), "tried again at the next start"
    database.close()
    assert check.broken() == [] and not file_store._asked_for(place).exists()


def test_where_it_cannot_be_written_over_that_is_said(withdrawn, monkeypatch):
    def busy():
        raise database.StoreError("sedang ditulis")

    monkeypatch.setattr(database, "overwrite_deleted", busy)
    done = erasing.erase(ADMIN, "3513", SHA, reason="memuat NIK")
    assert done.subjects == [SHA] and "masih terbaca dari berkas" in done.warnings[0] and attachments.content(SHA) == b""


def test_who_replaced_a_letter_and_when_is_told_not_who_corrected_it_later(own_store):
    cycle, fields = Plan("3513", 2026), {"step": "letter", "begins": "2026-04-20", "letter": "B-17"}
    key = steps.write(INSPECTOR, cycle, fields, file=Attachment("a.pdf", b"satu")).subjects[0]

    def correct(person, **more):
        stands = steps.entered("3513").iloc[0]
        named = {name: stands[name] for name in attachments.FIELDS}
        given = fields | named | more
        assert steps.write(
            person, cycle, {k: v for k, v in given.items() if k != "file"}, record_id=key, seen=int(stands["last_seq"]),
            reason="ralat", file=more.get("file"),
        ).subjects  # fmt: skip

    correct(Person("Adi", "inspectorate"), file=Attachment("b.pdf", b"dua"))
    correct(Person("Cici", "inspectorate"), note="ralat catatan")
    (file,) = erasing.withdrawn("3513").to_dict("records")
    assert (file["file_name"], file["withdrawn_by"]) == ("a.pdf", "Adi")
