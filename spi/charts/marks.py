"""Of what is every picture made? The few things that more than one shape needs; a chart knows points, words and names of hues.

A chart is a frozen object of tuples, texts and numbers, made by a function of an answer. Everything about it is decided there:
what is drawn, in which order, with which words, and what stands in its place where nothing is known. `render` only draws.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from spi.method.methodology import Band
from spi.method.parts import is_correction
from spi.words.wording import limit_words, rounded

Span = tuple[float, float]  # the lower and the upper end of an axis, in its own units


class Chart(Hashable, Protocol):
    """What every picture has: the sentence that says the same, its text alternative; it can be remembered."""

    @property
    def alt(self) -> str: ...


@dataclass(frozen=True)
class Blank:
    """A picture of which nothing is known; `alt` says what is missing and stands in its place on every medium."""

    alt: str


@dataclass(frozen=True)
class Limit:
    """A line at a value of the axis, with its words: "batas Waspada 73"."""

    value: float
    text: str


@dataclass(frozen=True)
class Dot:
    """The value of a government, and what it says when it is pointed at."""

    region_code: str
    value: float
    hover: str
    own: bool


def dot_of(row: dict[str, Any], value: float, words: str, *, region_code: str) -> Dot:
    """The dot of a row (region_code, region), ours if its code is `region_code`; words: its value as it is read."""
    return Dot(row["region_code"], float(value), f"{row['region']} {words}", row["region_code"] == region_code)


def limit_of(band: Band) -> Limit:
    """The lower limit of a category, in points."""
    return Limit(band.lower, f"batas {band.name} {limit_words(band.lower)}")


def part_hue(part: str, points: float) -> str:
    """The hue of a part that moved the index by so many points: up, down, muted where it rounds to 0; a deduction has its own,
    soft where it gives points back."""
    if rounded(points) == 0:
        return "muted"
    if is_correction(part):
        return "deduction_soft" if points > 0 else "deduction"
    return "up" if points > 0 else "down"


def known(value: Any) -> bool:
    """Is there a number here?"""
    return value is not None and not pd.isna(value)


def records(table: pd.DataFrame, *columns: str) -> list[dict[str, Any]]:
    """The rows in which every named column has a value, as dictionaries; none where a column is missing."""
    if not set(columns) <= set(table.columns):
        return []
    names = list(table.columns)  # to walk through an Index for every row would be slow
    rows = (dict(zip(names, row, strict=True)) for row in zip(*(table[name].tolist() for name in names), strict=True))
    return [row for row in rows if all(known(row[column]) for column in columns)]


def spread(places: Sequence[float], *, gap: float) -> list[float]:
    """Move places on an axis apart until neighbours are `gap` from each other, keeping their order and about their middle."""
    order = sorted(range(len(places)), key=places.__getitem__)
    groups: list[tuple[float, int]] = []  # middle, members
    for n in order:
        groups.append((places[n], 1))
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < gap * (groups[-1][1] + groups[-2][1]) / 2:
            (low, fewer), (high, more) = groups[-2:]
            groups[-2:] = [((low * fewer + high * more) / (fewer + more), fewer + more)]
    moved = [middle + gap * (k - (members - 1) / 2) for middle, members in groups for k in range(members)]
    return [moved[order.index(n)] for n in range(len(places))]
