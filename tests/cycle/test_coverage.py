"""Coverage of the socialisation, right to the unit: a hand-made year with what usually goes wrong."""

import itertools
from datetime import date

import pytest

from spi.answers.cycle.socialisation import coverage
from spi.charts.cycle.coverage_tiles import coverage_tiles
from spi.cycle.socialisation import sessions, unit_table, units
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.narrative.cycle.socialisation import headline, still_waiting

WHO, OPD = Person("Uji", "local"), Person("Dinas", "opd", "Dinas A")
TODAY, YEAR = date(2026, 8, 20), 2026
regions = itertools.count(1)


@pytest.fixture
def plan(own_store):
    """Three kecamatan and two OPD of a government of this test's own."""
    own = Plan(f"Uji-{next(regions)}", YEAR)
    rows = [{"name": f"Kecamatan {name}", "unit_kind": "kecamatan", "official_code": ""} for name in ("A", "B", "C")]
    rows += [{"name": f"Dinas {name}", "unit_kind": "opd", "official_code": ""} for name in ("X", "Y")]
    assert units.add(WHO, own.region_code, rows).problems == []
    return own


def key(plan, name):
    table = units.units(plan.region_code).set_index("name")
    return table.at[name, "record_id"], int(table.at[name, "last_seq"])


def held(plan, day, *names, person=WHO):
    fields = {"date": day, "place": "Aula", "audience": "camat", "units": [key(plan, name)[0] for name in names]}
    outcome = sessions.write(person, plan, fields)
    assert outcome.problems == [], outcome.problems
    return outcome.subjects[0]


def shares(plan):
    return {share.kind: (share.reached, share.waiting) for share in coverage(plan, today=TODAY).shares}


def test_a_unit_reached_twice_counts_once_and_a_planned_session_reaches_nobody(plan):
    held(plan, "2026-07-01", "Kecamatan A", "Dinas X")
    held(plan, "2026-08-20", "Kecamatan A")
    held(plan, "2026-08-21", "Kecamatan B")
    assert shares(plan) == {
        "kecamatan": (("Kecamatan A",), ("Kecamatan B", "Kecamatan C")), "opd": (("Dinas X",), ("Dinas Y",)),
    }  # fmt: skip
    found = coverage(plan, today=TODAY).units.set_index("name")
    assert (found.at["Kecamatan A", "sessions"], found.at["Kecamatan A", "reached_on"]) == (2, "2026-08-20")
    assert headline(coverage(plan, today=TODAY)).text == (
        "Sosialisasi SPI 2026 sudah menjangkau 1 dari 3 kecamatan dan 1 dari 2 OPD dalam 2 sesi."
    )
    assert still_waiting(coverage(plan, today=TODAY).shares[0]).text == "Kecamatan yang belum dijangkau (2): B dan C."


def test_a_withdrawn_session_reaches_nobody_any_more(plan):
    first = held(plan, "2026-07-01", "Kecamatan A", "Kecamatan B")
    held(plan, "2026-07-02", "Kecamatan B")
    seq = sessions.sessions(plan).set_index("record_id").at[first, "last_seq"]
    assert sessions.withdraw(WHO, plan, first, seen=int(seq), reason="batal").problems == []
    assert shares(plan)["kecamatan"] == (("Kecamatan B",), ("Kecamatan A", "Kecamatan C"))


def test_a_renamed_unit_keeps_its_sessions_and_a_withdrawn_one_leaves_the_count(plan):
    held(plan, "2026-07-01", "Kecamatan A", "Dinas X")
    record, seen = key(plan, "Kecamatan A")
    named = {"name": "Kecamatan Baru", "unit_kind": "kecamatan", "official_code": ""}
    assert units.change(WHO, plan.region_code, record, named, seen=seen, reason="perda").problems == []
    assert shares(plan)["kecamatan"] == (("Kecamatan Baru",), ("Kecamatan B", "Kecamatan C"))
    record, seen = key(plan, "Dinas X")
    assert units.withdraw(WHO, plan.region_code, record, seen=seen, reason="dilebur").problems == []
    assert shares(plan)["opd"] == ((), ("Dinas Y",))
    (row,) = coverage(plan, today=TODAY).sessions.to_dict("records")
    assert row["names"] == ["Kecamatan Baru"] and record in row["units"]


def test_the_sessions_of_another_year_and_the_state_of_an_earlier_day_stay_apart(plan):
    held(plan, "2026-07-01", "Kecamatan A")
    before = coverage(plan, today=TODAY).sessions["last_at"].max()
    held(plan, "2026-07-02", "Kecamatan B")
    assert coverage(plan, today=TODAY, at=before).shares[0].reached == ("Kecamatan A",)
    assert coverage(Plan(plan.region_code, YEAR + 1), today=TODAY).shares[0].reached == ()


def test_the_same_unit_is_written_once_whatever_its_spelling(plan):
    again = [{"name": "kecamatan  a", "unit_kind": "kecamatan", "official_code": ""}]
    assert units.add(WHO, plan.region_code, again).subjects == []
    assert len(units.units(plan.region_code)) == 5
    record, seen = key(plan, "Dinas X")
    twice = {"name": "dinas y", "unit_kind": "opd", "official_code": ""}
    assert "sudah ada" in units.change(WHO, plan.region_code, record, twice, seen=seen, reason="r").problems[0]


def test_an_opd_and_a_reader_write_neither_units_nor_sessions(plan):
    row = {"name": "Dinas Z", "unit_kind": "opd", "official_code": ""}
    for person in (OPD, Person("Tamu", "")):
        assert units.add(person, plan.region_code, [row]).problems
        assert sessions.write(person, plan, {"date": "2026-07-01", "place": "Aula", "audience": "camat"}).problems
    assert len(units.units(plan.region_code)) == 5 and sessions.sessions(plan).empty


def test_a_session_reaches_only_units_of_the_list(plan):
    fields = {"date": "2026-07-01", "place": "Aula", "audience": "camat", "units": ["unit-lain"]}
    assert "tidak ada lagi" in sessions.write(WHO, plan, fields).problems[0]


def test_the_shipped_kecamatan_of_probolinggo_are_24_with_codes_of_their_regency():
    rows = units.shipped("3513")
    assert len({row["official_code"] for row in rows}) == 24 == len({row["name"] for row in rows})
    assert all(row["official_code"].startswith("3513") and len(row["official_code"]) == 6 for row in rows)
    assert units.shipped("3514") == []


def test_the_tiles_say_the_same_as_the_count(plan):
    held(plan, "2026-07-01", "Kecamatan A", "Kecamatan C")
    chart = coverage_tiles(coverage(plan, today=TODAY), "kecamatan")
    assert [(tile.label, tile.reached) for tile in chart.tiles] == [("A", True), ("B", False), ("C", True)]
    assert chart.title == "2 dari 3 kecamatan" and chart.title in chart.alt


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("Kecamatan Tiris\nDinas Kesehatan", [("Kecamatan Tiris", "kecamatan", ""), ("Dinas Kesehatan", "opd", "")]),
        ("No;Nama;Jenis;Kode\n1;Tiris;Kecamatan;35.13.07", [("Tiris", "kecamatan", "351307")]),
        ("1\tDinas Kesehatan\tOPD\n2\tKec. Tiris\tkecamatan", [("Dinas Kesehatan", "opd", ""), ("Kec. Tiris", "kecamatan", "")]),
        ("1. Badan Kepegawaian, Pendidikan, dan Pelatihan", [("Badan Kepegawaian, Pendidikan, dan Pelatihan", "opd", "")]),
        (b"Nama OPD,Kode\r\nDinas A,1.02\r\nDinas A,1.02\r\n", [("Dinas A", "opd", "102")]),
    ],
)
def test_a_list_of_units_is_read_as_it_is_pasted(content, rows):
    found = unit_table.read(content)
    assert [tuple(row.values()) for row in found.rows] == rows and found.problems == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "Tidak ada nama unit"),
        ("123\n456", "Tidak ada nama unit"),
        ("Nama;NIP;No HP\nSiti;1970;0812", "data orang"),
        ("\n".join(f"Dinas nomor ke {n}" for n in range(500)), "paling banyak 400"),
        (b"PK\x03\x04 rusak", "tidak dapat dibaca"),
    ],
)
def test_what_is_no_list_of_units_is_refused_with_a_sentence(content, says):
    found = unit_table.read(content)
    assert found.rows == [] and says in found.problems[0]
