"""Does a link open what it names: by codes, by the words of older links, and, where that is not possible, with a sentence?"""

from urllib.parse import parse_qs, urlsplit

import pytest
from gathering import gathered
from opened_page import opened

from spi.ui.app.address import control

CHOICES = ("daerah", "tahun", "banding", "lingkup")
PAGE = "pages/hasil/peringkat.py"
pytestmark = pytest.mark.usefixtures("store")


def shown(app):
    return tuple(app.selectbox(key=control(key)).value for key in CHOICES)


def warned(app):
    return [warning.value.replace("\\", "") for warning in app.warning]


@pytest.mark.parametrize(
    "asked",
    [
        {"daerah": "3513", "tahun": "2023", "banding": "2021", "lingkup": "kabkota"},
        {"tahun": "2023", "banding": "2021", "lingkup": "kabkota"},
        {"daerah": "Kabupaten Probolinggo", "tahun": "SPI 2023", "banding": "dibanding SPI 2021",
         "lingkup": "Jawa Timur tanpa pemprov · 38 pemda"},
        {"daerah": "Kab. Probolinggo", "tahun": "spi 2023", "banding": "2021", "lingkup": "Jawa Timur tanpa pemprov · 11 pemda"},
    ],
    ids=["kode", "kode tanpa daerah", "tautan lama", "singkatan dan jumlah lain"],
)  # fmt: skip
def test_a_link_is_understood_by_codes_and_by_older_words(asked):
    app = opened(PAGE, address=asked)
    assert shown(app) == ("3513", 2023, 2021, "kabkota") and not app.warning


@pytest.mark.parametrize(
    ("key", "asked", "instead"),
    [
        ("daerah", "Atlantis", "Kabupaten Probolinggo"),
        ("daerah", "Probolinggo", "Kabupaten Probolinggo"),  # a kota is called so, too
        ("tahun", "1998", "SPI 2024"),
        ("banding", "2024", "dibanding SPI 2023"),
        ("lingkup", "kota", "Jawa Timur dengan pemprov · 39 pemda"),
    ],
)
def test_what_is_not_possible_is_told_with_what_is_shown(key, asked, instead):
    (sentence,) = warned(app := opened(PAGE, address={key: asked}))
    assert f"“{asked}” tidak tersedia" in sentence and f"“{instead}”" in sentence
    assert shown(app) == shown(opened(PAGE))


def test_who_asked_for_no_page_is_told_so_on_the_one_that_is_shown():
    (sentence,) = warned(opened("pages/hasil/ringkasan.py", address={"tidak-ada": "/komponen/<b>x</b>"}))
    assert sentence.startswith("Tidak ada halaman di alamat “/komponen/<b>x</b>”. Yang tampil Ringkasan;")


def test_a_changed_year_keeps_what_was_chosen_and_says_where_it_cannot():
    app = opened(PAGE, tahun=2024, lingkup="kabupaten")
    app.selectbox(key=control("banding")).set_value(2022).run()
    app.selectbox(key=control("tahun")).set_value(2022).run()
    (sentence,) = warned(app)
    assert "“dibanding SPI 2022” tidak tersedia" in sentence and shown(app) == ("3513", 2022, 2021, "kabupaten")
    app.selectbox(key=control("tahun")).set_value(2024).run()
    assert shown(app) == ("3513", 2024, 2022, "kabupaten") and not app.warning


def test_what_nobody_chose_moves_with_the_year_and_is_not_told():
    app = opened(PAGE, tahun=2023)
    assert app.selectbox(key=control("banding")).value == 2022 and not app.warning


def test_a_choice_stands_in_the_address_by_its_code():
    app = opened(PAGE, daerah="3577")
    for key, value in (("tahun", 2025), ("banding", 2021), ("lingkup", "kota")):
        app.selectbox(key=control(key)).set_value(value).run()
    assert dict(app.query_params) == dict(zip(CHOICES, ("3577", "2025", "2021", "kota"), strict=True))


@pytest.mark.parametrize(("asked", "code"), [("Putusan", "putusan"), ("Temuan", "temuan"), ("Hasil penilaian", "putusan"),
                                             ("akar", "akar")])  # fmt: skip
def test_a_link_to_a_cell_of_the_thread_is_understood_by_old_and_new_names(asked, code):
    app = opened("pages/tindak_lanjut/benang_merah.py", address={"lihat": asked, "benang": "Potongan pelaksanaan SPI"})
    assert app.segmented_control(key=control("lihat")).value == code and not app.warning
    assert app.selectbox(key=control("benang")).value == "correction_conduct"


def test_slides_of_an_older_link_keep_their_order():
    app = opened("pages/rapat/rapat.py", address={"urutan": ["Keputusan rapat", "index", "Kategori"]})
    assert app.multiselect(key=control("urutan")).value == ["decisions", "index", "category"] and not app.warning


def test_the_link_of_a_document_opens_its_view():
    link = urlsplit(gathered(year=2023, before=2022).stamp.link).query
    app = opened(PAGE, address={key: value for key, (value,) in parse_qs(link).items() if key in CHOICES})
    assert shown(app)[1] == 2023 and not app.warning
