"""How is a plan edited as a table, so that no edit loses its row and a long plan stays quick?"""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.actions import progress
from spi.follow_up.fgd.discussion import theme_names
from spi.follow_up.log.people import Person
from spi.follow_up.log.rules import LISTS
from spi.method.parts import in_order
from spi.ui.forms import inputs
from spi.ui.plan import plan_draft
from spi.ui.plan.plan_draft import EDITED
from spi.ui.plan.plan_view import View, open_action
from spi.words import dictionary
from spi.words.wording import thousands

MOST = 200  # rows drawn at once
_STATES = ("state", "claim_words", "verification_words", "validation_words", "evidence_words")
# What is asked of a plan first, the three verdicts and the evidence, is seen without a scroll on a laptop 1366 px wide.
_ORDER = ("open", "number", "title", "opd", "due", *_STATES[1:], "state", "strength", "parts", "progress", "themes", "start",
          "supporting", "output", "measure")  # fmt: skip
_WIDTHS = {"open": 54, "number": 36, "title": 240, "opd": 110, "due": 95, "start": 100, "progress": 95, "strength": 95,
           "parts": 230, "themes": 200, "supporting": 220, "output": 240, "measure": 240, "state": 165, "claim_words": 137,
           "verification_words": 100, "validation_words": 97, "evidence_words": 115, "carried_words": 150}  # fmt: skip
_SHORT = {  # headings that would be cut off
    "opd": "OPD",
    "parts": "Bagian",
    "themes": "Akar masalah",
    "measure": "Ukuran keberhasilan",
    "verification_words": "Verifikasi",
}


def edit(view: View, person: Person, shown: pd.DataFrame, actions: pd.DataFrame) -> None:
    """The table of the actions shown, and below it what was typed but not saved; `actions` are all of the plan."""
    if shown.empty:
        st.caption("Tidak ada tindak lanjut yang cocok dengan saringan itu. Longgarkan saringannya.")
    else:
        if len(shown) > MOST:
            st.caption(f"Menampilkan {MOST} dari {thousands(len(shown))}; saring untuk melihat yang lain.")
        _grid(view, person, shown.head(MOST), actions)
    if not view.past:
        plan_draft.keep_in_browser(view.plan)
        plan_draft.offer(view.plan, person, actions)


def _grid(view: View, person: Person, shown: pd.DataFrame, actions: pd.DataFrame) -> None:
    """The editor over a table that stands still while something is unsaved: a newer state of the plan waits until then."""
    draft, ids = plan_draft.held(view.plan), list(shown["action_id"])
    versions = dict(zip(ids, shown["last_seq"].tolist(), strict=True))
    free = () if view.past or not person.role else ("progress",) if person.role == "opd" else EDITED
    if not draft.changes and draft.opened.get("versions") != versions:
        inputs.redraw(draft.place)

    def drawn() -> pd.DataFrame:
        before = {key: dict(fields) for key, fields in draft.changes.items()}
        draft.opened = {"versions": versions, "changes": before}
        return _table(shown, {} if view.past else before, view.day)

    def take(_table: pd.DataFrame, state: Mapping[str, Any]) -> None:
        if not free:
            return
        draft.changes = {key: dict(fields) for key, fields in draft.opened["changes"].items()}
        for row, fields in dict(state.get("edited_rows", {})).items():
            key = ids[int(row)]
            draft.begin(key, draft.opened["versions"][key])
            draft.changes.setdefault(key, {}).update(fields)

    order = (*_ORDER, "carried_words") if actions["carried_from"].notna().any() else _ORDER
    inputs.table(
        draft.place, drawn, take, turn=(*ids, view.day, draft.number), alt="Rencana tindak lanjut, satu baris per tindak lanjut",
        height=38 + 35 * min(len(ids), 12), column_order=order, column_config=_columns(ids, actions),
        disabled=[column for column in order if column not in free], placeholder="–",
    )  # fmt: skip
    if free:
        st.caption("Klik dua kali sebuah sel untuk mengisinya. Hasil penilaian dan bukti diisi dengan membuka tindak lanjutnya.")


def _table(shown: pd.DataFrame, changes: plan_draft.Changes, day: date) -> pd.DataFrame:
    """The rows of the editor: the state of the plan, and over it what was typed before and not saved."""
    rows = shown.reset_index(drop=True)
    words = progress.in_words(rows, day).reset_index(drop=True)
    table = pd.DataFrame({"open": "buka", "number": rows["number"].astype("Int64")}, index=rows.index)
    for column in _STATES:
        table[column] = words[column]
    origins = ["" if pd.isna(year) else f"dibawa dari SPI {year:.0f}" for year in rows["carried_from"]]
    table["carried_words"] = pd.Series(origins, rows.index, dtype=object)
    for column in EDITED:
        values = [changes.get(key, {}).get(column, old) for key, old in zip(rows["action_id"], rows[column], strict=True)]
        table[column] = _typed(column, values, rows.index)
    return table


def _typed(column: str, values: list[Any], index: pd.Index) -> pd.Series:
    """The values of a column in the one type that its editor wants; what is missing stays missing."""
    if column in LISTS:
        return pd.Series([list(v) if v is not None else [] for v in values], index, dtype=object)
    if column in ("due", "start"):
        return pd.to_datetime(pd.Series(values, index), errors="coerce")
    if column == "progress":
        return pd.to_numeric(pd.Series(values, index), errors="coerce").astype("Int64")
    return pd.Series([v if isinstance(v, str) and v else None for v in values], index, dtype=object)


def _columns(ids: list[str], actions: pd.DataFrame) -> dict[str, Any]:
    """How each column of the editor is called, how wide it is, and what may stand in it."""
    config = st.column_config
    made: dict[str, Any] = {column: config.TextColumn() for column in (*_ORDER, "carried_words")}
    days: dict[str, Any] = {"min_value": inputs.FIRST_DAY, "max_value": inputs.LAST_DAY}
    made |= {column: config.DateColumn(format="DD/MM/YYYY", **days) for column in ("due", "start")}
    made |= {column: config.NumberColumn(format="%d") for column in ("number", "progress")}
    made |= _chosen(actions)
    for column, shape in made.items():
        label = dictionary.word("fields", column) if column in EDITED else dictionary.column(column)
        shape |= {"label": _SHORT.get(column, label), "width": _WIDTHS[column]}
        shape["help"] = shape.get("help") or dictionary.column_about(column) or None
    width = _WIDTHS["open"]
    button = config.ButtonColumn("Buka", width=width, type="tertiary", key="buka-di-tabel", on_click=_open, args=(ids,))
    return made | {"open": button}


def _chosen(actions: pd.DataFrame) -> dict[str, Any]:
    """The columns whose cells are chosen from a list: strength, parts, themes, and supporting OPD, which may be new."""
    config, names, strengths = st.column_config, theme_names(), dictionary.words("strengths")
    about = dictionary.words("strengths_about")
    units = set(filter(None, chain(actions["opd"].unique(), *actions["supporting"])))
    return {
        "strength": config.SelectboxColumn(
            options=list(strengths), format_func=lambda key: strengths.get(str(key), str(key)),
            help="; ".join(f"{strengths[key]}: {about[key]}" for key in strengths),
        ),
        "parts": config.MultiselectColumn(options=in_order(), format_func=dictionary.label),
        "themes": config.MultiselectColumn(options=list(names), format_func=lambda key: names.get(str(key), str(key))),
        "supporting": config.MultiselectColumn(options=sorted(units, key=str.casefold), accept_new_options=True),
    }  # fmt: skip


def _open(ids: list[str]) -> None:
    clicked = st.session_state["buka-di-tabel"]
    if clicked:
        open_action(ids[clicked["row"]])
