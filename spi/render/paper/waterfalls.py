"""What made up the index, or its change, drawn for paper: bars that begin where the one before ended."""

from itertools import accumulate, pairwise

import pandas as pd

from spi.answers.briefing import Briefing
from spi.method import methodology
from spi.render.paper.drawings import Frame, Picture, names, part_hues, rows_frame, text_width
from spi.words.palette import INK, LINE, MUTED, OWN, PAPER
from spi.words.wording import change_words, decimal, limit, rounded, signed

_LEFT, _RIGHT, _LABEL, _HALF = 138.0, 104.0, 62.0, 0.3


def change(briefing: Briefing) -> Picture | None:
    """From the index of the year before to that of the year, part by part; None where the parts are not known."""
    why = briefing.why
    if why.parts.empty or why.change is None:
        return None
    parts, near = why.drawn, briefing.here.next_band
    ends = list(accumulate(parts["points"], initial=why.index_from))
    span = _span([*ends, why.index_to], near.lower if near else None)
    frame = rows_frame(len(parts) + 2, span, left=_LEFT, right=_RIGHT, top=15)
    last = len(parts) + 1
    dots = [_dot(0, why.index_from, INK), _dot(last, why.index_to, OWN)]
    words = [change_words(points) for points in parts["points"]]
    beside = _beside(frame, parts, ends, words, first=1)
    labels = [f"SPI {briefing.year_before}", *parts["label"], f"SPI {briefing.year}"]
    svg = frame.svg(
        *_limit_line(frame, near, len(labels), [*beside, *dots]),
        frame.layer("rule", [{"x": why.index_from, "y": 0, "y2": 1}], color=LINE),
        *_bars(frame, parts, ends, beside, first=1),
        frame.layer("point", dots, filled=True, size=75, opacity=1),
        frame.layer("text", dots, align="left", dx=8, fontSize=13, fontWeight="bold"),
        *names(frame, labels, bold=(0, last)),
    )
    listed = "; ".join(f"{label} {moved}" for label, moved in zip(parts["label"], words, strict=True))
    told = f"Indeks SPI {briefing.year_before} {decimal(why.index_from)}, SPI {briefing.year} {decimal(why.index_to)}"
    return Picture(svg, f"{told}: {change_words(why.change)}. Bagiannya dalam poin indeks: {listed}.")


def level(briefing: Briefing) -> Picture | None:
    """The contributions that add up to the index, on the scale 0 to 100; None where the parts are not known."""
    found, index = briefing.level.parts, briefing.here.index
    if found.empty or index is None:
        return None
    parts = found[~found["part"].isin(("correction_other", "residual")) | (found["points"].abs() >= 0.005)]
    ends, near = list(accumulate(parts["points"], initial=0.0)), briefing.here.next_band
    frame = rows_frame(len(parts) + 1, (0.0, 100.0), left=_LEFT, right=_RIGHT, top=15)
    words = [signed(points) for points in parts["points"]]
    beside = _beside(frame, parts, ends, words, first=0)
    total, label = len(parts), f"SPI {briefing.year}"
    row = {"y": total - _HALF, "y2": total + _HALF}
    svg = frame.svg(
        *_limit_line(frame, near, total + 1, beside),
        *_bars(frame, parts, ends, beside, first=0),
        frame.layer("rect", [{"x": 0.0, "x2": index, **row}], color=OWN),
        frame.layer("text", [{"x": index, "y": total, "text": decimal(index)}], align="right", dx=-6, color=PAPER,
                    fontSize=13, fontWeight="bold"),
        *names(frame, [*parts["label"], label], bold=(total,)),
    )  # fmt: skip
    listed = "; ".join(f"{name} {points}" for name, points in zip(parts["label"], words, strict=True))
    return Picture(svg, f"Indeks {label} {decimal(index)} tersusun dari, dalam poin indeks: {listed}.")


def _beside(frame: Frame, parts: pd.DataFrame, ends: list[float], words: list[str], *, first: int) -> list[dict]:
    """The words of every bar: to the right of it, or to the left where the right is too narrow."""
    told = []
    for y, span, part, said in zip(range(first, first + len(parts)), pairwise(ends), parts.itertuples(), words, strict=True):
        low, high = sorted(span)
        left = frame.points(frame.x[1] - high) < _LABEL and frame.points(low - frame.x[0]) >= _LABEL
        hue = part_hues(part.part, part.points)[1]
        told.append({"x": low if left else high, "y": y, "text": said, "color": hue, "align": "right" if left else "left"})
    return told


def _bars(frame: Frame, parts: pd.DataFrame, ends: list[float], beside: list[dict], *, first: int) -> list[dict]:
    """Connectors, bars, the words beside each bar and its scores in the right margin."""
    rows = list(zip(range(first, first + len(parts)), pairwise(ends), parts.itertuples(), strict=True))
    bars = [{"x": b, "x2": e, "y": y - _HALF, "y2": y + _HALF, "color": part_hues(r.part, r.points)[0]} for y, (b, e), r in rows]
    nothing = [{"x": e, "y": y - _HALF, "y2": y + _HALF} for y, (_, e), part in rows if rounded(part.points) == 0]
    details = [{"x": frame.x[1], "y": y, "text": part.detail} for y, _, part in rows if part.detail]
    style = {"fontWeight": "bold", "fontSize": 11, "baseline": "middle"}
    return [
        frame.layer("rule", [{"x": e, "y": y, "y2": y + 1} for y, (_, e), _ in rows], color=LINE),
        frame.layer("rect", bars),
        frame.layer("rule", nothing, color=MUTED, strokeWidth=2),
        frame.layer("text", [w for w in beside if w["align"] == "left"], align="left", dx=6, **style),
        frame.layer("text", [w for w in beside if w["align"] == "right"], align="right", dx=-6, **style),
        frame.layer("text", details, align="right", dx=_RIGHT - 2, color=MUTED, fontSize=9, baseline="middle"),
    ]


def _limit_line(frame: Frame, near: methodology.Band | None, rows: int, words: list[dict]) -> list[dict]:
    """The limit of the next category, dotted, named above the plot; open where it would run through words.

    Nothing where it lies outside the scale.
    """
    if near is None or not frame.x[0] <= near.lower <= frame.x[1]:
        return []
    told = f"batas {near.name} {limit(near.lower)}"
    taken = {word["y"] for word in words if _covers(frame, word, near.lower)}
    line = [{"x": near.lower, "y": y - 0.5, "y2": y + 0.5} for y in range(rows) if y not in taken]
    top = {"x": frame.held(near.lower, told, size=10), "y": -0.5, "text": told}
    return [
        frame.layer("rule", line, color=MUTED, strokeDash=[2, 2]),
        frame.layer("text", [top], color=MUTED, dy=-7, baseline="middle"),
    ]


def _covers(frame: Frame, word: dict, x: float) -> bool:
    """Do these words stand where a line at x would run?"""
    away = frame.points(x - word["x"]) * (-1 if word["align"] == "right" else 1)
    return -4 < away < text_width(word["text"], size=word.get("size", 11)) + 12


def _dot(row: int, value: float, hue: str) -> dict:
    """An index itself: a dot and its value."""
    return {"x": value, "y": row, "color": hue, "text": decimal(value), "align": "left", "size": 13}


def _span(points: list[float], goal: float | None) -> tuple[float, float]:
    """The range that leaves room for the words to the right of every bar, and takes in a limit that lies near."""
    low, high = min(points), max(points)
    width = max(high - low, 1.0)
    if goal is not None and low - width <= goal <= high + width:
        low, high = min(low, goal), max(high, goal)
    low -= 0.05 * (high - low or 1.0)
    room = _LABEL / (504.0 - _LEFT - _RIGHT)
    return low, max(high + 0.05 * (high - low), low + (max(points) - low) / (1 - room))
