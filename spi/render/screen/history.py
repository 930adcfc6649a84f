"""How did the index move over the years? A line with honest gaps and visible breaks."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from spi.method.methodology import Band
from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.words import palette
from spi.words.wording import decimal
from spi.words.wording import limit as limit_words

Break = tuple[int, int, str]  # year_from, year_to, text


def years_of(table: pd.DataFrame) -> list[int]:
    """Every survey year from the first row to the last, so that a year without a row is a gap too."""
    years = sorted({int(y) for y in table["survey_year"]})
    return list(range(years[0], years[-1] + 1)) if years else []


def runs(values: dict[int, float], breaks: Iterable[Break] = ()) -> tuple[list[list[int]], list[list[int]]]:
    """Cut a series into the stretches of consecutive years that may be joined, and the pairs that only a break parts."""
    cuts = {(int(a), int(b)) for a, b, *_ in breaks}
    solid: list[list[int]] = []
    dashed = []
    for year in sorted(values):
        if solid and solid[-1][-1] == year - 1 and (year - 1, year) not in cuts:
            solid[-1].append(year)
            continue
        if solid and solid[-1][-1] == year - 1:
            dashed.append([year - 1, year])
        solid.append([year])
    return solid, dashed


def known_values(table: pd.DataFrame, column: str) -> dict[int, float]:
    """Survey year -> value, only where there is one."""
    return {int(y): float(v) for y, v in _pairs(table, column) if look.known(v)}


def _pairs(table: pd.DataFrame, column: str) -> Iterable[tuple]:
    """(survey year, value) of every row that has a year; nothing where a column is missing."""
    if not {"survey_year", column} <= set(table.columns):
        return ()
    rows = zip(table["survey_year"].tolist(), table[column].tolist(), strict=True)
    return ((year, value) for year, value in rows if look.known(year))


def draw_line(drawing: Drawing, values: dict[int, float], *, color: str, width: float, size: float, name: str,
              breaks: Iterable[Break] = (), axis: str = "y", dots: bool = True) -> None:  # fmt: skip
    """A series by stretches: solid inside, dashed and lighter across a break, nothing across a missing year."""
    solid, dashed = runs(values, breaks)
    for years, dash in [*((y, "dot") for y in dashed), *((y, "solid") for y in solid)]:
        marks = dash == "solid" and (dots or len(years) == 1)
        thick, opacity, said = (width, 1, name) if dash == "solid" else (width * 0.6, 0.6, f"{name} (putus)")
        drawing.scatter(
            x=[str(y) for y in years], y=[values[y] for y in years], mode="lines+markers" if marks else "lines", yaxis=axis,
            line={"color": color, "width": thick, "dash": dash}, marker={"color": color, "size": size}, opacity=opacity,
            name=said, hoverinfo="text",
            hovertext=[f"{look.safe(name)} {y}: {decimal(values[y])}" for y in years])  # fmt: skip


def draw_breaks(drawing: Drawing, breaks: Iterable[Break], years: Sequence[int], *, words: bool = True) -> None:
    """A light vertical band between the two years of each break, its text above the plot."""
    for year_from, year_to, text in breaks:
        if year_from in years and year_to in years:
            middle = (years.index(year_from) + years.index(year_to)) / 2
            drawing.wash(palette.BREAK, x0=middle - 0.09, x1=middle + 0.09, y0=0, y1=1, yref="paper")
            if words:
                drawing.label(look.wrapped(text, width=11), middle, 1, yref="paper", yanchor="bottom", size=12,
                              color=palette.MUTED)  # fmt: skip


def year_axis(drawing: Drawing, years: Sequence[int]) -> None:
    """The years as words on the axis, never as a number with a thousands sign."""
    drawing.axis("x", type="category", categoryorder="array", categoryarray=[str(y) for y in years],
                 range=[-0.5, len(years) - 0.5], tickfont={"size": 13, "color": palette.MUTED})  # fmt: skip


def _limit_rules(drawing: Drawing, bands: list[Band], low: float, high: float, pixels: float, at: Sequence[int]) -> None:
    """Dotted lines at the limits inside the range, named in the left margin; only over the years `at` (empty: all)."""
    ends = {"x0": min(at) - 0.5, "x1": max(at) + 0.5} if at else {"x0": 0, "x1": 1, "xref": "paper"}
    inside = [b for b in bands if low < b.lower < high]
    close = any((b.lower - a.lower) / (high - low) * pixels < 32 for a, b in pairwise(inside))
    for band in inside:
        drawing.rule(color=palette.OTHERS_DOT, dash="dot", **ends, y0=band.lower, y1=band.lower)
    names = [limit_words(b.lower) if close else f"{look.safe(b.name)}<br>{limit_words(b.lower)}" for b in inside]
    drawing.axis("y", tickvals=[b.lower for b in inside], ticktext=names, automargin=True,
                 tickfont={"size": 12, "color": palette.MUTED})  # fmt: skip


def _line_span(values: Iterable[float], bands: list[Band]) -> tuple[float, float]:
    """All values, with a limit near them, and room for the labels above and below."""
    low, high = min(values), max(values)
    near = [b.lower for b in bands if b.lower > 0 and low - 3 <= b.lower <= high + 3]
    low, high = min([low, *near]), max([high, *near])
    air = max(0.22 * (high - low), 1.0)
    return low - air, high + air


def index_line(series: pd.DataFrame, *, name: str, bands: Iterable[Band | dict] = (), breaks: Iterable[Break] = (),
               other_name: str | None = None, band_years: Sequence[int] = ()) -> go.Figure:  # fmt: skip
    """Our index over the survey years, with the average of the others in grey.

    `series`: survey_year, value (points), reason (code when missing), other (points, may be missing). A missing year is a gap
    with a mark. `breaks`: (year_from, year_to, text); only a dashed, lighter piece crosses a break. `band_years`: the survey
    years to which the limits of `bands` apply; elsewhere no limit is drawn (empty: everywhere).
    """
    ours = known_values(series, "value")
    if not ours:
        return blank(f"Belum ada nilai indeks {name} yang diketahui.")
    others, scale, breaks, height = known_values(series, "other"), look.as_bands(bands), list(breaks), 250
    years, drawing = years_of(series), Drawing()
    low, high = _line_span([*ours.values(), *others.values()], scale)
    draw_breaks(drawing, breaks, years)
    called = other_name or "rata-rata"
    draw_line(drawing, others, color=palette.OTHERS_DOT, width=2, size=4, name=called, breaks=breaks, dots=False)
    draw_line(drawing, ours, color=palette.OWN, width=3, size=10, name=name, breaks=breaks)
    label_values(drawing, years, ours, others)
    mark_gaps(drawing, series, years, set(years) - set(ours), low)
    if others:
        _name_other(drawing, years, others, ours, other_name or "rata-rata")
    year_axis(drawing, years)
    _limit_rules(drawing, scale, low, high, height - 74, [n for n, year in enumerate(years) if year in band_years])
    drawing.axis("y", range=[low, high])
    return drawing.figure(height=height, right=84 if others else 10, top=38 if breaks else 10, bottom=26)


def label_values(drawing: Drawing, years: Sequence[int], ours: dict[int, float], others: dict[int, float], *, axis: str = "y",
                 size: int = 15) -> None:  # fmt: skip
    """Each of our values beside its dot, on the side away from the other line, without one outside the bend."""
    for year, value in ours.items():
        around = [ours[y] for y in (year - 1, year + 1) if y in ours]
        mean = sum(around) / len(around) if around else value
        up = value >= others.get(year, mean)
        drawing.label(decimal(value), years.index(year), value, bold=True, color=palette.OWN, size=size, halo=True, yref=axis,
                      yanchor="bottom" if up else "top", yshift=9 if up else -9)  # fmt: skip


def reasons(series: pd.DataFrame) -> dict[int, str]:
    """Survey year -> why its value is missing, in words, where a reason is given."""
    return {int(y): str(r).replace("_", " ") for y, r in _pairs(series, "reason") if look.known(r) and r}


def mark_gaps(drawing: Drawing, series: pd.DataFrame, years: Sequence[int], empty: set[int], low: float, *,
              axis: str = "y") -> None:  # fmt: skip
    """A small cross and "tidak ada data" where a year has no value; the reason on hover."""
    if not empty:
        return
    missing = sorted(empty)
    why = reasons(series)
    drawing.scatter(
        x=[str(y) for y in missing], y=[low] * len(missing), yaxis=axis, mode="markers", cliponaxis=False, name="tidak ada data",
        marker={"symbol": "x-thin", "size": 8, "line": {"color": palette.MUTED, "width": 2}}, hoverinfo="text",
        hovertext=[f"{y}: {look.safe(why.get(y, 'tidak ada data'))}" for y in missing])  # fmt: skip
    for year in missing:
        drawing.label("tidak ada<br>data", years.index(year), low, size=12, color=palette.MUTED, yanchor="bottom", yshift=8,
                      halo=True, yref=axis)  # fmt: skip


def _name_other(drawing: Drawing, years: Sequence[int], others: dict[int, float], ours: dict[int, float], name: str) -> None:
    """Name and last value of the grey line in the margin, on the far side of our own; its year when that is not the last."""
    year = max(others)
    up = others[year] > ours.get(years[-1], float("-inf"))
    text = f"{decimal(others[year])}<br>{look.wrapped(name, width=13)}" + (f"<br>({year})" if year != years[-1] else "")
    drawing.label(text, 1, others[year], xref="paper", size=12, color=palette.MUTED, align="left", xanchor="left", xshift=2,
                  yanchor="bottom" if up else "top", yshift=-8 if up else 8)  # fmt: skip


def index_line_sentence(series: pd.DataFrame, *, name: str, bands: Iterable[Band | dict] = (), breaks: Iterable[Break] = (),
                        other_name: str | None = None, band_years: Sequence[int] = ()) -> str:  # fmt: skip
    """Every year's value, the missing years with their reason, and the breaks, in words."""
    ours = known_values(series, "value")
    if not ours:
        return f"Belum ada nilai indeks {name} yang diketahui."
    why = reasons(series)
    pieces = [f"{y} {decimal(ours[y]) if y in ours else why.get(y, 'tidak ada data')}" for y in years_of(series)]
    text = f"Indeks {name} menurut tahun survei: {'; '.join(pieces)}."
    if others := known_values(series, "other"):
        text += f" {other_name or 'Rata-rata'}: {'; '.join(f'{y} {decimal(v)}' for y, v in sorted(others.items()))}."
    return text + "".join(f" Antara {a} dan {b}: {words}." for a, b, words in breaks)
