"""The page Evaluasi: a year is closed, opened by the number of its event, corrected, taken back, and the next one opens."""

import re
from datetime import date

import pytest
from evaluations import change, closed
from left_names import left_names
from opened_page import ODD, everything, opened, press, words
from streamlit.testing.v1 import AppTest

from spi.cycle import evaluation
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.ui.app import identity

PAGE, OWN = "pages/siklus/evaluasi.py", Plan("3513", 2024)


def page(name="Ani", **address):
    return opened(PAGE, address={"tahun": "2024"} | address, name=name)


def told(app):
    return " ".join(words(app))


def box(app, label):
    kinds = (app.text_input, app.text_area, app.multiselect, app.date_input, app.selectbox, app.toggle)
    (found,) = [each for kind in kinds for each in kind if each.label.replace("\\", "") == label]
    return found


def header(app):
    return app.header[0].value.replace("\\", "")


def test_a_year_of_which_nothing_is_known_leads_to_the_first_step(store):
    app = page("", daerah="3505")
    assert header(app) == "Evaluasi SPI 2024 belum ditutup: indeks, tindak lanjut, dan keputusan rapatnya belum tercatat."
    steps = [text for text in words(app) if text[:2] in ("1.", "2.", "3.")]
    assert steps == ["1. Masukkan hasil KPK tahun ini", "2. Susun rencana tindak lanjut", "3. Catat keputusan rapat"]
    assert [link.proto.page for link in app.get("page_link")] == ["impor", "rtl", "rapat"]
    assert not [text for text in words(app) if ODD.search(text)] and left_names(everything(app)) == []


@pytest.mark.parametrize("asked", ["9999", "abc"])
def test_a_link_to_a_version_that_is_not_there_says_so(asked, own_store):
    app = page(peristiwa=asked)
    assert f"“{asked}” tidak tersedia; yang ditampilkan “Yang sedang disiapkan”" in told(app)
    assert "belum ditutup" in header(app)


def test_it_is_closed_after_one_question_and_opened_again_by_its_number(own_store):
    app = page()
    press(app, "Tutup evaluasi SPI 2024")
    assert "Peserta menurut jabatan masih kosong" in told(app) and evaluation.in_force(OWN) is None
    box(app, "Peserta menurut jabatan").set_value(["Inspektur", "Sekretaris Daerah"])
    box(app, "Kesimpulan").set_value("Selesai <b>*dengan*</b> catatan.")
    box(app, "Komitmen ke-1").set_value("Menyusun petunjuk").run()
    assert box(app, "Komitmen ke-2").value == ""
    assert "Inspektur; Sekretaris Daerah" in words(app) and "10 komitmen" in told(app), "what is typed stands in what is frozen"
    press(app, "Tutup evaluasi SPI 2024")
    assert "akan dibekukan" in app.warning[0].value.replace("\\", "") and evaluation.in_force(OWN) is None
    press(app, "Tutup evaluasi SPI 2024")
    version = evaluation.in_force(OWN)
    assert header(app).endswith(f"sebagai peristiwa nomor {version.seq}; 10 komitmen dibuka lagi pada evaluasi berikutnya.")
    assert version.closed_at.date().isoformat() >= version.facts["closed_on"] == date.today().isoformat()
    assert "Selesai <b>*dengan*</b> catatan." in told(app) and not app.text_area
    account = sorted(words(page("", peristiwa=str(version.seq))))
    change(OWN, "Kampanye antikorupsi", title="Judul lain")
    again = sorted(words(page("", peristiwa=str(version.seq))))
    assert [text for text in again if text not in account] == [
        "Sejak itu 1 peristiwa tercatat (1 tentang tindak lanjut); isi di bawah tidak ikut berubah."
    ]


def test_a_closing_over_news_is_refused_and_the_page_shows_the_news(own_store):
    app = page()
    box(app, "Peserta menurut jabatan").set_value(["Inspektur"]).run()
    press(app, "Tutup evaluasi SPI 2024")
    plan.create(Person("Sari", "local"), OWN, {"title": "Baru"})
    press(app, "Tutup evaluasi SPI 2024")
    assert "catatan peristiwa bertambah" in told(app) and evaluation.in_force(OWN) is None and "10 tindak lanjut" in header(app)
    press(app, "Tutup evaluasi SPI 2024")
    assert len(evaluation.in_force(OWN).facts["actions"]) == 10


def correction(app):
    app.session_state["buka-koreksi-evaluasi"] = True
    app.run()
    names = [each for each in app.text_input if each.key == "nama-pencatat"]
    return names[0].set_value("Ani").run() if names else app


def test_it_is_corrected_with_a_reason_frozen_anew_and_taken_back(own_store):
    first = closed(OWN, conclusion="Lama.")
    change(OWN, "Kampanye antikorupsi", opd="Dinas Kominfo")
    app = correction(page())
    box(app, "Kesimpulan").set_value("Baru.")
    press(app, "Simpan koreksi")
    assert "alasannya" in told(app)
    box(app, "Alasan koreksi atau penarikan").set_value("salah ketik")
    press(app, "Simpan koreksi")
    second = evaluation.in_force(OWN)
    assert second.facts == {**first.facts, "conclusion": "Baru."} and second.number == 2
    app = correction(page())
    box(app, "Bekukan ulang hasil dan status RTL menurut data hari ini").set_value(True).run()
    box(app, "Alasan koreksi atau penarikan").set_value("status RTL keliru")
    press(app, "Simpan koreksi")
    third = evaluation.in_force(OWN)
    assert third.facts["closed_on"] == date.today().isoformat() and third.facts["log_number"] == third.seq - 1
    assert "Dinas Kominfo" in [row["opd"] for row in third.facts["actions"]] and third.facts["conclusion"] == "Baru."
    app = correction(page())
    box(app, "Alasan koreksi atau penarikan").set_value("belum semua hadir")
    press(app, "Tarik penutupan")
    assert "belum ditutup" in header(app) and "belum semua hadir" in told(app)
    old = page(peristiwa=str(first.seq))
    assert header(old).startswith("Versi 1, tidak berlaku lagi. Evaluasi SPI 2024 ditutup per 20 Desember 2025.")
    assert "Lama." in words(old) and not old.toggle


def test_the_next_year_opens_with_the_commitments_and_judges_the_typed_ones(own_store):
    change(OWN, "Kampanye antikorupsi", due="2025-12-31")
    closed(OWN, commitments=[{"commitment": "Menyusun *petunjuk*", "opd": "Inspektorat", "due": "2026-05-31"}])
    change(OWN, "Kampanye antikorupsi", verification="conform")
    app = page(tahun="2025")
    assert "Dari 10 komitmen evaluasi SPI 2024: 1 sesuai menurut Inspektorat" in told(app)
    (became,) = [table.value for table in app.table if "Yang terjadi" in table.value]
    assert "sesuai menurut Inspektorat" in set(became["Yang terjadi"]) and len(became) == 10
    box(app, "Peserta menurut jabatan").set_value(["Inspektur"]).run()
    press(app, "Tutup evaluasi SPI 2025")
    assert "Komitmen “Menyusun *petunjuk*” belum dinilai" in told(app)
    box(app, "Menyusun *petunjuk* (Inspektorat; tenggat 31 Mei 2026)").set_value("kept").run()
    assert "1 terpenuhi" in told(app)
    press(app, "Tutup evaluasi SPI 2025")
    press(app, "Tutup evaluasi SPI 2025")
    version = evaluation.in_force(Plan("3513", 2025))
    assert version.facts["earlier"][-1]["outcome"] == "kept" and version.facts["earlier_year"] == "2024"
    odd = [text for text in words(app) if ODD.search(re.sub(r"pukul \S+", "", text))]
    assert odd == left_names(everything(app)) == []


@pytest.mark.parametrize("who", [Person("Tamu", ""), Person("Budi", "opd", "Inspektorat")], ids=["reader", "opd"])
def test_who_may_not_close_reads_all_and_is_told_why(who, own_store, monkeypatch):
    monkeypatch.setattr(identity, "present", lambda: who)
    app: AppTest = page("")
    assert "elum ada yang disimpan." in told(app) and not app.multiselect and not [b for b in app.button if "Tutup" in b.label]
    closed(OWN)
    app = correction(page(""))
    assert "elum ada yang disimpan." in told(app) and not [
        b for b in app.button if b.label in ("Simpan koreksi", "Tarik penutupan")
    ]
