"""How long does the eye wait? `python tests/benchmarks/paint.py` prints ms and ratios: from the click to the last paint.

The click is the one on another survey year; the end is the last visible change, with the long tasks around it over. Ours, the
bare twin and the one in Dash are clicked in turns, so that whatever else the machine does falls on all of them. Then the first
view of a new visitor (cold: nothing in the browser) and of one who was here before (warm). Ratios within one run are what counts.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]
os.chdir(ROOT)

import pytest  # noqa: E402
import twins  # noqa: E402
from opened_page import asked_from  # noqa: E402
from running_app import browsing, serving  # noqa: E402
from stores import DASHBOARD, import_files  # noqa: E402

PAGES = {
    "ringkasan": "pages/hasil/ringkasan.py",
    "peringkat": "pages/hasil/peringkat.py",
    "perubahan": "pages/hasil/perubahan.py",
    "komponen": "pages/hasil/komponen.py",
    "tren": "pages/hasil/tren.py",
    "rtl": "pages/tindak_lanjut/rtl.py",
}
YEARS = [2024, 2023]
CLICKS, WARM_UP, VISITS = 9, 2, 4
QUIET = 700  # ms without a visible change or a long task: the page is at rest
SCRIPT = (Path(__file__).with_name("paint.js")).read_text(encoding="utf-8")
_RESTING = """([charts, quiet]) => {
    const { last, busy, click } = window.paint ?? {}
    return last > click && performance.now() - Math.max(last, busy) > quiet
        && [...document.querySelectorAll(".js-plotly-plot")].filter((chart) => chart.querySelector(".main-svg")).length >= charts
}"""


def choose_in_list(page: object, year: str) -> None:
    """Click on another survey year in a list that opens."""
    page.get_by_label("Tahun survei").first.click()
    page.get_by_role("option", name=year, exact=True).click()


def choose_in_row(page: object, year: str) -> None:
    """Click on another survey year where all are shown."""
    page.locator("label", has_text=year).first.click()


class Watched:
    """A page in a window of its own, with the way to choose another year on it."""

    def __init__(self, browser: object, address: str, charts: int, choose: Callable) -> None:
        self._browser, self._address, self._charts, self._choose = browser, address, charts, choose
        self._window()

    def click(self, year: str) -> float:
        """ms from the click on this year to the last paint."""
        self._choose(self._page, year)
        return self._rest() - self._page.evaluate("() => window.paint.click")

    def visit(self, *, cold: bool) -> float:
        """ms from the start of a visit to the last paint, of a new visitor (cold) or of this one once more."""
        if cold:
            self._page.context.close()
            self._window()
        else:
            self._page.goto("about:blank")
        self._page.goto(self._address)
        return self._rest()

    def _window(self) -> None:
        self._page = self._browser.new_context(locale="id-ID", viewport={"width": 1366, "height": 900}).new_page()
        self._page.set_default_timeout(60_000)
        self._page.add_init_script(SCRIPT)

    def _rest(self) -> float:
        self._page.wait_for_function(_RESTING, arg=[self._charts, QUIET], polling=100)
        return self._page.evaluate("() => Math.max(window.paint.last, window.paint.busy)")


@contextmanager
def watched(browser: object, name: str, store: Path, shown: Path, charts: int) -> Iterator[dict[str, Watched]]:
    """Our page and its twins, each already open."""
    with ExitStack() as servers:
        places = {"kita": (servers.enter_context(serving(store)) + ("" if name == "ringkasan" else f"/{name}"), choose_in_list)}
        places["polos"] = (servers.enter_context(twins.bare(shown)), choose_in_list)
        if twins.has_dash():
            places["Dash"] = (servers.enter_context(twins.dash(shown)), choose_in_row)
        yield {who: Watched(browser, address, charts, choose) for who, (address, choose) in places.items()}


def measure(name: str, store: Path, folder: Path, *, clicks: int = CLICKS, visits: int = VISITS) -> dict[str, dict[str, float]]:
    """Medians in ms of a page of ours and its twins: "cold", "warm" and "click" -> who -> ms."""
    shown = twins.record(PAGES[name], YEARS, folder)
    charts = twins.charts(shown)
    times: dict[str, dict[str, list[float]]] = {"cold": {}, "warm": {}, "click": {}}
    with browsing() as browser, watched(browser, name, store, shown, charts) as pages:
        for turn in range(-(visits > 1), visits):  # the one before the first wakes the servers
            for who, page in pages.items():
                cold, warm = page.visit(cold=True), page.visit(cold=False)
                if turn >= 0:
                    times["cold"].setdefault(who, []).append(cold)
                    times["warm"].setdefault(who, []).append(warm)
        for turn in range(-min(WARM_UP, clicks - 1), clicks):
            for who, page in pages.items():
                time = page.click(f"SPI {YEARS[(turn + 1) % 2]}")
                if turn >= 0:
                    times["click"].setdefault(who, []).append(time)
    return {kind: {who: statistics.median(all_) for who, all_ in by.items()} for kind, by in times.items()}


def main(names: list[str], **sizes: int) -> None:
    """Print the table of these pages, of all if none is named; sizes: clicks and visits, where others than usual."""
    if not twins.has_dash():
        print(twins.NO_DASH)
    asked_from(pytest.MonkeyPatch())
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "spi.duckdb"
        fill(store)
        print(f"{'halaman':<12}{'':<8}{'kita':>8}{'polos':>8}{'rasio':>8}{'Dash':>8}{'rasio':>8}   (ms, median)")
        for name in names or PAGES:
            for kind, by in measure(name, store, Path(place), **sizes).items():
                own, bare, dash = by["kita"], by["polos"], by.get("Dash")
                against = f"{dash:8.0f}{own / dash:8.2f}" if dash else f"{'–':>8}{'–':>8}"
                print(f"{name:<12}{kind:<8}{own:8.0f}{bare:8.0f}{own / bare:8.2f}{against}", flush=True)


def fill(store: Path) -> None:
    """Make the store with every national year that is at hand, and close it, so that a server can open it."""
    from spi.intake import opening
    from spi.store import database

    os.environ["SPI_DATABASE"] = str(store)
    opening.make_ready()
    if DASHBOARD.is_dir():
        import_files(sorted(DASHBOARD.glob("*.json")))
    database.close()


if __name__ == "__main__":
    main(sys.argv[1:])
