"""How is the material of this year's socialisation taken away: one page and six slides?"""

import streamlit as st

from spi.follow_up import Plan


def offer(plan: Plan) -> None:
    """Placeholder."""
    st.info("Bahan belum tersedia.")
