"""How does another index of ours lie beside SPI?"""

import streamlit as st

from spi.answers.other_indices.beside import beside, figures
from spi.answers.results import history
from spi.charts.quadrant import quadrant
from spi.method.other_indices import other_indices
from spi.narrative.results.other_indices import beside_spi, middles
from spi.ui.app import address
from spi.ui.app.choice import chosen, take_region
from spi.ui.show import panel, passport
from spi.ui.show.text import plain

pick = chosen()
indices = other_indices()
place = st.container()
code = next(iter(indices))
if len(indices) > 1:
    code = address.choice(
        st.segmented_control, "Indeks lain", [*indices], code, key="indeks", words=lambda each: indices[each].name, required=True
    )
here = beside(code, pick.code, pick.year, pick.scope)
place.header(plain(beside_spi(here).text), anchor=False)
passport.row(pick, "index", years=history.known_years(history.trend(pick.code)))

title = panel.heading(f"{here.index.name} dan SPI dari tahun ke tahun", f"titik samar: {pick.scope.noun} lain pada {pick.year}")
panel.picture(quadrant(here), key="kuadran", title=title, on_select=take_region)
st.caption(plain(middles(here).text))
st.caption(plain(here.index.about))

by_year = here.history.rename(columns={"other": "other_value", "index": "own_index"})
panel.heading("Menurut tahun", "skor masing-masing indeks; tidak dapat dikurangkan satu sama lain")
columns = ["survey_year", "other_value", "as_of", "own_index"]
panel.shown_table(by_year, columns)
title = f"{here.index.name} beserta indeks SPI"
panel.download(by_year, columns, title=title, key="indeks-lain", about=panel.about(by_year))
panel.heading(f"Sumber {here.index.name}", "baris bertanda ✓ dipakai di atas")
shown = ["used", "survey_year", "region", "printed", "as_of", "outlet", "published", "grade", "note", "url"]
panel.shown_table(figures(code, pick.code, pick.scope), shown)
