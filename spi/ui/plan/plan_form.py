"""How is everything that is planned of one action typed: its name, what comes of it, who does it, what it answers?"""

from typing import Any

import pandas as pd
import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.log.rules import parts
from spi.follow_up.plan import plan as follow_up
from spi.follow_up.plan.plan import EDITABLE
from spi.ui.forms import deeds, open_form
from spi.words import dictionary

FIELDS = tuple(field for field in EDITABLE if field != "progress")  # the progress is claimed, not planned


def typed(actions: pd.DataFrame, key: str, before: dict[str, Any] | None = None) -> dict[str, Any]:
    """The inputs of all that is planned, inside somebody's form: field -> value; `before` stands in them at first.

    actions: those of the plan, whose OPD can be chosen as supporting ones.
    """
    old = before or {}
    fields: dict[str, Any] = {"title": st.text_input("Judul", old.get("title") or "", key=f"judul-{key}", **deeds.STAYS)}
    left, right = st.columns(2)
    with left:
        fields["output"] = _text("output", old, key)
        fields["parts"] = _several("parts", parts(), dictionary.label, old, key, "Pilih bagian indeks yang dijawabnya")
        opd = dictionary.word("fields", "opd")
        fields["opd"] = st.text_input(opd, old.get("opd") or "", key=f"opd-{key}", **deeds.STAYS)
    with right:
        fields["measure"] = _text("measure", old, key)
        names, offered = discussion.theme_names(), list(discussion.themes())
        offered += [theme for theme in old.get("themes", []) if theme not in offered]
        fields["themes"] = _several("themes", offered, lambda theme: names.get(theme, theme), old, key, "Pilih akar masalahnya")
        units = {unit for found in (actions["opd"], *actions["supporting"]) for unit in found if unit}
        units = sorted(units | set(old.get("supporting", [])), key=str.casefold)
        fields["supporting"] = _several("supporting", units, str, old, key, "Pilih, atau ketik nama OPD", new=True)
    fields["strength"] = _strength(old, key)
    return fields


def number_and_start(key: str, before: dict[str, Any]) -> dict[str, Any]:
    """The inputs of an action's number and first day."""
    with st.container(horizontal=True):
        number = st.number_input(
            dictionary.word("fields", "number"), 0, 10_000, before["number"] or None, key=f"nomor-{key}", width=130, **deeds.STAYS
        )
        return {"number": number, "start": deeds.day("Mulai", before["start"] or None, key=f"mulai-{key}")}


def fill(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> Outcome | None:
    """The form by which everything planned of an action is filled in; what became of it once it is saved.

    Only what was changed here is sent, so that nothing another person filled in meanwhile is emptied.
    """
    form = open_form.opened(action, FIELDS, seen, f"rencana-{key}")
    fields = typed(follow_up.actions(plan), form.key, form.before) | number_and_start(form.key, form.before)
    open_form.tell_newer(form, action)
    if not st.button("Simpan rencana", type="primary", icon=":material/save:", key=f"kirim-{form.key}"):
        return None
    return open_form.send(form, plan, person, action, fields, seen=seen)


def _text(field: str, old: dict[str, Any], key: str) -> str:
    return st.text_area(dictionary.word("fields", field), old.get(field) or "", key=f"{field}-{key}", height=80, **deeds.STAYS)


def _several(
    field: str, options: list[str], words: Any, old: dict[str, Any], key: str, hint: str, *, new: bool = False
) -> list[str]:
    return st.multiselect(
        dictionary.word("fields", field), options, list(old.get(field, [])), words, key=f"{field}-{key}", placeholder=hint,
        accept_new_options=new, **deeds.STAYS,
    )  # fmt: skip


def _strength(old: dict[str, Any], key: str) -> str:
    """The strength with what each means, in words."""
    names, about = dictionary.words("strengths"), dictionary.words("strengths_about")
    chosen = st.selectbox(
        dictionary.word("fields", "strength"), list(names), list(names).index(old["strength"]) if old.get("strength") else None,
        lambda code: f"{names[code]}: {about[code]}", key=f"kekuatan-{key}", placeholder=dictionary.word("unset", "strength"),
        **deeds.STAYS,
    )  # fmt: skip
    return chosen or ""
