"""How are the tiles of a province drawn on the screen?"""

from typing import Any

import plotly.graph_objects as go

from spi.charts.tile_map import Tile, TileMap
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_TILE = 42  # px: a tile at the width of half an office screen
_HALF, _EDGE = 0.46, 0.55  # of a column: half a tile, and the room from its middle to the edge of the map


def figure(chart: TileMap) -> go.Figure:
    """Square tiles tinted by category; without a value white and dotted; ours outlined, peers thinner in their hue; customdata is
    the region code."""
    drawing, tiles = Drawing(), chart.tiles
    for tile in tiles:
        outline = {"color": palette.OTHERS_DOT, "width": 0 if tile.tint else 1, "dash": "solid" if tile.known else "dot"}
        peer = {"color": palette.PEER_TEXT, "width": 2.5} if tile.peer else outline
        line: dict[str, Any] = {"color": palette.OWN, "width": 3.5} if tile.own else peer
        left, top = tile.column - _HALF, tile.row - _HALF
        drawing.wash(tile.tint or palette.PAPER, line=line, x0=left, x1=left + 2 * _HALF, y0=top, y1=top + 2 * _HALF)
    for dark, ink in ((False, palette.MUTED), (True, palette.INK)):
        texts = [(tile.column, tile.row, _text(tile)) for tile in tiles if (tile.known or tile.own) == dark]
        drawing.words(texts, size=11, color=ink, name="petak")
    hover, codes = [look.lines(tile.hover) for tile in tiles], [[tile.region_code] for tile in tiles]
    places = [(tile.column, tile.row) for tile in tiles]
    drawing.dots(places, name="pemda", hover=hover, codes=codes, symbol="square", size=30, color=palette.PAPER, opacity=0)
    rows, columns = [tile.row for tile in tiles], [tile.column for tile in tiles]
    square = {"visible": False, "constrain": "domain"}
    drawing.axis("x", range=[min(columns) - _EDGE, max(columns) + _EDGE], **square)
    north = {"scaleanchor": "x", "scaleratio": 1, "constraintoward": "top"}
    drawing.axis("y", range=[max(rows) + _EDGE, min(rows) - _EDGE], **square, **north)
    return drawing.figure(height=round(_TILE * (max(rows) - min(rows) + 2 * _EDGE)) + 8, left=4, right=4, top=4, bottom=4)


def _text(tile: Tile) -> str:
    """Label over symbol and value."""
    symbol = look.small(f"{tile.symbol}\u200a", size=9, color=palette.INK) if tile.symbol else ""
    text = f"{look.safe(tile.label)}<br>{symbol}{tile.text}"
    return f"<b>{text}</b>" if tile.own or tile.peer else text
