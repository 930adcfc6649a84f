"""Who was once like us and rose, asked of the figures of a store and of starts made on purpose."""

import math
from collections import defaultdict

import pytest
from made_up_nation import HOME
from stores import scope_of

from spi.answers.peers.precedents import MOST, precedents
from spi.answers.results import standing, weakness
from spi.method.index import CHANGE_PARTS
from spi.method.parts import SCORED
from spi.method.scope import NATION
from spi.narrative.results import precedents as sentences
from spi.store import database

LIKE, OTHER, THIRD = "3801", "3802", "4071"


def asked(region_code, year, part=None):
    return precedents(region_code, year, scope_of(region_code, "provinsi"), part=part)


def _searched(region_code, year, part, years):
    """The same, with plain loops: (alike, rose, code -> largest rise)."""
    index = {y: {row.region_code: row for row in standing.scores(NATION, y).itertuples()} for y in years}
    ours = index[year][region_code]
    alike, rises = set(), defaultdict(float)
    for start in years:
        for end in (start + 1, start + 2):
            if end > year or end not in index:
                continue
            for code, row in index[start].items():
                after = index[end].get(code)
                if code == region_code or after is None or math.isnan(row.index) or math.isnan(after.index):
                    continue
                if abs(row.index - ours.index) > 2 + 1e-9 or not abs(getattr(row, part) - getattr(ours, part)) <= 2 + 1e-9:
                    continue
                alike.add(code)
                if after.index - row.index > 0.005:
                    rises[code] = max(rises[code], after.index - row.index)
    return alike, rises


def _agrees(region_code, year, part, years):
    found = asked(region_code, year, part)
    alike, rises = _searched(region_code, year, part, years)
    assert (found.alike, found.rose) == (len(alike), len(rises))
    assert found.rows["change"].tolist() == pytest.approx(sorted(rises.values(), reverse=True)[: len(found.rows)])
    assert len(found.rows) >= min(MOST, len(rises)) and region_code not in set(found.rows["region_code"])
    assert (found.rows["year_to"] <= year).all() and found.rows["region_code"].is_unique
    return len(found.rows)


@pytest.mark.parametrize("part", SCORED)
@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_the_list_is_that_of_a_plain_search(nation, year, part):
    _agrees(HOME, year, part, range(2021, year + 1))


def test_kpks_own_years_give_what_a_plain_search_gives(kpk):
    assert sum(_agrees("3513", 2024, part, range(2021, 2025)) for part in SCORED) >= 3 * MOST


def _the_others_stand_beside(rows):
    assert rows[list(CHANGE_PARTS)].sum(axis=1).tolist() == pytest.approx(rows["change"].tolist())
    assert (rows["common"] + rows["own"]).tolist() == pytest.approx(rows["change"].tolist())
    for row in rows.itertuples():
        before, after = (standing.scores(NATION, y).set_index("region_code")["index"] for y in (row.year_from, row.year_to))
        others = (after - before.reindex(after.index)).drop(row.region_code).dropna()
        assert row.common == pytest.approx(others.mean())


def test_the_parts_add_up_to_the_rise_and_the_others_stand_beside_it(own_nation, monkeypatch):
    monkeypatch.setattr(standing, "NEARLY_ALL", 0.3)  # among the made-up ones the real ones are members without a figure
    _the_others_stand_beside(asked(HOME, 2024, "expert").rows)


def test_few_known_others_have_no_common_movement(nation):
    assert asked(HOME, 2024, "expert").rows[["common", "own"]].isna().all(axis=None)


def test_the_same_of_kpks_own_years(kpk):
    _the_others_stand_beside(asked("3513", 2024, "expert").rows)


def test_without_a_wish_it_is_our_weakest_part(nation):
    gaps = weakness.parts(HOME, 2024, None, scope_of(HOME, "provinsi")).dropna(subset="gap_index")
    farthest = gaps.loc[gaps["gap_index"].astype(float).idxmax(), "part"]
    assert asked(HOME, 2024).part == asked(HOME, 2024, farthest).part == farthest == "correction_conduct"


@pytest.fixture
def starts(own_nation):
    """Gives a way to write scores into a nation in which nobody is like us; ours of 2024 stay."""

    def write(*rows):
        with database.write() as cursor:
            cursor.execute("update score set index = 20, expert = 20 where not (region_code = ? and survey_year = 2024)", [HOME])
            for code, year, index, expert in rows:
                cursor.execute(
                    "update score set index = ?, expert = ? where region_code = ? and survey_year = ?",
                    [index, expert, code, year],
                )
        return asked(HOME, 2024, "expert")

    return write


def _ours():
    row = standing.scores(NATION, 2024).set_index("region_code").loc[HOME]
    return float(row["index"]), float(row["expert"])


@pytest.mark.parametrize("sign", [1, -1])
def test_a_start_exactly_two_points_away_is_like_ours_and_a_hundredth_more_is_not(starts, sign):
    index, expert = _ours()
    edge = starts((LIKE, 2021, index + sign * 2, expert - sign * 2), (LIKE, 2022, index + 9, expert))
    assert (edge.alike, list(edge.rows["region_code"])) == (1, [LIKE])
    # As binary numbers 64.01 - 62.01 is a hair more than 2.
    hair = starts((HOME, 2024, 62.01, expert), (LIKE, 2021, 64.01, expert), (LIKE, 2022, 70, expert))
    assert hair.alike == 1
    starts((HOME, 2024, index, expert))
    assert starts((LIKE, 2021, index + sign * 2.01, expert), (LIKE, 2022, index + 9, expert)).alike == 0
    assert starts((LIKE, 2021, index, expert + sign * 2.01), (LIKE, 2022, index + 9, expert)).alike == 0


def test_our_own_past_is_no_precedent(starts):
    index, expert = _ours()
    assert starts((HOME, 2021, index, expert), (HOME, 2022, index + 9, expert)).alike == 0


def test_a_part_or_a_later_index_that_is_not_known_makes_no_precedent(starts):
    index, expert = _ours()
    assert starts((LIKE, 2021, index, None), (LIKE, 2022, index + 9, expert)).alike == 0
    assert starts((LIKE, 2021, index, expert), (LIKE, 2022, None, expert), (LIKE, 2023, None, expert)).alike == 0


def test_who_started_like_us_and_fell_is_counted_but_not_named(starts):
    index, expert = _ours()
    found = starts((LIKE, 2021, index, expert))  # everybody's later index is 20
    assert (found.alike, found.rose, len(found.rows)) == (1, 0, 0)
    assert sentences.headline(found).text.endswith("tidak ada yang naik sesudahnya.")


def test_a_rise_counts_within_two_years_and_of_equal_ones_the_shorter(starts):
    index, expert = _ours()
    late = starts((LIKE, 2021, index, expert), (LIKE, 2024, index + 9, expert))
    assert late.rose == 0
    row = starts((LIKE, 2021, index, expert), (LIKE, 2022, index + 5, 0), (LIKE, 2023, index + 5, 0)).rows.iloc[0]
    assert (row["year_from"], row["year_to"]) == (2021, 2022)
    row = starts((LIKE, 2021, index, expert), (LIKE, 2022, index + 5, 0), (LIKE, 2023, index + 6, 0)).rows.iloc[0]
    assert (row["year_from"], row["year_to"]) == (2021, 2023)


def test_equal_rises_at_the_end_of_the_list_are_all_named(starts):
    _, expert = _ours()
    codes = [f"38{n:02}" for n in range(10, 10 + MOST + 3)]
    # As binary numbers 64.02 - 59.02 is a hair less than 5, 64.01 - 59.01 a hair more.
    begun = [59.0, *(59.02 if n < 2 else 59.01 for n in range(len(codes) - 1))]
    ends = [68.0, *(start + 5 for start in begun[1:])]
    before = ((code, 2021, start, expert) for code, start in zip(codes, begun, strict=True))
    after = ((code, 2022, round(end, 2), 0) for code, end in zip(codes, ends, strict=True))
    found = starts((HOME, 2024, 59.0, expert), *before, *after)
    assert len(found.rows) == found.rose == MOST + 3 and found.rows["region_code"].iloc[0] == codes[0]


def test_beside_those_who_rose_stands_how_many_rose_from_a_like_index_anyway(starts):
    index, expert = _ours()
    found = starts(
        (LIKE, 2021, index, expert), (LIKE, 2022, index + 3, expert), (OTHER, 2021, index + 2, 0), (OTHER, 2022, index + 4, 0),
        (THIRD, 2021, index - 2, 0), (THIRD, 2022, index - 3, 0),
    )  # fmt: skip
    assert (found.alike, found.rose, found.near, found.near_rose) == (1, 1, 3, 2)
    assert "(dari yang indeksnya saja serupa, 2 dari 3 juga naik)" in sentences.headline(found).text


def test_where_the_others_are_not_known_it_is_said(store):
    found = asked("3513", 2021)
    assert (found.pool, found.alike, len(found.rows)) == (0, 0, 0)
    assert sentences.headline(found).text.startswith("Belum dapat dicari: skor eksper pemda lain sebelum SPI 2021")
    few = asked("3513", 2024)
    assert few.pool < 20 and few.rose == 0
    unknown = precedents("3529", 2024, scope_of("3529", "provinsi"))
    assert unknown.part is None and "bagian indeks pada SPI 2024 belum diketahui" in sentences.headline(unknown).text
    assert sentences.grounds(unknown) is None
