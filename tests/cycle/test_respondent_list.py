"""A list of respondents is counted in memory: right to the row, told in tens, refused with a sentence that quotes no cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from respondent_lists import pasted, people, workbook

from spi.cycle import contacts, respondent_list
from spi.cycle.respondent_rules import rules
from spi.words.tens import bounds, in_tens

DAY = date(2024, 5, 31)


def count(content, group="internal", year=2024):
    return respondent_list.count(content, group=group, year=year, as_of=DAY)


def exact(monkeypatch):
    """From now on a count is told as it is, so that a test sees it to the row."""
    monkeypatch.setattr(respondent_list, "in_tens", str)


def test_a_list_is_counted_right_to_the_row(monkeypatch):
    exact(monkeypatch)
    rows = people(12)
    rows[0][2] = "0331-421234"  # a landline
    rows[1][2] = ""
    rows[2][3] = "bukan surel"
    rows[3][4] = ""
    rows[4][2], rows[5][2] = "+62 812-3456-7890", "6281234567890"  # the same number twice
    rows[6][5] = "01/06/2023"  # one day less than a year in the unit
    rows[7][5] = "31/05/2023"  # a year to the day
    rows[8][4] = "01-06-2022"  # one day less than two years in the agency
    found = {"listed": "12", "mobile": "10", "email": "11", "dated": "12", "eligible": "9", "doubles": "1"}
    for content in (pasted(rows), pasted(rows, sign=";"), pasted(rows, sign=",").encode(), workbook(rows)):
        assert count(content).counts == found


def test_a_column_that_a_list_lacks_is_unknown_and_never_zero():
    found = count(pasted([["Zq", "081234567890"]] * 30, headings=["Nama", "WA"]))
    assert (found.counts["mobile"], found.counts["email"], found.counts["dated"], found.counts["eligible"]) == (
        "30-39",
        "",
        "",
        "",
    )
    assert any("tidak dapat dihitung" in note for note in found.notes)


def test_a_year_without_known_criteria_borrows_none():
    assert rules().criterion(2024, "internal") and rules().criterion(2031, "internal") is None
    assert count(pasted(people(20)), year=2031).counts["eligible"] == ""


def test_external_respondents_are_judged_by_their_last_contact(monkeypatch):
    exact(monkeypatch)
    rows = [["08123456789" + str(n % 10), day] for n, day in enumerate(["31-05-2023", "30-05-2023", "01-06-2024", "2024-01-02"])]
    found = count(pasted(rows, headings=["No HP", "Tanggal layanan"]), group="external")
    assert (found.counts["dated"], found.counts["eligible"]) == ("4", "2")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0812 3456 7890", "81234567890"), (81234567890.0, "81234567890"), ("+62-812-3456-7890", "81234567890"),
        ("(0812) 34567890 / 0331 421234", "81234567890"),
        ("０８１２３４５６７８９０", "81234567890"), ("0812345678", "812345678"),
        ("081234567", ""), ("08123456789012", ""), ("0801234567890", ""), ("021-5550123", ""), ("8,12E+10", ""), ("Zq", ""),
        ("000000000000", ""), ("081111111111", ""), ("198703212010011002", ""), (None, ""),
    ],
)  # fmt: skip
def test_a_mobile_number_is_one_of_indonesia(cell, number):
    assert contacts.mobile(cell) == number


@given(whole=st.integers(0, 3000), data=st.data())
def test_no_difference_of_two_tens_tells_a_number_under_ten(whole, data):
    part = data.draw(st.integers(0, whole))
    low, high = bounds(in_tens(whole))
    least, most = bounds(in_tens(part))
    possible = {w - p for w in range(low, high + 1) for p in range(least, most + 1) if p <= w}
    assert whole - part in possible
    assert len(possible & set(range(10))) in (0, 8, 9, 10), possible
    for count_of_few in (whole, part):
        assert count_of_few >= 10 or in_tens(count_of_few) == "<10"


WRONG = {
    "names under the heading of numbers": pasted([[n, p[2], p[1], p[3], p[4], p[5]] for n, p in enumerate(people(40))]),
    "numbers under the heading of addresses": pasted([[p[0], p[1], p[2], p[2], p[4], p[5]] for p in people(40)]),
    "names under the heading of days": pasted([[*p[:4], p[1], p[5]] for p in people(40)]),
    "another table": pasted([["Kota Zqabc", "77,07"]] * 20, headings=["Pemda", "Indeks"]),
    "no headings": pasted(people(40)[1:], headings=people(1)[0]),
    "nobody": pasted([]),
    "nothing": "  \n ",
    "100,000 rows as text": pasted(people(1) * 100_000),
    "100,000 rows as a workbook": lambda: workbook([["", "Zq", "0812"]] * 100_000),
    "formulas": lambda: workbook(people(20), formula='="0812"&"34567890"'),
    "a formula in a text": pasted([*people(3), ["4", '=HYPERLINK("http://zq")', "0812345678", "", "", ""]]),
    "no workbook and no text": b"\x00\x01Zq\x02" * 50,
    "a broken workbook": lambda: workbook(people(20))[:-900],
    "an open quotation mark": 'Nama;No HP\n"Zq;0812345678\n',
}


@pytest.mark.parametrize("case", WRONG)
def test_a_list_that_is_none_is_refused_in_one_sentence_without_its_content(case):
    content = WRONG[case]() if callable(WRONG[case]) else WRONG[case]
    found = count(content)
    assert found.counts == {} and len(found.problems) == 1, found
    for word in ("Zq", "Wvx", "0812", "surelcontoh", "HYPERLINK", "77,07"):
        assert word not in found.problems[0]


def test_a_workbook_with_macros_is_not_opened():
    content = workbook(people(3)).replace(b"xl/theme/theme1.xml", b"xl/vbaProject.bin ")
    assert "Tidak ada yang disimpan" in count(content).problems[0]


def test_rows_that_a_workbook_hides_are_not_counted_and_that_is_said(monkeypatch):
    exact(monkeypatch)
    found = count(workbook(people(20), hidden=(5, 6)))
    assert found.counts["listed"] == "18" and "tersembunyi" in found.notes[0]


def test_a_fault_while_counting_tells_no_cell(monkeypatch, caplog, capfd):
    def broken(cell):
        raise ValueError(f"could not convert {cell!r}")

    monkeypatch.setattr(respondent_list.contacts, "mobile", broken)
    found = count(pasted(people(20)))
    told = f"{found}{caplog.text}{''.join(capfd.readouterr())}"
    assert len(found.problems) == 1 and "Zq" not in told and "0812" not in told


def test_a_typed_text_with_a_number_or_an_address_is_known_as_such():
    for text in ("Dinas Kesehatan (0812-3456-7890)", "hubungi zq@contoh.go.id", "+62 812 3456 7890"):
        assert contacts.holds_person(text)
    for text in ("Dinas PUPR", "B/194/LIT.05/10-15/04/2024", "surat 17 April 2024", "https://kpk.go.id/a?b=2024-05-28"):
        assert not contacts.holds_person(text)
