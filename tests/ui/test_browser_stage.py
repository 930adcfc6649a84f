"""What only a browser knows of the stage at hand: keys after a click, fingers on a phone, a dark room, a waiting action taken."""

import pytest
from running_app import CHROMIUM, arrive, settle, window
from test_browser_rapat import MEASURED, come_to, decide, full, place

from spi.words import palette

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
# Of every text on the stage that is no input: its contrast with the ground it stands on.
CONTRAST = """() => {
    const part = (v) => v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4
    const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    const read = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number), stage = document.querySelector('.st-key-panggung')
    const hue = (e) => read(getComputedStyle(e).backgroundColor)
    const ground = (e) => hue(e).length === 3 ? hue(e) : ground(e.parentElement)
    return [...stage.querySelectorAll('*')].flatMap((e) => {
        const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').trim()
        if (!own || !e.getBoundingClientRect().width || e.closest('style, [data-testid=stSelectbox] label + *')) return []
        const ink = light(read(getComputedStyle(e)[e.closest('svg') ? 'fill' : 'color'])), under = light(ground(e))
        return [[own.slice(0, 40), (Math.max(ink, under) + 0.05) / (Math.min(ink, under) + 0.05)]]
    })
}"""
SMALL = """() => [...document.querySelectorAll('.st-key-panggung *')].flatMap((e) => {
    const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').trim()
    const box = e.getBoundingClientRect(), size = parseFloat(getComputedStyle(e).fontSize)
    if (!own || !box.width || e.closest('style')) return []
    return size < (e.closest('svg') ? 11 : 14) || box.right > innerWidth + 1 || box.left < -1 ? [[own, size, box.right]] : []
})"""


@pytest.fixture
def rapat(visit, address):
    page = visit((1366, 768))
    page.goto(f"{address}/rapat")
    settle(page)
    yield page
    assert page.errors == [] and page.outside == []


@pytest.fixture
def phone(browser, address):
    with window(browser, has_touch=True, is_mobile=True) as page:
        arrive(page, address, (390, 844))
        page.goto(f"{address}/rapat")
        settle(page)
        yield page
        assert page.errors == [] and page.outside == []


def test_the_keys_belong_to_the_stage_after_any_click(rapat):
    def switch():
        rapat.get_by_text("Samarkan nama lain").click()

    def session():
        rapat.get_by_label("Sesi", exact=True).click()
        rapat.get_by_role("option").first.click()

    def popover():
        rapat.get_by_role("button", name="Salindia dan urutannya").click()
        rapat.get_by_role("button", name="Salindia dan urutannya").click()

    def slide():
        rapat.get_by_test_id("stButtonGroup").get_by_role("radio", name="5").click()

    def step():
        rapat.get_by_role("button", name="Sebelumnya").click()

    number = 1
    for click, stands in ((switch, 1), (session, 2), (popover, 3), (slide, 5), (step, 5)):
        click()
        settle(rapat)
        come_to(rapat, stands)
        rapat.wait_for_timeout(300)
        rapat.keyboard.press("ArrowRight")
        number = stands + 1
        come_to(rapat, number)


def test_what_was_reached_by_tab_or_is_typed_into_keeps_its_keys(rapat):
    rapat.get_by_label("Nama Anda").click()
    rapat.keyboard.press("ArrowRight")
    rapat.keyboard.press("Tab")
    rapat.get_by_role("button", name="Berikutnya").focus()
    rapat.keyboard.press("ArrowRight")
    rapat.wait_for_timeout(600)
    assert place(rapat).startswith("1 / ")
    rapat.keyboard.press(" ")
    come_to(rapat, 2)


def test_in_full_screen_the_tab_key_stays_on_the_stage(rapat):
    rapat.keyboard.press("f")
    rapat.wait_for_function("() => !!document.fullscreenElement")
    stops = []
    for _ in range(6):
        rapat.keyboard.press("Tab")
        stops.append(rapat.evaluate("() => !document.activeElement.closest('[data-testid=stApp]') || "
                                    "!!document.activeElement.closest('.st-key-panggung')"))  # fmt: skip
    assert all(stops), stops


def test_in_full_screen_a_way_out_comes_with_the_mouse(rapat):
    rapat.keyboard.press("f")
    rapat.wait_for_function("() => !!document.fullscreenElement")
    rapat.mouse.move(600, 300)
    rapat.mouse.move(620, 320)
    rapat.wait_for_function("() => getComputedStyle(document.querySelector('.keluar')).opacity === '1'")
    rapat.get_by_role("button", name="Keluar").click()
    rapat.wait_for_function("() => !document.fullscreenElement")
    assert not full(rapat) and rapat.locator(".panggung-kendali").count() == 0


def test_in_a_dark_room_every_slide_is_dark_and_can_be_read_and_the_page_around_it_stays(rapat, address):
    rapat.goto(f"{address}/rapat?gelap=true&tahun=2024")
    settle(rapat)
    count = int(place(rapat).split(" / ")[1])
    ground = "q => getComputedStyle(document.querySelector(q)).backgroundColor"
    dark = "rgb(" + ", ".join(str(int(palette.DARK[palette.PAPER][at : at + 2], 16)) for at in (1, 3, 5)) + ")"
    assert rapat.evaluate(ground, ".st-key-panggung") == dark and rapat.evaluate(ground, '[data-testid="stApp"]') != dark
    for number in range(1, count + 1):
        come_to(rapat, number)
        seen = rapat.evaluate(CONTRAST)
        assert seen and [text for text, contrast in seen if contrast < 4.5] == [], number
        rapat.keyboard.press("PageDown")


def swipe(page, start, end, height=420):
    touch = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", start), ("touchMove", (start + end) // 2), ("touchMove", end), ("touchEnd", None)):
        points = [] if x is None else [{"x": x, "y": height}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_on_a_phone_fingers_turn_the_slides_the_text_can_be_read_and_the_way_out_is_seen(phone):
    phone.get_by_role("button", name="Layar penuh").tap()
    phone.locator(".keluar").wait_for(state="visible")
    count = int(place(phone).split(" / ")[1])
    for number in range(1, count + 1):
        come_to(phone, number)
        assert phone.evaluate(SMALL) == [], number
        swipe(phone, 300, 100)
    come_to(phone, count)
    swipe(phone, 100, 300)
    come_to(phone, count - 1)
    phone.touchscreen.tap(10, 600)
    come_to(phone, count - 2)
    phone.touchscreen.tap(380, 600)
    come_to(phone, count - 1)
    phone.touchscreen.tap(195, 600)
    phone.wait_for_timeout(500)
    assert place(phone) == f"{count - 1} / {count}"
    phone.locator(".panggung-kendali").get_by_role("button", name="Sebelumnya").tap()
    come_to(phone, count - 2)
    phone.locator(".keluar").tap()
    phone.wait_for_function("() => !document.documentElement.classList.contains('panggung-penuh')")


def test_a_waiting_action_gets_its_owner_and_date_in_full_screen(rapat, address):
    rapat.get_by_label("Nama Anda").fill("Inspektur")
    rapat.get_by_label("Nama Anda").press("Enter")
    decide(rapat, address)
    rapat.keyboard.press("f")
    rapat.wait_for_function("() => !!document.fullscreenElement")
    rapat.get_by_label("Tindak lanjut yang diputuskan").click()
    rapat.get_by_role("option").nth(6).click()
    rapat.locator(".st-key-keputusan").get_by_text("Perlu: ").wait_for()
    settle(rapat)
    assert rapat.evaluate(MEASURED)["cut"] == []
    rapat.get_by_label("OPD penanggung jawab").fill("Inspektorat Daerah")
    rapat.get_by_label("Tenggat", exact=True).fill("31 Maret 2099")
    rapat.get_by_role("button", name="Catat keputusan").click()
    rapat.locator(".diputuskan").get_by_text("Inspektorat Daerah · 31 Maret 2099").wait_for()
    settle(rapat)
    assert full(rapat)
    last = int(place(rapat).split(" / ")[0])
    rapat.keyboard.press("ArrowLeft")
    come_to(rapat, last - 1)
