"""How ready are the respondents of the next survey, told without a single person?"""

from datetime import date

import streamlit as st

from spi.answers.cycle.readiness import readiness
from spi.narrative.cycle.readiness import headline
from spi.ui.app.choice import chosen
from spi.ui.cycle.respondents import reading, targets, view
from spi.ui.cycle.survey_year import survey_plan
from spi.ui.forms import notice
from spi.ui.show.text import plain

today = date.today()
place = st.container()
plan = survey_plan(chosen(), today=today)
ready = readiness(plan, today=today)

place.header(plain(headline(ready).text), anchor=False)
notice.show()
view.show(ready)
reading.read(ready, today=today)
targets.forms(ready, today=today)
view.printed(ready)
