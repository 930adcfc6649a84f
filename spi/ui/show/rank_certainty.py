"""How surely is this place known? A panel that is made when it is opened: neighbours first, then what an error would leave."""

import streamlit as st

from spi.answers.results import rank_certainty
from spi.answers.results.standing import Standing
from spi.charts.rank_intervals import rank_intervals
from spi.method import methodology
from spi.method.ranking import Place
from spi.narrative.results import certainty
from spi.ui.app.choice import Choice, take_region
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import limit_words, number

_OWN, _HIGHEST = "lain", 20  # the choice of an error of one's own, and the highest one (points)
_COLUMNS = ["region", "index", "rank_best", "rank_worst", "tier", "alike_words"]


def shown(pick: Choice, here: Standing) -> None:
    """The panel; open or not, and what was chosen in it, stand in the address. Nothing where we have no place."""
    if here.place is None:
        return
    with st.expander("Seberapa pasti peringkat ini?", key="pasti", bind="query-params") as fold:
        if fold.open:
            _opened(pick, here, here.place)


def _opened(pick: Choice, here: Standing, place: Place) -> None:
    nearby = rank_certainty.nearby_places(pick.code, pick.year, pick.scope)
    if nearby is None:
        st.caption(plain(certainty.too_few_known(place, noun=pick.scope.noun, year=pick.year).text))
        return
    st.markdown(plain(certainty.points_per_place(nearby, year=pick.year).text))
    st.markdown(plain(certainty.shifted_places(nearby, year=pick.year).text))
    error = _chosen_error()
    st.caption(plain(certainty.assumption().text))
    if error is None:
        return
    with st.spinner("Menghitung rentang semua peringkat…"):  # shown after half a second
        found = rank_certainty.assumed_places(pick.code, pick.year, pick.scope, error)
    if found is None:
        return
    st.markdown(plain(certainty.assumed_places(found, noun=pick.scope.noun, year=pick.year).text))
    title = f"Rentang peringkat SPI {pick.year}, andai galat baku {limit_words(error)} poin (bukan angka resmi)"
    drawn = rank_intervals(found, noun=pick.scope.noun, year=pick.year)
    panel.picture(drawn, key="rentang", title=title, on_select=take_region)
    words = found.places["alike"].map({True: "tidak", False: "ya"})
    words = words.mask(found.places["region_code"] == pick.code, "")
    table, columns = found.places.assign(alike_words=words, order=found.places["rank"]), [panel.rank_column(here), *_COLUMNS]
    panel.heading("Tabel rentang", f"andai galat baku {limit_words(error)} poin, bukan angka resmi")
    panel.shown_table(table, columns)
    about, columns = panel.about(table), [*columns, "standard_error"]
    panel.download(table, columns, title="Rentang peringkat", key="rentang-peringkat", about=about)


def _chosen_error() -> float | None:
    """The standard error that the reader assumes (points); None, with a sentence, where what was typed is none."""
    offered = [limit_words(error) for error in methodology.assumed_errors()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice = st.segmented_control(
            "Andai galat baku setiap indeks (poin)", [*offered, _OWN], default=offered[1], key="galat", bind="query-params",
            required=True,
        )  # fmt: skip
        typed = choice if choice != _OWN else st.text_input("Galat baku", "2", key="galat-lain", bind="query-params", width=100)
    error = number(typed or "", highest=_HIGHEST)
    error = None if error is None else round(error, 2)  # as it is told
    if not error:
        st.warning(f"“{plain(typed)}” bukan galat baku. Tulis angka 0,01 sampai {_HIGHEST}, misalnya 0,8.")
    return error or None
