"""How is the calendar taken away: into one's own calendar program, and on paper?"""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from spi.documents.cycle.calendar_ics import calendar_ics
from spi.ui.app.choice import Choice
from spi.ui.forms import handing_out
from spi.words.wording import date_words


def offer(pick: Choice, table: pd.DataFrame, waiting: pd.DataFrame, *, today: date) -> None:
    """Three files, each made when its button is pressed. table: answers' calendar; waiting: answers' reminders."""
    name, stem = pick.region["name"], f"kalender-spi_{pick.code}_{today.isoformat()}"
    with st.container(horizontal=True, key="unduh-kalender-siklus"):
        handing_out.button(
            "Kalender (.ics)", lambda: calendar_ics(table, name=name, moment=datetime.now()), f"{stem}.ics", "text/calendar",
            key="unduh-ics", icon=":material/event:", plan=pick.plan,
        )  # fmt: skip
        handing_out.button(
            "Kalender (PDF)", lambda: _calendar(pick.code), f"{stem}.pdf", "application/pdf", key="unduh-kalender-pdf",
            icon=":material/picture_as_pdf:", plan=pick.plan,
        )  # fmt: skip
        if len(waiting):
            handing_out.button(
                "Satu halaman per OPD (PDF)", lambda: _opd(pick.code), f"{stem}_opd.pdf", "application/pdf",
                key="unduh-agenda-opd", icon=":material/groups:", plan=pick.plan,
            )  # fmt: skip
    st.caption(f"Berkas .ics memuat semua langkah per {date_words(today)}; perkiraan bertanda sementara, tanpa pengingat.")


def _calendar(region_code: str) -> bytes:
    from spi.documents.cycle import agenda_pdf  # laying out takes its time: not before it is asked for

    return agenda_pdf.calendar_pdf(region_code, moment=datetime.now())


def _opd(region_code: str) -> bytes:
    from spi.documents.cycle import agenda_pdf

    return agenda_pdf.opd_pages(region_code, moment=datetime.now())
