"""Which table comes in, and what would change?"""

import streamlit as st

from spi.intake.preview import preview
from spi.ui import incoming, once, verdict
from spi.ui.choice import chosen

WAYS = {"Berkas": incoming.from_file, "Tempel": incoming.from_text, "Isi sendiri": incoming.from_grid}

pick = chosen()
st.header("Periksa dulu apa yang akan berubah, baru simpan.", anchor=False)
once.last_word()
way = st.segmented_control("Cara masuk", list(WAYS), default="Berkas", key="cara", required=True)
read = WAYS[way](pick)
if read is None:
    incoming.template()
    st.caption("Satu baris per pemda dan tahun, dengan judul kolom. Tidak ada yang disimpan sebelum tombol Simpan ditekan.")
    st.stop()
if verdict.refused(read):
    st.stop()
with st.spinner("Membandingkan dengan angka yang tersimpan…"):
    found = preview(read, scope=pick.scope)
ready = verdict.accepted(read, found)
verdict.difference(found)
verdict.decide(read, found, ready=ready)
