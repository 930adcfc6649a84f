"""How did the parts of the index move between two survey years, ours among those it is compared with?"""

from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, Dot, Span, dot_of, records
from spi.charts.placing import PHONE, Words, words_at
from spi.narrative.results.contribution import moved_words

_WIDTH, _OURS, _MEDIAN = PHONE - 130, 15, 12  # px: the scale beside the names in the narrowest drawing; letters


@dataclass(frozen=True)
class OutcomeRow:
    """A part of the index, in points, plus is better. ours: None where it is not known; median and middle (the middle half of
    the others): None where too few of them are known."""

    label: str
    dots: tuple[Dot, ...]
    ours: Words | None
    median: Words | None
    middle: Span | None


@dataclass(frozen=True)
class OutcomeDots:
    """A row per part of the index, on one scale of points with zero always in sight; what lies to the right is better."""

    alt: str
    rows: tuple[OutcomeRow, ...]
    span: Span
    worse: str = "← memburuk"
    better: str = "membaik →"


def outcome_dots(changes: pd.DataFrame, *, region_code: str, marks: pd.DataFrame | None = None) -> OutcomeDots | Blank:
    """The change of each part: the others as dots, their middle half as a band, the median a tick, ours big.

    changes: row (code), label, region_code, region, value (points, plus is better). marks: part, lower, median, upper
    (quartiles of the others, missing where too few are known).
    """
    by_part: dict[str, list[dict]] = {}
    for row in records(changes, "row", "value"):
        by_part.setdefault(row["row"], []).append(row)
    if not by_part:
        return Blank("Perubahan bagian indeks belum diketahui di kedua tahun.")
    quartiles = {} if marks is None else {row["part"]: row for row in records(marks, "part", "lower", "median", "upper")}
    values = [0.0, *(float(row["value"]) for part in by_part.values() for row in part)]
    air = max(0.12 * (max(values) - min(values)), 0.5)
    span = (min(values) - air, max(values) + air)
    rows = tuple(_row(code, part, quartiles.get(code), region_code, span) for code, part in by_part.items())
    pieces = [_row_words(code, row) for code, row in zip(by_part, rows, strict=True)]
    return OutcomeDots(f"Perubahan dalam poin: {'; '.join(pieces)}.", rows, span)


def _row(code: str, part: list[dict], quartiles: dict | None, region_code: str, span: Span) -> OutcomeRow:
    dots = [dot_of(row, row["value"], moved_words(code, row["value"]), region_code=region_code) for row in part]
    ours = next((dot.value for dot in dots if dot.own), None)
    lower, median, upper = (float(quartiles[name]) for name in ("lower", "median", "upper")) if quartiles else (0.0, None, 0.0)
    return OutcomeRow(
        label=str(part[0]["label"]),
        dots=tuple(sorted(dots, key=lambda dot: dot.own)),
        ours=None if ours is None else words_at(ours, moved_words(code, ours), span, size=_OURS, width=_WIDTH),
        median=None
        if median is None
        else words_at(median, f"median {moved_words(code, median)}", span, size=_MEDIAN, width=_WIDTH),
        middle=None if median is None else (lower, upper),
    )


def _row_words(code: str, row: OutcomeRow) -> str:
    """Our change of a part beside the median and the middle half of the others, in words."""
    beside = ""
    if row.median and row.middle:
        beside = (
            f" ({row.median.text}, separuh tengah {moved_words(code, row.middle[0])} sampai {moved_words(code, row.middle[1])})"
        )
    return f"{row.label} {row.ours.text if row.ours else 'belum diketahui'}{beside}"
