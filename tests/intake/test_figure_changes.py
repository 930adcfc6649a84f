"""Figures are saved, taken back and chosen only by who may and after what was to be read: judged when it is written."""

import pytest
import streamlit as st
from opened_page import asked_from, opened, words
from stores import ROOT
from streamlit.testing.v1 import AppTest

from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.intake import figure_changes, history, read_pasted
from spi.store import database
from spi.ui.data import incoming

INSPECTOR, OWNER = Person("Ibu", "inspectorate"), Person("Budi", "opd", "Dinas Pendidikan")
REFUSED = {
    "reader": Person("Tamu", ""),
    "outside": Person("Pengunjung", "", why="Hanya baca."),
    "nameless": Person(" ", "local"),
    "opd": OWNER,
    "unknown role": Person("Raja", "king"),
}
TABLE = "Tahun\tPemda\tIndeks\n2024\tKab. Probolinggo\t74,50"


def table():
    return read_pasted(TABLE, **incoming._known())


def stored():
    return len(history.batches()), len(history.choices()), events.head()


@pytest.mark.parametrize("who", REFUSED)
def test_who_may_not_change_figures_is_refused_where_they_are_written(who, own_store):
    assert figure_changes.save(INSPECTOR, table(), confirmed=True).batches == [1]
    before, person = stored(), REFUSED[who]
    another = read_pasted(TABLE.replace("74,50", "74,60"), **incoming._known())
    figure = (2024, "3513", "", "index")
    answers = [
        figure_changes.save(person, another, confirmed=True).problems,
        figure_changes.undo(person, 1, reason="uji"),
        figure_changes.prefer(person, figure, source_id=None, reason="uji"),
    ]
    assert all(len(problems) == 1 for problems in answers) and stored() == before


def test_a_table_whose_warnings_nobody_ticked_is_not_saved(own_store):
    before = stored()
    assert "belum dicentang" in figure_changes.save(INSPECTOR, table(), confirmed=False).problems[0]
    assert stored() == before


def test_who_may_saves_takes_back_and_chooses(own_store):
    assert figure_changes.save(INSPECTOR, table(), confirmed=True).problems == []
    assert figure_changes.prefer(INSPECTOR, (2024, "3513", "", "index"), source_id=None, reason="uji") == []
    assert figure_changes.undo(INSPECTOR, 1, reason="uji") == []


@pytest.mark.parametrize("person", [Person("Tamu", ""), Person(" ", "local"), Person("Raja", "king")])
def test_an_event_of_somebody_without_name_or_role_is_written_by_no_way(person, own_store):
    before = events.head()
    with pytest.raises(PermissionError), database.write() as cursor:
        events.append(cursor, person, [events.Event("theme", "tema-x", "create", {"name": "X"})])
    assert events.head() == before


@pytest.fixture
def roles(tmp_path, monkeypatch):
    file = tmp_path / "roles.toml"
    file.write_text('[[person]]\naddress = "ibu@contoh.go.id"\nrole = "inspectorate"\n', encoding="utf-8")
    monkeypatch.setenv("SPI_ROLES", str(file))
    return file


def pasted(app, *, tick, name=""):
    """The page Impor data with the table pasted and signed; tick: with every warning ticked."""
    app.segmented_control(key="cara").set_value("Tempel").run()
    app.text_area[0].set_value(TABLE).run()
    assert app.checkbox, "the table must have something to be read first"
    for box in app.checkbox:
        box.set_value(tick)
    if name:
        app.text_input(key="nama-pencatat").set_value(name)
    return app.run()


@pytest.fixture
def nothing_is_greyed_out(monkeypatch):
    """Streamlit itself ignores a click on a disabled button; what saves must not lean on that."""
    button = st.button
    monkeypatch.setattr(st, "button", lambda *said, disabled=False, **options: button(*said, **options))


def press(app, label):
    """Click, and answer why that was refused and what was said."""
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return " ".join(error.value.replace("\\", "") for error in app.error), " ".join(words(app))


def signed_in():
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.secrets["auth"] = {"client_id": "spi"}
    app.user = {"is_logged_in": True, "email": "ibu@contoh.go.id", "email_verified": True}
    return app.switch_page("pages/data/impor.py").run()


def test_a_button_that_is_greyed_out_cannot_be_pressed(own_store):
    app = pasted(opened("pages/data/impor.py"), tick=False, name="Uji")
    save = next(button for button in app.button if button.label == "Simpan")
    assert save.disabled
    save.proto.disabled = False  # what a browser that was tampered with would send
    save.click()
    app.run()
    assert not app.exception and len(history.batches()) == 1


def test_without_the_ticks_nothing_is_saved(nothing_is_greyed_out, own_store):
    app = pasted(opened("pages/data/impor.py"), tick=False, name="Uji")
    assert "belum dicentang" in press(app, "Simpan")[0] and len(history.batches()) == 1


def test_ticks_taken_back_save_nothing(nothing_is_greyed_out, own_store):
    app = pasted(opened("pages/data/impor.py"), tick=True, name="Uji")
    app.checkbox[0].set_value(False)
    assert "belum dicentang" in press(app, "Simpan")[0] and len(history.batches()) == 1


def test_without_a_name_nothing_is_saved(nothing_is_greyed_out, own_store):
    app = pasted(opened("pages/data/impor.py"), tick=True)
    assert "Isi nama Anda" in press(app, "Simpan")[0] and len(history.batches()) == 1


def test_what_is_ticked_and_signed_is_saved(nothing_is_greyed_out, own_store):
    app = pasted(opened("pages/data/impor.py"), tick=True, name="Uji")
    assert "Tersimpan: impor ke-1, 1 angka" in press(app, "Simpan")[1] and history.batches()["actor"].iloc[0] == "Uji"


def test_what_is_stored_already_is_saved_no_second_time_and_that_is_said(own_store):
    press(pasted(opened("pages/data/impor.py"), tick=True, name="Uji"), "Simpan")
    said = press(pasted(opened("pages/data/impor.py"), tick=True, name="Uji"), "Simpan")[1]
    assert "Tidak ada yang disimpan: isi yang persis sama" in said and "Dapat dibatalkan" not in said
    assert len(history.batches()) == 2


def test_who_lost_the_role_since_the_page_was_drawn_saves_nothing(nothing_is_greyed_out, roles, own_store):
    app = pasted(signed_in(), tick=True)
    roles.write_text("", encoding="utf-8")
    assert "hanya boleh membaca" in press(app, "Simpan")[0] and len(history.batches()) == 1


def test_from_outside_nothing_is_saved(nothing_is_greyed_out, own_store, monkeypatch):
    asked_from(monkeypatch, host="spi.contoh.go.id")
    app = pasted(opened("pages/data/impor.py"), tick=True)
    assert "spi.contoh.go.id" in press(app, "Simpan")[0] and len(history.batches()) == 1


def test_from_outside_nothing_is_taken_back(own_store, monkeypatch):
    figure_changes.save(INSPECTOR, table(), confirmed=True)
    asked_from(monkeypatch, host="spi.contoh.go.id")
    app = opened("pages/data/riwayat.py")
    next(box for box in app.text_input if box.label == "Alasan").set_value("uji")
    assert "Belum ada yang disimpan" in press(app, "Batalkan impor ini")[0]
    assert history.batches()["undone_at"].isna().all()
