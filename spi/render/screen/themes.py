"""Which root causes are named most, and by which side or of which part of the index? Counts of what was said in the mini FGD."""

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.words import palette
from spi.words.wording import decimal, thousands

ROW, CELL, PLOT = 42, 34, look.PHONE - 130  # px: height of a row, the largest square, the width left beside the names
NONE = "Belum ada temuan FGD untuk digambarkan."
_SHADES = ((0.25, palette.OWN_WASH, palette.INK), (0.5, palette.PEER, palette.INK), (0.75, palette.PEER_TEXT, palette.PAPER),
           (1.0, palette.OWN, palette.PAPER))  # fmt: skip


def pareto_bars(themes: pd.DataFrame) -> go.Figure:
    """How often each theme was named, in the order given, with the running share; those of the Pareto rule in our hue.

    `themes`: theme (code, in customdata), name, times, findings, running (percent), vital (bool).
    """
    rows = look.records(themes, "times")
    if not rows:
        return blank(NONE)
    drawing = Drawing()
    drawing.bar(
        x=[r["times"] for r in rows], y=list(range(len(rows))), width=0.55, customdata=[[r["theme"]] for r in rows],
        hoverinfo="text", hovertext=[_hover(r, "") for r in rows], **look.STILL,
        marker={"color": [palette.OWN if r["vital"] else palette.OTHERS_DOT for r in rows]})  # fmt: skip
    for y, r in enumerate(rows):
        quiet = look.small(f"kumulatif {decimal(r['running'], places=0)} %")
        drawing.label(f"<b>{thousands(r['times'])} sebutan</b><br>{quiet}", r["times"], y, xanchor="left", xshift=6, align="left")
    room = look.text_width("kumulatif 100 %", size=12) + 12
    drawing.axis("x", visible=False, range=[0, max(r["times"] for r in rows) / (1 - room / PLOT)])
    told = [f"{look.wrapped(r['name'], width=17)}<br>{look.small(thousands(r['findings']) + ' temuan')}" for r in rows]
    drawing.name_rows(told)
    return drawing.figure(height=(ROW + 10) * len(rows) + 12)


def pareto_bars_sentence(themes: pd.DataFrame) -> str:
    """Every theme with its count and the running share, in words."""
    rows = look.records(themes, "times")
    if not rows:
        return NONE
    told = [f"{r['name']} {thousands(r['times'])} sebutan (kumulatif {decimal(r['running'], places=0)} %)" for r in rows]
    return f"Tema akar masalah menurut banyaknya sebutan: {'; '.join(told)}."


def theme_grid(cells: pd.DataFrame) -> go.Figure:
    """Themes as rows, sides or parts of the index as columns; the darker a square, the more often it was said.

    `cells`: theme, column (codes, in customdata), name, label, times, findings; 0 is a faint dot. Totals stand at the names.
    """
    rows = look.records(cells, "times")
    if not rows or not any(r["times"] for r in rows):
        return blank(NONE)
    themes, columns = _totals(rows, "theme", "name"), _totals(rows, "column", "label")
    drawing, size = Drawing(), min(CELL, PLOT // len(columns) - 3)
    at = {code: n for n, code in enumerate(columns)}, {code: n for n, code in enumerate(themes)}
    for y in range(len(themes)):
        drawing.rule(color=palette.OTHERS, x0=-0.5, x1=len(columns) - 0.5, y0=y, y1=y)
    _empty(drawing, [(at[0][r["column"]], at[1][r["theme"]]) for r in rows if not r["times"]])
    said, most = [r for r in rows if r["times"]], max(r["times"] for r in rows)
    hues = [next((fill, ink) for limit, fill, ink in _SHADES if r["times"] / most <= limit) for r in said]
    drawing.scatter(
        x=[at[0][r["column"]] for r in said], y=[at[1][r["theme"]] for r in said], mode="markers+text", name="sebutan",
        text=[thousands(r["times"]) for r in said], customdata=[[r["theme"], r["column"]] for r in said],
        hoverinfo="text", hovertext=[_hover(r, f" · {look.safe(r['label'])}") for r in said],
        textfont={"size": 13, "color": [ink for _, ink in hues]}, **look.STILL,
        marker={"symbol": "square", "size": size, "color": [fill for fill, _ in hues], "opacity": 1})  # fmt: skip
    top = _name_columns(drawing, columns)
    drawing.name_rows([f"{look.wrapped(name, width=17)} {look.small(thousands(n))}" for name, n in themes.values()])
    return drawing.figure(height=ROW * len(themes) + top + 8, top=top)


def _empty(drawing: Drawing, places: list[tuple[int, int]]) -> None:
    """A faint dot where nothing was said."""
    drawing.scatter(x=[x for x, _ in places], y=[y for _, y in places], mode="markers", hoverinfo="skip", name="tidak disebut",
                    marker={"color": palette.LINE, "size": 5, "opacity": 1}, **look.STILL)  # fmt: skip


def _totals(rows: list[dict], code: str, name: str) -> dict[str, tuple[str, int]]:
    """Code -> its name and how often it was said in all, in the order given."""
    found: dict[str, tuple[str, int]] = {}
    for r in rows:
        found[r[code]] = (r[name], found.get(r[code], ("", 0))[1] + int(r["times"]))
    return found


def _name_columns(drawing: Drawing, columns: dict[str, tuple[str, int]]) -> int:
    """Write the names above the columns, upright where they are narrow on a phone; answers the height they need in px."""
    upright, narrow = len(columns) > 3, len(columns) > 5
    names = [look.wrapped(name, width=60 if narrow else 22 if upright else 11) for name, _ in columns.values()]
    texts = [f"{name} {look.small(thousands(n))}" for name, (_, n) in zip(names, columns.values(), strict=True)]
    drawing.axis("x", range=[-0.5, len(columns) - 0.5], side="top", tickvals=list(range(len(columns))), ticktext=texts,
                 tickangle=-90 if upright else 0, tickfont={"size": 13, "color": palette.INK})  # fmt: skip
    longest = max(look.text_width(f"{name} 000", size=13) for name in names)
    return round(longest if upright else 18 * max(name.count("<br>") + 1 for name in names)) + 12


def _hover(row: dict, where: str) -> str:
    return f"{look.safe(row['name'])}{where}<br>{thousands(row['times'])} sebutan dalam {thousands(row['findings'])} temuan"


def theme_grid_sentence(cells: pd.DataFrame) -> str:
    """For each column the themes named there, most first, in words."""
    rows = [r for r in look.records(cells, "times") if r["times"]]
    if not rows:
        return NONE
    told = []
    for code, (name, total) in _totals(rows, "column", "label").items():
        here = sorted((r for r in rows if r["column"] == code), key=lambda r: -r["times"])
        named = ", ".join(f"{r['name']} {thousands(r['times'])}" for r in here)
        told.append(f"{name} {thousands(total)}: {named}")
    return f"Sebutan tema. {'; '.join(told)}."
