"""How is everything that is planned of one action typed: its name, what comes of it, who does it, what it answers?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from spi.follow_up.fgd import discussion
from spi.follow_up.plan.plan import EDITABLE
from spi.method.parts import in_order
from spi.ui.forms import inputs
from spi.words import dictionary

FIELDS = tuple(field for field in EDITABLE if field != "progress")  # the progress is claimed, not planned


def inputs_of(actions: pd.DataFrame, key: str, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The inputs of all that is planned, inside somebody's form: field -> value; `before` stands in them at first.

    actions: those of the plan, whose OPD can be chosen as supporting ones.
    """
    old = before or {}
    fields: dict[str, Any] = {"title": _line("title", "Judul", old, key)}
    left, right = st.columns(2)
    with left:
        fields["output"] = text_area("output", old, key)
        fields["parts"] = _several("parts", in_order(), dictionary.label, old, key, "Pilih bagian indeks yang dijawabnya")
        fields["opd"] = _line("opd", dictionary.word("fields", "opd"), old, key)
    with right:
        fields["measure"] = text_area("measure", old, key)
        names, offered = discussion.theme_names(), list(discussion.themes())
        offered += [theme for theme in old.get("themes", []) if theme not in offered]
        fields["themes"] = _several("themes", offered, lambda theme: names.get(theme, theme), old, key, "Pilih akar masalahnya")
        units = {unit for column in (actions["opd"], *actions["supporting"]) for unit in column if unit}
        offices = sorted(units | set(old.get("supporting", [])), key=str.casefold)
        fields["supporting"] = _several("supporting", offices, str, old, key, "Pilih, atau ketik nama OPD")
    fields["strength"] = _strength(old, key)
    return fields


def number_and_start(key: str, before: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs of an action's number and first day."""
    with st.container(horizontal=True):
        label, stood = dictionary.word("fields", "number"), before["number"] or None
        number = st.number_input(label, 0, 10_000, stood, key=f"nomor-{key}", width=130, persist_state="session")
        return {"number": number, "start": inputs.day("Mulai", before["start"] or None, key=f"mulai-{key}")}


def text_area(field: str, before: Mapping[str, Any], key: str) -> str:
    """The input of a longer text."""
    label = dictionary.word("fields", field)
    return st.text_area(label, before.get(field) or "", key=f"{field}-{key}", height=80, persist_state="session")


def _line(field: str, label: str, before: Mapping[str, Any], key: str) -> str:
    return st.text_input(label, before.get(field) or "", key=f"{field}-{key}", persist_state="session")


def _several(
    field: str, options: Iterable[str], words: Callable[[str], str], before: Mapping[str, Any], key: str, hint: str
) -> list[str]:
    """Several of a list; of the supporting OPD also such as are not in it yet."""
    label, stood, new = dictionary.word("fields", field), list(before.get(field, [])), field == "supporting"
    return st.multiselect(
        label, options, stood, words, key=f"{field}-{key}", placeholder=hint, accept_new_options=new, persist_state="session"
    )


def _strength(before: Mapping[str, Any], key: str) -> str:
    """The strength with what each means, in words."""
    names, about = dictionary.words("strengths"), dictionary.words("strengths_about")
    codes, stood, unset = list(names), before.get("strength"), dictionary.word("unset", "strength")
    words = {code: f"{names[code]}: {about[code]}" for code in codes}
    at, label, key = codes.index(stood) if stood else None, dictionary.word("fields", "strength"), f"kekuatan-{key}"
    return st.selectbox(label, codes, at, words.__getitem__, key=key, placeholder=unset, persist_state="session") or ""
