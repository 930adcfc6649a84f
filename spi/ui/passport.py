"""From where is this number? One click from a figure to its document, cell, checksum, person, grade and rivals."""

import pandas as pd
import streamlit as st

from spi import dictionary
from spi.answers import provenance
from spi.ui.choice import Choice
from spi.ui.text import plain
from spi.wording import date_words, decimal


def row(pick: Choice, *measures: str, year: int | None = None, rank: bool = False) -> None:
    """A row of passports: one for each measure of the chosen government, and one for its rank."""
    year = year or pick.year
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"Paspor SPI {year}:", width="content")
        for measure in measures:
            with _button(dictionary.label(measure), f"{measure}-{year}") as fold:
                if fold.open:
                    _figure(pick, measure, year)
        if rank:
            with _button("Peringkat", f"rank-{year}") as fold:
                if fold.open:
                    _rank(pick, year)


def _button(label: str, key: str) -> object:
    return st.popover(label, type="tertiary", icon=":material/fingerprint:", key=f"paspor-{key}", on_change="rerun")


def _figure(pick: Choice, measure: str, year: int) -> None:
    table = provenance.figures(pick.code, year)
    found = table[(table["measure"] == measure) & (table["unit"] == "")]
    if found.empty:
        st.caption(f"{dictionary.label(measure)} SPI {year}: {dictionary.reason(None)}.")
    for figure in found.itertuples():
        told = decimal(figure.value) if figure.value == figure.value else dictionary.reason(figure.reason)
        st.markdown(f"**{plain(told)}** {'· dipakai' if figure.preferred else '· sumber lain'}")
        st.caption(plain(_origin(figure)))
    _counted(pick, year, dictionary.label(measure))


def _rank(pick: Choice, year: int) -> None:
    for stated in provenance.stated_ranks(pick.code, year).itertuples():
        of = "" if pd.isna(stated.of_count) else f" dari {int(stated.of_count)}"
        st.markdown(f"**{int(stated.rank)}{of}** · {plain(dictionary.basis(stated.basis))}")
        st.caption(
            plain(
                f"{stated.outlet}, {date_words(stated.published)}, derajat {stated.grade}. {stated.note or ''} {stated.url or ''}"
            )
        )
    _counted(pick, year, "Tempat")


def _counted(pick: Choice, year: int, name: str) -> None:
    """The calculated figures whose name holds this one, with formula and ground."""
    for counted in provenance.computed(pick.code, year, pick.scope).itertuples():
        if name.split()[0] in counted.label:
            st.markdown(f"{plain(counted.label)}: **{plain(counted.printed)}**")
            st.caption(plain(f"{counted.formula} ({counted.basis})"))


def _origin(figure: object) -> str:
    """Source, date, grade; file, place in it, checksum, who and when; address and note: what is known of these."""
    pieces = [figure.outlet, date_words(figure.published) if figure.published else "", f"derajat {figure.grade}"]
    if figure.file_name and figure.file_name != "data/":
        when = f"{date_words(figure.imported_at)} {figure.imported_at:%H.%M}"
        pieces += [
            f"berkas {figure.file_name}",
            figure.location or "",
            f"SHA-256 {figure.sha256[:12]}",
            f"oleh {figure.actor}, {when}",
        ]
    if figure.read_through:
        pieces.append(f"dibaca melalui {figure.read_through}")
    pieces += [figure.note or "", figure.url or ""]
    return "; ".join(piece for piece in pieces if piece)
