"""Stores for the tests: real DuckDB files, made from the shipped figures and, where present, KPK's dashboard tables."""

import gc
import os
import shutil
import sys
from datetime import date
from functools import cache
from types import SimpleNamespace

import hypothesis
import made_up_nation
import meetings
import plotly.graph_objects as go
import pytest
from known_answers import known
from opened_page import asked_from
from playwright.sync_api import Error as PlaywrightError
from running_app import arrive, browsing, serving, window
from stores import DASHBOARD, NO_DASHBOARD, UNSEEN, made, scope_of
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import app_test, local_script_runner

from spi.commands import importing
from spi.render.screen.drawing import Drawing
from spi.settings import keep_time, settings
from spi.store import database

pytest_plugins = ["each_store"]  # its fixtures
# A machine that others use, too, is slow now and then: that is no fault of what is tested.
hypothesis.settings.register_profile("calm", deadline=None)
hypothesis.settings.load_profile("calm")
keep_time()  # as the app does: the day of a test is the day of the pages it opens
# Where the environment keeps no bytecode, each worker would compile every test anew, and each of the hundred processes that the
# tests start the whole app, which takes longer than most of what they are started for.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def pages_opened_often():
    """What AppTest does anew for each page it opens is done once: it reads what every installed package says of itself, compiles
    the page and the app, and has the secrets watched for ever. It waits for the page without asking a thousand times a second."""
    scripts, wait = ScriptCache(), local_script_runner.require_widgets_deltas

    def ended(runner, timeout):
        runner._script_thread.join(timeout)
        wait(runner, 0 if runner._script_thread.is_alive() else timeout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(app_test, "ScriptCache", lambda: scripts)
        patch.setattr(local_script_runner, "ScriptCache", lambda: scripts)
        patch.setattr(local_script_runner, "require_widgets_deltas", ended)
        patch.setattr(Secrets, "_maybe_install_file_watchers", lambda _secrets: None)
        yield


@pytest.fixture(autouse=True)
def on_this_computer(monkeypatch):
    """Pages are asked for on this very computer, as most are; what comes from outside is said by the test (asked_from)."""
    asked_from(monkeypatch)


@pytest.fixture
def later(monkeypatch):
    """For the command line it is a year of which nothing is known yet."""
    monkeypatch.setattr(importing, "date", SimpleNamespace(today=lambda: date(UNSEEN, 12, 31)))


# Files that wait for a browser, a server or another program: while one worker waits, the other calculates.
WAITING = ("test_browser", "test_crash", "test_sign_in", "test_outside", "test_calculated_anew", "test_backup", "test_restore")


def pytest_collection_modifyitems(items):
    """Spread the files that wait evenly among the others: two of them at once leave no core to calculate, at the end both.

    What a browser shows is asked for once more whatever the first answer was: on a busy machine it may be read before it is
    whole. What is wrong at every time is so twice; an answer that was right only once is told at the end, to be looked at.
    """
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError", "AssertionError"]))
    files = list(dict.fromkeys(item.path for item in items))
    waiting = [file for file in files if file.name.startswith(WAITING)]
    others = [file for file in files if file not in waiting]
    place = {file: number / len(kind) for kind in (waiting, others) for number, file in enumerate(kind)}
    items.sort(key=lambda item: place[item.path])  # stable: the tests of a file stay in their order


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """What the browser showed when a test of it failed: a machine that is slow once does not show the same again."""
    report = yield
    page = getattr(item, "funcargs", {}).get("first_window")
    if report.failed and page:
        try:
            shown = page.locator('[data-testid="stMain"], [data-testid="stDialog"]').all_inner_texts()
        except PlaywrightError as error:
            shown = [str(error)]
        lines = (line for text in (page.url, *shown, *page.errors) for line in text.splitlines() if line.strip())
        report.sections.append(("page", "\n".join(lines)))
    return report


def pytest_sessionfinish():
    """Pytest looks through all that is left for what was never closed, ten times: not through what thousands of tests keep."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter):
    """Why a test was asked twice, and what the browser showed: else the second answer would hide it."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.section(f"asked again: {report.nodeid}")
        for title, text in (("", report.longreprtext), *report.sections):
            terminalreporter.write_line(f"{title}\n{text}")


@pytest.fixture(scope="module", autouse=True)
def checked_by_plotly(request):
    """Every figure drawn for a test of these rooms is checked by Plotly, word by word; the app leaves that out for speed.

    Plotly raises ValueError at a word or a value that it does not know.
    """
    if request.path.parent.name not in ("charts", "render"):
        yield
        return
    draw = Drawing.figure

    def draw_and_check(drawing, **frame):
        figure = draw(drawing, **frame)
        go.Figure(figure.to_dict())
        return figure

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawing, "figure", draw_and_check)
        yield


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory):
    """The path of a store that holds the shipped figures only."""
    return made(tmp_path_factory.mktemp("shipped") / "spi.duckdb", [])


@pytest.fixture(scope="session")
def national_store(tmp_path_factory):
    """The path of a store with five made-up national years, and the shipped plan as that of their HOME, too."""
    folder = tmp_path_factory.mktemp("national")
    return made(folder / "spi.duckdb", made_up_nation.write(folder), plan=made_up_nation.write_plan(folder))


@pytest.fixture(scope="session")
def kpk_store(tmp_path_factory):
    """The path of a store with every year of KPK's own tables that is at hand."""
    if not DASHBOARD.is_dir():
        pytest.skip(NO_DASHBOARD)
    return made(tmp_path_factory.mktemp("kpk") / "spi.duckdb", sorted(DASHBOARD.glob("*.json")))


@pytest.fixture
def store(shipped_store, monkeypatch):
    """The shipped store is the store of this test."""
    monkeypatch.setenv("SPI_DATABASE", str(shipped_store))
    with known(shipped_store, shipped_store, monkeypatch):
        yield shipped_store


@pytest.fixture
def at_home(monkeypatch):
    """The dashboard opens with the made-up HOME, as if the settings said so."""
    monkeypatch.setitem(settings(), "region", made_up_nation.HOME)


@pytest.fixture
def nation(national_store, at_home, monkeypatch):
    """The made-up nation is the store of this test."""
    monkeypatch.setenv("SPI_DATABASE", str(national_store))
    with known(national_store, national_store, monkeypatch):
        yield national_store


@pytest.fixture
def own_nation(national_store, at_home, tmp_path, monkeypatch):
    """A copy of the made-up nation of this test's own, to write into; closed afterwards."""
    database.close()  # what is not in the file yet is written into it
    monkeypatch.setenv("SPI_DATABASE", str(shutil.copy(national_store, tmp_path / "spi.duckdb")))
    with known(national_store, tmp_path / "spi.duckdb", monkeypatch):
        yield tmp_path / "spi.duckdb"
    database.close()


@pytest.fixture
def kpk(kpk_store, monkeypatch):
    """The store with KPK's own tables is the store of this test, which knows what they hold."""
    monkeypatch.setenv("SPI_DATABASE", str(kpk_store))
    with known(kpk_store, kpk_store, monkeypatch):
        yield kpk_store


@pytest.fixture(scope="session")
def offered_files(shipped_store):
    """Every file of a table that the pages offer over the shipped figures, of the government they open with."""
    from offered_files import offered  # opens the app: not for tests that need no page

    return offered(shipped_store)


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory):
    """The path of a closed store with the shipped figures and plan, which is only ever copied: making one takes much longer."""
    place = made(tmp_path_factory.mktemp("filled") / "spi.duckdb", [])
    database.close()
    return place


@pytest.fixture
def own_store(filled_store, tmp_path, monkeypatch):
    """A store of this test's own with the shipped figures and plan, to write into; closed afterwards."""
    monkeypatch.setenv("SPI_DATABASE", str(shutil.copy(filled_store, tmp_path / "spi.duckdb")))
    with known(filled_store, tmp_path / "spi.duckdb", monkeypatch):
        yield tmp_path / "spi.duckdb"
    database.close()


@pytest.fixture
def meeting(own_store):
    """Two sides, three themes: 6 of 10 mentions are of one theme."""
    inside, outside = meetings.session(roles={"staf": 6, "sekretaris": 2}), meetings.session(side="external")
    meetings.said(inside, role="staf", times=4)
    meetings.said(outside, times=2, part="service_fairness")
    meetings.said(inside, theme="oversight", part="procurement", times=3)
    meetings.said(outside, theme="system", part="service_fairness", times=1)
    return {"inside": inside, "outside": outside}


@pytest.fixture
def empty_store(tmp_path, monkeypatch):
    """A store of one's own, without a figure; closed afterwards."""
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "spi.duckdb"))
    yield tmp_path / "spi.duckdb"
    database.close()


@pytest.fixture(scope="session")
def served_anew(filled_store, tmp_path_factory):
    """Runs the app on a new store with the shipped figures and plan; gives its address as long as it is asked for.

    How the app makes its store at a first start is seen in test_sign_in and test_browser_respondents.
    """
    return lambda: serving(shutil.copy(filled_store, tmp_path_factory.mktemp("app") / "spi.duckdb"))


@pytest.fixture(scope="module")
def served(served_anew):
    """The address of the app on a store of a module's own."""
    with served_anew() as base:
        yield base


@pytest.fixture
def address(request, served, served_anew):
    """The address of the app on a store of these tests' own; for one that is asked again without what its first try wrote."""
    if getattr(request.node, "execution_count", 1) == 1:
        yield served
        return
    with served_anew() as base:
        yield base


@pytest.fixture(scope="module")
def browser():
    """A real browser; which one, see running_app. No page stays open long enough for what V8 spends on making its scripts faster
    and its memory smaller to pay off: a third of the time of a page."""
    with browsing("--js-flags=--no-opt --min-semi-space-size=64 --initial-heap-size=1024 --no-incremental-marking") as running:
        yield running


@pytest.fixture(scope="module")
def first_window(browser):
    """The one window of a module's tests."""
    with window(browser) as page:
        yield page


@pytest.fixture
def visit(first_window, address):
    """Gives the window as a new visitor's of this size in px."""
    return lambda size=(1366, 900): arrive(first_window, address, size)


@pytest.fixture
def jatim_of():
    """Gives Jawa Timur with the pemprov, the 39 of KPK's readers, once the store of the test is filled."""
    return lambda: scope_of("3513", "provinsi")


@pytest.fixture
def jatim(jatim_of):
    """Jawa Timur with the pemprov: the 39 of KPK's readers."""
    return jatim_of()


@pytest.fixture
def province(nation):
    """The made-up province of HOME, with its pemprov: 39, too."""
    return scope_of(made_up_nation.HOME, "provinsi")
