"""Where do the index and its components go?"""

import streamlit as st

from spi.answers.cycle import targets
from spi.answers.results import history, standing
from spi.charts.parts.component_trends import component_trends
from spi.method import methodology
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import SCORED
from spi.narrative.results.score import trend
from spi.ui.app.choice import chosen
from spi.ui.commitments.targets import lines
from spi.ui.show import panel, passport
from spi.ui.show.peers import lit_peers, name_absent
from spi.ui.show.text import plain

pick = chosen()
names = standing.short_names()
series = history.trend(pick.code)

st.header(plain(trend(series).text), anchor=False)
passport.row(pick, "index", *SCORED, years=history.known_years(series))
peers = lit_peers(pick)
name_absent(pick, peers, history.newest_index(peers), ["index"], figure="indeks")
path = targets.path(pick.code)
series = history.with_targets(history.beside(series, peers), targets.points(path))
left, right = st.columns(2, gap="large")
beside = (
    "nasional (termasuk kementerian/lembaga)"
    if series["province"].isna().all()
    else "provinsi dan nasional (termasuk kementerian/lembaga)"
)
panels = (
    (left, "Indeks", f"terhadap rata-rata {beside}", ("index",)),
    (right, "Komponen", "skor 0–100, skala sama", COMPONENTS),
    (left, "Potongan", "poin; makin kecil makin baik", CORRECTIONS),
)
for column, title, note, measures in panels:
    with column:
        drawn = history.panels(series, measures)
        heading = panel.heading(title, note)
        panel.picture(
            component_trends(drawn, peers={code: names[code] for code in peers}),
            key=f"tren-{title}",
            title=heading,
            years=history.known_years(series),
        )
lines(pick)
for mark in methodology.method()["breaks"]:
    st.caption(plain(mark["text"]))
table = history.panels(series, ("index", *SCORED))
panel.tables_behind({"Tren": (table, ["survey_year", "label", "value", "province", "nation"])}, name=f"tren-{pick.code}")
panel.sources(pick, history.known_years(series), key="sumber-tren")
