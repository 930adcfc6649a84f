"""Do the others show the same pattern? What changed the index of every government, one row each, one column per part."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import pandas as pd

from spi.charts.long_list import laid_out
from spi.charts.marks import Blank, Span, known, part_hue, records
from spi.method.parts import is_correction
from spi.narrative.results.contribution import common_words
from spi.words.wording import DASH, change_words, inside, signed


@dataclass(frozen=True)
class Column:
    """A part with our own points of it above the column, "" where they are not known."""

    label: str
    text: str
    hue: str


@dataclass(frozen=True)
class Cell:
    """The points of one part for one government, in words where there is room. value None: not known, which is said and not drawn
    as zero."""

    value: float | None
    hue: str
    hover: str
    text: str = ""


@dataclass(frozen=True)
class CauseRow:
    """A government. place: from the top; cells: one per column, none where no part is known, which `text` then says."""

    region_code: str
    place: int
    name: str
    own: bool
    total: str
    cells: tuple[Cell, ...]
    text: str


@dataclass(frozen=True)
class CauseColumns:
    """Rows in the order given, all columns on the same span (index points); gaps: (place, words) of rows left out."""

    total: Column
    columns: tuple[Column, ...]
    rows: tuple[CauseRow, ...]
    gaps: tuple[tuple[int, str], ...]
    span: Span
    alt: str


def cause_columns(
    table: pd.DataFrame, *, region_code: str, parts: Sequence[tuple[str, str]], noun: str = "pemda", numbers: bool = False
) -> CauseColumns | Blank:
    """The parts of everybody's change.

    table: as of `causes.scope_changes`, in drawing order (of more than 60 only some are drawn); parts: (code, label) of the
    columns; numbers: with so few rows that each cell has room for its points, and every row its hues.
    """
    rows = records(table, "change")
    parts = [(code, label) for code, label in parts if any(known(row.get(code)) for row in rows)]
    if not parts:
        return Blank("Bagian yang mengubah indeks belum dapat diurai karena komponennya belum lengkap.")
    points = [row[code] for row in rows for code, _ in parts if known(row[code])]
    listed, gaps = laid_out(rows, region_code, noun)
    own = next((row for row, *_ in listed if row["region_code"] == region_code), {})
    return CauseColumns(
        Column("Total", signed(own["change"]) if own else "", "own"),
        tuple(_column(label, code, own) for code, label in parts),
        tuple(_row(row, place, name, parts, own=row is own, numbers=numbers) for row, place, name in listed),
        gaps,
        (min([-0.01, *points]), max([0.01, *points])),
        _alt(rows, region_code, parts, noun),
    )


def _column(label: str, code: str, own: dict) -> Column:
    """The points of a deduction are what it did to the index: with its name alone they would read the other way round."""
    there, label = known(own.get(code)), f"Pengaruh {inside(label)}" if is_correction(code) else label
    return Column(label, signed(own[code]) if there else "", part_hue(code, own[code]) if there else "muted")


def _row(row: dict, place: int, name: str, parts: Sequence[tuple[str, str]], *, own: bool, numbers: bool) -> CauseRow:
    cells = tuple(_cell(row, code, lit=own or numbers, numbers=numbers) for code, _ in parts)
    nothing = all(cell.value is None for cell in cells)
    text = "komponen belum diketahui" if nothing else ""
    return CauseRow(row["region_code"], place, name, own, signed(row["change"]), () if nothing else cells, text)


def _cell(row: dict, code: str, *, lit: bool, numbers: bool) -> Cell:
    if not known(row[code]):
        return Cell(None, "muted", "", DASH)
    hue, words = part_hue(code, row[code]) if lit else "others_line", signed(row[code])
    return Cell(row[code], hue, f"{row['region']} {words} poin indeks", words if numbers else "")


def _alt(rows: list[dict], region_code: str, parts: Sequence[tuple[str, str]], noun: str) -> str:
    """Our change by part, and beside it the mean of the governments whose every part is known, in words."""
    whole = [row for row in rows if all(known(row[code]) for code, _ in parts)]
    text = f"Semua komponen diketahui untuk {len(whole)} dari {len(rows)} {noun}."
    if len(whole) > 1:
        mean = "; ".join(f"{label} {common_words(code, fmean(row[code] for row in whole))}" for code, label in parts)
        text += f" Rata-rata {len(whole)} {noun} itu: indeks {change_words(fmean(row['change'] for row in whole))} poin ({mean})."
    for own in (row for row in rows if row["region_code"] == region_code):
        listed = "; ".join(f"{label} {common_words(code, own[code])}" for code, label in parts)
        text += f" {own['region']}: indeks {change_words(own['change'])} poin ({listed})."
    return text
