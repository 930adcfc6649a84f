"""What only a browser knows of a chart: it keeps its node, fills its place, is drawn once, and answers a click."""

import pytest
from running_app import CHROMIUM, settle

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
CHARTS = "[...document.querySelectorAll('.js-plotly-plot')]"


def choose(page, year):
    page.get_by_label("Tahun survei").first.click()
    page.get_by_role("option", name=year, exact=True).click()
    page.wait_for_function("(year) => new URLSearchParams(location.search).get('tahun') === year", arg=year.removeprefix("SPI "))
    page.locator(f".st-key-urutan [role=figure][aria-label*='{year.removeprefix('SPI ')}']").wait_for()
    settle(page)


@pytest.fixture
def ranking(visit, address):
    page = visit((1366, 900))
    page.goto(f"{address}/peringkat?tahun=2024")
    settle(page)
    yield page
    assert page.errors == [] and page.outside == []


def test_another_year_is_drawn_into_the_charts_that_are_there(ranking):
    ranking.evaluate(f"() => {{ window.before = {CHARTS} }}")
    alt = ranking.locator(".st-key-urutan [role=figure]").get_attribute("aria-label")
    choose(ranking, "SPI 2023")
    assert ranking.evaluate(f"() => {CHARTS}.length === 3 && {CHARTS}.every((chart) => window.before.includes(chart))")
    assert ranking.locator(".st-key-urutan [role=figure]").get_attribute("aria-label") != alt
    ranking.locator(".st-key-urutan").get_by_text("75,36").first.wait_for()


def test_a_chart_that_did_not_change_is_not_drawn_again(ranking):
    ranking.evaluate("""() => {
        const draw = window.Plotly.react
        window.drawn = []
        window.Plotly.react = (node, ...rest) => {
            window.drawn.push(node.closest('[class*=st-key-]').className)
            return draw(node, ...rest)
        }
    }""")
    choose(ranking, "SPI 2023")
    ranking.wait_for_function("() => window.drawn.join(' ').includes('petak')")
    drawn = " ".join(ranking.evaluate("() => window.drawn"))
    assert "urutan" in drawn and "petak" in drawn and "laju" not in drawn


def test_a_page_has_one_copy_of_plotly(ranking):
    names = ranking.evaluate("() => performance.getEntriesByType('resource').map((file) => file.name)")
    assert len({name for name in names if "plotly" in name.lower()}) == 1
    assert ranking.evaluate("() => document.querySelectorAll('script[src*=plotly]').length") == 1


def test_a_chart_follows_the_width_of_its_place(ranking):
    width = "() => document.querySelector('.st-key-urutan .main-svg').getBoundingClientRect().width"
    wide = ranking.evaluate(width)
    ranking.set_viewport_size({"width": 390, "height": 844})
    ranking.wait_for_function(f"({width})() < {wide}")
    settle(ranking)
    ranking.wait_for_function(
        f"() => {CHARTS}.every((c) => Math.abs(c.querySelector('.main-svg').clientWidth - c.clientWidth) <= 1)"
    )


def test_the_same_point_can_be_clicked_again(ranking):
    for _ in range(2):
        dot = ranking.locator(".st-key-petak .points path").first
        dot.scroll_into_view_if_needed()
        box = dot.bounding_box()
        ranking.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        ranking.wait_for_url("**daerah=**")
        settle(ranking)
        ranking.get_by_label("Pemerintah daerah").first.click()  # back to ours, on the same page
        ranking.keyboard.type("Kabupaten Probolinggo")
        ranking.keyboard.press("Enter")
        ranking.wait_for_url("**daerah=3513**")
        settle(ranking)


def test_the_row_of_passports_is_reached_by_the_keyboard(ranking):
    button = ranking.get_by_role("group", name="Asal-usul angka").get_by_role("button", name="Indeks SPI")
    button.focus()
    ranking.keyboard.press("Enter")
    drawer = ranking.get_by_test_id("stDialog")
    drawer.get_by_text("Kabupaten Probolinggo: Indeks SPI").wait_for()
    ranking.keyboard.press("Escape")
    drawer.wait_for(state="hidden")
    ranking.wait_for_function("() => document.activeElement?.shadowRoot?.activeElement?.textContent === 'Indeks SPI' "
                              "|| document.activeElement?.textContent === 'Indeks SPI'")  # fmt: skip
