"""What only a browser knows of a mini FGD: a meeting typed by keyboard, and nothing lost of it, whatever happens."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect
from running_app import CHROMIUM, settle, window

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")


@pytest.fixture
def taking_notes(visit):
    """Gives the window in entry mode, after a session of a region has begun."""

    def begun(region, *, size=(1366, 768)):
        page = entering(visit(size), region, name="Sari")
        page.get_by_label("Peran peserta").fill("staf 6, sekretaris 2")
        page.get_by_role("button", name="Mulai sesi").click()
        page.locator("textarea[name=quote]").wait_for()
        settle(page)
        return page

    return begun


def entering(page, region, *, name=""):
    """The page in entry mode, the name typed where one is given."""
    page.goto(f"{page.address}/akar-masalah?fgd=Catat+FGD&daerah={region}")
    settle(page)
    if name:
        page.get_by_placeholder("Nama Anda").fill(name)
        page.keyboard.press("Enter")
        settle(page)
    return page


@contextmanager
def elsewhere(browser, address, state):
    """Another window that remembers what `state` (of Playwright's storage_state) holds."""
    with window(browser, storage_state=state, viewport={"width": 1366, "height": 768}) as page:
        page.address = address
        yield page


def choose(page, part="Pengelolaan PBJ", theme="Pengawasan"):
    page.locator("select[name=part]").select_option(label=part)
    page.locator("select[name=theme]").select_option(label=theme)


def note_first(page, quote):
    """Write the first finding of the session down."""
    choose(page)
    page.locator("textarea[name=quote]").fill(quote)
    page.keyboard.press("Enter")
    noted(page, 1)


def noted(page, number):
    page.get_by_text(f"{number} catatan di sesi ini").wait_for(timeout=20_000)


def test_a_meeting_is_typed_with_the_keyboard_alone(taking_notes):
    page = taking_notes("Kabupaten+Lumajang")
    quote = page.locator("textarea[name=quote]")
    page.wait_for_function("() => document.activeElement.shadowRoot || document.activeElement.tagName === 'TEXTAREA'")
    page.keyboard.type("rc: huruf yang bagi Streamlit pintasan")
    for field in ("Pengelolaan PBJ", "Pengawasan", "staf"):
        page.keyboard.press("Tab")
        page.keyboard.type(field)
    page.keyboard.press("Control+Enter")
    noted(page, 1)
    page.keyboard.type("Kedua, tema dan bagian tetap")
    page.keyboard.press("Enter")
    page.keyboard.type("Ketiga")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("dua baris")
    page.keyboard.press("Enter")
    noted(page, 3)
    settle(page)
    assert quote.input_value() == "" and page.locator("select[name=theme]").input_value() == "oversight"
    shown = page.inner_text('[data-testid="stMain"]')
    assert shown.count("internal (ASN), staf") == 3 and "rc: huruf" in shown and "Clear caches" not in page.inner_text("body")


def test_a_fast_typist_loses_no_letter_while_findings_are_saved(taking_notes):
    page = taking_notes("Kabupaten+Jember")
    choose(page)
    page.locator("textarea[name=quote]").focus()
    for number in range(5):
        page.keyboard.type(f"Temuan kilat {number} tanpa jeda", delay=3)
        page.keyboard.press("Enter")
    page.keyboard.type("belum selesai", delay=3)
    noted(page, 5)
    settle(page)
    shown = page.inner_text('[data-testid="stMain"]')
    assert [f"Temuan kilat {n} tanpa jeda" in shown for n in range(5)] == [True] * 5
    assert page.locator("textarea[name=quote]").input_value() == "belum selesai"


def test_a_half_typed_quotation_survives_a_closed_browser_and_is_announced(taking_notes, browser, address):
    page = taking_notes("Kabupaten+Malang")
    choose(page)
    page.locator("textarea[name=quote]").fill("Setengah kali")
    with elsewhere(browser, address, page.context.storage_state()) as page:
        entering(page, "Kabupaten+Malang")
        assert page.get_by_placeholder("Nama Anda").input_value() == "Sari"
        assert page.locator("textarea[name=quote]").input_value() == "Setengah kali"
        assert page.locator("select[name=part]").input_value() == "procurement"
        page.goto(f"{address}/akar-masalah?daerah=Kabupaten+Malang")
        settle(page)
        page.get_by_text("Ada kutipan yang belum disimpan").wait_for()


SENT = """form => {
    form.requestSubmit()
    const place = Object.keys(localStorage).find(key => key.startsWith("spi-fgd"))
    return [place, JSON.parse(localStorage[place]).outbox[0]]
}"""


def test_what_was_sent_but_never_acknowledged_is_saved_once_when_the_browser_returns(taking_notes):
    page = taking_notes("Kabupaten+Kediri")
    choose(page)
    page.locator("textarea[name=quote]").fill("Terkirim, jawabannya hilang")
    place, item = page.locator("form:has(textarea[name=quote])").evaluate(SENT)
    noted(page, 1)
    left = "([place, outbox]) => localStorage.setItem(place, JSON.stringify({ outbox }))"
    page.evaluate(left, [place, [item, {**item, "id": "0" * 12, "quote": "Belum pernah sampai"}]])
    page.context.clear_cookies()  # and with them the name
    page.reload()
    settle(page)
    page.get_by_text("Isi nama Anda lebih dulu").first.wait_for()
    page.get_by_placeholder("Nama Anda").fill("Sari")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("textarea[name=quote]").input_value() == "Belum pernah sampai"
    page.locator("textarea[name=quote]").focus()
    page.keyboard.press("Enter")
    noted(page, 2)
    settle(page)
    shown = page.inner_text('[data-testid="stMain"]')
    assert shown.count("Terkirim, jawabannya hilang") == shown.count("Belum pernah sampai") == 1
    assert page.evaluate("place => JSON.parse(localStorage[place]).outbox", place) == []


def test_a_refused_finding_comes_back_with_its_sentence_and_is_saved_after_mending(taking_notes):
    page = taking_notes("Kabupaten+Madiun")
    quote, alert = page.locator("textarea[name=quote]"), page.locator("[role=alert]")
    quote.focus()
    page.keyboard.press("Enter")
    expect(alert.last).to_contain_text("masih kosong")
    page.keyboard.type("Tanpa tema")
    page.keyboard.press("Enter")
    page.get_by_text("Tema akar masalah masih kosong").wait_for()
    assert quote.input_value() == "Tanpa tema"
    choose(page)
    quote.focus()
    page.keyboard.press("Enter")
    noted(page, 1)


def test_without_a_name_the_finding_stays_in_the_form(taking_notes):
    page = taking_notes("Kabupaten+Ngawi")
    page.context.clear_cookies()
    entering(page, "Kabupaten+Ngawi")
    choose(page)
    page.locator("textarea[name=quote]").fill("Siapa saya")
    page.keyboard.press("Enter")
    page.get_by_text("Isi nama Anda lebih dulu").wait_for()
    assert page.locator("textarea[name=quote]").input_value() == "Siapa saya"


def test_one_click_on_a_count_lists_its_quotations_and_a_second_lists_all(taking_notes):
    region = "Kota+Blitar"
    page = taking_notes(region, size=(390, 844))
    for number, theme in enumerate(("Pengawasan", "Pengawasan", "SDM"), start=1):
        choose(page, theme=theme)
        page.locator("textarea[name=quote]").fill(f"Kutipan {number}")
        page.keyboard.press("Enter")
        noted(page, number)
    page.goto(f"{page.address}/akar-masalah?daerah={region}&fgd-gambar=Tema+dan+bagian")
    settle(page)
    for heading in ("2 dari 3 catatan FGD, disebut 2 kali", "3 catatan FGD, disebut 3 kali"):
        square = (
            page.locator("[class*=st-key-fgd-theme-part] .scatterlayer .trace:has(path.point)").last.locator("path.point").first
        )
        square.scroll_into_view_if_needed()
        box = square.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.get_by_text(re.compile(f"^{heading}$")).wait_for()
        settle(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 2"), "lebih lebar dari layar"


def test_a_finding_becomes_an_action_and_the_page_says_where_it_is(taking_notes):
    page = taking_notes("Kota+Batu")
    note_first(page, "Penyedia itu-itu saja")
    page.get_by_role("button", name="Jadikan tindak lanjut").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Buat tindak lanjut").click()
    dialog.get_by_text("masih kosong").wait_for()
    dialog.get_by_label("Judul tindak lanjut").fill("Putar daftar penyedia")
    dialog.get_by_role("button", name="Buat tindak lanjut").click()
    page.get_by_text("Tindak lanjut nomor 1").wait_for()
    page.get_by_role("link", name="Buka di RTL").click()
    page.wait_for_url("**/rtl?**")
    settle(page)
    page.get_by_text("Putar daftar penyedia").first.wait_for()


def test_who_corrects_later_is_told_keeps_what_was_typed_and_may_save_again(taking_notes, browser, address):
    page = taking_notes("Kota+Malang")
    note_first(page, "Lagi.")
    with elsewhere(browser, address, page.context.storage_state()) as other:
        entering(other, "Kota+Malang", name="Budi")
        typed = {page: ("Kutipan atau pengamatan", "Lagi dan lagi."), other: ("Berapa kali disebut", "8")}
        for someone, (label, text) in typed.items():
            someone.get_by_role("button", name="Perbaiki", exact=True).click()
            someone.get_by_role("dialog").get_by_label(label).fill(text)
            someone.get_by_role("dialog").get_by_label("Alasan perbaikan").fill("kurang tepat")
        other.get_by_role("button", name="Simpan perbaikan").click()
        other.get_by_text("disebut 8 kali").wait_for()
        page.get_by_role("dialog").get_by_role("button", name="Simpan perbaikan").click()
        page.get_by_text("Budi sudah mengubah ini").wait_for()
        page.get_by_text("Berapa kali disebut: 8 (alasan: kurang tepat)").wait_for()
        assert page.get_by_role("dialog").get_by_label("Kutipan atau pengamatan").input_value() == "Lagi dan lagi."
        page.get_by_role("dialog").get_by_role("button", name="Simpan perbaikan").click()
        page.get_by_text("“Lagi dan lagi.”").wait_for()
        settle(page)
        assert "disebut 8 kali" in page.inner_text('[data-testid="stMain"]'), "yang ditulis Budi tidak ditimpa"


def begin_another(page, side="penyedia"):
    """Begin a second session of this region, of another side; it is the open one then, and at every start."""
    pick(page, "Sesi", "Sesi baru…")
    pick(page, "Sisi", side)
    page.get_by_role("button", name="Mulai sesi").click()
    page.get_by_text("0 catatan di sesi ini").wait_for()
    settle(page)


def pick(page, label, option):
    page.get_by_label(label, exact=True).last.click()
    page.get_by_role("option").filter(has_text=option).click()
    settle(page)


SIDE, OTHER_SIDE = "internal (ASN)", "penyedia"


def test_a_refused_finding_goes_back_to_the_session_it_was_said_in(taking_notes):
    page = taking_notes("Kabupaten+Tuban")
    choose(page)
    page.locator("textarea[name=quote]").fill("Sudah tersimpan")
    place, item = page.locator("form:has(textarea[name=quote])").evaluate(SENT)
    noted(page, 1)
    begin_another(page)
    left = "([place, outbox]) => localStorage.setItem(place, JSON.stringify({ outbox }))"
    page.evaluate(left, [place, [{**item, "id": "0" * 12, "quote": "Kata ASN", "role": "staf", "times": "0"}]])
    page.reload()
    settle(page)
    row = page.locator("li", has_text="Kata ASN")
    expect(row).to_contain_text(SIDE)
    expect(row).to_contain_text("paling sedikit 1")
    assert page.locator("textarea[name=quote]").input_value() == "", "temuan sesi lain tidak masuk isian dengan sendirinya"
    row.get_by_role("button", name="Perbaiki").click()
    expect(page.locator(".other")).to_contain_text(SIDE)
    assert page.locator("select[name=role]").input_value() == "staf"
    page.locator("input[name=times]").fill("2")
    page.get_by_role("button", name="Simpan ke sesi itu").click()
    expect(page.locator(".other")).to_be_hidden()
    pick(page, "Sesi", SIDE)
    noted(page, 2)
    page.get_by_text("internal (ASN), staf").wait_for()


def test_a_half_typed_quotation_stays_with_its_session_unless_it_is_moved(taking_notes):
    page = taking_notes("Kabupaten+Gresik")
    choose(page)
    quote, announced = page.locator("textarea[name=quote]"), page.locator(".other")
    quote.fill("Setengah")
    begin_another(page)
    expect(announced).to_contain_text(SIDE)
    assert quote.input_value() == "Setengah"
    quote.press_sequentially(" lalu utuh")
    quote.press("Enter")
    announced.wait_for(state="hidden")
    page.get_by_text("0 catatan di sesi ini").wait_for()
    pick(page, "Sesi", SIDE)
    noted(page, 1)
    quote.fill("Keliru sesi")
    pick(page, "Sesi", OTHER_SIDE)
    page.reload()  # what a draft belongs to is remembered with it
    settle(page)
    expect(announced).to_contain_text(SIDE)
    announced.get_by_role("button", name="Pindahkan ke sesi yang terbuka").click()
    expect(announced).to_be_hidden()
    assert quote.input_value() == "Keliru sesi"
    quote.press("Enter")
    noted(page, 1)
    page.get_by_text("“Keliru sesi”").wait_for()
