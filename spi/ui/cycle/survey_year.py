"""Of which survey year, also one that has no result yet, does a page of the cycle speak?"""

from datetime import date

import streamlit as st

from spi.answers.results import history
from spi.follow_up import Plan
from spi.ui.app import address
from spi.ui.app.choice import Choice


def survey_plan(pick: Choice, *, today: date) -> Plan:
    """The chosen government in a survey year, from the first known one to the next; opens with this year's."""
    years = list(range(min(history.survey_years()), today.year + 2))
    year = address.choice(
        st.selectbox, "Survei yang disiapkan", years[::-1], today.year, key="survei", words="SPI {}".format, width=190
    )
    return Plan(pick.code, int(year))
