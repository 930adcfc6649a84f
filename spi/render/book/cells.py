"""How does a value become a cell, and how tall is the row around it?"""

from datetime import date, datetime
from textwrap import wrap
from typing import Any

import pandas as pd

LINE, TALLEST = 15, 400  # points: of a line, and of the tallest row that a spreadsheet can show
_CAPITAL = 1.25  # widths of a small letter


def put(sheet: Any, line: int, column: int, value: Any, style: Any) -> None:
    """One cell; a text is never anything else than a text, and nothing (None, "") is an empty cell."""
    if value is None or value == "":
        sheet.write_blank(line, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(line, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(line, column, pd.Timestamp(value).to_pydatetime(), style)
    else:
        sheet.write_number(line, column, plain_number(value), style)


def plain_number(value: Any) -> Any:
    """A number as Python's own, a zero without sign; texts and days as they are."""
    return value if isinstance(value, str | datetime) else float(value) + 0.0


def lines_of(text: str, width: float) -> int:
    """On how many lines a text stands in a column of `width` characters, broken between words."""
    return sum(_lines(line, width) for line in text.split("\n"))


def _lines(line: str, width: float) -> int:
    if len(line) * _CAPITAL <= width:
        return 1
    wide = sum(map(str.isupper, line)) / max(len(line), 1)
    return len(wrap(line, max(int(width / (1 + (_CAPITAL - 1) * wide)), 1))) or 1
