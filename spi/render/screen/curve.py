"""How did claims, verifications and validations of a plan pile up over time? The S-curve of a follow-up plan."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.words import palette
from spi.words.wording import MONTHS, date_words, thousands

HEIGHT, TOP, BOTTOM = 310, 58, 40  # px
SPAN = 30  # days: the shortest stretch of time that is drawn
LINES = (("claimed", "diklaim", palette.OTHERS_DOT, palette.MUTED), ("verified", "diverifikasi", palette.PEER, palette.PEER_TEXT),
         ("validated", "divalidasi", palette.OWN, palette.OWN))  # fmt: skip
WIDTHS = {"claimed": 6, "verified": 3.5, "validated": 1.5}  # px: each line leaves the edges of the one below it in sight


def verdict_curve(curve: pd.DataFrame, total: int, surge: Any = None) -> go.Figure:
    """Three stepped lines: actions claimed done by the OPD, verified by the Inspektorat and validated by KPK, day by day.

    `curve`: day (datetime64), claimed, verified, validated (counts at the end of the day), total. `total`: actions of the plan
    now. `surge`: what arrived in the last days (spi.answers.actions.progress.Surge), whose days are shaded and told; None: not.
    """
    days = _known(curve)
    if not days or not any(row[name] for row in days for name, *_ in LINES):
        return blank(_nothing(days, total))
    drawing, begin, last = Drawing(), days[0]["day"] - timedelta(days=1), days[-1]["day"]
    first = min(begin, last - timedelta(days=SPAN))
    top = max([total, *(row[name] for row in days for name in ("claimed", "total"))])
    plot = HEIGHT - TOP - BOTTOM
    if surge is not None:
        _shade(drawing, surge, first, last)
    xs = [begin, *(row["day"] for row in days)]
    _step(drawing, xs, [days[0]["total"], *(row["total"] for row in days)], "tindak lanjut", palette.MUTED, width=1, dash="dot")
    for name, said, color, _ in LINES:
        _step(drawing, xs, [0, *(row[name] for row in days)], said, color, width=WIDTHS[name])
    ends = [(days[-1][name], said, ink) for name, said, _, ink in LINES] + [(total, "tindak lanjut", palette.MUTED)]
    places = look.spread([value for value, *_ in ends], gap=18 * top * 1.1 / plot)
    for (value, said, ink), at in zip(ends, places, strict=True):
        drawing.label(f"{thousands(value)} {said}", 1, at, xref="paper", xanchor="left", xshift=6, size=13, color=ink,
                      bold=said != "tindak lanjut")  # fmt: skip
    air = 0.05 * top
    _days(drawing, first, last)
    step = _round_step(top)
    drawing.axis("y", range=[min([0, *places]) - air, max([top, *places]) + air], tickvals=list(range(0, top + 1, step)),
                 ticktext=[thousands(n) for n in range(0, top + 1, step)], tickfont={"size": 12, "color": palette.MUTED},
                 automargin=True)  # fmt: skip
    drawing.rule(color=palette.LINE, x0=0, x1=1, xref="paper", y0=0, y1=0)
    return drawing.figure(height=HEIGHT, right=round(look.text_width(f"{thousands(top)} tindak lanjut", size=13)) + 10, top=TOP,
                          bottom=BOTTOM)  # fmt: skip


def verdict_curve_sentence(curve: pd.DataFrame, total: int, surge: Any = None) -> str:
    """Where the three lines end, when each began to rise, and what arrived in the last days, in words."""
    days = _known(curve)
    if not days or not any(row[name] for row in days for name, *_ in LINES):
        return _nothing(days, total)
    last = days[-1]
    told = ", ".join(f"{thousands(last[name])} {said}" for name, said, *_ in LINES)
    text = f"Per {date_words(last['day'])}: {told} dari {thousands(total)} tindak lanjut."
    begun = [f"{said} sejak {date_words(next(row['day'] for row in days if row[name]))}" for name, said, *_ in LINES
             if any(row[name] for row in days)]  # fmt: skip
    text += f" Mulai ada yang {', '.join(begun)}."
    return text + (f" {_surge_words(surge)}." if surge is not None else "")


def _known(curve: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows that say every count, days as dates."""
    rows = look.records(curve, "day", "claimed", "verified", "validated", "total")
    counts = ("claimed", "verified", "validated", "total")
    return [{"day": pd.Timestamp(row["day"]).date()} | {name: int(row[name]) for name in counts} for row in rows]


def _nothing(days: list[dict[str, Any]], total: int) -> str:
    if not days:
        return "Belum ada tindak lanjut, jadi belum ada yang diklaim, diverifikasi, atau divalidasi."
    return f"Belum ada yang diklaim selesai, diverifikasi, atau divalidasi dari {thousands(total)} tindak lanjut."


def _step(drawing: Drawing, days: list[Any], counts: list[int], said: str, color: str, **line: Any) -> None:
    """A stepped line with a mark on every day on which its count moved (a dashed one has none)."""
    moved = [after != before for before, after in pairwise([counts[0], *counts])]
    sizes = [line["width"] + 4 if step and "dash" not in line else 0 for step in moved]
    drawing.scatter(
        x=[day.isoformat() for day in days], y=counts, mode="lines+markers", line={"color": color, "shape": "hv", **line},
        marker={"color": color, "size": sizes, "opacity": 1, "line": {"width": 0}}, name=said, hoverinfo="text",
        hovertext=[f"{date_words(day)}: {thousands(n)} {said}" for day, n in zip(days, counts, strict=True)])  # fmt: skip


def _days(drawing: Drawing, first: date, last: date) -> None:
    """A date axis that names its first and its last day, and the one between them."""
    ticks = [first, first + (last - first) / 2, last]
    drawing.axis("x", type="date", range=[first.isoformat(), last.isoformat()], tickvals=[day.isoformat() for day in ticks],
                 ticktext=[f"{day.day} {MONTHS[day.month - 1][:3]}<br>{day.year}" for day in ticks],
                 tickfont={"size": 12, "color": palette.MUTED})  # fmt: skip


def _shade(drawing: Drawing, surge: Any, first: Any, last: Any) -> None:
    """The last days as a light area, what arrived in them above it."""
    begin, end = max(surge.begin, first), min(surge.end, last)
    if end < first or begin > last:
        return
    drawing.wash(palette.OWN_WASH, x0=begin.isoformat(), x1=end.isoformat(), y0=0, y1=1, yref="paper")
    right = (begin - first) > (last - end)
    side, at = ("right", end) if right else ("left", begin)
    words = look.wrapped(_surge_words(surge), width=26)
    place = {"yref": "paper", "yanchor": "bottom", "xanchor": side, "align": side}
    drawing.label(words, at.isoformat(), 1, size=12, color=palette.PEER_TEXT, **place)


def _surge_words(surge: Any) -> str:
    when = f"{surge.days} hari sampai {'tenggat terakhir, ' if surge.to_due else ''}{date_words(surge.end)}"
    if not surge.arrived:
        return f"{when}: klaim tidak bertambah"
    return f"{when}: klaim bertambah {thousands(surge.arrived)} menjadi {thousands(surge.after)}"


def _round_step(top: int) -> int:
    """A round distance between about four marks of a scale of counts."""
    return next(step for tens in range(12) for step in (10**tens, 2 * 10**tens, 5 * 10**tens) if top / step <= 5)
