"""How does one go on from a cell of the thread's matrix: cards, buttons to other cells, links to other pages?"""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spi.answers.actions.thread import related
from spi.ui.app.links import leave
from spi.ui.show.text import plain
from spi.ui.thread.thread import Thread, go
from spi.words import dictionary
from spi.words.wording import thousands

MOST, LISTED = 8, 200  # cards at once; rows of the list from which one card is chosen
_NAMED = 3  # actions that a card leads to by a button of their own


def each(thread: Thread, table: pd.DataFrame, card: Callable[[Thread, pd.Series], None], columns: list[str], *, key: str) -> None:
    """A card for every row; of many rows a list, and the card of the row that is ticked."""
    shown = table
    if len(table) > MOST:
        listed = table.head(LISTED)
        if len(table) > LISTED:
            st.caption(f"Menampilkan {LISTED} dari {thousands(len(table))}; yang lain ada di halaman RTL dan Akar masalah.")
        ticked = st.dataframe(
            _readable(listed[columns], thread.themes), hide_index=True, key=f"daftar-{key}-{table['part'].iloc[0]}",
            on_select="rerun", selection_mode="single-row", height=38 + 35 * MOST, alt="Centang satu baris untuk membukanya",
        ).selection.rows  # fmt: skip
        st.caption("Centang satu baris untuk membukanya di bawah.")
        shown = listed.iloc[ticked[:1] or [0]]
    for _, row in shown.iterrows():
        with st.container(border=True, gap="xsmall"):
            card(thread, row)


def _readable(table: pd.DataFrame, themes: Mapping[str, str]) -> pd.DataFrame:
    """The list with its codes in words, under the names that the forms give the fields."""
    words = {"side": dictionary.words("sides"), "theme": themes}
    readable = table.assign(**{c: [words[c].get(code, code) for code in table[c]] for c in table.columns if c in words})
    return readable.rename(columns=dictionary.words("fields"))


def ways() -> DeltaGenerator:
    """A line for the buttons and links of one card."""
    return st.container(horizontal=True, vertical_alignment="center", gap="small")


def jump(label: str, part: str, aspect: str, name: str) -> None:
    """A button that opens another cell of the matrix; `name` tells it from the other buttons of the screen."""
    st.button(plain(label), key=f"ke-{name}-{aspect}", type="tertiary", on_click=go, args=(part, aspect))


def answered_by(thread: Thread, part: str, theme: str, name: str) -> None:
    """Buttons to the actions that answer a cause, each on a row on which it stands; or that there is none."""
    keys = thread.answers.get((part, theme), [])
    for _, action in thread.actions[thread.actions["action_id"].isin(keys[:_NAMED])].iterrows():
        row = part if part in action["parts"] else next(p for p in action["parts"] if p in related(part))
        number = "" if pd.isna(action["number"]) else int(action["number"])
        jump(f"Tindak lanjut {number}", row, "tindakan", f"{name}-{action['action_id']}")
    if len(keys) > _NAMED:
        st.caption(f"dan {thousands(len(keys) - _NAMED)} tindak lanjut lain", width="content")
    if not keys:
        st.caption("belum dijawab tindak lanjut", width="content")


def nothing(sentence: str, page: str, label: str) -> None:
    """That a cell is empty, and where that is mended."""
    st.markdown(plain(sentence))
    leave(page, label)
