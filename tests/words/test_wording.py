"""Claims about how numbers, changes and dates are written."""

import time
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spi.words import wording


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (71.65, "71,65"),
        (1234.5, "1.234,50"),
        (1234567, "1.234.567,00"),
        (0, "0,00"),
        (-3.71, "−3,71"),
        (Decimal("2.675"), "2,68"),
    ],
)
def test_a_number_has_a_decimal_comma_and_thousands_dots(value, text):
    assert wording.decimal(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1.005, "1,01"), (2.675, "2,68"), (72.985, "72,99"), (72.9849, "72,98"), (-0.125, "−0,13")]
)
def test_a_half_is_rounded_up_on_the_printed_digits(value, text):
    assert wording.decimal(value) == text


@pytest.mark.parametrize("tiny", [-0.001, -0.0, 0.004, -1e-12])
def test_a_rounded_zero_has_no_sign(tiny):
    assert (wording.decimal(tiny), wording.signed(tiny), wording.change_words(tiny)) == ("0,00", "0,00", "tetap")


@pytest.mark.parametrize(
    "write", [wording.decimal, wording.signed, wording.change_words, wording.places_words, wording.thousands]
)
@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT, "", float("inf")])
def test_what_is_missing_is_a_dash(write, nothing):
    assert write(nothing) == "–"


@given(st.floats(-1e6, 1e6))
def test_no_number_is_ever_written_with_a_decimal_point_or_as_nan(value):
    text = wording.decimal(value)
    assert text[-3] == "," and "nan" not in text and text != "−0,00"


def test_places_can_be_chosen():
    assert (wording.decimal(71.65, places=1), wording.decimal(71.65, places=0)) == ("71,7", "72")


def test_a_change_is_said_with_a_word():
    assert [wording.change_words(v) for v in (-3.71, 1.67, 0)] == ["turun 3,71", "naik 1,67", "tetap"]


def test_a_sign_is_a_real_minus():
    assert [wording.signed(v) for v in (2.2, -0.04)] == ["+2,20", "\u22120,04"]


def test_a_lower_rank_number_is_a_rise():
    assert [wording.places_words(v) for v in (3, -2, 0)] == ["naik 3 peringkat", "turun 2 peringkat", "peringkat tetap"]


def test_a_limit_has_no_idle_zeros():
    assert [wording.limit_words(v) for v in (73.0, 77.5, 100, 0)] == ["73", "77,5", "100", "0"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2025-08-05", "5 Agustus 2025"), ("2025-06", "Juni 2025"), ("2025", "2025"), (date(2024, 1, 26), "26 Januari 2024"),
        (pd.Timestamp("2025-12-09 10:00"), "9 Desember 2025"), (2025, "2025"), ("", "–"), (None, "–"), (float("nan"), "–"),
        (pd.NaT, "–"), ("awal 2025", "awal 2025"), ("2025-13", "2025-13"), ("2025-13-01", "2025-13-01"),
    ],
)  # fmt: skip
def test_a_date_is_written_in_words_as_exactly_as_it_is_known(value, text):
    assert wording.date_words(value) == text


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Asia/Jakarta", "14.05 WIB"), ("Asia/Makassar", "14.05 WITA"), ("Asia/Jayapura", "14.05 WIT"), ("UTC", "14.05 UTC"),
     ("Asia/Kolkata", "14.05 UTC+5.5")],
)  # fmt: skip
def test_a_moment_has_its_time_in_the_zone_of_the_clock_and_a_missing_one_is_empty(monkeypatch, zone, words):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        when = pd.Timestamp("2025-08-05 14:05:59")
        assert wording.moment_words(when) == wording.moment_words(when.to_pydatetime()) == f"5 Agustus 2025 pukul {words}"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [wording.moment_words(none) for none in (None, pd.NaT)] == ["", ""]


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (12.734, 12.74),
        (12.74, 12.74),
        (73 - 71.65, 1.35),
        (2.6400000000000006, 2.64),
        (2.64001, 2.65),
        (0.0, 0.0),
        (0.0001, 0.01),
    ],
)
def test_a_step_is_raised_to_the_next_hundredth_and_by_no_floating_point_dust(step, told):
    assert wording.raised(step) == told


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Potongan pelaksanaan SPI", "potongan pelaksanaan SPI"),
        ("RTL dikirim ke KPK", "RTL dikirim ke KPK"),
        ("OPD", "OPD"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence_keeps_its_abbreviations(label, said):
    assert wording.inside(label) == said
