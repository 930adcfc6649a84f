"""Which parts keep the most index points away, and how much of that would the median of the scope keep away too?"""

from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, known, records
from spi.narrative.results.contribution import gap_words
from spi.words import dictionary
from spi.words.wording import decimal


@dataclass(frozen=True)
class WeakBar:
    """A part, or the heading of a side without a bar of its own (lost None). lost, median: index points that we and the median
    keep away; apart: does another side begin here?"""

    label: str
    heading: bool
    apart: bool
    lost: float | None
    median: float | None
    hue: str
    text: str
    detail: str


@dataclass(frozen=True)
class WeakBars:
    """Rows from the top, side by side; most: the longest of bars and median ticks, in index points."""

    rows: tuple[WeakBar, ...]
    most: float
    alt: str


def weak_bars(grouped: pd.DataFrame) -> WeakBars | Blank:
    """The rows of `roots.grouped` of which is known what they lose."""
    table = records(grouped, "lost")
    if not any(row["part"] for row in table):
        return Blank("Selisih tiap bagian menuju 100 belum diketahui.")
    before = [table[0], *table]
    rows = tuple(_row(row, apart=row["group"] != last["group"]) for row, last in zip(table, before, strict=False))
    listed = [f"{row.label} {row.text}" + (f" ({row.detail})" if row.detail else "") for row in rows if row.text]
    most = max(max(row.lost, row.median or 0.0) for row in rows if row.lost is not None)
    return WeakBars(rows, most, f"Selisih menuju 100 dalam poin indeks: {'; '.join(listed)}.")


def _row(row: dict, *, apart: bool) -> WeakBar:
    if not row["part"]:
        return WeakBar(row["label"], bool(row["heading"]), apart, None, None, "muted", "", "")
    lost, gap, hue = row["lost"], row["gap_index"], "deduction" if dictionary.low_is_good(row["part"]) else "own"
    median, behind = (lost - gap, gap_words(row["part"], gap, of_index=True)) if known(gap) else (None, "")
    return WeakBar(row["label"], bool(row["heading"]), apart, lost, median, hue, decimal(lost), behind)
