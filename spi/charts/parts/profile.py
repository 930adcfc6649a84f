"""How do our values lie among those of the others, row by row on one scale, and beside the median?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results import standing
from spi.charts.long_list import MOST
from spi.charts.marks import Blank, Dot, Limit, Span, dot_of, records
from spi.charts.placing import PHONE, Words, levels, text_width, words_at
from spi.narrative.sentence import listed
from spi.words import dictionary
from spi.words.wording import decimal, thousands

_PLOT = PHONE - 130  # px beside the names in the narrowest drawing
_TICK = 12  # px: the letters of a reference mark
_NEAR = 10.0  # points: a limit this near to the values is drawn with them
_LOW = "makin kecil makin baik"


@dataclass(frozen=True)
class PeerDot:
    """A chosen government, its name and value in words, and the line of words below the row on which they stand."""

    dot: Dot
    words: Words
    level: int


@dataclass(frozen=True)
class ProfileRow:
    """A measure: the others' dots, ours with its number (None where it is not known), the marks of the scope, and the peers.

    most, middle: where eight tenths and half of many others lie, whose dots are then only those outside `most`; None where all
    are dots.
    """

    label: str
    others: tuple[Dot, ...]
    own: Dot | None
    text: str
    marks: tuple[Words, ...]
    peers: tuple[PeerDot, ...] = ()
    most: Span | None = None
    middle: Span | None = None


@dataclass(frozen=True)
class Profile:
    """Rows from the top on one scale (points); limits: lines through all rows; note: what is good, "" where more is better;
    caption: what stands for the others where they are not all dots."""

    rows: tuple[ProfileRow, ...]
    limits: tuple[Limit, ...]
    note: str
    span: Span
    alt: str
    caption: str = ""

    @property
    def lines(self) -> int:
        """Lines of words that the peers of a row take, at most."""
        return max((peer.level + 1 for row in self.rows for peer in row.peers), default=0)


def profile_rows(
    values: pd.DataFrame,
    *,
    region_code: str,
    marks: pd.DataFrame,
    limits: Sequence[Limit] = (),
    low_is_good: bool = False,
    peers: Collection[str] = (),
    noun: str = "pemda",
) -> Profile | Blank:
    """The known values of a scope with ours lit.

    values: row (code), label, region_code, region, value (points), as of `standing.profile`; marks: row, name, value, as of
    `standing.marks`. With low_is_good (deductions) the scale begins at 0; peers: codes of chosen governments, named beside ours;
    noun: what the others are called.
    """
    table = records(values, "row", "value")
    if not table:
        return Blank("Belum ada nilai untuk digambarkan.")
    there = [row["value"] for row in table]
    near = tuple(limit for limit in limits if min(there) - _NEAR <= limit.value <= max(there) + _NEAR)
    low, high = min([*there, *(limit.value for limit in near)]), max([*there, *(limit.value for limit in near)])
    air = max(0.09 * (high - low), 0.5)
    span = (-0.08 * high if low_is_good else low - air, high + air)
    references = sorted(records(marks, "row", "name", "value"), key=lambda mark: mark["value"])
    codes = dict.fromkeys(row["row"] for row in table)
    rows = tuple(_row(table, code, region_code, references, span, peers) for code in codes)
    note = _LOW if low_is_good else ""
    return Profile(rows, near, note, span, _alt(rows, codes, references, note), _drawn_words(rows, table, noun))


def profile_of(briefing: Briefing, measures: tuple[str, ...]) -> Profile | Blank:
    """The profile of some measures of a briefing, with the median of its scope; without ours it would show nothing of us."""
    values = standing.profile(briefing.ranking, measures)
    if values.loc[values["region_code"] == briefing.code, "value"].isna().all():
        return Blank("Belum ada nilai untuk digambarkan.")
    marks = standing.marks(values, briefing.members, {"median": "median"})
    return profile_rows(values, region_code=briefing.code, marks=marks, noun=briefing.scope.noun,
                        low_is_good=dictionary.low_is_good(measures[0]))  # fmt: skip


def _row(
    table: list[dict], code: str, region_code: str, references: list[dict], span: Span, peers: Collection[str]
) -> ProfileRow:
    part = [row for row in table if row["row"] == code]
    dots = [dot_of(row, row["value"], decimal(row["value"]), region_code=region_code) for row in part]
    own = next((dot for dot in dots if dot.own), None)
    others = tuple(dot for dot in dots if not dot.own and dot.region_code not in peers)
    chosen = sorted((dot for dot in dots if not dot.own and dot.region_code in peers), key=lambda dot: dot.value)
    marks = _marks([mark for mark in references if mark["row"] == code], span)
    named = ProfileRow(part[0]["label"], others, own, decimal(own.value) if own else "", marks, _peers(chosen, span))
    if len(others) <= MOST:
        return named
    tenths = quantiles([dot.value for dot in dots], n=20, method="inclusive")
    most, middle = (tenths[1], tenths[-2]), (tenths[4], tenths[-5])
    outside = tuple(dot for dot in others if not most[0] <= dot.value <= most[1])
    return replace(named, others=outside, most=most, middle=middle)


def _peers(chosen: list[Dot], span: Span) -> tuple[PeerDot, ...]:
    words = [words_at(dot.value, dot.hover, span, size=_TICK, width=_PLOT) for dot in chosen]
    per_px = (span[1] - span[0]) / _PLOT
    lines = levels([each.place / per_px for each in words], [text_width(each.text, size=_TICK) for each in words])
    return tuple(map(PeerDot, chosen, words, lines))


def _drawn_words(rows: Sequence[ProfileRow], table: list[dict], noun: str) -> str:
    """What the bars are, and of how many; nothing where everybody is a dot."""
    if not any(row.middle for row in rows):
        return ""
    members = thousands(len({row["region_code"] for row in table}))
    return f"Batang tebal: separuh di tengah dari {members} {noun}; batang tipis: 80% di tengah; titik: yang di luarnya."


def _marks(references: list[dict], span: Span) -> tuple[Words, ...]:
    """The marks with their words, lowest first; one whose words would touch the one before is left out with them."""
    kept: list[Words] = []
    per_px, end = (span[1] - span[0]) / _PLOT, float("-inf")
    for mark in references:
        words = words_at(mark["value"], f"{mark['name']} {decimal(mark['value'])}", span, size=_TICK, width=_PLOT)
        half = text_width(words.text, size=_TICK) / 2 * per_px
        if words.place - half >= end:
            end = words.place + half + 4 * per_px
            kept.append(words)
    return tuple(kept)


def _alt(rows: Sequence[ProfileRow], codes: Sequence[str] | dict, references: list[dict], note: str) -> str:
    """Ours beside the reference marks, row by row, in words."""
    pieces = []
    for row, code in zip(rows, codes, strict=True):
        beside = listed(
            [f"{mark['name']} {decimal(mark['value'])}" for mark in references if mark["row"] == code]
            + [peer.words.text for peer in row.peers]
        )
        pieces.append(f"{row.label} {row.text or 'belum diketahui'}" + (f" ({beside})" if beside else ""))
    return "; ".join(pieces) + "." + (f" {note.capitalize()}." if note else "")
