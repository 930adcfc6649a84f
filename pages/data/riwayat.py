"""Which files came in, and how is one taken back?"""

import streamlit as st

from spi.intake import history
from spi.ui.data import ledger
from spi.ui.forms import notice
from spi.ui.show import panel

batches = history.batches()
force = batches[batches["undone_at"].isna() & (batches["batch_id"] != history.SHIPPED)]

st.header(ledger.sentence(len(force), int(batches["undone_at"].notna().sum())), anchor=False)
notice.show()
columns = ["batch_id", "file_name", "imported_at", "actor", "figures", "new", "changed", "bytes", "sha256"]
panel.shown_table(ledger.readable(batches), [*columns, "undone_at", "undone_by", "undo_reason"])
ledger.contents(batches)
if force.empty:
    st.caption("Belum ada impor yang dapat dibatalkan; angka bawaan proyek tidak dapat dibatalkan.")
    st.stop()
ledger.undo(force)
