"""A page is found under its name, however it was typed."""

import asyncio

import pytest

from spi.ui.app.paths import AsTyped


def sent_to(address):
    """Where a GET of this address is sent; the address itself where it is handed on."""
    path, _, choices = address.partition("?")
    answers = []

    async def handed_on(_scope, _receive, _send):
        answers.append(address)

    async def send(message):
        if message["type"] == "http.response.start":
            answers.append(dict(message["headers"])[b"location"].decode())

    scope = {"type": "http", "method": "GET", "path": path, "query_string": choices.encode(), "headers": []}
    asyncio.run(AsTyped(handed_on)(scope, None, send))
    return answers.pop()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/RTL", "/rtl"), ("/akar_masalah", "/akar-masalah"), ("/Peringkat/", "/peringkat"),
        ("/RTL?tahun=2024&daerah=3513", "/rtl?tahun=2024&daerah=3513"),
    ],
)  # fmt: skip
def test_capitals_and_underscores_lead_to_the_page_with_its_choices(typed, found):
    assert sent_to(typed) == found


STAY = ["/", "/rtl", "/rtl?q=A_B", "/_stcore/health", "/static/js/Abc_d.js", "/media/A_b", "/oauth2callback", "//Contoh.go.id"]


@pytest.mark.parametrize("address", STAY)
def test_everything_else_stays_as_it_was_asked_and_nobody_is_sent_to_another_host(address):
    assert sent_to(address) == address


def test_the_start_of_the_server_is_handed_on():
    seen = []

    async def start(scope, _receive, _send):
        seen.append(scope["type"])

    asyncio.run(AsTyped(start)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]
