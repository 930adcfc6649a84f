"""The headers and captions of the pages: what is told of a change, a place, a level and a gap, and what where little is known."""

import pytest
from made_up_nation import HOME
from stores import scope_of, shipped_known

from spi.answers.results import causes, gaps, history, standing, years
from spi.narrative.results import category, contribution, rank, score

NOTHING = gaps.no_gains()


def told(code, year, before, scope_code="provinsi"):
    scope = scope_of(code, scope_code)
    return contribution.change_headline(causes.explain(code, before, year, scope), year=year, year_before=before).text


@pytest.mark.parametrize(
    ("year", "before", "sentence"),
    [
        (
            2024,
            2023,
            "Indeks SPI 2024 turun 3,71 poin dari SPI 2023, menjadi 71,65; bertambahnya potongan pelaksanaan SPI (4,18 ke 7,59) "
            "saja menurunkan indeks 3,41 "
            "poin.",
        ),
        (2023, 2022, "Indeks SPI 2023 naik 6,11 poin dari SPI 2022, menjadi 75,36; skor eksper saja menaikkan indeks 3,95 poin."),
        (
            2025,
            2024,
            "Indeks SPI 2025 naik 1,67 poin dari SPI 2024, menjadi 73,32; berkurangnya potongan pelaksanaan SPI (7,59 ke 4,57) "
            "menaikkan indeks 3,02 poin, "
            "sedangkan skor eksper menurunkan indeks 1,53 poin.",
        ),
        (
            2022,
            2021,
            "Indeks SPI 2022 turun 1,87 poin dari SPI 2021, menjadi 69,25; bertambahnya potongan pelaksanaan SPI (0,81 ke 3,37) "
            "menurunkan indeks 2,56 poin, "
            "sedangkan skor internal menaikkan indeks 0,71 poin.",
        ),
        (2021, None, "Indeks SPI 2021 71,12, survei pertama yang tercatat."),
    ],
)
def test_the_change_is_told_with_its_largest_part(year, before, sentence, store):
    assert told("3513", year, before) == sentence


def test_a_change_that_cannot_be_taken_apart_says_so(store):
    assert told("3529", 2024, 2023) == (
        "Indeks SPI 2024 turun 1,16 poin dari SPI 2023, menjadi 77,58. Bagian yang mengubah indeks belum dapat diurai: "
        "komponen SPI 2023 dan SPI 2024 belum lengkap."
    )
    assert told("3503", 2022, 2021) == "Indeks SPI 2022 tidak diketahui: belum ditemukan sumbernya."


@pytest.mark.parametrize(
    ("code", "year", "sentence"),
    [
        ("3513", 2024, "■ Rentan, kurang 1,35 poin untuk mencapai Waspada (73)"),
        ("3513", 2022, "■ Rentan, kurang 4,45 poin untuk mencapai Waspada (73,7)"),
        ("3577", 2025, "● Terjaga, 4,26 poin di atas batas 78"),
        ("3513", 2021, "Indeks 71,12 tanpa kategori: batas kategori resmi SPI 2021 tidak ditemukan."),
        ("3513", 2030, "Belum ada indeks, maka belum ada kategori."),
    ],
)
def test_category_limit_and_distance_stand_together(code, year, sentence, store, jatim):
    assert category.category_line(standing.standing(code, year, jatim), year=year).text == sentence


def test_a_rank_says_of_how_many_in_which_scope_and_how_surely(store, jatim):
    here = standing.standing("3513", 2024, jatim)
    assert rank.rank_short(here) == "25 dari 39"
    grounds = rank.rank_grounds(here, scope_label=jatim.label, year=2024).text
    assert "Jawa Timur dengan pemprov" in grounds and f"{shipped_known(2024, '35')} dari 39" in grounds
    assert f"antara {here.place.best} dan {here.place.worst}" in grounds
    unknown = standing.standing("3513", 2024, scope_of("3513", "kabkota"))
    assert rank.rank_short(unknown) == f"{unknown.place.best}–{unknown.place.worst} dari 38"


def test_score_and_rank_part_ways_with_all_39_known(nation, province):
    here, why = standing.standing(HOME, 2024, province), causes.explain(HOME, 2023, 2024, province)
    assert rank.rank_headline(here, why, year=2024, year_before=2023).text == (
        "Peringkat 19 dari 39, naik 8 peringkat dari SPI 2023: indeks sendiri menurunkan 9, pemda lain menaikkan 17 "
        "(dihitung berurutan: indeks sendiri dulu)."
    )


@pytest.mark.parametrize(
    ("code", "year", "sentence"),
    [
        ("3513", 2024, "Dari selisih 28,35 poin menuju 100, 9,71 dari skor eksper; seluruh potongan mengambil 7,59 poin."),
        ("3513", 2022, "Dari selisih 30,75 poin menuju 100, 14,60 dari skor eksper; seluruh potongan mengambil 5,12 poin."),
        ("3515", 2023, "Dari selisih 24,69 poin menuju 100, 12,32 dari skor eksper; seluruh potongan mengambil 1,62 poin."),
        ("3529", 2030, "Indeks SPI 2030 tidak diketahui: belum ditemukan sumbernya."),
    ],
)
def test_the_level_is_told_with_its_largest_loss_and_all_that_was_cut(code, year, sentence, store):
    assert contribution.level_headline(causes.level(code, year), NOTHING, year=year).text == sentence


def test_missing_measures_are_told_with_their_reason(store):
    year = years.years_of("3309", 2023)[2023]
    assert contribution.missing_words({m: year.missing[m] for m in ("internal", "external")}) == (
        "skor internal dan skor eksternal tidak dipublikasikan KPK"
    )
    assert contribution.missing_words({"internal": "responden_kurang", "expert": "belum_ditemukan"}) == (
        "skor internal responden kurang; skor eksper belum ditemukan sumbernya"
    )


@pytest.mark.parametrize(
    ("code", "year", "sentence"),
    [
        ("3513", 2024, "SPI 2024 kurang 1,35 poin untuk mencapai Waspada (73); seluruh potongannya 7,59 poin."),
        ("3513", 2023, "SPI 2023 kurang 2,14 poin untuk mencapai Terjaga (77,5); seluruh potongannya 4,18 poin."),
        (
            "7271",
            2024,
            "SPI 2024 kurang 16,01 poin untuk mencapai Waspada (73); seluruh potongannya 1,90 poin, jadi skor "
            "komponen juga perlu naik.",
        ),
        ("3577", 2025, "Sudah Terjaga, kategori tertinggi, 4,26 poin di atas batas 78."),
        ("3513", 2021, "Jarak belum dapat dihitung: batas kategori resmi SPI 2021 tidak ditemukan."),
        (
            "3529",
            2024,
            "SPI 2024 kurang 0,42 poin untuk mencapai Terjaga (78); bagian mana yang menutupnya belum dapat dihitung.",
        ),
    ],
)
def test_the_gap_is_told_with_what_could_close_it(code, year, sentence, store, jatim):
    here = standing.standing(code, year, jatim if code.startswith("35") else scope_of(code, "provinsi"))
    assert category.next_category(here, causes.level(code, year), year=year).text == sentence


def test_averages_say_how_far_we_are_above_or_below(store, jatim):
    told = score.averages(standing.averages(jatim, 2024), index=71.65, year=2024, name="Kab. Probolinggo", sources=True).text
    assert told == (
        "Indeks Kab. Probolinggo 0,12 poin di atas rata-rata nasional (termasuk kementerian/lembaga) 71,53 "
        "(ANTARA [Kuala Lumpur]); "
        "0,71 poin di bawah rata-rata Jawa Timur 72,36 (radarjatim.id)."
    )


def test_the_mean_of_ones_kind_stands_beside_the_national_one_that_counts_ministries(kpk, jatim):
    means = standing.averages(jatim, 2024, "kabupaten").set_index("code")
    assert round(means.loc["kind", "value"], 2) == 69.94 and "termasuk kementerian/lembaga" in means.loc["ID", "label"]
    told = score.averages(means.reset_index(), index=71.65, year=2024, name="Kab. Probolinggo").text
    assert "1,71 poin di atas rata-rata kabupaten se-Indonesia 69,94" in told
    assert "1,56 poin di atas rata-rata pemda se-Indonesia 70,09" in told
    assert means.loc["governments", "basis"] == "dihitung dari 544 di antara 546 pemda"
    assert "kind" not in set(standing.averages(jatim, 2024, "lembaga")["code"])


def test_averages_stand_alone_where_our_index_is_unknown(store, jatim):
    sentence = score.averages(standing.averages(jatim, 2024), index=None, year=2024, name="Kab. Probolinggo")
    assert sentence.text == "Rata-rata nasional (termasuk kementerian/lembaga) 71,53; rata-rata Jawa Timur 72,36."


def test_with_the_others_known_the_level_is_told_against_their_median(nation, province):
    level = causes.level(HOME, 2024)
    assert contribution.level_headline(level, gaps.gains(level, 2024, province), year=2024).text == (
        "Yang paling tertinggal dari median lingkup: potongan pelaksanaan SPI, 7,03 terhadap 5,43, setara 1,60 poin indeks."
    )


def test_a_newer_result_is_announced(store):
    newest = standing.standing("3513", 2025, scope_of("3513", "provinsi"))
    assert score.newer_result(newest, year=2025).text == "Hasil terbaru: SPI 2025, indeks 73,32, ▲ Waspada."


def test_two_points_are_no_trend(store):
    known = history.trend("3513")
    until = {year: score.trend(known[known["survey_year"] <= year]).text for year in (2020, 2021, 2022, 2024)}
    assert until[2020] == "Belum ada indeks yang diketahui."
    assert until[2021] == "Baru satu tahun diketahui: SPI 2021 71,12."
    assert until[2022] == "SPI 2021 ke 2022: dari 71,12 menjadi 69,25; dua titik belum menjadi tren."
    assert until[2024].endswith("tertinggi 75,36 (SPI 2023) dan terendah 69,25 (SPI 2022).")


def test_ranks_of_two_sources_are_told_side_by_side_and_not_subtracted(kpk, jatim):
    found = {year: standing.standing("3513", year, jatim) for year in (2023, 2024, 2025)}
    assert [each.rank_by == "" for each in found.values()] == [True, True, False]
    told = rank.rank_unexplained(found[2024], found[2025], year_before=2024, year=2025).text
    assert told.startswith("Peringkat 25 (SPI 2024) menjadi 27 (SPI 2025): dari dua sumber, jadi tidak dikurangkan.")
    told = rank.rank_unexplained(found[2023], found[2024], year_before=2023, year=2024).text
    assert told.startswith("Peringkat 28 (SPI 2023) menjadi 25 (SPI 2024): naik 3 peringkat.")


@pytest.mark.parametrize(
    ("drawn", "with_parts", "both", "sentence"),
    [
        (51, 544, 545, "Digambar 51 dari 544 pemda yang bagian-bagiannya diketahui di kedua tahun: teratas, terbawah, "
         "dan di sekitar peringkat sendiri. Lingkup ini memiliki 546 pemda; lihat tabel di bawah."),
        (40, 40, 41, "Digambar 40 dari 546 pemda dalam lingkup: yang bagian-bagiannya diketahui di kedua tahun. 1 pemda lain "
         "hanya diketahui perubahan indeksnya; lihat tabel di bawah."),
        (546, 546, 546, "Indeks semua 546 pemda dalam lingkup digambar."),
    ],
)  # fmt: skip
def test_what_is_said_to_be_drawn_is_what_is_drawn(drawn, with_parts, both, sentence):
    assert rank.coverage(drawn, with_parts, both, 546, noun="pemda", year=2024).text == sentence
