"""How does one walk from page to page along the thread without losing what was chosen?"""

import streamlit as st

_FRAME = ("daerah", "tahun", "banding", "lingkup")


def leave(page: str, label: str, **asked: str) -> None:
    """A link to a page of the section Tindak lanjut that keeps what the reader chose; asked: what that page shall open."""
    kept = {name: value for name, value in st.query_params.items() if name in _FRAME}
    st.page_link(f"pages/tindak_lanjut/{page}.py", label=label, icon=":material/arrow_forward:", query_params=kept | asked)


def from_score() -> None:
    """One quiet line on a page of results: where the thread goes on from a score."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="dari-skor"):
        st.caption("Apa akar masalahnya, dan apa yang sudah dikerjakan?", width="content")
        leave("akar_masalah", "Akar masalah")
        leave("benang_merah", "Benang merah")
