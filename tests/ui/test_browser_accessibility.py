"""What does a reader with a keyboard, a screen reader or a phone meet? axe-core finds no fault of ours on any page."""

from importlib.resources import files

import pytest
from playwright.sync_api import expect
from running_app import CHROMIUM, arrive, settle

from app import addresses

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
OFFICE, PHONE = (1366, 768), (390, 844)
STREAMLITS = {  # rule and what the element is: faults of Streamlit's own that no option mends
    ("presentation-role-conflict", "stFileUploaderDropzone"): "a place for files that is also named: its button beside it works"
}
_FAULTS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
    ({ id, nodes }) => nodes.map((node) => [id, node.html.slice(0, 300), node.failureSummary]))"""
# While the script runs Streamlit makes what is older paler, and slowly: contrast is that of a page at rest.
_AT_REST = """() => !document.querySelector('[data-stale="true"]') && !document.getAnimations().some(
    (each) => each.transitionProperty === "opacity" && each.playState === "running")"""
_FOCUSED = "() => document.activeElement.getAttribute('aria-label')"
_FITS = "() => document.documentElement.scrollWidth <= window.innerWidth + 2"
_DIALOG = '[data-testid="stDialog"]'


def faults(page):
    """The violations of axe-core that are not Streamlit's own, as rule, element and what axe says of it."""
    if not page.evaluate("() => 'axe' in window"):
        page.add_script_tag(content=files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    settle(page)
    page.wait_for_function(_AT_REST)
    found = page.evaluate(_FAULTS)
    return [fault for fault in found if not any(fault[0] == rule and part in fault[1] for rule, part in STREAMLITS)]


def unfold(page):
    """Open what is folded on the page, so that it is looked at, too."""
    page.evaluate("() => document.querySelectorAll('details:not([open]) > summary').forEach((fold) => fold.click())")
    settle(page)


@pytest.fixture(scope="module", params=["", *addresses()[1:]])
def on_a_phone(request, first_window, served):
    """Each page by its address, opened on a phone once for all that is asked of it, there and in the office."""
    page = arrive(first_window, served, PHONE)
    page.goto(f"{served}/{request.param}")
    settle(page)
    return page


def test_on_a_phone_a_page_opens_with_its_choices_in_one_line_and_its_finding_above_the_fold(on_a_phone):
    assert on_a_phone.errors == [] and on_a_phone.outside == []
    assert not on_a_phone.locator(".st-key-daerah-pilihan").is_visible()
    line = on_a_phone.get_by_role("button", name="Kabupaten Probolinggo · SPI")
    assert line.bounding_box()["height"] < 48
    finding = on_a_phone.locator("h2").bounding_box()
    assert finding["y"] + finding["height"] < PHONE[1] / 2
    assert on_a_phone.evaluate(_FITS), "lebih lebar dari layar"
    assert on_a_phone.locator("h2").count() == 1
    assert on_a_phone.evaluate("() => document.documentElement.lang") == "id"
    for chart in on_a_phone.locator(".js-plotly-plot").all():
        assert chart.get_attribute("role") == "figure" and chart.get_attribute("aria-label"), "grafik tanpa teks"
    cut = "() => [...document.querySelectorAll('[data-testid=stTable] td')].filter((cell) => cell.scrollWidth > cell.clientWidth"
    cut += " || cell.getBoundingClientRect().right > window.innerWidth).map((cell) => cell.textContent)"
    assert on_a_phone.evaluate(cut) == [], "a figure that is cut reads as another one"


@pytest.mark.parametrize("size", [PHONE, OFFICE], ids=["phone", "office"])
def test_axe_finds_no_fault_of_ours(size, on_a_phone):
    on_a_phone.set_viewport_size({"width": size[0], "height": size[1]})
    settle(on_a_phone)
    assert on_a_phone.errors == [] and on_a_phone.outside == []
    assert on_a_phone.evaluate(_FITS), "lebih lebar dari layar"
    unfold(on_a_phone)
    assert faults(on_a_phone) == []


def test_axe_finds_no_fault_in_a_drawer_nor_in_a_list_that_is_open(visit, address):
    page = visit(OFFICE)
    page.goto(f"{address}/peringkat")
    settle(page)
    page.get_by_role("group", name="Asal-usul angka").get_by_role("button").first.click()
    page.locator(_DIALOG).get_by_text("dipakai").first.wait_for()
    page.wait_for_timeout(500)  # it slides in
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(_DIALOG)).to_have_count(0)


def test_the_menu_is_read_in_named_groups_without_the_names_of_icons(visit, address):
    page = visit(OFFICE)
    page.goto(f"{address}/rtl")
    settle(page)
    menu = page.get_by_role("navigation", name="Halaman")
    for section in ("Hasil", "Tindak lanjut", "Siklus", "Rapat", "Data"):
        assert menu.get_by_role("group", name=section, exact=True).count() == 1, section
    assert menu.get_by_role("group").count() == 5
    last = menu.get_by_role("link").last.bounding_box()
    assert last["y"] + last["height"] <= 768, "the whole menu stands above the fold of an office laptop"
    link = menu.get_by_role("group", name="Tindak lanjut", exact=True).get_by_role("link", name="Akar masalah", exact=True)
    assert link.count() == 1
    heard = page.locator("[data-testid=stMain]").aria_snapshot()
    assert "Mode lokal" in heard and " icon" not in heard and "computer" not in heard


def cell(page):
    """The table of the ranking, with the focus on its last button: the next Tab goes into it."""
    table = page.locator("[class*=st-key-tabel-peringkat]").first
    table.scroll_into_view_if_needed()
    table.get_by_role("button", name="Layar penuh").focus()
    return table


def test_a_table_opens_nothing_on_tab_or_arrows_and_a_passport_on_enter_again_and_again(visit, address):
    page = visit(OFFICE)
    page.goto(f"{address}/peringkat?tahun=2024")
    settle(page)
    cell(page)
    for key in ("Tab", "ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        page.wait_for_timeout(700)
        assert page.locator(_DIALOG).count() == 0, f"{key} membuka dialog"
    for _ in range(2):
        page.keyboard.press("Enter")
        expect(page.locator(_DIALOG)).to_contain_text("Indeks SPI")
        page.keyboard.press("Escape")
        expect(page.locator(_DIALOG)).to_have_count(0)
        settle(page)


def test_closing_the_search_of_a_table_opens_nothing(visit, address):
    page = visit(OFFICE)
    page.goto(f"{address}/peringkat?tahun=2024")
    settle(page)
    table = cell(page)
    table.hover()
    table.get_by_role("button", name="Cari").press("Enter")  # its neighbour's hint may lie over it for a mouse
    page.keyboard.type("zz")
    table.get_by_label("Tutup pencarian").click()
    page.wait_for_timeout(1500)
    assert page.locator(_DIALOG).count() == 0


def test_the_matrix_of_the_thread_scrolls_away_only_on_enter(visit, address):
    page = visit(OFFICE)
    page.goto(f"{address}/benang-merah?tahun=2024")
    settle(page)
    matrix = page.locator(".st-key-matriks-benang")
    matrix.get_by_role("button", name="Layar penuh").focus()
    for key in ("Tab", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        page.wait_for_timeout(700)
    assert "lihat=" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**lihat=**")


@pytest.mark.parametrize("chart", ["petak", "urutan"])
def test_a_point_of_a_chart_is_reached_read_and_chosen_by_the_keyboard(chart, visit, address):
    page = visit(OFFICE)
    page.goto(f"{address}/peringkat?tahun=2024")
    settle(page)
    drawn = page.locator(f".st-key-{chart}")
    assert drawn.locator("[tabindex='0']").count() == 1, "satu perhentian Tab per grafik"
    drawn.locator("[tabindex='0']").focus()
    first = page.evaluate(_FOCUSED)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(_FOCUSED)
    assert first and second and first != second
    expect(drawn.locator(".hoverlayer")).to_contain_text(second.split(",")[0])
    page.keyboard.press("Home")
    assert page.evaluate(_FOCUSED) == first
    if first.startswith("Kab. Probolinggo"):
        page.keyboard.press("ArrowRight")
    other = page.evaluate(_FOCUSED)
    page.keyboard.press("Enter")
    page.wait_for_url("**daerah=**")
    settle(page)
    assert page.locator(".st-key-daerah-pilihan input").first.input_value().split()[-1] in other.split(",")[0]


def test_on_a_phone_the_line_of_choices_opens_and_folds_away_with_the_page(visit, address):
    page = visit(PHONE)
    page.goto(f"{address}/peringkat")
    settle(page)
    line = page.locator(".pilihan-ringkas")
    line.focus()
    page.keyboard.press("Enter")
    expect(line).to_have_attribute("aria-expanded", "true")
    page.locator(".st-key-tahun-pilihan").get_by_role("combobox").click()
    page.get_by_role("option", name="SPI 2023").click()
    expect(line).to_contain_text("SPI 2023 · dibanding SPI 2022")
    page.locator('[data-testid="stExpandSidebarButton"]').click()
    page.locator('[data-testid="stSidebarNavLink"][href*="tren"]').click()
    page.wait_for_url("**/tren*")
    settle(page)
    expect(line).to_have_attribute("aria-expanded", "false")
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(page.locator(".st-key-daerah-pilihan")).to_be_visible()
    expect(line).not_to_be_visible()


def test_on_a_phone_a_wide_table_is_read_cell_below_cell_with_its_headings(visit, address):
    page = visit(PHONE)
    page.goto(f"{address}/rtl?rtl=Sesi+OPD")
    settle(page)
    rows = page.evaluate("""() => [...document.querySelectorAll('[data-testid=stTable] tbody tr')].map(
        (row) => [...row.cells].map((cell) => {
            const box = cell.getBoundingClientRect()
            return [box.top, box.right, getComputedStyle(cell, '::before').content]
        }))""")
    assert len(rows) == 9
    for cells in rows:
        tops = [top for top, _, _ in cells]
        assert tops == sorted(set(tops)) and max(right for _, right, _ in cells) <= PHONE[0]
        assert [head for *_, head in cells][2:4] == ['"Tenggat: "', '"Klaim OPD: "']


def test_streamlits_own_words_are_indonesian(visit, address):
    page = visit(OFFICE)
    page.goto(f"{address}/impor")
    settle(page)
    place = page.locator("[data-testid=stFileUploader]").first
    expect(place).to_contain_text("Pilih berkas")
    expect(place).to_contain_text("paling besar 20 MB per berkas")
    page.set_input_files("input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": b"x" * 1500})
    expect(place).to_contain_text("1,5 KB")
    page.get_by_label("Pemerintah daerah").first.click()
    page.keyboard.type("zzzz")
    expect(page.get_by_role("listbox")).to_have_text("Tidak ada yang cocok")
    page.goto(f"{address}/kalender")
    settle(page)
    day = page.get_by_role("spinbutton", name="hari, Mulai")
    parts = page.get_by_label("Mulai", exact=True)
    for typed, shown in (("", "hh/bb/tttt"), ("05", "05/bb/tttt"), ("06", "06/bb/tttt")):
        day.click()
        page.keyboard.type(typed)
        expect(parts).to_have_text(shown)
    day.press("Backspace")
    day.press("Backspace")
    expect(parts).to_have_text("hh/bb/tttt")
    expect(day).to_have_attribute("aria-valuetext", "kosong")
    page.goto(f"{address}/sumber")
    settle(page)
    table = page.locator("[data-testid=stDataFrame]").first
    table.hover()
    table.get_by_role("button", name="Tampilkan/sembunyikan kolom").press("Enter")
    expect(page.locator("[data-testid=stDataFrameColumnVisibilityMenu]")).to_contain_text("Pilih semua")
    names = page.evaluate("() => [...document.querySelectorAll('[aria-label], [placeholder]')].filter((e) => e.checkVisibility())"
                          ".flatMap((e) => [e.ariaLabel, e.placeholder])")  # fmt: skip
    left = {"Search", "Fullscreen", "Open", "Close", "Select all", "App pages", "Collapse sidebar", "Choose an option"}
    assert not left & set(names)


def test_what_people_write_stays_as_they_wrote_it(visit, address):
    page = visit(OFFICE)
    page.goto(address)
    settle(page)
    page.wait_for_function("() => document.querySelector('nav[aria-label=Halaman]')")
    page.evaluate("""() => {
        document.querySelector("[data-testid=stMain] h2").insertAdjacentHTML("afterend", "<p id='typed'>Upload</p>")
        document.querySelector("[data-testid=stSkipToContent]").insertAdjacentHTML("beforeend", "<b id='its'>Upload</b>")
    }""")
    expect(page.locator("#its")).to_have_text("Pilih berkas")
    assert page.locator("#typed").inner_text() == "Upload"
