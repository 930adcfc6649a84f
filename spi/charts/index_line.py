"""How did the index move over the survey years, beside the averages of the others?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from spi.charts.marks import Blank, Span, spread
from spi.charts.years import Break, Stroke, YearLabel, YearLine, known_values, missing_years, value_labels, year_line, years_of
from spi.method import methodology
from spi.method.methodology import Band
from spi.words.short_names import short_name
from spi.words.wording import decimal, limit_words

_NEAR = 3.0  # points: a limit of a category this near to the values is drawn with them
_LETTERS = 27  # of a name at the end of a line
_END = 0.31  # of the span: the height of the words at the end of a series, on the stage where they are largest


@dataclass(frozen=True)
class LineEnd:
    """The words at the end of a series, apart from each other. place: where they stand, in points; detail: its last value."""

    name: str
    detail: str
    place: float
    ink: str
    own: bool


@dataclass(frozen=True)
class IndexLine:
    """A line of ours and those of the others over the same years.

    gaps: survey years without our value, and why; breaks: those between two years drawn; limits: of the categories within the
    span (points, name, limit in words), over `limit_years` alone; span: the range drawn, in points.
    """

    alt: str
    years: tuple[int, ...]
    lines: tuple[YearLine, ...]
    labels: tuple[YearLabel, ...]
    ends: tuple[LineEnd, ...]
    gaps: tuple[tuple[int, str], ...]
    breaks: tuple[Break, ...]
    limits: tuple[tuple[float, str, str], ...]
    limit_years: tuple[int, ...]
    span: Span

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The limits, named at their first year, and each line cut at every break in the method, a dashed piece across it."""
        drawn = []
        for value, name, words in self.limits:
            values = tuple(value if year in self.limit_years else None for year in self.years)
            labels = tuple((f"{name} {words}", "above") if year == self.limit_years[0] else None for year in self.years)
            drawn.append(Stroke(f"Batas {name}", "others_dot", False, True, values, labels))
        for line, end in zip(self.lines, self.ends, strict=True):
            drawn += self._pieces(line, f"{end.name} {end.detail}".strip())
        return tuple(drawn)

    def _pieces(self, line: YearLine, key: str) -> list[Stroke]:
        values, words = dict(line.values), {label.year: (label.text, label.side) for label in self.labels if line.own}
        starts = [self.years[0], *(later for _, later in line.dashed)]
        drawn = []
        for begin, end in zip(starts, [*starts[1:], self.years[-1] + 1], strict=True):
            inside = [year if begin <= year < end else 0 for year in self.years]
            name = line.name if begin == self.years[0] else f"{line.name} sejak {begin}"
            points, labels = tuple(map(values.get, inside)), tuple(map(words.get, inside))
            drawn.append(Stroke(name, line.hue, line.own, False, points, labels, key if begin == self.years[0] else ""))
        for a, b in line.dashed:
            across = tuple(values[year] if year in (a, b) else None for year in self.years)
            drawn.append(Stroke(f"{line.name} {a} ke {b}", line.hue, line.own, True, across, (None,) * len(across)))
        return drawn

    @property
    def columns(self) -> tuple[str, ...]:
        """The years in words, a year without our value with its reason."""
        reasons = dict(self.gaps)
        return tuple(" ".join(filter(None, (str(year), reasons.get(year)))) for year in self.years)

    @property
    def break_note(self) -> str:
        """What parts the years, for a drawing without room for it between them; empty where nothing does."""
        reasons = [f"SPI {a} dan {b} {words}" for a, b, words in self.breaks]
        dashed = "Garis putus-putus: " if any(line.dashed for line in self.lines) else ""
        return f"{dashed}{'; '.join(reasons)}." if reasons else ""


def index_line(
    series: pd.DataFrame, *, name: str, province: str | None = None, year: int | None = None, nation: bool = False
) -> IndexLine | Blank:
    """Our index over the survey years beside the mean of the province, or of the nation where the province has none.

    series: measure, survey_year, value, province, nation (points; may be missing), reason (code of a missing value). province:
    its name; year: the survey year whose limits are drawn over the years that share its scale (None: no limits); nation: its
    mean too, beside the province's.
    """
    series = series[series["measure"] == "index"] if "measure" in series else series
    ours = known_values(series, "value")
    if not ours:
        return Blank(f"Belum ada nilai indeks {name} yang diketahui.")
    years = years_of(series)
    breaks = tuple((a, b, words) for a, b, words in methodology.break_marks() if a in years and b in years)
    others = _others(series, province or "provinsi", breaks, both=nation)
    own = year_line(name, ours, breaks, hue="own", ink="own", own=True)
    lines = (*others, own)
    bands, scaled = (methodology.bands(year), methodology.years_with_scale_of(year)) if year else ((), ())
    span = _span([value for line in lines for _, value in line.values], bands)
    gaps = missing_years(series, years, ours)
    limits = tuple((b.lower, b.name, limit_words(b.lower)) for b in bands if span[0] < b.lower < span[1])
    return IndexLine(
        alt=_alt(name, years, ours, dict(gaps), others, breaks),
        years=years,
        lines=lines,
        labels=value_labels(own, others, years, span, [(y, value) for y in scaled for value, *_ in limits]),
        ends=_ends(lines, span),
        gaps=gaps,
        breaks=breaks,
        limits=limits,
        limit_years=tuple(y for y in years if y in scaled) or years,
        span=span,
    )


def _others(series: pd.DataFrame, province: str, breaks: Iterable[Break], *, both: bool) -> tuple[YearLine, ...]:
    """The known averages, in greys that differ, the nearest to us last."""
    means = {"nasional": known_values(series, "nation"), province: known_values(series, "province")}
    there = {of: values for of, values in means.items() if values}
    kept = there if both else dict(list(there.items())[-1:])
    hues = ("others_line", "muted") if len(kept) == 2 else ("others_dot",) * len(kept)
    return tuple(
        year_line(f"rata-rata {of}", values, breaks, hue=hue, ink="muted")
        for (of, values), hue in zip(kept.items(), hues, strict=True)
    )


def _span(values: Sequence[float], bands: Sequence[Band]) -> Span:
    """All values, with a limit near them, and room for the words above and below."""
    low, high = min(values), max(values)
    near = [b.lower for b in bands if b.lower > 0 and low - _NEAR <= b.lower <= high + _NEAR]
    low, high = min([low, *near]), max([high, *near])
    air = max(0.22 * (high - low), 1.0)
    return low - air, high + air


def _ends(lines: Sequence[YearLine], span: Span) -> tuple[LineEnd, ...]:
    """Name, last value and its year at the end of each line, for it may be another than the one told of; ours says its own."""
    ends = [(line, *line.values[-1]) for line in lines]
    places = spread([value for *_, value in ends], gap=_END * (span[1] - span[0]))
    return tuple(
        LineEnd(
            short_name(line.name, letters=_LETTERS) if line.own else line.name,
            "" if line.own else f"{decimal(value)} ({year})",
            place,
            line.ink,
            line.own,
        )
        for (line, year, value), place in zip(ends, places, strict=True)
    )


def _alt(
    name: str,
    years: Sequence[int],
    ours: dict[int, float],
    gaps: dict[int, str],
    others: Sequence[YearLine],
    breaks: Iterable[Break],
) -> str:
    """Every year's value, the missing years with their reason, the averages and the breaks, in words."""
    pieces = [f"{year} {decimal(ours[year]) if year in ours else gaps[year]}" for year in years]
    text = f"Indeks {name} menurut tahun survei: {'; '.join(pieces)}."
    for line in reversed(others):
        text += f" {line.name[:1].upper()}{line.name[1:]}: {'; '.join(f'{y} {decimal(v)}' for y, v in line.values)}."
    return text + "".join(f" Antara {a} dan {b}: {words}." for a, b, words in breaks)
