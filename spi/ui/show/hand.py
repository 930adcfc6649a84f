"""Was a cell of a table meant, or did the keyboard only pass by? Tab and arrow keys choose cells, too, and open nothing."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

TABLE = "tabel-"  # how the keys of the tables begin whose cells open something
_KEY, _WAITING = "tangan", "_sel-menunggu"
_HAND = st.components.v2.component("hand", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))


def watch(*more: str) -> None:
    """Called once on a page with such tables; more: keys of tables that begin with other words."""
    _HAND(key=_KEY, data={"tables": [TABLE, *more]}, on_passing_change=_noted, on_meant_change=_meant)


def when_meant(opens: Callable[[], None]) -> None:
    """From the callback of a chosen cell: open what it opens at once after a click, else when Enter is pressed on it."""
    if passing():
        st.session_state[_WAITING] = opens
    else:
        st.session_state.pop(_WAITING, None)
        opens()


def passing() -> bool:
    """Did the keyboard reach the cell that was chosen last?"""
    return bool(getattr(st.session_state.get(_KEY), "passing", False))


def _noted() -> None:
    """Callback: nothing to do but to remember, which Streamlit does."""


def _meant() -> None:
    """Callback of Enter on a cell."""
    if opens := st.session_state.get(_WAITING):
        opens()
