"""Who is at the screen? Signed in through Streamlit where that is configured; otherwise mode lokal, and a name."""

import os
import time
from dataclasses import replace

import streamlit as st
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from spi.follow_up.log import allow_list
from spi.follow_up.log.people import ROLES, Person, refusal
from spi.settings import settings
from spi.ui.app import browser, origin
from spi.ui.show.text import plain

_LAST = "_terakhir-dipakai"
USED = "spi-dipakai"  # the cookie in which the browser remembers it
_IDLE = 60  # minutes, where the settings say nothing
_LOCAL = Person("", "local")
_SIGN_IN_FIRST = Person("Pengunjung", "", why="Membaca terbuka untuk semua; untuk mengubah, masuk dulu.")
_OUTSIDE = "Hanya baca: tanpa masuk, aplikasi ini hanya dapat diubah di komputer ini, sedangkan halaman ini {}. Atur st.login."
_NO_SECRETS = "Setelan masuk di {} tidak dapat dibaca, jadi semua orang hanya membaca; perbaiki berkas itu (TOML, UTF-8)."
_NO_ADDRESS = "Penyedia masuk tidak mengirim alamat (email), jadi akun ini hanya membaca. Minta pengelolanya mengirim alamat itu."
_UNVERIFIED = (
    "Penyedia masuk tidak menyatakan bahwa alamat {} terverifikasi (email_verified), jadi akun ini hanya membaca. "
    "Minta pengelolanya mengirim pernyataan itu."
)


def bar(place: str = "") -> Person:
    """Say who is writing, or ask; answers that person, whose role is "" where nothing may be changed.

    place: the name of a form beside which another one of the same page asks, too.
    """
    person = present()
    if _faults():
        st.error(plain(person.why))
    if signing_in():
        _signed_in_bar(person)
    elif person.role:
        _ask_name(place)
    elif not _faults():
        st.caption(plain(person.why))
    return present()


def present() -> Person:
    """The person at the screen at this moment, asked anew; draws nothing.

    A dialog or a fragment runs again without its page, with whatever that once handed to it. What writes there asks here,
    so that a role that was taken away meanwhile, or a session that another host's page has taken over, writes nothing.
    """
    for fault in _faults():
        return Person("Pengunjung", "", why=fault, region="")  # a list that cannot be read may be that of a shared server
    if signing_in():
        if not st.user.get("is_logged_in"):
            return replace(_SIGN_IN_FIRST, region=_nobodys(allow_list.everybody()))
        # Only what the provider states counts: a claim that is not there verifies nothing.
        verified = str(st.user.get("email_verified", "")).casefold() == "true"
        return person_of(str(st.user.get("email") or ""), verified=verified)
    if why := _outside():
        return Person("Pengunjung", "", why=_OUTSIDE.format(why))
    return replace(_LOCAL, name=str(st.session_state.get(browser.NAME) or "").strip())


def reader() -> Person:
    """Who reads at this moment; where no page is drawn (a file is made without one) nobody, once people sign in."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return Person("", "", region="" if signing_in() else None)
    return present()


def may(person: Person, operation: str, opd: str = "", region: str = "") -> bool:
    """May this person do this operation on what the given OPD is in charge of, once they have said their name?"""
    return not refusal(replace(person, name=person.name or "?"), operation, opd=opd, region=region)


def idle_limit() -> float:
    """After how many seconds without use who is signed in here is signed out; 0 where nobody is."""
    if not signing_in() or not st.user.get("is_logged_in"):
        return 0
    return 60 * settings().get("sign_in", {}).get("idle_minutes", _IDLE)


def end_idle() -> None:
    """Sign out who did nothing here for longer than the settings allow; asked at the begin of every run.

    A window that is loaded anew is another session: for that one the browser remembers when somebody last used it (view.js), and
    without that memory it counts from the sign-in.
    """
    if not (limit := idle_limit()):
        return
    now, last = time.time(), st.session_state.get(_LAST) or _last_used()
    st.session_state[_LAST] = now
    if now - last > limit:
        st.session_state.pop(_LAST)
        st.logout()


def is_used(key: str) -> None:
    """Callback of the browser, in the component of this key: somebody uses this window though nothing of it ran for long, or uses
    another one of the same browser."""
    told = st.session_state[key].alive
    if isinstance(told, int | float) and told > st.session_state.get(_LAST, 0):
        st.session_state[_LAST] = min(float(told), time.time())


def _last_used() -> float:
    """When this browser was last used, by the server's clock, but not before the sign-in; in seconds since 1970."""
    told = st.context.cookies.get(USED)
    used = float(told) if isinstance(told, str) and told.isdecimal() and len(told) < 12 else 0.0
    said = st.user.get("iat")
    since = float(said) if isinstance(said, (int, float)) else 0.0
    return min(max(used, since) or time.time(), time.time())  # where neither is told, this is where it begins


def offer_sign_in() -> None:
    """A button to sign in, for who has not."""
    if signing_in() and not st.user.get("is_logged_in"):
        st.button("Masuk", icon=":material/login:", on_click=_log_in, key="masuk-dulu")


def signing_in() -> bool:
    """Is sign-in configured in secrets.toml?"""
    try:
        return "auth" in st.secrets
    except (OSError, ValueError):  # Streamlit raises FileNotFoundError for no file and for one that is no TOML, too
        return False


def person_of(address: str, *, verified: bool) -> Person:
    """The person behind a signed-in address; one that the allow-list does not name, or that nobody verified, only reads.

    The list is that of the roles file, or the one set on the page; see allow_list. Raises AllowListError where it is broken.
    """
    listed, address = allow_list.everybody(), address.strip()
    if not address:
        return Person("Tanpa alamat", "", why=_NO_ADDRESS, region=_nobodys(listed))
    if not verified:
        return Person(address, "", why=_UNVERIFIED.format(address), region=_nobodys(listed))
    return allow_list.named(address, listed) or Person(address, "", region=_nobodys(listed))


def _nobodys(listed: dict[str, Person]) -> str | None:
    """Of which government somebody is whom the list does not name: of none where it is that of a shared server."""
    return "" if allow_list.is_shared(listed) or settings().get("sign_in", {}).get("shared") else None


def _outside() -> str:
    """What makes this visit one from outside, "" for one of this computer only."""
    if not origin.is_here(served := st.get_option("server.address") or ""):
        return f"dilayani untuk jaringan (server.address {served or 'kosong'})"
    headers = st.context.headers
    pairs = [(name, value) for name in headers for value in headers.get_all(name)]
    return origin.outside(pairs, peer=st.context.ip_address)


def _faults() -> list[str]:
    """Why nobody can be told apart: secrets.toml or the list of people cannot be read; a sentence each, [] normally."""
    try:
        if "auth" in st.secrets:
            allow_list.everybody()
    except allow_list.AllowListError as problem:
        return [str(problem)]
    except (OSError, ValueError):
        there = [name for name in st.get_option("secrets.files") if os.path.lexists(name)]
        return [_NO_SECRETS.format(" atau ".join(there))] if there else []
    return []


def _signed_in_bar(person: Person) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if not st.user.get("is_logged_in"):
            st.caption(plain(_SIGN_IN_FIRST.why), width="content")
            st.button("Masuk", icon=":material/login:", on_click=_log_in)
            return
        role = ROLES.get(person.role, "hanya baca")
        st.caption(plain(f"{person.name} · {role}{f', {person.opd}' if person.opd else ''}"), width="content")
        st.button("Keluar", type="tertiary", on_click=st.logout)
    if person.why and not _faults():
        st.warning(plain(person.why))


def _log_in() -> None:
    """Callback: to the provider, or say what keeps everybody from it."""
    try:
        st.login()
    except StreamlitAuthError:
        st.error("Belum ada yang dapat masuk: setelan [auth] di secrets.toml belum lengkap. Lengkapi, lalu mulai ulang aplikasi.")


def _ask_name(place: str) -> None:
    key = f"{browser.NAME}-{place}" if place else browser.NAME
    if place:  # one name for the whole page, also where no other form asks for it
        st.session_state[key] = st.session_state.setdefault(browser.NAME, browser.remembered_name()[:80])
    with st.container(horizontal=True, vertical_alignment="center", key=f"siapa-{place}" if place else "siapa"):
        st.caption(":material/computer: Mode lokal: tanpa masuk, hanya di komputer ini. Nama dicatat pada setiap peristiwa.")
        st.text_input(
            "Nama Anda", "" if place else browser.remembered_name()[:80], key=key, persist_state="session", width=280,
            max_chars=80, placeholder="Nama Anda (wajib untuk mencatat)", label_visibility="collapsed",
            on_change=_take_name if place else None, args=(key,) if place else None,
        )  # fmt: skip


def _take_name(key: str) -> None:
    """Callback: the name typed at another place of the page is the name of the whole page."""
    st.session_state[browser.NAME] = st.session_state[key]
