"""Claims about names where there is little room: short, and never two alike."""

from hypothesis import given
from hypothesis import strategies as st

from spi.words.short_names import fitting_names, short_name, short_names

# Names as an office has them: long, alike at both ends, with the words that have a short form.
FORMS = ["Kementerian Koordinator Bidang", "Kemenko", "Sekretariat Daerah", "Setda"]
WORDS = st.sampled_from([*FORMS, "Dinas", "dan", "Tata,", "…", "A" * 20])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join) | st.text(min_size=1, max_size=60), max_size=8)


@given(NAMES, st.integers(8, 40), st.sampled_from(["", "Tata", "dan Tata"]))
def test_different_names_stay_different_and_equal_ones_equal(names, letters, house):
    short = short_names(names, letters=letters, house=house)
    pairs = {*zip(names, short, strict=True)}
    assert len(pairs) == len({*names}) == len({*short})


def test_a_name_too_long_for_its_row_is_cut_where_it_stays_its_own():
    names = ["Kementerian Luar Negeri", "Kementerian Koordinator Bidang Perekonomian", "Badan Riset dan Inovasi Nasional (BRIN)",
             "Kementerian Koordinator Bidang Pangan"]  # fmt: skip
    short = short_names(names)
    assert all(len(name) <= 30 for name in short) and len({*short}) == 4 and short[0] == names[0]
    assert short[1] == "Kemenko Perekonomian" and short[3] == "Kemenko Pangan"
    assert short[2] == "Badan Riset dan Inovasi Nasio…"
    alike = [f"{'a' * 40}{middle}{'b' * 40}" for middle in "cd"]
    assert short_names(alike) == alike, "yang akan sama meski dipotong di tengah ditulis lengkap"
    within = [f"Menyusun prosedur pengaduan {unit} untuk semua unit kerja di kabupaten" for unit in ("satu", "dua")]
    assert short_names(within, letters=24) == ["Menyusun pr…satu untuk…", "Menyusun pr…dua untuk s…"]
    assert short_names(["x" * 30, "y" * 31])[0] == "x" * 30 and len(short_names(["y" * 31])[0]) == 30


def test_an_office_is_called_as_it_calls_itself_where_its_name_is_too_long():
    assert short_name("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia") == "BKPSDM"
    assert short_name("Sekretariat Dewan Perwakilan Rakyat Daerah") == "Sekretariat DPRD"
    assert short_name("Dinas Kesehatan") == "Dinas Kesehatan"


def test_an_office_need_not_name_its_own_government_unless_another_has_its_name_without_it():
    long, house = "Bagian Organisasi Setda Kabupaten Probolinggo", "Kabupaten Probolinggo"
    assert short_names([long], house=house) == ["Bagian Organisasi Setda"]
    both = short_names([long, "Bagian Organisasi Setda"], house=house)
    assert both[1] == "Bagian Organisasi Setda" != both[0]


@given(NAMES, st.integers(1, 60))
def test_names_of_a_column_stay_different_and_keep_the_beginnings_of_their_words(names, letters):
    short = fitting_names(names, lambda name: len(name) <= letters)
    assert len({*zip(names, short, strict=True)}) == len({*names}) == len({*short})
    for name, written in zip(names, short, strict=True):
        assert written == name or len(name) > letters
        for word, start in zip(name.split(" "), written.split(" "), strict=True):
            assert start == word or (len(start) > 3 and start.endswith(".") and word.startswith(start[:-1]))


def test_a_name_of_a_column_loses_no_more_than_it_must():
    long = "Kab. Kepulauan Siau Tagulandang Biaro"

    def within(letters):
        return fitting_names([long], lambda name: len(name) <= letters)[0]

    assert within(37) == long and within(35) == "Kab. Kepulauan Siau Taguland. Biaro"
    assert within(30) == "Kab. Kepul. Siau Tagul. Biaro" and within(25) == "Kab. Kep. Siau Tag. Biaro"
    south = fitting_names(["Kab. Bolaang Mongondow Selatan"], lambda name: len(name) <= 23)
    assert south == ["Kab. Bol. Mong. Selatan"], "kata terakhir utuh lagi bila muat"
    assert fitting_names(["Kab. Maluku Tengah", "Kab. Maluku Tenggara"], lambda name: len(name) <= 17) == [
        "Kab. Mal. Tengah", "Kab. Maluku Tenggara"
    ], "“Teng.” dapat dibaca sebagai keduanya"  # fmt: skip
