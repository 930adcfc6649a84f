import pytest

from spi.method import methodology


@pytest.mark.parametrize(
    ("year", "score", "name"),
    [
        (2024, 0, "Rentan"), (2024, 72.98, "Rentan"), (2024, 72.99, "Rentan"), (2024, 73, "Waspada"), (2024, 77.97, "Waspada"),
        (2024, 78, "Terjaga"), (2025, 100, "Terjaga"), (2023, 67.99, "Sangat Rentan"), (2023, 68, "Rentan"),
        (2023, 73.69, "Rentan"), (2023, 73.7, "Waspada"), (2022, 77.5, "Terjaga"),
    ],
)  # fmt: skip
def test_a_score_on_a_limit_belongs_to_the_category_above(year, score, name):
    assert methodology.category(year, score).name == name


@pytest.mark.parametrize("year", [2021, 2031])
def test_a_year_without_a_published_scale_has_no_category_but_a_marked_second_view(year):
    assert methodology.category(year, 71.12) is None
    assert methodology.bands(year) == ()
    assert methodology.category(year, 71.12, reference=True).name == "Rentan"


def test_a_missing_score_has_no_category():
    assert methodology.category(2024, None) is None
    assert methodology.category(2024, float("nan")) is None


def test_weights_are_those_of_the_survey_year():
    assert (methodology.weights(2023).internal, methodology.weights(2023).expert) == (0.3046, 0.3675)
    assert (methodology.weights(2024).internal, methodology.weights(2024).external) == (0.305, 0.328)
    assert not methodology.weights(2025).assumed


def test_a_year_not_listed_borrows_the_newest_weights_and_says_so():
    borrowed = methodology.weights(2031)
    assert borrowed.assumed
    assert borrowed.internal == methodology.weights(2025).internal


def test_only_2022_has_an_unlisted_correction():
    assert methodology.unlisted_threshold(2022) == 1.0
    assert methodology.unlisted_threshold(2023) is None


def test_the_break_between_2023_and_2024_is_met_in_either_direction():
    assert [b["years"] for b in methodology.breaks_between(2021, 2025)] == [[2023, 2024]]
    assert methodology.breaks_between(2024, 2023) == methodology.breaks_between(2023, 2024)
    assert methodology.breaks_between(2024, 2025) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("internal = 0.305\n", "internal = 0.405\n", "berjumlah"),
        ("years = [2024]\ninternal", "years = [2023, 2024]\ninternal", "dua kali"),
        ("from = 73.0, below = 78.0", "from = 74.0, below = 78.0", "tidak bersambung"),
    ],
)
def test_a_contradiction_in_the_method_stops_loudly(old, new, said, tmp_path, monkeypatch):
    text = methodology._FILE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "methodology.toml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(methodology, "_FILE", broken)
    methodology.method.cache_clear()
    try:
        with pytest.raises(methodology.MethodologyError, match=said):
            methodology.method()
    finally:
        methodology.method.cache_clear()
