"""How is a count of people written down so that neither it nor a difference of two tells of a few of them? In tens.

A count is only ever known as its ten: "<10", "10-19", "470-479". Of two counts, one within the other (100 rows, 97 of them with a
number), the exact ones would tell that 3 are without; the tens "100-109" and "90-99" tell between 1 and 19, and the same ten
twice tells between 0 and 9, which is what "<10" says. So no difference narrows a number under ten further than to nine values,
and no remainder of an exact total (a target, what KPK prints) is sharper than ten values.
"""

import re

from spi.words.wording import DASH, span

STEP = 10
FEW = f"<{STEP}"
_TEN = re.compile(r"(0|[1-9][0-9]{0,6})-([1-9][0-9]{0,6})")


def in_tens(count: int) -> str:
    """The ten of a count: 0 to 9 gives "<10", 474 gives "470-479". Raises ValueError for a negative one."""
    if count < 0:
        raise ValueError("a count is never negative")
    low = count - count % STEP
    return f"{low}-{low + STEP - 1}" if low else FEW


def bounds(ten: str) -> tuple[int, int]:
    """The lowest and the highest count of a ten. Raises ValueError for what is none."""
    if ten == FEW:
        return 0, STEP - 1
    found = _TEN.fullmatch(ten)
    low, high = (int(found[1]), int(found[2])) if found else (0, 0)
    if low < STEP or low % STEP or high != low + STEP - 1:
        raise ValueError("not a ten")
    return low, high


def is_ten(text: str) -> bool:
    """Is this a count written in tens?"""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def is_safe_total(text: str) -> bool:
    """May this total stand exactly: a whole number from ten on, else "<10"?"""
    return text == FEW or (text.isascii() and text.isdigit() and len(text) < 8 and int(text) >= STEP)


def summed(tens: list[str]) -> tuple[int, int]:
    """The lowest and the highest sum of counts in tens."""
    ends = [bounds(ten) for ten in tens]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def share(part: str, whole: str) -> tuple[int, int] | None:
    """The lowest and the highest percentage that a part has of a whole, both in tens; None of a whole of a few."""
    (low, high), (least, most) = bounds(part), bounds(whole)
    return (100 * low // most, min(100, -(-100 * high // least))) if least else None


def tens_words(ten: str | None) -> str:
    """A count in tens as a reader says it: "kurang dari 10", "470–479"; "–" where it is not known."""
    if not ten:
        return DASH
    return f"kurang dari {STEP}" if ten == FEW else span(*bounds(ten))


def range_words(low: int, high: int) -> str:
    """A range of a sum: "1.070–1.239"; of a few: "kurang dari 10"."""
    return span(low, high) if low else f"kurang dari {high + 1}"
