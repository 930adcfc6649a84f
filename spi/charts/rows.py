"""Which rows of a long list are drawn, and what does each say at the left?"""

import pandas as pd
import plotly.graph_objects as go

from spi.charts import look
from spi.wording import thousands

MOST, TOP, AROUND, BOTTOM = 60, 20, 10, 10  # rows: the most that are drawn at once, and what is kept of a longer list


def laid_out(rows: pd.DataFrame, region_code: str) -> tuple[pd.DataFrame, dict[int, int]]:
    """The rows to draw with their place `y` from the top and `own`; and the gaps: place -> number of rows left out there.

    Up to 60 rows are all drawn; of more, the top 20, our neighbourhood (10 on each side) and the bottom 10.
    """
    rows = rows.reset_index(drop=True)
    own = rows["region_code"] == region_code
    keep = pd.Series(True, index=rows.index)
    if len(rows) > MOST:
        near = {n for o in rows.index[own] for n in range(o - AROUND, o + AROUND + 1)}
        keep = pd.Series([n < TOP or n in near or n >= len(rows) - BOTTOM for n in rows.index], index=rows.index)
    gaps: dict[int, int] = {}
    places, y, hidden = [], 0, 0
    for kept in keep:
        if kept and hidden:
            gaps[y], hidden, y = hidden, 0, y + 1
        places.append(y)
        hidden, y = (hidden, y + 1) if kept else (hidden + 1, y)
    return rows.assign(y=places, own=own)[keep].reset_index(drop=True), gaps


def row_step(count: int) -> tuple[int, int]:
    """Height of a row and size of its text in px: 15 and 11 for many rows, up to 26 and 14 for few."""
    step = max(15, min(26, 520 // max(count, 1)))
    return step, min(14, step - 4)


def name_rows(figure: go.Figure, drawn: pd.DataFrame, gaps: dict[int, int], names: list[str], *, size: int,
              **axis: object) -> None:  # fmt: skip
    """Write the names (already safe) in the left margin, ours bold and hued; a gap says how many it hides."""
    said = {y: f"<i>… {thousands(hidden)} pemda lain …</i>" for y, hidden in gaps.items()}
    for y, own, name in zip(drawn["y"], drawn["own"], names, strict=True):
        said[y] = f'<span style="color:{look.OWN}"><b>{name}</b></span>' if own else name
    places = sorted(said)
    figure.update_yaxes(range=[len(places) - 0.5, -0.5], tickvals=places, ticktext=[said[y] for y in places], automargin=True,
                        tickfont={"size": size, "color": look.INK}, **axis)  # fmt: skip


def light_own(figure: go.Figure, drawn: pd.DataFrame) -> None:
    """A pale band behind our row."""
    for y in drawn.loc[drawn["own"], "y"]:
        look.wash(figure, look.OWN_WASH, x0=0, x1=1, xref="paper", y0=y - 0.5, y1=y + 0.5)
