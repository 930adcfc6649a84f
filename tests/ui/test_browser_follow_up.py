"""In a real browser: a meeting is typed, an action is made of what was said, and the thread is walked from score to verdict."""

import pytest
from playwright.sync_api import expect
from running_app import CHROMIUM, settle, type_into_cell
from test_browser_fgd import choose, noted

from spi.ui.plan import plan_table

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
SAID = ("Kuesioner dibagikan lewat atasan.", "Responden diarahkan menjawab baik.", "Daftar responden tidak acak.")
LOOSE = "Potongan pelaksanaan SPI (bertambah, yang paling menurunkan indeks, 3,41 poin dari SPI 2023 ke SPI 2024) belum disebut"
_TOLD_IN_SIGHT = """() => {
    const told = document.querySelector('.st-key-kata-simpan')?.getBoundingClientRect()
    return told && told.top >= 0 && told.bottom <= innerHeight
}"""


@pytest.fixture
def page(visit):
    return visit()


def main(page):
    settle(page)
    return page.inner_text('[data-testid="stMain"]')


def hold_a_meeting(page):
    page.goto(f"{page.address}/akar-masalah")
    settle(page)
    page.get_by_placeholder("Nama Anda").fill("Sari")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_text("Catat FGD", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Mulai sesi").click()
    settle(page)
    choose(page, part="Potongan pelaksanaan SPI", theme="Pelaksanaan survei")
    for number, quote in enumerate(SAID, start=1):
        page.keyboard.type(quote)
        page.keyboard.press("Enter")
        noted(page, number)


def change(page, what, button, *, day=None, verdict=None, **fields):
    """One change of the open action: choose what, set the date or the verdict, fill the fields by label, press the button."""
    forms = page.get_by_test_id("stButtonGroup").last
    forms.get_by_role("radio", name=what, exact=True).click()
    expect(forms.get_by_role("radio", checked=True)).to_have_count(1)
    settle(page)
    if day:
        page.get_by_label("Tenggat", exact=False).get_by_role("spinbutton").first.click()
        page.keyboard.type(day)
    if verdict:
        page.get_by_test_id("stRadio").get_by_text(verdict, exact=True).click()
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).last.fill(text)
    page.get_by_role("button", name=button).click()
    # Saving starts the forms again with none of them chosen; a click before that would be a click on the old ones.
    expect(forms.get_by_role("radio", checked=True)).to_have_count(0)
    page.wait_for_function(_TOLD_IN_SIGHT)
    settle(page)


def test_from_what_was_said_to_a_verdict_and_along_the_thread_and_back(page):
    page.goto(f"{page.address}/benang-merah")
    assert LOOSE in main(page)
    hold_a_meeting(page)
    page.get_by_role("button", name="Jadikan tindak lanjut").first.click()
    page.get_by_role("dialog").get_by_label("Judul tindak lanjut").fill("Undi responden secara terbuka")
    page.get_by_role("dialog").get_by_role("button", name="Buat tindak lanjut").click()
    page.get_by_role("link", name="Buka di RTL").click()
    page.get_by_text("Undi responden secara terbuka").first.wait_for()

    change(page, "Tenggat", "Tetapkan tenggat", day="01102027")
    change(page, "Tenggat", "Pindahkan tenggat", day="01112027", Alasan_tenggat_dipindah="Rapat diundur")
    change(page, "Tambah bukti", "Tambah bukti", Nama_bukti="Berita acara undian", Tautan="https://contoh.go.id/ba")
    change(page, "Klaim OPD", "Catat klaim", verdict="selesai menurut OPD")
    page.set_viewport_size({"width": 390, "height": 844})  # there the form stands a screen below where it is told what was saved
    settle(page)
    change(page, "Verifikasi", "Catat verifikasi", verdict="sesuai")
    page.set_viewport_size({"width": 1366, "height": 900})
    told = main(page)
    assert "selesai menurut OPD" in told and "1 Oktober 2027" in told and "1 November 2027" in told and "Rapat diundur" in told

    page.goto(f"{page.address}/benang-merah")
    assert LOOSE not in main(page)
    page.goto(f"{page.address}/benang-merah?benang=Potongan pelaksanaan SPI&lihat=Hasil penilaian")
    assert "Undi responden secara terbuka" in main(page) and "Sari" in main(page)
    page.get_by_role("radio", name="Catatan FGD", exact=True).click()
    settle(page)
    assert all(quote in main(page) for quote in SAID)
    page.get_by_role("radio", name="Tindak lanjut", exact=True).click()
    settle(page)
    page.get_by_role("link", name="Buka di RTL").first.click()
    page.get_by_text("Rapat diundur").first.wait_for()
    assert page.errors == []
    assert not page.evaluate("() => Object.keys(localStorage).some(key => key.startsWith('spi-rtl'))")


def unsaved(page):
    return page.get_by_text("Belum disimpan", exact=False)


def test_a_setting_half_typed_outlives_a_reload(page):
    page.goto(f"{page.address}/setelan?setelan=Kop+surat")
    settle(page)
    if page.get_by_placeholder("Nama Anda").count():
        page.get_by_placeholder("Nama Anda").fill("Sari")
        page.keyboard.press("Enter")
    agency = page.get_by_label("Nama instansi", exact=True)
    agency.fill("Inspektorat Kab")
    page.keyboard.press("Tab")
    page.wait_for_function("() => (localStorage['spi-setelan-letterhead'] ?? '').includes('Inspektorat Kab')")
    page.reload()
    page.wait_for_function("() => [...document.querySelectorAll('input')].some(input => input.value === 'Inspektorat Kab')")
    agency.fill("")
    page.keyboard.press("Tab")
    page.wait_for_function("() => !('spi-setelan-letterhead' in localStorage)")


def test_what_was_typed_into_the_table_outlives_a_reload_until_it_is_saved_or_dropped(page):
    page.goto(f"{page.address}/rtl?daerah=Kabupaten+Probolinggo")
    settle(page)
    page.get_by_placeholder("Nama Anda").fill("Sari")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.cookie.includes('Sari')")
    page.reload()  # with the name remembered nothing is drawn anew while somebody types
    settle(page)
    type_into_cell(page, "Bagian Organisasi", row=1, share=0.39)
    unsaved(page).wait_for()
    page.wait_for_function("() => Object.keys(localStorage).some(key => key.startsWith('spi-rtl'))")
    page.reload()
    unsaved(page).wait_for()
    settle(page)
    expect(page.locator('[data-testid="stDataFrame"]').last).to_contain_text("Bagian Organisasi")
    page.get_by_role("button", name="Simpan perubahan").click()
    page.get_by_text("Tersimpan: 1 perubahan").wait_for()
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('spi-rtl'))")
    page.reload()
    settle(page)
    assert unsaved(page).count() == 0
    type_into_cell(page, "BKPSDM", row=2, share=0.39)
    unsaved(page).wait_for()
    page.get_by_role("button", name="Buang perubahan").click()
    page.get_by_text("sudah dibuang").wait_for()
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.startsWith('spi-rtl'))")
    page.reload()
    settle(page)
    assert unsaved(page).count() == 0 and page.errors == []
    assert not page.evaluate("() => Object.keys(localStorage).some(key => key.startsWith('spi-rtl'))")


def test_the_verdicts_and_the_evidence_of_a_plan_are_seen_on_a_laptop_without_a_scroll(visit):
    page = visit((1366, 768))
    page.goto(f"{page.address}/rtl?daerah=Kabupaten+Probolinggo")
    settle(page)
    seen = plan_table._ORDER[: plan_table._ORDER.index("evidence_words") + 1]
    assert {"claim_words", "verification_words", "validation_words"} < set(seen)
    wide = page.locator('[data-testid="stDataFrame"]').first.bounding_box()["width"]
    assert sum(plan_table._WIDTHS[column] for column in seen) <= wide
