"""In a real browser: upload, correct a column, preview, save, see the rank move, open the passport, undo, see it back."""

import pytest
from playwright.sync_api import expect
from running_app import CHROMIUM, arrive, settle, type_into_cell, window

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")


@pytest.fixture
def page(visit):
    return visit()


def opened(page, place):
    page.goto(f"{page.address}/{place}")
    settle(page)


def metrics(page):
    opened(page, "")
    return page.locator('[data-testid="stMetricValue"]').all_inner_texts()


def sign(page, button, **fields):
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " ")).first.fill(text)
        page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name=button).click()
    settle(page)


def test_a_table_comes_in_is_traced_and_goes_out_again(page, tmp_path):
    assert metrics(page) == ["71,65", "25 dari 39"]
    opened(page, "peringkat")
    assert "peringkat ke-" in page.inner_text('[data-testid="stMain"]')
    file = tmp_path / "hasil rapat.csv"
    file.write_text("Tahun;Pemda;Angka Ajaib\n2024;Kab. Probolinggo;79,10\n", encoding="utf-8")

    opened(page, "impor")
    page.set_input_files("input[type=file]", file)
    page.get_by_text("Belum dapat disimpan").wait_for()
    settle(page)
    assert "kolom Indeks" in page.inner_text('[data-testid="stAlert"]')
    type_into_cell(page, "Indeks SPI", row=2, share=0.6)
    page.get_by_text("mengganti angka yang dipakai sekarang").wait_for()
    settle(page)
    save = page.get_by_role("button", name="Simpan")
    assert save.is_disabled(), "tanpa nama tidak ada yang disimpan"
    for tick in page.locator('[data-testid="stCheckbox"] label').all():
        assert tick.locator("input").get_attribute("aria-label") == tick.inner_text(), "read aloud as it is seen"
        tick.click()
        settle(page)
    sign(page, "Simpan", Nama_Anda="Inspektur Uji")
    page.get_by_text("Tersimpan: impor ke-1, 1 angka").wait_for()

    assert metrics(page)[0] == "79,10"
    opened(page, "peringkat")
    assert "peringkat ke-1," in page.inner_text('[data-testid="stMain"]'), "peringkat bergerak"
    opened(page, "")
    page.get_by_text("Semua angka dan sumbernya").click()
    page.get_by_text("Yang dihitung untuk SPI 2024").wait_for()
    settle(page)
    assert "hasil rapat.csv" in page.inner_text('[data-testid="stMain"]')

    opened(page, "riwayat")
    sign(page, "Batalkan impor ini", Nama_Anda="Inspektur Uji", Alasan="salah berkas")
    page.get_by_text("Impor ke-1 dibatalkan.").wait_for()
    assert metrics(page) == ["71,65", "25 dari 39"]
    assert page.errors == []


def upload(page, file, text):
    file.write_text(text, encoding="utf-8")
    opened(page, "impor")
    page.set_input_files("input[type=file]", file)
    page.get_by_text("Yang akan berubah").wait_for()
    settle(page)
    for tick in page.locator('[data-testid="stCheckbox"] label').all():
        tick.click()
        settle(page)


def test_a_figure_has_its_passport_one_click_away(page):
    opened(page, "")
    page.get_by_role("group", name="Asal-usul angka").first.get_by_role("button", name="Indeks SPI").click()
    page.get_by_text("sumber lain").first.wait_for()
    settle(page)
    told = page.inner_text('[data-testid="stDialog"]')
    assert "71,65" in told and "Dasbor SPI KPK (salinan publik)" in told and "derajat" in told
    assert "Indeks, dihitung ulang" in told


def test_who_previewed_before_somebody_else_saved_is_told(page, browser, tmp_path):
    with window(browser) as second:
        arrive(second, page.address, (1366, 900))
        upload(page, tmp_path / "spi satu.csv", "Tahun;Pemda;Indeks\n2024;Kota Madiun;77,07\n")
        page.get_by_label("Nama Anda").fill("Satu")
        page.keyboard.press("Tab")
        settle(page)
        upload(second, tmp_path / "spi dua.csv", "Tahun;Pemda;Indeks\n2024;Kota Madiun;79,90\n")
        sign(second, "Simpan", Nama_Anda="Dua")
        second.get_by_text("Tersimpan: impor ke-").wait_for()
        page.get_by_role("button", name="Simpan").click()
        page.get_by_text("berubah sejak pratinjau").wait_for()
        settle(page)
        page.get_by_role("button", name="Simpan").click()
        page.get_by_text("Tersimpan: impor ke-").wait_for()


# ------------------------------------------------------------------ what was typed and not saved


def kept(page):
    """What the browser keeps of the page Impor data, as text; "" where nothing."""
    return page.evaluate("() => localStorage['spi-impor-simpanan'] ?? ''")


def wait_until_kept(page, text):
    page.wait_for_function("text => (localStorage['spi-impor-simpanan'] ?? '').includes(text)", arg=text)


def first_table(page):
    """What the first table says, to be waited for: it says a change a moment after it shows it."""
    return expect(page.locator('[data-testid="stDataFrame"]').first)


def choose_way(page, way):
    page.get_by_role("radio", name=way).click()
    settle(page)


def test_what_was_typed_outlives_a_look_at_another_page_and_a_reload_until_it_is_saved_or_dropped(page):
    opened(page, "impor")
    choose_way(page, "Isi sendiri")
    type_into_cell(page, "70,5", row=0, share=0.8)
    wait_until_kept(page, "70,5")
    choose_way(page, "Tempel")
    block = "Tahun\tPemda\tAngka Ajaib\n2024\tKota Blitar\t79,10\n"
    page.get_by_role("textbox", name="Tempel blok").fill(block)
    page.get_by_role("link", name="Sumber", exact=True).click(delay=100)  # straight from the text to the menu, as a hand does
    page.wait_for_url("**/sumber*")
    settle(page)
    page.get_by_role("link", name="Impor data").click()
    page.get_by_text("Belum dapat disimpan").wait_for()
    settle(page)
    type_into_cell(page, "Indeks SPI", row=2, share=0.6)
    page.get_by_text("angka di berkas ini").wait_for()
    wait_until_kept(page, '"C":"index"')

    page.reload()
    page.get_by_text("angka di berkas ini").wait_for()
    settle(page)
    assert page.get_by_role("textbox", name="Tempel blok").input_value() == block
    first_table(page).to_contain_text("Indeks SPI")
    for tick in page.locator('[data-testid="stCheckbox"] label').all():
        tick.click()
        settle(page)
    sign(page, "Simpan", Nama_Anda="Inspektur Uji")
    page.get_by_text("Tersimpan: impor ke-").wait_for()
    choose_way(page, "Isi sendiri")
    wait_until_kept(page, '"way":"Isi sendiri"')
    assert "70,5" in kept(page) and "Blitar" not in kept(page), "only what was saved is forgotten"

    opened(page, "impor")  # without a way in the address it opens at that which was left
    page.get_by_text("angka di berkas ini").wait_for()
    settle(page)
    first_table(page).to_contain_text("70,5")
    page.evaluate(
        "() => { for (let size = 2 ** 22; size; size >>= 1) try { localStorage['x' + size] = 'x'.repeat(size) } catch {} }"
    )
    type_into_cell(page, "71,5", row=1, share=0.8)
    page.get_by_text("terlalu besar untuk disimpan peramban").wait_for()
    assert "70,5" not in kept(page), "an older state would come back as if it were this one"
    page.get_by_role("button", name="Batalkan").click()
    page.get_by_text("Dibatalkan").wait_for()
    settle(page)
    assert kept(page) == "" and page.errors == []
