"""The sentences of the briefing: what is told of a score, a place, a meeting and a plan, and what where little is known."""

from dataclasses import replace

import pandas as pd
import pytest
from made_up_nation import HOME
from spoken import check, gathered, told
from stores import import_files, scope_of, shipped_known

from spi import database, methodology
from spi.answers import roots, standing
from spi.follow_up import discussion, evidence, plan
from spi.follow_up.people import Person
from spi.methodology import COMPONENTS, CORRECTIONS
from spi.narrative import speech

SARI = Person("Sari", "local")
ONE = "Dalam satu mini FGD internal (ASN), 5 Agustus 2025,"


# ---------------------------------------------------------------- golden texts
def test_thirty_seconds_for_the_bupati(kpk):
    assert [s.text for s in speech.told(gathered("3513", 2024, 2023), "short")] == [
        "Indeks SPI 2024 Kabupaten Probolinggo 71,65, turun 3,71 poin dari SPI 2023; SPI 2025 73,32 sudah diketahui.",
        "Kategori Waspada dari SPI 2023 lepas: SPI 2024 Rentan, kurang 1,35 poin ke Waspada (73).",
        "Peringkat ke-25 dari 39 (Jawa Timur dengan pemprov), naik 3 peringkat dari SPI 2023.",
        "Potongan pelaksanaan SPI menurunkan indeks 3,41 poin, skor internal 1,45; skor eksper menaikkannya 0,92.",
        "Yang perlu diputuskan: tentukan tindak lanjut untuk potongan pelaksanaan SPI, tetapkan OPD penanggung jawab "
        "(9 tindak lanjut), dan tetapkan tenggat (9).",
    ]


def test_score_and_rank_part_ways_and_the_new_way_of_measuring_is_named(kpk):
    found = gathered("3513", 2024, 2023)
    assert told(found, "rank")[1:3] == [
        "Nilainya turun, tempatnya naik: nilai sendiri menurunkan 9 tempat, pemda lain menaikkan 12.",
        "Dari 39 pemda yang diketahui di kedua tahun, 36 turun dan 3 naik.",
    ]
    assert told(found, "change")[1:5] == [
        "Skor internal menurunkan 1,45 poin, skor eksternal menaikkan 0,23 poin, skor eksper menaikkan 0,92 poin, "
        "potongan pelaksanaan SPI menurunkan 3,41 poin, dan potongan fakta korupsi tetap.",
        "Potongan pelaksanaan SPI bertambah dari 4,18 menjadi 7,59.",
        "Rata-rata potongan pelaksanaan SPI bergerak di Jawa Timur dari 2,22 menjadi 5,41 "
        "dan secara nasional dari 4,09 menjadi 3,38.",
        "Mungkin ada perubahan cara ukur: hasil SPI 2023 dan SPI 2024 mungkin tidak sepenuhnya sebanding.",
    ]
    assert not [s for s in told(gathered("3513", 2023, 2022), "index") if "cara ukur" in s]


@pytest.mark.parametrize(
    ("year", "before", "sentence"),
    [
        (
            2025,
            2024,
            "Potongan pelaksanaan SPI menaikkan indeks 3,02 poin, skor internal 0,92; skor eksper menurunkannya 1,53.",
        ),
        (
            2023,
            2022,
            "Skor eksper menaikkan indeks 3,95 poin, potongan fakta korupsi 1,75; potongan pelaksanaan SPI menurunkannya 0,81.",
        ),
        (
            2022,
            2021,
            "Potongan pelaksanaan SPI menurunkan indeks 2,56 poin, potongan fakta korupsi 0,62; skor internal menaikkannya 0,71.",
        ),
    ],
)
def test_the_change_is_told_by_its_parts(year, before, sentence, store):
    assert told(gathered("3513", year, before), "change")[0] == sentence


def test_the_first_year_has_nothing_to_compare_and_no_category(store):
    found = gathered("3513", 2021, None)
    assert told(found, "index")[0] == (
        "Indeks SPI 2021 Kabupaten Probolinggo 71,12; ini tahun pertama yang dicatat, jadi belum ada pembandingnya."
    )
    assert told(found, "index")[1].startswith(
        "Yang dipaparkan bukan hasil terbaru: sesudahnya sudah diketahui 69,25 (SPI 2022), 75,36 (SPI 2023), 71,65 (SPI 2024)"
    )
    assert told(found, "category") == [
        "Indeks 71,12 tanpa kategori: KPK tidak menerbitkannya untuk SPI 2021.",
        "Pada skala SPI 2024 nilai itu Rentan; ini pandangan kedua, bukan kategori KPK untuk SPI 2021.",
    ]
    assert told(found, "change") == []
    assert told(found, "rank")[0] == (
        "Peringkat ke-34 dari 39 (Jawa Timur dengan pemprov), dihitung dari salinan tabel dasbor KPK."
    )
    assert told(found, "gaps")[0] == "Jarak belum dapat dihitung: tidak ada batas kategori untuk SPI 2021."


def test_gaps_are_told_to_the_median_and_to_the_next_category(kpk):
    assert told(gathered("3513", 2024, 2023), "gaps") == [
        "Jarak terbesar ke median lingkup: potongan pelaksanaan SPI, 7,59 terhadap 5,39, setara 2,20 poin indeks.",
        "Kurang 1,35 poin ke Waspada (73); potongan SPI 2024 saja 7,59 poin.",
        "Waspada tercapai bila satu bagian saja bergerak sejauh ini: potongan pelaksanaan SPI berkurang 1,35 poin, "
        "skor eksper naik 3,68 poin, skor eksternal naik 4,12 poin, atau skor internal naik 4,43 poin.",
        "Juga lebih buruk daripada median: skor eksper 73,53 terhadap 74,74 (0,44 poin indeks) dan skor internal 75,61 terhadap "
        "75,89 (0,09 poin indeks).",
        "Lebih baik daripada median: skor eksternal 89,02 terhadap 88,89 dan potongan fakta korupsi 0,00 terhadap 1,28.",
        "Semua 11 unsur belum diketahui; angkanya ada di laporan KPK untuk pemda.",
    ]


def test_each_part_is_told_with_its_level_its_change_and_its_distance_to_the_median(kpk):
    assert told(gathered("3513", 2024, 2023), "components") == [
        "Skor eksper terendah di antara ketiga komponen, 73,53; potongan mengambil 7,59 poin.",
        "Skor eksper 73,53, naik 2,51 poin dari SPI 2023; 1,21 poin di bawah median lingkup.",
        "Potongan pelaksanaan SPI 7,59, bertambah 3,41 poin dari SPI 2023; 2,20 poin di atas median lingkup.",
        "Skor internal 75,61, turun 4,77 poin dari SPI 2023; 0,28 poin di bawah median lingkup.",
        "Skor eksternal 89,02, naik 0,71 poin dari SPI 2023; 0,13 poin di atas median lingkup.",
        "Potongan fakta korupsi 0,00, tetap dari SPI 2023; 1,28 poin di bawah median lingkup.",
        "Dari 28,35 poin yang hilang sampai 100: skor eksper 9,71, potongan pelaksanaan SPI 7,59, skor internal 7,44, dan "
        "skor eksternal 3,60.",
    ]


def test_averages_and_years_are_told_beside_the_index(kpk):
    assert told(gathered("3513", 2024, 2023), "index")[3:5] == [
        "Rata-rata nasional 71,53, kita 0,12 poin di atasnya; rata-rata Jawa Timur 72,36, kita 0,71 poin di bawahnya.",
        "Dari 4 tahun yang diketahui sampai SPI 2024, indeks tertinggi 75,36 (SPI 2023) dan terendah 69,25 (SPI 2022).",
    ]


def test_who_stays_where_they_were_is_neither_up_nor_down(nation):
    found = gathered(HOME, 2024, 2023)
    still = found.ranking["region_code"].isin(["3701", "3702"])
    moved = replace(found, ranking=found.ranking.assign(change=found.ranking["change"].mask(still, 0.0)))
    assert told(moved, "rank")[2] == "Dari 39 pemda yang diketahui di kedua tahun, 34 turun, 3 naik, dan 2 tetap."


def test_a_shared_place_says_with_how_many(nation):
    assert told(gathered("3720", 2024, 2023), "rank")[0] == (
        "Peringkat ke-34 dari 39 (Contoh 701 dengan pemprov) bersama 1 pemda lain, turun 3 peringkat dari SPI 2023."
    )


def test_an_index_alone_is_told_honestly(store):
    found = gathered("3529", 2024, 2023)
    assert told(found, "rank")[0] == (
        "Peringkat antara ke-1 dan ke-19 dari 39 (Jawa Timur dengan pemprov): baru 22 pemda diketahui."
    )
    assert told(found, "change")[0] == (
        "Bagian yang mengubah indeks belum dapat diurai: komponen SPI 2023 dan SPI 2024 belum lengkap."
    )
    assert told(found, "components") == [
        "Komponen SPI 2024 belum dapat diurai: skor internal, skor eksternal, skor eksper, potongan pelaksanaan SPI, "
        "potongan fakta korupsi belum ditemukan sumbernya."
    ]
    assert told(found, "gaps")[0] == "Kurang 0,42 poin ke Terjaga (78); bagian mana yang menutupnya belum dapat dihitung."


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
        "Peringkat ke-25 dari 39 (Jawa Timur dengan pemprov) menurut Warta Bromo.",
        "Gerak sendiri dan gerak pemda lain belum dapat dipisah: diketahui "
        f"{before} dari 39 pemda pada SPI 2023 dan {known} dari 39 pemda pada SPI 2024.",
        f"Dengan {known} dari 39 pemda diketahui, tempatnya antara ke-{place.best} dan ke-{place.worst}; "
        "peringkat itu tidak bertentangan dengannya.",
    ]


def test_sources_that_disagree_beyond_rounding_are_named(kpk):
    assert told(gathered("3525", 2023, 2022), "index")[-2] == (
        "Sumber tidak sepakat tentang indeks SPI 2023: dipakai 74,67 (Tabel dasbor KPK (berkas 2023.json)); "
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
        (2025, 72.99, 73.0, "Waspada tercapai, dari Rentan pada SPI 2024, kurang 5,00 poin ke Terjaga (78)."),
        (2025, 77.0, 79.5, "Terjaga tercapai, dari Waspada pada SPI 2024, kategori tertinggi, 1,50 poin di atas batas 78."),
        (2025, 73.0, 72.99, "Waspada dari SPI 2024 lepas: SPI 2025 Rentan, kurang 0,01 poin ke Waspada (73)."),
        (2025, 74.0, 75.0, "tetap Waspada seperti SPI 2024, kurang 3,00 poin ke Terjaga (78)."),
        (2024, 73.5, 73.5, "Waspada menurut batas SPI 2024, Rentan menurut batas SPI 2023, kurang 4,50 poin ke Terjaga (78)."),
        (
            2024,
            67.0,
            72.0,
            "Rentan menurut batas SPI 2024, Sangat Rentan menurut batas SPI 2023, kurang 1,00 poin ke Waspada (73).",
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
    assert told(found, "index")[0] == "Indeks SPI 2024 Kabupaten Probolinggo tetap 71,65, sama dengan SPI 2023."
    assert told(found, "change")[0] == "Indeks tetap: skor internal menaikkan 1,20 poin dan skor eksper menurunkan 1,20 poin."


def test_borrowed_weights_and_a_total_of_deductions_are_named(store):
    found = gathered("3513", 2024, 2023)
    year = replace(found.why.years[2024], weights=methodology.weights(2030), implied=True)
    parts = pd.concat([found.why.parts.iloc[:3], pd.DataFrame([{"part": "correction_total", "label": "", "points": -3.41}])])
    found = replace(found, why=replace(found.why, years=found.why.years | {2024: year}, parts=parts))
    assert told(found, "change")[-1] == (
        "Bobot komponen diturunkan dari hasil, bukan pernyataan KPK; untuk SPI 2024 dipinjam dari tahun yang diketahui (asumsi); "
        "potongan dibandingkan menurut jumlahnya, rinciannya belum lengkap, dan jumlah itu dihitung dari komponen dan indeks."
    )


# ---------------------------------------------------------------- meeting and plan
@pytest.fixture
def meeting(own_store):
    """Probolinggo 2024 with two sessions, three themes and a plan in which everything has happened."""
    of = ("3513", 2024)
    sides = {side: discussion.hold_session(SARI, of, {"date": "2025-08-05", "side": side}) for side in ("internal", "external")}
    said = (("internal", "survey_conduct", "correction_conduct", 4), ("external", "survey_conduct", "service_fairness", 2),
            ("internal", "oversight", "procurement", 3))  # fmt: skip
    for side, theme, part, times in said:
        fields = {"session": sides[side].subjects[0], "quote": "Begitulah.", "theme": theme, "part": part, "times": times}
        assert discussion.note_finding(SARI, of, fields).problems == []
    key = "rtl-3513-2024-{}".format
    changes = {
        key(1): {"opd": "Dinas A", "due": "2026-06-10", "claim": "done", "parts": ["internal"]},
        key(2): {"opd": "Dinas B", "due": "2026-01-10", "verification": "conform", "validation": "accepted"},
        key(3): {"opd": "Dinas B", "due": "2026-12-10", "title": "Kampanye 2025 di 12 sekolah"},
        key(4): {"claim": "done", "verification": "conform"},
        key(5): {"claim": "done"},
    }
    assert plan.edit(SARI, of, changes, seen={}).problems == []
    assert plan.edit(SARI, of, {key(3): {"due": "2027-01-10"}}, seen={}, reason="Anggaran bergeser.").problems == []
    assert evidence.hand_in(SARI, of, key(1), title="Foto", link="https://contoh.go.id/1").problems == []
    return gathered("3513", 2024, 2023)


def test_a_meeting_and_a_plan_are_told_in_counts(meeting):
    check(meeting)
    names = discussion.theme_names()
    assert told(meeting, "causes")[:3] == [
        f'Dalam 2 mini FGD, "{names["survey_conduct"]}" paling sering disebut: 6 dari 9 sebutan.',
        f'Sesudah itu "{names["oversight"]}" (3).',
        "Yang berbicara: internal (ASN) 7 kali dan pengguna layanan 2 kali; "
        "jumlah sebutan bukan ukuran seberapa luas masalahnya.",
    ]
    assert told(meeting, "plan")[0] == (
        "Dari 9 tindak lanjut: 1 divalidasi KPK, 2 diverifikasi Inspektorat, 3 diklaim selesai; 1 lewat tenggat."
    )
    assert told(meeting, "plan")[1] == ("Potongan pelaksanaan SPI (menurunkan indeks 3,41 poin) belum punya tindak lanjut.")
    assert "Dari rencana itu 6 tanpa penanggung jawab, 6 tanpa tenggat, dan 8 tanpa bukti." in told(meeting, "plan")
    assert "Umur keterlambatan: 1 lewat 1–30 hari." in told(meeting, "plan")
    assert (
        "Tenggat 1 tindak lanjut pernah dipindah, 1 kali ke hari yang lebih lambat; tenggat pertamanya tetap tercatat."
        in told(meeting, "plan")
    )
    assert told(meeting, "decisions")[0] == (
        "Yang perlu diputuskan: tentukan tindak lanjut untuk potongan pelaksanaan SPI, tetapkan OPD penanggung jawab "
        "(6 tindak lanjut), dan tetapkan tenggat (5)."
    )


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        ([5], f'{ONE} "Tema 0" satu-satunya tema yang disebut: 5 sebutan.'),
        (
            [5, 5, 1],
            f'{ONE} "Tema 0" dan "Tema 1" sama sering disebut, masing-masing 5 dari 11 sebutan.',
        ),
        (
            [2, 2, 2, 2],
            f"{ONE} belum ada tema yang menonjol: 4 tema sama sering disebut, masing-masing 2 dari 8 sebutan.",
        ),
    ],
)
def test_themes_that_tie_are_not_ranked(times, sentence, store):
    rows = [
        {
            "theme": f"t{n}",
            "theme_name": f"Tema {n}",
            "side": "internal",
            "side_label": "internal (ASN)",
            "times": count,
            "session_id": "fgd-1",
            "date": pd.Timestamp("2025-08-05"),
        }
        for n, count in enumerate(times)
    ]
    findings = pd.DataFrame(rows)
    found = replace(gathered("3513", 2024, 2023), findings=findings, themes=roots.themes(findings))
    assert told(found, "causes")[0] == sentence
    check(found)


def test_units_are_told_from_their_lowest_and_the_silent_ones_by_reason(store):
    found = gathered("3217", 2024, 2023)
    assert told(found, "units")[0] == (
        "Dari 8 unit kerja yang diketahui, skor internal terendah Dinas Pariwisata dan Kebudayaan (62,45) dan tertinggi "
        "Dinas Perikanan dan Peternakan (79,69)."
    )
    units = found.units.assign(value=[60.5, *[float("nan")] * 7], reason=[None, *["responden_kurang"] * 7])
    found = replace(found, units=units)
    assert told(found, "units")[0].startswith("Satu-satunya unit kerja yang diketahui: ")
    assert told(found, "units")[-1] == "7 unit kerja responden kurang, jadi tidak diurutkan."
    check(found)


def test_no_other_name_is_said_when_they_are_hidden(nation, province):
    others = set(standing.scores(province, 2024)["region"]) - {"Kab. Contoh 113"}
    open_text, hidden = (
        " ".join(s.text for s in speech.told(gathered(HOME, 2024, 2023, masked=masked), "full")) for masked in (False, True)
    )
    assert [name for name in others if name in open_text] and not [name for name in others if name in hidden]


def test_what_follows_a_message_is_only_said_after_it(store, monkeypatch):
    found = gathered("3513", 2024, 2023)
    monkeypatch.setitem(speech.MOST_WORDS, "short", 20)
    messages = {topic: sentences[0].text for topic, sentences in speech.by_topic(found).items() if sentences}
    for length in speech.MOST_WORDS:
        spoken = speech.told(found, length)
        assert {messages[sentence.topic] for sentence in spoken} <= {sentence.text for sentence in spoken}


def test_what_stands_on_two_slides_is_said_once(store):
    found = gathered("3513", 2024, 2023)
    spoken = [s.text for s in speech.told(found, "full")]
    assert len(spoken) == len(set(spoken))
    assert set(spoken) == {s.text for sentences in speech.by_topic(found).values() for s in sentences}


def test_the_sentences_ask_the_store_nothing(store, monkeypatch):
    found = gathered("3513", 2024, 2023)
    monkeypatch.setattr(database, "query", None)
    assert speech.told(found, "full")


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


def test_a_deduction_is_larger_than_the_median_in_every_room(kpk):
    found = gathered("3508", 2023, 2022)
    spoken = " ".join(sentence.text for sentence in speech.told(found, "full"))
    assert "potongan pelaksanaan SPI (2,05 poin lebih besar daripada median)" in spoken


def test_a_weakness_without_a_cause_is_only_named_once_a_meeting_was_held(own_store):
    before, of = gathered("3513", 2024, 2023), ("3513", 2024)
    held = discussion.hold_session(SARI, of, {"date": "2025-08-05", "side": "internal"}).subjects[0]
    fields = {"session": held, "quote": "Begitulah.", "theme": "oversight", "part": "budget", "times": 1}
    assert discussion.note_finding(SARI, of, fields).problems == []
    now, lacking = told(gathered("3513", 2024, 2023), "plan"), "belum punya akar masalah"
    assert any(lacking in sentence for sentence in now) and not any(lacking in sentence for sentence in told(before, "plan"))


@pytest.mark.parametrize(("distance", "said"), [(7.02, "saja 7,03 poin."), (7.04, "skor komponen juga perlu naik.")])
def test_whether_the_deductions_alone_reach_the_next_category_is_said_to_the_point(distance, said, nation):
    found = gathered(HOME, 2024, 2023)
    index = found.here.next_band.lower - distance
    sentences = told(with_index(found, now=index), "gaps")
    assert any(sentence.endswith(said) for sentence in sentences), sentences
