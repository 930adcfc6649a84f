"""A dated step of the cycle: a contradiction is refused, what is odd is asked once, roles are asked at the writing."""

import pytest

from spi.cycle import steps
from spi.follow_up import Plan
from spi.follow_up.log import attachments, events
from spi.follow_up.log.attachments import Attachment
from spi.follow_up.log.people import Person
from spi.store import database
from spi.store.keeping import check

WHO, PLAN = Person("Uji", "local"), Plan("3513", 2026)


def written(**fields):
    return steps.write(WHO, PLAN, {"step": "fieldwork", "begins": "2026-08-03", "ends": "2026-10-30"} | fields)


def test_a_step_that_ends_before_it_begins_is_refused_with_both_days(own_store):
    (problem,) = written(ends="2026-07-01").problems
    assert "1 Juli 2026" in problem and "3 Agustus 2026" in problem
    assert steps.entered("3513").empty


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"begins": "", "ends": ""}, "Tanggalnya masih kosong"),
        ({"step": "own"}, "memerlukan nama"),
        ({"ends": "31-02-2026"}, "bukan tanggal"),
    ],
)
def test_what_lacks_a_day_or_a_name_is_refused(fields, sentence, own_store):
    assert sentence in written(**fields).problems[0] and steps.entered("3513").empty


def test_a_result_before_the_fieldwork_is_asked_about_once(own_store):
    assert written().problems == []
    early = {"step": "result", "begins": "2026-07-09"}
    (question,) = steps.write(WHO, PLAN, early).questions
    assert "9 Juli 2026" in question and "3 Agustus 2026" in question and len(steps.entered("3513")) == 1
    assert steps.write(WHO, PLAN, early, accepted=[question]).subjects
    assert steps.write(WHO, Plan("3513", 2025), {"step": "result", "begins": "2025-07-09"}).questions, "against a shipped date"


def test_the_same_step_of_a_cycle_is_asked_about_before_it_is_written_twice(own_store):
    assert written().subjects
    (question,) = written(begins="2026-08-10").questions
    assert "3 Agustus 2026" in question
    (record,) = steps.entered("3513").to_dict("records")
    moved = {"step": "fieldwork", "begins": "2026-08-10", "ends": "2026-10-30"}
    corrected = steps.write(WHO, PLAN, moved, record_id=record["record_id"], seen=record["last_seq"], reason="surat kedua")
    assert corrected.subjects == [record["record_id"]], "a correction is no second step"


def test_a_single_day_is_also_the_last_one_but_an_open_fieldwork_stays_open(own_store):
    written(step="letter", begins="2026-04-20", ends="")
    written(ends="")
    days = {row["step"]: (row["begins"], row["ends"]) for row in steps.entered("3513").to_dict("records")}
    assert days["letter"][0] == days["letter"][1] and days["fieldwork"][1] is None


@pytest.mark.parametrize("person", [Person("Tamu", ""), Person("Dinas", "opd", "Dinas A"), Person("", "local")])
def test_a_reader_an_opd_and_nobody_write_no_step(person, own_store):
    assert steps.write(person, PLAN, {"step": "letter", "begins": "2026-04-20"}).problems
    assert steps.entered("3513").empty


LETTER = Attachment("C:/surat/B-17.pdf", b"%PDF-1.4 surat")


def handed_in(file, **fields):
    return steps.write(WHO, PLAN, {"step": "letter", "begins": "2026-04-20", "letter": "B-17"} | fields, file=file)


def test_the_letter_is_kept_under_its_checksum_and_stays_through_a_correction_that_names_it(own_store):
    assert handed_in(LETTER).subjects
    (record,) = steps.entered("3513").to_dict("records")
    assert (record["file_name"], record["bytes"]) == ("B-17.pdf", len(LETTER.content))
    assert attachments.content(record["sha256"]) == LETTER.content and check.broken() == []
    named = {name: record[name] for name in attachments.FIELDS}
    fields = {"step": "letter", "begins": "2026-04-21", "letter": "B-17"}
    told = {"record_id": record["record_id"], "reason": "salah hari"}
    assert steps.write(WHO, PLAN, fields | named, seen=record["last_seq"], **told).subjects
    (moved,) = steps.entered("3513").to_dict("records")
    assert moved["begins"].day == 21 and moved["sha256"] == record["sha256"]
    assert steps.write(WHO, PLAN, fields, seen=moved["last_seq"], **told).subjects, "not named any more: let go"
    (bare,) = steps.entered("3513").to_dict("records")
    assert bare["file_name"] is None and attachments.content(record["sha256"]) == LETTER.content, "the log still holds it"


@pytest.mark.parametrize("content", [b"", bytes(attachments.LARGEST + 1)])
def test_an_empty_letter_and_one_over_the_limit_are_refused_by_name_and_not_kept(content, own_store):
    head = events.head()
    (problem,) = handed_in(Attachment("B-17.pdf", content)).problems
    assert problem.startswith("Berkas B-17.pdf ") and events.head() == head
    with database.snapshot() as transaction:
        assert transaction.value("select count(*) from evidence_file") == 0


def test_a_letter_that_is_lost_from_the_store_is_found_by_the_check(own_store):
    handed_in(LETTER)
    with database.write() as transaction:
        transaction.execute("delete from evidence_file")
    assert any("surat utuh" in sentence for sentence in check.broken())
