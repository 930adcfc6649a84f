"""Where does our government stand among the others, on the scale of KPK's categories?"""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from spi.charts.scale import strip_span
from spi.method.methodology import Band
from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank, dot_row
from spi.words import palette
from spi.words.wording import decimal, thousands
from spi.words.wording import limit as limit_words

STRIP = look.PHONE - 20  # px of the strip's scale on a phone
STRIP_DOTS, STRIP_TOP, STRIP_BOTTOM = 46, 44, 22  # px: the row of dots, the two levels of labels, the band


def _share(name: str) -> float:
    """The part of the strip that a category's symbol and word need on a phone."""
    return (look.text_width(f"■ {name}", size=13) + 8) / STRIP


def _band_row(drawing: Drawing, bands: list[Band], span: tuple[float, float]) -> int:
    """Tinted categories below the dots with symbol, word and limits; gives the number of extra lines of words."""
    per_px = STRIP / (span[1] - span[0])
    homeless = []
    for band in bands:
        x0, x1 = max(band.lower, span[0]), min(band.upper, span[1])
        if x1 <= x0:
            continue
        words = f"{band.symbol} {look.safe(band.name)}"
        fits = look.text_width(words, size=13) + 4 <= (x1 - x0) * per_px
        drawing.wash(band.tint, x0=x0, x1=x1, y0=0, y1=STRIP_BOTTOM)
        drawing.label(words if fits else band.symbol, (x0 + x1) / 2, STRIP_BOTTOM / 2, size=13)
        if not fits:
            homeless.append(((x0 + x1) / 2, words))
        if band.lower > span[0]:
            drawing.rule(color=palette.MUTED, x0=x0, x1=x0, y0=-4, y1=STRIP_BOTTOM)
            drawing.label(limit_words(band.lower), x0, -12, size=13, color=palette.MUTED)
    lines = look.levels([x * per_px for x, _ in homeless], [look.text_width(w, size=12) for _, w in homeless])
    for (x, words), line in zip(homeless, lines, strict=True):
        drawing.label(words, min(max(x, span[0] + 38 / per_px), span[1] - 38 / per_px), -29 - 16 * line, size=12)
    return max(lines, default=-1) + 1


def scope_strip(scores: pd.DataFrame, *, region_code: str, bands: Iterable[Band | dict], average: float | None = None,
                average_name: str = "rata-rata", missing: int = 0, noun: str = "pemda") -> go.Figure:  # fmt: skip
    """One row of dots: every government of the scope, ours big, the average as a tick, the categories below.

    `scores`: region_code, region, index (points 0-100). `missing`: governments of the scope without a figure.
    """
    rows, scale = look.records(scores, "index"), look.as_bands(bands)
    if not rows:
        return blank("Belum ada nilai indeks untuk cakupan ini.")
    values = [*(float(r["index"]) for r in rows), *([float(average)] if look.known(average) else [])]
    span, drawing, dots = strip_span(values, scale, _share), Drawing(), STRIP_BOTTOM + STRIP_DOTS / 2
    lines = _band_row(drawing, scale, span) if scale else 0
    dot_row(drawing, rows, "index", dots, region_code=region_code, sizes=(11, 19))
    if look.known(average):
        drawing.rule(color=palette.INK, width=2, layer="above", x0=average, x1=average, y0=STRIP_BOTTOM + 6, y1=dots + 38)
        _held(drawing, f"{look.safe(average_name)} {decimal(average)}", average, dots + 46, span, color=palette.MUTED, size=13)
    for value in [r["index"] for r in rows if r["region_code"] == region_code]:
        _held(drawing, f"kita {decimal(value)}", value, dots + 23, span, color=palette.OWN, size=15, bold=True, halo=True)
    low = -26 - 16 * lines
    if missing:
        low -= 18
        drawing.label(f"{thousands(missing)} {noun} belum diketahui", span[0], low + 10, xanchor="left", size=12,
                      color=palette.MUTED)  # fmt: skip
    high = dots + STRIP_TOP + 12
    drawing.axis("x", visible=False, range=list(span))
    drawing.axis("y", visible=False, range=[low, high])
    return drawing.figure(height=round(high - low) + 8, left=10, right=10, top=4, bottom=4)


def _held(drawing: Drawing, text: str, x: float, y: float, span: tuple[float, float], **style: object) -> None:
    """A label over x that never leaves the plot on a phone."""
    half = look.text_width(text, size=style["size"]) / 2 * (span[1] - span[0]) / STRIP
    drawing.label(text, min(max(x, span[0] + half), span[1] - half), y, **style)


def scope_strip_sentence(scores: pd.DataFrame, *, region_code: str, bands: Iterable[Band | dict], average: float | None = None,
                         average_name: str = "rata-rata", missing: int = 0, noun: str = "pemda") -> str:  # fmt: skip
    """Our place on the scale, the average and what is not known, in words."""
    rows = look.present(scores, "index")
    if rows.empty:
        return "Belum ada nilai indeks untuk cakupan ini."
    ours = rows[rows["region_code"] == region_code]
    text = f"{thousands(len(rows))} nilai indeks dari {decimal(rows['index'].min())} sampai {decimal(rows['index'].max())}. "
    if ours.empty:
        text += "Nilai daerah yang dipilih belum diketahui."
    else:
        own = look.band_of(look.as_bands(bands), value := float(ours["index"].iloc[0]))
        text += f"{ours['region'].iloc[0]} {decimal(value)}{f', kategori {own.name}' if own else ''}."
    if look.known(average):
        text += f" {average_name[:1].upper()}{average_name[1:]} {decimal(average)}."
    return text + (f" {thousands(missing)} {noun} belum diketahui." if missing else "")
