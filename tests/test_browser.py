"""What only a browser knows: console, requests to other hosts, deep links, clicks, widths, text alternatives."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.parse import quote

import pytest
from stores import ROOT

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--lang=id-ID"]  # fmt: skip
PAGES = ("", "komponen", "perubahan", "peringkat", "kesenjangan", "tren", "sumber", "metodologi")
SIZES = ((1366, 768), (390, 844))
READY = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
        && !document.querySelector('[data-testid="stSkeleton"]') && document.querySelector('h2, [data-testid="stAlert"]');
}"""


@pytest.fixture(scope="module")
def address(shipped_store):
    """The address of the app, run as a user runs it, on a copy of the shipped store."""
    own = shipped_store.with_name("browser.duckdb")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"],
        cwd=ROOT, env=os.environ | {"SPI_DATABASE": str(own)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{base}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.25)
    yield base
    server.terminate()
    server.wait(timeout=20)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def screen(request, browser, address):
    """A page of this size that remembers console errors and requests to other hosts."""
    context = browser.new_context(viewport=dict(zip(("width", "height"), request.param, strict=True)), locale="id-ID")
    page = context.new_page()
    page.errors, page.outside = [], []
    own = (address, address.replace("http", "ws", 1), "data:", "blob:")
    # Streamlit probes /<page>/_stcore/ on a deep link and answers 404 to itself.
    page.on("console", lambda m: m.type == "error" and "/_stcore/" not in m.location.get("url", "") and page.errors.append(m.text))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda r: not r.url.startswith(own) and page.outside.append(r.url))
    yield page
    context.close()


def settle(page):
    page.wait_for_function(READY, timeout=60_000)
    page.wait_for_timeout(400)


def clean(page):
    assert page.errors == []
    assert page.outside == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 2"), "lebih lebar dari layar"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_deep_link_without_an_error_or_an_outside_request(name, screen, address):
    screen.goto(f"{address}/{name}")
    settle(screen)
    clean(screen)
    assert screen.locator("h2").count() == 1
    for chart in screen.locator('[data-testid="stPlotlyChart"]').all():
        assert chart.evaluate("e => !!e.querySelector('[aria-label]') || e.hasAttribute('aria-label')"), "grafik tanpa teks"


def test_every_page_opens_by_menu_and_keeps_the_choice(screen, address):
    screen.goto(f"{address}/?daerah={quote('Kota Madiun')}&tahun={quote('SPI 2023')}")
    settle(screen)
    assert "81,86" in screen.inner_text('[data-testid="stMain"]')
    narrow = screen.viewport_size["width"] < 500
    for name in PAGES[1:]:
        if narrow:
            screen.locator('[data-testid="stExpandSidebarButton"]').click()
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
    assert "Kabupaten+Probolinggo" not in screen.url and "daerah=" in screen.url
    clean(screen)


def test_the_headline_and_the_first_chart_stand_above_the_fold(screen, address):
    screen.goto(address)
    settle(screen)
    if screen.viewport_size["width"] > 1000:
        for key in ("perubahan-indeks", "posisi"):
            box = screen.locator(f".st-key-{key}").bounding_box()
            assert box["y"] + box["height"] <= screen.viewport_size["height"], key
    assert screen.locator("h2").bounding_box()["y"] < 320
