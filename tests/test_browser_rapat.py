"""What only a browser knows of the meeting: keys, full screen, sizes on a projector, a decision typed on the stage."""

from urllib.parse import quote

import pytest
from running_app import CHROMIUM, browsing, serving, settle

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
SIZES = ((1280, 720), (1920, 1080))
# Every piece of text on the stage: its size as drawn, in px of a stage of 1280 x 720, and whether it leaves the stage.
MEASURED = """() => {
    const stage = document.querySelector('.st-key-panggung'), layer = document.querySelector('.st-key-layar')
    const frame = layer.getBoundingClientRect(), scale = frame.width / 1280, found = []
    for (const e of stage.querySelectorAll('*')) {
        const box = e.getBoundingClientRect()
        const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').trim()
        if (!own || !box.width || e.closest('style, script')) continue
        const plot = e.closest('.js-plotly-plot'), grown = plot ? plot.getBoundingClientRect().width / plot.offsetWidth : scale
        found.push({text: own.slice(0, 60), size: parseFloat(getComputedStyle(e).fontSize) * grown / scale,
            out: box.left < frame.left - 1 || box.top < frame.top - 1
                || box.right > frame.right + 1 || box.bottom > frame.bottom + 1})
    }
    return {found, scale, wide: [layer.scrollWidth, layer.scrollHeight],
        frame: [frame.left, frame.top, frame.width, frame.height].map(Math.round),
        cut: ['.judul', '.angka', '.agenda', '.kaki span', '.st-key-putusan'].filter(q => [...layer.querySelectorAll(q)].some(
            e => e.scrollWidth > e.clientWidth + 3 || e.scrollHeight > e.clientHeight + 6)),
        figure: Math.max(...[...layer.querySelectorAll('.angka b, td.besar, b.hitung')].map(
            e => parseFloat(getComputedStyle(e).fontSize)), 0)}
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of the app on a store of its own, made at this first start."""
    with serving(tmp_path_factory.mktemp("rapat") / "spi.duckdb") as base:
        yield base


@pytest.fixture(scope="module")
def browser():
    with browsing() as running:
        yield running


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def screen(request, browser, address):
    """A projector of this size that remembers console errors and requests to other hosts."""
    context = browser.new_context(viewport=dict(zip(("width", "height"), request.param, strict=True)), locale="id-ID")
    page = context.new_page()
    page.errors, page.outside = [], []
    own = (address, address.replace("http", "ws", 1), "data:", "blob:")
    page.on(
        "console", lambda m: m.type == "error" and "/_stcore/" not in m.location.get("url", "") and page.errors.append(m.text)
    )
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda r: not r.url.startswith(own) and page.outside.append(r.url))
    yield page
    assert page.errors == [] and page.outside == []
    context.close()


def place(page):
    return page.inner_text(".kaki span:last-child")


def come_to(page, wanted):
    """Wait until the stage shows this place, such as "4 / 9", and has drawn it."""
    page.wait_for_function("w => document.querySelector('.kaki span:last-child')?.textContent === w", arg=wanted)
    settle(page)


def full(page):
    return page.evaluate("() => !!document.fullscreenElement && document.documentElement.classList.contains('panggung-penuh')")


@pytest.mark.parametrize("choice", ["", f"daerah={quote('Kabupaten Sumenep')}&tahun={quote('SPI 2024')}", "tahun=SPI+2021"],
                         ids=["biasa", "indeks saja", "tahun pertama"])  # fmt: skip
def test_the_slides_are_walked_by_keys_in_full_screen_and_nothing_is_small_or_cut(screen, address, choice):
    screen.goto(f"{address}/rapat?{choice}")
    settle(screen)
    assert screen.evaluate("() => document.documentElement.lang") == "id" and screen.locator("h2").count() == 1
    screen.keyboard.press("f")
    screen.wait_for_function("() => !!document.fullscreenElement")
    count = int(place(screen).split(" / ")[1])
    wide, high = screen.viewport_size["width"], screen.viewport_size["height"]
    for number in range(1, count + 1):
        if number > 1:
            screen.keyboard.press(("ArrowRight", "PageDown", " ", "ArrowDown")[number % 4])
        come_to(screen, f"{number} / {count}")
        assert full(screen), number
        seen = screen.evaluate(MEASURED)
        assert seen["frame"] == [0, 0, wide, high] and seen["wide"] == [1280, 720] and seen["cut"] == [], (number, seen)
        assert [f for f in seen["found"] if f["size"] < 23.9 or f["out"]] == [], number
        told = screen.locator(".salindia .catatan.sendiri, .salindia td.kata, .salindia .agenda li").count()
        assert seen["figure"] >= 48 or told, (number, "tanpa angka utama dan tanpa penjelasan")
    screen.keyboard.press("PageUp")
    come_to(screen, f"{count - 1} / {count}")
    screen.keyboard.press("Home")
    come_to(screen, f"1 / {count}")
    screen.keyboard.press("f")
    screen.wait_for_function("() => !document.fullscreenElement")
    assert screen.locator(".st-key-panggung").bounding_box()["width"] < wide


def test_quick_presses_are_all_counted_and_a_reload_stays(screen, address):
    screen.goto(f"{address}/rapat")
    settle(screen)
    for _ in range(4):
        screen.keyboard.press("PageDown")
    come_to(screen, "5 / 9")
    screen.wait_for_url("**salindia=5**")
    screen.reload()
    settle(screen)
    assert place(screen) == "5 / 9"


def test_the_slides_chosen_and_their_order_stand_in_the_address(screen, address):
    screen.goto(f"{address}/rapat?urutan=Kategori&urutan=RTL")
    settle(screen)
    assert place(screen) == "1 / 2" and "Kategori" in screen.inner_text(".judul")
    screen.get_by_role("button", name="Salindia dan urutannya").click()
    tags = screen.locator('[data-testid="stMultiSelect"] [data-baseweb="tag"], [data-testid="stMultiSelect"] [data-testid*="ag"]')
    tags.first.wait_for()
    assert "Kategori" in (told := tags.first.inner_text()) and "Peringkat" not in told


def test_the_presenters_lines_are_not_on_the_screen(screen, address):
    screen.goto(f"{address}/rapat")
    settle(screen)
    line = screen.get_by_text("Rata-rata nasional", exact=False).first
    assert line.is_visible()
    screen.keyboard.press("f")
    screen.wait_for_function("() => !!document.fullscreenElement")
    middle = "() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.st-key-panggung') !== null"
    corner = "() => document.elementFromPoint(5, innerHeight - 5).closest('.st-key-panggung') !== null"
    assert screen.evaluate(middle) and screen.evaluate(corner)


def test_a_decision_typed_in_full_screen_is_found_as_an_action(screen, address):
    decision = f"Rapatkan data responden {screen.viewport_size['width']}"
    screen.goto(f"{address}/rapat?salindia=9")
    settle(screen)
    name = screen.get_by_label("Nama Anda")
    name.fill("Inspektur")
    name.press("Enter")
    settle(screen)
    name.blur()
    screen.keyboard.press("f")
    screen.wait_for_function("() => !!document.fullscreenElement")
    screen.get_by_label("Keputusan", exact=True).fill("Fokus: f dan spasi adalah huruf")
    screen.get_by_label("Keputusan", exact=True).press("f")
    assert full(screen) and place(screen) == "9 / 9", "tombol diambil dari kolom isian"
    screen.get_by_label("Keputusan", exact=True).fill(decision)
    screen.get_by_label("OPD penanggung jawab").fill("Inspektorat")
    screen.get_by_label("Tenggat", exact=True).fill("31-13-2026")
    screen.get_by_role("button", name="Catat keputusan").click()
    screen.get_by_text("bukan tanggal").wait_for()
    assert screen.get_by_label("Keputusan", exact=True).input_value() == decision
    screen.get_by_label("Tenggat", exact=True).fill("31-12-2026")
    screen.get_by_role("button", name="Catat keputusan").click()
    screen.locator(".diputuskan").get_by_text(decision).wait_for()
    assert full(screen), "layar penuh ditinggalkan"
    settle(screen)
    seen = screen.evaluate(MEASURED)
    assert seen["cut"] == [] and [f for f in seen["found"] if f["size"] < 23.9 or f["out"]] == []
    screen.keyboard.press("f")
    screen.goto(f"{address}/rtl")
    settle(screen)
    screen.get_by_label("Buka tindak lanjut").fill(decision)
    screen.get_by_role("option").get_by_text(decision).wait_for()
    screen.goto(f"{address}/rapat?salindia=9")
    settle(screen)
    assert decision in screen.inner_text(".diputuskan")
