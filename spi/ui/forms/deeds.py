"""How is what somebody did to a plan told in words, and how does a page answer whoever just did something?"""

import json
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from spi.follow_up.fgd.discussion import theme_names
from spi.follow_up.log.events import Outcome
from spi.ui.forms import once
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words, moment_words, thousands

EMPTY = "(kosong)"
_CODES = {"claim": "claims", "verification": "verifications", "validation": "validations", "strength": "strengths"}
_QUIET = ("role", "action", "session", "sha256", "finding")  # who spoke, and keys that say nothing to a reader
_FORMS = "rtl"
STAYS = {"persist_state": "session"}  # what is typed stays while another form, view or page is looked at


def value_words(field: str, value: Any, themes: dict[str, str] | None = None) -> str:
    """A value of an event or a table as a reader says it; themes: key -> name."""
    if pd.api.types.is_list_like(value):
        names = theme_names() if themes is None and field == "themes" else themes or {}
        told = [names.get(v, v) if field == "themes" else _part(v) if field == "parts" else str(v) for v in value]
        return "; ".join(told) or EMPTY
    if value is None or pd.isna(value) or str(value).strip() in ("", "none"):
        return dictionary.word(_CODES[field], "none") if field in _CODES and field != "strength" else EMPTY
    if field in _CODES:
        return dictionary.words(_CODES[field]).get(value, str(value))
    if field == "part":
        return _part(value)
    if field == "theme":
        return (themes or theme_names()).get(value, str(value))
    if field == "side":
        return dictionary.words("sides").get(value, str(value))
    if field in ("start", "due", "date"):
        return date_words(value)
    return f"{thousands(value)} byte" if field == "bytes" else str(value)


def facts_words(facts: str, themes: dict[str, str]) -> str:
    """The fields of one event (JSON) as "Tenggat: 1 Oktober 2026; Klaim OPD: selesai menurut OPD"."""
    told = json.loads(facts)
    return "; ".join(f"{dictionary.word('fields', k)}: {value_words(k, v, themes)}" for k, v in told.items() if k not in _QUIET)


def readable(events: pd.DataFrame) -> pd.DataFrame:
    """Events (seq, happened_at, actor, deed, facts, reason) with everything in words, one row each, in the same order."""
    themes = theme_names()
    return events.assign(
        happened_at=[moment_words(t) for t in events["happened_at"]],
        deed=[dictionary.word("deeds", d) for d in events["deed"]],
        facts=[facts_words(f, themes) for f in events["facts"]],
        why=events["reason"],
    )


def refused(outcome: Outcome, titles: dict[str, str]) -> bool:
    """Say why nothing was written, and what others changed meanwhile; True when that is so. titles: action_id -> title."""
    if not outcome.problems:
        return False
    st.error("\n".join(f"- {plain(problem)}" for problem in outcome.problems), title="Belum ada yang disimpan")
    changed = outcome.changed_by_others
    if changed is not None and len(changed):
        panel.heading("Yang diubah orang lain sejak Anda membukanya", "isian Anda masih ada; simpan lagi bila tetap berlaku")
        table = readable(changed).assign(title=[titles.get(s, s) for s in changed["subject"]])
        panel.shown_table(table, ["title", "happened_at", "actor", "deed", "facts", "why"])
    return True


def done(outcome: Outcome, word: str, forms: str = _FORMS) -> None:
    """Remember what was done, to be said once when the page starts again with these forms empty, and start it again."""
    once.start_again(word, forms, notes=outcome.notes, warnings=outcome.warnings)


def unchanged(outcome: Outcome) -> str:
    """What to say where nothing was left to write."""
    if outcome.changed_by_others is not None:
        return "Tidak ada yang perlu disimpan: orang lain sudah mencatat hal yang sama."
    return "Tidak ada yang berubah: isiannya sama dengan yang sudah tercatat."


def turn() -> int:
    """How many deeds this session has done to plans; see once.turn."""
    return once.turn(_FORMS)


def day(label: str, value: date | str | None, *, key: str) -> date | None:
    """An input of a day, written as in Indonesia; None while it is empty."""
    return st.date_input(label, value, date(2015, 1, 1), date(2100, 12, 31), key=key, format="DD/MM/YYYY", width=170, **STAYS)


def _part(code: str) -> str:
    return dictionary.label(code) if dictionary.is_measure(code) else str(code)
