"""What has a person begun and not saved: over which state, with what typed? It stays until it is saved or dropped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from spi.follow_up.log.events import Outcome

_DRAFTS, _NUMBER = "_isian", "_nomor-isian"
_FULL = "Isian ini terlalu besar untuk disimpan peramban; simpan dulu sebelum halaman dimuat ulang."
_CSS = "p { margin: 0 0 0.75rem; font: 0.875rem var(--st-font); color: var(--st-text-color); } p:empty { display: none; }"
_KEEPER = st.components.v2.component(
    "draft", html='<p role="status"></p>', css=_CSS, js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


@dataclass
class Draft:
    """What was begun at one place of the screen.

    number: stands in the keys of its inputs, so that those of the next draft are other, empty ones. seen: subject -> number of
    the last event that the person was told of. opened: field -> what stood there when its form opened. changes: what was typed.
    accepted: the questions that were asked, and that saving again answers.
    """

    place: str
    number: int
    seen: dict[str, int] = field(default_factory=dict)
    opened: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    accepted: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name of its inputs, each with a word of its own before it."""
        return f"{self.place}-{self.number}"

    def begin(self, subject: str, seq: int) -> int:
        """The version of a subject that the person was told of: this one, unless they began with an earlier one."""
        return self.seen.setdefault(subject, int(seq))

    def catch_up(self, outcome: Outcome) -> None:
        """What others changed meanwhile has been told, and what was in question asked: the next try to save stands on it."""
        self.accepted += outcome.questions
        if outcome.changed_by_others is not None:
            newest = outcome.changed_by_others.groupby("subject")["seq"].max()
            self.seen |= {subject: int(seq) for subject, seq in newest.items()}

    def renew(self) -> None:
        """Draw its inputs anew, with what is in the draft."""
        self.number = _next()

    def drop(self) -> None:
        """Saved, or no longer wanted: what is begun here next is another draft."""
        st.session_state.get(_DRAFTS, {}).pop(self.place, None)


def unsaved(place: str) -> Draft:
    """The draft of this place in this session, an empty one where nothing was begun."""
    drafts = st.session_state.setdefault(_DRAFTS, {})
    if place not in drafts:
        drafts[place] = Draft(place, _next())
    return drafts[place]


def begin(place: str, subject: str, seq: int) -> Draft:
    """A new draft over this version of a subject, whatever was begun here before."""
    unsaved(place).drop()
    draft = unsaved(place)
    draft.begin(subject, seq)
    return draft


def keep(place: str, content: dict[str, Any] | None, *, take_back: Callable[[Any], None]) -> None:
    """Hand what is unsaved (None: nothing) to the browser under this name, or take back what an earlier visit of it left there.

    take_back is called once, before the page is drawn, with whatever the browser holds: nothing of it may be trusted. Of a
    content that does not fit, the largest piece is left out, and that is said.
    """
    asking = f"_{place}-asks"  # has this visit typed nothing yet?
    if content:
        st.session_state[asking] = False

    def returned() -> None:
        if st.session_state.get(asking, True):  # an answer that comes late would take the place of what was typed meanwhile
            st.session_state[asking] = False
            take_back(st.session_state[place].left)

    data = {"place": f"spi-{place}", "draft": content or None, "asks": st.session_state.get(asking, True), "full": _FULL}
    _KEEPER(key=place, data=data, on_left_change=returned)


def _next() -> int:
    st.session_state[_NUMBER] = st.session_state.get(_NUMBER, 0) + 1
    return st.session_state[_NUMBER]
