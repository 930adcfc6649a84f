"""How does an action stand in a row of the matrix that goes to KPK, and what does a cell that came back say?

Nothing may get lost between the two: a cell that was not touched must read as what was written.
"""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd

from spi.follow_up.log import rules
from spi.method.parts import in_order
from spi.words import dictionary

SHEET, GUIDE, EVIDENCE = "RTL", "Petunjuk", "Bukti"
KEY, VERSION, REASON = "action_id", "last_seq", "reason"
END = "akhir"  # in the column of the keys, where the signature begins
NOT_PRINTED = (REASON, "strength", KEY, VERSION)  # the last columns: to work with, not to hand over
DATES = ("start", "first_due", "due")
COUNTS = ("number", "progress")
CHOICES = {"strength": "strengths", "claim": "claims", "verification": "verifications", "validation": "validations"}
NOT_READ = (KEY, VERSION, "first_due", REASON, "evidence", "source")  # written for the reader, or read apart
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no workbook can hold these
_TO_BE_QUOTED = re.compile(r'[;"\n]')


def headings() -> dict[str, str]:
    """Field -> heading, in the order of the columns."""
    return dictionary.words("matrix")


def editable() -> list[str]:
    """The fields whose cells may be changed, in the order of the columns."""
    return [field for field in headings() if field not in NOT_READ]


def theme_words(names: Mapping[str, str]) -> dict[str, str]:
    """Theme key -> how it is written: its name, with its key where another theme has the same name."""
    alike = [name.casefold() for name in names.values()]
    return {key: name if alike.count(name.casefold()) == 1 else f"{name} ({key})" for key, name in names.items()}


def cells(action: Mapping[str, Any], themes: Mapping[str, str]) -> dict[str, str | int | date]:
    """What stands in the row of an action (a row of plan.actions): field -> text, whole number, day, or "" for nothing. themes:
    key -> how it is written."""
    return {field: _cell(field, action.get(field), themes) for field in headings()}


def _cell(field: str, value: Any, themes: Mapping[str, str]) -> str | int | date:
    if field in rules.LISTS:
        spoken = {"parts": _part_words(), "themes": themes}.get(field, {})
        return list_cell([spoken.get(str(item), str(item)) for item in ([] if value is None or value is pd.NA else value)])
    known = not (value is None or pd.isna(value))
    if field == "evidence":
        return f"{int(value)} bukti" if known and value else dictionary.word("unset", "evidence")
    if field in CHOICES:
        words = dictionary.words(CHOICES[field])
        return words[value] if known else words.get("none", "")
    if not known:
        return ""
    if field in DATES:
        return pd.Timestamp(value).date()
    return int(value) if field in (*COUNTS, VERSION) else legible(str(value))


def cell_text(cell: Any) -> str:
    """What a cell says, as text: days as 2026-12-31, whole numbers without decimals, texts without space around them."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, datetime) and cell.time() != datetime.min.time():
        return cell.isoformat(" ")
    if isinstance(cell, (datetime, date)):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return legible(str(cell)).strip()


def legible(text: str) -> str:
    """The text as a workbook can hold it: lines end with one sign, and what no workbook can hold is a replacement sign."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_value(field: str, cell: Any, themes: Mapping[str, str]) -> Any:
    """What a cell means for a field: a text (a code where it is a word of a list), or a list of texts.

    themes: every word of a theme, in small letters -> its key. What is not known is handed on as it stands, for
    spi.follow_up.log.rules to refuse. Raises ValueError with a sentence for a list whose quotation marks do not close.
    """
    text = cell_text(cell)
    if field in rules.LISTS:
        parts = {word.casefold(): code for code, word in _part_words().items()} if field == "parts" else {}
        known = {"parts": parts, "themes": themes}.get(field, {})
        return [known.get(item.casefold(), item) for item in list_items(text)]
    if field in CHOICES:
        known = {word.casefold(): code for code, word in dictionary.words(CHOICES[field]).items()} | {"none": ""}
        code = known.get(text.casefold(), text)
        return "" if code == "none" else code
    return text


def list_cell(items: list[str]) -> str:
    """Several texts in one cell, with "; " between them; one that holds such a sign stands in quotation marks."""
    texts = [legible(item) for item in items]
    return "; ".join('"{}"'.format(item.replace('"', '""')) if _TO_BE_QUOTED.search(item) else item for item in texts)


def list_items(text: str) -> list[str]:
    """The texts of such a cell, empty ones left out; lines part them too. Raises ValueError with a sentence."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", skipinitialspace=True, strict=True))
    except csv.Error:
        raise ValueError("tanda kutipnya tidak berpasangan. Pisahkan butir dengan titik koma, tanpa tanda kutip.") from None
    return [item.strip() for row in rows for item in row if item.strip()]


def _part_words() -> dict[str, str]:
    return {code: dictionary.label(code) for code in in_order()}
