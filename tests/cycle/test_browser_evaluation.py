"""In a real browser, over a year: a date, a session, the evaluation is closed, and the next one opens with its commitments."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from running_app import CHROMIUM, choose, press, settle, type_day

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
SIZES = ((1366, 768), (1280, 720), (390, 844))
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def year_walked(visit):
    """The window of an inspectorate that says its name once and works through the year."""
    page = visit(SIZES[0])
    page.goto(f"{page.address}/kalender")
    settle(page)
    page.get_by_placeholder("Nama Anda").fill("Pemeriksa")
    page.keyboard.press("Enter")
    settle(page)
    return page


def main(page):
    return page.inner_text('[data-testid="stMain"]')


def fits(page):
    """At every size nothing is wider than the window, also what was folded."""
    page.evaluate("() => document.querySelectorAll('details:not([open]) > summary').forEach((fold) => fold.click())")
    settle(page)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(200)
        assert page.evaluate(_WIDER) <= 0, (page.url, width)
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})


def test_what_is_typed_and_not_closed_outlives_a_reload(year_walked):
    page = year_walked
    page.goto(f"{page.address}/evaluasi?tahun=2023")
    settle(page)
    page.get_by_label("Kesimpulan", exact=True).fill("Disusun *bersama*.")
    page.get_by_label("Komitmen ke-1", exact=True).fill("Menyusun petunjuk")
    page.keyboard.press("Tab")
    page.get_by_label("Komitmen ke-2", exact=True).wait_for()
    settle(page)
    type_day(page, "Tenggat", "31052026")
    page.keyboard.press("Escape")
    page.locator("h2").click()  # the calendar of a date hands its day over when one leaves it
    page.wait_for_function("() => (localStorage['spi-evaluasi-3513-2023'] ?? '').includes('2026-05-31')")
    page.reload()
    page.wait_for_function("() => [...document.querySelectorAll('input')].some((each) => each.value === 'Menyusun petunjuk')")
    settle(page)
    assert page.get_by_label("Kesimpulan", exact=True).input_value() == "Disusun *bersama*."
    assert page.get_by_role("row", name="Menyusun petunjuk OPD belum ditetapkan; 31 Mei 2026").count() == 1


def test_a_year_of_the_inspectorate_from_a_date_to_last_years_commitments(year_walked):
    page = year_walked
    page.goto(f"{page.address}/kalender")
    settle(page)
    type_day(page, "Mulai", "01022027")
    press(page, "Simpan tanggal")
    page.get_by_text("Tanggal dicatat.").wait_for()

    page.goto(f"{page.address}/sosialisasi?sosialisasi=unit")
    settle(page)
    press(page, "Masukkan 24 kecamatan dari daftar resmi")
    page.goto(f"{page.address}/sosialisasi?survei=2024")
    settle(page)
    page.get_by_label("Tempat", exact=True).fill("Aula")
    page.get_by_label("Untuk siapa", exact=True).fill("Seluruh camat")
    type_day(page, "Tanggal", "05082025")
    page.get_by_text("Semua kecamatan", exact=True).click()
    press(page, "Simpan sesi")
    page.get_by_text("24 dari 24 kecamatan").first.wait_for()

    page.goto(f"{page.address}/evaluasi?tahun=2024")
    settle(page)
    choose(page, "Peserta menurut jabatan", "Sekretaris Daerah", "Sekretaris Daerah")
    choose(page, "Peserta menurut jabatan", "Camat Kraksaan", "Tambah: Camat Kraksaan")
    page.get_by_label("Komitmen ke-1", exact=True).fill("Menyusun petunjuk daftar responden")
    page.keyboard.press("Tab")
    page.get_by_label("Komitmen ke-2", exact=True).wait_for()
    settle(page)
    press(page, "Tutup evaluasi SPI 2024")
    page.get_by_text("akan dibekukan").wait_for()
    press(page, "Tutup evaluasi SPI 2024")
    expect(page.locator("h2")).to_contain_text("10 komitmen dibuka lagi pada evaluasi berikutnya")
    whole = page.get_by_test_id("stMain")
    expect(whole).to_contain_text("Sekretaris Daerah; Camat Kraksaan")
    expect(whole).to_contain_text("0,88 poin lebih baik daripada gerak bersama")
    settle(page)
    for name, start in (("Berita acara (DOCX)", b"PK"), ("Berita acara (PDF)", b"%PDF")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert Path(download.value.path()).read_bytes().startswith(start)
        assert "2024_peristiwa-" in download.value.suggested_filename

    fits(page)
    page.goto(f"{page.address}/evaluasi?tahun=2025")
    settle(page)
    assert "Dari 10 komitmen evaluasi SPI 2024" in main(page)
    assert "Menyusun petunjuk daftar responden" in page.get_by_role("table").first.inner_text()
    fits(page)
    assert page.errors == page.outside == []
