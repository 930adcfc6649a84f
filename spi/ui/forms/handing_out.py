"""How does a file that is made only once its button is pressed reach who pressed it, and nobody else?"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.log import exports
from spi.follow_up.log.reading import as_read_by
from spi.ui.app import identity
from spi.ui.app.choice import chosen

# The pages on which everything is a government's own.
_OWN_PAGES = {
    "akar-masalah", "rtl", "benang-merah", "berhasilkah", "kalender", "sosialisasi", "responden", "evaluasi", "rapat",
}  # fmt: skip
_PAGE = "_halaman"


def on_page(url_path: str) -> None:
    """Remember which page is drawn: on those of a government's own every file is one of its own."""
    st.session_state[_PAGE] = url_path


def button(
    label: str, make: Callable[[], bytes | str], file_name: str, mime: str, *, key: str, plan: Plan | None = None, **look: Any
) -> None:
    """A button for a file. It is made as read by who is at the screen now, since nobody is at a screen when it is; plan: of which
    government it tells what is its own, so that who took it is written down; on the pages of its own that of the chosen one."""
    person = identity.present()
    own = plan or (chosen().plan if st.session_state.get(_PAGE) in _OWN_PAGES else None)

    def made() -> bytes | str:
        content = make()
        if own is not None:
            exports.note(person, own, file_name)
        return content

    st.download_button(label, as_read_by(person, made), file_name, mime, key=key, on_click="ignore", **look)
