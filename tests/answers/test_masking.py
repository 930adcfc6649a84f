"""Claims about names: where others are hidden, no text of a briefing carries one, and our own stay."""

import dataclasses
from dataclasses import dataclass

import pandas as pd
import pytest
from gathering import gathered
from made_up_nation import HOME, PROVINCE

from spi.answers import masking
from spi.answers.results import standing


@dataclass(frozen=True)
class Told:
    table: pd.DataFrame
    line: pd.Series


@pytest.fixture
def hide(store):
    """Gives a text as a briefing of Kabupaten Probolinggo with hidden names has it."""
    regions = standing.regions().set_index("region_code")
    own = regions.loc["3513"]

    def hidden(text):
        told = Told(pd.DataFrame({"region_code": ["3501"], "note": [text]}), pd.Series({"outlet": text, "rank": 3}, dtype=object))
        told = masking.masked(told, regions[regions.index != "3513"], own, "3513")
        assert told.line.to_dict() == {"outlet": told.table.at[0, "note"], "rank": 3} and told.table.at[0, "region_code"] == "x0"
        return told.table.at[0, "note"]

    return hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Kabupaten Pacitan di atas", "Pemda lain di atas"), ("KOTA MADIUN", "Pemda lain"),
        ("seperti di Pacitan.", "seperti di Pemda lain."),
        ("DINAS PACITAN", "DINAS Pemda lain"), ("kabarpacitan.com", "sumber lain"), ("kabarmalang.com", "sumber lain"),
        ("studi tiru ke pacitan", "studi tiru ke Pemda lain"), ("ANTARA Banten", "ANTARA Pemda lain"),
        ("(www.tulungagung.go.id)", "(sumber lain)"),
        ("nilai_kab_pacitan_2024.xlsx", "sumber lain"), ("Kota_Batu", "Pemda lain"),
        ("https://jatim.example/rr-kotablitar/7", "sumber lain"),
        ("https://ngawikab.go.id/", "sumber lain"), ("a/kota-batu.pdf", "sumber lain"),
    ],
)  # fmt: skip
def test_a_name_is_hidden_wherever_it_stands(hide, text, hidden):
    assert hide(text) == hidden


@pytest.mark.parametrize(
    "text",
    ["Kabupaten Probolinggo", "Probolinggo", "probolinggokab.go.id", "Rata-rata Jawa Timur", "jaga.id", "batu pertama",
     "Warta Bromo", "bupati", "https://www.wartabromo.com/?p=216869", "5,2. Dan",
     "https://jatim.example/kpk-beri-catatan-bupati"],
)  # fmt: skip
def test_what_is_ours_or_nobodys_stays(hide, text):
    assert hide(text) == text


def test_a_name_in_a_list_is_hidden_too(store):
    regions = standing.regions().set_index("region_code")
    cells = [["Inspektorat Kabupaten Pacitan", "Dinas A"], ("Kota Surabaya",)]
    told = Told(pd.DataFrame({"supporting": cells}), pd.Series({"rank": 1}, dtype=object))
    hidden = masking.masked(told, regions[regions.index != "3513"], regions.loc["3513"], "3513")
    assert list(hidden.table["supporting"]) == [("Inspektorat Pemda lain", "Dinas A"), ("Pemda lain",)]


@pytest.mark.parametrize(("region", "scope"), [(HOME, "nasional"), (PROVINCE, "sejenis"), (HOME, "provinsi")])
def test_whoever_is_ranked_beside_us_is_hidden(nation, region, scope):
    told = gathered(region, scope=scope, masked=True)
    assert set(told.ranking["name"]) == {told.name, masking.MASKED}
    texts = " ".join(str(cell) for table in (told.ranking, told.averages) for cell in table.astype(str).to_numpy().ravel())
    places = {name.partition(" ")[2] for name in standing.regions()["name"] if name != told.name}
    ours = f"{told.name} {told.region['province']}"
    assert not [place for place in places if len(place) > 5 and place not in ours and place in texts]


def test_the_version_of_the_data_does_not_name_its_file(store):
    told = [gathered(masked=masked)
            for masked in (False, True)]  # fmt: skip
    named, silent = (each.stamp.batch for each in told)
    assert "SHA-256" in silent and silent == f"{named.partition('(')[0]}(SHA-256 {named.partition('SHA-256 ')[2]}"
    assert told[0].scope == told[1].scope and told[1].region["name"] == "Kabupaten Probolinggo"


def test_nothing_else_of_a_briefing_changes(nation):
    plain, hidden = (gathered(masked=masked) for masked in (False, True))
    pd.testing.assert_series_equal(plain.ranking["index"], hidden.ranking["index"])
    assert plain.here.index == hidden.here.index and plain.here.place == hidden.here.place
    assert set(hidden.ranking["name"]) == {"Kabupaten Contoh 113", masking.MASKED}
    later = gathered(year=2025, before=2022, masked=True).earlier
    assert later is not None and later.year == 2024, "rencana tahun sebelumnya tetap sebuah rencana"


def test_the_outlets_of_printed_means_carry_no_name(store):
    asked = gathered("3513")
    regions = standing.regions().set_index("region_code")
    split = dataclasses.replace(asked.comparison, printed=("kabarpacitan.com", "Warta Bromo"))
    others = regions[regions.index != "3513"]
    hidden = masking.masked(dataclasses.replace(asked, comparison=split), others, regions.loc["3513"], "3513").comparison
    assert hidden.printed == (masking.MASKED_SOURCE, "Warta Bromo")
    assert (hidden.scope, hidden.years, hidden.own) == (split.scope, split.years, split.own)
