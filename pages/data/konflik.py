"""Di mana sumber tidak sepakat, dan sumber mana yang kita pakai?"""

import streamlit as st

from spi import methodology
from spi.answers import provenance
from spi.intake import history
from spi.ui import ledger, panel
from spi.ui.text import plain

conflicts = provenance.conflicts()
log = history.choices()

st.header(plain(provenance.sentence(conflicts, provenance.sources())), anchor=False)
st.caption(plain(methodology.method()["arithmetic"]["preference"]))
ledger.last_word()
kinds = st.segmented_control("Tampilkan", ["semua", "berbeda", "pembulatan"], default="berbeda", key="beda", required=True)
listed = conflicts if kinds == "semua" else conflicts[conflicts["difference"] == kinds]
panel.shown_table(
    listed, ["used", "survey_year", "region", "measure", "printed", "difference", "outlet", "published", "grade", "note", "url"]
)
if len(listed):
    ledger.prefer(listed)
if len(log):
    ledger.log(log)
