"""Claims about the middle of the provinces and their places on the map."""

import pandas as pd

from spi.answers.peers.provinces import province_medians, tiles
from spi.answers.results import standing
from spi.method.scope import NATION, scopes


def test_every_province_has_a_tile_of_its_own(store):
    assert sorted(tiles()["province_code"]) == sorted(standing.regions()["province_code"].dropna().unique())
    assert not tiles().duplicated(["tile_row", "tile_column"]).any() and tiles()["tile_label"].is_unique


def test_a_tile_is_the_median_of_those_known_and_counts_all(kpk):
    table = province_medians(NATION, 2024).set_index("province_code")
    members = standing.scores(NATION, 2024)
    index = pd.Series(members["index"].to_numpy(), members["region_code"].str[:2])
    for code in ("35", "31", "93"):
        assert table.at[code, "index"] == index[[code]].median()
        assert (table.at[code, "known"], table.at[code, "members"]) == (index[[code]].notna().sum(), len(index[[code]]))
    assert (table["known"].sum(), table["members"].sum()) == (index.notna().sum(), len(members))


def test_of_one_kind_only_that_kind_counts(store):
    own_kind = next(scope for scope in scopes("provinsi", "31", "DKI Jakarta") if scope.code == "sejenis")
    assert (province_medians(own_kind, 2024)["members"] <= 1).all()


def test_a_province_of_later_is_empty_in_the_year_before_it_was_made(store):
    table = province_medians(NATION, 2022).set_index("province_code")
    assert table.at["93", "members"] == 0 and pd.isna(table.at["93", "index"])
