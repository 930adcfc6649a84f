"""Can a stranger check the numbers of the pack from the folder of small tables alone?"""

import csv
import io
from datetime import datetime

import numpy as np
import pytest
import reference
from made_up_nation import HOME
from stores import scope_of

from spi.answers import briefing
from spi.documents import reproduction
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.narrative import speech
from spi.words import dictionary

INDEX, PARTS = "Indeks SPI", [*COMPONENTS, *CORRECTIONS]


def _tables(region, year_before, year, scope="provinsi"):
    told = briefing.gather(
        region, year, year_before, scope_of(region, scope), base="http://127.0.0.1", moment=datetime(year + 1, 5, 1, 9)
    )
    files = reproduction.files(told)
    texts = {name: content.decode("utf-8-sig") for name, content in files.items()}
    return (
        {name[3:].removesuffix(".csv"): list(csv.DictReader(io.StringIO(t), delimiter=";")) for name, t in texts.items()},
        texts,
        told,
    )


def _number(text):
    return float(text.replace(",", ".")) if text else None


def _scores(tables):
    """(survey year, region code) -> its figures in the order index, five parts; only whole ones."""
    labels = [dictionary.label(measure) for measure in ["index", *PARTS]]
    found = {}
    for row in tables["angka-dipakai"]:
        found.setdefault((row["Tahun survei"], row["Kode wilayah"]), {})[row["Indikator"]] = _number(row["Nilai"])
    return {key: [figures[label] for label in labels] for key, figures in found.items() if {*labels} <= {*figures}}


def _weights(tables, year):
    values = {row["Nama"]: _number(row["Nilai"]) for row in tables["metode"] if row["Tahun survei"] == year}
    return [values[f"Bobot {dictionary.label(component)}"] for component in COMPONENTS]


@pytest.mark.parametrize("years", [(2023, 2024), (2021, 2022)])
def test_every_step_comes_out_again_from_the_files_before_it(nation, years):
    tables, _, told = _tables(HOME, *years)
    old, new = map(str, years)
    scores = _scores(tables)
    assert len(scores) > 70
    for row in tables["indeks"]:
        weights, figures = _weights(tables, row["Tahun survei"]), scores[row["Tahun survei"], row["Kode wilayah"]]
        unlisted = _number(row["Koreksi lain (tidak dirinci)"])
        again = sum(w * s for w, s in zip(weights, figures[1:4], strict=True)) - figures[4] - figures[5] + unlisted
        assert _number(row["Indeks dihitung ulang"]) == pytest.approx(again, abs=1e-9)
        assert _number(row["Residu"]) == pytest.approx(figures[0] - again, abs=1e-9)
    indices = sorted((figures[0] for (year, _), figures in scores.items() if year == new), reverse=True)
    for row in tables["peringkat"]:
        assert int(_number(row["Peringkat"])) == 1 + sum(index > _number(row["Indeks"]) for index in indices)
    changes = {row["Kode wilayah"]: row for row in tables["perubahan"]}
    others = [_number(row["Perubahan indeks"]) for code, row in changes.items() if code != HOME]
    split = {row["Bagian"]: row for row in tables["bersama-dan-sendiri"]}
    total = split["Indeks SPI"]
    assert _number(total["Bersama"]) == pytest.approx(sum(others) / len(others), abs=1e-9)
    assert _number(total["Bersama"]) + _number(total["Sendiri"]) == pytest.approx(
        scores[new, HOME][0] - scores[old, HOME][0], abs=1e-9
    )
    assert told.why.change == pytest.approx(_number(total["Perubahan"]), abs=1e-9)


def test_the_parts_of_our_change_are_those_of_the_plain_reference(nation):
    tables, _, _ = _tables(HOME, 2022, 2023)
    scores = _scores(tables)
    old, new = (np.array(scores[year, HOME]) for year in ("2022", "2023"))
    threshold = next(_number(row["Nilai"]) for row in tables["metode"] if row["Nama"] == "Ambang koreksi lain")
    parts = reference.part_changes(old, new, _weights(tables, "2022"), _weights(tables, "2023"), (threshold, None))
    row = next(row for row in tables["perubahan"] if row["Kode wilayah"] == HOME)
    assert [_number(cell) for cell in list(row.values())[3:]] == pytest.approx(parts.tolist(), abs=1e-9)


def test_every_number_that_is_told_stands_in_the_last_file(nation):
    tables, _, told = _tables(HOME, 2023, 2024)
    listed = [(row["Kalimat"], row["Tercetak"]) for row in tables["angka-dalam-kalimat"]]
    sentences = speech.of_length(told, "full")
    assert listed == [(sentence.text, number.words) for sentence in sentences for number in sentence.numbers]
    assert len(listed) > 100


def test_published_stands_beside_recomputed(store):
    tables, _, _ = _tables("3513", 2023, 2024)
    rows = {(row["Tahun survei"], row["Nama"]): row for row in tables["terbit-dan-dihitung-ulang"]}
    index = rows["2024", "Indeks"]
    assert _number(index["Terbit"]) == 71.65
    assert _number(index["Selisih"]) == pytest.approx(_number(index["Terbit"]) - _number(index["Dihitung ulang"]), abs=1e-9)


def test_the_usual_range_comes_out_again_from_kpks_changes(kpk):
    tables, _, told = _tables("3513", 2023, 2024)
    moved = [_number(row["Perbaikan"]) for row in tables["perubahan-setahun-nasional"] if row["Bagian"] == INDEX]
    assert told.one_year[2] == len(moved) > 1000
    assert told.one_year[:2] == pytest.approx((np.quantile(moved, 0.1), np.quantile(moved, 0.9)), abs=1e-9)


def test_caps_come_out_again_from_the_national_changes(nation):
    tables, _, told = _tables(HOME, 2023, 2024)
    changes = tables["perubahan-setahun-nasional"]
    label = dictionary.label("internal")
    past = [
        (_number(row["Nilai awal"]), _number(row["Perbaikan"]))
        for row in changes
        if row["Bagian"] == label and row["Ke SPI"] < "2024"
    ]
    own = next(row for row in tables["terjangkau"] if row["Bagian"] == label)
    cap = reference.cap(_number(own["Skor sendiri"]), past, part="internal", percentile=75)
    assert _number(own["Terjangkau (poin skor)"]) == pytest.approx(cap, abs=1e-9)
    moved = [_number(row["Perbaikan"]) for row in changes if row["Bagian"] == INDEX]
    assert len(moved) > 1000 and told.one_year is None  # half of the nation is real, and unknown
    counted = sum(int(row["Pemda"]) for row in tables["tingkat-tercapai"])
    assert counted == sum(int(table["starts"].sum()) for table in told.reach.rates.values()) > 0


def test_the_text_names_every_file_and_how_it_follows(store):
    _, texts, _ = _tables("3513", 2023, 2024)
    first = texts["00-baca-dulu.txt"]
    assert all(name in first for name in texts if name.endswith(".csv"))


def test_where_little_is_known_the_files_stand_empty(store):
    tables, texts, _ = _tables("3513", None, 2021)
    assert tables["perubahan"] == tables["bersama-dan-sendiri"] == []
    assert texts["05-perubahan.csv"].startswith("Kode wilayah;Pemda;")


def test_a_name_that_a_spreadsheet_would_run_is_held_as_text():
    assert [reproduction._cell(value) for value in ("=1+1", "-2", -2.5, -0.0, 3.0, None, float("nan"), 7)] == [
        "'=1+1", "'-2", "-2,5", "0", "3", "", "", "7",
    ]  # fmt: skip
