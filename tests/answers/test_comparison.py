"""Is a change ours or everybody's, asked of the figures of a store?"""

import numpy as np
import pandas as pd
import pytest
import reference
from made_up_nation import HOME, MINISTRY, PROVINCE
from stores import scope_of, swept

from spi.answers.results import causes, comparison, standing
from spi.method import methodology
from spi.method.scope import GOVERNMENTS, NATION, Scope
from spi.words.wording import rounded as decimal_of
from spi.words.wording import signed

PAIRS = [(2021, 2022), (2022, 2023), (2023, 2024), (2024, 2025)]
_COLUMNS = ["index", *reference.PARTS]


def _of_province(code):
    return Scope("provinsi", "", GOVERNMENTS, code)


def _checked_by_reference(scope, year_from, year_to):
    """How many governments' own and common movement were compared with the plain reference."""
    before, after = (standing.scores(scope, year).set_index("region_code")[_COLUMNS] for year in (year_from, year_to))
    codes = list(after.index)
    weights = [methodology.weights(year) for year in (year_from, year_to)]
    arguments = [[w[c] for c in methodology.COMPONENTS] for w in weights]
    thresholds = tuple(methodology.unlisted_threshold(year) for year in (year_from, year_to))
    changes = []
    for code in codes:
        old, new = before.reindex(codes).loc[code].to_numpy(dtype=float), after.loc[code].to_numpy(dtype=float)
        changes.append([new[0] - old[0], *reference.part_changes(old, new, *arguments, thresholds)])
    changes, compared = np.array(changes), 0
    for position, code in swept(list(enumerate(codes))) if len(codes) > 60 else enumerate(codes):
        split = comparison.compare(code, year_from, year_to, scope)
        if split.parts.empty:
            continue
        common = reference.mean_of_the_others(changes, position)
        assert split.common == pytest.approx(common[0], abs=1e-9)
        assert split.parts["common"].tolist() == pytest.approx(common[1:].tolist(), abs=1e-9)
        assert split.own + split.common == pytest.approx(split.change, abs=1e-9)
        assert (split.parts["own"] + split.parts["common"] - split.parts["points"]).abs().max() < 1e-9
        assert split.parts["own"].sum() == pytest.approx(split.own, abs=1e-9)
        compared += 1
    return compared


@pytest.mark.parametrize("pair", PAIRS)
def test_own_and_common_are_those_of_the_plain_reference(nation, pair):
    compared = _checked_by_reference(_of_province(PROVINCE), *pair)
    assert compared >= 38 or pair == (2024, 2025)


@pytest.mark.parametrize("pair", PAIRS[:3])
def test_every_government_of_kpk_agrees_with_the_plain_reference(kpk, pair):
    provinces = ["35", *swept(sorted(standing.regions()["province_code"].dropna().unique()))]
    scopes = [*map(_of_province, provinces), NATION, *(scope_of("3513", code) for code in ("kabkota", "kabupaten", "sejenis"))]
    assert sum(_checked_by_reference(scope, *pair) for scope in scopes) >= 38 + 37 + 29 + 40 + 30


def test_what_the_audit_found_of_probolinggo(kpk):
    split = comparison.compare("3513", 2023, 2024, scope_of("3513", "provinsi"))
    assert (round(split.common, 2), round(split.own, 2)) == (-4.59, 0.88)
    own = split.parts.set_index("part")["own"].round(2)
    assert own[list(reference.PARTS)].tolist() == [0.27, -0.38, -0.39, -0.23, 1.61]
    assert (split.others, split.members, split.printed) == (38, 38, ())


def _checked_in_print(province, pair):
    """How many rows are printed so that common and own movement add up to the change, each within rounding of its own value."""
    scope, checked = _of_province(province), 0
    for code in standing.scores(scope, pair[1])["region_code"]:
        split = comparison.compare(code, *pair, scope)
        exact = {row.part: row for row in split.parts.itertuples()}
        exact["index"] = split
        for row in split.as_printed.itertuples():
            assert decimal_of(row.common) + decimal_of(row.own) == decimal_of(row.points), (code, pair, row)
            known = exact[row.part]
            change = split.change if row.part == "index" else known.points
            assert (signed(row.points), signed(row.own)) == (signed(change), signed(known.own))
            assert abs(row.common - known.common) <= 0.0100001
            checked += 1
    return checked


@pytest.mark.parametrize("pair", PAIRS[:3])
def test_in_print_common_and_own_add_up_to_the_change(nation, pair):
    assert _checked_in_print(PROVINCE, pair) > 38 * 5


@pytest.mark.parametrize("pair", PAIRS[:3])
def test_in_print_they_add_up_for_all_39_of_east_java(kpk, pair):
    assert _checked_in_print("35", pair) > 38 * 5


def test_in_print_the_audits_figures_stand(kpk):
    rows = comparison.compare("3513", 2023, 2024, scope_of("3513", "provinsi")).as_printed.set_index("part")
    assert rows["own"].to_dict() == {
        "index": 0.88, "internal": 0.27, "external": -0.38, "expert": -0.39, "correction_conduct": -0.23, "correction_facts": 1.61
    }  # fmt: skip
    assert rows.at["index", "common"] == -4.59 and rows.at["correction_conduct", "common"] == -3.18


def test_what_cannot_be_split_has_no_row_in_print(store):
    assert comparison.compare("3513", 2023, 2024, scope_of("3513", "kabupaten")).as_printed.empty
    assert list(comparison.compare("3513", 2023, 2024, scope_of("3513", "provinsi")).as_printed["part"]) == ["index"]


def test_from_printed_means_only_the_total_is_split(store):
    split = comparison.compare("3513", 2023, 2024, scope_of("3513", "provinsi"))
    assert (round(split.common, 2), round(split.own, 2)) == (-4.59, 0.88)
    assert split.parts.empty
    assert len(split.printed) == 2
    assert split.own + split.common == pytest.approx(split.change, abs=1e-9)


@pytest.mark.parametrize("scope", ["kabupaten", "nasional"])
def test_printed_means_of_a_province_are_no_mean_of_another_scope(store, scope):
    assert not comparison.compare("3513", 2023, 2024, scope_of("3513", scope)).known


def test_the_first_survey_year_has_no_change_to_split(nation):
    split = comparison.compare(HOME, None, 2021, scope_of(HOME, "provinsi"))
    assert (split.change, split.own, split.common) == (None, None, None)


def _without_others(monkeypatch, unknown, column):
    """In the survey year 2024 this column is unknown of so many of the others."""
    original = causes.scope_changes

    def fewer(scope, year_from, year_to):
        table = original(scope, year_from, year_to).copy()
        others = table.index[table["region_code"] != HOME][:unknown]
        return table.drop(others) if column is None else table.assign(**{column: table[column].mask(table.index.isin(others))})

    monkeypatch.setattr(causes, "scope_changes", fewer)
    monkeypatch.setattr(comparison, "compare", comparison.compare.__wrapped__)


def test_nearly_all_parts_must_be_known(nation, monkeypatch):
    scope = scope_of(HOME, "provinsi")
    members = len(standing.scores(scope, 2024)) - 1
    most = int(members * (1 - standing.NEARLY_ALL) + 1e-9)
    _without_others(monkeypatch, most, "expert")
    assert len(comparison.compare(HOME, 2023, 2024, scope).parts)
    monkeypatch.undo()


def test_with_fewer_parts_the_total_alone_is_split(nation, monkeypatch):
    scope = scope_of(HOME, "provinsi")
    members = len(standing.scores(scope, 2024)) - 1
    _without_others(monkeypatch, int(members * (1 - standing.NEARLY_ALL) + 1e-9) + 1, "expert")
    split = comparison.compare(HOME, 2023, 2024, scope)
    assert split.parts.empty
    assert split.known
    assert split.others == members


def test_with_fewer_indices_nothing_is_split(nation, monkeypatch):
    scope = scope_of(HOME, "kabupaten")  # of which no source prints a mean
    members = len(standing.scores(scope, 2024)) - 1
    _without_others(monkeypatch, int(members * (1 - standing.NEARLY_ALL) + 1e-9) + 1, None)
    assert not comparison.compare(HOME, 2023, 2024, scope).known


def test_own_changes_of_all_are_those_of_each(nation):
    scope = scope_of(HOME, "provinsi")
    table = comparison.own_changes(scope, 2022, 2023).set_index("region_code")
    split = comparison.compare(HOME, 2022, 2023, scope)
    assert table.at[HOME, "own"] == pytest.approx(split.own, abs=1e-9)
    for row in split.parts.itertuples():
        assert table.at[HOME, f"own_{row.part}"] == pytest.approx(row.own, abs=1e-9)
    assert len(table) == split.others + 1


def test_what_moved_together_in_the_nation(kpk):
    """Shares and mean score points as the audit found them: internal 2023-24, expert 2022-23, conduct 2021-22."""
    found = {pair: comparison.movements(NATION, *pair).set_index("part") for pair in PAIRS[:3]}
    for pair, part, share, mean in (
        ((2023, 2024), "internal", 0.98, -5.13),
        ((2022, 2023), "expert", 0.83, -6.63),
        ((2021, 2022), "correction_conduct", 0.86, 1.79),
    ):
        row = found[pair].loc[part]
        assert (round(row["share"], 2), round(row["mean"], 2), row["together"]) == (share, mean, True)


def test_movements_are_not_told_of_a_part_that_few_are_known_of(store):
    assert comparison.movements(NATION, 2023, 2024).empty


def test_the_usual_range_of_a_change_in_one_year(kpk):
    low, high, changes = comparison.one_year_range(2024)
    assert (round(low, 1), round(high, 1), changes) == (-6.2, 5.9, 1612)
    assert comparison.one_year_range(2022)[2] == 536


def test_changes_of_few_or_of_a_part_of_the_nation_give_no_usual_range(store):
    assert comparison.one_year_range(2022) is None
    assert comparison.one_year_range(2025) is None, "more than a hundred that somebody printed are no sample of the others"


def test_a_year_of_which_few_are_known_does_not_count_for_what_is_usual(kpk):
    assert comparison.one_year_range(2025) == comparison.one_year_range(2024)


def test_institutions_of_the_centre_are_held_against_their_own_kind(nation):
    ministries = scope_of(MINISTRY, "lembaga")
    assert 100 <= comparison.one_year_range(2024, ministries)[2] < 1000
    assert list(comparison.movements_around(ministries, 2023, 2024)) == [ministries]


def test_everybody_is_the_scope_and_the_nation_each_once(kpk):
    province, nation = (scope_of("3513", code) for code in ("provinsi", "nasional"))
    assert list(comparison.movements_around(province, 2023, 2024)) == [province, NATION]
    assert list(comparison.movements_around(nation, 2023, 2024)) == [NATION]
    assert comparison.movements_around(province, None, 2024) == {}


def test_a_set_of_which_too_few_are_known_is_left_out(nation):
    province = scope_of(HOME, "provinsi")
    assert list(comparison.movements_around(province, 2023, 2024)) == [province]  # the real governments are not known


def test_own_changes_keep_their_columns_where_too_few_are_known(store):
    assert {"own", "own_internal"} <= set(comparison.own_changes(scope_of("3513", "provinsi"), 2023, 2024).columns)


def test_a_scope_of_one_has_no_others(nation, monkeypatch):
    lonely = Scope("provinsi", "", ("provinsi",), PROVINCE)
    split = comparison.compare(PROVINCE, 2023, 2024, lonely)
    assert isinstance(split.parts, pd.DataFrame)
    assert (split.known, split.members) == (False, 0)
