"""In a real browser, as the inspectorate over one year: from the import of a result to its evaluation, and a year on."""

from pathlib import Path

import made_up_nation
import pytest
from made_up_nation import HOME
from playwright.sync_api import expect
from respondent_lists import pasted, people
from running_app import CHROMIUM, arrive, choose, press, serving, settle, type_day, window
from stores import made

from spi.store import database

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
FIRST, NEXT = "2026-01-12T02:00:00Z", "2027-01-20T02:00:00Z"


def at(page, path):
    """The page at this path for the made-up regency, whole."""
    page.goto(f"{page.address}/{path}{'&' if '?' in path else '?'}daerah={HOME}")
    settle(page)
    return page.get_by_test_id("stMain")


def sign(page):
    page.get_by_placeholder("Nama Anda").fill("Pemeriksa")
    page.keyboard.press("Enter")
    settle(page)


def folded_open(page):
    page.evaluate("() => document.querySelectorAll('details:not([open]) > summary').forEach((fold) => fold.click())")
    settle(page)


def result_imported(page, folder):
    file = folder / "2025.json"
    file.write_bytes(made_up_nation.content(2025))
    at(page, "impor")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Batalkan").wait_for()
    settle(page)
    unread = page.locator('[data-testid="stCheckbox"] label:has(input:not(:checked))')
    while unread.count():
        unread.first.click()
        settle(page)
    page.get_by_label("Nama Anda").fill("Pemeriksa")
    page.keyboard.press("Tab")
    settle(page)
    press(page, "Simpan")
    page.get_by_text("Tersimpan: impor ke-").wait_for()


def four_carried(page):
    """Of the nine actions of SPI 2024, which are in sight of SPI 2025, four go on in its plan."""
    expect(at(page, "?tahun=2025")).to_contain_text("RTL SPI 2024")
    rtl = at(page, "rtl?tahun=2025")
    expect(rtl).to_contain_text("RTL SPI 2024")
    sign(page)
    folded_open(page)
    for number in range(1, 5):
        choose(page, "Tindak lanjut yang dibawa", f"{number}. ")
    press(page, "Bawa ke RTL SPI 2025")
    page.get_by_text("4 tindak lanjut dibawa ke RTL SPI 2025.").wait_for()
    carried = at(page, "rtl?tahun=2025&rencana=2025")
    expect(carried).to_contain_text("SPI 2025")
    expect(at(page, "rtl?tahun=2025&rencana=2024")).to_contain_text("SPI 2024")


def date_with_its_letter(page):
    at(page, "kalender")
    choose(page, "Langkah yang dicatat", "Rapat evaluasi (SPI 2025)")
    type_day(page, "Mulai", "09022026")
    page.get_by_label("Nomor surat", exact=True).fill("700/12/2026")
    letter = {"name": "undangan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 surat"}
    with page.expect_response(lambda answer: "upload_file" in answer.url and answer.request.method == "PUT"):
        page.set_input_files("input[type=file]", letter)  # its name is shown before it has arrived
    page.get_by_text("undangan.pdf").wait_for()
    settle(page)
    press(page, "Simpan tanggal")
    page.get_by_text("Tanggal dicatat.").wait_for()
    folded_open(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="undangan.pdf").first.click()
    assert Path(download.value.path()).read_bytes() == b"%PDF-1.4 surat"


def three_sessions(page):
    at(page, "sosialisasi?sosialisasi=unit&survei=2026")
    page.get_by_label("Tempel daftar unit", exact=True).fill("Dinas Contoh A\nDinas Contoh B\nKecamatan Contoh; kecamatan")
    page.keyboard.press("Tab")
    settle(page)
    press(page, "Simpan 3 unit")
    page.get_by_text("3 unit masuk daftar.").wait_for()
    for month, unit in ((1, "Dinas Contoh A"), (1, "Dinas Contoh B"), (12, "Kecamatan Contoh")):
        at(page, "sosialisasi?survei=2026")
        page.get_by_label("Tempat", exact=True).fill("Aula")
        page.get_by_label("Untuk siapa", exact=True).fill("Kepala OPD")
        type_day(page, "Tanggal", f"05{month:02d}2026")
        choose(page, "Unit yang dijangkau", unit)
        press(page, "Simpan sesi")
        page.get_by_text("Sesi dicatat.").wait_for()
    whole = at(page, "sosialisasi?survei=2026")
    expect(whole).to_contain_text("2 dari 2 OPD")
    expect(whole).to_contain_text("0 dari 1 kecamatan")  # planned for December: not yet held


def list_counted(page):
    at(page, "responden?survei=2026")
    page.get_by_label("OPD", exact=True).fill("Dinas Contoh A")
    page.keyboard.press("Enter")
    settle(page)
    page.set_input_files(
        "input[type=file]", {"name": "daftar.csv", "mimeType": "text/csv", "buffer": pasted(people(120)).encode()}
    )
    page.get_by_role("button", name="Simpan jumlahnya").wait_for()
    settle(page)
    press(page, "Simpan jumlahnya")
    page.get_by_text("Jumlah daftar dicatat.").wait_for()
    folded_open(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("120–129")


def closed(page):
    """The evaluation of SPI 2025 is closed with one commitment; answers what its frozen account says."""
    at(page, "evaluasi?tahun=2025")
    choose(page, "Peserta menurut jabatan", "Sekretaris Daerah")
    page.get_by_label("Komitmen ke-1", exact=True).fill("Menyusun petunjuk daftar responden")
    page.keyboard.press("Tab")
    page.get_by_label("Komitmen ke-2", exact=True).wait_for()
    settle(page)
    press(page, "Tutup evaluasi SPI 2025")
    page.get_by_text("akan dibekukan").wait_for()
    press(page, "Tutup evaluasi SPI 2025")
    expect(page.locator("h2")).to_contain_text("dibuka lagi pada evaluasi berikutnya")
    return account(page)


def account(page):
    """The frozen words, without the form and what the day of reading adds."""
    settle(page)
    return page.locator(".st-key-isi-evaluasi").inner_text()


def test_a_year_of_the_inspectorate_in_one_walk(browser, tmp_path):
    store = made(tmp_path / "spi.duckdb", made_up_nation.write(tmp_path)[:4], plan=made_up_nation.write_plan(tmp_path))
    database.close()
    with window(browser) as page:
        with serving(store, clock=FIRST) as address:
            arrive(page, address, (1366, 768))
            result_imported(page, tmp_path)
            four_carried(page)
            date_with_its_letter(page)
            three_sessions(page)
            list_counted(page)
            frozen = closed(page)
        with serving(store, clock=NEXT) as address:
            arrive(page, address, (1366, 768))
            at(page, "evaluasi?tahun=2025")
            assert account(page) == frozen
            expect(at(page, "kalender")).to_contain_text("20 Januari 2027")
        assert page.errors == page.outside == []
