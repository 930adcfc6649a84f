"""How is the method shown? Straight from methodology.toml, with its grade of evidence and its source."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from spi.documents.method_rows import Rows
from spi.method.methodology import COMPONENTS
from spi.ui.show.text import plain
from spi.words import dictionary


def table(rows: Rows, sources: Iterable[str] = ()) -> None:
    """Rows of documents.method_rows, and below them their sources."""
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    for source in sources:
        st.caption(plain(source))


def tree(content: dict) -> None:
    """The elements below each component, and the two corrections."""
    for component in (*COMPONENTS, "corrections"):
        name = "Faktor koreksi" if component == "corrections" else dictionary.label(component)
        st.markdown(f"**{name}**: {plain('; '.join(dictionary.label(e) for e in content[component]))}")
