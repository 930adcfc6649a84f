"""What sets a few governments apart, part by part? One row each, with its points in every column."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from spi.charts.marks import Blank, known, records
from spi.charts.parts.cause_columns import CauseColumns, CauseRow, cause_columns
from spi.method.index import CHANGE_PARTS, LEVEL_PARTS
from spi.method.parts import TECHNICAL, is_correction
from spi.narrative.results.contribution import common_words, gap_words
from spi.words import dictionary
from spi.words.wording import signed

_VISIBLE = 0.05  # points: a technical part below this is no column of its own
_NO_COMMON = "gerak bersama belum diketahui"
_MOVED = (("common", "Gerak bersama"), ("own", "Gerak sendiri"))


def difference_columns(table: pd.DataFrame) -> CauseColumns | Blank:
    """The index of the others against ours, part by part; table: as of `side_by_side.differences`."""
    return _columns(table, _parts(table, LEVEL_PARTS), "Selisih dengan indeks yang dipilih, dalam poin indeks.", _apart)


def own_columns(table: pd.DataFrame, *, region_code: str) -> CauseColumns | Blank:
    """The change of each government, split into what the others of its scope moved and its own; as of `side_by_side.changes`."""
    chart = _columns(table, _MOVED, "Perubahan indeks, dalam poin indeks.", region_code=region_code)
    if isinstance(chart, Blank):
        return Blank(f"Belum dapat dipilah: {_NO_COMMON}.")
    common, own = chart.columns
    return replace(chart, columns=(replace(common, hue="muted"), own), rows=tuple(map(_split, chart.rows)))


def _split(row: CauseRow) -> CauseRow:
    """The common movement is nobody's own and grey as elsewhere; without it the row says so."""
    if not row.cells:
        return replace(row, text=_NO_COMMON)
    common, own = row.cells
    return replace(row, cells=(replace(common, hue="others_dot"), own))


def rise_columns(table: pd.DataFrame) -> CauseColumns | Blank:
    """The rises of governments that once stood like ours, part by part; table: the rows of `precedents`, one at least."""
    title = "Kenaikan indeks sejak awal yang serupa, dalam poin indeks."
    return _columns(table, _parts(table, CHANGE_PARTS), title)


def _parts(table: pd.DataFrame, codes: Sequence[str]) -> list[tuple[str, str]]:
    """The parts worth a column: technical ones only where they count for somebody."""
    sizes = table[list(codes)].astype(float).abs().max()
    return [(code, dictionary.label(code)) for code in codes if code not in TECHNICAL or sizes[code] >= _VISIBLE]


def _apart(part: str, points: float) -> str:
    """How far theirs is from ours (index points): "+2,20"; of a deduction in words, "lebih kecil 2,20"."""
    return gap_words(part, -points, of_index=True) if is_correction(part) else signed(points)


def _columns(
    table: pd.DataFrame, parts: Sequence[tuple[str, str]], title: str, write: Callable[[str, float], str] = common_words, *,
    region_code: str = "",
) -> CauseColumns | Blank:  # fmt: skip
    chart = cause_columns(table, region_code=region_code, parts=parts, numbers=True)
    if isinstance(chart, Blank):
        return Blank("Belum dapat diurai: yang dibandingkan belum diketahui selengkap itu.")
    return replace(chart, alt=_alt(table, parts, title, write))


def _alt(table: pd.DataFrame, parts: Sequence[tuple[str, str]], title: str, write: Callable[[str, float], str]) -> str:
    """Every row with its total and its parts, in words."""
    rows = []
    for row in records(table, "change"):
        pieces = "; ".join(f"{label} {write(code, row[code])}" for code, label in parts if known(row[code]))
        rows.append(f"{row['region']} {signed(row['change'])}" + (f" ({pieces})" if pieces else ""))
    return f"{title} {'. '.join(rows)}."
