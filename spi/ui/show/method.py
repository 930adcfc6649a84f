"""How is the method shown? Straight from methodology.toml, with its grade of evidence and its source."""

import pandas as pd
import streamlit as st

from spi.method.methodology import COMPONENTS
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words, decimal, limit_words


def weights(entries: list[dict]) -> None:
    """The weights of the components, by survey years."""
    _table([
        {"Tahun survei": _years(e["years"]),
         "Internal": decimal(e["internal"], places=4), "Eksternal": decimal(e["external"], places=4),
         "Eksper": decimal(e["expert"], places=4), "Bukti": dictionary.evidence(e["evidence"])}
        for e in entries
    ])  # fmt: skip
    for entry in entries:
        st.caption(f"{_years(entry['years'])}: {plain(entry['source'])}")


def categories(entries: list[dict]) -> None:
    """The categories with their limits, by survey years."""
    _table([
        {"Tahun survei": _years(e["years"]), "Kategori": f"{b['symbol']} {b['name']}", "Mulai": limit_words(b["from"]),
         "Di bawah": limit_words(b["below"]), "Bukti": dictionary.evidence(e["evidence"])}
        for e in entries for b in e["bands"]
    ])  # fmt: skip
    for entry in entries:
        st.caption(f"{_years(entry['years'])}: {plain(entry['source'])}")


def tree(content: dict) -> None:
    """The elements below each component, and the two corrections."""
    for component in (*COMPONENTS, "corrections"):
        name = "Faktor koreksi" if component == "corrections" else dictionary.label(component)
        st.markdown(f"**{name}**: {plain('; '.join(dictionary.label(e) for e in content[component]))}")


def surveys(entries: list[dict]) -> None:
    """Survey years and the day on which each result was launched."""
    _table([{"SPI": str(e["year"]), "Diluncurkan": date_words(e["launched"])} for e in entries])


def _years(years: list[int]) -> str:
    return ", ".join(map(str, years))


def _table(rows: list[dict]) -> None:
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
