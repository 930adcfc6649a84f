"""How far is our index from each reference: limits of categories, target, averages, median and best?"""

from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, Span, known, records
from spi.words.short_names import short_name
from spi.words.wording import decimal, raised, rounded


@dataclass(frozen=True)
class Gap:
    """A reference in points; number: the same in words; text: how far ours is from it."""

    label: str
    detail: str
    value: float
    hue: str
    text: str


@dataclass(frozen=True)
class Gaps:
    """Ours as one line, and from it to each reference; span: of all of them, in points."""

    index: float
    text: str
    rows: tuple[Gap, ...]
    span: Span
    alt: str


def gap_dumbbells(distances: pd.DataFrame, *, index: float | None) -> Gaps | Blank:
    """The distance from our index (points) to each reference. distances: as of `gaps.distances`; plus is still to gain; a
    step is raised to the next hundredth, so that the told one arrives, the rest is rounded as everywhere."""
    table = records(distances, "value", "distance")
    if not table or index is None or not known(index):
        return Blank("Jarak belum dapat dihitung karena indeks sendiri atau pembandingnya belum diketahui.")
    rows = tuple(_gap(row["label"], row["value"], row["distance"], step=row["step"]) for row in table)
    values = [index, *(row.value for row in rows)]
    pieces = [f"{full['label']} {row.detail} ({row.text})" for row, full in zip(rows, table, strict=True)]
    alt = f"Indeks {decimal(index)} di samping acuannya, dalam poin indeks. {'; '.join(pieces)}."
    return Gaps(index, f"indeks {decimal(index)}", rows, (min(values), max(values)), alt)


def _gap(label: str, value: float, distance: float, *, step: bool) -> Gap:
    """1.35 is "kurang 1,35", -0.29 is "lebih 0,29"; what rounds to 0,00 is the same. What stands after a colon is a name."""
    number = rounded(distance)
    head, colon, name = label.partition(": ")
    label = f"{head}{colon}{short_name(name)}"
    if not number:
        return Gap(label, decimal(value), value, "others_dot", "sama")
    hue, side = ("down_soft", "kurang") if number > 0 else ("up_soft", "lebih")
    return Gap(label, decimal(value), value, hue, f"{side} {decimal(raised(distance) if step and number > 0 else abs(distance))}")
