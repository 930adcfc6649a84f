"""How is the year evaluated and closed, and what became of what was promised the year before?"""

from datetime import date

import streamlit as st

from spi.answers.cycle.evaluation import Opening, opening
from spi.narrative.cycle.evaluation import headline, lacking
from spi.ui.app.choice import chosen
from spi.ui.cycle.evaluation import account_view, closing_form, versions
from spi.ui.forms import notice
from spi.ui.show.text import plain

pick = chosen()


def ask() -> Opening:
    """The evaluation of the chosen year as it would be told today."""
    return opening(pick.region, pick.year, pick.year_before, pick.scope, day=date.today())


place = st.container()
version = versions.pick(pick.plan)
if version:
    place.header(plain(versions.message(version)), anchor=False)
    notice.show()
    versions.show(version, ask)
    st.stop()

now = ask()
place.header(plain(headline(now).text), anchor=False)
notice.show()
versions.status(pick.plan)
account_view.first_steps(lacking(now))
told = st.container()
fields = closing_form.close(now)
with told:
    account_view.show(fields, key="terbuka")
