"""How is the index calculated, and how surely do we know?"""

import streamlit as st

from spi.documents import method_rows
from spi.method import index, methodology
from spi.narrative import evidence
from spi.ui.show import method, panel
from spi.ui.show.text import plain
from spi.words import dictionary

content = methodology.method()
years = [survey["year"] for survey in content["surveys"]]

st.header("Indeks SPI adalah jumlah tertimbang tiga suara, dikurangi dua potongan.", anchor=False)
st.markdown(f"**{plain(content['formula'])}**")
left, right = st.columns(2, gap="large")
with left:
    panel.heading("Bobot komponen", evidence.weights_heading(years))
    method.table(method_rows.weights(content["weights"]), method_rows.cited(content["weights"]))
    panel.heading("Kategori", "dipotong pada nilai yang tidak dibulatkan")
    method.table(method_rows.categories(content["categories"]), method_rows.cited(content["categories"]))
    st.caption(evidence.without_scale(years).text)
with right:
    panel.heading("Apa artinya")
    for measure in ("index", *index.LEVEL_PARTS):
        st.markdown(f"**{plain(dictionary.label(measure))}**: {plain(dictionary.about(measure))}")
    panel.heading("Unsur", content["tree"]["source"])
    method.tree(content["tree"])
panel.heading("Tahun survei bukan tahun peluncuran")
method.table(method_rows.surveys(content["surveys"]))
panel.heading("Batas perbandingan")
for mark in content["breaks"]:
    st.markdown(f"SPI {mark['years'][0]} dan {mark['years'][1]} ({dictionary.evidence(mark['evidence'])}): {plain(mark['text'])}")
panel.heading("Cara menghitung")
for sentence in (*content["arithmetic"]["rules"], content["arithmetic"]["preference"]):
    st.markdown(f"- {plain(sentence)}")
