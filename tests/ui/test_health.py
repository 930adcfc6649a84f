"""What /healthz tells a monitor, what it tells this very computer only, and that it opens no door."""

import json
import re
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from raw_session import session
from starlette.requests import Request

from spi.follow_up.log import events
from spi.store import database
from spi.ui.monitoring import health


@pytest.fixture
def ask(address):
    """Ask the running app: status, headers, content."""

    def asked(place="/healthz", method="GET", **headers):
        wire = HTTPConnection(urlsplit(address).netloc, timeout=20)
        wire.request(method, place, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = wire.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    return asked


def answered(query="", *, peer="127.0.0.1", host="localhost:8501", **headers):
    """Status and content of an answer to a request with these headers, from this peer."""
    told = [(b"host", host.encode()), *((n.replace("_", "-").encode(), v.encode()) for n, v in headers.items())]
    scope = {"type": "http", "method": "GET", "path": "/healthz", "query_string": query.encode(), "headers": told,
             "client": (peer, 1) if peer else None}  # fmt: skip
    answer = health.answer(Request(scope))
    return answer.status_code, json.loads(answer.body)


def test_it_tells_the_state_of_the_store_without_a_session_and_is_not_kept(ask):
    status, headers, content = ask()
    told = json.loads(content)
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert set(told) == {"ok", "store", "schema", "head"} and told["ok"] is True and told["store"] == "duckdb"
    assert told["schema"] == database.schema() and re.fullmatch("[0-9a-f]{64}", told["head"]["hash"])
    assert "set-cookie" not in headers and "access-control-allow-origin" not in headers


def test_it_tells_the_head_of_the_log_as_it_is_now(own_store):
    number, seal = events.head()
    assert answered()[1]["head"] == {"number": number, "hash": seal}
    with database.write() as transaction:
        transaction.execute("update event_head set seq = 999, hash = 'x'")
    assert answered()[1]["head"] == {"number": 999, "hash": "x"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_answers_a_get_only(method, ask):
    status, _, content = ask(method=method)
    assert status == 405 and b"head" not in content


def test_a_store_that_cannot_be_read_is_told_without_its_path(tmp_path, monkeypatch):
    place = tmp_path / "rahasia.duckdb"
    place.write_text("bukan basis data " * 1000)
    monkeypatch.setenv("SPI_DATABASE", str(place))
    for query in ("", "detail=1"):
        status, told = answered(query)
        assert (status, told["ok"], set(told)) == (503, False, {"ok", "store", "problem"})
        assert told["problem"].endswith(".") and "rahasia" not in str(told) and str(tmp_path) not in str(told)


def test_a_password_in_the_settings_is_not_told(store, monkeypatch):
    monkeypatch.setenv("SPI_STORE", "")
    assert answered()[1]["store"] == "duckdb"
    monkeypatch.setenv("SPI_STORE", "postgresql://spi:katasandi@db/spi")
    assert "katasandi" not in str(answered("detail=1"))


def test_the_detail_counts_windows_and_runs(ask, address):
    before = json.loads(ask("/healthz?detail=1")[2])
    with session(address, origin=address) as window:
        window.run("peringkat")
        window.run("peringkat")
        during = json.loads(ask("/healthz?detail=1")[2])
    assert during["sessions"] == before["sessions"] + 1
    page = next(page for page in during["pages"] if page["page"] == "Peringkat")
    assert page["runs"] == 2 and 0 < page["median_ms"] <= page["slowest_ms"]
    assert {"since", "bytes", "last_import", "backups"} < set(during)


OUTSIDE = {
    "another machine": {"peer": "192.168.1.9"}, "a peer that is not known": {"peer": ""},
    "another name": {"host": "spi.contoh.go.id"},
    "a name that an attacker points here": {"host": "jahat.example:8501"}, "a proxy": {"x_forwarded_for": "127.0.0.1"},
    "a proxy of a kind nobody has heard of": {"gerbang_kantor": "7"}, "another host's page": {"origin": "http://jahat.example"},
}  # fmt: skip


@pytest.mark.parametrize("visit", OUTSIDE)
def test_the_detail_is_for_this_very_computer_only(visit, store):
    status, told = answered("detail=1", **OUTSIDE[visit])
    assert (status, set(told)) == (403, {"ok", "problem"})
    assert answered(**OUTSIDE[visit])[0] == 200  # and the rest for everybody


def test_this_computer_is_known_by_both_of_its_addresses(store):
    assert answered("detail=1", peer="::1", host="[::1]:8501")[0] == answered("detail=1")[0] == 200


def test_a_page_may_not_have_its_name():
    from app import PAGES

    assert "healthz" not in {name for section in PAGES.values() for name in section}
