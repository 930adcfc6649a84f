"""What only a browser knows of the meeting: keys, full screen, sizes on a projector, a decision typed on the stage."""

from urllib.parse import quote

import pytest
from running_app import CHROMIUM, settle

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
        cut: ['.judul', '.angka', '.agenda', '.kaki span', '.st-key-keputusan'].filter(q => [...layer.querySelectorAll(q)].some(
            e => e.scrollWidth > e.clientWidth + 3 || e.scrollHeight > e.clientHeight + 6)),
        air: Math.min(...[...layer.querySelectorAll('.catatan, .angka span, .salindia td')].map(e =>
            (layer.querySelector('.kaki').getBoundingClientRect().top - e.getBoundingClientRect().bottom) / scale), 720),
        figure: Math.max(...[...layer.querySelectorAll('.angka b, td.besar, b.hitung')].map(
            e => parseFloat(getComputedStyle(e).fontSize)), 0)}
}"""


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def screen(request, visit):
    """A projector of this size."""
    page = visit(request.param)
    yield page
    assert page.errors == [] and page.outside == []


@pytest.fixture
def small(visit):
    """A projector of 1280 x 720, for what does not depend on its size."""
    page = visit(SIZES[0])
    yield page
    assert page.errors == [] and page.outside == []


def place(page):
    return page.inner_text(".kaki span:last-child")


def come_to(page, wanted):
    """Wait until the stage shows the slide of this number and has drawn it."""
    there = "n => document.querySelector('.kaki span:last-child')?.textContent.startsWith(`${n} / `)"
    page.wait_for_function(there, arg=wanted)
    settle(page)


def decide(page, address):
    """Open the last slide, where decisions are typed."""
    page.goto(f"{address}/rapat")
    settle(page)
    page.goto(f"{address}/rapat?salindia={place(page).split(' / ')[1]}")
    settle(page)


def full(page):
    return page.evaluate("() => !!document.fullscreenElement && document.documentElement.classList.contains('panggung-penuh')")


CHOICES = {
    "biasa": "",
    "indeks saja": f"daerah={quote('Kabupaten Sumenep')}&tahun={quote('SPI 2024')}",
    "tahun pertama": "tahun=2021",
}


WALKS = [*((size, "biasa") for size in SIZES), (SIZES[0], "indeks saja"), (SIZES[0], "tahun pertama")]


@pytest.mark.parametrize(("size", "choice"), WALKS, ids=str)
def test_the_slides_are_walked_by_keys_in_full_screen_and_nothing_is_small_or_cut(visit, address, size, choice):
    screen = visit(size)
    screen.goto(f"{address}/rapat?{CHOICES[choice]}")
    settle(screen)
    assert screen.evaluate("() => document.documentElement.lang") == "id" and screen.locator("h2").count() == 1
    screen.keyboard.press("f")
    screen.wait_for_function("() => !!document.fullscreenElement")
    count = int(place(screen).split(" / ")[1])
    wide, high = screen.viewport_size["width"], screen.viewport_size["height"]
    for number in range(1, count + 1):
        if number > 1:
            screen.keyboard.press(("ArrowRight", "PageDown", " ", "ArrowDown")[number % 4])
        come_to(screen, number)
        assert full(screen), number
        seen = screen.evaluate(MEASURED)
        assert seen["frame"] == [0, 0, wide, high] and seen["wide"] == [1280, 720] and seen["cut"] == [], (number, seen)
        assert [f for f in seen["found"] if f["size"] < 23.9 or f["out"]] == [], number
        assert seen["air"] >= 8, (number, "kata menyentuh kaki salindia")
        told = screen.locator(".salindia .catatan.sendiri, .salindia td, .salindia .agenda li").count()
        assert seen["figure"] >= 48 or told, (number, "tanpa angka utama dan tanpa penjelasan")
    screen.keyboard.press("PageUp")
    come_to(screen, count - 1)
    screen.keyboard.press("Home")
    come_to(screen, 1)
    screen.keyboard.press("f")
    screen.wait_for_function("() => !document.fullscreenElement")
    assert screen.locator(".st-key-panggung").bounding_box()["width"] < wide
    assert screen.errors == [] and screen.outside == []


def test_quick_presses_are_all_counted_and_a_reload_stays(small, address):
    small.goto(f"{address}/rapat")
    settle(small)
    for _ in range(4):
        small.keyboard.press("PageDown")
    come_to(small, 5)
    small.wait_for_url("**salindia=5**")
    small.reload()
    settle(small)
    assert place(small).startswith("5 / ")


def test_the_slides_chosen_and_their_order_stand_in_the_address(small, address):
    small.goto(f"{address}/rapat?urutan=Kategori&urutan=RTL")
    settle(small)
    assert place(small) == "1 / 3" and "Kategori" in small.inner_text(".judul")
    small.get_by_role("button", name="Salindia dan urutannya").click()
    tags = small.locator('[data-testid="stMultiSelect"]:visible [data-tag]')
    tags.first.wait_for()
    assert "Kategori" in (told := tags.first.inner_text()) and "Peringkat" not in told


def test_the_presenters_lines_are_not_on_the_screen(small, address):
    small.goto(f"{address}/rapat")
    settle(small)
    line = small.get_by_text("Rata-rata nasional", exact=False).first
    assert line.is_visible()
    small.keyboard.press("f")
    small.wait_for_function("() => !!document.fullscreenElement")
    middle = "() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.st-key-panggung') !== null"
    corner = "() => document.elementFromPoint(5, innerHeight - 5).closest('.st-key-panggung') !== null"
    assert small.evaluate(middle) and small.evaluate(corner)


def whole(page):
    """Nothing on the stage is cut, leaves it, or is small."""
    seen = page.evaluate(MEASURED)
    assert seen["cut"] == [] and [f for f in seen["found"] if f["size"] < 23.9 or f["out"]] == []


def test_a_decision_typed_in_full_screen_is_found_as_an_action(screen, address):
    decision = f"Rapatkan data responden {screen.viewport_size['width']}"
    decide(screen, address)
    name = screen.get_by_label("Nama Anda")
    name.fill("Inspektur")
    name.press("Enter")
    settle(screen)
    name.blur()
    screen.keyboard.press("f")
    screen.wait_for_function("() => !!document.fullscreenElement")
    there = place(screen)
    screen.get_by_label("Keputusan", exact=True).fill("Fokus: f dan spasi adalah huruf")
    screen.get_by_label("Keputusan", exact=True).press("f")
    assert full(screen) and place(screen) == there, "tombol diambil dari kolom isian"
    screen.get_by_label("Keputusan", exact=True).fill(decision)
    screen.get_by_label("OPD penanggung jawab").fill("Inspektorat")
    screen.get_by_label("Menjawab bagian (boleh kosong)").click()
    first = screen.get_by_role("option").first
    part, size = first.inner_text(), first.locator("div").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert part.casefold() in screen.inner_text(".judul").casefold() and size >= 24
    first.click()
    assert full(screen), "layar penuh ditinggalkan oleh daftar bagian"
    screen.get_by_label("Tenggat", exact=True).fill("31-13-2026")
    screen.get_by_role("button", name="Catat keputusan").click()
    screen.get_by_text("bukan tanggal").wait_for()
    assert screen.get_by_label("Keputusan", exact=True).input_value() == decision
    settle(screen)
    whole(screen)
    screen.get_by_label("Tenggat", exact=True).fill("31-12-2026")
    screen.get_by_role("button", name="Catat keputusan").click()
    screen.locator(".diputuskan").get_by_text(decision).wait_for()
    assert full(screen), "layar penuh ditinggalkan"
    settle(screen)
    whole(screen)
    assert part.casefold() not in screen.inner_text(".judul").casefold()
    screen.keyboard.press("f")
    screen.goto(f"{address}/rtl")
    settle(screen)
    screen.get_by_label("Buka tindak lanjut").fill(decision)
    screen.get_by_role("option").get_by_text(decision).wait_for()
    decide(screen, address)
    assert decision in screen.inner_text(".diputuskan")


def test_the_session_of_the_camat_names_its_rule_on_the_slide_and_without_a_name_says_where_to_type_it(small, address):
    small.goto(f"{address}/rapat?sesi={quote('Seluruh camat')}&salindia=8")
    settle(small)
    small.keyboard.press("f")
    small.wait_for_function("() => !!document.fullscreenElement")
    small.locator(".agenda").get_by_text("lihat aturan di RTL, Sesi camat").wait_for()
    small.locator(".st-key-keputusan").get_by_text("Isi Nama Anda di atas panggung lebih dulu").wait_for()
    settle(small)
    whole(small)


def test_a_half_typed_decision_outlives_a_reload_and_goes_with_the_decision(small, address):
    title = "Setengah keputusan"
    decide(small, address)
    small.get_by_label("Nama Anda").fill("Inspektur")
    small.get_by_label("Nama Anda").press("Enter")
    settle(small)
    small.get_by_label("Keputusan", exact=True).fill(title)
    small.get_by_label("OPD penanggung jawab").fill("Bappeda")
    small.get_by_label("OPD penanggung jawab").press("Tab")
    small.wait_for_function("() => Object.entries(localStorage).some(([k, v]) => k.includes('putusan') && v.includes('Bappeda'))")
    small.reload()
    settle(small)
    small.wait_for_function("() => [...document.querySelectorAll('input')].some(e => e.value === 'Setengah keputusan')")
    assert small.get_by_label("OPD penanggung jawab").input_value() == "Bappeda"
    small.get_by_role("button", name="Catat keputusan").click()
    small.locator(".diputuskan").get_by_text(title).wait_for()
    small.reload()
    settle(small)
    assert small.get_by_label("Keputusan", exact=True).input_value() == ""
