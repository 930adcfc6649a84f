"""How did the index, its components or its deductions, or the index of a few governments go over the years, one panel each?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, Span, records, spread
from spi.charts.years import Break, YearLabel, YearLine, known_values, missing_years, value_labels, year_line, years_of
from spi.method import methodology
from spi.method.parts import is_correction
from spi.words.short_names import short_name
from spi.words.wording import decimal

_LEAST = 8.25  # lines of words: the height of a panel at least
_WORDS = 2  # lines of words at the end of a series, at most
_LETTERS = 36  # of the name of a panel
_MEANS = {"nation": ("nasional", "others_line"), "province": ("provinsi", "others_dot")}  # column -> name, hue
_INKS = {"peer": "peer", "ink": "ink"}
_TARGET = {"target": ("target", "ink")}
Others = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class TrendEnd:
    """Name and last value of a line beside, at a place (points) apart from the other's."""

    text: str
    place: float
    hue: str


@dataclass(frozen=True)
class Panel:
    """A measure or a government over the years: the lines beside it, its own last; gaps: survey years without its value, and why;
    span in points."""

    label: str
    lines: tuple[YearLine, ...]
    labels: tuple[YearLabel, ...]
    ends: tuple[TrendEnd, ...]
    gaps: tuple[tuple[int, str], ...]
    span: Span


@dataclass(frozen=True)
class ComponentTrends:
    """Panels one below another over the same years; breaks: those between two of the years; reasons: are those of the gaps
    written into the panels, or only told where a gap is pointed at? height: of a panel, in lines of words."""

    panels: tuple[Panel, ...]
    years: tuple[int, ...]
    breaks: tuple[Break, ...]
    alt: str
    reasons: bool = True
    height: float = _LEAST


def component_trends(series: pd.DataFrame, *, peers: Mapping[str, str] | None = None) -> ComponentTrends | Blank:
    """Measures over the survey years; peers: code -> name of chosen governments, whose values stand in columns of that code.

    series: row (code), label, survey_year, value, province, nation, target (points; may be missing), as of `history.panels`.
    Components share one span, deductions have their own from zero.
    """
    others = _MEANS | (_TARGET if "target" in series else {}) | {code: (name, "peer") for code, name in (peers or {}).items()}
    return _trends(series, others, Blank("Belum ada nilai komponen menurut tahun."))


def peer_trends(series: pd.DataFrame, *, region_code: str) -> ComponentTrends | Blank:
    """The index of a few governments over the survey years, all on one span, ours again in the panel of every other.

    series: row (region code), label, survey_year, value, ours (points; may be missing), as of `side_by_side.trends`.
    """
    names = series.set_index("row")["label"]
    ours = {"ours": (str(names.loc[[region_code]].iloc[0]) if region_code in names.index else "", "own")}
    return _trends(series, ours, Blank("Belum ada indeks menurut tahun untuk dibandingkan."), own=region_code)


def _trends(series: pd.DataFrame, others: Others, nothing: Blank, own: str | None = None) -> ComponentTrends | Blank:
    """The panels, beside the lines of `others`; own: the row that is ours, where not all are."""
    if not records(series, "value"):
        return nothing
    years = years_of(series)
    breaks = tuple((a, b, words) for a, b, words in methodology.break_marks() if a in years and b in years)
    tables = {str(code): table for code, table in series.groupby("row", sort=False)}
    height = max(_LEAST, _WORDS * len(others))
    panels = tuple(
        _panel(table, years, breaks, _span(code, tables, others), others, "own" if own in (None, code) else "peer", height)
        for code, table in tables.items()
    )
    return ComponentTrends(panels, years, breaks, _alt(panels, years, breaks), own is None, height)


def _span(code: str, tables: dict[str, pd.DataFrame], others: Others) -> Span:
    """The range of all panels of this kind, components or deductions, with room for words."""
    deducts = is_correction(code)
    alike = [table for other, table in tables.items() if is_correction(other) == deducts]
    values = [v for table in alike for column in ("value", *others) for v in known_values(table, column).values()]
    low, high = (0.0 if deducts else min(values), max(values)) if values else (0.0, 1.0)
    air = max(0.3 * (high - low), 0.5)
    return low - air, high + air


def _panel(
    table: pd.DataFrame, years: tuple[int, ...], breaks: Iterable[Break], span: Span, others: Others, hue: str, height: float
) -> Panel:
    label, values = short_name(str(table["label"].iloc[0]), letters=_LETTERS), known_values(table, "value")
    beside = {column: known_values(table, column) if column in table else {} for column in others}
    quiet = tuple(
        year_line(name, beside[column], () if column in _TARGET else breaks, hue=shade, ink=_INKS.get(shade, "muted"))
        for column, (name, shade) in others.items()
        if beside[column]
    )
    line = year_line(label, values, breaks, hue=hue, ink=hue, own=True)
    gaps = missing_years(table, years, values)
    labels = value_labels(line, quiet, years, span, sides=("below", "above"))
    return Panel(label, (*quiet, line), labels, _ends(quiet, years[-1], span, height), gaps, span)


def _ends(others: Sequence[YearLine], last: int, span: Span, height: float) -> tuple[TrendEnd, ...]:
    """Name, last value and, where that is not the last survey, its year on a line of its own; none outside the panel."""
    (low, high), lines = span, _WORDS if any(line.hue == "peer" or line.values[-1][0] != last for line in others) else 1
    gap = lines / height * (high - low)
    places = spread([line.values[-1][1] for line in others], gap=gap)
    beyond = max(low + gap / 2 - min(places), 0) - max(max(places) - high + gap / 2, 0) if places else 0.0
    return tuple(
        TrendEnd(f"{line.name} {decimal(value)}" + (f" ({year})" if year != last else ""), place + beyond, line.ink)
        for line, (year, value), place in zip(others, (line.values[-1] for line in others), places, strict=True)
    )


def _alt(panels: Iterable[Panel], years: Sequence[int], breaks: Iterable[Break]) -> str:
    """Each measure year by year, with the last values of province and nation, in words."""
    pieces = []
    for panel in panels:
        *others, line = panel.lines
        values = dict(line.values)
        text = f"{panel.label}: " + "; ".join(
            f"{year} {decimal(values[year]) if year in values else 'belum diketahui'}" for year in years
        )
        for other in reversed(others):
            year, value = other.values[-1]
            text += f"; {other.name} {year} {decimal(value)}"
        pieces.append(f"{text}.")
    return " ".join(pieces) + "".join(f" Antara {a} dan {b}: {words}." for a, b, words in breaks)
