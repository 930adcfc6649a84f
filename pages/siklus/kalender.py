"""When is which step of the yearly cycle, what comes next, what is late, and who is in charge?"""

from datetime import date

import streamlit as st

from spi.answers.cycle.calendar import calendar
from spi.narrative.cycle.calendar import next_step, place_in_year, unrecorded
from spi.narrative.sentence import joined
from spi.ui.app.choice import chosen
from spi.ui.cycle.calendar import calendar_files, calendar_view, step_form
from spi.ui.forms import notice
from spi.ui.show.text import plain

pick, today = chosen(), date.today()
table = calendar(pick.code, today=today)

st.header(plain(next_step(table, today=today).text), anchor=False)
st.caption(plain(joined(place_in_year(table, today=today), unrecorded(table)).text))
notice.show()
calendar_view.show(table, today=today)
waiting = calendar_view.due(pick, today=today)
calendar_files.offer(pick, table, waiting, today=today)
step_form.edit(pick, table, today=today)
