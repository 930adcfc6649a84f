"""Local means local: what a request must look like to come from this very computer, and what it may change if it does not."""

import asyncio

import pytest
from opened_page import asked_from, opened, words

from spi.intake import history
from spi.ui.app import server
from spi.ui.app.origin import SameOriginOnly, outside

HERE = [("Host", "localhost:8501"), ("Origin", "http://localhost:8501"), ("Connection", "Upgrade"), ("Upgrade", "websocket"),
        ("User-Agent", "Mozilla/5.0"), ("Sec-WebSocket-Key", "x"), ("Accept-Language", "id"), ("Cookie", "a=b")]  # fmt: skip
LOCAL = ["127.0.0.1", "127.0.0.1:8501", "localhost", "LocalHost:1", "localhost.", "localhost.:8501", "[::1]", "[::1]:8501"]
FOREIGN = [
    "", " ", "spi.contoh.go.id", "192.168.1.7:8501", "127.0.0.2", "0.0.0.0", "[::]", "[::2]:8501", "[::ffff:127.0.0.1]",
    "2130706433", "localhost.contoh.id", "127.0.0.1.contoh.id", "contoh.id.localhost", "localhost@contoh.id",
    "localhost:8501@contoh.id", "contoh.id#localhost", "contoh.id/localhost", "localhost:contoh.id", "localhost, contoh.id",
    "localhost,contoh.id", "localhost..", "localhost:8501:8501", "l\u043ecalhost", "localhost\x00.id", "[::1", "::1]:80",
    "[localhost]", "[127.0.0.1]",
]  # fmt: skip
PROXIES = [
    "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Anything",
    "X-Real-IP", "Via", "X-Original-URL", "X-Original-Host", "True-Client-IP", "CF-Connecting-IP", "CF-Ray", "Client-IP",
    "X-Client-IP", "X-Cluster", "Fastly-Client-IP", "Fly-Client-IP", "CDN-Loop", "Proxy-Connection", "Forwarded-For", "Envoy-X",
    "x_forwarded_for", "X-Sec-Forwarded", "Proxy-Sec-Via",
]  # fmt: skip


def replaced(**headers):
    return [(name, headers.get(name, value)) for name, value in HERE]


def test_what_a_browser_of_this_computer_sends_is_local():
    assert outside(HERE) == ""


@pytest.mark.parametrize("host", LOCAL)
def test_this_computer_by_any_of_its_names_is_local(host):
    assert outside(replaced(Host=host)) == ""
    assert outside(replaced(Origin=f"http://{host}")) == outside(replaced(Origin=f"HTTPS://{host}")) == ""


@pytest.mark.parametrize("host", FOREIGN)
def test_every_other_host_is_outside_as_host_and_as_origin(host):
    assert "alamat" in outside(replaced(Host=host))
    assert "halaman dari" in outside(replaced(Origin=f"http://{host}"))


@pytest.mark.parametrize(
    "origin", ["null", "", "localhost:8501", "file://localhost", "chrome-extension://localhost", "//localhost"]
)
def test_an_origin_that_is_no_page_of_the_web_is_outside(origin):
    assert outside(replaced(Origin=origin))


@pytest.mark.parametrize("name", ["Host", "Origin"])
@pytest.mark.parametrize("first", [True, False])
def test_one_foreign_among_repeated_headers_is_outside(name, first):
    foreign = (name, "http://contoh.id" if name == "Origin" else "contoh.id")
    assert outside([foreign, *HERE] if first else [*HERE, foreign])


@pytest.mark.parametrize("headers", [[], [pair for pair in HERE if pair[0] != "Host"]], ids=["no request", "no host"])
def test_a_request_without_a_host_is_outside(headers):
    assert "Host" in outside(headers)


@pytest.mark.parametrize("name", PROXIES)
def test_whatever_a_browser_does_not_write_itself_was_added_by_somebody_between(name):
    for spelling in (name, name.lower(), name.upper()):
        assert name.casefold() in outside([*HERE, (spelling, "")])


def test_another_computer_that_speaks_as_this_one_is_outside():
    assert "“10.0.0.9”" in outside(HERE, peer="10.0.0.9")


VISITS = {
    "foreign host": {"host": "spi.contoh.go.id"},
    "another page": {"origin": "http://contoh.id"},
    "no host": {"host": None},
    "proxy": {"add": [("via", "1.1 proksi")]},
    "another page beside the own": {"add": [("Origin", "http://contoh.id")]},
    "another computer": {"peer": "10.0.0.9"},
}


@pytest.mark.parametrize("visit", VISITS)
def test_a_visit_from_outside_reads_is_told_why_and_writes_nothing(visit, own_store, monkeypatch):
    asked_from(monkeypatch, **VISITS[visit])
    app = opened("pages/data/konflik.py")
    assert "Hanya baca: tanpa masuk" in " ".join(words(app))
    assert choose_source(app, "Coba") and "Belum ada yang disimpan" in app.error[0].value
    assert history.choices().empty


def test_a_session_whose_browser_has_gone_writes_nothing_more(own_store, monkeypatch):
    app = opened("pages/data/konflik.py", name="Uji")
    monkeypatch.setattr("streamlit.runtime.context._get_client_context", lambda: None)
    assert choose_source(app, "Coba") and history.choices().empty


def test_a_visit_on_this_computer_writes(own_store):
    assert not choose_source(opened("pages/data/konflik.py", name="Uji"), "Coba") and len(history.choices()) == 1


def test_a_session_that_another_page_takes_over_writes_nothing_more(own_store, monkeypatch):
    app = opened("pages/data/konflik.py", name="Uji")
    asked_from(monkeypatch, origin="http://contoh.id")
    assert choose_source(app, "Coba") and history.choices().empty


def test_an_app_that_is_served_to_a_network_only_reads(own_store):
    from streamlit import config

    before = config.get_option("server.address")
    try:
        for address in ("0.0.0.0", "", "10.0.0.9"):
            config.set_option("server.address", address)
            assert "server.address" in " ".join(words(opened("pages/data/konflik.py")))
    finally:
        config.set_option("server.address", before)


def handshake(*headers, kind="websocket"):
    """What becomes of a request: "on" where it goes on to Streamlit, else the kind of the answer."""
    sent = []

    async def inner(*_):
        sent.append("on")

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message["type"])

    scope = {"type": kind, "headers": [(name.encode(), value.encode()) for name, value in headers]}
    asyncio.run(SameOriginOnly(inner)(scope, receive, send))
    return sent


def test_a_websocket_of_another_hosts_page_is_refused_before_streamlit_sees_it():
    for headers in (
        [("host", "localhost:8501"), ("origin", "http://contoh.id")],
        [("host", "spi.go.id"), ("origin", "https://contoh.id")],
        [("host", "spi.go.id"), ("origin", "null")],
        [("host", "spi.go.id:8501"), ("origin", "https://spi.go.id")],
        [("host", "spi.go.id"), ("host", "contoh.id"), ("origin", "https://spi.go.id")],
    ):
        assert handshake(*headers) == ["websocket.close"], headers


def test_the_server_asks_that_before_anything_else():
    assert server.middleware([], "")[0].cls is SameOriginOnly


def test_a_websocket_of_ones_own_page_goes_on_and_so_does_everything_else():
    assert handshake(("host", "SPI.go.id"), ("origin", "https://spi.go.id")) == ["on"]
    assert handshake(("host", "127.0.0.1:8501"), ("origin", "http://localhost:8501")) == ["on"]
    assert handshake(("host", "contoh.id")) == ["on"]
    assert handshake(("host", "localhost"), ("origin", "http://contoh.id"), kind="http") == ["on"]


def choose_source(app, reason):
    """Press "Catat pilihan" for the first figure in conflict; answers what was refused."""
    next(box for box in app.text_input if box.key.startswith("alasan-")).set_value(reason)
    next(button for button in app.button if button.label == "Catat pilihan").click()
    app.run()
    assert not app.exception
    return [error.value for error in app.error]
