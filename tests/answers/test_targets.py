"""Targets by year: each with its source, reached or not, and what is still needed a year is plain arithmetic."""

import re

import pytest
from clock import WHO

from spi.answers.cycle import targets
from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.people import Person
from spi.narrative.cycle.targets import reached, still_needed


def write(year, points, source="RPJMD", **fields):
    return records.write(WHO, "target", Plan("3513", year), {"points": points, "source": source} | fields)


def rows(region="3513", **asked):
    return targets.path(region, **asked).to_dict("records")


def test_the_target_of_the_settings_is_the_first_one_and_is_missed_by_what_the_index_lacks(own_store):
    (row,) = rows()
    assert (row["survey_year"], row["points"], row["origin"], row["holds"]) == (2024, 80, "settings", True)
    assert row["difference"] == pytest.approx(row["index"] - 80) and row["index"] == 71.65
    assert reached(row).text.endswith("belum tercapai: hasilnya 71,65, kurang 8,35 poin.")


def test_what_is_typed_holds_and_what_it_contradicts_is_kept(own_store):
    assert write(2024, "70").problems == [] and write(2024, "71,65", source="IKU").problems == []
    found = rows()
    assert [(r["points"], r["holds"]) for r in found] == [(71.65, True), (70.0, False), (80.0, False)]
    assert "tercapai tepat" in reached(found[0]).text and "lebih 1,65 poin" in reached(found[1]).text
    assert targets.points(targets.path("3513")) == {2024: 71.65}


def test_what_each_later_target_needs_is_the_distance_over_the_remaining_years_rounded_up(own_store):
    write(2026, "74"), write(2029, "80")
    first, second = targets.needed(targets.path("3513"), "3513", 2024)
    assert (first.years, first.points, second.years, second.points) == (2, 2.35, 5, 8.35)
    assert second.per_year == pytest.approx(1.67) and "rata-rata 1,67 poin setiap tahun" in still_needed(second).text
    assert "rata-rata 1,18 poin" in still_needed(first).text and "bukan perkiraan" in still_needed(first).text
    for sentence in (still_needed(first), still_needed(second)):
        assert [number.words for number in sentence.numbers] == re.findall(r"\d+(?:,\d+)?", sentence.text)
    assert targets.needed(targets.path("3513"), "3513", 2029) == []
    assert targets.aimed_at("3513", 2025)["survey_year"] == 2026 and targets.aimed_at("3513", 2024)["points"] == 80


def test_a_target_below_the_index_needs_nothing_more(own_store):
    write(2027, "70")
    (needed,) = targets.needed(targets.path("3513"), "3513", 2024)
    assert "sudah terlampaui" in still_needed(needed).text


def test_a_shipped_target_names_its_source_and_grade_and_no_other_government_has_it(own_store):
    (row,) = rows("3522")
    assert (row["survey_year"], row["points"], row["origin"]) == (2024, 80.0, "shipped") and row["link"].startswith("https://")
    assert row["source"] == "Surya Nasional, 2 Agustus 2024"  # the day in words, as beside every source
    assert "Surya Nasional" in row["source"] and "keyakinan tinggi" in row["note"] and "di atas 80" in row["note"]
    assert rows("3529") == [] and targets.aimed_at("3529", 2024) is None


def test_the_path_of_an_earlier_moment_is_what_it_was(own_store):
    write(2026, "74")
    then = records.standing("target", "3513")["last_at"].item().to_pydatetime()
    key = records.standing("target", "3513")["record_id"].item()
    seen = records.standing("target", "3513")["last_seq"].item()
    of = Plan("3513", 2026)
    changed = {"points": "75", "source": "RPJMD perubahan"}
    assert records.write(WHO, "target", of, changed, record_id=key, seen=seen, reason="perubahan").problems == []
    assert [r["points"] for r in rows(at=then) if r["origin"] == "typed"] == [74.0]
    assert [r["points"] for r in rows() if r["origin"] == "typed"] == [75.0]


def test_an_opd_writes_no_target(own_store):
    refused = records.write(Person("Dinas", "opd", "Dinas A"), "target", Plan("3513", 2026), {"points": "74", "source": "R"})
    assert refused.problems and len(rows()) == 1
