"""How the weight of a place is told where it is very small, sure, or of nobody."""

import pandas as pd
import pytest
from checked_sentences import CAUSAL, DIGITS, clean

from spi.answers.results.rank_certainty import AssumedPlaces, NearbyPlaces
from spi.answers.sources.self_check import ExtraordinaryVoices
from spi.narrative.results import certainty


def _assumed(ranges, *, tiers=None, complete=True):
    """The ranges of a list, the second row ours; tiers: of each."""
    best, worst = zip(*ranges, strict=True)
    places = pd.DataFrame({"region": ["A", "Kab. C", "C", "D"], "rank": [1, 2, 3, 4], "rank_best": best, "rank_worst": worst})
    places = places.assign(region_code=["a", "b", "c", "d"], tier=tiers or [1, 2, 3, 4])
    places["alike"] = (places["rank"] >= best[1]) & (places["rank"] <= worst[1])
    return AssumedPlaces(complete, 0.5, places, places.iloc[1], 2.75)


@pytest.mark.parametrize(
    ("points", "told"), [(0.464, "sekitar 0,46"), (0.005, "sekitar 0,01"), (0.0049, "kurang dari 0,01"), (0, "kurang dari 0,01")]
)
def test_a_place_that_is_worth_next_to_nothing_is_not_worth_nothing(points, told):
    sentence = certainty.points_per_place(NearbyPlaces(True, points, ()), year=2024)
    assert sentence.text == f"Di sekitar peringkat ini, satu peringkat bernilai {told} poin."


def test_a_place_that_stays_is_told_once_and_unknown_members_are_not_forgotten():
    nearby = NearbyPlaces(False, 0.46, ((0.5, 25, 25), (1.0, 22, 1026)))
    assert certainty.shifted_places(nearby, year=2024).text == (
        "Andai hanya indeks sendiri yang lain: 0,5 poin lebih tinggi atau lebih rendah berarti peringkat 25; "
        "1 poin lebih tinggi atau lebih rendah berarti peringkat 22 sampai 1.026 di antara yang diketahui."
    )


def test_whoever_does_not_differ_from_us_is_told_by_name():
    text = certainty.assumed_places(_assumed([(1, 2), (1, 3), (2, 4), (3, 4)], tiers=[1, 1, 2, 2]), noun="pemda", year=2024).text
    assert text == (
        "Andai galat baku setiap indeks 0,5 poin, Kab. C terletak di peringkat 1 sampai 3 dari 4 pemda "
        "dan 2 lapis dapat dibedakan; letaknya di lapis 1. Yang tidak berbeda nyata darinya: 2 pemda, A (1) sampai C (3). "
        "Dua indeks yang selisihnya lebih dari 2,75 poin pasti berbeda nyata."
    )
    one = certainty.assumed_places(_assumed([(1, 2), (1, 2), (3, 3), (4, 4)]), noun="pemda", year=2024).text
    assert "darinya: 1 pemda, A (1). Dua" in one


def test_where_all_differ_or_nobody_does_it_is_told_so():
    apart = certainty.assumed_places(_assumed([(1, 1), (2, 2), (3, 3), (4, 4)]), noun="instansi", year=2024).text
    assert "di peringkat 2 dari 4 instansi" in apart and "Indeksnya berbeda nyata dari semua instansi lain." in apart
    same = _assumed([(1, 4)] * 4, tiers=[1] * 4, complete=False)
    assert "dari 4 pemda yang diketahui dan tidak ada lapis yang dapat dibedakan." in (
        certainty.assumed_places(same, noun="pemda", year=2024).text
    )


def test_every_number_is_registered_and_no_cause_is_claimed():
    for sentence in (
        certainty.shifted_places(NearbyPlaces(True, 0.46, ((0.5, 24, 25), (1.0, 22, 26))), year=2024),
        certainty.assumed_places(_assumed([(1, 2), (1, 3), (2, 4), (3, 4)]), noun="pemda", year=2024),
        certainty.assumption(),
        certainty.extraordinary_voices(ExtraordinaryVoices(2.553, 2.0, 538), year=2021),
    ):
        assert [number.words for number in sentence.numbers] == DIGITS.findall(sentence.text)
        clean(sentence.text, sentence.text)
        assert not CAUSAL.search(sentence.text)
