"""Sentences on what is within reach: thresholds, the hit rate beside every share, and nothing that calls a cause."""

from dataclasses import replace

import pandas as pd
import pytest
from checked_sentences import CAUSAL, printed_as
from made_up_nation import HOME, MINISTRY

from spi.answers.results import within_reach
from spi.answers.results.within_reach import WithinReach
from spi.method import reach
from spi.method.parts import SCORED
from spi.narrative.results import reach as sentences
from spi.words import dictionary

RATES = pd.DataFrame({"starts": [10, 8, 0, 5, 4, 3], "reached": [6, 2, 0, 1, 1, 0], "rate": [0.6, 0.25, None, 0.2, 0.25, 0.0]})


def within(points=(1.0, 1.0, 1.0, 1.0, 0.0), *, rates=RATES, index=70.0):
    """Caps of these index points beside an index of 70,00."""
    caps = pd.DataFrame({"part": SCORED, "label": [dictionary.label(part) for part in SCORED], "points": points})
    table = rates.rename_axis("group")
    return WithinReach(2024, index, 75, caps.assign(ours=50.0, cap=points, reached=50.0), ((2021, 2022),), 512, {2022: table})


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        (70.8, "SPI 2024 kurang 0,80 poin untuk mencapai target (70,8): diperlukan 20% dari "
         "jumlah batas semua bagian."),
        (74.0, "SPI 2024 kurang 4,00 poin untuk mencapai target (74): diperlukan 100% dari "
         "jumlah batas semua bagian."),
        (74.4, "SPI 2024 kurang 4,40 poin untuk mencapai target (74,4): diperlukan 110% dari "
         "jumlah batas semua bagian, lebih dari "
         "satu tahun yang baik di semua bagian."),
    ],
)  # fmt: skip
def test_a_goal_is_told_as_a_share_of_a_year_and_beyond_one_it_says_so(goal, text):
    assert sentences.goal_distance(within(), "Target", goal).text == text


@pytest.mark.parametrize(
    ("goal", "between", "count"),
    [(70.8, "paling banyak 20%", "10"), (70.81, "lebih dari 20% sampai 40%", "8"), (74.0, "lebih dari 80% sampai 100%", "4"),
     (74.01, "lebih dari 100%", "3")],
)  # fmt: skip
def test_the_hit_rate_is_that_of_the_group_in_which_the_share_lies(goal, between, count):
    text = sentences.hit_rate(within(), goal).text
    assert text.startswith(
        f"Dari {count} pemda yang pada SPI 2022 membutuhkan bagian sebesar itu ({between}) untuk naik kategori,"
    )
    assert text.endswith("naik setahun kemudian. Yang mungkin belum tentu terjadi.")


def test_without_a_like_start_that_is_said_in_its_place():
    assert sentences.hit_rate(within(), 72.0).text == (
        "Seberapa sering bagian sebesar itu tercapai belum dapat dihitung dari data ini. Yang mungkin belum tentu terjadi."
    )
    assert "seberapa sering upaya serupa berhasil belum diketahui" in sentences.headline(within(), "Waspada", 72.0).text


def test_where_no_part_usually_improves_no_share_is_told():
    text = sentences.headline(within((0.0,) * 5), "Waspada", 73.0).text
    assert text.startswith("SPI 2024 kurang 3,00 poin untuk mencapai Waspada (73), di atas satu tahun yang baik; ")
    assert "inf" not in text


def test_the_headline_has_the_distance_and_the_rates_together():
    assert sentences.headline(within(), "Terjaga", 74.4).text == (
        "SPI 2024 kurang 4,40 poin untuk mencapai Terjaga (74,4), di atas satu tahun yang baik; "
        "dari pemda yang perlu upaya serupa, 0% (SPI 2022) naik kategori."
    )
    assert sentences.headline(replace(within(), caps=within().caps.head(0)), "Terjaga", 78.0) is None


def test_as_the_audit_found(kpk):
    found = within_reach.within_reach("3513", 2024)
    assert sentences.headline(found, "Waspada", 73).text == (
        "SPI 2024 kurang 1,35 poin untuk mencapai Waspada (73); dari pemda yang perlu upaya serupa, 46% (SPI 2022) dan "
        "30% (SPI 2023) naik kategori."
    )
    assert sentences.hit_rate(found, 73).text == (
        "Dari 89 pemda yang pada SPI 2022 membutuhkan bagian sebesar itu (lebih dari 20% sampai 40%) untuk naik kategori, "
        "41 (46%) naik setahun kemudian; SPI 2023: 21 dari 70 (30%). Yang mungkin belum tentu terjadi."
    )
    assert "diperlukan 37% dari jumlah batas semua bagian" in sentences.goal_distance(found, "Waspada", 73).text
    assert "diperlukan 172%" in sentences.goal_distance(found, "Terjaga", 78).text
    assert "seperempat teratas pada bagian itu, tidak mesti pemda yang sama, dari 200" in sentences.basis(found).text
    assert "1.072 perubahan pemda SPI 2021 ke 2022 dan SPI 2022 ke 2023" in sentences.basis(found).text
    across = within_reach.within_reach("3513", 2024, breaks=True)
    assert "diperlukan 17%" in sentences.goal_distance(across, "Waspada", 73).text
    assert "dan SPI 2023 ke 2024" in sentences.basis(across).text
    assert "diperlukan 121%" in sentences.goal_distance(within_reach.within_reach("3525", 2024), "Waspada", 73).text


@pytest.mark.parametrize("percentile", reach.PERCENTILES)
def test_no_sentence_names_a_cause_and_every_number_is_registered(percentile, nation):
    found = within_reach.within_reach(HOME, 2024, percentile=percentile)
    goal = found.index + 1.5
    for sentence in (sentences.headline(found, "Target", goal), sentences.goal_distance(found, "Target", goal),
                     sentences.hit_rate(found, goal), sentences.basis(found)):  # fmt: skip
        assert not CAUSAL.search(sentence.text)
        assert all(printed_as(number.value, number.words) for number in sentence.numbers)
    assert dictionary.word("good_years", str(percentile)) in sentences.basis(found).text


def test_why_nothing_is_known_is_said(nation, monkeypatch):
    assert "hanya perubahan pemerintah daerah" in sentences.not_known(within_reach.within_reach(MINISTRY, 2024), MINISTRY).text
    assert "pada dua tahun survei berurutan" in sentences.not_known(within_reach.within_reach(HOME, 2021), HOME).text
    assert "belum diketahui semuanya" in sentences.not_known(within_reach.within_reach("3715", 2025), "3715").text
