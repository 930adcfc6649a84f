"""Does the view go further: as a link, on paper, as a title; and do its hint and its terms open and close by the keyboard?"""

import re

import pytest
from playwright.sync_api import expect
from running_app import CHROMIUM, arrive, settle

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
PAPER = 703  # px between the margins of a portrait A4 page
_SHOWN = """[...document.querySelectorAll("button, input, [role=combobox]")].filter(
    (e) => e.checkVisibility() && e.getClientRects().length)"""


@pytest.fixture(scope="module")
def parts(first_window, served):
    """The page Komponen of a survey year, opened once for all."""
    page = arrive(first_window, served, (1366, 768))
    page.goto(f"{served}/komponen?tahun=2023")
    settle(page)
    return page


def test_the_tab_names_page_government_year_and_product(parts):
    assert parts.title() == "Komponen · Kab. Probolinggo · SPI 2023 – Dasbor SPI"


def test_the_copied_link_carries_every_choice_by_its_code(parts):
    parts.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text } }")
    parts.get_by_role("button", name="Salin tautan").focus()
    parts.keyboard.press("Enter")
    expect(parts.get_by_role("status").get_by_text("Tautan disalin")).to_be_visible()
    copied = parts.evaluate("window.copied")
    assert copied.endswith("/komponen?tahun=2023&daerah=3513&lingkup=provinsi&banding=2022")


def test_without_a_clipboard_the_link_is_shown_to_be_copied_by_hand(parts):
    parts.evaluate("() => { navigator.clipboard.writeText = async () => { throw 0 }; document.execCommand = () => false }")
    parts.get_by_role("button", name="Salin tautan").click()
    field = parts.get_by_role("textbox", name="Tautan tampilan ini")
    expect(field).to_be_focused()
    assert "daerah=3513" in field.input_value()
    parts.keyboard.press("Tab")
    expect(field).to_be_hidden()


def test_a_term_is_explained_where_it_stands(parts):
    parts.get_by_role("button", name="Penjelasan istilah").first.focus()
    expect(parts.get_by_role("tooltip")).to_contain_text("Survei Penilaian Integritas")
    parts.keyboard.press("Escape")


def test_paper_has_the_findings_and_what_they_are_of_but_no_controls(parts):
    parts.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    parts.emulate_media(media="print")
    head = parts.locator(".kepala-cetak")
    expect(head).to_contain_text("Dasbor SPI: Komponen · Kabupaten Probolinggo · SPI 2023 dibandingkan dengan SPI 2022")
    expect(head).to_contain_text(re.compile(r"Dicetak dari tampilan \d+ \w+ \d{4}.*Sumber: hasil SPI KPK"))
    expect(parts.get_by_test_id("stSidebar")).to_be_hidden()
    assert parts.evaluate(f"{_SHOWN}.map((e) => e.outerHTML.slice(0, 120))") == []
    edges = parts.evaluate("[...document.querySelectorAll('.chart')].map((e) => e.getBoundingClientRect().right)")
    assert edges and max(edges) <= PAPER and parts.locator("h2").is_visible()
    tops = parts.evaluate("[...document.querySelectorAll('[data-testid=stColumn]')].map((e) => e.getBoundingClientRect().top)")
    assert len(tops) > 1 and len(set(tops)) == 1, "kolom tidak lagi bersebelahan"
    parts.emulate_media(media="screen")


def test_a_hint_is_closed_for_good_on_its_page(parts):
    hint = parts.get_by_role("note")
    expect(hint).to_contain_text("Dari mana sebuah angka?")
    parts.get_by_role("button", name="Tutup, jangan tampilkan lagi").focus()
    parts.keyboard.press("Enter")
    expect(hint).to_be_hidden()
    parts.reload()
    settle(parts)
    expect(hint).to_be_hidden()
    assert parts.evaluate("() => JSON.stringify(localStorage['spi-petunjuk'])") == '"[\\"Komponen\\"]"'
    assert parts.errors == [] and parts.outside == []
