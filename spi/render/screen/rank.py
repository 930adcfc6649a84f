"""Who stands before and behind us? Ordered dots, their last year as a tail, the category limits as lines."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from spi.method.methodology import Band
from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.render.screen.rows import laid_out, light_own, name_rows, row_step
from spi.words import palette
from spi.words.wording import change_words, decimal, thousands
from spi.words.wording import limit as limit_words

PLOT = look.PHONE - 190  # px between the names and the column of values on a phone


def _ordered(ranking: pd.DataFrame) -> list[dict]:
    """Ranked rows, best first; equal ranks by name."""
    rows = sorted(look.records(ranking, "rank", "index"), key=lambda r: (r["rank"], str(r["region"])))
    return [{"index_before": None, **r} for r in rows]


def ranking_dots(ranking: pd.DataFrame, *, region_code: str, bands: Iterable[Band | dict], year: int,
                 year_before: int | None = None, numbered: bool = True, noun: str = "pemda") -> go.Figure:  # fmt: skip
    """Governments ordered by rank, one row each, on the scale of the index.

    `ranking`: region_code, region, rank (equal values share one), rank_told (the rank in words, "3–5" where it is not sure; may
    be missing), index, index_before (points; may be missing). Beyond 60 rows only the top 20, our neighbourhood and the bottom 10
    are drawn, with a row that says how many are left out. noun: what the rows are called.
    numbered: does its rank stand before each name? customdata: region_code.
    """
    rows = _ordered(ranking)
    if not rows:
        return blank(f"Belum ada peringkat SPI {year}: nilai indeksnya belum diketahui.")
    drawn, gaps = laid_out(rows, region_code)
    count = len(drawn) + len(gaps)
    step, size = row_step(count)
    drawing = Drawing()
    span = _span(drawn)
    light_own(drawing, drawn)
    top = _limit_rules(drawing, look.as_bands(bands), span)
    tails = year_before is not None and any(look.known(r["index_before"]) for r in drawn)
    if tails:
        _tails(drawing, drawn, year_before)
    _dots(drawing, drawn, year, size)
    foot = 48 if tails else 30
    if tails:
        drawing.label(f"titik besar SPI {year}, titik kecil SPI {year_before}", 1, 0, xref="paper", yref="paper", size=12,
                      color=palette.MUTED, xanchor="right", yanchor="top", xshift=size * 3, yshift=-26)  # fmt: skip
    names = [f"{_told(r)}  {look.safe(r['region'])}" if numbered else look.safe(r["region"]) for r in drawn]
    name_rows(drawing, drawn, gaps, names, size=size, noun=noun)
    drawing.axis("x", range=list(span), nticks=5, tickfont={"size": 12, "color": palette.MUTED}, tickformat="d")
    return drawing.figure(height=step * count + top + foot, right=size * 3 + 8, top=top, bottom=foot)


def _span(drawn: list[dict]) -> tuple[float, float]:
    values = [float(r[year]) for r in drawn for year in ("index", "index_before") if look.known(r[year])]
    air = max(0.06 * (max(values) - min(values)), 1.0)
    return min(values) - air, max(values) + air


def _limit_rules(drawing: Drawing, bands: list[Band], span: tuple[float, float]) -> int:
    """Lines at the category limits with their names above, on as many levels as they need; gives the top margin in px."""
    inside = [b for b in bands if span[0] < b.lower < span[1]]
    words = [f"{look.safe(b.name)} {limit_words(b.lower)}" for b in inside]
    widths = [look.text_width(w, size=13) for w in words]
    levels = look.levels([(b.lower - span[0]) / (span[1] - span[0]) * PLOT for b in inside], widths)
    for band, text, level in zip(inside, words, levels, strict=True):
        drawing.rule(color=palette.MUTED, dash="dot", x0=band.lower, x1=band.lower, y0=0, y1=1, yref="paper")
        drawing.label(text, band.lower, 1, yref="paper", yanchor="bottom", yshift=2 + 17 * level, size=13, color=palette.MUTED)
    return 10 + 18 * (max(levels, default=-1) + 1)


def _tails(drawing: Drawing, drawn: list[dict], year_before: int) -> None:
    """A thin line from each value to that of the year before, with a small dot at its end."""
    for own, color in ((False, palette.OTHERS), (True, palette.PEER)):
        part = [r for r in drawn if r["own"] == own and look.known(r["index_before"])]
        xs = [v for r in part for v in (r["index_before"], r["index"], None)]
        ys = [v for r in part for v in (r["y"], r["y"], None)]
        dot = {"color": palette.PEER if own else palette.OTHERS_LINE, "size": 6}
        drawing.scatter(x=xs, y=ys, mode="lines", line={"color": color, "width": 2}, hoverinfo="skip", name="ekor")
        drawing.scatter(x=[r["index_before"] for r in part], y=[r["y"] for r in part], mode="markers", hoverinfo="skip",
                        name=f"SPI {year_before}", marker=dot, **look.STILL)  # fmt: skip


def _dots(drawing: Drawing, rows: list[dict], year: int, size: int) -> None:
    """This year's dots and, in a column at the right, their values."""
    drawing.scatter(
        x=[r["index"] for r in rows], y=[r["y"] for r in rows], mode="markers", name=f"SPI {year}", cliponaxis=False,
        hoverinfo="text", hovertext=[_hover(r) for r in rows], customdata=[[r["region_code"]] for r in rows], **look.STILL,
        marker={"color": [palette.OWN if r["own"] else palette.OTHERS_DOT for r in rows], "opacity": 1,
                "size": [15 if r["own"] else 9 for r in rows]})  # fmt: skip
    for r in rows:
        drawing.label(decimal(r["index"]), 1, r["y"], xref="paper", xanchor="left", xshift=4, size=size, bold=r["own"],
                      color=palette.OWN if r["own"] else palette.MUTED)  # fmt: skip


def _told(row: dict) -> str:
    """Its rank in words: "25", or "3–5" where it hangs on a conflict of sources."""
    return str(row.get("rank_told") or int(row["rank"]))


def _hover(row: dict) -> str:
    moved = f"<br>{change_words(row['index'] - row['index_before'])} poin" if look.known(row["index_before"]) else ""
    return f"{look.safe(row['region'])}<br>peringkat {_told(row)}, indeks {decimal(row['index'])}{moved}"


def ranking_dots_sentence(ranking: pd.DataFrame, *, region_code: str, bands: Iterable[Band | dict], year: int,
                          year_before: int | None = None, noun: str = "pemda") -> str:  # fmt: skip
    """Our rank of how many, our category, and who is first and last, in words."""
    rows = _ordered(ranking)
    if not rows:
        return f"Belum ada peringkat SPI {year} karena nilai indeksnya belum diketahui."
    first, last = rows[0], rows[-1]
    text = (f"Peringkat SPI {year} dari {thousands(len(rows))} {noun}: teratas {first['region']} {decimal(first['index'])}, "
            f"terbawah {last['region']} {decimal(last['index'])}.")  # fmt: skip
    own = next((r for r in rows if r["region_code"] == region_code), None)
    if own is None:
        return text + " Daerah yang dipilih tidak diperingkat karena nilainya belum diketahui."
    band = look.band_of(look.as_bands(bands), own["index"])
    category = f" ({band.name})" if band else ""
    text += f" {own['region']} peringkat {_told(own)} dengan indeks {decimal(own['index'])}{category}"
    if year_before is not None and look.known(own["index_before"]):
        text += f", {change_words(own['index'] - own['index_before'])} poin dari SPI {year_before}"
    same = sum(r["index"] == own["index"] for r in rows) - 1
    return text + "." + (f" {same} {noun} lain bernilai sama dan berbagi peringkat itu." if same else "")
