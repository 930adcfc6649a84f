"""In a real browser: sign in through OpenID Connect, and be what the allow-list says."""

import json
import os
import subprocess
import sys

import pytest
from running_app import CHROMIUM, browsing, free_port, serving, settle, wait_until_answers

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
PEOPLE = {"inspektur@contoh.go.id": "Ibu Inspektur", "tamu@contoh.go.id": None}


@pytest.fixture
def provider():
    """The address of an OpenID Connect provider that knows our people by their addresses."""
    port = free_port()
    claims = [json.dumps({"sub": address, "email": address, "email_verified": True}) for address in PEOPLE]
    arguments = [word for claim in claims for word in ("--user-claims", claim)]
    server = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until_answers(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def app(provider, tmp_path, monkeypatch):
    """The address of the app with sign-in and an allow-list configured."""
    roles = "".join(
        f'[[person]]\naddress = "{address}"\nname = "{name}"\nrole = "inspectorate"\n' for address, name in PEOPLE.items() if name
    )
    (tmp_path / "roles.toml").write_text(roles, encoding="utf-8")
    monkeypatch.setenv("SPI_ROLES", str(tmp_path / "roles.toml"))
    port = free_port()
    (tmp_path / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "rahasia uji {os.getpid()}"\n'
        f'client_id = "spi"\nclient_secret = "uji"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    with serving(tmp_path / "spi.duckdb", port=port, secrets=tmp_path / "secrets.toml") as address:
        yield address


def signed_in(page, app, address):
    page.goto(f"{app}/rtl")
    settle(page)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_text(address).first.click()
    page.wait_for_url(f"{app}/**")
    settle(page)
    page.goto(f"{app}/rtl")
    settle(page)
    return page.inner_text('[data-testid="stMain"]')


def test_who_is_on_the_list_signs_in_with_a_role_and_who_is_not_only_reads(app):
    with browsing() as browser:
        page = browser.new_context(locale="id-ID").new_page()
        page.goto(f"{app}/rtl")
        settle(page)
        assert "Membaca terbuka untuk semua" in page.inner_text('[data-testid="stMain"]')
        assert "Ibu Inspektur (inspektur@contoh.go.id) · Inspektorat" in signed_in(page, app, "inspektur@contoh.go.id")
        with page.expect_navigation(wait_until="load", timeout=60_000):
            page.get_by_role("button", name="Keluar").click()
        assert "tamu@contoh.go.id · hanya baca" in signed_in(page, app, "tamu@contoh.go.id")
