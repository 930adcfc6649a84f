"""What must the browser itself be told, which Streamlit does not offer?"""

from urllib.parse import unquote

import streamlit as st

NAME = "nama-pencatat"  # the key of the input that asks for a name, and the cookie that keeps it after a reload
_SCRIPT = """<script>
/* {page}: another page makes another script, so that it runs once after every change of page */
document.documentElement.lang = "id";
if (window.innerWidth < 768) {{
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}}
if (!window.spiListens) {{
    window.spiListens = true;
    const quiet = document.createElement("style");
    quiet.textContent = '[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"]) {{ display: none; }}';
    document.head.append(quiet);
    document.addEventListener("input", (event) => {{
        if (event.target.closest(".st-key-{name}")) {{
            document.cookie = "{name}=" + encodeURIComponent(event.target.value) + "; path=/; max-age=31536000; samesite=strict";
        }}
    }});
}}
</script>"""


def tell(page: str) -> None:
    """Say that the page is in Bahasa Indonesia, on a phone fold the menu away after a page was chosen from it, let the browser
    remember the name of who writes, and hide the button by which Streamlit's tables give a CSV that does not say what it is
    (its own setting for that, client.disableDataExport, would forbid copying a cell, too).

    page: the name of the page in the address, one of ours, never text from data.
    """
    st.sidebar.html(_SCRIPT.format(page=page, name=NAME), unsafe_allow_javascript=True)


def remembered_name() -> str:
    """The name that was last typed into the input of key NAME in this browser; "" where there is none."""
    name = st.context.cookies.get(NAME)
    return unquote(name) if isinstance(name, str) else ""  # a run without a browser has cookies that are no text
