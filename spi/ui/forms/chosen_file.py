"""Which file was chosen, also after a look at another page? Streamlit forgets it with its page; a reload forgets it anyway."""

import streamlit as st

from spi.ui.show.text import plain

_HELD = "_berkas"  # turn, name, content


def choose(label: str, *, turn: int) -> tuple[str, bytes] | None:
    """Choose a file of any kind, since the intake says in its own words what becomes of a PDF; answers its name and content,
    until it is taken out, another is chosen, or the turn is another."""
    file = st.file_uploader(label, key=f"berkas-{turn}", max_upload_size=20, on_change=_forget)
    if file is not None:
        st.session_state[_HELD] = turn, file.name, file.getvalue()
    held = st.session_state.get(_HELD)
    if not held or held[0] != turn:
        _forget()
        return None
    _turn, name, content = held
    if file is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(f"Masih terbuka: {name}"), width="content")
            st.button("Lepas berkas", key="lepas-berkas", type="tertiary", icon=":material/close:", on_click=_forget)
    return name, content


def _forget() -> None:
    st.session_state.pop(_HELD, None)
