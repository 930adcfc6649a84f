"""Ke mana arah indeks dan komponennya?"""

import streamlit as st

from spi import charts, methodology, narrative
from spi.answers import history
from spi.methodology import COMPONENTS, CORRECTIONS
from spi.ui import panel
from spi.ui.choice import chosen
from spi.ui.text import plain

pick = chosen()
series = history.trend(pick.code, pick.region["province_code"])
breaks = methodology.break_marks()

st.header(plain(narrative.trend(series)), anchor=False)
panel.heading("Indeks", "terhadap rata-rata provinsi dan nasional")
index_line = history.panels(series, ("index",))
panel.picture(
    charts.component_trends(index_line, breaks=breaks),
    charts.component_trends_sentence(index_line, breaks=breaks),
    key="tren-indeks",
)
panel.heading("Komponen", "skor 0–100, skala sama")
voices = history.panels(series, COMPONENTS)
panel.picture(
    charts.component_trends(voices, breaks=breaks), charts.component_trends_sentence(voices, breaks=breaks), key="tren-suara"
)
panel.heading("Potongan", "poin; makin kecil makin baik")
cuts = history.panels(series, CORRECTIONS)
panel.picture(
    charts.component_trends(cuts, breaks=breaks), charts.component_trends_sentence(cuts, breaks=breaks), key="tren-potongan"
)
for mark in methodology.method()["breaks"]:
    st.caption(plain(mark["text"]))
table = history.panels(series, ("index", *COMPONENTS, *CORRECTIONS))
panel.table_behind(table, ["survey_year", "label", "value", "province", "nation"], name=f"tren-{pick.code}")
panel.sources(pick.code, history.known_years(series), key="sumber-tren")
