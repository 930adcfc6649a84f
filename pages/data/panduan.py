"""What does each of us do here, step by step, and where?"""

import streamlit as st

from spi.ui.data import guide
from spi.ui.show.text import plain

role = guide.chosen()

st.header(f"{plain(role['name'])}: {len(role['steps'])} langkah, satu per satu.", anchor=False)
st.caption(plain(role["about"]))
guide.steps(role)
