"""What was typed into the table of a plan and not saved yet, and how is it saved so that nobody is overwritten unseen?"""

from typing import Any

import pandas as pd
import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.fgd.discussion import theme_names
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.log.rules import checked
from spi.follow_up.matrix.matrix import theme_words
from spi.follow_up.plan import plan as follow_up
from spi.follow_up.plan.action_deeds import as_fact
from spi.ui.forms import deeds
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import thousands

EDITED = ("title", "opd", "due", "start", "strength", "progress", "parts", "themes", "output", "measure", "supporting")
Changes = dict[str, dict[str, Any]]  # action_id -> field -> value as typed
_COLUMNS = ["action_id", "code", "title", "field", "old", "new"]


def held(plan: Plan) -> dict[str, Any]:
    """The draft of this session: changes (see Changes), seen (action_id -> version that was on screen), redraw (bool)."""
    fresh = {"changes": {}, "seen": {}, "redraw": False}
    return st.session_state.setdefault(f"_rtl_draf-{plan.slug}", fresh)


def take(plan: Plan, drawn: dict[str, Any]) -> None:
    """Take what the editor of a drawing holds now into the draft, over what was typed before that drawing.

    drawn: key of the editor, ids and versions of its rows, before (Changes at the time it was drawn).
    """
    state = st.session_state.get(drawn["key"])
    if state is None:
        return
    kept = held(plan)
    kept["changes"] = {key: dict(fields) for key, fields in drawn["before"].items()}
    for row, fields in dict(state.get("edited_rows", {})).items():
        key = drawn["ids"][int(row)]
        kept["seen"].setdefault(key, int(drawn["versions"][key]))
        kept["changes"].setdefault(key, {}).update(fields)


def difference(changes: Changes, now: pd.DataFrame) -> pd.DataFrame:
    """What a draft would change, one row per action and field, in words: action_id, code (field), title, field, old, new.

    now: plan.actions indexed by action_id; actions that are no longer there are left out.
    """
    rows, themes = [], theme_words(theme_names()) if changes else {}
    for key, fields in changes.items():
        if key not in now.index:
            continue
        clean, _problems = checked("action", fields, new=False)
        for code, value in clean.items():
            if value != as_fact(now.at[key, code]):
                old, new = (deeds.value_words(code, v, themes) for v in (now.at[key, code], value))
                label = dictionary.word("fields", code)
                rows.append([key, code, now.at[key, "title"], label, old, new])
    return pd.DataFrame(rows, columns=_COLUMNS)


def offer(plan: Plan, person: Person, actions: pd.DataFrame) -> None:
    """Show what is not saved, old beside new, and save it all or nothing, or drop it; nothing where nothing was typed."""
    kept, now = held(plan), actions.set_index("action_id", drop=False)
    table, gone = difference(kept["changes"], now), [key for key in kept["changes"] if key not in now.index]
    stale = [key for key in kept["changes"] if key in now.index and kept["seen"].get(key, 0) < now.at[key, "last_seq"]]
    same = follow_up.already_so(plan, kept["changes"], kept["seen"]) if stale else Outcome()
    if table.empty and not gone:
        if same.notes:
            _drop(plan)
            deeds.done(same, deeds.unchanged(same))
        return
    panel.heading("Belum disimpan", f"{thousands(len(table))} perubahan; tetap ada di peramban ini")
    panel.shown_table(table, ["title", "field", "old", "new"])
    for note in same.notes:
        st.info(plain(note))
    if gone:
        st.warning("Sebagian tindak lanjut yang Anda ubah sudah ditarik orang lain; isian untuknya tidak dapat disimpan.")
    moved = table[(table["code"] == "due") & table["action_id"].map(now["first_due"]).notna()]
    with st.form("simpan-tabel", border=False):
        reason = ""
        if len(moved):
            reason = st.text_input("Alasan tenggat dipindah", key=f"alasan-tabel-{deeds.turn()}", width=520)
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan perubahan", type="primary", icon=":material/save:")
            drop = st.form_submit_button("Buang perubahan", icon=":material/close:")
    if drop:
        _drop(plan)
        deeds.done(Outcome(), "Perubahan yang belum disimpan sudah dibuang.")
    if save:
        _save(plan, person, table, now, reason)


def _save(plan: Plan, person: Person, table: pd.DataFrame, now: pd.DataFrame, reason: str) -> None:
    kept = held(plan)
    wanted = {key: {c: kept["changes"][key][c] for c in rows["code"]} for key, rows in table.groupby("action_id", sort=False)}
    outcome = follow_up.edit(person, plan, wanted, seen=kept["seen"], reason=reason)
    if deeds.refused(outcome, now["title"].to_dict()):
        if outcome.changed_by_others is not None:  # told just now, so the next save may stand on it
            told = int(outcome.changed_by_others["seq"].max())
            kept["seen"].update({key: max(told, version) for key, version in kept["seen"].items()})
            kept["redraw"] = True
        return
    _drop(plan)
    deeds.done(outcome, f"Tersimpan: {thousands(len(table))} perubahan pada {thousands(len(wanted))} tindak lanjut.")


def _drop(plan: Plan) -> None:
    held(plan).update(changes={}, seen={}, redraw=True)
