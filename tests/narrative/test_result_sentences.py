"""What is said of a score, a category, a place, a change and its parts, and what where little is known."""

from dataclasses import replace

import pandas as pd
import pytest
from checked_sentences import check, gathered, told
from made_up_nation import HOME
from stores import import_files, scope_of, shipped_known

from spi.answers.results import standing
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.narrative import speech
from spi.narrative.results import category, rank


def test_score_and_rank_part_ways_and_the_new_way_of_measuring_is_named(kpk):
    found = gathered("3513", 2024, 2023)
    assert told(found, "rank")[1:3] == [
        "Indeksnya turun, peringkatnya naik: indeks sendiri menurunkan 9 peringkat, pemda lain menaikkan 12 "
        "(dihitung berurutan: indeks sendiri dulu).",
        "Dari 39 pemda yang indeksnya diketahui di kedua tahun, 36 turun dan 3 naik.",
    ]
    assert told(found, "change")[2:5] == [
        "Skor internal menurunkan indeks 1,45 poin, skor eksternal menaikkan indeks 0,23 poin, skor eksper menaikkan indeks 0,92 "
        "poin, bertambahnya potongan pelaksanaan SPI (4,18 ke 7,59) menurunkan indeks 3,41 poin, dan "
        "potongan fakta korupsi tetap.",
        "Rata-rata potongan pelaksanaan SPI bergerak di Jawa Timur dari 2,22 menjadi 5,41 "
        "dan secara nasional dari 4,09 menjadi 3,38.",
        "Mungkin ada perubahan cara ukur, jadi hasil SPI 2023 dan SPI 2024 belum tentu sepenuhnya sebanding.",
    ]
    assert not [s for s in told(gathered("3513", 2023, 2022), "index") if "cara ukur" in s]


@pytest.mark.parametrize(
    ("year", "before", "sentence"),
    [
        (
            2025,
            2024,
            "Berkurangnya potongan pelaksanaan SPI (7,59 ke 4,57) menaikkan indeks 3,02 poin, begitu pula skor "
            "internal 0,92 poin; "
            "skor eksper menurunkannya 1,53 poin.",
        ),
        (
            2023,
            2022,
            "Skor eksper menaikkan indeks 3,95 poin, begitu pula berkurangnya potongan fakta korupsi (1,75 ke 0,00) 1,75 poin; "
            "bertambahnya potongan pelaksanaan SPI (3,37 ke 4,18) menurunkannya 0,81 poin.",
        ),
        (
            2022,
            2021,
            "Bertambahnya potongan pelaksanaan SPI (0,81 ke 3,37) menurunkan indeks 2,56 poin, "
            "begitu pula bertambahnya potongan fakta korupsi "
            "(1,13 ke 1,75) 0,62 poin; skor internal menaikkannya 0,71 poin.",
        ),
    ],
)
def test_the_change_is_told_by_its_parts(year, before, sentence, store):
    assert sentence in told(gathered("3513", year, before), "change")[:2]


def test_the_first_year_has_nothing_to_compare_and_no_category(store):
    found = gathered("3513", 2021, None)
    assert told(found, "index")[0] == ("Indeks SPI 2021 Kabupaten Probolinggo 71,12, survei pertama yang tercatat.")
    assert told(found, "index")[1].startswith(
        "Yang dipaparkan bukan hasil terbaru: sesudahnya sudah diketahui 69,25 (SPI 2022); 75,36 (SPI 2023); 71,65 (SPI 2024)"
    )
    assert told(found, "category") == [
        "Indeks 71,12 tanpa kategori: batas kategori resmi SPI 2021 tidak ditemukan.",
        "Pada skala SPI 2024 nilai itu Rentan; ini pandangan kedua, bukan kategori KPK untuk SPI 2021.",
    ]
    assert told(found, "change") == []
    assert told(found, "rank")[0] == (
        "Peringkat 34 dari 39 (Jawa Timur dengan pemprov), dihitung dari salinan tabel dasbor KPK, bukan pernyataan KPK."
    )
    assert told(found, "gaps")[0] == "Jarak belum dapat dihitung: batas kategori resmi SPI 2021 tidak ditemukan."


def test_gaps_are_told_to_the_median_and_to_the_next_category(kpk):
    assert told(gathered("3513", 2024, 2023), "gaps") == [
        "SPI 2024 kurang 1,35 poin untuk mencapai Waspada (73); dari pemda yang perlu upaya serupa, 46% (SPI 2022) dan "
        "30% (SPI 2023) naik kategori.",
        "Yang paling tertinggal dari median lingkup: potongan pelaksanaan SPI, 7,59 terhadap 5,39, setara 2,20 poin indeks.",
        "Dari 89 pemda yang pada SPI 2022 membutuhkan bagian sebesar itu (lebih dari 20% sampai 40%) untuk naik kategori, 41 "
        "(46%) naik setahun kemudian; SPI 2023: 21 dari 70 (30%). Yang mungkin belum tentu terjadi.",
        "Waspada tercapai bila satu bagian saja bergerak sejauh ini: potongan pelaksanaan SPI berkurang 1,35 poin, "
        "skor eksper naik 3,68 poin skor, skor eksternal naik 4,12 poin skor, atau skor internal naik 4,43 poin skor.",
        "Belum pernah dicapai pemda mana pun di lingkup ini sampai SPI 2024: skor eksternal 93,14 (tertinggi 92,44).",
        "Juga lebih buruk daripada median: skor eksper 73,53 terhadap 74,74 (0,44 poin indeks) dan skor internal 75,61 terhadap "
        "75,89 (0,09 poin indeks).",
        "Lebih baik daripada median: skor eksternal 89,02 terhadap 88,89 dan potongan fakta korupsi 0,00 terhadap 1,28.",
        "Belum diketahui: semua 11 unsur; lihat laporan KPK.",
    ]


def test_each_part_is_told_with_its_level_its_change_and_its_distance_to_the_median(kpk):
    assert told(gathered("3513", 2024, 2023), "components") == [
        "Skor eksper terendah di antara ketiga komponen, 73,53; seluruh potongan mengambil 7,59 poin.",
        "Skor eksper 73,53, naik 2,51 poin skor dari SPI 2023; 1,21 poin skor di bawah median lingkup.",
        "Potongan pelaksanaan SPI 7,59, bertambah 3,41 poin dari SPI 2023; 2,20 poin di atas median lingkup.",
        "Skor internal 75,61, turun 4,77 poin skor dari SPI 2023; 0,28 poin skor di bawah median lingkup.",
        "Skor eksternal 89,02, naik 0,71 poin skor dari SPI 2023; 0,13 poin skor di atas median lingkup.",
        "Potongan fakta korupsi 0,00, tetap seperti SPI 2023; 1,28 poin di bawah median lingkup.",
        "Dari selisih 28,35 poin menuju 100: skor eksper 9,71; potongan pelaksanaan SPI 7,59; skor internal 7,44; dan "
        "skor eksternal 3,60.",
    ]


def test_averages_and_years_are_told_beside_the_index(kpk):
    assert told(gathered("3513", 2024, 2023), "index")[3:5] == [
        "Indeks Kab. Probolinggo 0,12 poin di atas rata-rata nasional (termasuk kementerian/lembaga) 71,53; "
        "1,56 poin di atas rata-rata pemda se-Indonesia 70,09; 1,71 poin di atas rata-rata kabupaten se-Indonesia 69,94; "
        "0,71 poin di bawah rata-rata Jawa Timur 72,36.",
        "Dari 4 tahun yang diketahui sampai SPI 2024, indeks tertinggi 75,36 (SPI 2023) dan terendah 69,25 (SPI 2022).",
    ]


def test_who_stays_where_they_were_is_neither_up_nor_down(nation):
    found = gathered(HOME, 2024, 2023)
    still = found.ranking["region_code"].isin(["3701", "3702"])
    moved = replace(found, ranking=found.ranking.assign(change=found.ranking["change"].mask(still, 0.0)))
    assert told(moved, "rank")[2] == "Dari 39 pemda yang indeksnya diketahui di kedua tahun, 34 turun, 3 naik, dan 2 tetap."


@pytest.mark.parametrize(
    ("region", "year", "before", "said"),
    [
        ("3577", 2023, 2022, "pemda lain menurunkan 2 (dihitung berurutan: indeks sendiri dulu; bila pemda lain dulu: indeks "
         "sendiri menurunkan 2)."),
        ("3525", 2024, 2023, "indeks sendiri menurunkan 7 (dihitung berurutan: indeks sendiri dulu; bila pemda lain dulu: indeks "
         "sendiri menurunkan 25 dan pemda lain menaikkan 18)."),
        ("3513", 2024, 2023, "indeks sendiri menurunkan 9, pemda lain menaikkan 12 (dihitung berurutan: indeks sendiri dulu)."),
    ],
)  # fmt: skip
def test_where_the_other_order_would_name_another_mover_both_are_told(region, year, before, said, kpk):
    found = gathered(region, year, before)
    assert rank.rank_headline(found.here, found.why, year=year, year_before=before).text.endswith(said)


def test_a_split_of_a_rank_that_is_the_same_in_both_orders_names_none(kpk):
    found = gathered("3513", 2024, 2023)
    alike = replace(found.why, rank_others_first=found.why.rank)
    assert "berurutan" not in rank.rank_headline(found.here, alike, year=2024, year_before=2023).text


def test_a_shared_place_says_with_how_many(nation):
    assert told(gathered("3720", 2024, 2023), "rank")[0] == (
        "Peringkat 34 dari 39 (Contoh 701 dengan pemprov) bersama 1 pemda lain, turun 3 peringkat dari SPI 2023."
    )


def test_an_index_alone_is_told_honestly(store):
    found = gathered("3529", 2024, 2023)
    assert told(found, "rank")[0] == (
        "Peringkat antara 1 dan 19 dari 39 (Jawa Timur dengan pemprov): baru 22 pemda yang indeksnya diketahui."
    )
    assert told(found, "change")[1] == (
        "Bagian yang mengubah indeks belum dapat diurai: komponen SPI 2023 dan SPI 2024 belum lengkap."
    )
    assert told(found, "components") == [
        "Indeks SPI 2024 77,58 belum dapat diurai: skor internal, skor eksternal, skor eksper, potongan pelaksanaan SPI, "
        "dan potongan fakta korupsi belum ditemukan sumbernya."
    ]
    assert (
        told(found, "gaps")[0]
        == "SPI 2024 kurang 0,42 poin untuk mencapai Terjaga (78); bagian mana yang menutupnya belum dapat dihitung."
    )


def test_no_figure_at_all_is_told_in_what_is_known(store):
    found = gathered("3503", 2022, 2021)
    topics = speech.by_topic(found)
    assert told(found, "index")[0] == "Indeks SPI 2022 Kabupaten Trenggalek tidak diketahui: belum ditemukan sumbernya."
    assert {topic for topic, sentences in topics.items() if sentences} == {"index", "causes", "plan", "decisions"}


def test_a_figure_that_kpk_withheld_is_told_with_its_reason(store):
    assert told(gathered("3309", 2023, 2022), "index")[0].endswith("tidak diketahui: tidak dipublikasikan KPK.")


def test_a_stated_place_names_its_source_and_how_it_fits(store):
    before, known = shipped_known(2023, "35"), shipped_known(2024, "35")
    place = standing.standing("3513", 2024, scope_of("3513", "provinsi")).place
    assert told(gathered("3513", 2024, 2023), "rank") == [
        "Peringkat 25 dari 39 (Jawa Timur dengan pemprov) menurut Warta Bromo.",
        "Gerak sendiri dan gerak pemda lain baru dapat dipisah bila indeks hampir semua pemda diketahui di kedua "
        "tahun; diketahui "
        f"{before} dari 39 pemda pada SPI 2023 dan {known} dari 39 pemda pada SPI 2024.",
        f"Dengan {known} dari 39 pemda yang indeksnya diketahui, 1 di antaranya hanya dari angka yang meragukan, "
        f"peringkatnya antara {place.best} dan {place.worst}; "
        "peringkat 25 tidak bertentangan dengan itu.",
    ]


def test_sources_that_disagree_beyond_rounding_are_named(kpk):
    assert told(gathered("3525", 2023, 2022), "index")[-2] == (
        "Sumber tidak sepakat tentang indeks SPI 2023: dipakai 74,67 (Tabel dasbor KPK [berkas 2023.json]); "
        "kabarbaik.co dan radarjatim.id mencetak 74,87."
    )
    assert not [s for s in told(gathered("3513", 2024, 2023), "index") if "sepakat" in s]


def with_index(found, **index):
    """The same briefing with other indices: before, now."""
    years = dict(zip(("before", "now"), (found.year_before, found.year), strict=True))
    standings = dict(found.standings)
    for name, value in index.items():
        year = years[name]
        band = methodology.category(year, value)
        higher = [b for b in methodology.bands(year) if b.lower > value]
        standings[year] = replace(standings[year], index=value, band=band, next_band=higher[0] if higher else None)
    return replace(found, standings=standings)


@pytest.mark.parametrize(
    ("year", "before", "now", "sentence"),
    [
        (
            2025,
            72.99,
            73.0,
            "naik dari Rentan (SPI 2024) menjadi Waspada (SPI 2025), kurang 5,00 poin untuk mencapai Terjaga (78).",
        ),
        (
            2025,
            77.0,
            79.5,
            "naik dari Waspada (SPI 2024) menjadi Terjaga (SPI 2025), kategori tertinggi, 1,50 poin di atas batas 78.",
        ),
        (
            2025,
            73.0,
            72.99,
            "turun dari Waspada (SPI 2024) menjadi Rentan (SPI 2025), kurang 0,01 poin untuk mencapai Waspada (73).",
        ),
        (2025, 74.0, 75.0, "tetap Waspada seperti SPI 2024, kurang 3,00 poin untuk mencapai Terjaga (78)."),
        (
            2024,
            73.5,
            73.5,
            "SPI 2024 Waspada (SPI 2023 Rentan, masing-masing menurut batas tahunnya), kurang 4,50 poin untuk "
            "mencapai Terjaga (78).",
        ),
        (
            2024,
            67.0,
            72.0,
            "SPI 2024 Rentan (SPI 2023 Sangat Rentan, masing-masing menurut batas tahunnya), kurang 1,00 poin untuk "
            "mencapai Waspada (73).",
        ),
        (2022, 71.0, 78.0, "SPI 2022 Terjaga, kategori tertinggi, 0,50 poin di atas batas 77,5."),
    ],
)
def test_a_category_is_reached_lost_kept_or_only_its_limits_moved(year, before, now, sentence, store):
    found = with_index(gathered("3513", year, year - 1), before=before, now=now)
    assert told(found, "category")[0] == f"Kategori {sentence}"


def test_an_unchanged_index_is_called_so(store):
    found = gathered("3513", 2024, 2023)
    years = {y: replace(its, scores=its.scores | {"index": 71.65}) for y, its in found.why.years.items()}
    parts = found.why.parts.assign(points=[1.2, 0.0, -1.2, 0.0, 0.0, 0.0, 0.0, 0.0])
    found = replace(found, why=replace(found.why, years=years, parts=parts))
    assert told(found, "index")[0] == (
        "Indeks SPI 2024 Kabupaten Probolinggo tetap 71,65 dibandingkan dengan SPI 2023; SPI 2025 73,32 sudah diketahui."
    )
    assert (
        told(found, "change")[1]
        == "Indeks tetap: skor internal menaikkan indeks 1,20 poin dan skor eksper menurunkan indeks 1,20 poin."
    )


def test_borrowed_weights_and_a_total_of_deductions_are_named(store):
    found = gathered("3513", 2024, 2023)
    year = replace(found.why.years[2024], weights=replace(methodology.weights(2030), year=2024), implied=True)
    parts = pd.concat([found.why.parts.iloc[:3], pd.DataFrame([{"part": "correction_total", "label": "", "points": -3.41}])])
    found = replace(found, why=replace(found.why, years=found.why.years | {2024: year}, parts=parts))
    assert told(found, "change")[-2] == (
        "Bobot SPI 2023 diturunkan dari hasil, bukan pernyataan KPK; bobot SPI 2024 dipinjam dari tahun lain (asumsi), bukan "
        "pernyataan KPK; potongan dibandingkan menurut jumlahnya, rinciannya belum lengkap, dan jumlah itu dihitung dari "
        "komponen dan indeks."
    )


def test_units_are_told_from_their_lowest_and_the_silent_ones_by_reason(store):
    found = gathered("3217", 2024, 2023)
    assert told(found, "units")[0] == (
        "Dari 8 unit kerja yang diketahui, skor internal terendah Dinas Pariwisata dan Kebudayaan (62,45) dan tertinggi "
        "Dinas Perikanan dan Peternakan (79,69)."
    )
    few = replace(found, units=found.units[found.units["value"].notna()].sort_values("value", kind="stable").head(4))
    *between, highest = few.units["unit"].iloc[1:]
    assert all(name in told(few, "units")[1] for name in between) and highest not in told(few, "units")[1]
    units = found.units.assign(value=[60.5, *[float("nan")] * 7], reason=[None, *["responden_kurang"] * 7])
    found = replace(found, units=units)
    assert told(found, "units")[0].startswith("Satu-satunya unit kerja yang diketahui: ")
    assert told(found, "units")[-1] == "Sebanyak 7 unit kerja responden kurang, jadi tidak diurutkan."
    check(found)


def test_the_parts_known_are_told_one_by_one(store):
    found = gathered("3513", 2024, 2023)
    spoken = " ".join(told(found, "components")[1:6])
    for part in (*COMPONENTS, *CORRECTIONS):
        assert f"{found.level.year.scores[part]:.2f}".replace(".", ",") in spoken


def test_an_index_that_moved_by_less_than_its_parts_show_is_told_without_them(own_store, tmp_path):
    head = "Tahun;Kode;Indeks;Internal;Eksternal;Eksper;Pelaksanaan SPI;Fakta Korupsi"
    rows = "2024;3576;74,18;75,00;85,00;72,00;3,00;0", "2025;3576;74,19;75,01;85,01;72,01;3,00;0"
    (tmp_path / "hasil.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    import_files([tmp_path / "hasil.csv"])
    found = gathered("3576", 2025, 2024)
    check(found)
    first = told(found, "change")[0]
    assert first == "Indeks naik 0,01 poin; pergerakan tiap bagiannya terlalu kecil untuk terbaca pada dua desimal."


@pytest.mark.parametrize(
    ("distance", "said"), [(7.02, "seluruh potongannya 7,03 poin."), (7.04, "skor komponen juga perlu naik.")]
)
def test_whether_the_deductions_alone_reach_the_next_category_is_said_to_the_point(distance, said, nation):
    found = gathered(HOME, 2024, 2023)
    index = found.here.next_band.lower - distance
    there = with_index(found, now=index)
    sentence = category.next_category(there.here, there.level, year=2024).text
    assert sentence.endswith(said), sentence
