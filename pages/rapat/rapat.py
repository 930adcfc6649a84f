"""What does the meeting see, and what does it decide?"""

from datetime import datetime

import streamlit as st

from spi.answers import briefing
from spi.documents import deck
from spi.ui.app import identity
from spi.ui.app.address import base_address
from spi.ui.app.choice import chosen
from spi.ui.forms import notice
from spi.ui.meeting import pack, stage
from spi.ui.show.text import plain

pick = chosen()

heading = st.container()
session, keys, masked, dark = stage.programme()
choice = (pick.code, pick.year, pick.year_before, pick.scope)


def ask() -> briefing.Briefing:
    return briefing.gather(*choice, base=base_address(), moment=datetime.now(), masked=masked, session=session)


asked = stage.as_it_was(ask, (*choice, masked, session.get("name")))
slides = deck.slides(asked, tuple(keys))
whom = f"sesi “{session['name']}”" if session else "rapat"
heading.header(plain(f"Untuk {whom} siap {len(slides)} salindia tentang hasil SPI {pick.year}."), anchor=False)
with st.container():  # one place, with a word or without, so that the stage below it is never built anew
    notice.show()
if not slides:
    st.info("Pilih sekurang-kurangnya satu di Salindia dan urutannya.", title="Belum ada salindia yang dipilih")
    st.stop()
identity.bar()
stage.show(asked, slides, pick, session, dark=dark)
pack.offer(ask, tuple(keys), (*choice, masked, session.get("name")))
