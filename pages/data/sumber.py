"""From where is each figure, and where do sources disagree?"""

import streamlit as st

from spi.answers.results import history
from spi.answers.sources import provenance
from spi.method import methodology
from spi.ui.app.choice import chosen
from spi.ui.data import ledger
from spi.ui.show import panel
from spi.ui.show.text import plain

pick = chosen()
conflicts, sources = provenance.conflicts(), provenance.sources()
coverage = history.coverage(pick.code, pick.scope)

st.header(plain(provenance.sentence(conflicts, sources)), anchor=False)
panel.heading("Berapa yang diketahui", pick.scope.label)
panel.shown_table(coverage, ["survey_year", "members", "with_index", "with_parts", "index"])
panel.heading("Sumber yang tidak sepakat", "semua angka disimpan; yang bertanda ✓ dipakai")
st.caption(plain(methodology.method()["arithmetic"]["preference"]))
ledger.disputed(conflicts)
categories = provenance.category_conflicts()
if len(categories):
    panel.heading("Kategori yang disebut lain", "sumber menyebut kategori yang berbeda dari skala tahun itu")
    columns = ["survey_year", "region", "index", "category", "expected", "outlet", "published", "note", "url"]
    panel.shown_table(categories, columns)
panel.heading("Semua sumber", "yang paling banyak memberi angka di atas")
ledger.all_sources(sources)
