"""Where does an index lie on KPK's scale of categories, and how many governments are in each of them?"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, Span
from spi.method.methodology import Band, band_of
from spi.words.wording import decimal, limit_words, thousands

_AROUND, _BEYOND = 7, 3  # points shown outside the outermost limits, and at least beyond our index


@dataclass(frozen=True)
class Category:
    """A category from start to end (points): its word with the symbol, how many are in it, the limit at which it starts."""

    label: str
    text: str
    start: float
    end: float
    tint: str
    limit: str


@dataclass(frozen=True)
class CategoryScale:
    """The categories side by side, the lowest first, with a mark at our index; note: of whom the numbers are."""

    alt: str
    categories: tuple[Category, ...]
    span: Span
    value: float
    text: str
    note: str


def category_scale(ranking: pd.DataFrame, bands: Sequence[Band], *, index: float, year: int, name: str,
                   noun: str) -> CategoryScale | Blank:  # fmt: skip
    """The scale of a survey year. ranking: index, category (name), one row per member; noun: what those are called."""
    if not bands:
        return Blank(f"Untuk SPI {year} tidak ada skala kategori yang diterbitkan.")
    limits = [band.lower for band in bands[1:]]
    low, high = max(0.0, min(limits[0] - _AROUND, index - _BEYOND)), min(100.0, max(limits[-1] + _AROUND, index + _BEYOND))
    counts = ranking["category"].value_counts()
    categories = []
    for band in bands:
        start, end = max(low, band.lower), min(high, band.upper)
        if end > start:
            text, limit = f"{thousands(int(counts.get(band.name, 0)))} {noun}", limit_words(start) if start > low else ""
            categories.append(Category(f"{band.symbol} {band.name}", text, start, end, band.tint, limit))
    known, members = int(ranking["index"].notna().sum()), len(ranking)
    note = f"dari {thousands(known)} {noun} yang diketahui; {thousands(members - known)} belum diketahui"
    own = band_of(tuple(bands), index)
    alt = f"Skala kategori SPI {year}: {name} {decimal(index)}{f', kategori {own.name}' if own else ''}."
    return CategoryScale(alt, tuple(categories), (low, high), index, decimal(index), note if known < members else "")
