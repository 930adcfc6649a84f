"""What helps on a first visit? At most one hint a page, until the reader closes it for good; only this browser remembers that."""

import streamlit as st

from spi.words import dictionary

_HTML = """<div class="petunjuk" role="note" hidden><p></p><button type="button">Tutup, jangan tampilkan lagi</button></div>"""
_CSS = """
[data-testid="stElementContainer"]:has(.petunjuk[hidden]), .petunjuk[hidden] { display: none; }
.petunjuk { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2rem 1rem; padding: 0.4rem 0.75rem; border-radius: 0.5rem;
  background: var(--st-secondary-background-color); color: var(--st-text-color); font: 0.875rem/1.4 var(--st-font); }
.petunjuk p { margin: 0; flex: 1 1 20rem; }
.petunjuk button { border: 0; padding: 0.2rem 0; background: none; color: var(--st-primary-color); font: inherit; cursor: pointer;
  text-decoration: underline; }
.petunjuk button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_JS = """const CLOSED = "spi-petunjuk" // in this browser: the pages whose hint was closed
const closed = () => {
  try {
    return JSON.parse(localStorage.getItem(CLOSED)) ?? []
  } catch {
    return []
  }
}
export default function ({ data, parentElement }) {
  const hint = parentElement.querySelector(".petunjuk")
  hint.firstElementChild.textContent = data.words
  hint.hidden = closed().includes(data.page)
  hint.lastElementChild.onclick = () => {
    try {
      localStorage.setItem(CLOSED, JSON.stringify([...new Set([...closed(), data.page])]))
    } catch {} // a browser that keeps nothing shows it again next time
    hint.hidden = true
  }
}"""
_HINT = st.components.v2.component("hint", html=_HTML, css=_CSS, js=_JS, isolate_styles=False)


def show(page: str) -> None:
    """The hint of a page (its title in the menu), drawn below its first picture or table: the finding stands above the fold."""
    _HINT(key="petunjuk", data={"page": page, "words": dictionary.words("hints")[page]})
