"""Do the others show the same pattern? Small multiples on one scale: causes side by side, components one below another."""

from collections.abc import Iterable, Sequence
from statistics import fmean

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank
from spi.render.screen.history import Break, draw_breaks, draw_line, known_values, label_values, mark_gaps, year_axis, years_of
from spi.render.screen.look import part_hues
from spi.render.screen.rows import laid_out, light_own, name_rows, row_step
from spi.words import palette
from spi.words.wording import change_words, decimal, signed

TOTAL = 0.2  # part of the width that the column of totals takes
PLOT = look.PHONE - 124
PANEL, PANEL_GAP, PANEL_TOP = 132, 36, 40  # px


def cause_columns(table: pd.DataFrame, *, region_code: str, parts: Sequence[tuple[str, str]], noun: str = "pemda") -> go.Figure:
    """What changed the index of every government: one row each, one column per part, all on the same scale.

    `table`: region_code, region, change (index points), and one column of points per part. `parts`: (code, label), in drawing
    order. Rows stay in the order given (of more than 60 only some, as in `ranking_dots`); ours is lit and its numbers stand
    above the columns.
    """
    parts = [(code, name) for code, name in parts if table is not None and code in table.columns]
    rows = look.records(table, "change")
    points = [float(r[code]) for r in rows for code, _ in parts if look.known(r[code])]
    if not points:
        return blank("Penyebab perubahan belum dapat diurai: komponennya belum lengkap.")
    low, high = min([-0.01, *points]), max([0.01, *points])
    drawn, gaps = laid_out(rows, region_code)
    drawing, count, width = Drawing(), len(drawn) + len(gaps), (1 - TOTAL) / len(parts)
    step, size = row_step(count)[0], min(row_step(count)[1], 12)
    light_own(drawing, drawn)
    for n, (code, _) in enumerate(parts, 1):
        _cause_column(drawing, drawn, code, n)
        domain = [TOTAL + (n - 1) * width + 0.01, TOTAL + n * width - 0.01]
        drawing.axis(_axis("x", n), domain=domain, range=[low, high], visible=False)
    _cause_gaps(drawing, drawn, [code for code, _ in parts])
    for r in drawn:
        drawing.label(signed(r["change"]), TOTAL - 0.02, r["y"], xref="paper", xanchor="right", size=size, bold=r["own"],
                      color=palette.OWN if r["own"] else palette.MUTED)  # fmt: skip
    top = _cause_heads(drawing, [r for r in drawn if r["own"]], parts, width)
    name_rows(drawing, drawn, gaps, [look.safe(r["region"]) for r in drawn], size=size, noun=noun, anchor="free", position=0)
    return drawing.figure(height=step * count + top + 8, right=4, top=top)


def _axis(letter: str, number: int) -> str:
    """Plotly's name of the n-th axis: "x", "x2", "x3"."""
    return f"{letter}{number if number > 1 else ''}"


def _cause_column(drawing: Drawing, drawn: list[dict], code: str, number: int) -> None:
    """The bars of one part around their own zero line; a missing part has none."""
    axis, there = _axis("x", number), [r for r in drawn if look.known(r[code])]
    hues = [part_hues(code, r[code])[0] if r["own"] else palette.OTHERS_LINE for r in there]
    drawing.bar(
        x=[r[code] for r in there], y=[r["y"] for r in there], xaxis=axis, width=0.66, name=code, hoverinfo="text",
        marker={"color": hues}, customdata=[[r["region_code"]] for r in there], **look.STILL,
        hovertext=[f"{look.safe(r['region'])} {signed(r[code])} poin" for r in there])  # fmt: skip
    drawing.rule(color=palette.MUTED, layer="above", xref=axis, x0=0, x1=0, y0=-0.5, y1=drawn[-1]["y"] + 0.5)


def _cause_gaps(drawing: Drawing, drawn: list[dict], codes: list[str]) -> None:
    """Say what is missing, so that it does not look like zero: a dash for one part, words for a row without any."""
    for row in drawn:
        missing = [n for n, code in enumerate(codes, 1) if not look.known(row[code])]
        if len(missing) == len(codes):
            drawing.label("komponen belum diketahui", TOTAL + 0.02, row["y"], xref="paper", xanchor="left", size=11,
                          color=palette.MUTED, halo=True)  # fmt: skip
            continue
        for number in missing:
            drawing.label(decimal(None), 0, row["y"], xref=_axis("x", number), size=11, color=palette.MUTED, halo=True)


def _cause_heads(drawing: Drawing, own: list[dict], parts: Sequence[tuple[str, str]], width: float) -> int:
    """The names of the columns, on as many levels as they need, with our own points below; gives the top margin in px."""
    heads = [("Total", "change", TOTAL / 2)]
    heads += [(look.wrapped(name, width=11), code, TOTAL + (n + 0.5) * width) for n, (code, name) in enumerate(parts)]
    levels = look.levels([x * PLOT for *_, x in heads], [look.text_width(text, size=12) for text, *_ in heads], gap=3)
    line = 15 * max(text.count("<br>") + 1 for text, *_ in heads) + 3
    for (text, code, x), level in zip(heads, levels, strict=True):
        at = {"xref": "paper", "yref": "paper", "yanchor": "bottom"}
        drawing.label(text, x, 1, size=12, yshift=18 + line * level, **at)
        if level:
            drawing.rule(xref="paper", yref="paper", x0=x, x1=x, ysizemode="pixel", yanchor=1, y0=18, y1=18 + line * level)
        for value in [r[code] for r in own if look.known(r[code])]:
            color = palette.OWN if code == "change" else part_hues(code, value)[1]
            drawing.label(signed(value), x, 1, size=12, bold=True, color=color, **at)
    return 24 + line * (max(levels) + 1)


def cause_columns_sentence(
    table: pd.DataFrame, *, region_code: str, parts: Sequence[tuple[str, str]], noun: str = "pemda"
) -> str:
    """Our change by part, and beside it the mean of the governments whose every part is known, in words."""
    rows = look.records(table, "change")
    parts = [(code, name) for code, name in parts if any(look.known(r.get(code)) for r in rows)]
    if not parts:
        return "Penyebab perubahan belum dapat diurai karena komponennya belum lengkap."
    whole = [r for r in rows if all(look.known(r[code]) for code, _ in parts)]
    text = f"{len(whole)} dari {len(rows)} {noun} diketahui semua komponennya."
    if len(whole) > 1:
        mean = "; ".join(f"{name} {signed(fmean(r[code] for r in whole))}" for code, name in parts)
        text += f" Rata-rata {len(whole)} {noun} itu: indeks {change_words(fmean(r['change'] for r in whole))} poin ({mean})."
    for own in [r for r in rows if r["region_code"] == region_code]:
        listed = "; ".join(f"{name} {signed(own[code])}" for code, name in parts)
        text += f" {own['region']}: indeks {change_words(own['change'])} poin ({listed})."
    return text


def _ranges(panels: list[tuple[str, pd.DataFrame]]) -> list[tuple[float, float]]:
    """The y-range of each panel: one for all components, another, from zero, for all corrections."""
    found = {}
    for deducts in (False, True):
        tables = [t for code, t in panels if str(code).startswith("correction") == deducts]
        if tables:
            values = [v for t in tables for c in ("value", "province", "nation") for v in known_values(t, c).values()]
            low, high = (0.0 if deducts else min(values), max(values)) if values else (0.0, 1.0)
            air = max(0.3 * (high - low), 0.5)
            found[deducts] = (low - air, high + air)
    return [found[str(code).startswith("correction")] for code, _ in panels]


def component_trends(series: pd.DataFrame, *, breaks: Iterable[Break] = (), province_name: str = "provinsi",
                     nation_name: str = "nasional") -> go.Figure:  # fmt: skip
    """Components and corrections over the survey years, one panel each.

    `series`: row (code), label, survey_year, value, province, nation (points; any may be missing). Components share one y-range,
    corrections (codes that begin with "correction") have their own from zero. `breaks` as in `index_line`.
    """
    if series is None or look.present(series, "value").empty:
        return blank("Belum ada nilai komponen menurut tahun.")
    series = series.assign(**{c: series.get(c, float("nan")) for c in ("province", "nation")})
    panels, years, breaks, drawing = list(series.groupby("row", sort=False)), years_of(series), list(breaks), Drawing()
    full = len(panels) * (PANEL + PANEL_GAP)
    for n, ((_, table), span) in enumerate(zip(panels, _ranges(panels), strict=True), 1):
        ceiling = 1 - (n - 1) / len(panels)
        domain = [ceiling - (PANEL + PANEL_GAP) / full, ceiling - PANEL_GAP / full]
        drawing.axis(_axis("y", n), domain=domain, range=list(span), visible=False)
        drawing.label(look.safe(table["label"].iloc[0]), 0, domain[1], xref="paper", yref="paper", xanchor="left",
                      yanchor="bottom", bold=True, size=14, yshift=3)  # fmt: skip
        _panel(drawing, table, years, span, _axis("y", n), breaks, (province_name, nation_name))
    draw_breaks(drawing, breaks, years)
    year_axis(drawing, years)
    drawing.axis("x", anchor="free", position=0)
    return drawing.figure(height=full + PANEL_TOP + 30, left=10, right=100, top=PANEL_TOP, bottom=30)


def _panel(drawing: Drawing, table: pd.DataFrame, years: list[int], span: tuple[float, float], axis: str, breaks: list[Break],
           names: tuple[str, str]) -> None:  # fmt: skip
    """Our line with its values, the two grey lines with name and last value in the margin."""
    ours, ends = known_values(table, "value"), []
    for column, name, color in (("nation", names[1], palette.OTHERS_LINE), ("province", names[0], palette.OTHERS_DOT)):
        if values := known_values(table, column):
            draw_line(drawing, values, color=color, width=2, size=4, name=name, breaks=breaks, axis=axis, dots=False)
            ends.append((values[max(values)], name, max(values)))
    draw_line(drawing, ours, color=palette.OWN, width=3, size=8, name=str(table["label"].iloc[0]), breaks=breaks, axis=axis)
    label_values(drawing, years, ours, known_values(table, "province"), axis=axis, size=13)
    mark_gaps(drawing, table, years, set(years) - set(ours), span[0], axis=axis)
    late = any(year != years[-1] for *_, year in ends)
    places = look.spread([value for value, *_ in ends], gap=(31 if late else 16) * (span[1] - span[0]) / PANEL)
    for (value, name, year), place in zip(ends, places, strict=True):
        when = "" if year == years[-1] else f"<br>({year})"
        drawing.label(f"{look.safe(name)} {decimal(value)}{when}", 1, place, xref="paper", yref=axis, xanchor="left",
                      xshift=-2, align="left", size=12, color=palette.MUTED)  # fmt: skip


def component_trends_sentence(series: pd.DataFrame, *, breaks: Iterable[Break] = (), province_name: str = "provinsi",
                              nation_name: str = "nasional") -> str:  # fmt: skip
    """Each component year by year, with the last values of province and nation, in words."""
    if series is None or look.present(series, "value").empty:
        return "Belum ada nilai komponen menurut tahun."
    pieces = []
    for _, table in series.groupby("row", sort=False):
        ours = known_values(table, "value")
        text = f"{table['label'].iloc[0]}: " + "; ".join(f"{y} {decimal(ours.get(y), places=2)}" for y in years_of(series))
        for column, name in (("province", province_name), ("nation", nation_name)):
            if values := known_values(table, column):
                text += f"; {name} {max(values)} {decimal(values[max(values)])}"
        pieces.append(text + ".")
    return " ".join(pieces) + "".join(f" Antara {a} dan {b}: {words}." for a, b, words in breaks)
