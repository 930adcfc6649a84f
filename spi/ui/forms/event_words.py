"""How is what somebody did to a plan told in words?"""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from spi.follow_up.fgd.discussion import theme_names
from spi.follow_up.log.record_kinds import NATURES, Field
from spi.words import dictionary
from spi.words.wording import date_words, decimal, moment_words, thousands

EMPTY = "(kosong)"
_CODES = {"claim": "claims", "verification": "verifications", "validation": "validations", "strength": "strengths"}
_QUIET = ("role", "action", "session", "sha256", "finding", "answered_by")  # who spoke, and keys that say nothing to a reader
_NO_NEWS = ("withdrawn", "bytes")  # where they are empty


def value_words(field: str, value: Any, themes: Mapping[str, str] | None = None) -> str:
    """A value of an event or a table as a reader says it; themes: key -> name."""
    if field == "scores":
        return "; ".join(f"{value_words('part', part)} {decimal(score)}" for part, score in value.items())
    if field == "units":
        return f"{thousands(len(value))} unit"  # their keys say nothing to a reader
    if NATURES.get(field, Field("text")).nature == "rows":
        return f"{thousands(len(value))} baris"
    if pd.api.types.is_list_like(value):
        singular = {"themes": "theme", "parts": "part"}.get(field)
        return "; ".join(value_words(singular, v, themes) if singular else str(v) for v in value) or EMPTY
    if value is None or pd.isna(value) or str(value).strip() in ("", "none"):
        return dictionary.word(_CODES[field], "none") if field in _CODES and field != "strength" else EMPTY
    if field in _CODES:
        return dictionary.words(_CODES[field]).get(value, str(value))
    if field == "part":
        return dictionary.label(value) if dictionary.is_measure(value) else str(value)
    if field == "theme":
        return (themes or theme_names()).get(value, str(value))
    if field == "side":
        return dictionary.words("sides").get(value, str(value))
    recorded = NATURES.get(field, Field("text"))
    if recorded.nature == "choice":
        return dictionary.words(recorded.of).get(value, str(value))
    if field in ("start", "due", "date") or recorded.nature == "day":
        return date_words(value)
    if recorded.nature == "points":
        return decimal(value)
    if field == "percent":
        return decimal(value)
    return f"{thousands(value)} byte" if field == "bytes" else str(value)


def facts_words(facts: str, themes: Mapping[str, str]) -> str:
    """The fields of one event (JSON) as "Tenggat: 1 Oktober 2026; Klaim OPD: selesai menurut OPD"."""
    said = json.loads(facts).items()
    spoken = {field: value for field, value in said if field not in _QUIET and (value or field not in _NO_NEWS)}
    return "; ".join(f"{dictionary.word('fields', f)}: {value_words(f, value, themes)}" for f, value in spoken.items())


def readable(events: pd.DataFrame) -> pd.DataFrame:
    """Events (seq, happened_at, actor, operation, facts, reason) with everything in words, one row each, in the same order."""
    themes = theme_names()
    return events.assign(
        happened_at=[moment_words(t) for t in events["happened_at"]],
        operation=[dictionary.word("operations", d) for d in events["operation"]],
        facts=[facts_words(f, themes) for f in events["facts"]],
        why=events["reason"],
    )
