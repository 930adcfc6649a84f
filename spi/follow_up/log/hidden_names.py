"""Whose name is shown as a function only, in every table that is read from the log, while the sealed log keeps it?

The administrator decides (setting hidden_names). What an export or a backup holds is the log itself, whose seals are over the
names: there they stay.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

SETTING, FIELDS = "hidden_names", ("name", "function")
_MOST = 500  # entries, letters
_now: Callable[[], Mapping[str, str]] = dict


def said_by(ask: Callable[[], Mapping[str, str]]) -> None:
    """From now on `ask` says which name is shown as which function."""
    global _now
    _now = ask


def hidden(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every cell that is a hidden name, with or without its address behind it, as the function of that person."""
    names = _now()
    if not names or table.empty:
        return table

    def shown(cell: Any) -> Any:
        return names.get(cell, names.get(cell.partition(" (")[0], cell)) if isinstance(cell, str) else cell

    texts = [column for column in table.columns if not pd.api.types.is_numeric_dtype(table[column])]
    return table.assign(**{column: table[column].map(shown).astype(table[column].dtype) for column in texts})


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
