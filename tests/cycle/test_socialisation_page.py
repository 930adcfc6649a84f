"""The page of the socialisation: from the empty list to coverage, and a draft that leaves nothing behind."""

from datetime import date

from opened_page import ODD, charts, opened, press, words

from spi.cycle.socialisation import sessions, units
from spi.follow_up import Plan

PAGE = "pages/siklus/sosialisasi.py"
PLAN = Plan("3513", date.today().year)


def told(app):
    return " ".join(words(app))


def test_an_empty_page_leads_to_the_list_and_the_list_to_a_session_that_covers(own_store):
    app = opened(PAGE)
    assert "daftar unit belum ada" in app.header[0].value and "Mulai dari bagian Daftar unit" in told(app)
    app = opened(PAGE, address={"sosialisasi": "unit"}, name="Pemeriksa")
    press(app, "Masukkan 24 kecamatan dari daftar resmi")
    app.text_area[0].set_value("Dinas Kesehatan\nDinas <b>Sosial</b>").run()
    press(app, "Simpan 2 unit")
    assert not app.error and len(units.units("3513")) == 26
    app = opened(PAGE, name="Pemeriksa")
    assert "24 kecamatan dan 2 OPD menunggu" in app.header[0].value
    typed = {box.label: box for box in app.text_input}
    typed["Tempat"].set_value("Aula"), typed["Untuk siapa"].set_value("Seluruh camat"), typed["Jumlah hadir"].set_value("30")
    app.date_input[0].set_value(date.today())
    next(box for box in app.checkbox if box.label == "Semua kecamatan").check()
    press(app, "Simpan sesi")
    assert not app.exception and not app.error, app.error
    assert "menjangkau 24 dari 24 kecamatan dan 0 dari 2 OPD dalam 1 sesi" in app.header[0].value
    assert "Semua kecamatan sudah dijangkau" in told(app) and "Dinas Kesehatan" in told(app)
    assert len(charts(app)) == 2 and len(sessions.sessions(PLAN)["units"].item()) == 24
    assert not ODD.search(told(app))


def held(app):
    """Everything that the session still holds, as text."""
    state = app.session_state._state._state
    widgets = [(key, state._new_widget_state[key]) for key in state._new_widget_state]
    return repr([state._old_state, state._new_session_state, widgets])


def test_a_draft_is_shown_once_and_nothing_of_it_stays(own_store):
    app = opened(PAGE, address={"sosialisasi": "naskah"})
    assert "Naskah tidak disimpan" in told(app) and "Penjaga ini hanya mengenal" in told(app)
    app.text_area[0].set_value("Selamat pagi Zq.\nSurvei KPK wajib diisi Zq*77*.")
    press(app, "Periksa naskah")
    assert "1 dari 2 kalimat" in app.warning[0].value and "Mewajibkan mengisi" in told(app) and "Zq*77*" in told(app)
    assert "Zq" not in held(app) and app.text_area[0].value == "" and "Zq" not in repr(app.query_params)
    app.run()
    assert "Zq" not in told(app)
    assert all(b"Zq" not in file.read_bytes() for file in own_store.parent.iterdir())
