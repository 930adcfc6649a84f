"""What happens when a government is clicked in a chart or a table? It becomes the chosen one, everywhere."""

import streamlit as st


def from_chart(custom: list[str]) -> None:
    """Callback of a chart: its points carry the region code as custom data."""
    _choose(custom[0])


def from_table(key: str, codes: list[str]) -> None:
    """Callback of a table: `codes` are the region codes of its rows, in order."""
    rows = st.session_state[key].selection.rows
    if rows:
        _choose(codes[rows[0]])


def _choose(code: str) -> None:
    st.session_state["daerah"] = code
