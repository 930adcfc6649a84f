"""How does an answer stand on paper as a table: headings from the dictionary, every cell in words of the page?"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from spi.words import dictionary
from spi.words.wording import DASH, change_words, date_words, decimal, thousands

Words = Callable[[Any], str]
Column = float | tuple[float, str]  # share of the width; with a heading of its own
Columns = Mapping[str, Column]  # code -> column
_YEARS = ("survey_year", "plan_of")
_FORMATS: dict[str, Words] = {
    **dict.fromkeys(_YEARS, lambda year: str(int(year))),
    "change": change_words,
    "rank_change": partial(change_words, places=0),
}


def table(rows: pd.DataFrame, columns: Columns, *, caption: str = "", own: int = -1, small: bool = False) -> dict | None:
    """Rows as a block of a document, None without any. columns: code -> share of the width, with a heading where that of the
    dictionary does not fit; caption: what it is called where tables are numbered; own: number of the row to light.

    Numbers stand to the right with a decimal comma; what is missing or empty is a dash.
    """
    if rows.empty:
        return None
    cells = [[_cell(value, _FORMATS.get(code)) for value in rows[code].tolist()] for code in columns]
    return {
        "kind": "table",
        "caption": caption,
        "heads": headings(columns),
        "cells": [list(row) for row in zip(*cells, strict=True)],
        "widths": widths(columns),
        "right": [pd.api.types.is_numeric_dtype(rows[code]) and code not in _YEARS for code in columns],
        "own": own,
        "small": small,
    }


def headings(columns: Columns) -> list[str]:
    """What stands above each column."""
    return [shape[1] if isinstance(shape, tuple) else dictionary.column(code) for code, shape in columns.items()]


def widths(columns: Columns) -> list[float]:
    """The share of the width of each column."""
    return [shape[0] if isinstance(shape, tuple) else shape for shape in columns.values()]


def _cell(value: Any, words: Words | None) -> str:
    """One cell: a missing value is a dash, a list its members, a day a date, a whole number a count, others two decimals."""
    if pd.api.types.is_list_like(value):
        return "; ".join(map(str, value)) or DASH
    if value is None or pd.isna(value) or value == "":
        return DASH
    if words:
        return words(value)
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return date_words(value.isoformat())
    return thousands(value) if isinstance(value, int) else decimal(value)
