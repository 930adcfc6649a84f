"""Menu and frame of the dashboard: which pages there are, and what the reader chose."""

import streamlit as st

from spi.database import StoreError
from spi.intake import shipped
from spi.ui.choice import choose

st.set_page_config(page_title="SPI: Survei Penilaian Integritas", page_icon="📊", layout="wide", initial_sidebar_state=220)
page = st.navigation({
    "Hasil": [
        st.Page("pages/hasil/ringkasan.py", title="Ringkasan", icon=":material/flag:", default=True),
        st.Page("pages/hasil/komponen.py", title="Komponen", icon=":material/stacked_bar_chart:", url_path="komponen"),
        st.Page("pages/hasil/perubahan.py", title="Perubahan", icon=":material/waterfall_chart:", url_path="perubahan"),
        st.Page("pages/hasil/peringkat.py", title="Peringkat", icon=":material/leaderboard:", url_path="peringkat"),
        st.Page("pages/hasil/kesenjangan.py", title="Kesenjangan", icon=":material/straighten:", url_path="kesenjangan"),
        st.Page("pages/hasil/tren.py", title="Tren", icon=":material/show_chart:", url_path="tren"),
    ],
    "Data": [
        st.Page("pages/data/sumber.py", title="Sumber", icon=":material/menu_book:", url_path="sumber"),
        st.Page("pages/data/metodologi.py", title="Metodologi", icon=":material/function:", url_path="metodologi"),
    ],
}, expanded=True)  # fmt: skip

try:
    shipped.load()
except (StoreError, shipped.ShippedDataError) as problem:
    st.error(str(problem), title="Basis data tidak dapat dibuka")
    st.stop()
choose()
page.run()
