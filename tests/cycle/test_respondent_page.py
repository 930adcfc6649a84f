"""The page of the respondents: an honest first form, a list counted through it, and nothing of the list left in the session."""

import gc
from datetime import date

import pytest
from opened_page import ODD, opened, words
from respondent_lists import pasted, people, workbook
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from spi.cycle import respondents
from spi.cycle.respondent_list import count
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.ui.app.server import MultiPartParser

PAGE = "pages/siklus/responden.py"
PLAN = Plan("3513", date.today().year)


def label(app, kind, text):
    return next(each for each in getattr(app, kind) if each.label == text)


def button(app, text):
    return next(each for each in app.button if each.label == text)


def test_the_first_form_says_what_is_never_kept_and_where_to_begin(own_store):
    app = opened(PAGE)
    told = " ".join(words(app))
    assert "belum ada yang dihitung" in app.header[0].value and "Yang tidak pernah disimpan" in told
    assert "Isi nama Anda" in told or label(app, "text_input", "Nama Anda")
    assert not ODD.search(told)


def held(app):
    """Everything that the session still holds, as text."""
    state = app.session_state._state._state
    widgets = [(key, state._new_widget_state[key]) for key in state._new_widget_state]
    return repr([state._old_state, state._new_session_state, widgets])


@pytest.mark.parametrize("way", ["pasted", "file"])
def test_a_list_goes_through_the_page_and_only_its_tens_stay(way, own_store):
    before = Plan("3513", 2021)  # AppTest types no new option, so the OPD is one that is known from another year
    counted = count(pasted(people(30)), group="internal", year=2021, as_of=date(2021, 5, 31))
    respondents.write_list(
        Person("Uji", "local"), before, counted, unit="Dinas Kesehatan", group="internal", as_of=date(2021, 5, 31)
    )
    rows = people(43)
    app = opened(PAGE, name="Pemeriksa")
    app.selectbox(key=f"opd-daftar-responden-{PLAN.slug}").set_value("Dinas Kesehatan").run()
    if way == "pasted":
        app.text_area[0].set_value(pasted(rows)).run()
    else:
        app.file_uploader[0].set_value(("Zq rahasia.xlsx", workbook(rows), "application/octet-stream")).run()
    assert "Dinas Kesehatan" in held(app) and "rahasia" not in held(app)
    for text in (held(app), repr(app.main), " ".join(words(app))):
        assert rows[0][1] not in text and rows[0][2] not in text and rows[42][3] not in text
    assert not app.text_area[0].value and not app.file_uploader[0].value
    managers = [each for each in gc.get_objects() if type(each) is MemoryUploadedFileManager]  # a dead proxy has no class
    assert managers and not any(files for manager in managers for files in manager.file_storage.values())
    button(app, "Simpan jumlahnya").click().run()
    assert not app.exception and not app.error, app.error
    (row,) = respondents.lists(PLAN).to_dict("records")
    assert (row["unit"], row["listed"], row["mobile"]) == ("Dinas Kesehatan", "40-49", "40-49")
    assert "di bawah batas kesepakatan" in app.header[0].value
    assert not ODD.search(" ".join(words(app)))


def test_a_refused_list_is_said_and_can_be_tried_again(own_store):
    app = opened(PAGE, name="Pemeriksa")
    app.text_area[0].set_value("Pemda;Indeks\nKota Zq;77,07").run()
    assert "Tidak ada kolom nomor seluler" in app.error[0].value and "Zq" not in app.error[0].value
    app.text_area[0].set_value(pasted(people(12))).run()
    assert not app.error and any(each.label == "Simpan jumlahnya" for each in app.button)


def test_an_upload_as_large_as_it_may_be_stays_in_memory():
    from streamlit import config

    assert MultiPartParser.spool_max_size > 2 * config.get_option("server.maxUploadSize") * 2**20
