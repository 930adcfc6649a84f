"""How much does a place weigh, and whose result wants checking, asked of the figures of a store?"""

from datetime import datetime

import numpy as np
import pandas as pd
import pytest
import reference
from made_up_nation import HOME, MINISTRY
from stores import scope_of

from spi import intake
from spi.answers.results import rank_certainty, standing
from spi.answers.sources import identified_table, provenance, self_check
from spi.method import methodology, rank_sets
from spi.method import self_check as method_of
from spi.method.methodology import COMPONENTS
from spi.method.scope import NATION
from spi.store import database


def _checked_by_reference(scope, code, monkeypatch):
    """How many places of a scope were compared with the plain reference, under every error that is offered."""
    monkeypatch.setattr(rank_sets, "_DRAWS", 500)
    monkeypatch.setattr(rank_certainty, "_sets", rank_certainty._sets.__wrapped__)  # nothing with fewer draws is remembered
    compared = 0
    for error in methodology.assumed_errors():
        places = rank_certainty.assumed_places(code, 2024, scope, error).places
        draws = np.random.default_rng(rank_sets._SEED).standard_normal((len(places), 500), dtype=np.float32).T
        expected = reference.rank_sets(places["index"].to_numpy(), error, draws=draws)
        assert list(zip(places["rank_best"], places["rank_worst"], strict=True)) == expected
        compared += len(places)
    return compared


def test_the_sets_of_a_province_are_those_of_the_plain_reference(province, monkeypatch):
    assert _checked_by_reference(province, HOME, monkeypatch) == 3 * 39


def test_the_sets_of_kpk_are_those_of_the_plain_reference(kpk, jatim, monkeypatch):
    assert _checked_by_reference(jatim, "3513", monkeypatch) == 3 * 39


@pytest.mark.parametrize(
    ("error", "difference", "width", "tiers", "ours"),
    [(0.5, 2.7, 15, 6, (15, 28)), (1, 5.4, 25, 4, (5, 37)), (1.5, 8.2, 33, 3, (1, 38))],
)
def test_what_the_audit_found(kpk, jatim, error, difference, width, tiers, ours):
    found = rank_certainty.assumed_places("3513", 2024, jatim, error)
    widths = found.places["rank_worst"] - found.places["rank_best"] + 1
    assert widths.mean() == pytest.approx(width, abs=1) and found.difference == pytest.approx(difference, rel=0.02)
    assert (found.ours["rank_best"], found.ours["rank_worst"]) == pytest.approx(ours, abs=1) and found.tiers == tiers
    assert len(found.alike) == found.ours["rank_worst"] - found.ours["rank_best"]


def test_a_place_of_probolinggo_is_worth_half_a_point(kpk, jatim):
    nearby = rank_certainty.nearby_places("3513", 2024, jatim)
    assert nearby.points_per_place == pytest.approx(0.46, abs=0.005)
    assert nearby.shifts == ((0.5, 24, 25), (1.0, 22, 26)) and nearby.complete


def test_whoever_does_not_differ_from_us_does_so_from_their_side_too(province):
    found = rank_certainty.assumed_places(HOME, 2024, province, 0.5)
    assert 0 < len(found.alike) < 38
    for other in found.places["region_code"]:
        theirs = rank_certainty.assumed_places(other, 2024, province, 0.5)
        assert (HOME in set(theirs.alike["region_code"])) == (other in set(found.alike["region_code"]))


def test_of_a_few_known_members_nothing_is_said(store):
    scope = scope_of("3513", "provinsi")
    assert rank_certainty.nearby_places("3513", 2024, scope) is None
    assert rank_certainty.assumed_places("3513", 2024, scope, 1.0) is None


@pytest.mark.parametrize(("unknown", "said"), [(3, True), (4, False)])
def test_nine_of_ten_members_must_be_known(province, monkeypatch, unknown, said):
    scores = standing.scores(province, 2024).sort_values("index")
    few = scores.assign(index=scores["index"].mask(np.arange(39) < unknown))
    monkeypatch.setattr(standing, "scores", lambda *_: few)
    monkeypatch.setattr(rank_certainty, "_sets", rank_certainty._sets.__wrapped__)
    ours = few["region_code"].iloc[-1]
    nearby = rank_certainty.nearby_places.__wrapped__(ours, 2024, province)
    found = rank_certainty.assumed_places(ours, 2024, province, 1.0)
    assert (nearby is not None, found is not None) == (said, said)
    assert not said or (nearby.complete, found.complete, len(found.places)) == (False, False, 39 - unknown)


def test_an_institution_is_ranked_among_institutions(nation):
    scope = scope_of(MINISTRY, "lembaga")
    found = rank_certainty.assumed_places(MINISTRY, 2024, scope, 1.0)
    assert found is None or set(found.places["region_code"]) <= set(standing.scores(scope, 2024)["region_code"])


def test_boyolali_alone_wants_checking_as_the_audit_found(kpk):
    years = {year: self_check.smallest_z(year) for year in range(2021, 2025)}
    flagged = [(code, year) for year, z in years.items() for code in z.index[z >= methodology.self_check_threshold()]]
    assert flagged == [("3309", 2021), ("3309", 2022)] and "3309" not in years[2023]
    others = pd.concat([z.drop("3309", errors="ignore") for z in years.values()])
    assert round(others.max(), 2) == 1.75
    assert self_check.extraordinary_voices("3309", 2021).smallest_z > 2 > others.max()
    assert self_check.extraordinary_voices("3513", 2024) is None


@pytest.fixture
def governments(nation, monkeypatch):
    """Gives 2024's made-up governments whose voices are known as if they were all, and so many of them unknown."""
    scores, ask = standing.scores(NATION, 2024).dropna(subset=list(COMPONENTS)), standing.scores
    scores = scores.iloc[len(scores) % 10 :]  # so that nine of ten is a whole number
    monkeypatch.setattr(self_check, "smallest_z", self_check.smallest_z.__wrapped__)

    def only(unknown=0):
        few = scores.assign(expert=scores["expert"].mask(np.arange(len(scores)) < unknown))
        monkeypatch.setattr(standing, "scores", lambda scope, year: few if scope == NATION else ask(scope, year))
        return few.set_index("region_code")[list(COMPONENTS)]

    return only


def test_the_smallest_z_of_every_government_is_that_of_the_plain_reference(governments):
    scores = governments()
    expected = [min(z) for z in zip(*(reference.robust_z(scores[name].tolist()) for name in COMPONENTS), strict=True)]
    assert len(scores) >= 400 and self_check.smallest_z(2024).tolist() == pytest.approx(expected)


@pytest.mark.parametrize("above", [True, False])
def test_at_the_threshold_a_result_is_to_be_checked(governments, monkeypatch, above):
    known = len(governments())
    z = self_check.smallest_z(2024)[HOME]
    monkeypatch.setattr(methodology, "self_check_threshold", lambda: z if above else np.nextafter(z, np.inf))
    found = self_check.extraordinary_voices(HOME, 2024)
    assert (found is not None) is above and (not above or (found.smallest_z, found.governments) == (z, known))


@pytest.mark.parametrize(("spare", "checked"), [(0, True), (1, False)])
def test_nine_of_ten_governments_must_be_known_and_ministries_are_none(governments, monkeypatch, spare, checked):
    monkeypatch.setattr(methodology, "self_check_threshold", lambda: -100.0)
    scores = governments()
    known = governments(unknown=len(scores) // 10 + spare).dropna().index
    assert (self_check.extraordinary_voices(known[-1], 2024) is not None) is checked
    assert self_check.extraordinary_voices(MINISTRY, 2024) is None


def test_shipped_figures_are_too_few_to_check_anybody(store):
    assert [len(self_check.smallest_z(year)) for year in range(2021, 2026)] == [0] * 5


def test_all_three_voices_must_be_high():
    scores = pd.DataFrame({name: [70.0, 71, 72, 73, 90] for name in COMPONENTS})
    assert method_of.smallest_z(scores).iloc[-1] == pytest.approx(18 / 1.4826)
    assert method_of.smallest_z(scores.assign(expert=[90.0, 73, 72, 71, 70])).iloc[-1] == pytest.approx(-2 / 1.4826)
    assert method_of.smallest_z(scores.assign(expert=[70.0, 71, 72, 73, None])).isna().iloc[-1]
    assert method_of.smallest_z(scores.assign(expert=70.0)).isna().all(), "where all are equal nobody is far from them"


def test_a_file_of_assumed_places_says_so_in_every_column_and_gives_back_the_indices_alone(province, tmp_path):
    places = rank_certainty.assumed_places(HOME, 2024, province, 1.0).places
    about = identified_table.About("Kabupaten", HOME, (2024,), None, province.title(39), datetime(2026, 1, 1), "impor ke-1")
    columns = ["region", "index", "rank_best", "rank_worst", "tier", "standard_error"]
    file = tmp_path / "rentang.csv"
    file.write_bytes(identified_table.content("Rentang peringkat", places, columns, about))
    heading = file.read_text("utf-8-sig").splitlines()[8]
    assert heading == (
        "Tahun survei;Pemda;Indeks;Peringkat terbaik (andaian);Peringkat terburuk (andaian);Lapis (andaian);Galat baku (andaian)"
    )
    aliases = dict(database.query("region_aliases").itertuples(index=False))
    read = intake.read(file, aliases=aliases, regions=provenance.known_regions(), newest_year=2024)
    assert not read.problems and set(read.figures["measure"]) == {"index"}
    assert dict(zip(read.figures["region_code"], read.figures["value"], strict=True)) == pytest.approx(
        dict(zip(places["region_code"], places["index"], strict=True))
    )
