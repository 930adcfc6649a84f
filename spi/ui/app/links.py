"""How does one walk along the thread without losing what was chosen, and see what one has come to?"""

from typing import Literal, NoReturn

import streamlit as st

_FRAME = ("daerah", "tahun", "banding", "lingkup")
_PLAN = "rencana"  # in the address of RTL: the survey year of the plan
_REACHED = "benang-dibuka"
# The window remembers what it has shown, so that a rerun that opened nothing leaves the page where it is.
_SCRIPT = """export default function ({ data }) {
  if (data.times && data.times !== window.spiShown) {
    const place = document.querySelector(".st-key-" + data.key), block = data.block
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches
    if (place) place.style.scrollMarginTop = "4rem" // what is at the very top of the window stays free
    place?.scrollIntoView({ behavior: still ? "instant" : "smooth", block })
  }
  window.spiShown = data.times
}"""
_INTO_VIEW = st.components.v2.component("into_view", js=_SCRIPT)


def leave(page: str, label: str | None, *, section: str = "tindak_lanjut", **asked: str) -> None:
    """A link to a page of a section that keeps what the reader chose; asked: what that page shall open. Without a label it is
    called as in the menu."""
    path = f"pages/{section}/{page}.py"
    st.page_link(path, label=label, icon=":material/arrow_forward:", query_params=_frame(page) | asked)


def to(page: str) -> NoReturn:
    """Go to a page of the section Tindak lanjut, keeping what the reader chose."""
    st.switch_page(f"pages/tindak_lanjut/{page}.py", query_params=_frame(page))


def _frame(page: str) -> dict[str, str]:
    """What was chosen; the plan that is meant is that of the survey year, though another may be the one that waits."""
    own = {_PLAN: str(st.session_state["tahun"])} if page == "rtl" and st.session_state.get("tahun") else {}
    return own | {name: asked for name in _FRAME if (asked := st.session_state.get(name))}


def from_score() -> None:
    """One quiet line on a page of results: where the thread goes on from a score."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="dari-skor"):
        st.caption("Apa akar masalahnya, dan apa yang sudah dikerjakan?", width="content")
        leave("akar_masalah", "Akar masalah")
        leave("benang_merah", "Benang merah")


def reached() -> None:
    """The reader asked for something that may lie below the fold: the next into_view scrolls to it, once."""
    st.session_state[_REACHED] = st.session_state.get(_REACHED, 0) + 1


def into_view(key: str, *, block: Literal["start", "nearest"] = "start") -> None:
    """Scroll to the widget or container of this key if it was reached just now; nearest: not where it is in sight already.
    Called once what stands above it has its length."""
    _INTO_VIEW(key=f"{key}-tampak", data={"key": key, "block": block, "times": st.session_state.get(_REACHED, 0)})
