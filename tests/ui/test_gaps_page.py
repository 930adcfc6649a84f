"""The page Kesenjangan: what is within reach, and a simulation from typing to an action of the plan."""

import pytest
from made_up_nation import HOME, MINISTRY
from opened_page import ODD, charts, opened, press, words

from spi.answers.results import within_reach
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan, simulations

PAGE, PLAN = "pages/hasil/kesenjangan.py", Plan(HOME, 2024)
SUPPOSED = {"internal": 77.0, "external": 88.37, "expert": 72.91, "correction_conduct": 4.0, "correction_facts": 0.0}


def told(app):
    return " ".join(words(app))


def unfolded(name="Uji", **choice):
    """The page with the simulation opened."""
    app = opened(PAGE, **{"tahun": 2024} | choice)
    app.session_state["buka-simulasi"] = True
    app.run()
    if name:
        app.text_input(key="nama-pencatat").set_value(name).run()
    return app


def field(app, label):
    return next(box for box in app.text_input if box.label == label)


def test_the_finding_is_the_share_of_a_year_with_how_often_it_was_enough(nation):
    app = opened(PAGE, tahun=2024)
    found = within_reach.within_reach(HOME, 2024)
    finding, share = app.header[0].value.replace("\\", ""), f"{100 * found.share(73):.0f}%"
    assert finding.startswith("SPI 2024 kurang 1,22 poin untuk mencapai Waspada (73); dari pemda yang perlu upaya serupa, ")
    assert f"diperlukan {share} dari jumlah batas semua bagian" in told(app)
    assert "naik kategori" in app.header[0].value and "Yang mungkin belum tentu terjadi." in told(app)
    assert charts(app)[0]["alt"].startswith("Yang terjangkau dalam setahun: Internal")
    assert "Bila satu bagian saja" in [fold.label for fold in app.expander][1] and "Jalan ke" not in told(app)


def test_what_a_good_year_is_stands_in_the_address(nation):
    usual = told(opened(PAGE, tahun=2024))
    for asked, wanted in (({"capaian": "Sepersepuluh teratas"}, {"percentile": 90}), ({"lintas": "true"}, {"breaks": True})):
        found = told(opened(PAGE, address=asked, tahun=2024))
        assert found != usual
        assert f"diperlukan {100 * within_reach.within_reach(HOME, 2024, **wanted).share(73):.0f}%" in found


def test_with_the_shipped_figures_alone_it_says_what_is_lacking_and_shows_the_single_steps(store):
    app = opened(PAGE)
    assert "belum dapat dihitung: perlu indeks dan bagian paling sedikit 200 pemda" in told(app)
    assert "Jalan ke Waspada (73)" in told(app) and "SPI 2024 kurang 1,35 poin untuk mencapai Waspada" in told(app)


@pytest.mark.parametrize("choice", [{"daerah": MINISTRY}, {"tahun": 2021}, {"daerah": "3715", "tahun": 2025}])
def test_where_nothing_can_be_said_nothing_is_said_to_be_within_reach(choice, nation):
    app = opened(PAGE, **choice)
    assert "Yang terjangkau dalam setahun belum dapat dihitung" in told(app)
    assert not [text for text in words(app) if ODD.search(text)]


def test_a_simulation_is_typed_kept_compared_and_withdrawn(own_nation):
    app = unfolded()
    assert not app.table
    field(app, "Potongan pelaksanaan SPI").set_value("4,00").run()
    table = app.table[0].value
    assert list(table.columns) == ["Sekarang", "Simulasi"]
    assert (table.at["Indeks", "Sekarang"], table.at["Indeks", "Simulasi"]) == ("71,78", "74,81")
    assert "Waspada" in table.at["Kategori", "Simulasi"] and "Rentan" in table.at["Kategori", "Sekarang"]
    assert table.loc["Ke Waspada (73)"].tolist() == ["kurang 1,22", "tercapai"]
    field(app, "Nama simulasi").set_value("Survei *bersih*").run()
    press(app, "Simpan simulasi")
    assert simulations.simulations(PLAN)["scores"].tolist() == [
        {"internal": 75.62, "external": 88.37, "expert": 72.91, "correction_conduct": 4.0, "correction_facts": 0.0}
    ]
    assert field(app, "Potongan pelaksanaan SPI").value == "7,03"
    simulations.keep(Person("Sari", "inspectorate"), PLAN, "Kedua", SUPPOSED)
    app.run()
    compared = app.table[0].value
    assert [name.replace("\\", "") for name in compared.columns] == ["Sekarang", "Survei *bersih*", "Kedua"]
    press(app, "Tarik simulasi")
    assert "Tulis alasannya" in told(app) and len(simulations.simulations(PLAN)) == 2
    field(app, "Alasan menarik simulasi ini").set_value("keliru").run()
    press(app, "Tarik simulasi")
    assert simulations.simulations(PLAN)["name"].tolist() == ["Survei *bersih*"]


@pytest.mark.parametrize("typed", ["abc", "101", "-1", ""])
def test_a_score_that_is_none_gets_a_sentence_and_no_result(typed, own_nation):
    app = unfolded()
    field(app, "Eksper").set_value(typed).run()
    assert f"Eksper “{typed}” bukan angka 0 sampai 100" in told(app) and not app.table
    assert next(button for button in app.button if button.label == "Simpan simulasi").disabled


def test_what_is_within_reach_fills_the_simulation(own_nation):
    app = press(unfolded(), "Isi dengan yang terjangkau")
    found = within_reach.within_reach(HOME, 2024)
    shown = float(app.table[0].value.at["Indeks", "Simulasi"].replace(",", "."))
    assert shown == pytest.approx(found.index + found.points, abs=0.02)
    press(app, "Kembalikan")
    assert not app.table


def test_a_kept_simulation_becomes_an_action_that_says_where_it_comes_from(own_nation):
    simulations.keep(Person("Sari", "inspectorate"), PLAN, "Survei bersih", SUPPOSED)
    app = unfolded()
    labels = [button.label.replace("\\", "") for button in app.button if button.label.startswith("Jadikan")]
    assert labels == [
        "Jadikan tindak lanjut: Internal dari 75,62 menjadi 77,00",
        "Jadikan tindak lanjut: Potongan pelaksanaan SPI dari 7,03 menjadi 4,00",
    ]
    next(button for button in app.button if "Potongan" in button.label).click()
    app.run()
    app.switch_page("pages/tindak_lanjut/rtl.py").run()
    assert field(app, "Judul").value == "Menurunkan potongan pelaksanaan SPI" and "Simulasi: Survei bersih" in told(app)
    press(app, "Tambahkan")
    made = plan.actions(PLAN).iloc[-1]
    assert (made["title"], made["parts"], made["source"]) == (
        "Menurunkan potongan pelaksanaan SPI", ("correction_conduct",), "Simulasi: Survei bersih",
    )  # fmt: skip
    assert made["measure"] == "Potongan pelaksanaan SPI dari 7,03 menjadi 4,00 (dari SPI 2024)"
    assert field(app, "Judul").value == ""


def test_a_new_action_that_was_begun_is_not_overwritten(own_nation):
    simulations.keep(Person("Sari", "inspectorate"), PLAN, "Survei bersih", SUPPOSED)
    app = opened("pages/tindak_lanjut/rtl.py", name="Uji", tahun=2024)
    field(app, "Judul").set_value("Setengah diketik").run()
    app.switch_page(PAGE).run()
    app.session_state["buka-simulasi"] = True
    app.run()
    next(button for button in app.button if button.label.startswith("Jadikan")).click()
    app.run()
    assert "masih berisi isian yang belum disimpan" in told(app)
    app.switch_page("pages/tindak_lanjut/rtl.py").run()
    assert field(app, "Judul").value == "Setengah diketik"


def test_one_name_serves_both_forms_of_the_page(nation):
    app = unfolded()
    app.session_state["buka-target"] = True
    app.run()
    assert not app.exception and app.text_input(key="nama-pencatat-target").value == "Uji"
    app.text_input(key="nama-pencatat-target").set_value("Sekretaris").run()
    assert app.text_input(key="nama-pencatat").value == "Sekretaris"


def test_a_name_remembered_by_the_browser_writes_a_target_though_no_other_form_asks(nation, monkeypatch):
    monkeypatch.setattr("spi.ui.app.browser.remembered_name", lambda: "Inspektur")
    app = opened(PAGE, tahun=2024)
    app.session_state["buka-target"] = True
    app.run()
    assert app.text_input(key="nama-pencatat-target").value == app.session_state["nama-pencatat"] == "Inspektur"
