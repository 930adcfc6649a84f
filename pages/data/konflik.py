"""Where do sources disagree, and which one do we use?"""

import streamlit as st

from spi.answers.sources import provenance
from spi.intake import history
from spi.method import methodology
from spi.ui.data import ledger
from spi.ui.forms import notice
from spi.ui.show.text import plain

conflicts = provenance.conflicts()
log = history.choices()

st.header(plain(provenance.sentence(conflicts, provenance.sources())), anchor=False)
st.caption(plain(methodology.method()["arithmetic"]["preference"]))
notice.show()
listed = ledger.disputed(conflicts)
if len(listed):
    ledger.prefer(listed)
if len(log):
    ledger.log(log)
