"""How did the index, its components or its deductions go over the survey years, one panel each?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, Span, records, spread
from spi.charts.years import Break, YearLabel, YearLine, known_values, missing_years, value_labels, year_line, years_of
from spi.method import methodology
from spi.method.parts import is_correction
from spi.words.wording import decimal

_END = 0.12  # of the span: the height of one line of words at the end of a series
_OTHERS = {"nation": ("nasional", "others_line"), "province": ("provinsi", "others_dot")}  # column -> name, hue


@dataclass(frozen=True)
class TrendEnd:
    """Name and last value of a grey line, at a place (points) apart from the other's."""

    text: str
    place: float


@dataclass(frozen=True)
class Panel:
    """A measure over the years: the greys and ours; gaps: survey years without our value, and why; span in points."""

    label: str
    lines: tuple[YearLine, ...]
    labels: tuple[YearLabel, ...]
    ends: tuple[TrendEnd, ...]
    gaps: tuple[tuple[int, str], ...]
    span: Span


@dataclass(frozen=True)
class ComponentTrends:
    """Panels one below another over the same years; breaks: those between two of the years."""

    panels: tuple[Panel, ...]
    years: tuple[int, ...]
    breaks: tuple[Break, ...]
    alt: str


def component_trends(series: pd.DataFrame) -> ComponentTrends | Blank:
    """Measures over the survey years.

    series: row (code), label, survey_year, value, province, nation (points; may be missing), as of `history.panels`. Components
    share one span, deductions have their own from zero.
    """
    if not records(series, "value"):
        return Blank("Belum ada nilai komponen menurut tahun.")
    years = years_of(series)
    breaks = tuple((a, b, words) for a, b, words in methodology.break_marks() if a in years and b in years)
    tables = {str(code): table for code, table in series.groupby("row", sort=False)}
    panels = tuple(_panel(table, years, breaks, _span(code, tables)) for code, table in tables.items())
    return ComponentTrends(panels, years, breaks, _alt(panels, years, breaks))


def _span(code: str, tables: dict[str, pd.DataFrame]) -> Span:
    """The range of all panels of this kind, components or deductions, with room for words."""
    deducts = is_correction(code)
    alike = [table for other, table in tables.items() if is_correction(other) == deducts]
    values = [v for table in alike for column in ("value", *_OTHERS) for v in known_values(table, column).values()]
    low, high = (0.0 if deducts else min(values), max(values)) if values else (0.0, 1.0)
    air = max(0.3 * (high - low), 0.5)
    return low - air, high + air


def _panel(table: pd.DataFrame, years: tuple[int, ...], breaks: Iterable[Break], span: Span) -> Panel:
    label, ours = str(table["label"].iloc[0]), known_values(table, "value")
    means = {column: known_values(table, column) for column in _OTHERS}
    others = tuple(
        year_line(name, means[column], breaks, hue=hue, ink="muted") for column, (name, hue) in _OTHERS.items() if means[column]
    )
    own = year_line(label, ours, breaks, hue="own", ink="own", own=True)
    gaps = missing_years(table, years, ours)
    labels = value_labels(own, others, years, span, sides=("below", "above"))
    return Panel(label, (*others, own), labels, _ends(others, years[-1], span), gaps, span)


def _ends(others: Sequence[YearLine], last: int, span: Span) -> tuple[TrendEnd, ...]:
    """Name, last value and, where that is not the last survey, its year on a line of its own."""
    late = any(line.values[-1][0] != last for line in others)
    places = spread([line.values[-1][1] for line in others], gap=_END * (2 if late else 1) * (span[1] - span[0]))
    return tuple(
        TrendEnd(f"{line.name} {decimal(value)}" + (f" ({year})" if year != last else ""), place)
        for line, (year, value), place in zip(others, (line.values[-1] for line in others), places, strict=True)
    )


def _alt(panels: Iterable[Panel], years: Sequence[int], breaks: Iterable[Break]) -> str:
    """Each measure year by year, with the last values of province and nation, in words."""
    pieces = []
    for panel in panels:
        *others, own = panel.lines
        ours = dict(own.values)
        text = f"{panel.label}: " + "; ".join(f"{year} {decimal(ours.get(year))}" for year in years)
        for line in reversed(others):
            year, value = line.values[-1]
            text += f"; {line.name} {year} {decimal(value)}"
        pieces.append(f"{text}.")
    return " ".join(pieces) + "".join(f" Antara {a} dan {b}: {words}." for a, b, words in breaks)
