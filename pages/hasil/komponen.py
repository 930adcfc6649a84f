"""What is our index made of?"""

import streamlit as st

from spi.answers.results import causes, gaps, standing
from spi.answers.sources.self_check import extraordinary_voices
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.method.parts import SCORED
from spi.narrative.results import certainty
from spi.narrative.results.contribution import level_headline
from spi.ui.app import hint, links
from spi.ui.app.choice import chosen
from spi.ui.data import risk_findings
from spi.ui.results import units
from spi.ui.show import cards, guard, panel, passport
from spi.ui.show.peers import lit_peers, name_absent
from spi.ui.show.text import plain

pick = chosen()
guard.index_known(pick)

level = causes.level(pick.code, pick.year)
brought = gaps.gains(level, pick.year, pick.scope)
others = standing.scores(pick.scope, pick.year)
voices, cuts = (standing.profile(others, measures) for measures in (COMPONENTS, CORRECTIONS))

st.header(plain(level_headline(level, brought, year=pick.year).text), anchor=False)
cards.newer_result(pick)
passport.row(pick, "index", *SCORED, elements=True)
peers = lit_peers(pick)
name_absent(pick, peers, others, SCORED, figure=f"komponen atau potongan SPI {pick.year}")
if found := extraordinary_voices(pick.code, pick.year):
    st.info(plain(certainty.extraordinary_voices(found, year=pick.year).text), icon=":material/search:")
left, right = st.columns(2, gap="large")
with left:
    cards.level(level, pick)
    hint.show("Komponen")
with right:
    title = panel.heading("Tiga suara", f"skor 0–100 di antara {pick.scope.label}")
    panel.profile(voices, pick, key="suara", title=title, peers=peers, names={"median": "median"})
    title = panel.heading("Potongan", "poin; makin kecil makin baik")
    panel.profile(cuts, pick, key="potongan", title=title, peers=peers, low_is_good=True, names={"median": "median"})
    if voices["region_code"].nunique() <= 1:
        st.caption(guard.others_unknown(pick))

links.from_score()
cards.elements(pick)
units.show(pick)
risk_findings.section(pick)
tables = {
    "Susunan indeks": (level.parts, ["label", "detail", "points", "lost", "share_lost", "times_next"]),
    "Tiga suara dan potongan": (others, ["region", "index", *SCORED]),
}
panel.tables_behind(tables, name=f"komponen-{pick.code}-{pick.year}")
panel.sources(pick, [pick.year], key="sumber-komponen")
