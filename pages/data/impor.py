"""Which table comes in, and what would change?"""

from functools import partial

import streamlit as st

from spi.intake.preview import preview
from spi.ui.app.choice import chosen
from spi.ui.data import import_draft, incoming, verdict
from spi.ui.forms import notice

WAYS = dict(zip(import_draft.WAYS, (incoming.from_file, incoming.from_text, incoming.from_grid), strict=True))

pick = chosen()
st.header("Periksa dulu apa yang akan berubah, baru simpan.", anchor=False)
notice.show()
with st.container(gap=None):
    import_draft.keep_in_browser()
    way = st.segmented_control(
        "Cara masuk", list(WAYS), default="Berkas", key=import_draft.WAY, required=True, bind="query-params"
    )
read = WAYS[way](pick)
if read is None:
    incoming.offer_template()
    st.caption("Satu baris per pemda dan tahun, dengan judul kolom. Tidak ada yang disimpan sebelum tombol Simpan ditekan.")
    st.stop()
if verdict.refused(read):
    st.stop()
with st.spinner("Membandingkan dengan angka yang tersimpan…"):
    changes = preview(read, scope=pick.scope)
ready = verdict.accepted(read, changes)
verdict.difference(changes)
verdict.decide(read, changes, ready=ready, drop=partial(import_draft.drop, way, region=pick.code, sha256=read.sha256))
