"""The page Setelan: what holds and whose it is, changed by an administrator, at once in force everywhere."""

import json

import pytest
from opened_page import asked_from, opened, press, words
from stores import ROOT
from streamlit.testing.v1 import AppTest

from spi import settings
from spi.follow_up import overrides
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.store import database
from spi.store.keeping import check
from spi.ui.app.address import control

PAGE = "pages/data/setelan.py"
ADMIN = Person("Ani", "admin")
SAVE = "Simpan setelan"


def page(key):
    """The page over one setting, as a named person of this computer sees it."""
    return opened(PAGE, name="Ani", setelan=key)


def box(app, label):
    """The one input of this label, whatever its kind."""
    kinds = ("text_input", "number_input", "selectbox", "multiselect", "checkbox")
    (found,) = [each for kind in kinds for each in getattr(app, kind) if each.label == label]
    return found


def fill(app, **by_field):
    """Fill inputs by their names in the dictionary ("target_value"), then the reason, and press the button."""
    for label, value in by_field.items():
        box(app, label).set_value(value)
    box(app, "Alasan").set_value("keputusan rapat")
    return app


def shown(app):
    table = app.table[0].value
    return {row["Setelan"]: (row["Yang berlaku"], row["Asalnya"]) for row in table.to_dict("records")}


def test_everything_is_the_default_at_first(own_store):
    app = page("region")
    assert app.header[0].value == "Semua setelan mengikuti bawaannya."
    told = shown(app)
    assert len(told) == len(overrides.KEYS) and {origin for _, origin in told.values()} == {"bawaan"}
    assert told["Pemda yang ditampilkan lebih dulu"][0] == "Kabupaten Probolinggo"
    assert told["Target"][0].replace("\\", "").startswith("80,00 untuk SPI 2024.") and told["Kop surat"][0] == "belum ada"


def test_a_region_and_a_scope_are_what_the_next_visitor_sees_first(own_store):
    app = press(fill(page("region"), **{"Pemda yang ditampilkan lebih dulu": "3577"}), SAVE)
    assert "Pemda yang ditampilkan lebih dulu disimpan." in words(app)
    assert app.header[0].value == f"1 dari {len(overrides.KEYS)} setelan diubah di halaman ini; selebihnya mengikuti bawaannya."
    value, origin = shown(app)["Pemda yang ditampilkan lebih dulu"]
    assert value == "Kota Madiun" and origin.startswith("Ani, ") and "keputusan rapat" in origin
    press(fill(page("scope"), **{"Lingkup peringkat bawaan": "kota"}), SAVE)
    visitor = opened()
    assert (visitor.selectbox(key="daerah-pilihan").value, visitor.selectbox(key="lingkup-pilihan").value) == ("3577", "kota")
    app = press(fill(page("region")), "Kembalikan ke bawaan")
    assert shown(app)["Pemda yang ditampilkan lebih dulu"][1].startswith("bawaan, dikembalikan oleh Ani, ")
    assert opened().selectbox(key="daerah-pilihan").value == "3513" and check.broken() == []


def test_a_target_is_typed_with_a_comma_and_may_be_left_out(own_store):
    app = press(fill(page("target"), **{"Nilai target": "delapan"}), SAVE)
    assert "delapan" in app.error[0].value and "seharusnya bilangan 0 sampai 100." in app.error[0].value.replace("\\", "")
    assert box(app, "Nilai target").value == "delapan" and overrides.in_force() == {}  # what was typed is still there
    press(fill(app, **{"Nilai target": "82,5", "Tahun survei target": 2025}), SAVE)
    assert settings.settings()["target"]["value"] == 82.5 and settings.settings()["target"]["survey_year"] == 2025
    press(fill(page("target"), **{"Tanpa target": True}), SAVE)
    assert "target" not in settings.settings() and shown(page("target"))["Target"][0] == "belum ada"


def test_a_session_is_changed_added_and_left_out(own_store):
    app = page("rapat")
    app = press(fill(box(app, "Yang diubah").set_value(1).run(), **{"Nama sesi": "Para camat"}), SAVE)
    app = press(
        fill(app, **{"Nomor sesi": 3, "Nama sesi": "Kepala desa", "Salindia dan urutannya": ["rank", "index"]}), SAVE
    )  # fmt: skip
    held = settings.settings()["rapat"]
    assert [each["name"] for each in held] == ["Staf ahli, asisten, kepala OPD", "Para camat", "Kepala desa"]
    assert held[1] == settings.defaults()["rapat"][1] | {"name": "Para camat"} and held[2]["slides"] == ["rank", "index"]
    assert "Kepala desa" in opened("pages/rapat/rapat.py").selectbox(key=control("sesi")).options
    press(fill(box(page("rapat"), "Yang diubah").set_value(0).run()), "Hapus butir ini")
    assert [each["name"] for each in settings.settings()["rapat"]] == ["Para camat", "Kepala desa"]


def test_a_letterhead_and_a_person_are_typed(own_store, tmp_path, monkeypatch):
    (tmp_path / "kosong.toml").touch()
    monkeypatch.setenv("SPI_ROLES", str(tmp_path / "kosong.toml"))
    app = press(fill(page("letterhead"), **{"Nama instansi": "Inspektorat", "Kode pos": "6728"}), SAVE)
    assert "Kode pos" in app.error[0].value and "seharusnya 5 angka" in app.error[0].value and not settings.letterhead("3513")
    typed = {"Nama pemerintah daerah": "Pemkab", "Kode pos": "67282", "Pos-el": "a@uji.go.id", "NIP": "197001011995031001"}
    press(fill(app, **typed), SAVE)
    kept = {"government": "Pemkab", "agency": "Inspektorat", "postcode": "67282", "email": "a@uji.go.id", "nip": typed["NIP"]}
    assert settings.letterhead("3513") == kept
    app = press(
        fill(page("people"), **{"Alamat surel": "ani@contoh.go.id", "Nama": "Ani", "Peran": "opd", "OPD": "Dinas A"}), SAVE
    )
    assert "Sekurang-kurangnya seorang harus berperan admin" in app.error[0].value.replace("\\", "")
    app = press(fill(app, Peran="admin"), SAVE)
    assert shown(app)["Orang dan peran"][0] == "1 Admin" and overrides.in_force()["people"][0]["address"] == "ani@contoh.go.id"


def test_what_others_changed_meanwhile_stays(own_store):
    app = page("rapat")
    app = box(app, "Yang diubah").set_value(1).run()
    other = [settings.settings()["rapat"][0] | {"name": "Kepala OPD"}, settings.settings()["rapat"][1]]
    assert overrides.change(ADMIN, "rapat", other, seen=0, reason="lain").problems == []
    app = press(fill(app, **{"Nama sesi": "Para camat"}), SAVE)
    assert "Ani sudah mengubah ini" in app.error[0].value.replace("\\", "") and box(app, "Nama sesi").value == "Para camat"
    press(fill(app), SAVE)
    assert [each["name"] for each in settings.settings()["rapat"]] == ["Kepala OPD", "Para camat"]


def test_what_was_typed_stays_while_another_changes_the_same(own_store):
    app = page("target")
    other = settings.settings()["target"] | {"value": 90, "note": "Lain."}
    assert overrides.change(ADMIN, "target", other, seen=0, reason="lain").problems == []
    app = press(fill(app, **{"Nilai target": "82,5"}), SAVE)
    assert "Ani sudah mengubah ini" in app.error[0].value.replace("\\", "") and box(app, "Nilai target").value == "82,5"
    press(fill(app), SAVE)
    assert settings.settings()["target"]["value"] == 82.5


def test_the_history_of_a_setting_is_open_to_everybody_but_that_of_people(own_store, monkeypatch):
    overrides.change(ADMIN, "scope", "kota", seen=0, reason="dulu")
    overrides.change(ADMIN, "people", [{"address": "rahasia@contoh.go.id", "role": "admin"}], seen=0, reason="dulu")
    asked_from(monkeypatch, peer="10.0.0.7")
    for key, count in (("scope", 1), ("people", 0)):
        app = opened(PAGE, setelan=key)
        assert not app.button or SAVE not in {button.label for button in app.button}
        assert len([each for each in app.expander if each.label == "Riwayat setelan ini"]) == count
        assert "rahasia" not in json.dumps([*words(app), *map(str, shown(app).values())])


@pytest.mark.parametrize(("role", "allowed"), [("admin", True), ("inspectorate", False)])
def test_signed_in_only_an_admin_is_given_the_form(role, allowed, own_store, tmp_path, monkeypatch):
    (tmp_path / "roles.toml").write_text(f'[[person]]\naddress = "ani@contoh.go.id"\nname = "Ani"\nrole = "{role}"\n')
    monkeypatch.setenv("SPI_ROLES", str(tmp_path / "roles.toml"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.secrets["auth"] = {"client_id": "spi"}
    app.user = {"is_logged_in": True, "email": "ani@contoh.go.id", "email_verified": True}
    app.switch_page(PAGE).run()
    assert not app.exception and (SAVE in {button.label for button in app.button}) == allowed
    assert ("Setelan hanya boleh diubah Admin. Minta admin mengubahnya; belum ada yang disimpan." in words(app)) != allowed


def test_a_region_that_is_gone_lets_the_page_open_where_it_is_mended(own_store):
    page("region")
    with database.write() as transaction:
        event = events.Event("setting", "setelan-region", "configure", {"setting": "region", "value": "9999"}, "dulu")
        events.append(transaction, ADMIN, [event])
    app = page("region")
    value, origin = shown(app)["Pemda yang ditampilkan lebih dulu"]
    assert "tidak dapat dipakai lagi" in origin and "9999" in origin and value == "Kabupaten Probolinggo"
    assert app.selectbox(key="daerah-pilihan").value == "3513"


def test_a_person_of_a_shared_server_is_given_a_government_by_its_name(own_store, tmp_path, monkeypatch):
    (tmp_path / "peran.toml").write_text('[[person]]\naddress = "a@contoh.go.id"\nrole = "admin"\n', encoding="utf-8")
    monkeypatch.setenv("SPI_ROLES", str(tmp_path / "peran.toml"))
    who = {"Alamat surel": "ita@contoh.go.id", "Peran": "inspectorate"}
    press(fill(page("people"), **who, **{"Pemda (server bersama)": "3513"}), SAVE)
    press(fill(page("people"), **who | {"Alamat surel": "prov@contoh.go.id", "Provinsi yang diikuti": "35"}), SAVE)
    people = {each["address"]: each for each in overrides.in_force()["people"]}
    assert people["ita@contoh.go.id"]["region"] == "3513" and "province" not in people["ita@contoh.go.id"]
    assert people["prov@contoh.go.id"]["province"] == "35" and "region" not in people["prov@contoh.go.id"]
    assert "Semua pemda (pengelola server)" in box(page("people"), "Pemda (server bersama)").options
