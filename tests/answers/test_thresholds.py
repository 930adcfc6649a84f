"""What holds at exactly a limit, at a tie, and where only one of two years is known."""

import pandas as pd
import pytest
from stores import import_files, scope_of

from spi.answers.actions import agenda, orphans
from spi.answers.results import causes, gaps, history, standing, weakness
from spi.method import index, methodology, ranking
from spi.method.parts import NEGLIGIBLE
from spi.method.printing import prints_the_same
from spi.settings import settings

HEAD = "Tahun;Kode;Indeks;Internal;Eksternal;Eksper;Pelaksanaan SPI;Fakta Korupsi"


@pytest.fixture
def ten(own_store, tmp_path):
    """Fills a store for the ten kabupaten and kota of Bengkulu: year -> how many of them have figures; answers their codes.

    The first is always known; the n-th has an index of 60 + n points in every year, all parts alike.
    """

    def filled(**known):
        members = standing.scores(scope_of("1701", "kabkota"), 2023)
        codes = sorted(members["region_code"])
        assert len(codes) == 10
        rows = [
            f"{year[1:]};{code};{60 + n};{62 + n};{62 + n};{62 + n};1;1"
            for year, count in known.items() for n, code in enumerate(codes[:count])
        ]  # fmt: skip
        (file := tmp_path / "sepuluh.csv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
        import_files([file])
        return codes

    return filled


@pytest.mark.parametrize(("older", "newer", "compared"), [(10, 10, True), (9, 9, True), (8, 10, False), (10, 8, False)])
def test_ranks_of_two_years_are_compared_from_nine_of_ten_in_both(ten, older, newer, compared):
    codes = ten(y2022=older, y2023=newer)
    scope = scope_of(codes[0], "kabkota")
    assert (causes.explain(codes[0], 2022, 2023, scope).rank is not None) == compared
    assert standing.ranking_table(scope, 2023, 2022)["rank_change"].notna().any() == compared
    ranked = set(history.rank_history(scope, codes[0])["survey_year"])
    assert ranked == {year for year, count in ((2022, older), (2023, newer)) if count >= 9}


@pytest.mark.parametrize(("count", "told"), [(5, True), (4, False)])
def test_a_median_is_told_from_exactly_half_of_the_members(ten, count, told):
    codes = ten(y2023=count)
    scope = scope_of(codes[0], "kabkota")
    scores = standing.scores(scope, 2023)
    assert standing.enough_known(scores[["index"]]) == told
    assert len(standing.marks(standing.profile(scores, ("internal",)), 10, {"median": "median"})) == told
    weak = weakness.parts(codes[0], 2023, None, scope).set_index("part")
    assert pd.notna(weak.loc["internal", "reference"]) == told
    assert len(gaps.gains(causes.level(codes[0], 2023), 2023, scope)) == (5 if told else 0)


def test_whoever_has_our_score_is_no_next_place(ten, tmp_path):
    codes = ten(y2023=9)
    (file := tmp_path / "sama.csv").write_text(f"{HEAD}\n2023;{codes[9]};60;62;62;62;1;1", encoding="utf-8")
    import_files([file])
    scope = scope_of(codes[0], "kabkota")
    here = standing.standing(codes[0], 2023, scope)
    table = gaps.distances(here, 2023, scope, region_code=codes[0], target=(None, "", ""))
    above = table[table["label"].str.startswith("Tepat di atasnya")]
    assert here.place.rank == 9 and list(above["value"]) == [61.0]


def test_our_own_step_to_a_tie_shares_the_place():
    before = pd.Series({"us": 70.0, "above": 75.0, "below": 60.0})
    after = pd.Series({"us": 75.0, "above": 75.0, "below": 60.0})
    moved = ranking.rank_change(before, after, "us")
    assert (moved.before, moved.after, moved.own, moved.others) == (2, 1, 1, 0)


@pytest.mark.parametrize(("rest", "another"), [(1.0, True), (0.99, False)])
def test_an_unexplained_rest_is_another_correction_from_exactly_its_threshold(rest, another):
    weights = methodology.Weights(2022, 0.25, 0.25, 0.5, "derived", "")
    scores = dict.fromkeys(("internal", "external", "expert"), 80.0) | dict.fromkeys(
        ("correction_conduct", "correction_facts"), 0.0
    )
    parts = index.contributions(scores | {"index": 80.0 - rest}, weights, unlisted_from=methodology.unlisted_threshold(2022))
    assert (parts["correction_other"] == -rest) == another
    assert (parts["residual"] == 0) == another


def test_one_part_alone_may_reach_exactly_100_and_a_correction_exactly_0():
    weights = methodology.Weights(2024, 0.25, 0.25, 0.5, "derived", "")
    scores = {"internal": 92.0, "external": 91.75, "expert": 40.0, "correction_conduct": 2.0, "correction_facts": 1.99}
    ways = index.needed(scores, 2.0, weights)
    assert (ways["internal"], ways["external"], ways["expert"]) == (8.0, 8.0, 4.0)
    assert (ways["correction_conduct"], ways["correction_facts"]) == (2.0, None)
    assert index.needed(scores | {"external": 92.25}, 2.0, weights)["external"] is None


def test_what_rounds_to_nothing_is_neither_behind_nor_ahead():
    points = [NEGLIGIBLE, NEGLIGIBLE - 1e-6, 0.0, 1e-6 - NEGLIGIBLE, -NEGLIGIBLE]
    table = pd.DataFrame({"part": list("abcde"), "points": points})
    assert list(gaps.behind(table)["part"]) == ["a"]
    assert list(gaps.ahead(table)["part"]) == ["e"]


def test_a_part_is_weak_and_large_at_exactly_its_limits():
    limits = settings()["follow_up"]
    gap, fall, large = limits["weak_gap"], limits["weak_change"], limits["large_gap"]
    rows = [(gap, 0.0), (gap - 0.01, 0.0), (0.0, -fall), (0.0, 0.01 - fall), (large, 0.0), (large - 0.01, 0.0)]
    table = pd.DataFrame(rows, columns=["gap", "change"]).assign(part=list("abcdef"), element=False, lost=1.0)
    judged = weakness._judged(table.reindex(columns=weakness.COLUMNS)).set_index("part").sort_index()
    assert list(judged["weak"])[:4] == [True, False, True, False]
    assert list(judged["large"])[4:] == [True, False]


def test_a_correction_that_grew_has_moved_the_wrong_way(ten, tmp_path):
    codes = ten(y2022=9)
    (file := tmp_path / "naik.csv").write_text(f"{HEAD}\n2023;{codes[0]};59;62;61;63;2;1", encoding="utf-8")
    import_files([file])
    weak = weakness.parts(codes[0], 2023, 2022, scope_of(codes[0], "kabkota")).set_index("part")
    assert weak.loc[["internal", "external", "expert", "correction_conduct"], "moved"].tolist() == [0.0, -1.0, 1.0, -1.0]


@pytest.mark.parametrize(
    ("exact", "printed", "decimals", "same"),
    [
        (71.65, 71.66, 2, True), (71.65, 71.64, 2, True), (71.65, 71.67, 2, False),  # cut, or 0,01 off
        (71.65, 71.6, 1, True), (71.65, 71.7, 1, True), (71.7, 71.6, 1, False),  # one decimal: closer than 0,1
        (71.65, 71.0, 0, True), (72.0, 71.0, 0, False), (71.65, float("nan"), 2, False),
    ],
)  # fmt: skip
def test_a_figure_agrees_with_what_is_printed_of_it_up_to_exactly_its_last_place(exact, printed, decimals, same):
    assert prints_the_same(exact, printed, decimals=decimals) == same


def test_who_stands_on_a_limit_has_reached_it_and_looks_to_the_one_above(ten, tmp_path):
    codes = ten(y2023=9)
    lower = [band.lower for band in methodology.bands(2024)]
    (file := tmp_path / "batas.csv").write_text(f"{HEAD}\n2024;{codes[0]};{lower[1]};75;75;75;1;1", encoding="utf-8")
    import_files([file])
    here = standing.standing(codes[0], 2024, scope_of(codes[0], "kabkota"))
    assert (here.band.lower, here.next_band.lower, here.distance) == (lower[1], lower[2], lower[2] - lower[1])


def test_a_fall_counts_from_exactly_the_limit_at_which_it_makes_weak():
    limit = settings()["follow_up"]["weak_change"]
    weak = pd.DataFrame({"part": ["internal", "expert"], "change": [-limit, 0.001 - limit], "gap": [0.0, -1.0]})
    assert orphans._worth(weak) == {"internal": (limit, 0.0), "expert": (0.0, 0.0)}


@pytest.mark.parametrize(
    ("claim", "overdue", "evidence", "decision"),
    [
        ("", True, 0, "selesaikan atau pindahkan tenggat dengan alasan"), ("", False, 0, ""),
        ("done", True, 0, "minta buktinya; minta verifikasi Inspektorat"), ("done", True, 1, "minta verifikasi Inspektorat"),
    ],
)  # fmt: skip
def test_who_claims_to_be_done_is_asked_to_prove_it_though_late(claim, overdue, evidence, decision):
    assert agenda._decision("Dinas", claim, "", "", False, evidence, overdue) == decision
