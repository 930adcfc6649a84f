"""Two processes behind .deploy/nginx.conf: a window stays with its own, visitors are spread, and one takes over from the other.

Each process has a store of its own here, so that the newest seal in /healthz tells which one answered.
"""

import json
import ssl
import urllib.request

import pytest
from proxy import NAME, NGINX, NO_NGINX, proxying
from raw_session import session
from running_app import CHROMIUM, browsing, serving, settle

pytestmark = pytest.mark.skipif(NGINX is None, reason=NO_NGINX)
COOKIE = "spi_process"


@pytest.fixture(scope="module")
def processes(tmp_path_factory):
    """The addresses of two processes, by their seals, and that of nginx before them."""
    folder = tmp_path_factory.mktemp("dua")
    with (
        serving(folder / "a.duckdb") as first,
        serving(folder / "b.duckdb") as second,
        proxying(folder, first, second) as reached,
    ):
        yield {seal(place): place for place in (first, second)}, reached


def told(address, path="/healthz", **headers):
    """What is answered there, and the cookie that is given with it; through nginx by its own name."""
    port = address.rpartition(":")[2]
    place = f"{address.partition(':')[0]}://127.0.0.1:{port}{path}"
    given = {"Host": f"{NAME}:{port}"} if address.startswith("https") else {}
    request, context = urllib.request.Request(place, headers=given | headers), ssl._create_unverified_context()
    context.check_hostname = False
    with urllib.request.urlopen(request, timeout=20, context=_named(context)) as answer:
        return json.load(answer), answer.headers["Set-Cookie"] or ""


def _named(context):
    """The same, for a server that answers to its name alone (SNI)."""
    wrap = context.wrap_socket
    context.wrap_socket = lambda wire, **about: wrap(wire, **about | {"server_hostname": NAME})
    return context


def seal(address, **headers):
    return told(address, **headers)[0]["head"]["hash"]


def visitors(reached, number):
    """So many new visitors: the cookie that each is given -> the seal of the process that answered."""
    given = {}
    for _ in range(number):
        answer, cookie = told(reached)
        given[cookie.partition(";")[0]] = answer["head"]["hash"]
    return given


def test_visitors_are_spread_and_each_stays_with_a_process(processes):
    places, reached = processes
    given = visitors(reached, 24)
    assert len(given) == 24 and set(given.values()) == set(places)
    for cookie, process in given.items():
        answer, again = told(reached, Cookie=f"lain=1; {cookie}")
        assert (answer["head"]["hash"], again) == (process, "")


def test_the_cookie_tells_nothing_and_is_for_this_place_alone(processes):
    name, *attributes = told(processes[1])[1].split("; ")
    assert name.startswith(f"{COOKIE}=") and len(name) == len(COOKIE) + 33
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} == set(attributes)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
def test_a_browser_uploads_into_its_own_window_whichever_process_it_is(processes, tmp_path):
    places, reached = processes
    table = tmp_path / "tabel.csv"
    table.write_text("Pemda;Tahun;Indeks SPI\nKabupaten Jember;2024;70,11\n")
    by_process = {process: cookie for cookie, process in visitors(reached, 24).items()}
    with browsing(f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as browser:
        for process, cookie in by_process.items():
            place = browser.new_context(locale="id-ID", ignore_https_errors=True)
            place.add_cookies([{"name": COOKIE, "value": cookie.partition("=")[2], "domain": NAME, "path": "/", "secure": True}])
            page = place.new_page()
            page.goto(f"{reached}/impor")
            settle(page)
            page.locator('input[type="file"]').first.set_input_files(table)
            page.get_by_text("Yang akan berubah").wait_for()  # the file was read in the process of the window
            windows = {seal: told(there, "/healthz?detail=1")[0]["sessions"] for seal, there in places.items()}
            assert windows == {seal: int(seal == process) for seal in places}
            place.close()


def test_when_one_process_ends_the_other_takes_its_visitors(processes, tmp_path):
    (seal_left, left), *_ = processes[0].items()
    with serving(tmp_path / "c.duckdb") as ending, proxying(tmp_path, left, ending) as reached:
        cookie = next(cookie for cookie, process in visitors(reached, 24).items() if process == seal(ending))
        with session(reached, origin=reached, add=[("Cookie", cookie)]) as window:
            assert "angka dari" in window.run("konflik")
        ended = ending
    with proxying(tmp_path, left, ended) as reached:
        assert seal(reached, Cookie=cookie) == seal_left
