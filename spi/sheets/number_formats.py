"""Does a cell's style show its number as a percentage or a date? The file keeps 0.0759 for a cell that shows 7,59%."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, localcontext
from typing import NamedTuple

PERCENT, DATE, DURATION, PLAIN = "percent", "date", "duration", "plain"
BUILT_IN = {9: PERCENT, 10: PERCENT, **dict.fromkeys((*range(14, 23), 45, 47), DATE), 46: DURATION}  # by numFmtId
_LONGEST = 255  # Excel's own limit
_ASIDE = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)  # text, spaces, colours, conditions
_ELAPSED = re.compile(r"\[[hms]", re.IGNORECASE)
_CALENDAR = re.compile(r"[dmyhs]", re.IGNORECASE)
_PRECISION = 400  # digits: those of the largest number a cell can hold, and its decimals
MOST_DECIMALS = 10  # beyond that a cell holds the noise of binary arithmetic (0.30000000000000004), not a figure
_EPOCH, _EPOCH_1904, _LEAP = datetime(1899, 12, 30), datetime(1904, 1, 1), 60


class Look(NamedTuple):
    """How a style shows a cell. kind: PERCENT, DATE, DURATION or PLAIN; struck: is it struck out?"""

    kind: str
    struck: bool


UNSTYLED = Look(PLAIN, struck=False)


def shown(number: float, look: Look, *, since_1904: bool = False) -> float | date | time | datetime | timedelta:
    """A number as its cell shows it: a moment in a format of a date; a percentage stays the number that the file keeps."""
    return number if look.kind in (PLAIN, PERCENT) else _moment(number, look.kind, since_1904=since_1904)


def as_percent(number: float) -> str:
    """What a cell shows that holds this number in a percent format: 0.0759 gives "7,59%", 0.071 gives "7,10%", 0.72 "72%". Two
    decimals at least where there are any, because such a cell drops the last zero."""
    with localcontext(prec=_PRECISION):
        exact = round(Decimal(repr(number)) * 100, MOST_DECIMALS).normalize()
    places = max(-int(exact.as_tuple().exponent), 0)
    return f"{exact:.{max(places, 2) if places else 0}f}%".replace(".", ",")


def kind(code: str) -> str:
    """What a format code shows of a number: PERCENT, DATE, DURATION or PLAIN. A sign that is only text counts for nothing."""
    calculated = _ASIDE.sub("", code[:_LONGEST])
    if "%" in calculated:
        return PERCENT
    first = calculated.partition(";")[0]
    if first.strip().casefold() in ("general", "standard"):
        return PLAIN
    return DURATION if _ELAPSED.search(first) else DATE if _CALENDAR.search(first) else PLAIN


def _moment(number: float, kind: str, *, since_1904: bool) -> float | date | time | datetime | timedelta:
    """The number itself when it lies beyond the calendar."""
    try:
        length = timedelta(milliseconds=round(number * 86_400_000))
        if kind == DURATION:
            return length
        # Excel counts a 29 February 1900 that never was.
        epoch = _EPOCH_1904 if since_1904 else _EPOCH + timedelta(days=number < _LEAP)
        whole = epoch + length
    except (OverflowError, ValueError):
        return number
    return whole.time() if 0 <= number < 1 else whole.date() if number == int(number) else whole
