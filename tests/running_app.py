"""The app as a user runs it, and a browser to look at it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

ROOT = Path(__file__).resolve().parents[1]
# Debian's shell without a window's frame calculates less than the browser for the same pages, which it draws by the same engine.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in _NAMES if (path := shutil.which(name))), None)
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--lang=id-ID"]  # fmt: skip
_PATIENCE = 60_000  # ms, of a machine that runs two other tests, or is slow
_CALM = 400  # ms in which nothing more comes: what a click asks for begins a little after it
# A chart and a table come after the page is said to be whole: a table, drawn on a canvas, is told in words some 200 ms later.
_READY = """(calm) => {
    const app = document.querySelector('[data-testid="stApp"]'), now = performance.now()
    const every = (what, holds) => [...document.querySelectorAll(what)].every((e) => e.clientWidth < 50 || holds(e))
    const ready = app && app.getAttribute('data-test-script-state') === 'notRunning'
        && !document.querySelector('[data-testid="stSkeleton"]') && document.querySelector('h2, [data-testid="stAlert"]')
        && every('.chart[role=figure]', (chart) => chart.querySelector('.main-svg'))
        && every('[data-testid="stDataFrame"]', (table) => table.querySelector('canvas table tr'))
    if (!ready) window.readySince = undefined
    return ready && now - (window.readySince ??= now) >= calm
}"""

_ROW, _ATTEMPTS = 35, 5  # px of a row in Streamlit's table; tries to type into one
_IN_CELL = "() => document.activeElement.closest('#portal') && document.activeElement"
_IN_TABLE = "text => document.querySelector('[data-testid=stDataFrame]').textContent.includes(text)"
_MOVED = """
import sys, time_machine
from streamlit.web.cli import main
time_machine.travel(sys.argv.pop(1), tick=True).start()
main()
"""  # Streamlit under a clock that starts at another moment


@contextmanager
def serving(
    database: Path, *, port: int | None = None, secrets: Path | None = None, clock: str = "", log: Path = Path(os.devnull)
) -> Iterator[str]:
    """Run the app on this store; yields its address on 127.0.0.1 and stops it afterwards.

    clock: the moment at which its clock starts ("2026-01-12T02:00:00Z"), where it is another than that of this machine; log: the
    file that its standard error goes to.
    """
    port = port or free_port()
    options = ["--server.headless", "true", *(["--secrets.files", str(secrets)] if secrets else [])]
    streamlit = ["-c", _MOVED, clock] if clock else ["-m", "streamlit"]
    with log.open("w") as told:
        server = subprocess.Popen(
            [sys.executable, *streamlit, "run", "app.py", "--server.port", str(port), *options],
            cwd=ROOT, env=os.environ | {"SPI_DATABASE": str(database)}, stdout=subprocess.DEVNULL, stderr=told,
        )  # fmt: skip
    try:
        base = f"http://127.0.0.1:{port}"
        wait_until_answers(f"{base}/_stcore/health")
        yield base
    finally:
        stop(server)


def stop(server: subprocess.Popen) -> None:
    """End a server, whatever it is at: killed where it does not end by itself in 20 seconds."""
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def browsing(*flags: str) -> Iterator[object]:
    """A headless Chromium of this machine, with further flags of its command line."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
        try:
            yield running
        finally:
            running.close()


@contextmanager
def window(browser: object, **context: object) -> Iterator[object]:
    """A window of its own: a page that remembers console errors and requests to other hosts than its `address`."""
    place = browser.new_context(locale="id-ID", **context)
    page = place.new_page()
    page.set_default_timeout(_PATIENCE)
    page.errors, page.outside, page.storage = [], [], place.new_cdp_session(page)
    # Streamlit probes /<page>/_stcore/ on a deep link and answers 404 to itself.
    page.on(
        "console", lambda m: m.type == "error" and "/_stcore/" not in m.location.get("url", "") and page.errors.append(m.text)
    )
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda r: not r.url.startswith(_own(page.address)) and page.outside.append(r.url))
    try:
        yield page
    finally:
        place.close()


def arrive(page: object, address: str, size: tuple[int, int]) -> object:
    """The window as that of a new visitor to the app at this address: empty, of this size, nothing remembered.

    A really new window loads and compiles the app's scripts again: four seconds of processor time instead of one.
    """
    page.address = address
    page.goto("about:blank")
    page.context.clear_cookies()
    page.storage.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.errors.clear()
    page.outside.clear()
    return page


def _own(address: str) -> tuple[str, ...]:
    return (address, address.replace("http", "ws", 1), "data:", "blob:", "about:")


def settle(page: object) -> None:
    """Wait until the script has stopped, the charts are drawn and the tables can be read, and nothing more comes for a moment."""
    page.evaluate("() => { window.readySince = undefined }")
    page.wait_for_function(_READY, arg=_CALM, polling=50)


def press(page: object, name: str) -> None:
    """Press the button of this name and wait for what it does."""
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def choose(page: object, label: str, typed: str, option: str = "") -> None:
    """Choose an option of a list: the one of this name, else the first that begins as typed, which leaves out the others."""
    page.get_by_role("combobox", name=label).click()
    page.keyboard.type(typed)
    offered = {"name": option, "exact": True} if option else {"name": re.compile(rf"^{re.escape(typed)}")}
    page.get_by_role("option", **offered).first.click()
    settle(page)
    page.keyboard.press("Escape")


def type_day(page: object, label: str, text: str) -> None:
    """Type a day (DDMMYYYY) into the first input whose label begins so."""
    page.get_by_label(label, exact=False).first.get_by_role("spinbutton").first.click()
    page.keyboard.type(text)


def type_into_cell(page: object, text: str, *, row: int, share: float) -> None:
    """Type into a cell of the first table until it stands there, as who sees that it does not tries again.

    row: from 0; share: where in the table's width the column lies. Streamlit's table takes the focus back from a cell that is
    opened while it is drawn, and its cell loses what is entered in the very instant of its last key: on a busy machine either
    may take longer than any pause.
    """
    table = page.locator('[data-testid="stDataFrame"]').first
    for attempt in range(_ATTEMPTS):
        box = table.locator("canvas").first.bounding_box()
        cell = box["x"] + share * box["width"], box["y"] + _ROW * (row + 1.5)
        page.mouse.click(*cell)
        page.wait_for_timeout(300)
        page.mouse.dblclick(*cell)
        try:
            patience = 2_000 * (attempt + 1)  # ms
            page.wait_for_function(_IN_CELL, timeout=patience)
            page.keyboard.press("Control+a")
            page.keyboard.type(text)
            page.wait_for_function(f"text => ({_IN_CELL})()?.value === text", arg=text, timeout=patience)
            page.wait_for_timeout(300)
            page.keyboard.press("Enter")
            page.wait_for_function(_IN_TABLE, arg=text, timeout=patience)
        except PlaywrightTimeoutError:
            if attempt + 1 == _ATTEMPTS:
                raise
            page.keyboard.press("Escape")
        else:
            return


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_answers(address: str) -> None:
    """Wait until a server answers at this address. Raises TimeoutError after half a minute."""
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=1)
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError(f"{address} tidak menjawab")
