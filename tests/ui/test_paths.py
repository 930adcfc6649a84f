"""A page is found under its name, however it was typed."""

import asyncio

import pytest

from spi.ui.app.paths import AsTyped

PAGES = ["ringkasan", "rtl", "akar-masalah", "peringkat"]


def sent_to(address, accept="text/html,application/xhtml+xml,*/*;q=0.8"):
    """Where a GET of this address, as a browser opens a page, is sent; the address itself where it is handed on."""
    path, _, choices = address.partition("?")
    answers = []

    async def handed_on(_scope, _receive, _send):
        answers.append(address)

    async def send(message):
        if message["type"] == "http.response.start":
            answers.append(dict(message["headers"])[b"location"].decode())

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": choices.encode(),
        "headers": [(b"accept", accept.encode())],
    }
    asyncio.run(AsTyped(handed_on, PAGES, "ringkasan")(scope, None, send))
    return answers.pop()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/RTL", "/rtl"), ("/akar_masalah", "/akar-masalah"), ("/Peringkat/", "/peringkat"),
        ("/RTL?tahun=2024&daerah=3513", "/rtl?tahun=2024&daerah=3513"),
        ("/ringkasan", "/"), ("/Ringkasan?tahun=2024", "/?tahun=2024"),
    ],
)  # fmt: skip
def test_capitals_and_underscores_lead_to_the_page_with_its_choices(typed, found):
    assert sent_to(typed) == found


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/tidakada", "/?tidak-ada=%2Ftidakada"), ("/komponen/x?tahun=2024", "/?tahun=2024&tidak-ada=%2Fkomponen%2Fx"),
        ("/rtl/", "/rtl"), ("/rtl/3", "/?tidak-ada=%2Frtl%2F3"),
        ("/2024", "/?tidak-ada=%2F2024"), ("/peringkat2", "/?tidak-ada=%2Fperingkat2"),
        ("/é&b=<b>", "/?tidak-ada=%2F%C3%A9%26b%3D%3Cb%3E"),
    ],
)  # fmt: skip
def test_a_page_that_there_is_not_leads_to_the_first_one_which_says_so_with_its_choices(asked, told):
    assert sent_to(asked) == told


def test_only_who_opens_a_page_is_sent_to_another():
    assert sent_to("/tidakada", accept="*/*") == "/tidakada"


STAY = [
    "/", "/rtl", "/rtl?q=A_B", "/_stcore/health", "/rtl/_stcore/host-config", "/static/js/Abc_d.js", "/media/A_b",
    "/component/a/b", "/oauth2callback", "/auth/login", "/healthz", "/favicon.ico", "/rtl/robots.txt", "//Contoh.go.id",
]  # fmt: skip


@pytest.mark.parametrize("address", STAY)
def test_everything_else_stays_as_it_was_asked_and_nobody_is_sent_to_another_host(address):
    assert sent_to(address) == address


def test_the_start_of_the_server_is_handed_on():
    seen = []

    async def start(scope, _receive, _send):
        seen.append(scope["type"])

    asyncio.run(AsTyped(start, PAGES, PAGES[0])({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]
