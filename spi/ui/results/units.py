"""Which score and category does each unit (OPD) have, and how many have which?"""

import streamlit as st

from spi.answers.peers.category_counts import category_counts
from spi.answers.results import standing
from spi.charts.parts.bars import unit_bars
from spi.narrative.results.category import units_counted
from spi.ui.app.choice import Choice
from spi.ui.show import panel
from spi.ui.show.text import plain


def show(pick: Choice) -> None:
    """The unit scores where they are known, the lowest first, as picture and table; nothing where none is."""
    table = standing.units(pick.code, pick.year)
    if table.empty:
        return
    title = panel.heading("Unit kerja (OPD)", "skor 0–100, dari yang terendah; responden kurang tidak diperingkat")
    whole = table["measure"] == "index"
    counts = category_counts(table.loc[whole, "value"], pick.year)
    st.markdown(plain(units_counted(counts, int((~whole).sum()), year=pick.year).text))
    panel.picture(unit_bars(table, most=len(table)), key="unit", title=title)
    panel.shown_table(table, ["unit", "label", "value_words", "category", "outlet"], key="tabel-unit")
