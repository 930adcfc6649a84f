"""Which categories does the reader want to see of a ranking? Kept in the address by their names."""

import pandas as pd
import streamlit as st

from spi.answers.peers.category_counts import category_counts
from spi.narrative.results.category import counted, filtered
from spi.ui.app.choice import Choice
from spi.ui.show.text import plain

_KEY = "kategori"


def chosen(table: pd.DataFrame, pick: Choice) -> pd.DataFrame:
    """The rows of a ranking (category, index) in the chosen categories, with a line that says how many of how many; all of them
    where none is chosen or the year has no limits. The ranks in them stay those of the whole scope."""
    counts = category_counts(table["index"], pick.year)
    if counts is None:
        return table
    words = {band.name: f"{band.symbol} {band.name} {number}" for band, number in counts.bands}
    asked = st.session_state.get(_KEY, st.query_params.get(_KEY, "").split(","))
    st.session_state[_KEY] = [name for name in words if name.casefold() in {each.casefold() for each in asked}]
    label = plain(f"Kategori: {counted(counts, year=pick.year).text}")
    names = st.pills(
        label, [*words], selection_mode="multi", key=_KEY, format_func=words.__getitem__, label_visibility="collapsed"
    )
    if not names:
        st.query_params.pop(_KEY, None)
        return table
    st.query_params[_KEY] = ",".join(name.casefold() for name in names)
    shown = table[table["category"].isin(names)]
    st.caption(plain(filtered(len(shown), len(table), names, noun=pick.scope.noun, year=pick.year).text))
    return shown
