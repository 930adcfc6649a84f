"""Do the spellings of one government meet, and do those of two stay apart?"""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame

from spi.intake.spelling import names
from spi.intake.spelling.regions import Gazetteer, plain_code

REGIONS = Path(__file__).resolve().parents[2] / "data" / "regions.csv"
SAME = [
    "Kabupaten Probolinggo", "PEMERINTAH KABUPATEN PROBOLINGGO", "Kab. Probolinggo", "Kab.Probolinggo",
    "Pemkab Probolinggo", "Pemerintah Daerah Kabupaten Probolinggo", "Pemda Kab. Probolinggo",
    "kabupaten\u00a0probolinggo", "Kab.\u2009Probo-linggo",
]  # fmt: skip


@pytest.fixture
def gazetteer(few: DataFrame, spellings: Callable) -> Gazetteer:
    """The few regions."""
    return Gazetteer(aliases=spellings(few), regions=few)


@pytest.mark.parametrize("text", SAME)
def test_spellings_of_one_government_have_one_key(text: str) -> None:
    assert names.key(text) == "kabupatenprobolinggo"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Pemkot Probolinggo", "kotaprobolinggo"),
        ("Pemprov Jawa Timur", "provinsijawatimur"),
        ("Prov. Jawa Timur", "provinsijawatimur"),
        ("Kab. Kota Baru", "kabupatenkotabaru"),
        ("Kab. Kep. Sitaro", "kabupatenkepulauansitaro"),
        ("Daerah Istimewa Yogyakarta", "daerahistimewayogyakarta"),
        ("Pemerintah Daerah Istimewa Yogyakarta", "daerahistimewayogyakarta"),
        ("Probolinggo", "probolinggo"),
        (None, ""),
    ],
)
def test_the_kind_is_part_of_the_key_and_a_bare_name_stays_bare(text: str | None, key: str) -> None:
    assert names.key(text) == key


@given(st.text())
def test_a_key_holds_letters_and_digits_only(text: str) -> None:
    key = names.key(text)
    assert key == "" or key.isalnum()


def test_a_bare_name_of_two_governments_is_refused_naming_both(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="Kabupaten Probolinggo atau Kota Probolinggo"):
        gazetteer.identify(code=None, name="Probolinggo")


def test_a_bare_name_of_one_government_is_accepted(gazetteer: Gazetteer) -> None:
    assert gazetteer.identify(code=None, name="Jember") == "3509"


def test_a_code_settles_a_bare_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.identify(code="3574", name="Probolinggo") == "3574"


def test_code_and_name_of_two_governments_are_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="milik Kabupaten Probolinggo, tetapi namanya “Kota Probolinggo”"):
        gazetteer.identify(code="3513", name="Kota Probolinggo")


def test_an_alias_without_its_kind_is_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_name("Provinsi DIY") == ["34"]
    assert gazetteer.by_name("Kabupaten DIY") == []


def test_a_misspelt_name_is_refused_with_the_nearest(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="Mungkin maksudnya Kabupaten Probolinggo"):
        gazetteer.identify(code=None, name="Kab. Problinggo")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Kab. Problinggo", ["Kabupaten Probolinggo"]),
        ("Kota Problinggo", ["Kota Probolinggo"]),
        ("Probolingo", ["Kabupaten Probolinggo", "Kota Probolinggo"]),
        ("Kota Jember", ["Kabupaten Jember"]),
        ("Jawa Tmur", ["Provinsi Jawa Timur"]),
        ("=cmd()", []),
        ("Kab. xyz", []),
        ("Kabupaten", []),
        ("Kota Gotham", []),
        ("<script>alert(1)</script>", []),
        ("???", []),
    ],
)
def test_only_near_names_are_offered(text: str, near: list[str]) -> None:
    known = pd.read_csv(REGIONS, dtype=str, keep_default_na=False)["name"]
    assert names.nearest(text, names=known) == near


@pytest.mark.parametrize("cell", ["3510", "35.10", "35.1", 3510, 3510.0, 35.1, "'3510"])
def test_the_code_of_banyuwangi_survives_a_spreadsheet(cell: object) -> None:
    assert plain_code(cell) == "3510"


@pytest.mark.parametrize(("cell", "code"), [(35, "35"), (35.0, "35"), (35.13, "3513"), ("35,13", "35,13"), (None, "")])
def test_a_code_is_text(cell: object, code: str) -> None:
    assert plain_code(cell) == code


def test_a_former_code_leads_to_the_present_region(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_code("91.01") == "9301"


@pytest.mark.parametrize(
    "name", ["Badan Pusat Statistik Kabupaten Jember", "Dewan Pendidikan Kota Malang", "Kejaksaan Negeri Jember", "Komisi A DPRD",
             "Kementerian (rata-rata)", "Lembaga Lainnya", "Badan Usaha Milik Desa"]
)  # fmt: skip
def test_what_belongs_to_a_government_or_to_many_is_no_institution(name: str) -> None:
    assert not names.is_institution(name)


def test_a_ministry_is_the_same_with_and_without_the_republic() -> None:
    assert names.is_institution("Kementerian Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi")
    for other in ("Kementerian Kesehatan RI", "Kementrian Kesehatan", "Kementerian Kesehatan Republik Indonesia"):
        assert names.key("Kementerian Kesehatan") in names.forms(other)
