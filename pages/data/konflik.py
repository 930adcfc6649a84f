"""Where do sources disagree, and which one do we use?"""

import streamlit as st

from spi import methodology
from spi.answers import provenance
from spi.intake import history
from spi.ui import ledger, once
from spi.ui.text import plain

conflicts = provenance.conflicts()
log = history.choices()

st.header(plain(provenance.sentence(conflicts, provenance.sources())), anchor=False)
st.caption(plain(methodology.method()["arithmetic"]["preference"]))
once.last_word()
listed = ledger.disputed(conflicts)
if len(listed):
    ledger.prefer(listed)
if len(log):
    ledger.log(log)
