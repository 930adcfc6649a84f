"""Claims about the form of every sentence: EYD V's brackets, and no figure at the beginning."""

import pytest

from spi.narrative.sentence import Writer, bracketed, listed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("72,36 (ANTARA (Kuala Lumpur)) lalu", "72,36 (ANTARA [Kuala Lumpur]) lalu"),
        ("a (b) dan (c)", "a (b) dan (c)"),
        ("(a (b) (c)); (d)", "(a [b] [c]); (d)"),
        ("tanpa) pasangan (", "tanpa) pasangan ("),
    ],
)
def test_brackets_inside_brackets_are_square(written, read):
    assert bracketed(written) == read


@pytest.mark.parametrize(
    ("count", "text"), [("3 daftar dihitung.", "Sebanyak 3 daftar dihitung."), ("3 daftar", "3 daftar"), ("Ada 3.", "Ada 3.")]
)
def test_a_sentence_does_not_begin_with_a_figure_a_label_may(count, text):
    assert Writer().sentence(count).text == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["68", "73,7", "77,5"], "68; 73,7; dan 77,5"),
        (["Median 72,1", "terbaik 80"], "Median 72,1 dan terbaik 80"),
        (["Median 72,1", "terbaik 80", "ambang 73"], "Median 72,1; terbaik 80; dan ambang 73"),
        (["naik 1,45 poin", "turun 0,23 poin", "tetap"], "naik 1,45 poin, turun 0,23 poin, dan tetap"),
        (["73", "78", "80"], "73, 78, dan 80"),
    ],
)
def test_a_decimal_comma_is_never_beside_the_comma_of_a_list(words, text):
    assert listed(words) == text
