"""How old are the delays of a plan, by the due date in force and by the first one?"""

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.render.screen.timeline import LATE, LATE_TEXT
from spi.words import palette
from spi.words.wording import thousands

ROW = 40  # px
PLOT = look.PHONE - 150
_DONE = (palette.OWN, palette.OWN)
_HUES = {"conform": _DONE, "conform_late": _DONE, "not_due": (palette.PEER, palette.PEER_TEXT),
         "no_due": (palette.OTHERS_DOT, palette.MUTED)}  # fmt: skip


def ageing_bars(ageing: pd.DataFrame) -> go.Figure:
    """How many actions lie in each bucket of delay: a bar by the due date in force, a tick by the first due date.

    `ageing`: bucket (code), label, count, count_first (counts of actions), in the order given.
    """
    rows = look.records(ageing, "bucket", "label", "count", "count_first")
    if not any(row["count"] for row in rows):
        return blank("Belum ada tindak lanjut, jadi belum ada umur keterlambatan.")
    drawing, most = Drawing(), max(max(row["count"], row["count_first"]) for row in rows)
    hues = [_HUES.get(row["bucket"], (LATE, LATE_TEXT)) for row in rows]
    drawing.bar(x=[row["count"] for row in rows], y=list(range(len(rows))), width=0.5, hoverinfo="skip",
                marker={"color": [fill for fill, _ in hues]})  # fmt: skip
    moved = any(row["count"] != row["count_first"] for row in rows)
    for y, (row, (_, ink)) in enumerate(zip(rows, hues, strict=True)):
        end, text = row["count"], f"<b>{thousands(row['count']) if row['count'] else 'tidak ada'}</b>"
        if row["count"] != row["count_first"]:
            end = max(row["count"], row["count_first"])
            text += f" {look.small('menurut tenggat pertama ' + thousands(row['count_first']))}"
            drawing.rule(
                color=palette.INK, width=2, layer="above", x0=row["count_first"], x1=row["count_first"], y0=y - 0.34, y1=y + 0.34
            )
        drawing.label(
            text, end, y, xanchor="left", xshift=7, size=14 if row["count"] else 12, color=ink if row["count"] else palette.MUTED
        )
    drawing.rule(color=palette.MUTED, layer="above", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5)
    room = look.text_width(f"{thousands(most)} menurut tenggat pertama {thousands(most)}" if moved else "tidak ada", size=12)
    drawing.axis("x", visible=False, range=[0, most / max(1 - (room + 12) / PLOT, 0.2)])
    drawing.name_rows([look.wrapped(row["label"], width=17) for row in rows])
    return drawing.figure(height=ROW * len(rows) + 16, right=6)


def ageing_bars_sentence(ageing: pd.DataFrame) -> str:
    """Every bucket with its counts, in words."""
    rows = look.records(ageing, "bucket", "label", "count", "count_first")
    if not any(row["count"] for row in rows):
        return "Belum ada tindak lanjut, jadi belum ada umur keterlambatan."
    told = [f"{row['label']} {thousands(row['count'])}" + (f" (menurut tenggat pertama {thousands(row['count_first'])})"
            if row["count"] != row["count_first"] else "") for row in rows]  # fmt: skip
    return f"Umur {thousands(sum(row['count'] for row in rows))} tindak lanjut: {'; '.join(told)}."
