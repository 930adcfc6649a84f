"""Which parts keep the most index points away, side by side, and how much of that would the median keep away too?"""

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.words import dictionary, palette
from spi.words.wording import decimal

ROW, PLOT, LABEL = 42, look.PHONE - 130, 112  # px: height of a row, width left beside the names, width of the longest label
_NOTHING = "Poin yang hilang pada tiap bagian indeks belum diketahui."


def weak_bars(rows: pd.DataFrame) -> go.Figure:
    """The index points that each part keeps away as a bar, sides apart; a tick where the median of the scope would end.

    `rows` in drawing order: part ("" for the heading of a side without a bar of its own), label, group (side), heading
    (bool), lost and gap_index (index points, gap_index plus where behind), behind (the gap in words, "" where unknown).
    """
    drawn = _drawn(rows)
    if not drawn:
        return blank(_NOTHING)
    drawing, most = Drawing(), max(max(r["lost"], _median(r)) for r in drawn)
    for y, r in enumerate(drawn):
        if y and r["group"] != drawn[y - 1]["group"]:
            drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y - 0.5, y1=y - 0.5)
        if r["part"]:
            _bar(drawing, y, r)
    drawing.axis("x", visible=False, range=[0, max(most, 0.5) / (1 - LABEL / PLOT)])
    names = [look.wrapped(r["label"], width=17) for r in drawn]
    drawing.name_rows([f"<b>{name}</b>" if r["heading"] else name for name, r in zip(names, drawn, strict=True)])
    return drawing.figure(height=ROW * len(drawn) + 16)


def _drawn(rows: pd.DataFrame) -> list[dict]:
    """The rows with a known loss, and the headings of their sides."""
    known = look.records(rows, "lost")
    return known if any(r["part"] for r in known) else []


def _median(row: dict) -> float:
    """What the part would keep away with the median of the scope; 0 where that is not known."""
    return row["lost"] - row["gap_index"] if look.known(row["gap_index"]) else 0.0


def _bar(drawing: Drawing, y: int, row: dict) -> None:
    cut = dictionary.low_is_good(row["part"])
    hue, ink = (palette.DEDUCTION, palette.DEDUCTION_TEXT) if cut else (palette.OWN, palette.OWN)
    drawing.bar(x=[row["lost"]], y=[y], width=0.5, marker={"color": [hue]}, hoverinfo="skip", name=str(row["label"]))
    if look.known(row["gap_index"]):
        at = _median(row)
        drawing.rule(color=palette.PAPER, width=5, layer="above", x0=at, x1=at, y0=y - 0.34, y1=y + 0.34)
        drawing.rule(color=palette.INK, width=2, layer="above", x0=at, x1=at, y0=y - 0.34, y1=y + 0.34)
    told = f"<b>{decimal(row['lost'])}</b>" + (f"<br>{look.small(look.safe(row['behind']))}" if row["behind"] else "")
    drawing.label(told, max(row["lost"], _median(row)), y, xanchor="left", xshift=8, size=15, color=ink, align="left")


def weak_bars_sentence(rows: pd.DataFrame) -> str:
    """What each part keeps away and how that stands to the median, in words."""
    told = [
        f"{r['label']} {decimal(r['lost'])}" + (f" ({r['behind']})" if r["behind"] else "") for r in _drawn(rows) if r["part"]
    ]
    return f"Poin indeks yang hilang: {'; '.join(told)}." if told else _NOTHING
