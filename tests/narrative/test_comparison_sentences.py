"""What is said of own and common movement, of what is usual in a year, and of what moved everybody."""

from dataclasses import replace

import pandas as pd
import pytest
from made_up_nation import HOME
from stores import scope_of

from spi.answers.results import causes, comparison
from spi.method.scope import NATION, Scope
from spi.narrative.results.comparison import (
    beside_others,
    common_grounds,
    headline,
    leading_parts,
    together_sentence,
    usual_change,
)

JATIM = Scope("provinsi", "Jawa Timur dengan pemprov", ("provinsi", "kabupaten", "kota"), "35", "Jawa Timur")
PARTS = pd.DataFrame(columns=["part", "label", "points", "common", "own"])


def split_of(change=-3.71, own=0.88, *, printed=(), years=(2023, 2024), scope=JATIM):
    return comparison.Comparison("Kab. Probolinggo", scope, years, change, change - own, own, PARTS, 38, 38, 38, printed)


def asked(code, before, year, scope="provinsi"):
    among = scope_of(code, scope)
    return causes.explain(code, before, year, among), comparison.compare(code, before, year, among)


def test_the_headline_says_whether_it_is_we_or_everybody(kpk):
    assert headline(*asked("3513", 2023, 2024), year=2024, year_before=2023).text == (
        "Indeks SPI 2024 turun 3,71 poin dari SPI 2023, menjadi 71,65; pemda lain di Jawa Timur turun "
        "rata-rata 4,59 poin, "
        "jadi Kab. Probolinggo 0,88 poin lebih baik daripada gerak bersama."
    )
    assert headline(*asked("3513", 2021, 2022), year=2022, year_before=2021).text.endswith(
        "pemda lain di Jawa Timur naik rata-rata 0,65 poin, jadi Kab. Probolinggo 2,52 poin lebih buruk daripada gerak bersama."
    )


def test_what_rests_on_printed_means_is_marked_and_names_its_sources(store):
    why, split = asked("3513", 2023, 2024)
    assert (
        "turun rata-rata 4,59 poin (dihitung dari rata-rata tercetak), jadi Kab. Probolinggo 0,88 poin lebih baik"
        in headline(why, split, year=2024, year_before=2023).text
    )
    grounds = common_grounds(split, why, year=2024).text
    assert all(outlet in grounds for outlet in split.printed) and len(split.printed) == 2
    assert "baru 0 dari 38 pemda lain, kurang dari 90%" in grounds


def test_where_the_others_are_not_known_the_headline_tells_the_parts(store):
    why, split = asked("3513", 2023, 2024, "kabupaten")
    told = headline(why, split, year=2024, year_before=2023).text
    assert told == (
        "Indeks SPI 2024 turun 3,71 poin dari SPI 2023, menjadi 71,65; "
        "bertambahnya potongan pelaksanaan SPI (4,18 ke 7,59) saja menurunkan indeks 3,41 poin."
    )
    assert beside_others(split, year=2024) is None and leading_parts(split, why, year=2024) is None
    unknown = "Gerak bersama belum dapat dihitung: kurang dari 90% indeks pemda lain"
    assert common_grounds(split, why, year=2024).text.startswith(unknown)


@pytest.mark.parametrize(
    ("change", "own", "says"),
    [
        (-3.71, -0.004, "turun rata-rata 3,71 poin, jadi Kab. Probolinggo sama dengan gerak bersama."),
        (-3.71, -0.006, "turun rata-rata 3,70 poin, jadi Kab. Probolinggo 0,01 poin lebih buruk daripada gerak bersama."),
        (1.2, 1.2, "rata-rata tetap, jadi Kab. Probolinggo 1,20 poin lebih baik daripada gerak bersama."),
        (0.0, 1.2, "turun rata-rata 1,20 poin, jadi Kab. Probolinggo 1,20 poin lebih baik daripada gerak bersama."),
    ],
)
def test_better_worse_and_the_same_go_by_what_is_printed(change, own, says):
    assert beside_others(split_of(change, own), year=2024).text == f"Indeks pemda lain di Jawa Timur {says}"


def test_the_leading_part_is_told_with_both_its_sides_and_the_largest_own_one(kpk):
    why, split = asked("3513", 2023, 2024)
    assert leading_parts(split, why, year=2024).text == (
        "Yang paling menurunkan indeks: bertambahnya potongan pelaksanaan SPI (4,18 ke 7,59), 3,41 poin indeks "
        "(bersama bertambah 3,18, sendiri 0,23 lebih buruk); "
        "gerak sendiri terbesar: potongan fakta korupsi 1,61 lebih baik."
    )
    assert common_grounds(split, why, year=2024).text == (
        "Gerak bersama SPI 2023 ke SPI 2024: rata-rata 38 dari 38 pemda lain; gerak sendiri: selisihnya dari rata-rata itu."
    )


def test_that_our_own_parts_are_lacking_is_not_blamed_on_the_others(nation):
    why, split = asked(HOME, 2023, 2024)
    bare, without = replace(why, parts=why.parts.head(0)), replace(split, parts=split.parts.head(0), with_parts=0)
    assert "komponen sendiri belum lengkap" in common_grounds(without, bare, year=2024).text
    assert "semua bagiannya diketahui baru 0 dari 38" in common_grounds(without, why, year=2024).text


@pytest.mark.parametrize(
    ("ordinary", "begins"),
    [
        ((-6.189, 5.868, 1612), "Perubahan sampai sekitar 6 poin setahun itu biasa: 80% dari 1.612 perubahan setahun pemda "),
        ((-6.5, 5.868, 1612), "Turun sampai sekitar 7 atau naik sampai sekitar 6 poin setahun itu biasa: 80% dari "),
        (
            (0.4, 5.9, 100),
            "Sebanyak 80% dari 100 perubahan setahun pemda se-Indonesia ada di antara +0,4 dan +5,9 poin; "
            "perubahan ini di luar itu.",
        ),
    ],
)
def test_what_is_usual_in_a_year_is_rounded_honestly(ordinary, begins):
    assert usual_change(ordinary, split_of()).text.startswith(begins)


def test_what_is_usual_is_told_of_one_year_only_and_of_kpks_figures_as_they_are(kpk):
    ordinary = comparison.one_year_range(2024)
    assert usual_change(ordinary, split_of()).text.endswith("ada di antara −6,2 dan +5,9 poin.")
    assert usual_change(ordinary, split_of(years=(2022, 2024))) is None
    assert usual_change(None, split_of()) is None
    unknown = comparison.Comparison("Kab. Probolinggo", JATIM, (2023, 2024), None, None, None, PARTS, 0, 0, 38)
    assert usual_change(ordinary, unknown) is None


def moved(*rows):
    return {NATION: pd.DataFrame(rows, columns=["part", "mean", "direction", "share", "together"])}


def test_a_deduction_that_most_had_more_of_is_said_to_grow():
    told = together_sentence(
        moved(("correction_conduct", 1.79, 1.0, 0.86, True), ("index", -0.9, -1.0, 0.9, True)), year=2022
    ).text
    assert told == (
        "Bergerak bersama pada SPI 2022: potongan pelaksanaan SPI bertambah pada 86% pemda se-Indonesia "
        "(rata-rata 1,79 poin) dan "
        "indeks turun pada 90% (rata-rata 0,90 poin). Tidak diketahui apakah yang berubah keadaannya atau cara mengukurnya."
    )


@pytest.mark.parametrize(("share", "says"), [(0.996, "99%"), (1.0, "100%"), (0.974, "97%")])
def test_only_all_of_them_are_a_hundred_percent(share, says):
    assert f"turun pada {says} pemda" in together_sentence(moved(("internal", -5.13, -1.0, share, True)), year=2024).text


def test_a_mean_that_went_the_other_way_says_so():
    told = together_sentence(moved(("internal", 0.31, -1.0, 0.85, True)), year=2024).text
    assert "skor internal turun pada 85% pemda se-Indonesia (rata-rata naik 0,31 poin skor)" in told


def test_where_nothing_moved_together_that_is_said_and_nothing_where_nobody_is_known():
    told = together_sentence(moved(("internal", -0.1, -1.0, 0.6, False)), year=2024).text
    assert told == "Tidak ada bagian yang bergerak searah pada sedikitnya 80% pemda se-Indonesia."
    assert together_sentence({}, year=2024) is None


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ((2023, 2024), "skor internal turun pada 98% pemda se-Indonesia (rata-rata 5,13 poin skor)"),
        ((2022, 2023), "skor eksper turun pada 83%"),
        ((2021, 2022), "potongan pelaksanaan SPI bertambah pada 86%"),
    ],
)
def test_what_the_audit_found_to_move_together_is_told(kpk, pair, says):
    told = together_sentence(comparison.movements_around(JATIM, *pair), year=pair[1]).text
    assert says in told and "di Jawa Timur" in told


@pytest.mark.parametrize(
    ("code", "scope", "others"),
    [
        ("3513", "provinsi", "pemda lain di Jawa Timur"), ("3513", "kabkota", "kabupaten dan kota lain di Jawa Timur"),
        ("3513", "kabupaten", "kabupaten lain di Jawa Timur"), ("3577", "kota", "kota lain di Jawa Timur"),
        ("3577", "sejenis", "kota lain se-Indonesia"), ("3513", "nasional", "pemda lain se-Indonesia"),
        ("35", "sejenis", "pemerintah provinsi lain se-Indonesia"),
    ],
)  # fmt: skip
def test_the_others_are_called_what_they_are(store, code, scope, others):
    assert scope_of(code, scope).members_words(others=True) == others
