"""Promises about the dates of past cycles that ship."""

import tomllib

import pytest
from stores import ROOT

from spi.cycle.shipped_dates import shipped_dates
from spi.settings import ShippedDataError

FILE = ROOT / "data" / "cycle_dates.csv"
CONTENT = FILE.read_text(encoding="utf-8")
SHIPPED = tomllib.loads((ROOT / "data" / "sources.toml").read_text(encoding="utf-8"))
SOURCES = {source["id"]: source for source in SHIPPED["source"]}


def test_every_date_has_a_source_and_a_known_grade():
    table = shipped_dates()
    assert len(table) >= 18 and set(table["source"]) <= set(SOURCES)
    assert set(table["grade"]) <= {grade["id"] for grade in SHIPPED["grade"]}
    assert not table.duplicated(["survey_year", "step", "region", "source"]).any()


def test_a_date_whose_page_has_no_address_is_graded_low_and_says_so():
    nowhere = [row for row in shipped_dates().to_dict("records") if not SOURCES[row["source"]]["url"]]
    assert nowhere and all(row["grade"] == "rendah" for row in nowhere)
    assert all("lamat" in SOURCES[row["source"]]["note"] for row in nowhere)


def test_the_dates_of_a_cycle_follow_one_another():
    for _, rows in shipped_dates().groupby("survey_year"):
        days = {row["step"]: row["begins"] or row["ends"] for row in rows.to_dict("records")}
        order = [days[step] for step in ("letter", "fieldwork", "result", "rtl_sent") if step in days]
        assert order == sorted(order)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("2022,fieldwork,,2022-07-01", "2022,pesta,,2022-07-01", "“pesta” tidak dikenal"),
        ("2022-07-01,2022-09-30", "2022-09-30,2022-07-01", "baris 2: tanggalnya kosong, atau berakhir sebelum mulai"),
        ("2022-07-01,2022-09-30", ",", "baris 2: tanggalnya kosong"),
        ("2022-07-01", "1 Juli 2022", "harus tertulis seperti"),
        ("survey_year,step", "tahun,step", "tidak dapat dibaca"),
    ],
)
def test_a_row_that_cannot_be_used_stops_with_its_place(old, new, sentence, tmp_path):
    file = tmp_path / "cycle_dates.csv"
    assert old in CONTENT
    file.write_text(CONTENT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ShippedDataError, match=sentence):
        shipped_dates(file)
