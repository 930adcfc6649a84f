"""What is told of the readiness of respondents: by OPD and group, in tens, without a share while the survey is filled in."""

from datetime import date

import pytest
from respondent_lists import pasted, people
from stores import ROOT

from spi.answers.cycle.readiness import fieldwork, lists_at_risk, outlets, readiness
from spi.cycle import respondents
from spi.cycle.published_counts import published_counts
from spi.cycle.respondent_list import count
from spi.cycle.respondent_rules import read, rules
from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.people import Person
from spi.narrative.cycle.readiness import basis, group_sentence, headline, silence
from spi.settings import ShippedDataError

WHO, TODAY = Person("Pemeriksa", "local"), date(2024, 8, 15)
PLAN, DAY = Plan("3513", 2024), date(2024, 5, 31)


def write(unit, number, group="internal", plan=PLAN, rows=None):
    counted = count(pasted(rows or people(number)), group=group, year=plan.survey_year, as_of=DAY)
    assert not respondents.write_list(WHO, plan, counted, unit=unit, group=group, as_of=DAY).problems


def enter_fieldwork(begins, ends, plan=PLAN):
    assert not records.write(WHO, "cycle_step", plan, {"step": "fieldwork", "begins": begins, "ends": ends}).problems


def test_an_opd_below_the_minimum_is_told_by_name(own_store):
    assert "belum ada yang dihitung" in headline(readiness(PLAN, today=TODAY)).text
    write("Dinas A", 29)
    write("Dinas B", 30)
    write("Dinas C", 5, group="expert")
    ready = readiness(PLAN, today=TODAY)
    assert dict(ready.lists[["unit", "risk"]].to_numpy()) == {"Dinas A": "few", "Dinas B": "enough", "Dinas C": "not_judged"}
    assert headline(ready).text == (
        "Sebanyak 1 dari 2 daftar responden SPI 2024 berisiko “responden kurang” (NaN): Dinas A (internal)."
    )


def test_who_meets_the_criteria_counts_where_that_is_known(own_store):
    late = [[*row[:4], row[4], "01/01/2024"] for row in people(60)]
    write("Dinas A", 60, rows=late)  # nobody a year in the unit
    risk = readiness(PLAN, today=TODAY).at_risk
    assert risk[["unit", "risk"]].to_numpy().tolist() == [["Dinas A", "few_eligible"]]
    assert lists_at_risk(PLAN) == 1 and lists_at_risk(Plan("3525", 2024)) is None
    write("Dinas B", 29)
    write("Dinas C", 30)
    assert lists_at_risk(PLAN) == len(readiness(PLAN, today=TODAY).at_risk) == 2


def test_no_share_of_an_opd_is_told_while_the_survey_is_filled_in_or_may_be(own_store):
    plan = Plan("3513", 2031)
    write("Dinas A", 120, plan=plan)
    told = {}
    for today in (date(2031, 7, 1), date(2031, 8, 1), date(2031, 11, 1)):
        told[today] = readiness(plan, today=today)
    assert all(ready.lists["mobile_share"].item() == "" for ready in told.values())
    assert "dianggap sedang berlangsung" in silence(told[date(2031, 8, 1)]).text
    enter_fieldwork("2031-07-29", "2031-10-31", plan)
    shares = [readiness(plan, today=today).lists["mobile_share"].item() for today in told]
    assert shares == ["93–100%", "", "93–100%"]


def test_the_days_of_the_fieldwork_are_those_of_the_calendar_and_an_estimate_is_none(own_store):
    assert fieldwork(PLAN, today=date(2024, 8, 15)).state == "running"  # as published
    assert fieldwork(PLAN, today=date(2024, 11, 1)).state == "over"
    plan = Plan("3513", 2026)
    assert fieldwork(plan, today=date(2026, 2, 1)).silent, "estimated from the year before"
    enter_fieldwork("2026-07-29", "2026-10-31", plan)
    states = [fieldwork(plan, today=date(2026, *day)).state for day in ((7, 28), (7, 29), (10, 31), (11, 1))]
    assert states == ["before", "running", "running", "over"]


def test_the_groups_stand_beside_their_targets_and_what_kpk_told_last(own_store):
    write("Dinas A", 97)
    write("Dinas B", 44)
    respondents.write_target(WHO, PLAN, {"group": "internal", "target": "300"})
    for day, filled in (("2024-09-01", "110"), ("2024-10-01", "293")):
        respondents.write_report(WHO, PLAN, {"group": "internal", "date": day, "filled": filled})
    sentence = group_sentence(readiness(PLAN, today=TODAY), "internal")
    assert sentence.text == (
        "Internal: daftar 2 OPD memuat 130–148 baris, targetnya 300, dan menurut KPK 290–299 sudah terisi per 1 Oktober 2024."
    )
    assert group_sentence(readiness(PLAN, today=TODAY), "expert") is None


def test_what_is_not_known_of_a_group_is_left_out_of_its_sentence(own_store):
    write("Dinas A", 40, group="external")
    respondents.write_target(WHO, PLAN, {"group": "expert", "target": "8"})
    respondents.write_report(WHO, PLAN, {"group": "internal", "date": "2024-10-01", "filled": "6"})
    ready = readiness(PLAN, today=TODAY)
    assert [group_sentence(ready, group).text for group in ("internal", "external", "expert")] == [
        "Internal: menurut KPK kurang dari 10 sudah terisi per 1 Oktober 2024.",
        "Eksternal: daftar 1 OPD memuat 40–49 baris.",
        "Eksper: targetnya kurang dari 10.",
    ]


def test_a_moment_ago_is_told_as_it_was(own_store):
    write("Dinas A", 29)
    before = respondents.lists(PLAN)["last_at"].item()
    write("Dinas B", 10)
    assert len(readiness(PLAN, today=TODAY, at=before).lists) == 1 < len(readiness(PLAN, today=TODAY).lists)


def test_counts_that_can_be_read_both_ways_stand_both_ways(store):
    table = published_counts()
    sidoarjo = table[(table["region_code"] == "3515") & (table["group"] == "internal")]
    assert sorted(zip(sidoarjo["what"], sidoarjo["count"], strict=True)) == [
        ("filled", 300), ("filled", 471), ("target", 300), ("target", 471),
    ]  # fmt: skip
    shown = readiness(Plan("3515", 2023), today=TODAY).published
    assert {"471", "300", "553.321"} <= set(shown["people"]) and shown["url"].notna().all()
    assert readiness(Plan("3513", 2031), today=TODAY).published.empty


def test_every_rule_and_count_names_a_source_that_ships(store):
    named = [each.source for each in (*rules().criteria, *rules().minima)] + list(published_counts()["source"])
    assert outlets(named)["url"].str.startswith("http").all()
    assert (published_counts()["count"].dropna() >= 10).all()


def test_what_a_minimum_rests_on_is_told_as_a_convention(store):
    ready = readiness(PLAN, today=TODAY)
    assert "Kesepakatan dasbor, bukan aturan KPK" in basis(ready, "internal").text
    assert "minimal 2 tahun" in basis(ready, "internal").text
    assert "tidak dipinjam dari tahun lain" in basis(readiness(Plan("3513", 2031), today=TODAY), "internal").text
    assert "tidak ada batas" in basis(ready, "expert").text


@pytest.mark.parametrize(("was", "becomes"), [("listed = 30", "listed = 25"), ('group = "internal"', 'group = "semua"')])
def test_a_broken_rule_is_told_at_the_door(was, becomes, tmp_path):
    text = (ROOT / "data" / "respondents.toml").read_text(encoding="utf-8").replace(was, becomes)
    (tmp_path / "respondents.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ShippedDataError):
        read(tmp_path / "respondents.toml")
