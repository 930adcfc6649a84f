"""What does a page say when there is nothing to show, and what can the reader do about it?"""

import streamlit as st

from spi.answers.results import years
from spi.method.ranking import FEWEST
from spi.method.scope import Scope
from spi.ui.app.choice import Choice
from spi.ui.show.text import plain
from spi.words import dictionary

IMPORT = "Impor tabel hasil KPK di halaman Impor data."


def index_known(pick: Choice) -> None:
    """Stop the page with a kind word when the chosen government has no index in the chosen year."""
    if pick.year in pick.known_years:
        return
    missing = years.years_of(pick.code, pick.year)[pick.year].missing["index"]
    others = f"Yang diketahui: SPI {', '.join(map(str, pick.known_years))}. " if pick.known_years else ""
    st.info(
        f"{others}Pilih tahun lain di atas. {IMPORT}",
        icon=":material/search_off:",
        title=f"Indeks SPI {pick.year} {plain(pick.region['name'])} {dictionary.reason(missing)}",
    )
    st.stop()


def in_a_province(scope: Scope | None) -> Scope:
    """The scope of a province; stops the page for an institution that belongs to none."""
    if scope is None:
        st.info(
            "Pilih sebuah pemerintah daerah di atas.",
            icon=":material/search_off:",
            title="Lembaga pusat tidak termasuk sebuah provinsi",
        )
        st.stop()
    return scope


def others_unknown(pick: Choice) -> str:
    """Why nothing can be said of the parts of the others: nobody else is in the scope, or theirs are not known."""
    if pick.members < FEWEST:
        return f"Tidak ada {pick.scope.noun} lain dalam lingkup ini."
    return f"Komponen {pick.scope.noun} lain pada SPI {pick.year} belum diketahui. {IMPORT}"


def earlier_year(pick: Choice) -> int:
    """The survey year to compare with; stops the page when there is none."""
    if pick.year_before is None:
        st.info(
            "Pilih tahun survei yang lebih baru di atas.",
            icon=":material/search_off:",
            title=f"SPI {pick.year} adalah survei pertama yang tercatat, jadi belum ada pembandingnya",
        )
        st.stop()
    return pick.year_before
