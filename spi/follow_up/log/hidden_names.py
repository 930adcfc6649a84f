"""Whose name is shown as a function only, in all that is read from the log and exported, while the sealed log keeps it?

The administrator decides (setting hidden_names). A backup, and an export that is to be read back, are the log itself, whose seals
are over the names: there they stay.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

SETTING, FIELDS = "hidden_names", ("name", "function")
_MOST = 500  # entries, letters
_now: Callable[[], Mapping[str, str]] = dict


def said_by(ask: Callable[[], Mapping[str, str]]) -> None:
    """From now on `ask` says which name is shown as which function."""
    global _now
    _now = ask


def are_set() -> bool:
    """Is any name shown as a function?"""
    return bool(_now())


def shown(text: str) -> str:
    """A text as it is shown: one that is a hidden name, with or without an address behind it, is the function of that person,
    and so is each full name (of more words than one) and each address of theirs within a longer text. JSON stays JSON."""
    names = _now()
    return _shown(text, *_rules(tuple(names.items()))) if names else text


def hidden(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every text, also in JSON and in lists, as it is shown."""
    names = _now()
    if not names or table.empty:
        return table
    functions, within = _rules(tuple(names.items()))

    def cell(held: Any) -> Any:
        if isinstance(held, str):
            return _shown(held, functions, within)
        return _each(held, functions, within) if isinstance(held, list) else held

    texts = [column for column in table.columns if not pd.api.types.is_numeric_dtype(table[column])]
    return table.assign(**{column: table[column].map(cell).astype(table[column].dtype) for column in texts})


@lru_cache(maxsize=8)
def _rules(names: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """Every way to write a hidden name, in small letters, with the function; and those of them that are found within a text: one
    word alone may be somebody else's name, or a place's."""
    functions: dict[str, str] = {}
    for name, function in names:
        bare, _, behind = name.partition(" (")
        for alias in (name, bare, behind.rstrip(")") if "@" in behind else ""):
            functions.setdefault(alias.strip().casefold(), function)
    functions.pop("", None)
    found = sorted((alias for alias in functions if " " in alias or "@" in alias), key=len, reverse=True)
    one_of_them = "|".join(map(re.escape, found)) or r"(?!)"
    return functions, re.compile(rf"(?<![\w.@-])(?:{one_of_them})(?![\w@-])", re.IGNORECASE)


def _shown(text: str, functions: Mapping[str, str], within: re.Pattern[str]) -> str:
    if text.startswith(("{", "[")):
        try:
            return json.dumps(_each(json.loads(text), functions, within), ensure_ascii=False, sort_keys=True)
        except ValueError:
            pass  # a text that only begins so
    whole = functions.get(text.strip().casefold()) or functions.get(text.partition(" (")[0].strip().casefold())
    return whole or within.sub(lambda name: functions[name[0].casefold()], text)


def _each(held: Any, functions: Mapping[str, str], within: re.Pattern[str]) -> Any:
    """The same for every text in a list or table of JSON."""
    if isinstance(held, dict):
        return {key: _each(value, functions, within) for key, value in held.items()}
    if isinstance(held, list):
        return [_each(value, functions, within) for value in held]
    return _shown(held, functions, within) if isinstance(held, str) else held


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
