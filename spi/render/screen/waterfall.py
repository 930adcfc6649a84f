"""What made up the index, or its change? Horizontal waterfalls whose deductions have a hue of their own."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from spi.method.methodology import Band
from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.words import palette
from spi.words.wording import change_words, decimal, rounded, signed
from spi.words.wording import limit as limit_words

ROW = 42  # px
PLOT = look.PHONE - 118  # px left for the bars on a phone
LABEL = 88  # px of the longest direct label


def is_deduction(part: str) -> bool:
    """Is this code one of the corrections?"""
    return str(part).startswith("correction")


def part_hues(part: str, points: float) -> tuple[str, str]:
    """Fill and text colour of a part."""
    if rounded(points) == 0:
        return palette.MUTED, palette.MUTED
    if is_deduction(part):
        return palette.DEDUCTION, palette.DEDUCTION_TEXT
    return (palette.UP, palette.UP_TEXT) if points > 0 else (palette.DOWN, palette.DOWN_TEXT)


class _Step(NamedTuple):
    """A part with where it begins and ends, in points."""

    part: str
    label: str
    points: float
    detail: str
    begin: float
    end: float


def _steps(parts: pd.DataFrame, start: float | None) -> list[_Step]:
    """The known parts, each beginning where the one before ended; none without a start."""
    steps = []
    for r in look.records(parts, "points") if look.known(start) else ():
        begin = steps[-1].end if steps else float(start)
        points = float(r["points"])
        steps.append(_Step(r["part"], r["label"], points, r.get("detail", ""), begin, begin + points))
    return steps


def _bars(drawing: Drawing, steps: list[_Step], first: int) -> None:
    """Draw the bars from row `first` on, with thin connectors between them."""
    hues = [part_hues(r.part, r.points)[0] for r in steps]
    hover = [f"{look.safe(r.label)}: {signed(r.points)} poin" for r in steps]
    drawing.bar(x=[r.points for r in steps], base=[r.begin for r in steps], y=list(range(first, first + len(steps))),
                width=0.56, marker={"color": hues}, hovertext=hover, hoverinfo="text", name="bagian")  # fmt: skip
    for y, r in enumerate(steps, first):
        drawing.rule(color=palette.OTHERS_DOT, x0=r.end, x1=r.end, y0=y, y1=y + 1)
        if rounded(r.points) == 0:
            drawing.rule(color=palette.MUTED, width=3, x0=r.end, x1=r.end, y0=y - 0.28, y1=y + 0.28)


def _frame(drawing: Drawing, names: Sequence[str], span: tuple[float, float], top: int) -> go.Figure:
    """Rows named in the left margin, first row on top; `span` is the range in points."""
    drawing.axis("x", visible=False, range=list(span))
    drawing.name_rows(names)
    return drawing.figure(height=ROW * len(names) + top + 10, left=8, right=6, top=top)


def _limit_line(drawing: Drawing, value: float, text: str, span: tuple[float, float], rows: int) -> None:
    """A dashed line at a category limit, its label above the plot and never over it."""
    drawing.rule(color=palette.MUTED, width=1.5, dash="dot", x0=value, x1=value, y0=-0.5, y1=rows - 0.5)
    share, half = (value - span[0]) / (span[1] - span[0]), look.text_width(text, size=13) / 2 / PLOT
    anchor = "left" if share < half else "right" if share > 1 - half else "center"
    drawing.label(text, value, 1, yref="paper", yanchor="bottom", xanchor=anchor, color=palette.MUTED, size=13)


def _dot(drawing: Drawing, row: int, value: float, *, own: bool) -> None:
    """The index itself: a dot and its value, big and in our hue for the result."""
    hue, size = (palette.OWN, 17) if own else (palette.MUTED, 13)
    drawing.scatter(x=[value], y=[row], mode="markers", marker={"color": hue, "size": size}, hoverinfo="skip", name="indeks")
    drawing.label(decimal(value), value, row, bold=True, size=20 if own else 16, color=hue if own else palette.INK,
                  halo=True, xanchor="left", xshift=12)  # fmt: skip


def change_waterfall(parts: pd.DataFrame, *, year_from: int, index_from: float, year_to: int, index_to: float,
                     limit: float | None = None, limit_name: str | None = None) -> go.Figure:  # fmt: skip
    """From one survey year's index to another's, part by part.

    `parts`: part (code), label, points (index points, signed), detail ("80,38 → 75,61" or ""). `limit` is a category limit in
    points; it is drawn only when it lies near the bars.
    """
    steps = _steps(parts, index_from)
    if not steps or not look.known(index_to):
        return blank(f"Rincian perubahan SPI {year_from} ke {year_to} belum dapat dihitung: komponennya belum lengkap.")
    span = _change_span([index_from, index_to, *(r.end for r in steps)], limit)
    names = [f"<b>SPI {year_from}</b>", *(look.wrapped(r.label) for r in steps), f"<b>SPI {year_to}</b>"]
    drawing = Drawing()
    drawn = look.known(limit) and span[0] <= limit <= span[1]
    if drawn:
        named = " ".join(["batas", *([look.safe(limit_name)] if limit_name else []), limit_words(limit)])
        _limit_line(drawing, limit, named, span, len(names))
    drawing.rule(color=palette.OTHERS_DOT, x0=index_from, x1=index_from, y0=0, y1=1)
    _bars(drawing, steps, 1)
    for y, r in enumerate(steps, 1):
        text = f"<b>{change_words(r.points)}</b>" + _detail_line(r.detail)
        drawing.label(text, max(r.begin, r.end), y, color=part_hues(r.part, r.points)[1], size=15, halo=True,
                      align="left", xanchor="left", xshift=7)  # fmt: skip
    _dot(drawing, 0, index_from, own=False)
    _dot(drawing, len(names) - 1, index_to, own=True)
    return _frame(drawing, names, span, 26 if drawn else 8)


def _detail_line(detail: object) -> str:
    return f"<br>{look.small(look.safe(detail))}" if look.known(detail) and str(detail).strip() else ""


def _change_span(points: Sequence[float], limit: float | None) -> tuple[float, float]:
    """The range in points that leaves room, on a phone, for a label to the right of every bar."""
    low, high = min(points), max(points)
    width = max(high - low, 1.0)
    if look.known(limit) and low - width <= limit <= high + width:
        low, high = min(low, limit), max(high, limit)
    low -= 0.07 * (high - low or 1)
    return low, low + (max(points) - low) / (1 - LABEL / PLOT)


def change_waterfall_sentence(parts: pd.DataFrame, *, year_from: int, index_from: float, year_to: int, index_to: float,
                              limit: float | None = None, limit_name: str | None = None) -> str:  # fmt: skip
    """The change and its parts in words."""
    steps = _steps(parts, index_from)
    if not steps or not look.known(index_to):
        return f"Rincian perubahan SPI {year_from} ke {year_to} belum dapat dihitung karena komponennya belum lengkap."
    listed = "; ".join(f"{r.label} {change_words(r.points)}" for r in steps)
    text = (f"Indeks SPI {year_from} ke {year_to} {change_words(float(index_to) - float(index_from))} poin, "
            f"dari {decimal(index_from)} menjadi {decimal(index_to)}. Bagiannya dalam poin indeks: {listed}.")  # fmt: skip
    if look.known(limit):
        text += f" Batas {limit_name or 'kategori'} {limit_words(limit)}."
    return text


def level_waterfall(parts: pd.DataFrame, *, year: int, index: float, bands: Iterable[Band | dict] = ()) -> go.Figure:
    """The contributions that add up to the index of one survey year, on the scale 0-100.

    `parts`: part (code), label, points (index points, deductions negative), detail. `bands`: the categories of that year.
    """
    steps = _steps(parts, 0.0)
    if not steps or not look.known(index):
        return blank(f"Susunan indeks SPI {year} belum dapat dihitung: komponennya belum lengkap.")
    names = [*(look.wrapped(r.label) for r in steps), f"<b>SPI {year}</b>"]
    scale, span = look.as_bands(bands), (0.0, 100.0)
    drawing, own = Drawing(), look.band_of(look.as_bands(bands), index)
    _bars(drawing, steps, 0)
    for y, r in enumerate(steps):
        begin, end = sorted((r.begin, r.end))
        x, side, shift = (begin, "right", -7) if begin > 100 - end else (end, "left", 7)
        text = f"<b>{signed(r.points)}</b>" + _detail_line(r.detail)
        drawing.label(text, x, y, color=part_hues(r.part, r.points)[1], size=15, halo=True, align=side, xanchor=side,
                      xshift=shift)  # fmt: skip
    drawing.bar(x=[index], y=[len(steps)], width=0.66, marker={"color": palette.OWN}, hoverinfo="skip", name="indeks")
    category = f"  {own.symbol} {look.safe(own.name)}" if own else ""
    drawing.label(decimal(index) + category, index, len(steps), bold=True, size=17, color=palette.PAPER, xanchor="right",
                  xshift=-8)  # fmt: skip
    goal = next((b for b in scale if b.lower > index), scale[-1] if scale else None)
    if goal:
        _limit_line(drawing, goal.lower, f"batas {look.safe(goal.name)} {limit_words(goal.lower)}", span, len(names))
    return _frame(drawing, names, span, 26 if goal else 8)


def level_waterfall_sentence(parts: pd.DataFrame, *, year: int, index: float, bands: Iterable[Band | dict] = ()) -> str:
    """The contributions in words, with the category of the result."""
    steps = _steps(parts, 0.0)
    if not steps or not look.known(index):
        return f"Susunan indeks SPI {year} belum dapat dihitung karena komponennya belum lengkap."
    listed = "; ".join(f"{r.label} {signed(r.points)}" for r in steps)
    own = look.band_of(look.as_bands(bands), index)
    category = f" ({own.name})" if own else ""
    return f"Indeks SPI {year} sebesar {decimal(index)}{category} tersusun dari, dalam poin indeks: {listed}."
