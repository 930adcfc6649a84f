"""Claims about the ranks over the years."""

import pandas as pd
import pytest

from spi.charts.marks import Blank
from spi.charts.rank_bump import RankPoint, rank_bump
from spi.render import screen


@pytest.fixture
def ranks() -> pd.DataFrame:
    """Kabupaten Probolinggo 34, 38, 28, 25; one peer; one that was not ranked in 2022."""
    lines = {"3513": [34, 38, 28, 25], "3514": [11, 28, 20, 28], "3515": [5, None, 6, 7]}
    rows = [(code, f"Kab. {code}", 2021 + n, rank) for code, ranks in lines.items() for n, rank in enumerate(ranks)]
    return pd.DataFrame(rows, columns=["region_code", "region", "survey_year", "rank"])


def test_the_first_place_is_on_top_and_the_last_has_room(ranks):
    foot, top = rank_bump(ranks, region_code="3513").span
    assert foot > 38 and top < 1


def test_ours_is_the_last_line_and_carries_its_rank_at_each_year(ranks):
    own = rank_bump(ranks, region_code="3513").lines[-1]
    assert own.hue == "own" and own.stretches == (
        (RankPoint(2021, 34, "34"), RankPoint(2022, 38, "38"), RankPoint(2023, 28, "28"), RankPoint(2024, 25, "25")),
    )


def test_an_unranked_year_is_never_bridged(ranks):
    (other,) = [line for line in rank_bump(ranks, region_code="3513").lines if line.region_code == "3515"]
    assert [[point.year for point in stretch] for stretch in other.stretches] == [[2021], [2023, 2024]]


def test_our_unranked_year_is_marked(ranks):
    ranks.loc[1, "rank"] = float("nan")
    chart = rank_bump(ranks, region_code="3513")
    assert chart.gaps == (2022,) and len(chart.lines[-1].stretches) == 2
    assert rank_bump(ranks, region_code="x").gaps == (2021, 2022, 2023, 2024)


def test_chosen_peers_have_a_hue_and_a_name_apart_from_ours(ranks):
    chart = rank_bump(ranks, region_code="3513", highlight=["3514", "9999"])
    assert [line.hue for line in chart.lines] == ["others", "peer", "own"]
    peer, own = chart.ends
    assert (peer.text, own.text) == ("28 Kab. 3514", "Kab. 3513") and peer.place - own.place >= 0.08 * chart.last_place
    assert "Kab. 3514: 2021 peringkat 11" in chart.alt


def test_a_line_that_ends_early_says_when(ranks):
    chart = rank_bump(ranks[~((ranks["region_code"] == "3513") & (ranks["survey_year"] == 2024))], region_code="3513")
    assert chart.ends[0].late == "terakhir 2023" and rank_bump(ranks, region_code="3513").ends[0].late == ""


@pytest.mark.parametrize(
    ("last", "ticks"), [(1, (1,)), (39, (1, 10, 20, 30, 39)), (41, (1, 10, 20, 30, 41)), (544, (1, 100, 200, 300, 400, 500, 544))]
)
def test_round_places_and_the_last_are_named(last, ticks):
    table = pd.DataFrame({"region_code": ["a"], "region": ["A"], "survey_year": [2024], "rank": [last]})
    assert rank_bump(table, region_code="a").ticks == ticks


def test_hundreds_of_others_are_one_line_on_the_screen(ranks):
    many = pd.concat([ranks.assign(region_code=ranks["region_code"] + str(n)) for n in range(200)] + [ranks])
    lines = [trace for trace in screen.draw(rank_bump(many, region_code="3513")).data if trace.mode == "lines"]
    assert len(lines) == 2


def test_the_sentence_says_each_rank_and_the_way_made_where_both_ends_are_sure(ranks):
    chart = rank_bump(ranks, region_code="3513")
    assert chart.alt == (
        "Kab. 3513: 2021 peringkat 34; 2022 peringkat 38; 2023 peringkat 28; 2024 peringkat 25 "
        "(naik 9 peringkat dari tahun pertama ke terakhir)."
    )
    told = ranks["rank"].map(lambda rank: "25–26" if rank == 25 else None)
    assert rank_bump(ranks.assign(rank_words=told), region_code="3513").alt.endswith("2024 peringkat 25–26.")
    assert rank_bump(ranks.head(1), region_code="3513").alt == "Kab. 3513: 2021 peringkat 34."


def test_without_ranks_the_chart_says_so(ranks):
    assert rank_bump(ranks.assign(rank=None), region_code="3513") == Blank("Belum ada peringkat untuk digambarkan.")
    assert rank_bump(ranks, region_code="x").alt == "Yang dipilih tidak diperingkat."


def test_of_more_lines_than_the_eye_parts_only_the_nearest_to_us_are_drawn_and_counted():
    rows = [(f"{n:03}", f"Kab. {n}", year, n) for n in range(1, 101) for year in (2023, 2024)]
    table = pd.DataFrame(rows, columns=["region_code", "region", "survey_year", "rank"])
    chart = rank_bump(table, region_code="050", noun="pemda")
    assert sorted(line.region_code for line in chart.lines) == [f"{n:03}" for n in range(45, 56)]
    assert chart.caption == "Digambar 11 dari 100 pemda yang diperingkat: yang terdekat dengan Kab. 50 pada SPI 2024."
    assert chart.last_place == 100 and chart.caption in chart.alt
    assert rank_bump(table[table["rank"] <= 60], region_code="050").caption == ""
