"""How do the components and deductions of our index stand beside those of the year before and the median of the scope?"""

from dataclasses import dataclass

from spi.answers.briefing import Briefing
from spi.charts.marks import Blank, known, records
from spi.method.methodology import CORRECTIONS
from spi.method.parts import SCORED
from spi.narrative.results.contribution import moved_words
from spi.words.wording import decimal


@dataclass(frozen=True)
class Measured:
    """A value of a part: whose it is, in points and in words; how ours moved stands in detail."""

    of: str
    value: float
    hue: str
    text: str
    detail: str = ""


@dataclass(frozen=True)
class ComponentRow:
    """A part with the values that are known of it, ours first."""

    label: str
    values: tuple[Measured, ...]


@dataclass(frozen=True)
class Components:
    """Parts from the top."""

    rows: tuple[ComponentRow, ...]
    alt: str


def component_bars(briefing: Briefing) -> Components | Blank:
    """Each component and deduction of which ours is known: ours with its movement, ours the year before, the median."""
    weak = {row["part"]: row for row in records(briefing.weak, "score")}
    parts = [part for part in SCORED if part in weak]
    if not parts:
        return Blank(f"Komponen dan potongan SPI {briefing.year} belum diketahui.")
    year, before = f"SPI {briefing.year}", f"SPI {briefing.year_before}"
    earlier = briefing.why.years[briefing.year_before].scores if briefing.year_before in briefing.why.years else {}
    rows = []
    for part in parts:
        row, hue = weak[part], "deduction" if part in CORRECTIONS else "own"
        moved = moved_words(part, row["moved"]) if known(row["moved"]) else ""
        values = [Measured(year, row["score"], hue, decimal(row["score"]), moved)]
        rest = ((before, earlier.get(part, float("nan")), "peer"), ("median", row["reference"], "others_dot"))
        values += [Measured(of, value, shade, f"{decimal(value)}  {of}") for of, value, shade in rest if known(value)]
        rows.append(ComponentRow(row["label"], tuple(values)))
    listed = "; ".join(f"{row.label} {_row_words(row.values)}" for row in rows)
    return Components(tuple(rows), f"Skor {year}: {listed}.")


def _row_words(values: tuple[Measured, ...]) -> str:
    """ "75,61 (turun 4,77; 80,38 SPI 2023; 74,47 median)"."""
    own, *rest = values
    beside = [text for text in (own.detail, *(" ".join(value.text.split()) for value in rest)) if text]
    return own.text + (f" ({'; '.join(beside)})" if beside else "")
