"""Counts of respondents are written in tens, or not at all; who may not write is refused; no text holds a person."""

import json
from datetime import date

import pytest
from respondent_lists import pasted, people

from spi.cycle import respondents
from spi.cycle.respondent_list import count
from spi.follow_up import Plan
from spi.follow_up.log import events, records
from spi.follow_up.log.people import Person

WHO, PLAN, DAY = Person("Pemeriksa", "local"), Plan("3513", 2024), date(2024, 5, 31)


def listed(rows):
    return count(pasted(rows), group="internal", year=2024, as_of=DAY)


def write(rows, unit="Dinas Kesehatan", **how):
    return respondents.write_list(how.pop("who", WHO), PLAN, listed(rows), unit=unit, group="internal", as_of=DAY, **how)


def test_only_tens_of_a_list_are_in_the_log(own_store):
    write(people(97))
    (row,) = respondents.lists(PLAN).to_dict("records")
    assert (row["listed"], row["mobile"], row["doubles"]) == ("90-99", "90-99", "<10")
    facts = json.loads(events.log("3513", 2024, subject=row["record_id"])["facts"].item())
    assert "97" not in json.dumps({name: facts[name] for name in respondents.COUNTS})


def test_the_log_itself_refuses_an_exact_count_of_people(own_store):
    fields = {"unit": "Dinas Kesehatan", "group": "internal", "as_of": "2024-05-31"}
    for exact in ("7", 97, "97", "10-12", "0-9", "<11"):
        assert records.write(WHO, "respondent_list", PLAN, fields | {"listed": exact}).problems
    assert records.write(WHO, "respondent_target", PLAN, {"group": "expert", "target": "9"}).problems
    assert respondents.lists(PLAN).empty


def test_a_second_reading_of_an_opd_corrects_the_first_with_a_reason(own_store):
    (key,) = write(people(40)).subjects
    seen = respondents.lists(PLAN)["last_seq"].item()
    assert write(people(60), unit="dinas  KESEHATAN").problems  # not seen
    assert write(people(60), unit="dinas  KESEHATAN", seen=seen, reason="daftar dilengkapi").subjects == [key]
    assert list(respondents.lists(PLAN)["listed"]) == ["60-69"]
    assert not respondents.withdraw(WHO, respondents.LIST, PLAN, key, seen=seen + 1, reason="salah OPD").problems
    assert respondents.lists(PLAN).empty


@pytest.mark.parametrize("who", [Person("Dina", "opd", "Dinas Kesehatan"), Person("Tamu", ""), Person("", "local")])
def test_who_may_not_write_plans_writes_no_counts(who, own_store):
    assert write(people(40), who=who).problems and respondents.lists(PLAN).empty
    assert respondents.write_report(who, PLAN, {"group": "internal", "date": "2024-09-01", "filled": "120"}).problems


@pytest.mark.parametrize("unit", ["Dinas Zq 0812-3456-7890", "zq@contoh.go.id"])
def test_a_number_or_an_address_typed_as_the_name_of_an_opd_is_refused(unit, own_store):
    assert "tidak pernah disimpan" in write(people(40), unit=unit).problems[0]
    assert "tidak pernah disimpan" in write(people(40), reason=unit).problems[0]
    target = {"group": "internal", "target": "300", "letter": unit}
    assert "tidak pernah disimpan" in respondents.write_target(WHO, PLAN, target).problems[0]
    assert respondents.lists(PLAN).empty and respondents.targets(PLAN).empty


def test_a_target_stands_exactly_and_what_was_filled_in_tens(own_store):
    assert not respondents.write_target(WHO, PLAN, {"group": "internal", "target": "1.076", "letter": "B/1"}).problems
    assert not respondents.write_target(WHO, PLAN, {"group": "expert", "target": "8"}).problems
    assert dict(respondents.targets(PLAN)[["group", "target"]].to_numpy()) == {"internal": "1076", "expert": "<10"}
    for day, number in (("2024-10-01", "838"), ("2024-09-01", "3")):
        respondents.write_report(WHO, PLAN, {"group": "internal", "date": day, "filled": number, "letter": "B/2"})
    assert list(respondents.reports(PLAN)["filled"]) == ["<10", "830-839"]
    assert respondents.write_report(WHO, PLAN, {"group": "internal", "date": "2024-09-02", "filled": "banyak"}).problems
