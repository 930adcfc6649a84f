"""Which of the chosen governments can a picture not show, and why?"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from spi.answers.results import standing


@dataclass(frozen=True)
class Absent:
    """Short names. outside: no members of the scope; unknown: members without one of the figures drawn."""

    outside: tuple[str, ...]
    unknown: tuple[str, ...]


def absent(region_codes: Iterable[str], members: pd.DataFrame, measures: Iterable[str]) -> Absent:
    """Of these governments those that are missing among the members (region_code and a column per measure), or there without a
    value of one of the measures."""
    names, rows = standing.short_names(), members.set_index("region_code")[[*measures]]
    known = {code: code in rows.index and bool(rows.loc[code].notna().all()) for code in region_codes}
    outside = tuple(names[code] for code in known if code not in rows.index)
    return Absent(outside, tuple(names[code] for code, full in known.items() if not full and code in rows.index))
