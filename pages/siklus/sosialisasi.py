"""Whom did the socialisation of a survey reach, with which material, and does a draft steer anybody?"""

from datetime import date

import streamlit as st

from spi.answers.cycle.socialisation import coverage
from spi.narrative.cycle.socialisation import headline
from spi.ui.app import address
from spi.ui.app.choice import chosen
from spi.ui.cycle.socialisation import coverage_view, draft_check, material_files, session_form, unit_list
from spi.ui.cycle.survey_year import survey_plan
from spi.ui.forms import notice
from spi.ui.show.text import plain

VIEWS = {"cakupan": "Cakupan", "unit": "Daftar unit", "bahan": "Bahan", "naskah": "Penjaga bahasa"}

today = date.today()
first = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", key="pilihan-sosialisasi"):
    plan = survey_plan(chosen(), today=today)
    view = address.choice(
        st.segmented_control, "Bagian", list(VIEWS), "cakupan", key="sosialisasi", words=VIEWS.__getitem__, required=True,
        wrap=True,
    )  # fmt: skip
reached = coverage(plan, today=today)

first.header(plain(headline(reached).text), anchor=False)
notice.show()
if view == "cakupan":
    coverage_view.show(reached)
    session_form.edit(reached, today=today)
elif view == "unit":
    unit_list.show(reached)
elif view == "bahan":
    material_files.offer(plan)
else:
    draft_check.check()
