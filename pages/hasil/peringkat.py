"""In which place, among whom?"""

import streamlit as st

from spi.answers.results import causes, history, standing
from spi.charts.distribution import distribution
from spi.charts.rank_bump import rank_bump
from spi.charts.ranking_dots import ranking_dots
from spi.narrative.results import rank
from spi.ui.app import hint
from spi.ui.app.choice import chosen, take_region
from spi.ui.results import categories
from spi.ui.show import cards, maps, panel, passport, rank_certainty
from spi.ui.show.peers import lit_peers, name_absent
from spi.ui.show.text import plain

pick = chosen()
here = standing.standing(pick.code, pick.year, pick.scope)
table = standing.ranking_table(pick.scope, pick.year, pick.year_before)
ranks = history.rank_history(pick.scope, pick.code)
why = causes.explain(pick.code, pick.year_before, pick.year, pick.scope)
known = table.dropna(subset="index")

st.header(plain(rank.rank_headline(here, why, year=pick.year, year_before=pick.year_before).text), anchor=False)
cards.newer_result(pick)
passport.row(pick, "index", rank=True, years=[y for y in (pick.year, pick.year_before) if y])
st.caption(plain(rank.rank_grounds(here, scope_label=pick.scope.label, year=pick.year).text))
peers = lit_peers(pick)
name_absent(pick, peers, table, ["index"], figure=f"indeks SPI {pick.year}")
left, right = st.columns([0.52, 0.48], gap="large")
with left:
    title = panel.heading("Urutan", rank.order_note(here, year=pick.year).text)
    bands, shown = cards.scale(pick.year, key="skala"), categories.chosen(table, pick)
    dots = ranking_dots(
        known,
        region_code=pick.code,
        bands=bands,
        year=pick.year,
        year_before=pick.year_before,
        noun=pick.scope.noun,
        shown=shown,
        peers=peers,
    )
    panel.picture(dots, key="urutan", title=title, on_select=take_region)
    hint.show("Peringkat")
    if getattr(dots, "gaps", ()):
        note = f"jumlah {pick.scope.noun} menurut indeks SPI {pick.year}; gelap: yang memuat indeks sendiri"
        title = panel.heading("Sebaran", note)
        drawn = distribution(table, region_code=pick.code, bands=bands, noun=pick.scope.noun)
        panel.picture(drawn, key="sebaran", title=title)
with right:
    cards.rank_parts(why, pick)
    maps.shown(pick, table, bands, peers)
    title = panel.heading("Peringkat dari tahun ke tahun", "1 teratas")
    lines = rank_bump(ranks, region_code=pick.code, noun=pick.scope.noun, highlight=peers)
    panel.picture(lines, key="laju", title=title, years=pick.known_years, on_select=take_region)

rank_certainty.shown(pick, here)
note = f"nilai sama berbagi peringkat; kotak di kiri: pindah ke {pick.scope.noun} itu; klik angka, atau tekan Enter: asal-usulnya"
panel.heading("Tabel peringkat", note)
columns = [panel.rank_column(here), "region", "index", "category", "change", "rank_change"]
panel.choosing_table(shown, columns, title="Peringkat", key="tabel-peringkat")
tables = {"Peringkat dari tahun ke tahun": (ranks, ["survey_year", "region", "rank"])}
panel.tables_behind(tables, name=f"peringkat-{pick.scope.code}")
panel.sources(pick, [pick.year], key="sumber-peringkat")
