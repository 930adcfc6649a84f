"""What only a browser knows: console, requests to other hosts, deep links, clicks, widths, text alternatives."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from running_app import CHROMIUM, arrive, settle, window

from app import addresses

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
SIZES = ((1366, 768), (390, 844))


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def screen(request, visit):
    return visit(request.param)


def clean(page):
    assert page.errors == []
    assert page.outside == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 2"), "lebih lebar dari layar"


def test_an_address_below_a_page_leads_to_the_first_one_which_says_so(visit, address):
    screen = visit(SIZES[0])
    screen.goto(f"{address}/komponen/x?tahun=2023")
    settle(screen)
    expect(screen.get_by_test_id("stAlert")).to_contain_text("Tidak ada halaman di alamat “/komponen/x”.")
    assert "SPI 2023" in screen.inner_text("h2"), "what was chosen is kept"
    clean(screen)


def test_every_page_opens_by_menu_and_keeps_the_choice(visit, address):
    screen = visit(SIZES[1])
    screen.goto(f"{address}/?daerah={quote('Kota Madiun')}&tahun={quote('SPI 2023')}")
    settle(screen)
    assert "81,86" in screen.inner_text('[data-testid="stMain"]')
    for name in addresses()[1:]:
        screen.locator('[data-testid="stExpandSidebarButton"]').click()  # folded away again after every choice
        screen.locator(f'[data-testid="stSidebarNavLink"][href*="{name}"]').click()
        screen.wait_for_url(f"**/{name}*")
        settle(screen)
        assert "Kota+Madiun" in screen.url or "Kota%20Madiun" in screen.url, "pilihan hilang dari alamat"
        clean(screen)


def test_a_click_on_a_tile_selects_that_government_everywhere(screen, address):
    screen.goto(f"{address}/peringkat")
    settle(screen)
    tile = screen.locator(".st-key-petak .scatterlayer path.point, .st-key-petak .points path").first
    tile.scroll_into_view_if_needed()
    box = tile.bounding_box()
    screen.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    screen.wait_for_url("**daerah=**")
    settle(screen)
    assert "daerah=3513" not in screen.url
    clean(screen)


def test_the_headline_and_the_first_chart_stand_above_the_fold(screen, address):
    screen.goto(address)
    settle(screen)
    if screen.viewport_size["width"] > 1000:
        for key in ("perubahan-indeks", "posisi"):
            box = screen.locator(f".st-key-{key}").bounding_box()
            assert box["y"] + box["height"] <= screen.viewport_size["height"], key
    assert screen.locator("h2").bounding_box()["y"] < 320


def test_through_a_proxy_without_sign_in_the_app_only_reads(browser, address):
    with window(browser, extra_http_headers={"X-Forwarded-For": "10.0.0.9"}) as page:
        arrive(page, address, SIZES[0])
        page.goto(f"{address}/rtl")
        settle(page)
        page.get_by_text("Hanya baca").wait_for()
        assert page.get_by_placeholder("Nama Anda").count() == 0


def test_a_table_is_taken_away_only_as_a_file_that_says_what_it_is(visit, address):
    screen = visit()
    screen.goto(f"{address}/peringkat")
    settle(screen)
    table = screen.locator('[data-testid="stDataFrame"]').first
    table.scroll_into_view_if_needed()
    table.hover()
    expect(screen.locator('[data-testid="stElementToolbarButton"] [aria-label^="Cari"]').first).to_be_visible()
    anonymous = screen.locator('[aria-label^="Download as CSV"]')
    assert anonymous.count() and not any(button.is_visible() for button in anonymous.all())
    with screen.expect_download() as taken:
        screen.locator('[data-testid="stDownloadButton"] button').first.click()
    file = taken.value
    assert file.suggested_filename.startswith("spi-2024-kabupaten-probolinggo-peringkat-jawa-timur-dengan-pemprov-")
    assert "Pemda;Kabupaten Probolinggo" in Path(file.path()).read_text(encoding="utf-8-sig")


def test_a_click_on_a_figure_of_the_ranking_table_opens_its_passport_again_and_again(visit, address):
    page = visit()
    page.goto(f"{address}/peringkat?tahun=2024")
    settle(page)
    drawer = page.locator('[data-testid="stDialog"]')
    for _ in range(2):
        canvas = page.locator("[class*=st-key-tabel-peringkat] canvas").first
        canvas.scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        box = canvas.bounding_box()
        page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 60, steps=5)
        page.wait_for_timeout(200)
        page.mouse.move(box["x"] + 0.38 * box["width"], box["y"] + 35 * 3 + 17, steps=5)
        page.wait_for_timeout(300)
        page.mouse.down()
        page.mouse.up()
        expect(drawer).to_contain_text("Kota Blitar: Indeks SPI")
        expect(drawer).to_contain_text("blitarraya.com")
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        settle(page)


def scrolled(page):
    return page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")


def at_top(page):
    page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo({top: 0, behavior: 'instant'})")
    assert scrolled(page) == 0


def shows_its_cell(page):
    """The heading of the panel behind a cell, its two choices, lies inside the window and stays there."""
    settle(page)
    page.wait_for_function("() => document.querySelector('.st-key-benang-pilihan')?.getBoundingClientRect().bottom < innerHeight")
    page.wait_for_timeout(600)
    for place in (page.locator(".st-key-benang-pilihan"), page.locator(".st-key-lihat-pilihan")):
        box = place.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= SIZES[0][1]
    assert scrolled(page) > 0


def test_what_is_opened_in_the_thread_comes_into_view_by_click_or_link_and_nothing_else_scrolls(visit, address):
    page = visit(SIZES[0])
    page.goto(f"{address}/benang-merah?tahun=2024")
    settle(page)
    assert scrolled(page) == 0, "digulir pada kunjungan pertama"
    ways = page.locator("[class*=st-key-lihat-]").get_by_role("button")
    for n in (0, 1, 1):  # the headline's, another one, and the same once more
        at_top(page)
        ways.nth(n).click()
        shows_its_cell(page)
    at_top(page)
    box = page.locator(".st-key-matriks-benang canvas").first.bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 60, steps=5)
    page.wait_for_timeout(200)
    page.mouse.move(box["x"] + 200, box["y"] + 35 * 2 + 17, steps=5)
    page.wait_for_timeout(300)
    page.mouse.down()
    page.mouse.up()
    shows_its_cell(page)
    at_top(page)
    page.locator(".st-key-lingkup-pilihan").get_by_role("combobox").click()
    page.get_by_role("option").last.click()
    page.wait_for_url("**lingkup=**")
    settle(page)
    page.wait_for_timeout(600)
    assert scrolled(page) == 0, "digulir oleh pilihan lain"
    for name in ("rtl", "benang-merah"):
        page.locator(f'[data-testid="stSidebarNavLink"][href*="{name}"]').click()
        page.wait_for_url(f"**/{name}*")
        settle(page)
    page.wait_for_timeout(600)
    assert scrolled(page) == 0, "digulir lagi saat kembali lewat menu"
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/benang-merah?tahun=2024&benang=expert&lihat=tindakan")
    shows_its_cell(page)
    page.emulate_media(reduced_motion="no-preference")
    clean(page)


def test_a_comparison_keeps_its_governments_by_link_by_menu_and_by_reload(visit, address):
    screen = visit(SIZES[0])
    screen.goto(f"{address}/bandingkan?dengan=3578,3508")
    settle(screen)

    def chosen():
        assert "dengan=3578%2C3508" in screen.url
        return sorted(screen.locator('[data-testid="stMultiSelect"] [data-tag-index]').all_inner_texts())

    assert chosen() == ["Kabupaten Lumajang", "Kota Surabaya"]
    for name in ("tren", "bandingkan"):
        screen.locator(f'[data-testid="stSidebarNavLink"][href*="{name}"]').click()
        screen.wait_for_url(f"**/{name}*")
        settle(screen)
    assert chosen() == ["Kabupaten Lumajang", "Kota Surabaya"]
    screen.reload()
    settle(screen)
    assert chosen() == ["Kabupaten Lumajang", "Kota Surabaya"]
