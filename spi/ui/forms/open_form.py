"""What of a form over an action is written: only what was changed in it, and nothing over another's change unseen?"""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.log.rules import checked
from spi.follow_up.plan import plan as follow_up
from spi.follow_up.plan.action_deeds import as_fact
from spi.ui.forms import deeds
from spi.ui.show.text import plain
from spi.words import dictionary

_OPEN, _SHOWN = "_rtl_formulir", 200  # characters of another's text


@dataclass
class OpenForm:
    """A form that a person is filling in. before: field -> fact with which it opened; known: field -> fact that its writer
    has been told of since; seen: number of the last event before it opened."""

    key: str
    before: dict[str, Any]
    known: dict[str, Any]
    seen: int


def opened(action: pd.Series, fields: tuple[str, ...], seen: int, key: str) -> OpenForm:
    """The form of this key over an action as it opened first: what was typed into it stays while others are looked at."""
    forms = st.session_state.setdefault(_OPEN, {})
    if key not in forms:
        stands = _standing(action, fields)
        forms[key] = OpenForm(key, stands, stands, seen)
    return forms[key]


def tell_newer(form: OpenForm, action: pd.Series) -> None:
    """Say inside the form what others wrote meanwhile into fields whose older state still stands in it."""
    stands = _standing(action, tuple(form.before))
    for field in (field for field in stands if stands[field] != form.before[field]):
        words = deeds.value_words(field, stands[field])
        words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        st.caption(plain(f"{dictionary.word('fields', field)} kini {words}; tetap begitu bila tidak Anda ubah di sini."))


def send(
    form: OpenForm, plan: Plan, person: Person, action: pd.Series, typed: dict[str, Any], *, seen: int, reason: str = ""
) -> Outcome:
    """Write what was changed in the form. A field that another changed as well is written only once that was told here.

    typed: field -> value of every input; seen: number of the last event that the person has been told of.
    """
    clean = checked("action", typed, new=False)[0]
    wanted = {field: value for field, value in typed.items() if clean[field] != form.before[field]}
    stands, key = _standing(action, tuple(form.before)), action["action_id"]
    both = any(stands[field] != form.known[field] for field in wanted)
    outcome = follow_up.edit(person, plan, {key: wanted}, seen={key: form.seen if both else seen}, reason=reason)
    if outcome.problems and outcome.changed_by_others is not None:
        form.known = stands
    return outcome


def _standing(action: pd.Series, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: as_fact(action[field]) for field in fields}
