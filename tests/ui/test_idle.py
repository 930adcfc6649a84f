"""Who is signed in and does nothing is signed out, in a window that stays open as in one that is loaded anew."""

from types import SimpleNamespace

import pytest
import streamlit as st

from spi.ui.app import identity

NOW, HOUR = 1_800_000_000.0, 3600


@pytest.fixture
def visit(monkeypatch):
    """One run of a page at a moment by somebody signed in: answers whether it signed them out.

    cookie: what the browser remembers; since: when they signed in; state: the session, which a window loaded anew begins without.
    """
    monkeypatch.setattr(identity, "signing_in", lambda: True)
    out = []
    monkeypatch.setattr(st, "logout", lambda: out.append(1))

    def run(moment, state, *, cookie=None, since=None, logged_in=True):
        claims = {"is_logged_in": logged_in} | ({} if since is None else {"iat": since})
        monkeypatch.setattr(st, "user", claims)
        monkeypatch.setattr(st, "session_state", state)
        monkeypatch.setattr(type(st.context), "cookies", {} if cookie is None else {identity.USED: cookie})
        monkeypatch.setattr(identity.time, "time", lambda: float(moment))
        out.clear()
        identity.end_idle()
        return bool(out)

    return run


def test_a_window_that_stays_open(visit):
    state = {}
    assert not visit(NOW, state, since=NOW)
    assert not visit(NOW + HOUR, state, since=NOW), "at the limit"
    assert not visit(NOW + 2 * HOUR, state, since=NOW), "every run counts anew"
    assert visit(NOW + 3 * HOUR + 1, state, since=NOW)


def test_a_window_that_is_loaded_anew(visit):
    assert not visit(NOW, {}, since=NOW - 5 * HOUR, cookie=str(int(NOW - HOUR)))
    assert visit(NOW, {}, since=NOW - 5 * HOUR, cookie=str(int(NOW - HOUR - 1)))
    assert visit(NOW, {}, since=NOW - HOUR - 1), "a browser that remembers nothing: from the sign-in on"
    state = {}
    assert not visit(NOW, state), "a provider that does not say when they signed in"
    assert visit(NOW + HOUR + 1, state)
    assert not visit(NOW, {}, since=NOW - 60, cookie=str(int(NOW - 9 * HOUR))), "who just signed in begins anew"


@pytest.mark.parametrize("cookie", ["", "besok", "-5", "9" * 40, "1e99", "٣٣", "18000000000000"])
def test_a_cookie_that_says_nothing_is_none(visit, cookie):
    assert visit(NOW, {}, since=NOW - 2 * HOUR, cookie=cookie)


def test_a_cookie_from_the_future_keeps_nobody_in(visit):
    state = {}
    assert not visit(NOW, state, since=NOW - 2 * HOUR, cookie=str(int(NOW + 9 * HOUR)))
    assert visit(NOW + HOUR + 1, state, since=NOW - 2 * HOUR)


def test_who_is_not_signed_in_is_not_signed_out(visit):
    assert not visit(NOW, {}, since=NOW - 9 * HOUR, logged_in=False)


@pytest.mark.parametrize(
    ("told", "out"), [(NOW + HOUR + 55, False), (NOW + 9 * HOUR, False), (NOW - 5, True), (None, True), ("x", True)]
)
def test_a_window_left_open_while_another_of_the_browser_was_used(visit, told, out, monkeypatch):
    state = {}
    assert not visit(NOW, state, since=NOW)
    monkeypatch.setattr(identity.time, "time", lambda: NOW + HOUR + 60)
    state["tampilan"] = SimpleNamespace(alive=told)
    identity.is_used("tampilan")  # the browser says so as it asks for the run
    assert visit(NOW + HOUR + 60, state, since=NOW) is out
