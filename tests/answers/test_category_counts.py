"""How many have which category: exactly at the limits, nothing in a year without them."""

import pandas as pd

from spi.answers.peers.absent import absent
from spi.answers.peers.category_counts import category_counts
from spi.answers.results import standing
from spi.narrative.results.category import counted, filtered, units_counted


def test_a_score_at_a_limit_belongs_to_the_category_above():
    counts = category_counts(pd.Series([72.99, 72.9999, 73.0, 77.99, 78.0, None]), 2024)
    assert [(band.name, number) for band, number in counts.bands] == [("Rentan", 2), ("Waspada", 2), ("Terjaga", 1)]
    assert counts.unknown == 1
    assert counted(counts, year=2024).text == "■ Rentan 2 · ▲ Waspada 2 · ● Terjaga 1 · belum diketahui 1"


def test_each_year_counts_by_its_own_limits_and_one_without_them_not_at_all():
    assert [number for _, number in category_counts(pd.Series([67.99, 73.0]), 2023).bands] == [1, 1, 0, 0]
    assert category_counts(pd.Series([70.0]), 2021) is None
    assert "Tanpa kategori" in units_counted(None, 0, year=2021).text


def test_a_filter_says_how_many_of_how_many():
    text = filtered(19, 39, ["Rentan", "Terjaga"], noun="pemda", year=2024).text
    assert (
        text.startswith("Ditampilkan 19 dari 39 pemda: kategori Rentan dan Terjaga.") and "peringkatnya tetap" in text.casefold()
    )


def test_only_the_index_of_a_unit_has_a_category(store):
    whole, part = standing.units("3522", 2024), standing.units("3217", 2024)
    assert list(whole["category"]) == ["■ Rentan", "■ Rentan", "● Terjaga", "● Terjaga"] and set(part["category"]) == {""}
    assert units_counted(category_counts(part["value"].head(0), 2024), len(part), year=2024).text == (
        "Sebanyak 8 skor komponen tanpa kategori, sebab batasnya berlaku untuk indeks."
    )


def test_who_cannot_be_drawn_is_named_with_the_reason(store):
    members = pd.DataFrame({"region_code": ["3507", "3508"], "index": [75.86, None]})
    missing = absent(["3507", "3508", "3276"], members, ["index"])
    assert (missing.outside, missing.unknown) == (("Kota Depok",), ("Kab. Lumajang",))
