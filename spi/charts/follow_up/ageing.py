"""How old are the delays of a plan, by the due date in force and by the first one?"""

from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, records
from spi.words.wording import thousands

_DONE, _LATE = ("own", "own"), ("down_soft", "down")  # the hues of a bar and of its words
_HUES = {"conform": _DONE, "conform_late": _DONE, "not_due": ("peer", "peer"), "no_due": ("others_dot", "muted"),
         "carried": ("others_dot", "muted")}  # fmt: skip


@dataclass(frozen=True)
class AgeRow:
    """A bucket of delay: its bar (actions by the due date in force), and where it differs the tick by the first due date."""

    label: str
    count: int
    text: str
    first: int | None
    first_text: str
    hue: str
    ink: str


@dataclass(frozen=True)
class AgeingBars:
    """A row per bucket, in the order of the answer."""

    alt: str
    rows: tuple[AgeRow, ...]


def ageing_bars(ageing: pd.DataFrame) -> AgeingBars | Blank:
    """How many actions lie in each bucket of delay.

    ageing: bucket (code), label, count, count_first (counts of actions by the due date in force and by the first one).
    """
    rows = tuple(_row(row) for row in records(ageing, "bucket", "label", "count", "count_first"))
    if not any(row.count for row in rows):
        return Blank("Belum ada tindak lanjut, jadi belum ada umur keterlambatan.")
    pieces = [f"{row.label} {thousands(row.count)}" + (f" ({row.first_text})" if row.first_text else "") for row in rows]
    return AgeingBars(f"Umur {thousands(sum(row.count for row in rows))} tindak lanjut: {'; '.join(pieces)}.", rows)


def _row(row: dict) -> AgeRow:
    count, first = int(row["count"]), int(row["count_first"])
    moved = count != first
    hue, ink = _HUES.get(row["bucket"], _LATE)
    return AgeRow(
        label=str(row["label"]),
        count=count,
        text=thousands(count) if count else "tidak ada",
        first=first if moved else None,
        first_text=f"menurut tenggat pertama {thousands(first)}" if moved else "",
        hue=hue,
        ink=ink if count else "muted",
    )
