"""A bare Streamlit page with the same charts and tables as a page of ours, and nothing else (twins.py starts it)."""

import json
import os
from pathlib import Path

import pandas as pd
import streamlit as st

SHOWN = json.loads(Path(os.environ["BENCHMARK_SHOWN"]).read_text(encoding="utf-8"))


st.set_page_config(layout="wide")
year = st.selectbox("Tahun survei", list(SHOWN))
st.header(year)
for n, figure in enumerate(SHOWN[year]["figures"]):
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key=f"chart-{n}")
for n, table in enumerate(SHOWN[year]["tables"]):
    st.dataframe(pd.DataFrame(table["rows"], columns=table["columns"]), key=f"table-{n}", hide_index=True)
