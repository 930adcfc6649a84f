"""Inputs that stay as they were typed or chosen while another form, view or page is looked at."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, Literal

import pandas as pd
import streamlit as st

from spi.ui.show.text import plain

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2100, 12, 31)  # of the browser's calendar; the rules judge anyway
_FILE = "_berkas"  # turn, name, content
Take = Callable[[pd.DataFrame, Mapping[str, Any]], None]


def day(label: str, value: date | str | None, *, key: str) -> date | None:
    """An input of a day, written as in Indonesia; None while it is empty."""
    return st.date_input(label, value, FIRST_DAY, LAST_DAY, key=key, format="DD/MM/YYYY", width=170, persist_state="session")


def file(label: str, *, turn: int) -> tuple[str, bytes] | None:
    """Choose a file of any kind, since the intake says in its own words what becomes of a PDF; answers its name and content,
    until it is taken out, another is chosen, or the turn is another. A reload of the page forgets it."""
    chosen = st.file_uploader(label, key=f"berkas-{turn}", max_upload_size=20, on_change=_forget_file)
    if chosen is not None:
        st.session_state[_FILE] = turn, chosen.name, chosen.getvalue()
    held = st.session_state.get(_FILE)
    if not held or held[0] != turn:
        _forget_file()
        return None
    _turn, name, content = held
    if chosen is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(f"Masih terbuka: {name}"), width="content")
            st.button("Lepas berkas", key="lepas-berkas", type="tertiary", icon=":material/close:", on_click=_forget_file)
    return name, content


def table(
    place: str, drawn: Callable[[], pd.DataFrame], take: Take, *, turn: Hashable, alt: str,
    disabled: Iterable[str] = (), column_config: Mapping[str, Any] | None = None, column_order: Iterable[str] | None = None,
    num_rows: Literal["fixed", "dynamic"] = "fixed", height: int | Literal["auto"] = "auto", placeholder: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """An editor over a table; answers what stands in it now.

    drawn: what is to stand in it, with what was typed before; asked only for a drawing, as Streamlit forgets an editor with its
    page. take: is handed the drawing and what the editor over it holds (see edited) after every change. turn: another turn is
    another drawing. The others are those of st.data_editor.
    """
    drawing = st.session_state.get(f"_{place}")
    if not drawing or drawing["turn"] != turn or drawing["key"] not in st.session_state:
        number = drawing["number"] + 1 if drawing else 0
        drawing = {"turn": turn, "number": number, "key": f"{place}-{number}", "table": drawn()}
        st.session_state[f"_{place}"] = drawing
    # Who clicks the menu right after typing is gone before the editor is drawn again: so it is taken before the run as well.
    now = st.data_editor(
        drawing["table"], key=drawing["key"], hide_index=True, on_change=_take, args=(drawing, take), alt=alt,
        disabled=list(disabled), column_config=column_config, column_order=column_order, num_rows=num_rows, height=height,
        placeholder=placeholder,
    )  # fmt: skip
    _take(drawing, take)
    return now


def redraw(place: str) -> None:
    """Let the table of this place be drawn anew."""
    st.session_state.get(f"_{place}", {})["turn"] = None


def edited(table: pd.DataFrame, state: Mapping[str, Any]) -> pd.DataFrame:
    """A table with what an editor over it holds: edited_rows (number -> column -> value), deleted_rows, added_rows."""
    rows = table.to_dict("records")
    for number, cells in state.get("edited_rows", {}).items():
        rows[int(number)] |= cells
    gone = set(state.get("deleted_rows", []))
    left = [row for number, row in enumerate(rows) if number not in gone]
    return pd.DataFrame([*left, *state.get("added_rows", [])], columns=table.columns)


def _take(drawing: Mapping[str, Any], take: Take) -> None:
    if (state := st.session_state.get(drawing["key"])) is not None:
        take(drawing["table"], state)


def _forget_file() -> None:
    st.session_state.pop(_FILE, None)
