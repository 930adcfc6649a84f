"""How are the tiles of reached units drawn on the screen?"""

import plotly.graph_objects as go

from spi.charts.cycle.coverage_tiles import COLUMNS, CoverageTiles
from spi.render.screen import look
from spi.render.screen.drawing import Drawing
from spi.words import palette

_LOW, _LINE, _LETTERS = 16, 13, 13  # px of an empty tile and of a line of its name; letters of a line on a phone


def figure(chart: CoverageTiles) -> go.Figure:
    """Tiles in rows: filled and marked where reached, an outline where not."""
    drawing, tiles = Drawing(), chart.tiles
    places = [(n % COLUMNS, n // COLUMNS) for n in range(len(tiles))]
    names = [look.wrapped(f"● {tile.label}" if tile.reached else tile.label, width=_LETTERS) for tile in tiles]
    for (x, y), tile in zip(places, tiles, strict=True):
        line = {
            "color": palette.OWN if tile.reached else palette.OTHERS_DOT,
            "width": 1,
            "dash": "solid" if tile.reached else "dot",
        }
        color = palette.OWN_WASH if tile.reached else palette.PAPER
        drawing.wash(color, line=line, x0=x - 0.48, x1=x + 0.48, y0=y - 0.42, y1=y + 0.42)
    for reached, ink in ((True, palette.OWN), (False, palette.MUTED)):
        texts = [(x, y, name) for (x, y), name, tile in zip(places, names, tiles, strict=True) if tile.reached == reached]
        drawing.words(texts, size=11, color=ink, name="unit")
    hover = [look.lines(tile.hover) for tile in tiles]
    drawing.dots(places, name="petak", hover=hover, symbol="square", size=26, color=palette.PAPER, opacity=0)
    rows, lines = places[-1][1] + 1, max(name.count("<br>") + 1 for name in names)
    drawing.axis("x", visible=False, range=[-0.5, COLUMNS - 0.5])
    drawing.axis("y", visible=False, range=[rows - 0.5, -0.5])
    return drawing.figure(height=rows * (_LOW + _LINE * lines) + 8, left=2, right=2, top=2, bottom=2)
