"""How do our values compare, row by row? Profiles on one scale, distances to references, and what reaching them would bring."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank, dot_row
from spi.render.screen.look import part_hues
from spi.words import palette
from spi.words.wording import change_words, decimal, signed

ROW = 52  # px: our number above the row, the median's below
PLOT = look.PHONE - 130


def _rows(values: pd.DataFrame) -> dict[str, list[dict]]:
    """Code -> its known values, in the order given."""
    rows: dict[str, list[dict]] = {}
    for r in look.records(values, "row", "value"):
        rows.setdefault(r["row"], []).append(r)
    return rows


def profile_rows(values: pd.DataFrame, *, region_code: str, marks: pd.DataFrame | None = None,
                 limits: Iterable[tuple[float, str]] = (), low_is_good: bool = False) -> go.Figure:  # fmt: skip
    """Several measures as rows on one scale: the others as faint dots, reference marks as ticks, ours big with its number.

    `values`: row (code), label, region_code, region, value (points). `marks`: row, name, value (points), at most three a row,
    such as a median, or the lowest, mean and highest. `limits`: (points, text) drawn as lines. With `low_is_good` (deductions)
    the scale starts at 0 and says so.
    """
    rows = _rows(values)
    if not rows:
        return blank("Belum ada nilai untuk digambarkan.")
    there = [float(r["value"]) for part in rows.values() for r in part]
    limits = [(v, t) for v, t in limits if min(there) - 10 <= v <= max(there) + 10]
    low, high = min([*there, *(v for v, _ in limits)]), max([*there, *(v for v, _ in limits)])
    air = max(0.09 * (high - low), 0.5)
    drawing, references, low = Drawing(), _references(marks), 0.0 if low_is_good else float(low)
    span = (low - (0.08 * high if low_is_good else air), float(high + air))
    for value, text in limits:
        drawing.rule(color=palette.MUTED, dash="dot", x0=value, x1=value, y0=0, y1=1, yref="paper")
        drawing.label(look.safe(text), value, 1, yref="paper", yanchor="bottom", size=13, color=palette.MUTED)
    for y, (code, part) in enumerate(rows.items()):
        _profile_row(drawing, y, part, region_code)
        _marks(drawing, y, references.get(code, []), span)
    bottom = 42 if low_is_good else 24
    drawing.axis("x", range=list(span), nticks=6, tickfont={"size": 12, "color": palette.MUTED})
    if low_is_good:
        drawing.label("makin kecil makin baik", 0, 0, xref="paper", yref="paper", xanchor="left", yanchor="top", yshift=-22,
                      size=12, color=palette.MUTED)  # fmt: skip
    drawing.name_rows([look.wrapped(part[0]["label"], width=17) for part in rows.values()])
    return drawing.figure(height=ROW * len(rows) + 24 + bottom, left=8, right=12, top=24 if limits else 6, bottom=bottom)


def _profile_row(drawing: Drawing, y: int, part: list[dict], region_code: str) -> None:
    """One row: the line of the scale, the others and ours."""
    drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y, y1=y)
    dot_row(drawing, part, "value", y, region_code=region_code, sizes=(9, 16))
    for value in [r["value"] for r in part if r["region_code"] == region_code]:
        drawing.label(decimal(value), value, y, yanchor="bottom", yshift=8, bold=True, size=15, color=palette.OWN, halo=True)


def _references(marks: pd.DataFrame | None) -> dict[str, list[tuple[str, float]]]:
    """Code -> (name, value) of its reference marks, lowest first."""
    found: dict[str, list[tuple[str, float]]] = {}
    for r in sorted(look.records(marks, "row", "name", "value"), key=lambda r: r["value"]):
        found.setdefault(r["row"], []).append((r["name"], float(r["value"])))
    return found


def _marks(drawing: Drawing, y: int, marks: list[tuple[str, float]], span: tuple[float, float]) -> None:
    """Ticks with their names below, kept inside the plot; one whose name would touch the last one is left out with it."""
    per_px, end = PLOT / (span[1] - span[0]), float("-inf")
    for name, value in marks:
        text, at = f"{look.safe(name)} {decimal(value)}".strip(), (value - span[0]) * per_px
        width = look.text_width(text, size=12)
        anchor = "left" if at < width / 2 else "right" if at > PLOT - width / 2 else "center"
        start = at - {"left": 0, "center": width / 2, "right": width}[anchor]
        if start >= end:
            end = start + width + 4
            drawing.rule(color=palette.INK, width=2, layer="above", x0=value, x1=value, y0=y - 0.14, y1=y + 0.2)
            drawing.label(text, value, y, xanchor=anchor, yanchor="top", yshift=-9, size=12, color=palette.MUTED, halo=True)


def profile_rows_sentence(values: pd.DataFrame, *, region_code: str, marks: pd.DataFrame | None = None,
                          limits: Iterable[tuple[float, str]] = (), low_is_good: bool = False) -> str:  # fmt: skip
    """Ours beside the reference marks, row by row, in words."""
    pieces, references = [], _references(marks)
    for code, part in _rows(values).items():
        own = [r["value"] for r in part if r["region_code"] == region_code]
        mine = decimal(own[0]) if own else "belum diketahui"
        beside = ", ".join(f"{word} {decimal(value)}" for word, value in references.get(code, []))
        pieces.append(f"{part[0]['label']} {mine}" + (f" ({beside})" if beside else ""))
    if not pieces:
        return "Belum ada nilai untuk digambarkan."
    return "; ".join(pieces) + "." + (" Makin kecil makin baik." if low_is_good else "")


GAP_HUES = {"kurang": (palette.DOWN_SOFT, palette.DOWN_TEXT), "lebih": (palette.UP_SOFT, palette.UP_TEXT)}  # muted: line and text


def _distance_words(distance: float) -> str:
    """1.35 -> "kurang 1,35"; -0.29 -> "lebih 0,29"; 0 -> "sama"."""
    words = change_words(-distance)
    return {"tetap": "sama"}.get(words, words.replace("turun", "kurang").replace("naik", "lebih"))


def gap_dumbbells(gaps: pd.DataFrame, *, index: float) -> go.Figure:
    """The distance from our index to each reference.

    `gaps`: label, value (points), distance (value - index; positive = still to gain). `index`: ours, in points.
    """
    rows = look.present(gaps, "value", "distance")
    if rows.empty or not look.known(index):
        return blank("Jarak belum dapat dihitung: nilai kita atau pembandingnya belum diketahui.")
    drawing, n = Drawing(), len(rows)
    drawing.rule(color=palette.OWN, width=1.5, x0=index, x1=index, y0=-0.5, y1=n - 0.5)
    for y, r in enumerate(rows.itertuples()):
        words = _distance_words(r.distance)
        hue, text = GAP_HUES.get(words.split()[0], (palette.OTHERS_DOT, palette.MUTED))
        drawing.scatter(x=[index, r.value], y=[y, y], mode="lines+markers", line={"color": hue, "width": 5}, name=str(r.label),
                        marker={"color": [palette.OWN, hue], "size": [12, 14], "opacity": 1}, hoverinfo="text",
                        hovertext=[f"kita {decimal(index)}", f"{look.safe(r.label)} {decimal(r.value)}"])  # fmt: skip
        drawing.label(words, max(r.value, index), y, bold=True, size=14, color=text, xanchor="left", xshift=11)
    low, high = min(index, rows["value"].min()), max(index, rows["value"].max())
    low -= 0.1 * max(high - low, 1.0)
    high = low + max(high - low, 1.0) / (1 - (look.text_width("kurang 10,00") + 6) / PLOT)
    drawing.label(f"kita {decimal(index)}", index, 1, yref="paper", yanchor="bottom", bold=True, size=15, color=palette.OWN)
    drawing.axis("x", visible=False, range=[low, high])
    names = [f"{look.wrapped(r.label, width=16)} {look.small(decimal(r.value))}" for r in rows.itertuples()]
    drawing.name_rows(names)
    return drawing.figure(height=40 * n + 34, top=26)


def gap_dumbbells_sentence(gaps: pd.DataFrame, *, index: float) -> str:
    """Each distance in words."""
    rows = look.present(gaps, "value", "distance")
    if rows.empty or not look.known(index):
        return "Jarak belum dapat dihitung karena nilai kita atau pembandingnya belum diketahui."
    pieces = []
    for r in rows.itertuples():
        words = _distance_words(r.distance)
        pieces.append(f"{words} {'dengan' if words == 'sama' else 'dari'} {r.label} ({decimal(r.value)})")
    return f"Indeks kita {decimal(index)}: {'; '.join(pieces)}."


def gain_bars(gains: pd.DataFrame) -> go.Figure:
    """The index points that reaching each reference would bring, in the order given.

    `gains`: label, ours, reference, points (negative = we are already ahead); optionally part (code; corrections are purple).
    """
    rows = look.present(gains, "points")
    if rows.empty:
        return blank("Tambahan poin belum dapat dihitung: komponennya belum lengkap.")
    drawing, n = Drawing(), len(rows)
    records = rows.assign(part=rows.get("part", "")).to_dict("records")
    hues = [part_hues(str(r["part"]), r["points"]) if r["points"] > 0 else (palette.OTHERS_DOT, palette.MUTED) for r in records]
    drawing.bar(x=[r["points"] for r in records], y=list(range(n)), width=0.5, hoverinfo="skip",
                marker={"color": [fill for fill, _ in hues]})  # fmt: skip
    for y, (r, (_, ink)) in enumerate(zip(records, hues, strict=True)):
        drawing.label(f"{signed(r['points'])} poin", max(r["points"], 0), y, bold=True, size=15, color=ink,
                      xanchor="left", xshift=7)  # fmt: skip
    low, high = min(0.0, rows["points"].min()), max(0.0, rows["points"].max())
    drawing.rule(color=palette.MUTED, layer="above", x0=0, x1=0, y0=-0.5, y1=n - 0.5)
    drawing.axis("x", visible=False, range=[low * 1.05, low + max(high - low, 0.5) / (1 - 94 / PLOT)])
    steps = [look.small(f"{decimal(r['ours'])} → {decimal(r['reference'])}") for r in records]
    names = [f"{look.wrapped(r['label'], width=24)}<br>{step}" for r, step in zip(records, steps, strict=True)]
    drawing.name_rows(names)
    return drawing.figure(height=44 * n + 16, right=6)


def gain_bars_sentence(gains: pd.DataFrame) -> str:
    """What each step would bring, in words."""
    rows = look.present(gains, "points")
    if rows.empty:
        return "Tambahan poin belum dapat dihitung karena komponennya belum lengkap."
    pieces = [f"{r.label} dari {decimal(r.ours)} ke {decimal(r.reference)}: {signed(r.points)}" for r in rows.itertuples()]
    return f"Tambahan poin indeks: {'; '.join(pieces)}."
