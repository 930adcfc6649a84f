"""What is said, on opening the app, of what is late and what falls due?"""

from datetime import date

import streamlit as st

from spi.answers.cycle.reminders import reminders
from spi.narrative.cycle.calendar import due_and_late
from spi.ui.app import links
from spi.ui.app.choice import Choice
from spi.ui.show.text import plain


def show(pick: Choice) -> None:
    """One quiet line with the way to the calendar; nothing where nothing is late and nothing falls due."""
    waiting = reminders(pick.code, today=date.today())
    if waiting.empty or not (waiting["late"] | (waiting["days"] >= 0)).any():
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pengingat"):
        st.caption(plain(due_and_late(waiting).text), width="content")
        links.leave("kalender", "Kalender", section="siklus")
