"""Of the running app: scripts come compressed, kept for a year and asked for early; everything else is Streamlit's own answer."""

import gzip
import re
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from spi.render.screen import library
from spi.ui.app import assets


@pytest.fixture
def get(address):
    """Ask the running app for an address, as it stands: status, headers, content."""

    def ask(place, *, encoding="gzip, br"):
        wire = HTTPConnection(urlsplit(address).netloc, timeout=20)
        wire.request("GET", place, headers={"Accept-Encoding": encoding, "Accept": "text/html"})
        answer = wire.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    return ask


def test_plotly_is_the_installed_packages_own_and_kept_for_a_year(get):
    _, headers, content = get(assets.PLOTLY)
    assert gzip.decompress(content) == library.SCRIPT.read_bytes() and library.VERSION in assets.PLOTLY
    assert headers["content-encoding"] == "gzip" and "immutable" in headers["cache-control"]
    assert len(content) < 0.4 * library.SCRIPT.stat().st_size


def test_who_reads_no_gzip_gets_the_script_as_it_is(get):
    _, headers, content = get(assets.PLOTLY, encoding="identity")
    assert "content-encoding" not in headers and content == library.SCRIPT.read_bytes()


def test_a_script_is_compressed_once():
    assert assets._compressed(library.SCRIPT) is assets._compressed(library.SCRIPT)


@pytest.mark.parametrize("page", ["/", "/peringkat"])
def test_a_page_names_early_the_scripts_that_it_needs_and_does_not_name_itself(page, get):
    _, headers, content = get(page)
    named = re.findall(r"<([^>]+)>", headers["link"])
    assert named[0] == assets.PLOTLY and any("BidiComponent" in name for name in named)
    for name in named:
        assert get(name)[1]["content-type"].startswith("text/javascript") and name.encode() not in content


@pytest.mark.parametrize(
    "place", ["/static/js/../../index.html", "/static/js/%2e%2e/x.js", "/static/js/tidak-ada.js", "/favicon.png"]
)
def test_everything_else_is_answered_by_streamlit(place, get):
    _, headers, _ = get(place)
    assert "immutable" not in headers.get("cache-control", "") or "image" in headers["content-type"]
    assert not headers.get("content-type", "").startswith("text/javascript")
