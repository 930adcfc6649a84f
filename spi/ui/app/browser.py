"""What must the browser itself be told, which Streamlit does not offer?"""

from urllib.parse import unquote

import streamlit as st

from spi.ui.app import address, assets
from spi.words import dictionary, palette

NAME = "nama-pencatat"  # the key of the input that asks for a name, and the cookie that keeps it after a reload
EXPLAINED = "_dijelaskan"  # in the session: the terms that this page has explained, and where
WIDE_TABLES = "_tabel-lebar"  # in the session: how many tables that a phone shows otherwise this page has
# Streamlit writes captions and placeholders in a grey of 4,03:1, and offers a CSV of a table that does not say what it is (its
# own setting for that, client.disableDataExport, would forbid copying a cell, too). Its menu is so airy that our last pages would
# lie below the fold of an office laptop. Under a finger the tools of a table never go away: they get a place of their own. The
# title of a panel stands close to it, its remark (the coloured part) in the weight of text.
_STYLE = f"""<style>
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-{address.HIDDEN}-"]) {{ display: none; }}
[data-testid="stSidebarHeader"]::before {{ content: "{dictionary.product()}"; align-self: center; font-weight: 700;
  color: {palette.INK}; }}
[data-testid="stCaptionContainer"] {{ color: {palette.MUTED}; opacity: 1; }}
input::placeholder, textarea::placeholder {{ color: {palette.MUTED} !important; opacity: 1 !important; }}
[data-testid="stHeading"] h3 {{ padding-block: 0 0.25rem; }}
[data-testid="stHeading"] h3 .stMarkdownColoredText {{ font-weight: 400; }}
[data-testid="stPageLink-NavLink"]:focus-visible {{ outline: 2px solid {palette.OWN}; outline-offset: 1px; }}
[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"]) {{ display: none; }}
@media (hover: none) {{
    [data-testid="stElementContainer"]:has([data-testid="stDataFrame"]) {{ padding-top: 2.5rem; }}
}}
@media (min-width: 768px) {{
    [data-testid="stSidebarHeader"] {{ height: 2.125rem; margin-bottom: 0; }}
    [data-testid="stSidebarNavLink"] {{ height: 1.375rem; min-height: 0; margin-block: 0; line-height: 1.375rem; }}
    :has(> [data-testid="stNavSectionHeader"]) {{ margin-top: 0.0625rem !important; }}
    [data-testid="stNavSectionHeader"] {{ margin-bottom: 0.0625rem !important; height: 1.125rem; }}
}}
</style>"""
_SCRIPT = """<script>
/* {page}: another page makes another script, so that it runs once after every change of page */
document.documentElement.lang = "id";
if (window.innerWidth < 768) {{
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    document.querySelector('.pilihan-ringkas[aria-expanded="true"]')?.click();
}}
if (!document.getElementById("spi-browser")) {{
    const script = Object.assign(document.createElement("script"), {{ id: "spi-browser", src: "{script}" }});
    script.dataset.name = "{name}";
    document.head.append(script);
}}
</script>"""


def tell(page: str) -> None:
    """Say that the page is in Bahasa Indonesia; on a phone fold menu and choices away after a page was chosen; once, load what
    browser.js does: words and names of Streamlit's own, and remembering the name of who writes.

    page: the name of the page in the address, one of ours, never text from data.
    """
    st.session_state[EXPLAINED], st.session_state[WIDE_TABLES] = {}, 0
    st.html(_STYLE)
    st.sidebar.html(_SCRIPT.format(page=page, script=assets.BROWSER, name=NAME), unsafe_allow_javascript=True)


def remembered_name() -> str:
    """The name that was last typed into the input of key NAME in this browser; "" where there is none."""
    name = st.context.cookies.get(NAME)
    return unquote(name) if isinstance(name, str) else ""  # a run without a browser has cookies that are no text
