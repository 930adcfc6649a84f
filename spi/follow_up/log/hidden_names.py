"""Whose name is shown as a function only, in all that is read from the log and exported, while the sealed log keeps it?

The administrator decides (setting hidden_names). A backup, and an export that is to be read back, are the log itself, whose seals
are over the names: there they stay.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

SETTING, FIELDS = "hidden_names", ("name", "function")
_MOST = 500  # entries, letters
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')  # of JSON
_now: Callable[[], Mapping[str, str]] = dict


def said_by(ask: Callable[[], Mapping[str, str]]) -> None:
    """From now on `ask` says which name is shown as which function."""
    global _now
    _now = ask


def are_set() -> bool:
    """Is any name shown as a function?"""
    return bool(_now())


def shown(held: Any) -> Any:
    """Something of the log as it is shown: a text, also in lists, in tables and in JSON. A text that is a hidden name, with or
    without an address behind it, is the function of that person, and so is each full name (of more words than one) and each
    address of theirs within a longer text."""
    names = _now()
    return _each(held, _rules(tuple(names.items()))) if names else held


def hidden(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every cell as it is shown."""
    names = _now()
    if not names or table.empty:
        return table
    rules = _rules(tuple(names.items()))
    texts = [column for column in table.columns if not pd.api.types.is_numeric_dtype(table[column])]
    return table.assign(**{name: table[name].map(lambda cell: _each(cell, rules)).astype(table[name].dtype) for name in texts})


class _Rules(NamedTuple):
    """whole: a text that is a name, and nothing else; within: a name in a text; functions: by the number of a group of either."""

    whole: re.Pattern[str]
    within: re.Pattern[str]
    functions: tuple[str, ...]


@lru_cache(maxsize=8)
def _rules(names: tuple[tuple[str, str], ...]) -> _Rules:
    """Every way to write a hidden name: as it is noted, without what stands behind a bracket or a comma (address, degrees), and
    its address alone. One word alone may be somebody else's name, or a place's: it counts only where nothing else stands."""
    functions: dict[str, str] = {}
    for name, function in names:
        bare, _, behind = name.partition(" (")
        address = behind.rstrip(")") if "@" in behind else ""
        for alias in (name, bare, bare.partition(",")[0], address):
            functions.setdefault(" ".join(alias.split()), function)
    functions.pop("", None)
    longest = sorted(functions, key=len, reverse=True)
    every = "|".join(f"({_written(alias)})" for alias in longest) or r"(?!)"
    some = "|".join(f"({_written(alias) if ' ' in alias or '@' in alias else '(?!)'})" for alias in longest) or r"(?!)"
    return _Rules(
        re.compile(rf"\s*(?:{every})(?: \([^()\s]+@[^()\s]+\))?\s*", re.IGNORECASE),
        re.compile(rf"(?<![\w@])(?:{some})(?![\w@])", re.IGNORECASE),
        tuple(functions[alias] for alias in longest),
    )


def _written(alias: str) -> str:
    """A name however far apart its words stand; an address only as a whole one."""
    words = r"\s+".join(map(re.escape, alias.split()))
    return rf"(?<![\w.+-]){words}(?![-+]|\.\w)" if "@" in alias and " " not in alias else words


def _each(held: Any, rules: _Rules) -> Any:
    if isinstance(held, str):
        return _text(held, rules)
    if isinstance(held, dict):
        return {_each(key, rules): _each(value, rules) for key, value in held.items()}
    if isinstance(held, list | tuple):
        return type(held)(_each(value, rules) for value in held)
    if getattr(getattr(held, "dtype", None), "kind", "") == "O":  # an array of DuckDB's, as a list stands in a cell
        held = held.copy()
        held[:] = [_each(value, rules) for value in held]
    return held


def _text(text: str, rules: _Rules) -> str:
    if text.startswith(("{", "[")) and _is_json(text):
        return _STRING.sub(lambda found: _string(found[0], rules), text)  # all but its strings stays as it is written
    if found := rules.whole.fullmatch(text):
        return rules.functions[(found.lastindex or 1) - 1]
    return rules.within.sub(lambda found: rules.functions[(found.lastindex or 1) - 1], text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):  # a text that only begins so
        return False
    return True


def _string(quoted: str, rules: _Rules) -> str:
    text = json.loads(quoted)
    return quoted if (changed := _text(text, rules)) == text else json.dumps(changed, ensure_ascii=False)


def as_names(entries: list[dict[str, str]]) -> dict[str, str]:
    """name -> function of the entries of the setting."""
    return {entry["name"].strip(): entry["function"].strip() for entry in entries}


def fault_of(entries: Any) -> str:
    """What is wrong with the entries, in one sentence; "" where nothing is. Two people never become one."""
    if not isinstance(entries, list) or len(entries) > _MOST:
        return f"Nama yang ditampilkan sebagai jabatan harus berupa daftar, paling banyak {_MOST}."
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or set(entry) != set(FIELDS) or not all(str(entry[f]).strip() for f in FIELDS):
            return f"Nama ke-{number}: isi nama seperti tercatat dan jabatan yang ditampilkan."
    for field, words in zip(FIELDS, ("Nama", "Jabatan"), strict=True):
        held = [entry[field].strip().casefold() for entry in entries]
        if twice := next((each for each in held if held.count(each) > 1), ""):
            return f"{words} “{twice[:60]}” tertulis dua kali; tulis yang berbeda untuk setiap orang, misalnya Auditor 1."
    return ""
