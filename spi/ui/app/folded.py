"""How do the choices find room on a phone? Folded into one line that says what is chosen, and opens."""

from collections.abc import Iterable

import streamlit as st

CHOICES = "pilihan"  # the key of the container that is folded
_CSS = f"""
.pilihan-ringkas {{ display: none; }}
@media (max-width: 767px) {{
  .pilihan-ringkas {{ display: flex; gap: 0.5rem; width: 100%; padding: 0.6rem 0.75rem; border-radius: 0.5rem; cursor: pointer;
    border: 1px solid var(--st-border-color); background: var(--st-secondary-background-color); color: var(--st-text-color);
    font: 0.875rem var(--st-font); text-align: left; }}
  .pilihan-ringkas span {{ flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }}
  .pilihan-ringkas::after {{ content: "▾" / ""; }}
  .pilihan-ringkas[aria-expanded="true"]::after {{ content: "▴" / ""; }}
  .pilihan-ringkas:focus-visible {{ outline: 2px solid var(--st-primary-color); outline-offset: 1px; }}
  body:has(.pilihan-ringkas[aria-expanded="false"]) [data-testid="stLayoutWrapper"]:has(> .st-key-{CHOICES}) {{ display: none; }}
}}
@media (min-width: 768px) {{ [data-testid="stElementContainer"]:has(.pilihan-ringkas) {{ display: none; }} }}
"""
_JS = """export default function ({ data, parentElement }) {
  const line = parentElement.querySelector(".pilihan-ringkas")
  line.firstElementChild.textContent = data.chosen
  line.onclick = () => line.setAttribute("aria-expanded", line.getAttribute("aria-expanded") !== "true")
}"""
_HTML = '<button type="button" class="pilihan-ringkas" aria-expanded="false"><span></span></button>'
_LINE = st.components.v2.component("choices_folded", html=_HTML, css=_CSS, js=_JS, isolate_styles=False)


def line(chosen: Iterable[str]) -> None:
    """The line, above the container CHOICES; chosen: the words of each choice."""
    _LINE(key="pilihan-ringkas", data={"chosen": " · ".join(chosen)})
