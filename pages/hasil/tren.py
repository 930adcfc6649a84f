"""Where do the index and its components go?"""

import streamlit as st

from spi import charts, methodology, narrative
from spi.answers import history
from spi.methodology import COMPONENTS, CORRECTIONS
from spi.ui import panel, passport
from spi.ui.choice import chosen
from spi.ui.text import plain

pick = chosen()
series = history.trend(pick.code)
breaks = methodology.break_marks()

st.header(plain(narrative.trend(series)), anchor=False)
passport.row(pick, "index", *COMPONENTS, *CORRECTIONS, years=history.known_years(series))
left, right = st.columns(2, gap="large")
panels = (
    (left, "Indeks", "terhadap rata-rata provinsi dan nasional", ("index",)),
    (right, "Komponen", "skor 0–100, skala sama", COMPONENTS),
    (left, "Potongan", "poin; makin kecil makin baik", CORRECTIONS),
)
for column, title, note, measures in panels:
    with column:
        lines = history.panels(series, measures)
        panel.heading(title, note)
        panel.picture(
            charts.component_trends(lines, breaks=breaks),
            charts.component_trends_sentence(lines, breaks=breaks),
            key=f"tren-{title}",
        )
for mark in methodology.method()["breaks"]:
    st.caption(plain(mark["text"]))
table = history.panels(series, ("index", *COMPONENTS, *CORRECTIONS))
panel.tables_behind({"Tren": (table, ["survey_year", "label", "value", "province", "nation"])}, name=f"tren-{pick.code}")
panel.sources(pick, history.known_years(series), key="sumber-tren")
