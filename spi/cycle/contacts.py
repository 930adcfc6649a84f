"""Is a cell a mobile number, an e-mail address, a day? Nothing of a cell is ever put into a message or a log."""

import re
import unicodedata
from datetime import date, datetime

from spi.cycle.respondent_rules import rules
from spi.words.wording import MONTHS

_BETWEEN = re.compile(r"[/;,|\n]| atau | dan ")  # two numbers in one cell
_IDLE = re.compile(r"[\s().'’‐‑–-]")
_PREFIX = re.compile(r"(?:\+?62|0)?")
_EMAIL = re.compile(r"[^\s@<>,;]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z]{2,24}", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)} | {"agt": 8, "ags": 8, "nop": 11}


def text_of(cell: object) -> str:
    """What a cell shows: a number of a workbook without an idle decimal, signs of equal looks made one."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e16:
        return str(int(cell))
    return unicodedata.normalize("NFKC", "" if cell is None else str(cell)).strip()


def mobile(cell: object) -> str:
    """The number of an Indonesian mobile telephone, without 0 or 62 before it; "" where the cell holds none."""
    for each in _BETWEEN.split(text_of(cell)):
        digits = _IDLE.sub("", each)
        number = digits[_PREFIX.match(digits).end() :]  # type: ignore[union-attr]
        if number.isascii() and rules().mobile.fullmatch(number) and len(set(number)) > 2:
            return number
    return ""


def email(cell: object) -> str:
    """The e-mail address in small letters; "" where the cell holds none."""
    text = text_of(cell)
    return text.casefold() if _EMAIL.fullmatch(text) else ""


def day(cell: object) -> date | None:
    """The day of a cell, written as a workbook or a person does it; None where it holds none from 1950 on."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell).casefold().removesuffix(" 00:00:00")
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, number = int(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(text):
        named = found[2]
        month = int(named) if named.isdigit() else _MONTHS.get(named[:3], 0)
        year, number = int(found[3]), int(found[1])
    else:
        return None
    try:
        return date(year, month, number) if year >= 1950 else None
    except ValueError:
        return None


def holds_person(text: str) -> bool:
    """Does a typed text hold a mobile number or an e-mail address, which are never kept?"""
    pieces = re.split(r"[^\w+@.\-]+", text)
    digits = re.findall(r"\+?\d[\d\s.-]{7,}\d", text)
    return any(email(piece.strip(".-")) for piece in pieces) or any(mobile(each) for each in digits)
