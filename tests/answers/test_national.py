"""The real thing: four national years of KPK's dashboard, about 640 institutions each."""

import numpy as np
import pytest
from stores import scope_of

from spi.answers.results import causes, gaps, standing
from spi.answers.sources import provenance
from spi.method import index, methodology
from spi.narrative.results.contribution import level_headline
from spi.store import database

YEARS = (2021, 2022, 2023, 2024)
EVERYBODY = {"kinds": ["provinsi", "kabupaten", "kota", "lembaga"], "province": None}


@pytest.mark.parametrize("year", YEARS)
def test_the_residual_of_every_institution_is_rounding(kpk, year):
    table = database.query("scores", year=year, **EVERYBODY).dropna(subset="internal")
    assert len(table) > 620
    threshold = methodology.unlisted_threshold(year)
    parts = index.contributions(table, methodology.weights(year), unlisted_from=threshold)
    assert np.abs(parts["residual"]).max() <= 0.03
    if year == 2022:
        others = -np.asarray(parts["correction_other"])
        hit = table["region_code"][others > 0]
        assert len(hit) == 179
        assert (others[others > 0].min(), others.max()) == (pytest.approx(2.28, abs=0.01), pytest.approx(9.85, abs=0.01))
        assert list(hit[hit.str.startswith("35")]) == ["3514"], "di Jawa Timur hanya Kabupaten Pasuruan"


@pytest.mark.parametrize(("year", "mean"), [(2022, 75.82), (2023, 76.93), (2024, 72.36)])
def test_the_mean_of_the_39_is_the_published_one(kpk, jatim, year, mean):
    row = standing.averages(jatim, year).set_index("code").loc["province"]
    assert row["value"] == pytest.approx(mean, abs=0.005) and "39 pemda" in row["basis"]


@pytest.mark.parametrize(("year", "rank"), [(2021, 34), (2022, 38), (2023, 28), (2024, 25)])
def test_probolinggo_holds_the_place_that_the_meeting_knows(kpk, jatim, year, rank):
    here = standing.standing("3513", year, jatim)
    assert here.place.complete and here.rank == rank
    assert here.agrees


def test_from_28_to_25_we_fell_nine_places_and_the_others_twelve(kpk, jatim):
    moved = causes.explain("3513", 2023, 2024, jatim).rank
    assert (moved.before, moved.after, moved.own, moved.others, moved.coverage) == (28, 25, -9, 12, 0)


def test_equal_scores_share_rank_eleven_in_2024(kpk, jatim):
    table = standing.ranking_table(jatim, 2024)
    shared = table[table["rank"] == 11]
    assert len(shared) == 2 and 12 not in set(table["rank"])


def test_the_national_row_is_a_benchmark_and_no_institution(kpk):
    everybody = database.query("scores", year=2024, **EVERYBODY)
    assert not everybody["name"].str.fullmatch("(?i)nasional").any()
    history = database.query("region_history", region="ID").set_index("survey_year")
    assert list(history.loc[list(YEARS), "index"]) == [72.43, 71.94, 70.97, 71.53]
    assert history.loc[2024, "internal"] == 72.34


def test_36_of_39_fell_in_2024_and_every_change_adds_up(kpk, jatim):
    table = causes.scope_changes(jatim, 2023, 2024)
    assert (table["change"] < 0).sum() == 36
    assert np.abs(table[list(index.CHANGE_PARTS)].sum(axis=1) - table["change"]).max() < 1e-9
    assert np.abs(table["residual"]).max() < 0.05
    leading = [table.at[row, part] for row, part in table["cause"].items()]
    assert all(points * change > 0 for points, change in zip(leading, table["change"], strict=True)), "searah perubahannya"
    assert [abs(points) for points in leading] == sorted((abs(points) for points in leading), reverse=True)


def test_what_kpk_withheld_is_not_ranked_but_shown_as_a_conflict(kpk):
    central_java = scope_of("3309", "provinsi")
    here = standing.standing("3309", 2023, central_java)
    assert here.index is None and here.place is None
    table = standing.scores(central_java, 2023).set_index("region_code")
    assert "3309" not in table.index and len(table) == 35, "ia bukan anggota yang belum diketahui"
    assert standing.standing("33", 2023, central_java).place.definite
    assert list(standing.standing("33", 2023, central_java).left_out["region"]) == ["Kab. Boyolali"]
    disputed = provenance.conflicts()
    boyolali = disputed[(disputed["region_code"] == "3309") & (disputed["survey_year"] == 2023)]
    assert {"index"} <= set(boyolali["code"]) and set(boyolali["difference"]) == {"berbeda"}


def test_the_unlisted_correction_of_2022_is_counted_in_what_was_cut(kpk):
    level = causes.level("3514", 2022)
    assert level.cut == pytest.approx(8.36, abs=0.01)
    assert "seluruh potongan mengambil 8,36 poin" in level_headline(level, gaps.no_gains(), year=2022).text


def test_the_correction_would_bring_most_against_the_median(kpk, jatim):
    table = gaps.gains(causes.level("3513", 2024), 2024, jatim).set_index("part")
    assert table.index[0] == "correction_conduct"
    assert table.loc["correction_conduct", "points"] == pytest.approx(2.20, abs=0.005)
    assert table.loc["external", "points"] == pytest.approx(-0.04, abs=0.005)
    best = gaps.gains(causes.level("3513", 2024), 2024, jatim, reference="best").set_index("part")
    assert best.loc["correction_conduct", "reference"] == 1.44


def test_former_codes_lead_to_one_government(kpk):
    merauke = database.query("region_history", region="9301").set_index("survey_year")["index"]
    assert merauke.loc[[2021, 2022, 2023, 2024]].notna().all()
    assert database.query("region_history", region="9101")["index"].isna().all()
