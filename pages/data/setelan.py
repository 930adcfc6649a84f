"""What did the administrator set instead of the defaults, who, when and why?"""

import streamlit as st

from spi.ui.app import identity
from spi.ui.data import settings_form, withdrawn_files
from spi.ui.forms import notice
from spi.ui.show import panel

st.header(settings_form.sentence(), anchor=False)
st.caption("Bawaannya tertulis di data/settings.toml dan berkas peran. Yang diubah di sini didahulukan, dan dapat dikembalikan.")
notice.show()
settings_form.in_force()
panel.heading("Ubah sebuah setelan", "dicatat dengan nama dan alasan")
person = identity.bar()
settings_form.edit(person)
withdrawn_files.section(person)
