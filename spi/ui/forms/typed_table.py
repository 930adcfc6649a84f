"""How does a table that is typed into stay as it was typed while another page or form is looked at?"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

Take = Callable[[pd.DataFrame], None]


def edit(place: str, table: Callable[[], pd.DataFrame], take: Take, *, turn: int, **editor: Any) -> pd.DataFrame:
    """An editor over a table whose typed columns hold texts; answers what stands in it now.

    table: what is to stand in it, with what was typed before; asked only for a drawing, as Streamlit forgets an editor with its
    page. take: is handed what stands in it after every change. turn: another turn is another drawing. editor: of st.data_editor.
    """
    drawn = st.session_state.get(f"_{place}")
    if not drawn or drawn["turn"] != turn or drawn["key"] not in st.session_state:
        number = drawn["number"] + 1 if drawn else 0
        drawn = {"turn": turn, "number": number, "key": f"{place}-{number}", "table": table()}
        st.session_state[f"_{place}"] = drawn
    # Who clicks the menu right after typing is gone before the editor is drawn again: so it is taken before the run as well.
    changed = {"on_change": _take, "args": (drawn, take)}
    now = st.data_editor(drawn["table"], key=drawn["key"], hide_index=True, **changed, **editor)
    take(now)
    return now


def _take(drawn: dict[str, Any], take: Take) -> None:
    take(edited(drawn["table"], st.session_state[drawn["key"]]))


def edited(table: pd.DataFrame, state: dict[str, Any]) -> pd.DataFrame:
    """A table with what an editor over it holds: edited_rows (number -> column -> value), deleted_rows, added_rows."""
    rows = table.to_dict("records")
    for number, cells in state.get("edited_rows", {}).items():
        rows[int(number)] |= cells
    gone = set(state.get("deleted_rows", []))
    left = [row for number, row in enumerate(rows) if number not in gone]
    return pd.DataFrame([*left, *state.get("added_rows", [])], columns=table.columns)
