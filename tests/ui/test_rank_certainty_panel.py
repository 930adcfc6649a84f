"""The panel that asks how sure a place is, the result that wants checking, and the rules of both on the method page."""

import pandas as pd
import pytest
from made_up_nation import HOME
from opened_page import ODD, charts, opened, words

from spi.answers.sources import self_check
from spi.method import methodology, rank_sets, reach
from spi.settings import settings
from spi.words.wording import decimal, limit_words

RANKING, PARTS = "pages/hasil/peringkat.py", "pages/hasil/komponen.py"
NOT_OFFICIAL = "KPK tidak menerbitkan galat baku; ini andaian, bukan angka resmi."


def _ranges(app):
    return [chart for chart in charts(app) if "lapis" in chart["alt"]]


def test_the_panel_is_made_when_it_is_opened_and_says_that_it_assumes(nation):
    assert not _ranges(opened(RANKING))
    app = opened(RANKING, address={"pasti": "true"}, tahun=2024)
    (chart,) = _ranges(app)
    said = words(app)
    assert chart["clickable"] and NOT_OFFICIAL in chart["alt"] and any(text.startswith(NOT_OFFICIAL) for text in said)
    assert any(text.startswith("Andai galat baku setiap indeks 1 poin, Kab. Contoh 113 terletak di peringkat") for text in said)
    assert any(text.startswith("Di sekitar peringkat ini, satu peringkat bernilai sekitar 0,") for text in said)
    assert [text for text in said if ODD.search(text)] == []
    table = next(frame.value for frame in app.dataframe if "Lapis" in frame.value.columns)
    assert len(table) == 39 and set(table["Berbeda nyata"]) <= {"ya", "tidak", ""}


@pytest.mark.parametrize(("typed", "told"), [("0,8", "0,8"), ("2", "2"), ("0.25", "0,25"), ("20", "20")])
def test_an_error_of_ones_own_stands_in_the_address(nation, typed, told):
    app = opened(RANKING, address={"pasti": "true", "galat": "lain", "galat-lain": typed})
    assert any(text.startswith(f"Andai galat baku setiap indeks {told} poin") for text in words(app)) and not app.warning


@pytest.mark.parametrize("typed", ["0", "-1", "20,01", "satu", "0,004", "<b>"])
def test_what_is_no_standard_error_gets_a_sentence(nation, typed):
    app = opened(RANKING, address={"pasti": "true", "galat": "lain", "galat-lain": typed})
    assert "bukan galat baku" in app.warning[0].value and not _ranges(app)


def test_with_few_known_members_the_panel_says_why_it_says_nothing(store):
    app = opened(RANKING, address={"pasti": "true"})
    assert any(text.startswith("Baru dapat dihitung bila indeks hampir semua pemda diketahui") for text in words(app))
    assert not _ranges(app)


def test_the_summary_tells_what_a_place_is_worth_where_nearly_all_are_known(nation, shipped_store, monkeypatch):
    assert any("Di sekitar peringkat ini, satu peringkat bernilai" in text for text in words(opened()))
    monkeypatch.setenv("SPI_DATABASE", str(shipped_store))
    monkeypatch.setitem(settings(), "region", "3513")
    assert not any("Di sekitar peringkat ini, satu peringkat bernilai" in text for text in words(opened()))


def test_only_a_government_whose_voices_are_all_extraordinary_is_told_to_be_checked(nation, monkeypatch):
    assert not any("periksa" in info.value for info in opened(PARTS).info)
    monkeypatch.setattr(self_check, "smallest_z", lambda year: pd.Series({HOME: 2.0 if year == 2024 else 1.99, "3701": 0.0}))
    (told,) = [text for text in words(opened(PARTS, tahun=2024)) if "simpangan robust" in text]
    assert "luar biasa tinggi pada ketiga suara, periksa" in told and "bukan tanda manipulasi" in told
    assert "2,00 simpangan robust di atas median 2 pemda (ambang 2)" in told
    assert not opened(PARTS, tahun=2023).info


def test_boyolali_alone_is_told_so(kpk):
    assert "periksa" in opened(PARTS, daerah="3309", tahun=2021).info[0].value
    assert not opened(PARTS, daerah="3513", tahun=2021).info


def test_the_method_page_states_the_values_that_are_calculated_with(store):
    rules = " ".join(words(opened("pages/data/metodologi.py")))
    formula = methodology.unlisted_formula(2022)
    for stated in (
        f"{methodology.moving_together():.0%} pemda yang searah",
        f"({decimal(formula['item'], places=3)} × m − pelaksanaan SPI) / k",
        f"{decimal(formula['tolerance'], places=4)} poin. D{formula['note'][1:]}",
        f"persentil ke-{reach.PERCENTILES[0]} perbaikan tiap bagian dari {reach.NEAREST} pemda",
        f"taraf {rank_sets.LEVEL:.0%}",
        f"Bila ketiga suara mencapai {limit_words(methodology.self_check_threshold())},",
        "Ini andaian, bukan angka resmi.",
    ):
        assert stated in rules, stated
