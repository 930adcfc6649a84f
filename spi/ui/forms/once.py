"""What is said once, when a page starts again after a deed, and which forms stand empty then?"""

from collections.abc import Iterable

import streamlit as st

from spi.ui.show.text import plain

_SAID = "_kata"


def start_again(word: str, forms: str, *, notes: Iterable[str] = (), warnings: Iterable[str] = ()) -> None:
    """Remember what was done, turn to fresh forms of this name, and run the page anew. Does not return."""
    st.session_state[_SAID] = word, list(dict.fromkeys(notes)), list(dict.fromkeys(warnings))
    renew(forms)
    st.rerun()


def renew(forms: str) -> None:
    """Let the forms of this name be drawn anew: what stood in them is asked for again."""
    st.session_state[f"_{forms}"] = turn(forms) + 1


def turn(forms: str) -> int:
    """How often these forms were drawn anew: in their keys, so that a saved form stands empty again."""
    return st.session_state.setdefault(f"_{forms}", 0)


def last_word() -> None:
    """What the last deed did and what is still lacking."""
    word, notes, warnings = st.session_state.pop(_SAID, None) or ("", [], [])
    if word:
        st.success(plain(word))
    for warning in warnings:
        st.warning(plain(warning))
    for note in notes:
        st.caption(plain(note))
