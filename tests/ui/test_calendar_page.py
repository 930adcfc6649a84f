"""The page Kalender as the inspectorate uses it: a real date is entered, corrected, taken back; what waits is shown."""

from datetime import date, timedelta

import pytest
from opened_page import ODD, opened, press, words

from spi.answers.cycle.calendar import ESTIMATE, calendar
from spi.cycle import steps
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.ui.app import identity

PAGE = "pages/siklus/kalender.py"
TODAY = date.today()


def page(name="Ani"):
    return opened(PAGE, name=name)


def first_line(app):
    return words(app)[0]


def typed(app, label, value):
    kinds = (app.text_input, app.date_input, app.selectbox)
    (box,) = [each for kind in kinds for each in kind if each.label == label]
    box.set_value(value)


def next_letter():
    """The estimate of a coming letter: key and survey year."""
    table = calendar("3513", today=TODAY).query("step == 'letter'")
    row = table[table["basis"] == ESTIMATE].iloc[-1]
    return row["key"], int(row["survey_year"])


def test_the_first_line_is_the_next_step_in_words(store):
    app = page("")
    assert first_line(app).startswith("Langkah berikutnya:") and "diperkirakan" in first_line(app)
    assert not [text for text in words(app) if ODD.search(text)]


def test_every_date_shows_its_source_or_that_the_address_was_not_kept(store):
    app = page("")
    app.session_state["buka-tabel-kalender"] = True
    app.session_state["siklus"] = "2024"
    app.run()
    origin = next(frame.value for frame in app.dataframe if "Sumber" in frame.value)
    assert len(origin) == 8 and (origin["Sumber"] != "").all()
    nowhere = origin[origin["Alamat"].isna()]
    assert len(nowhere) == 2 and nowhere["Catatan"].str.contains("lamat").all() and set(nowhere["Derajat bukti"]) == {"rendah"}


def test_the_real_date_is_entered_corrected_with_a_reason_and_taken_back(own_store):
    key, year = next_letter()
    app = page()
    app.selectbox(key="langkah-dicatat").set_value(key).run()
    typed(app, "Mulai", TODAY + timedelta(days=1))
    typed(app, "Nomor surat", "B/1/LIT.05/2026")
    press(app, "Simpan tanggal")
    assert "Tanggal dicatat." in app.success[0].value.replace("\\", "")
    assert first_line(app).startswith(f"Langkah berikutnya: Surat KPK (SPI {year})")
    (row,) = steps.entered("3513").to_dict("records")
    assert (row["begins"], row["letter"], row["last_actor"]) == (TODAY + timedelta(days=1), "B/1/LIT.05/2026", "Ani")

    app.selectbox(key="langkah-dicatat").set_value(key).run()
    typed(app, "Nomor surat", "B/2/LIT.05/2026")
    press(app, "Simpan tanggal")
    assert "alasannya" in app.error[0].value and steps.entered("3513")["letter"].item() == "B/1/LIT.05/2026"
    typed(app, "Alasan koreksi atau penarikan", "salah nomor")
    press(app, "Simpan tanggal")
    assert steps.entered("3513")["letter"].item() == "B/2/LIT.05/2026"

    app.selectbox(key="langkah-dicatat").set_value(key).run()
    typed(app, "Alasan koreksi atau penarikan", "bukan surat itu")
    press(app, "Tarik catatan")
    assert steps.entered("3513").empty and next_letter()[0] == key


def test_a_step_of_ones_own_is_added_with_its_name(own_store):
    app = page()
    app.selectbox(key="langkah-dicatat").set_value("own").run()
    typed(app, "Mulai", TODAY)
    press(app, "Simpan tanggal")
    assert "memerlukan nama" in app.error[0].value
    typed(app, "Nama", "Rapat persiapan")
    typed(app, "Penanggung jawab", "Inspektorat")
    press(app, "Simpan tanggal")
    assert steps.entered("3513")["name"].item() == "Rapat persiapan"
    assert "berjalan: Rapat persiapan" in " ".join(words(app))


def test_what_is_odd_is_asked_once_and_saving_again_answers(own_store):
    key, year = next_letter()
    fields = {"step": "fieldwork", "begins": TODAY - timedelta(days=30), "ends": TODAY - timedelta(days=20)}
    assert steps.write(Person("Uji", "local"), Plan("3513", year), fields).subjects
    app = page()
    app.selectbox(key="langkah-dicatat").set_value(key).run()
    typed(app, "Mulai", TODAY)
    press(app, "Simpan tanggal")
    assert "Apakah kedua tanggal itu benar" in app.warning[0].value and len(steps.entered("3513")) == 1
    press(app, "Simpan tanggal")
    assert len(steps.entered("3513")) == 2


@pytest.mark.parametrize("person", [Person("Dinas", "opd", "Dinas A"), Person("Tamu", "", why="Hanya membaca.")])
def test_who_may_not_write_sees_the_calendar_and_no_form(person, store, monkeypatch):
    monkeypatch.setattr(identity, "bar", lambda: person)
    app = page("")
    assert first_line(app).startswith("Langkah berikutnya:")
    assert [button for button in app.button if button.label == "Simpan tanggal"] == []


def test_what_is_late_is_counted_by_opd_here_and_said_on_the_first_page(own_store):
    due = (TODAY - timedelta(days=3)).isoformat()
    fields = {"title": "Terlambat", "opd": "Dinas A", "due": due}
    asked = plan.create(Person("Uji", "local"), Plan("3513", 2025), fields, accepted=None)
    done = plan.create(Person("Uji", "local"), Plan("3513", 2025), fields, accepted=asked.questions)
    assert asked.subjects or done.subjects
    app = page("")
    assert any("Dinas A: 1 hal, 1 lewat" in fold.label.replace("\\", "") for fold in app.expander)
    first = " ".join(words(opened(name="")))
    assert "1 tindak lanjut lewat tenggat" in first
