"""What was typed into the table of a plan and not saved yet, and how is it saved so that nobody is overwritten unseen?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.fgd.discussion import theme_names
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.log.rules import LISTS, checked
from spi.follow_up.matrix.matrix import theme_words
from spi.follow_up.plan.action_events import as_fact
from spi.follow_up.plan.plan import already_so, edit
from spi.ui.forms import inputs, notice
from spi.ui.forms.draft import Draft, keep, unsaved
from spi.ui.forms.event_words import value_words
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import thousands

EDITED = ("title", "opd", "due", "start", "strength", "progress", "parts", "themes", "output", "measure", "supporting")
Changes = Mapping[str, Mapping[str, Any]]  # action_id -> field -> value as typed
_COLUMNS = ["action_id", "code", "title", "field", "old", "new"]


def held(plan: Plan) -> Draft:
    """The draft of this session. changes: see Changes; seen: action_id -> version that was on screen."""
    return unsaved(f"rtl-simpanan-{plan.slug}")


def keep_in_browser(plan: Plan) -> None:
    """Hand the draft of this session to the browser, or take back what an earlier visit of this browser has left."""
    draft = held(plan)
    content = {"changes": draft.changes, "seen": draft.seen} if draft.changes else None
    keep(draft.place, content, take_back=lambda left: _take_back(draft, left))


def _take_back(draft: Draft, left: Any) -> None:
    draft.changes, draft.seen = readable(left)
    inputs.redraw(draft.place)


def readable(left: Any) -> tuple[dict[str, dict[str, Any]], dict[str, int]]:
    """What of a draft from a browser can be shown: changes (see Changes) and seen (action_id -> version).

    Nothing of it is trusted: whether a value may be written is judged when it is saved.
    """
    changes, seen = (left.get(name) if isinstance(left, dict) else None for name in ("changes", "seen"))
    typed = {
        key: {field: value for field, value in fields.items() if field in EDITED and _fits(field, value)}
        for key, fields in (changes.items() if isinstance(changes, dict) else ())
        if isinstance(fields, dict)
    }
    versions = seen if isinstance(seen, dict) else {}
    known = {key: version for key in typed if type(version := versions.get(key)) is int}
    return {key: typed[key] for key in known if typed[key]}, known


def _fits(field: str, value: Any) -> bool:
    """Could a cell of this field hold the value: a list of texts, or a text or a number; nothing fits everywhere?"""
    if field in LISTS:
        return value is None or (isinstance(value, list) and all(type(each) is str for each in value))
    return value is None or type(value) in (str, int, float)


def difference(changes: Changes, now: pd.DataFrame) -> pd.DataFrame:
    """What a draft would change, one row per action and field, in words: action_id, code (field), title, field, old, new.

    now: plan.actions indexed by action_id; actions that are no longer there are left out.
    """
    rows, themes = [], theme_words(theme_names()) if changes else {}
    for key, fields in changes.items():
        if key not in now.index:
            continue
        facts, _problems = checked("action", dict(fields), new=False)
        for code, value in facts.items():
            if value != as_fact(now.at[key, code]):
                old, new = (value_words(code, v, themes) for v in (now.at[key, code], value))
                rows.append([key, code, now.at[key, "title"], dictionary.word("fields", code), old, new])
    return pd.DataFrame(rows, columns=_COLUMNS)


def offer(plan: Plan, person: Person, actions: pd.DataFrame) -> None:
    """Show what is not saved, old beside new, and save it all or nothing, or drop it; nothing where nothing was typed."""
    draft, now = held(plan), actions.set_index("action_id", drop=False)
    table, gone = difference(draft.changes, now), [key for key in draft.changes if key not in now.index]
    stale = any(draft.seen.get(key, 0) < now.at[key, "last_seq"] for key in draft.changes if key in now.index)
    same = already_so(plan, draft.changes, draft.seen) if stale else Outcome()
    if table.empty and not gone:
        if same.notes:
            notice.finish(same, "", draft)
        return
    panel.heading("Belum disimpan", f"{thousands(len(table))} perubahan; tetap ada di peramban ini")
    panel.shown_table(table, ["title", "field", "old", "new"])
    for note in same.notes:
        st.info(plain(note))
    if gone:
        st.warning("Sebagian tindak lanjut yang Anda ubah sudah ditarik orang lain; isian untuknya tidak dapat disimpan.")
    moved = (table["code"] == "due") & table["action_id"].map(now["first_due"]).notna()
    with st.form("simpan-tabel", border=False):
        reason = ""
        if moved.any():
            reason = st.text_input("Alasan tenggat dipindah", key=f"alasan-{draft.key}", width=520)
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan perubahan", type="primary", icon=":material/save:")
            drop = st.form_submit_button("Buang perubahan", icon=":material/close:")
    if drop:
        draft.drop()
        notice.start_again("Perubahan yang belum disimpan sudah dibuang.")
    if save:
        rows = table.groupby("action_id", sort=False)["code"]
        wanted = {key: {code: draft.changes[key][code] for code in codes} for key, codes in rows}
        outcome = edit(person, plan, wanted, seen=draft.seen, reason=reason, accepted=draft.accepted)
        saved = f"Tersimpan: {thousands(len(table))} perubahan pada {thousands(len(wanted))} tindak lanjut."
        notice.finish(outcome, saved, draft, titles=now["title"].to_dict())
        if outcome.changed_by_others is not None:
            inputs.redraw(draft.place)
