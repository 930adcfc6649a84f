"""A draft: begun over a version, empty in another one after a save, never caught up with what was not told."""

from types import SimpleNamespace

import pandas as pd
import pytest

from spi.follow_up.log.events import Outcome
from spi.ui.forms import draft


@pytest.fixture(autouse=True)
def session(monkeypatch):
    state = {}
    monkeypatch.setattr(draft.st, "session_state", state)
    return state


def changed(*events):
    """A refusal over these events of others: (subject, number)."""
    return Outcome(problems=["Sari sudah mengubah"], changed_by_others=pd.DataFrame(events, columns=["subject", "seq"]))


def test_a_place_has_one_draft_until_it_is_dropped_and_then_one_with_other_inputs():
    first = draft.unsaved("rtl-baru")
    assert draft.unsaved("rtl-baru") is first
    first.changes["title"] = "SOP"
    first.drop()
    second = draft.unsaved("rtl-baru")
    assert second.changes == {} and second.key != first.key
    assert draft.unsaved("putusan").key != second.key


def test_a_draft_drawn_anew_keeps_what_was_typed():
    typed = draft.unsaved("impor")
    typed.changes["text"] = "Tahun;Indeks"
    before = typed.key
    typed.renew()
    assert typed.key != before and draft.unsaved("impor").changes == {"text": "Tahun;Indeks"}


def test_the_version_that_was_begun_with_stays_while_others_write():
    form = draft.unsaved("edit-1")
    assert form.begin("rtl-1", 7) == 7 and form.begin("rtl-1", 9) == 7
    assert draft.begin("edit-1", "rtl-1", 9).seen == {"rtl-1": 9}, "who opens it again has the newer one before them"


def test_only_what_was_told_is_caught_up_with():
    form = draft.unsaved("tema")
    form.seen = {"culture": 3, "oversight": 4}
    form.catch_up(changed(("oversight", 8), ("oversight", 9)))
    assert form.seen == {"culture": 3, "oversight": 9}
    form.catch_up(Outcome(problems=["Tulis alasannya"]))
    assert form.seen == {"culture": 3, "oversight": 9}


def test_what_the_browser_had_left_is_taken_back_once_and_never_over_what_was_typed_since(session, monkeypatch):
    heard, taken = [], []
    monkeypatch.setattr(draft, "_KEEPER", lambda *, key, data, on_left_change: heard.append(on_left_change))
    session["impor"] = SimpleNamespace(left={"text": "lama"})
    draft.keep("impor", None, take_back=taken.append)
    draft.keep("impor", {"text": "baru"}, take_back=taken.append)
    heard[0]()
    assert taken == []
    draft.keep("riwayat", None, take_back=taken.append)
    session["riwayat"] = SimpleNamespace(left="lama")
    heard[2]()
    heard[2]()
    assert taken == ["lama"]
