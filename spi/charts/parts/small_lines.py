"""How did the index of each government of a province go: a small line each, all on one scale, ours lit?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from spi.charts.marks import Blank, Span, records
from spi.charts.years import stretches
from spi.method import methodology
from spi.narrative.sentence import listed
from spi.words.short_names import short_names
from spi.words.wording import decimal, limit_words

COLUMNS, _LETTERS = 3, 17  # lines beside each other, so that a phone has room for their names; letters of a name
MOST = 20  # lines of a picture that a room can read


@dataclass(frozen=True)
class SmallLine:
    """A government: its values by survey year, in pieces between which a year is missing or the method may have changed; label:
    its name where there is little room; text: the last value in words."""

    region_code: str
    name: str
    label: str
    pieces: tuple[tuple[tuple[int, float], ...], ...]
    text: str
    own: bool
    hover: str


@dataclass(frozen=True)
class SmallLines:
    """Lines in rows of COLUMNS over the same years, on one span (points); limits: the category limits of the last year, which
    hold from the survey year limits_from on."""

    lines: tuple[SmallLine, ...]
    years: tuple[int, ...]
    span: Span
    limits: tuple[float, ...]
    limits_from: int
    alt: str
    caption: str


def small_lines(series: pd.DataFrame, names: dict[str, str], *, region_code: str, year: int) -> SmallLines | Blank:
    """Governments in the order of `names` (region code -> name), up to survey year `year`.

    series: region_code, survey_year, value (points; may be missing).
    """
    known = [row for row in records(series, "value") if row["survey_year"] <= year]
    if not known:
        return Blank("Belum ada indeks menurut tahun untuk dibandingkan.")
    years = tuple(sorted({int(row["survey_year"]) for row in known}))
    values = [float(row["value"]) for row in known]
    air = max(0.1 * (max(values) - min(values)), 1.0)
    of = {code: {int(row["survey_year"]): float(row["value"]) for row in known if row["region_code"] == code} for code in names}
    short = short_names(list(names.values()), letters=_LETTERS)
    lines = tuple(
        _line(code, name, label, of[code], years, own=code == region_code)
        for (code, name), label in zip(names.items(), short, strict=True)
    )
    limits = tuple(band.lower for band in methodology.bands(years[-1]) if min(values) < band.lower < max(values))
    span = f"SPI {years[0]} sampai {years[-1]}" if len(years) > 1 else f"SPI {years[0]}"
    alt = _alt(lines, years)
    since = _limits_from(years)
    rules = listed([limit_words(limit) for limit in limits])
    caption = f"Skala sama, {span}" + (f"; garis mendatar: batas kategori {rules}" if rules else "")
    caption += f" (sejak SPI {since})" if rules and since > years[0] else ""
    parted_by = [f"SPI {a} dan {b} ({words})" for a, b, words in methodology.break_marks() if a in years and b in years]
    caption += f"; garis terputus antara {listed(parted_by)}" if parted_by else ""
    return SmallLines(lines, years, (min(values) - air, max(values) + air), limits, since, alt, f"{caption}.")


def _limits_from(years: tuple[int, ...]) -> int:
    """The first of the survey years from which on the categories are those of the last."""
    alike, since = set(methodology.years_with_scale_of(years[-1])), years[-1]
    for year in reversed(years):
        if year not in alike:
            break
        since = year
    return since


def parted(chart: SmallLines, most: int = MOST) -> list[SmallLines]:
    """The same lines on as few pictures of at most so many as they need, none of them nearly empty, all on one span."""
    count = -(-len(chart.lines) // most)
    each = -(-len(chart.lines) // count)
    parts = [chart.lines[start : start + each] for start in range(0, len(chart.lines), each)]
    return [replace(chart, lines=part, alt=_alt(part, chart.years)) for part in parts]


def _alt(lines: Sequence[SmallLine], years: tuple[int, ...]) -> str:
    told = "; ".join(f"{line.name} {line.text or 'belum diketahui'}" for line in lines)
    span = f"SPI {years[0]} sampai {years[-1]}" if len(years) > 1 else f"SPI {years[0]}"
    return f"Indeks {span} tiap pemda, skala sama: {told}."


def _line(code: str, name: str, label: str, values: dict[int, float], years: tuple[int, ...], *, own: bool) -> SmallLine:
    pieces, _across = stretches([year for year in years if year in values], methodology.break_marks())
    last = max(values, default=None)
    text = "" if last is None else decimal(values[last]) + (f" ({last})" if last != years[-1] else "")
    told = "; ".join(f"{year}: {decimal(values[year]) if year in values else 'belum diketahui'}" for year in years)
    kept = tuple(tuple((year, values[year]) for year in piece) for piece in pieces)
    return SmallLine(code, name, label, kept, text, own, f"{name}\n{told}")
