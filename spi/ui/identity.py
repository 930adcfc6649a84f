"""Who is at the screen? Signed in through Streamlit where that is configured; otherwise mode lokal, and a name."""

import os
import tomllib
from pathlib import Path

import streamlit as st

from spi.follow_up.people import ROLES, Person
from spi.ui import browser
from spi.ui.text import plain

# Addresses and roles stand beside secrets.toml, never in the repository; README says how to write it.
_ROLES_FILE = Path(__file__).resolve().parents[2] / ".streamlit" / "roles.toml"
_SIGNED_IN_ROLES = ("opd", "inspectorate", "admin")
_PASSED_ON = ("X-Forwarded-For", "Forwarded", "X-Real-IP")  # what a reverse proxy adds to a request
_HERE = ("127.0.0.1", "localhost", "::1")


def bar() -> Person:
    """Say who is writing, or ask; answers that person, whose role is "" where nothing may be changed."""
    if signing_in():
        return _signed_in()
    if _over_network():
        st.caption("Hanya baca: aplikasi ini dibuka untuk jaringan tanpa masuk. Atur st.login, atau jalankan di 127.0.0.1.")
        return Person("Pengunjung", "")
    with st.container(horizontal=True, vertical_alignment="center", key="siapa"):
        st.caption(":material/computer: Mode lokal: tanpa masuk, hanya di komputer ini. Nama dicatat pada setiap peristiwa.")
        name = st.text_input(
            "Nama Anda", browser.remembered_name()[:80], key=browser.NAME, persist_state="session", width=280, max_chars=80,
            placeholder="Nama Anda (wajib untuk mencatat)", label_visibility="collapsed",
        )  # fmt: skip
    return Person(name.strip(), "local")


def _over_network() -> bool:
    """Is the app opened to others, by its own address or by a server that stands before it?"""
    return st.get_option("server.address") not in _HERE or any(name in st.context.headers for name in _PASSED_ON)


def signing_in() -> bool:
    """Is sign-in configured in secrets.toml?"""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def _signed_in() -> Person:
    if not st.user.is_logged_in:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("Membaca terbuka untuk semua; untuk mengubah, masuk dulu.", width="content")
            st.button("Masuk", icon=":material/login:", on_click=st.login)
        return Person("Pengunjung", "")
    person = person_of(str(st.user.get("email", "")), verified=str(st.user.get("email_verified", True)).casefold() != "false")
    with st.container(horizontal=True, vertical_alignment="center"):
        role = ROLES.get(person.role, "hanya baca")
        st.caption(plain(f"{person.name} · {role}{f', {person.opd}' if person.opd else ''}"), width="content")
        st.button("Keluar", type="tertiary", on_click=st.logout)
    return person


def person_of(address: str, *, verified: bool = True) -> Person:
    """The person behind a signed-in address; one that the allow-list does not name, or that nobody verified, only reads.

    The list is SPI_ROLES, or .streamlit/roles.toml: [[person]] with address, name, role (opd, inspectorate, admin), opd.
    """
    file = Path(os.environ.get("SPI_ROLES") or _ROLES_FILE)
    listed = tomllib.loads(file.read_text(encoding="utf-8")).get("person", []) if file.exists() else []
    for entry in listed:
        same = address.strip() and entry.get("address", "").casefold() == address.strip().casefold()
        if verified and same and entry.get("role") in _SIGNED_IN_ROLES:
            return Person(f"{entry.get('name') or 'Tanpa nama'} ({address})", entry["role"], entry.get("opd", ""))
    return Person(address or "Tanpa alamat", "")
