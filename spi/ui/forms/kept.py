"""How does what was typed and not saved outlive its page? The browser keeps it until it is saved or dropped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_FULL = "Isian ini terlalu besar untuk disimpan peramban; simpan dulu sebelum halaman dimuat ulang."
_CSS = "p { margin: 0 0 0.75rem; font: 0.875rem var(--st-font); color: var(--st-text-color); } p:empty { display: none; }"
_KEEPER = st.components.v2.component(
    "kept", html='<p role="status"></p>', css=_CSS, js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def keep(place: str, draft: dict[str, Any] | None, *, take_back: Callable[[Any], None]) -> None:
    """Hand what is unsaved (None: nothing) to the browser under this name, or take back what an earlier visit of it left there.

    take_back is called once, before the page is drawn, with whatever the browser holds: nothing of it may be trusted. Of a draft
    that does not fit, the largest piece is left out, and that is said.
    """
    asking = f"_{place}-asks"  # has this visit typed nothing yet?
    if draft:
        st.session_state[asking] = False

    def returned() -> None:
        st.session_state[asking] = False
        take_back(st.session_state[place].left)

    data = {"place": f"spi-{place}", "draft": draft or None, "asks": st.session_state.get(asking, True), "full": _FULL}
    _KEEPER(key=place, data=data, on_left_change=returned)
