"""Does what is pasted, typed or corrected on the page Impor data stay until it is saved or dropped, and is nothing trusted?"""

import hashlib
import json

import opened_page
import pandas as pd
import pytest
from opened_page import press, words

from spi.follow_up.log.people import Person
from spi.ui.app import identity
from spi.ui.data import import_draft
from spi.ui.data.import_draft import readable
from spi.ui.forms import inputs

PAGE, OTHER = "pages/data/impor.py", "pages/data/sumber.py"
TEXT = "Tahun\tPemda\tAngka Ajaib\n2024\tKab. Probolinggo\t79,10\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
UNITS = [["Dinas A", "80", "12"], ["", "", ""], ["Dinas B", "70,5", ""]]
CORRECTED = {"columns": {"": {"C": "index"}}}
REPORT = {"year": 2023, "values": {"index": "70,5"}, "units": UNITS}
LEFT = {"way": "Tempel", "text": TEXT, "pastes": {SHA: CORRECTED}, "files": {"f" * 64: CORRECTED}, "grids": {"3513": REPORT}}


@pytest.fixture
def page(own_store):
    """The page Impor data with the way in chosen, on a store of the test's own."""
    return lambda way: opened_page.opened(PAGE, address={"cara": way})


def away_and_back(app):
    """Look at another page, as a click in the menu does."""
    app.switch_page(OTHER).run()
    app.switch_page(PAGE).run()
    assert not app.exception, app.exception
    return app


def draft(app):
    """What is typed and not saved; see spi.ui.forms.draft."""
    return app.session_state["_isian"]["impor-simpanan"]


def table(app, column):
    return next(t for t in app.dataframe if column in t.value and t.editing_mode != "read_only")


def typed(app, column, rows=None, added=()):
    """Type into the table that has this column as the browser reports it: row -> column -> text, and new rows."""
    app.session_state[table(app, column).key] = {"edited_rows": rows or {}, "added_rows": list(added), "deleted_rows": []}
    app.run()
    assert not app.exception, app.exception
    return app


def paste(app, text=TEXT):
    return app.text_area[0].set_value(text).run()


def correct(app):
    return typed(app, "Dipahami sebagai", {2: {"Dipahami sebagai": "Indeks SPI"}})


def choose_way(app, way):
    app.query_params["cara"] = way  # as the browser writes it into the address
    return next(group for group in app.segmented_control if group.label == "Cara masuk").set_value(way).run()


def way_of(app):
    return next(group for group in app.segmented_control if group.label == "Cara masuk").value


def save(app):
    app.text_input(key="nama-pencatat").set_value("Uji").run()
    for box in app.checkbox:
        box.check()
    app.run()
    return press(app, "Simpan")


def test_pasted_text_its_corrected_columns_and_the_way_in_stay_while_another_page_is_looked_at(page):
    app = away_and_back(correct(paste(page("Tempel"))))
    assert way_of(app) == "Tempel" and app.text_area[0].value == TEXT
    assert table(app, "Dipahami sebagai").value["Dipahami sebagai"].iloc[2] == "Indeks SPI"
    assert "Yang akan berubah" in " ".join(words(app)) and not app.error


def test_a_column_corrected_back_is_no_correction_any_more(page):
    app = away_and_back(correct(paste(page("Tempel"))))
    typed(app, "Dipahami sebagai", {2: {"Dipahami sebagai": "belum dikenal"}})
    assert table(away_and_back(app), "Dipahami sebagai").value["Dipahami sebagai"].iloc[2] == "belum dikenal"


def test_corrections_belong_to_the_content_they_were_made_for(page):
    app = correct(paste(page("Tempel")))
    paste(app, TEXT.replace("79,10", "78,10"))
    assert table(app, "Dipahami sebagai").value["Dipahami sebagai"].iloc[2] == "belum dikenal"
    assert app.error
    assert not paste(app).error


def test_the_typed_report_stays_with_its_government_and_year(page):
    app = page("Isi sendiri")
    app.number_input[0].set_value(2023).run()
    typed(app, "Nilai", {0: {"Nilai": "70,5"}})
    typed(app, "Skor", {0: dict(zip(("Unit kerja", "Skor"), UNITS[0], strict=False))}, added=[{"Unit kerja": "Dinas B"}])
    app.selectbox(key="daerah-pilihan").set_value("3509").run()
    assert table(app, "Nilai").value["Nilai"].iloc[0] == "" and app.number_input[0].value != 2023
    app.selectbox(key="daerah-pilihan").set_value("3513").run()
    for now in (app, away_and_back(app)):
        assert now.number_input[0].value == 2023 and table(now, "Nilai").value["Nilai"].iloc[0] == "70,5"
        assert table(now, "Skor").value["Unit kerja"].tolist() == ["Dinas A", "Dinas B"]


def test_what_was_typed_for_a_year_stays_of_it_when_another_is_chosen_at_the_top(page):
    app = page("Isi sendiri")
    app.selectbox(key="tahun-pilihan").set_value(2023).run()
    assert app.number_input[0].value == 2023
    typed(app, "Nilai", {0: {"Nilai": "70,5"}})
    app.selectbox(key="tahun-pilihan").set_value(2022).run()
    assert app.number_input[0].value == 2023
    typed(app, "Nilai", {})
    app.selectbox(key="tahun-pilihan").set_value(2024).run()
    assert app.number_input[0].value == 2024, "nothing is typed: the year at the top is followed again"


def test_a_typed_report_is_previewed_again_after_a_look_at_another_page(page):
    app = away_and_back(typed(page("Isi sendiri"), "Nilai", {0: {"Nilai": "79,1"}}))
    assert "Yang akan berubah" in " ".join(words(app))


@pytest.mark.parametrize("end", ["Simpan", "Batalkan"])
def test_saving_and_dropping_empty_the_form_that_was_done_and_no_other(page, end):
    app = typed(page("Isi sendiri"), "Nilai", {0: {"Nilai": "70,5"}})
    choose_way(app, "Tempel")
    correct(paste(app))
    save(app) if end == "Simpan" else press(app, end)
    assert app.success and app.text_area[0].value == ""
    assert away_and_back(app).text_area[0].value == ""
    changes = draft(app).changes
    assert changes["text"] == "" and changes["pastes"] == {}
    choose_way(app, "Isi sendiri")
    assert table(app, "Nilai").value["Nilai"].iloc[0] == "70,5"
    press(app, "Batalkan")
    assert table(app, "Nilai").value["Nilai"].iloc[0] == "" and not any(changes["grids"]["3513"].values())


def test_what_is_refused_stays_typed(page):
    app = away_and_back(paste(page("Tempel"), "Tahun;Pemda;Indeks\n2024;Kab. Entah;79,10\n"))
    assert app.error and app.text_area[0].value.startswith("Tahun;Pemda")


def test_who_may_not_write_keeps_what_was_typed_too(page, monkeypatch):
    monkeypatch.setattr(identity, "bar", lambda: Person("Pengunjung", ""))
    app = away_and_back(correct(paste(page("Tempel"))))
    assert app.text_area[0].value == TEXT and next(b for b in app.button if b.label == "Simpan").disabled


def choose_file(app, name="hasil.csv"):
    return app.file_uploader[0].set_value((name, TEXT.encode(), "text/csv")).run()


def test_a_file_and_its_corrected_columns_stay_while_another_page_is_looked_at_until_it_is_taken_out(page):
    app = away_and_back(correct(choose_file(page("Berkas"))))
    assert "Masih terbuka: hasil.csv" in words(app) and "1 angka di berkas ini" in " ".join(words(app))
    press(app, "Lepas berkas")
    assert "Masih terbuka" not in " ".join(words(app)) and not app.dataframe
    assert not away_and_back(app).dataframe


def test_the_same_file_chosen_again_has_its_corrected_columns_back(page):
    app = press(away_and_back(correct(choose_file(page("Berkas")))), "Lepas berkas")
    assert not choose_file(app, "nama lain.csv").error
    press(app, "Batalkan")
    assert choose_file(app).error, "a dropped file is as new"


# ------------------------------------------------------------------ what the browser kept


def take_back(app, left):
    """The next run, with the draft of an earlier visit as the browser hands it over."""
    draft(app).changes = readable(json.loads(json.dumps(left)))
    draft(app).number += 1000  # as Draft.renew does in the session
    return app.run()


def test_a_kept_draft_fills_the_page_again(page):
    app = take_back(page("Tempel"), LEFT)
    assert app.text_area[0].value == TEXT and "Yang akan berubah" in " ".join(words(app))
    choose_way(app, "Isi sendiri")
    assert app.number_input[0].value == 2023 and table(app, "Skor").value.to_numpy().tolist() == UNITS


def test_a_kept_draft_is_read_as_it_was_left(own_store):
    assert {"way": "Tempel", **readable(LEFT)} == LEFT


@pytest.mark.parametrize(
    "left",
    [
        None, "x", [], 7, {"text": 5, "pastes": [], "files": "x", "grids": [1]},
        {"text": ["a"], "pastes": {"kurang": CORRECTED}, "files": {SHA: []}, "grids": {"3513": None, "9999": REPORT}},
        {"pastes": {SHA: {"columns": {"": {"C": "rank"}}}}, "files": {SHA: {"columns": {"": {"c1": "index", "C": ["index"]}}}}},
        {"pastes": {SHA: {"columns": []}}, "files": {SHA: {"columns": {"": "index"}}}},
        {"grids": {"3513": REPORT | {"year": True}}}, {"grids": {"3513": REPORT | {"year": 1999}}},
        {"grids": {"3513": REPORT | {"year": "2024"}}}, {"grids": {"3513": REPORT | {"year": 10**30}}},
    ],
    ids=str,
)  # fmt: skip
def test_of_what_a_browser_brings_only_what_the_page_could_have_left_is_taken(left, own_store):
    assert readable(left) == {"text": "", "pastes": {}, "files": {}, "grids": {}}


def test_of_a_kept_report_only_cells_of_its_tables_are_taken(own_store):
    odd = {"values": {"index": 70.5, "entah": "1", "internal": "71"}, "units": ["x", ["a"], [1, None, "3"], UNITS[0]]}
    assert readable({"grids": {"3513": {"year": 2024, **odd}}})["grids"] == {
        "3513": {"year": 2024, "values": {"internal": "71"}, "units": [["", "", "3"], UNITS[0]]}
    }


def test_half_signs_and_endless_texts_from_a_browser_do_no_harm(page):
    endless = {str(number): {"A": "index"} for number in range(2000)}
    left = {
        "text": "Tahun\t\ud800<b>x</b>\n2024\t1",
        "files": {f"{number:064x}": {"columns": endless} for number in range(30)},
        "grids": {
            "3513": {"year": 2024, "values": {"index": "\ud800" + "9" * 5000}, "units": [["x" * 5000, "\udfff", ""]] * 2000}
        },
    }
    kept = readable(left)
    assert len(kept["files"]) <= 20 and all(len(said["columns"]) <= 500 for said in kept["files"].values())
    assert len(kept["grids"]["3513"]["units"]) <= 500 and len(kept["grids"]["3513"]["values"]["index"]) <= 300
    app = page("Tempel")
    draft(app).changes = kept
    draft(app).number += 1000  # as Draft.renew does in the session
    app.run()
    assert not app.exception and app.text_area[0].value.startswith("Tahun\t?<b>x</b>")


def test_no_more_contents_are_remembered_than_twenty(own_store):
    kept = {"pastes": {f"{number:064x}": CORRECTED for number in range(25)}}
    assert [*readable(kept)["pastes"]] == [f"{number:064x}" for number in range(5, 25)]
    assert import_draft.wishes(import_draft.FILE, SHA) == {}


def test_what_an_editor_holds_is_laid_over_its_table():
    before = pd.DataFrame({"Unit kerja": ["A", "B", "C"], "Skor": ["1", "2", "3"]})
    state = {"edited_rows": {"0": {"Skor": "9"}}, "deleted_rows": [1], "added_rows": [{"Unit kerja": "D"}, {}]}
    now = inputs.edited(before, state).fillna("")
    assert now.to_numpy().tolist() == [["A", "9"], ["C", "3"], ["D", ""], ["", ""]]
    assert before.to_numpy().tolist() == [["A", "1"], ["B", "2"], ["C", "3"]], "the drawing stays as it was drawn"


def test_a_list_without_headings_is_said_to_have_none_and_no_option_of_the_command_line_is_named(page):
    told = words(paste(page("Tempel"), "bahan,jumlah\ntelur,3\ngula,2\n"))
    assert any("tanpa baris judul" in text for text in told) and any("kolom Tahun" in text for text in told)
    assert not [text for text in told if "baris perintah" in text or "--" in text]
    assert any("judul di baris 1" in text for text in words(paste(page("Tempel"))))
