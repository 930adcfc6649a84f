"""Claims about the ranks over the years."""

import pandas as pd
import pytest

from spi.render.screen import rank_bump, rank_bump_sentence
from spi.words import palette


@pytest.fixture
def ranks() -> pd.DataFrame:
    """Kabupaten Probolinggo 34, 38, 28, 25; one peer; one that was not ranked in 2022."""
    lines = {"3513": [34, 38, 28, 25], "3514": [11, 28, 20, 28], "3515": [5, None, 6, 7]}
    rows = [(code, f"Kab. {code}", 2021 + n, rank) for code, ranks in lines.items() for n, rank in enumerate(ranks)]
    return pd.DataFrame(rows, columns=["region_code", "region", "survey_year", "rank"])


def test_the_first_place_is_on_top(ranks):
    bottom, top = rank_bump(ranks, region_code="3513").layout.yaxis.range
    assert bottom > 38 and top < 1


def test_ours_is_thick_and_carries_its_rank_at_each_year(ranks):
    (ours,) = [t for t in rank_bump(ranks, region_code="3513").data if t.line.color == palette.OWN]
    assert list(ours.text) == [f"<b>{n}</b>" for n in (34, 38, 28, 25)] and {c[0] for c in ours.customdata} == {"3513"}


def test_an_unranked_year_is_never_bridged(ranks):
    others = rank_bump(ranks, region_code="3513").data[0]
    line = [x for x, c in zip(others.x, others.customdata, strict=True) if x is None or c[0] == "3515"]
    at = line.index("2021")
    assert line[at : at + 2] == ["2021", None] and others.connectgaps is not True


def test_our_unranked_year_is_said_and_not_bridged(ranks):
    ranks.loc[1, "rank"] = float("nan")
    figure = rank_bump(ranks, region_code="3513")
    assert [list(t.x) for t in figure.data if t.line.color == palette.OWN] == [["2021"], ["2023", "2024"]]
    assert [a.x for a in figure.layout.annotations if "tidak ada" in a.text] == [1]


def test_chosen_peers_have_the_muted_hue_and_a_name(ranks):
    figure = rank_bump(ranks, region_code="3513", highlight=["3514", "9999"])
    assert [t.name for t in figure.data if t.line.color == palette.PEER] == ["Kab. 3514"]
    assert any("28 Kab. 3514" in a.text for a in figure.layout.annotations)


def test_hundreds_of_others_are_one_trace(ranks):
    many = pd.concat([ranks.assign(region_code=ranks["region_code"] + str(n)) for n in range(200)] + [ranks])
    assert len(rank_bump(many, region_code="3513").data) == 2


def test_the_bump_sentence_says_each_rank_and_the_way_made(ranks):
    sentence = rank_bump_sentence(ranks, region_code="3513")
    assert "2021 peringkat 34" in sentence and "2024 peringkat 25" in sentence and "naik 9 peringkat" in sentence
