"""Who stands before and behind us? Ordered dots, their last year as a tail, the limits of the categories as lines."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

import pandas as pd

from spi.charts.long_list import laid_out
from spi.charts.marks import Blank, Span, known, records
from spi.charts.placing import PHONE, levels, text_width
from spi.method.methodology import Band, band_of
from spi.words.wording import change_words, decimal, limit_words, thousands

_PLOT = PHONE - 190  # px between the names and the column of values in the narrowest drawing
_LIMIT = 13  # px: the letters of a limit


@dataclass(frozen=True)
class RankRow:
    """A row. place: from the top; name: its rank and name, as they fit; before: the index the year before; hover: in full."""

    region_code: str
    place: int
    name: str
    value: float
    text: str
    before: float | None
    own: bool
    hover: str
    peer: bool = False


@dataclass(frozen=True)
class RankLimit:
    """The lower limit of a category, or the median, in points; level: the line of words above the plot on which it is named."""

    value: float
    name: str
    text: str
    level: int


@dataclass(frozen=True)
class RankingDots:
    """Rows from the best, each with this year's dot and, where known, a tail to that of the year before.

    gaps: (place, words) of rows left out; note: what the two dots are, empty without tails; span: of the index, in points;
    caption: which rows are drawn, and the middle of all, where not all are.
    """

    alt: str
    rows: tuple[RankRow, ...]
    gaps: tuple[tuple[int, str], ...]
    limits: tuple[RankLimit, ...]
    note: str
    span: Span
    caption: str = ""


def ranking_dots(
    ranking: pd.DataFrame,
    *,
    region_code: str,
    bands: Iterable[Band],
    year: int,
    year_before: int | None = None,
    numbered: bool = True,
    noun: str = "pemda",
    shown: pd.DataFrame | None = None,
    peers: Collection[str] = (),
) -> RankingDots | Blank:
    """Governments ordered by rank, one row each, on the scale of the index.

    ranking: region_code, region, rank (equal values share one), rank_words (the rank in words, "3–5" where it is not sure; may
    be missing), index, index_before (points; may be missing). shown: those of its rows that are drawn (None: all; of more than
    60 the top, our neighbourhood, the peers and the bottom); numbered: does its rank stand before each name? noun: what the rows
    are called; peers: codes of chosen governments, lit beside ours.
    """
    rows = _ordered(ranking)
    drawn = rows if shown is None else _ordered(shown)
    if rows and not drawn:
        return Blank(f"Tidak ada {noun} SPI {year} yang cocok dengan pilihan.")
    if not drawn:
        if len(ranking) == 1 and records(ranking, "index"):
            return Blank(f"Tidak ada {noun} lain dalam lingkup ini, jadi tidak ada urutan.")
        return Blank(f"Belum ada peringkat SPI {year}: nilai indeksnya belum diketahui.")
    listed, gaps = laid_out(drawn, region_code, noun, peers)
    kept = [row for row, *_ in listed]
    tails = year_before is not None and any(known(row["index_before"]) for row in kept)
    values = [float(row[name]) for row in kept for name in ("index", "index_before") if known(row[name])]
    air = max(0.06 * (max(values) - min(values)), 1.0)
    span, scale = (min(values) - air, max(values) + air), tuple(sorted(bands, key=lambda band: band.lower))
    return RankingDots(
        alt=_alt(rows, region_code=region_code, bands=scale, year=year, year_before=year_before, noun=noun) + _peers(kept, peers),
        rows=tuple(
            _row(row, place, f"{_rank(row)}  {name}" if numbered else name, region_code, tails, row["region_code"] in peers)
            for row, place, name in listed
        ),
        gaps=gaps,
        limits=limits_in_sight(scale, span, _PLOT, median(float(row["index"]) for row in drawn) if gaps else None),
        note=f"titik besar SPI {year}, titik kecil SPI {year_before}" if tails else "",
        span=span,
        caption=_drawn_words(drawn, len(kept), noun, peers) if gaps else "",
    )


def _peers(rows: list[dict[str, Any]], peers: Collection[str]) -> str:
    """The chosen ones among the rows, in words."""
    named = [f"{row['region']} peringkat {_rank(row)} ({decimal(row['index'])})" for row in rows if row["region_code"] in peers]
    return f" Pembanding: {'; '.join(named)}." if named else ""


def _drawn_words(rows: list[dict[str, Any]], drawn: int, noun: str, peers: Collection[str]) -> str:
    """Of how many the rows in sight are, which these are, and where the middle of all lies."""
    middle = median(float(row["index"]) for row in rows)
    text = f"Digambar {thousands(drawn)} dari {thousands(len(rows))} {noun}: teratas, terbawah, dan di sekitar yang dipilih"
    text += ", dan pembanding" if any(row["region_code"] in peers for row in rows) else ""
    return f"{text}. Median semuanya {decimal(middle)}."


def _ordered(ranking: pd.DataFrame) -> list[dict[str, Any]]:
    """Ranked rows, best first; equal ranks by name."""
    rows = sorted(records(ranking, "rank", "index"), key=lambda row: (row["rank"], str(row["region"])))
    return [{"index_before": None, **row} for row in rows]


def _rank(row: dict[str, Any]) -> str:
    """Its rank in words: "25", or "3–5" where it hangs on a conflict of sources."""
    return str(row.get("rank_words") or int(row["rank"]))


def _row(row: dict[str, Any], place: int, name: str, region_code: str, tails: bool, peer: bool) -> RankRow:
    value, before = float(row["index"]), float(row["index_before"]) if known(row["index_before"]) else None
    moved = "" if before is None else f"\n{change_words(value - before)} poin"
    hover = f"{row['region']}\nperingkat {_rank(row)}, indeks {decimal(value)}{moved}"
    own = row["region_code"] == region_code
    return RankRow(row["region_code"], place, name, value, decimal(value), before if tails else None, own, hover, peer)


def limits_in_sight(bands: Iterable[Band], span: Span, width: float, middle: float | None = None) -> tuple[RankLimit, ...]:
    """The limits in sight, and the median where it is asked for, with their names, on as many levels as they need in a plot so
    many px wide."""
    named = [(band.lower, band.name, f"{band.name} {limit_words(band.lower)}") for band in bands]
    named += [(middle, "median", f"median {decimal(middle)}")] if middle is not None else []
    inside = sorted(each for each in named if span[0] < each[0] < span[1])
    places = [(value - span[0]) / (span[1] - span[0]) * width for value, *_ in inside]
    lines = levels(places, [text_width(text, size=_LIMIT) for *_, text in inside])
    return tuple(RankLimit(*each, level) for each, level in zip(inside, lines, strict=True))


def _alt(
    rows: list[dict[str, Any]], *, region_code: str, bands: tuple[Band, ...], year: int, year_before: int | None, noun: str
) -> str:
    """Our rank of how many, our category, and who is first and last, in words."""
    first, last = rows[0], rows[-1]
    top, bottom = (f"{row['region']} {decimal(row['index'])}" for row in (first, last))
    ends = f"teratas {top}, terbawah {bottom}" if len(rows) > 1 else top
    text = f"Peringkat SPI {year} dari {thousands(len(rows))} {noun}: {ends}."
    own = next((row for row in rows if row["region_code"] == region_code), None)
    if own is None:
        return text + " Yang dipilih tidak diperingkat karena indeksnya belum diketahui."
    band = band_of(bands, own["index"])
    category = f" ({band.name})" if band else ""
    text += f" {own['region']} peringkat {_rank(own)} dengan indeks {decimal(own['index'])}{category}"
    if year_before is not None and known(own["index_before"]):
        text += f", {change_words(own['index'] - own['index_before'])} poin dari SPI {year_before}"
    same = sum(row["index"] == own["index"] for row in rows) - 1
    return text + "." + (f" {same} {noun} lain bernilai sama dan berbagi peringkat itu." if same else "")
