"""What must the browser itself be told, which Streamlit does not offer?"""

import streamlit as st

_SCRIPT = """<script>
/* {page}: another page makes another script, so that it runs once after every change of page */
document.documentElement.lang = "id";
if (window.innerWidth < 768) {{
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}}
</script>"""


def tell(page: str) -> None:
    """Say that the page is in Bahasa Indonesia, and on a phone fold the menu away after a page was chosen from it.

    page: the name of the page in the address, one of ours, never text from data.
    """
    st.sidebar.html(_SCRIPT.format(page=page), unsafe_allow_javascript=True)
