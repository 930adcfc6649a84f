"""In a real browser: sign in through OpenID Connect, and be what the allow-list says."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from proxy import NAME, NGINX, NO_NGINX, proxying
from running_app import CHROMIUM, browsing, free_port, serving, settle, stop, wait_until_answers

from spi.follow_up.log import events
from spi.store import database
from spi.ui.app import identity

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
INSPECTOR, GUEST, UNVERIFIED = "inspektur@contoh.go.id", "tamu@contoh.go.id", "sekretaris@contoh.go.id"
PAGE = "konflik"
_USED_BEFORE = f"moment => Number(document.cookie.match(/{identity.USED}=([0-9]+)/)[1]) < moment"
LISTED = {INSPECTOR: "Ibu Inspektur", UNVERIFIED: "Pak Sekretaris"}


@pytest.fixture(scope="module")
def provider():
    """The address of an OpenID Connect provider that knows our people by their addresses, and verified all but one."""
    port = free_port()
    claims = [{"sub": address, "email": address, "email_verified": True} for address in (INSPECTOR, GUEST)]
    claims.append({"sub": UNVERIFIED, "email": UNVERIFIED})
    arguments = [word for claim in claims for word in ("--user-claims", json.dumps(claim))]
    server = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until_answers(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(server)


@contextmanager
def configured(provider, folder, monkeypatch, *, reached="", more=""):
    """The address of the app with sign-in and an allow-list; reached: by which its visitors come, if not by its own; more: a line
    for everybody on the list."""
    roles = "".join(
        f'[[person]]\naddress = "{address}"\nname = "{name}"\nrole = "inspectorate"\n{more}\n' for address, name in LISTED.items()
    )
    (folder / "roles.toml").write_text(roles, encoding="utf-8")
    monkeypatch.setenv("SPI_ROLES", str(folder / "roles.toml"))
    port = free_port()
    back = f"{reached or f'http://127.0.0.1:{port}'}/oauth2callback"
    (folder / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "{back}"\ncookie_secret = "rahasia uji {os.getpid()}"\n'
        f'client_id = "spi"\nclient_secret = "uji"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    with serving(folder / "spi.duckdb", port=port, secrets=folder / "secrets.toml") as address:
        yield address


def said(page):
    return page.inner_text('[data-testid="stMain"]')


def signed_in(page, app, address):
    """Sign in and open a page on which something may be changed; answers all it says."""
    page.goto(f"{app}/{PAGE}")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_text(address).first.click()
    page.wait_for_url(f"{app}/**", wait_until="commit")
    page.goto(f"{app}/{PAGE}")
    page.get_by_role("button", name="Keluar").wait_for()
    settle(page)
    return said(page)


def signed_out(page):
    with page.expect_navigation(wait_until="load", timeout=60_000):
        page.get_by_role("button", name="Keluar").click()


def test_who_is_on_the_list_and_verified_signs_in_with_a_role_and_the_others_only_read(provider, tmp_path, monkeypatch):
    with configured(provider, tmp_path, monkeypatch) as app, browsing() as browser:
        page = browser.new_context(locale="id-ID").new_page()
        page.goto(f"{app}/{PAGE}")
        settle(page)
        assert "Membaca terbuka untuk semua" in said(page)
        assert f"Ibu Inspektur ({INSPECTOR}) · Inspektorat" in signed_in(page, app, INSPECTOR)
        signed_out(page)
        assert f"{GUEST} · hanya baca" in signed_in(page, app, GUEST)
        signed_out(page)
        told = signed_in(page, app, UNVERIFIED)
        assert f"{UNVERIFIED} · hanya baca" in told and f"alamat {UNVERIFIED} terverifikasi (email_verified)" in told
        whoever_leaves_the_window_is_not_left_signed_in(page)


def whoever_leaves_the_window_is_not_left_signed_in(page):
    """The browser loads the page anew once it was not used for an hour; the server (test_idle.py) then signs out."""
    loads = []
    page.on("load", lambda: loads.append(page.url))
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Keluar").wait_for()
    settle(page)
    before = used(page)
    page.clock.fast_forward("50:00")
    page.evaluate("() => document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))")  # somebody reads on
    assert used(page) >= before + 3000
    page.wait_for_function(_USED_BEFORE, arg=before + 3000)  # the server has answered: by its clock no time went by
    settle(page)
    page.clock.fast_forward("50:00")
    settle(page)
    assert len(loads) == 1
    with page.expect_navigation(wait_until="load", timeout=60_000):
        page.clock.fast_forward("11:00")
    assert len(loads) == 2


def used(page):
    """When this browser was last used, by the server's clock, in seconds."""
    return int(next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == identity.USED))


def test_on_a_shared_server_a_plan_and_its_files_are_its_own_peoples(provider, tmp_path, monkeypatch):
    with configured(provider, tmp_path, monkeypatch, more='region = "3513"') as app, browsing() as browser:
        page = browser.new_context(locale="id-ID").new_page()
        signed_in(page, app, INSPECTOR)
        page.goto(f"{app}/rtl?daerah=3513&tahun=2024&rtl=Berkas")
        settle(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Unduh XLSX").click()
        assert Path(download.value.path()).read_bytes().startswith(b"PK")
        page.goto(f"{app}/rtl?daerah=3525&tahun=2024")
        page.get_by_text("hanya terbuka bagi pemda itu sendiri").wait_for()
        page.goto(f"{app}/{PAGE}")
        settle(page)
        signed_out(page)
        signed_in(page, app, GUEST)
        page.goto(f"{app}/rtl?daerah=3513&tahun=2024")
        page.get_by_text("hanya terbuka bagi pemda itu sendiri").wait_for()
        settle(page)
        assert "pakta integritas" not in said(page)
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "spi.duckdb"))
    taken = events.log("3513", 2024).query("kind == 'export'")
    database.close()
    assert taken["actor"].tolist() == [f"Ibu Inspektur ({INSPECTOR})"] and ".xlsx" in taken["facts"].iloc[0]


@pytest.mark.skipif(NGINX is None, reason=NO_NGINX)
def test_through_nginx_who_signs_in_writes(provider, tmp_path, monkeypatch):
    port = free_port()
    reached = f"https://{NAME}:{port}"
    with (
        configured(provider, tmp_path, monkeypatch, reached=reached) as app,
        proxying(tmp_path, app, port=port),
        browsing(f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as browser,
    ):
        page = browser.new_context(locale="id-ID", ignore_https_errors=True).new_page()
        assert f"Ibu Inspektur ({INSPECTOR}) · Inspektorat" in signed_in(page, reached, INSPECTOR)
        page.get_by_label("Alasan").fill("uji")
        page.get_by_role("button", name="Catat pilihan").click()
        page.get_by_text("Pilihan dicatat").wait_for()
