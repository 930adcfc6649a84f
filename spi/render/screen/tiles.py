"""Which category does each government of the province have? Equal tiles in the shape of the map."""

from collections import Counter

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.words import palette
from spi.words.wording import decimal, thousands

TILE = 42  # px: a tile at the width of half an office screen
HALF = 0.46  # half a tile, in columns


def tile_map(tiles: pd.DataFrame, *, region_code: str) -> go.Figure:
    """Equal square tiles tinted by category, with label, value and the category's symbol; ours keeps its tint, outlined.

    `tiles`: region_code, region, tile_label, tile_row, tile_column, index (points), tint, symbol. Without a value a tile is
    white, dotted, and says "–". customdata: region_code on one point per tile.
    """
    records = look.records(tiles, "tile_row", "tile_column")
    if not records:
        return blank("Letak petak untuk daerah ini belum ada.")
    drawing = Drawing()
    records.sort(key=lambda r: r["region_code"] == region_code)  # our outline over those of the neighbours
    for r in records:
        _tile(drawing, r, own=r["region_code"] == region_code)
    drawing.scatter(
        x=[r["tile_column"] for r in records], y=[r["tile_row"] for r in records], mode="markers", hoverinfo="text", name="pemda",
        customdata=[[r["region_code"]] for r in records], hovertext=[_hover(r) for r in records],
        marker={"symbol": "square", "size": 30, "color": palette.PAPER, "opacity": 0}, unselected={"marker": {"opacity": 0}},
        selected={"marker": {"opacity": 0}})  # fmt: skip
    low, high = min(r["tile_row"] for r in records) - 0.55, max(r["tile_row"] for r in records) + 0.55
    left, right = min(r["tile_column"] for r in records) - 0.55, max(r["tile_column"] for r in records) + 0.55
    drawing.axis("x", visible=False, range=[left, right], constrain="domain")
    drawing.axis("y", visible=False, range=[high, low], scaleanchor="x", scaleratio=1, constrain="domain", constraintoward="top")
    return drawing.figure(height=round(TILE * (high - low)) + 8, left=4, right=4, top=4, bottom=4)


def _tile(drawing: Drawing, row: dict, *, own: bool) -> None:
    """One tile and its two lines of text."""
    x, y, there = row["tile_column"], row["tile_row"], look.known(row.get("index"))
    tint, symbol = (row[c] if there and look.known(row.get(c)) and row[c] else "" for c in ("tint", "symbol"))
    line = {"color": palette.OTHERS_DOT, "width": 0 if tint else 1, "dash": "solid" if there else "dot"}
    if own:
        line = {"color": palette.OWN, "width": 3.5}
    drawing.wash(tint or palette.PAPER, line=line, x0=x - HALF, x1=x + HALF, y0=y - HALF, y1=y + HALF)
    symbol = look.small(f"{symbol}\u200a", size=9, color=palette.INK) if symbol else ""
    value = decimal(row["index"], places=1) if there else decimal(None)
    drawing.label(f"{look.safe(row['tile_label'])}<br>{symbol}{value}", x, y, size=11, bold=own,
                  color=palette.INK if there or own else palette.MUTED)  # fmt: skip


def _hover(row: dict) -> str:
    known = look.known(row.get("index"))
    return f"{look.safe(row['region'])}<br>{'indeks ' + decimal(row['index']) if known else 'belum diketahui'}"


def tile_map_sentence(tiles: pd.DataFrame, *, region_code: str) -> str:
    """How many governments are known, how many per symbol, and where we are, in words."""
    rows = look.records(tiles, "tile_row", "tile_column")
    if not rows:
        return "Letak petak untuk daerah ini belum ada."
    there = [r for r in rows if look.known(r["index"])]
    text = f"Peta petak {thousands(len(rows))} pemda: {thousands(len(there))} diketahui nilainya"
    text += f", {thousands(len(rows) - len(there))} belum." if len(there) < len(rows) else "."
    counts = Counter(r["symbol"] for r in there if look.known(r["symbol"]))
    if counts:
        text += " Menurut lambang kategori: " + ", ".join(f"{s} {n}" for s, n in counts.most_common()) + "."
    if there:
        best, worst = max(there, key=lambda r: r["index"]), min(there, key=lambda r: r["index"])
        text += f" Tertinggi {best['region']} {decimal(best['index'])}, terendah {worst['region']} {decimal(worst['index'])}."
    for own in [r for r in rows if r["region_code"] == region_code]:
        text += f" {own['region']} {decimal(own['index']) if look.known(own['index']) else 'belum diketahui'}."
    return text
