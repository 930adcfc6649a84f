"""How is an account shown, frozen or still to be: its sections one after the other, the long list of actions folded away?"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from spi.documents.cycle.evaluation_record import Part, parts
from spi.narrative.cycle.evaluation import STEPS
from spi.ui.app.links import leave
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import thousands

_MANY = 4  # rows of a long list that is not folded


def show(facts: Mapping[str, Any], *, key: str = "") -> None:
    """The sections of an account (the fields of a record of kind evaluation). key: of the folds; without it none."""
    for number, part in enumerate(parts(facts)):
        panel.heading(part.title, facts["compared_in"] if part.title == "Hasil" else "")
        if part.texts:
            several = len(part.texts) > 1
            st.markdown("\n".join(f"- {plain(each)}" for each in part.texts) if several else plain(part.texts[0]))
        if part.rows is not None:
            _rows(part, key=f"buka-evaluasi-{key}-{number}" if key and part.long else "")


def first_steps(missing: list[str]) -> None:
    """What an evaluation still lacks, in the order in which it is done, each with the page on which it is."""
    if not missing:
        return
    panel.heading("Yang dapat dilengkapi lebih dulu", "evaluasi tetap dapat ditutup tanpa itu; yang kosong dicatat kosong")
    for number, step in enumerate(missing, start=1):
        words, page = STEPS[step]
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(plain(f"{number}. {words}"), width="content")
            leave(page.rpartition("/")[2], None, section=page.partition("/")[0])


def _rows(part: Part, *, key: str) -> None:
    if part.rows is None or not key or len(part.rows) <= _MANY:
        panel.small_table(part.rows, list(part.columns), alt=part.title)
        return
    with st.expander(f"Daftarnya: {thousands(len(part.rows))} baris", key=key, on_change="rerun") as fold:
        if fold.open:
            panel.small_table(part.rows, list(part.columns), alt=part.title)
