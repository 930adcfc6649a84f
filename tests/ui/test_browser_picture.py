"""What only a browser knows of a chart as a picture: it can be saved by the keyboard, offline, and says by itself what it is."""

import xml.etree.ElementTree as ET

import pytest
from running_app import CHROMIUM, arrive, settle

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
MENU = ".st-key-urutan .chart-save"


@pytest.fixture(scope="module")
def ranking(first_window, served):
    page = arrive(first_window, served, (390, 844))
    page.goto(f"{served}/peringkat?tahun=SPI%202024")
    settle(page)
    yield page
    assert page.errors == [] and page.outside == []


def saved(page, kind):
    page.locator(f"{MENU} summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if kind == "png":
        page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    return download.value


def test_the_picture_says_of_whom_when_and_from_where(ranking):
    file = saved(ranking, "svg")
    name = file.suggested_filename
    assert name.startswith("peringkat-spi-2024-kabupaten-probolinggo-urutan-") and name.endswith(".svg")
    content = file.path().read_text(encoding="utf-8")
    texts = " ".join(" ".join(element.itertext()) for element in ET.fromstring(content).iter() if element.tag.endswith("}text"))
    for words in ("Urutan", "Kabupaten Probolinggo · SPI 2024", "Sumber (angka Kabupaten Probolinggo):", "Versi data:", "71,65"):
        assert words in texts, words
    assert "src: url(data:font/woff2" in content and "http://127" not in content


def test_the_same_picture_can_be_had_as_pixels(ranking):
    content = saved(ranking, "png").path().read_bytes()
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    assert content[:4] == b"\x89PNG" and width == 1240 and height > 1200


def test_the_control_is_quiet_gives_the_focus_back_and_is_not_printed(ranking):
    ranking.locator(f"{MENU} summary").focus()
    ranking.keyboard.press("Enter")
    assert ranking.locator(f"{MENU} button").first.is_visible()
    ranking.keyboard.press("Escape")
    assert not ranking.locator(f"{MENU} button").first.is_visible()
    assert ranking.evaluate("() => document.activeElement.tagName") == "SUMMARY"
    ranking.emulate_media(media="print")
    assert not ranking.locator(MENU).is_visible()
    ranking.emulate_media(media="screen")


def test_a_sixth_government_is_refused_with_a_sentence(ranking):
    ranking.goto(f"{ranking.address}/peringkat?dengan=3507,3508,3514,3573,3574")
    settle(ranking)
    ranking.get_by_role("button", name="Pembanding: ").click()
    refused = ranking.get_by_text("Paling banyak 5. Hapus salah satu dulu.")
    for _ in range(20):  # a list that opens while the fold unfolds is closed again
        if not refused.is_visible():
            ranking.get_by_role("combobox", name="Bandingkan dengan").click()
            ranking.wait_for_timeout(500)
    assert refused.is_visible()
