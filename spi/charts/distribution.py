"""How many governments of each kind have which index? One row of bars a kind, on the scale of KPK's categories, ours lit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from statistics import median

import pandas as pd

from spi.charts.marks import Blank, Span, records
from spi.charts.placing import PHONE, Words, words_at
from spi.charts.ranking_dots import RankLimit, limits_in_sight
from spi.method.methodology import Band
from spi.method.scope import KINDS
from spi.narrative.sentence import capital
from spi.words.wording import decimal, thousands

_WIDTH = PHONE - 20  # px of the scale in the narrowest drawing


@dataclass(frozen=True)
class Bin:
    """The governments whose index lies from `start` (points) to one point above, that one excluded; own: is ours among them?"""

    start: int
    count: int
    own: bool
    hover: str


@dataclass(frozen=True)
class KindRow:
    """A kind of governments: its name and size in words, its bins, and the median in words."""

    label: str
    bins: tuple[Bin, ...]
    median: Words

    @property
    def most(self) -> int:
        """Governments in its fullest bin."""
        return max(each.count for each in self.bins)


@dataclass(frozen=True)
class Distribution:
    """Rows from the top on one scale (points), each as high as its fullest bin; caption: how many of how many are drawn."""

    rows: tuple[KindRow, ...]
    limits: tuple[RankLimit, ...]
    span: Span
    caption: str
    alt: str


def distribution(scores: pd.DataFrame, *, region_code: str, bands: Iterable[Band], noun: str) -> Distribution | Blank:
    """Every known index of a scope, counted by point and kind.

    scores: region_code, kind, index (points; missing where not known), one row per member, called by `noun`.
    """
    known = records(scores, "index")
    if not known:
        return Blank("Belum ada nilai indeks untuk lingkup ini.")
    values = [float(row["index"]) for row in known]
    span = (float(floor(min(values)) - 1), float(floor(max(values)) + 2))
    of_kind = {kind: [row for row in known if row["kind"] == kind] for kind in KINDS}
    rows = tuple(_row(kind, members, region_code, span) for kind, members in of_kind.items() if members)
    listed = "; ".join(f"{row.label}: {row.median.text}" for row in rows)
    drawn = f"Digambar {thousands(len(known))} dari {thousands(len(scores))} {noun}: semua yang indeksnya diketahui"
    drawn = drawn if len(known) < len(scores) else f"Digambar semua {thousands(len(scores))} {noun}"
    caption = f"{drawn}, per satu poin."
    caption += " Tinggi batang menurut jenisnya masing-masing." if len(rows) > 1 else ""
    return Distribution(
        rows=rows,
        limits=limits_in_sight(bands, span, _WIDTH),
        span=span,
        caption=caption,
        alt=f"Sebaran indeks dari {decimal(min(values))} sampai {decimal(max(values))}. {listed}. {caption}",
    )


def _row(kind: str, members: list[dict], region_code: str, span: Span) -> KindRow:
    counts = Counter(floor(row["index"]) for row in members)
    ours = {floor(row["index"]) for row in members if row["region_code"] == region_code}
    bins = tuple(
        Bin(
            start, count, start in ours, f"{capital(KINDS[kind])}\nindeks {start} sampai di bawah {start + 1}: {thousands(count)}"
        )
        for start, count in sorted(counts.items())
    )
    middle = median(float(row["index"]) for row in members)
    words = words_at(middle, f"median {decimal(middle)}", span, size=12, width=_WIDTH)
    return KindRow(f"{capital(KINDS[kind])} ({thousands(len(members))})", bins, words)
