"""Between which places would everybody lie under an assumed standard error? One line each, from the best place to the worst."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from spi.answers.results.rank_certainty import AssumedPlaces
from spi.charts.long_list import laid_out
from spi.charts.marks import Blank, Span, records
from spi.narrative.results import certainty
from spi.words.wording import limit_words, span

_TICKS = 4  # steps between the first and the last place on the axis
_AIR = 0.03  # of the axis beyond them


@dataclass(frozen=True)
class RankInterval:
    """A row. place: from the top; name: its rank and name, as they fit; rank, best, worst: places; text: the interval in words;
    hue: "own", "peer" where it does not differ significantly from ours, else "others_line"; hover: in full."""

    region_code: str
    place: int
    name: str
    rank: int
    best: int
    worst: int
    text: str
    hue: str
    hover: str

    @property
    def own(self) -> bool:
        return self.hue == "own"


@dataclass(frozen=True)
class RankIntervals:
    """Rows from the best. headings: (place, words) of rows left out and of the tiers; tiers: the places of the latter; ticks:
    places named on the axis; caption: what is assumed, and what line and dot are; span: of the places, with some air."""

    alt: str
    rows: tuple[RankInterval, ...]
    headings: tuple[tuple[int, str], ...]
    tiers: tuple[int, ...]
    ticks: tuple[int, ...]
    caption: str
    span: Span


def rank_intervals(found: AssumedPlaces | None, *, noun: str, year: int) -> RankIntervals | Blank:
    """The joint rank sets of a scope, ours lit, those that do not differ from us darker than the rest, tiers apart."""
    if found is None:
        return Blank(f"Rentang peringkat SPI {year} belum dapat dihitung: indeks hampir semua {noun} harus diketahui.")
    rows = records(found.places, "rank")
    listed, gaps = laid_out(rows, found.ours["region_code"], noun)
    drawn, headings, tiers = _in_order(listed, dict(gaps), tiered=found.tiers > 1)
    last = len(rows)
    return RankIntervals(
        alt=f"{certainty.assumed_places(found, noun=noun, year=year).text} {certainty.assumption().text}",
        rows=tuple(_row(row, place, name, found.ours) for row, place, name in drawn),
        headings=tuple(headings),
        tiers=tuple(tiers),
        ticks=tuple(dict.fromkeys(1 + round(n * (last - 1) / _TICKS) for n in range(_TICKS + 1))),
        caption=f"Garis: rentang peringkat andai galat baku {limit_words(found.standard_error)} poin, pudar bila berbeda nyata "
        f"dari {found.ours['region']}; titik: peringkat sekarang. Lapis: yang tidak berbeda nyata "
        "dari yang tertinggi di dalamnya.",
        span=(1 - _AIR * last, last * (1 + _AIR)),
    )


_Listed = list[tuple[dict[str, Any], int, str]]


def _in_order(listed: _Listed, gaps: dict[int, str], *, tiered: bool) -> tuple[_Listed, list[tuple[int, str]], list[int]]:
    """The rows once more, moved down by a heading before the first that is drawn of every tier; all headings, those of tiers."""
    drawn: _Listed = []
    headings: list[tuple[int, str]] = []
    tiers: list[int] = []
    tier, moved = None, 0
    for row, place, name in listed:
        if words := gaps.get(place - 1):
            headings.append((place - 1 + moved, words))
        if tiered and row["tier"] != tier:
            tier = row["tier"]
            tiers.append(place + moved)
            headings.append((place + moved, f"lapis {tier}"))
            moved += 1
        drawn.append((row, place + moved, name))
    return drawn, headings, tiers


def _row(row: dict[str, Any], place: int, name: str, ours: pd.Series) -> RankInterval:
    rank, best, worst = (int(row[column]) for column in ("rank", "rank_best", "rank_worst"))
    hue = "own" if row["region_code"] == ours["region_code"] else "peer" if row["alike"] else "others_line"
    apart = {"own": "", "peer": "\ntidak berbeda nyata dari ", "others_line": "\nberbeda nyata dari "}[hue]
    apart = f"{apart}{ours['region']}" if apart else ""
    hover = f"{row['region']}\nperingkat {rank}, rentang {span(best, worst)}, lapis {row['tier']}{apart}"
    return RankInterval(row["region_code"], place, f"{rank}  {name}", rank, best, worst, span(best, worst), hue, hover)
