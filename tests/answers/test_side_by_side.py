"""Who may stand beside us, and how do they stand?"""

import pytest
from made_up_nation import HOME, MINISTRY
from stores import ROOT, scope_of

from spi import settings
from spi.answers.peers import areas as where
from spi.answers.peers.areas import areas, candidates, first_choice, residencies
from spi.answers.peers.side_by_side import changes, differences, sides, trends
from spi.answers.results import causes, standing
from spi.method.index import LEVEL_PARTS


def region(code):
    return standing.regions().set_index("region_code").loc[code]


def test_every_kabupaten_and_kota_of_east_java_has_one_former_residency_with_its_source(store):
    table = residencies()
    assert sorted(table["region_code"]) == sorted(candidates(region("35"), area="Provinsi Jawa Timur")["region_code"])
    assert table["residency"].nunique() == 7 and set(table["grade"]) == {"sedang"}
    sources = (ROOT / "data" / "sources.toml").read_text(encoding="utf-8")
    assert all(f'id = "{source}"' in sources for source in table["source"].unique())


def test_the_page_opens_with_our_kind_in_our_former_residency(store):
    assert first_choice(region("3513")) == ["3507", "3508", "3514"]
    assert first_choice(region("3574")) == ["3573", "3575", "3579"]  # Kota Probolinggo
    assert len(first_choice(region("3505"))) == 4 and first_choice(region("1101")) == []


def test_nobody_stands_beside_itself_and_institutions_stand_beside_institutions(nation):
    everyone = candidates(region(HOME))
    assert HOME not in set(everyone["region_code"]) and set(everyone["kind"]) == {"provinsi", "kabupaten", "kota"}
    assert set(candidates(region(MINISTRY))["kind"]) == {"lembaga"}
    kota = candidates(region(HOME), kind="kota", area="Provinsi Contoh 701")
    assert len(kota) == 9 and set(kota["province_code"]) == {"37"}


def test_a_group_of_ones_own_is_an_area_and_an_unknown_code_in_it_is_said(store, monkeypatch):
    monkeypatch.setitem(settings.settings(), "groups", {"Tetangga": ["3508", "1101"]})
    assert next(iter(areas())) == "Tetangga"
    assert list(candidates(region("3513"), area="Tetangga")["region_code"]) == ["1101", "3508"]
    monkeypatch.setitem(settings.settings(), "groups", {"Tetangga": ["3508", "9999"]})
    with pytest.raises(settings.SettingsError, match=r'\[groups\] Tetangga: "9999" bukan kode wilayah'):
        areas()


def test_an_unknown_code_in_the_file_of_residencies_is_said(store, monkeypatch):
    monkeypatch.setattr(where, "residencies", lambda: residencies().replace("3513", "9999"))
    with pytest.raises(settings.ShippedDataError, match=r"residencies\.csv: region_code “9999”"):
        areas()


def test_the_highest_stands_first_and_each_is_ranked_in_its_own_scope(nation):
    among = sides([HOME, "3801", "3771", "3714"], 2024, 2023, scope_of(HOME, "kabupaten"))
    index = [side.index for side in among]
    assert index == sorted(index, reverse=True) and len(among) == 4
    scopes = {side.region_code: (side.here.scope.code, side.here.scope.province) for side in among}
    assert scopes[HOME] == scopes["3714"] == ("kabupaten", "37")
    assert scopes["3801"] == ("kabupaten", "38") and scopes["3771"] == ("provinsi", "37")


def test_who_has_no_index_stands_last(nation):
    among = sides(["3716", HOME], 2025, 2024, scope_of(HOME, "provinsi"))
    assert [side.region_code for side in among] == [HOME, "3716"] and among[1].index is None


def test_the_parts_add_up_to_the_difference_and_plus_is_better_than_ours(nation):
    among = sides([HOME, "3801", "3771", "3714"], 2024, 2023, scope_of(HOME, "provinsi"))
    table = differences(HOME, among, 2024).set_index("region_code")
    assert HOME not in table.index and len(table) == 3
    assert table[list(LEVEL_PARTS)].sum(axis=1).tolist() == pytest.approx(table["change"].tolist())
    ours, theirs = (standing.scores(scope_of(HOME, "nasional"), 2024).set_index("region_code").loc[c] for c in (HOME, "3801"))
    assert table.at["3801", "change"] == pytest.approx(theirs["index"] - ours["index"])
    assert table.at["3801", "expert"] == pytest.approx(0.367 * (theirs["expert"] - ours["expert"]))
    assert table.at["3801", "correction_conduct"] == pytest.approx(ours["correction_conduct"] - theirs["correction_conduct"])


def test_parts_that_are_not_known_are_missing_and_the_difference_stays(store):
    among = sides(["3513", "3508", "3507"], 2024, 2023, scope_of("3513", "provinsi"))
    table = differences("3513", among, 2024)
    assert list(table["region_code"]) == ["3508"] and table["change"].notna().all()
    assert table[list(LEVEL_PARTS)].isna().all(axis=None)


def test_the_golden_figures_of_probolinggo_and_its_neighbours(kpk):
    among = sides(["3513", "3507"], 2024, 2023, scope_of("3513", "provinsi"))
    moved = changes(among).set_index("region_code")
    assert (round(moved.at["3513", "common"], 2), round(moved.at["3513", "own"], 2)) == (-4.59, 0.88)
    assert (moved["common"] + moved["own"]).tolist() == pytest.approx(moved["change"].tolist())
    level = {code: causes.level(code, 2024).parts.set_index("part")["points"] for code in ("3513", "3507")}
    table = differences("3513", among, 2024)
    assert table.at[0, "internal"] == pytest.approx(level["3507"]["internal"] - level["3513"]["internal"])


def test_our_line_stands_again_beside_every_other(nation):
    table = trends(HOME, sides(["3801", HOME], 2024, 2023, scope_of(HOME, "provinsi")))
    assert list(dict.fromkeys(table["row"])) == [HOME, "3801"]
    ours, theirs = (table[table["row"] == code].set_index("survey_year") for code in (HOME, "3801"))
    assert ours["ours"].isna().all() and theirs["ours"].tolist() == ours["value"].tolist()
    assert theirs["value"].tolist() != ours["value"].tolist()
