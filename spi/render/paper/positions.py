"""Where does the government lie, drawn for paper: among the others, and how far from the median?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import NEGLIGIBLE
from spi.charts.scale import strip_span
from spi.method import methodology
from spi.method.methodology import COMPONENTS, Band
from spi.render.paper.drawings import WIDTH, Frame, Picture, part_hues, rows_frame, text_width
from spi.render.paper.drawings import names as row_names
from spi.words import dictionary
from spi.words.palette import HAIR, INK, LINE, MUTED, OTHERS_LINE, OWN, UP, UP_TEXT
from spi.words.wording import DASH, decimal, limit, signed, thousands

AHEAD, EVEN = "sudah lebih baik dari median", "sama dengan median"
_LEFT, _RIGHT, _POINTS = 138.0, 118.0, 68.0  # points beside the bars, and for the words of a bar that leads to the right
_BAND, _DOTS = 18.0, 34.0  # points above the foot of the strip: the top of the categories, the row of dots


def strip(briefing: Briefing) -> Picture | None:
    """Every known government of the scope as a dot on the scale of the index; None where fewer than two are known."""
    known = briefing.ranking.dropna(subset="index")
    if len(known) < 2:
        return None
    means = briefing.averages.dropna(subset="value").tail(1)
    told = [(f"{m.label.replace('Rata', 'rata', 1)} {decimal(m.value)}", m.value) for m in means.itertuples()]
    own = [] if briefing.here.index is None else [(f"kita {decimal(briefing.here.index)}", briefing.here.index)]
    bands, shown = methodology.bands(briefing.year), [*known["index"], *(v for _, v in told)]
    frame = Frame(strip_span(shown, bands, _share), (0.0, 78.0), 78.0, top=2, bottom=12)
    others = known.loc[known["region_code"] != briefing.code, "index"]
    ticks = [{"x": v, "y": _BAND + 4, "y2": _tick(frame, v, own)} for _, v in told]
    named = [{"x": frame.held(v, t, size=10), "y": 69.0, "text": t} for t, v in told]
    ours = [{"x": frame.held(v, t, size=12), "y": 51.0, "text": t} for t, v in own]
    svg = frame.svg(
        *_bands(frame, bands),
        frame.layer("point", [{"x": v, "y": _DOTS} for v in others], filled=True, size=38, color=OTHERS_LINE, opacity=0.75),
        frame.layer("rule", ticks, color=INK, strokeWidth=1.2),
        frame.layer("text", named, color=MUTED),
        frame.layer("point", [{"x": v, "y": _DOTS} for _, v in own], filled=True, size=120, color=OWN, opacity=1),
        frame.layer("text", ours, color=OWN, fontSize=12, fontWeight="bold"),
    )
    low, high = decimal(known["index"].min()), decimal(known["index"].max())
    said = [f"{thousands(len(known))} nilai indeks dari {low} sampai {high}", *(f"{t[:1].upper()}{t[1:]}" for t, _ in own + told)]
    return Picture(svg, f"{'. '.join(said)}.")


def _tick(frame: Frame, value: float, own: list[tuple[str, float]]) -> float:
    """How high the tick of the average goes: to its name, or only above the dots where our own words stand in its way."""
    free = all(frame.points(abs(value - v)) > text_width(t, size=12) / 2 + 3 for t, v in own)
    return 62.0 if free else 43.0


def _share(name: str) -> float:
    """The part of the strip that a category's symbol and word need on paper."""
    return (text_width(f"■ {name}") + 10) / WIDTH


def _bands(frame: Frame, bands: tuple[Band, ...]) -> list[dict]:
    """The categories below the dots, each with symbol, word and lower limit; its symbol alone where it is too narrow."""
    low, high = frame.x
    inside = [(b, max(b.lower, low), min(b.upper, high)) for b in bands if b.lower < high and b.upper > low]
    fits = [text_width(f"{b.symbol} {b.name}") <= frame.points(x2 - x) for b, x, x2 in inside]
    middle = [{"x": (x + x2) / 2, "y": _BAND / 2} for _, x, x2 in inside]
    words = [m | {"text": b.name} for m, (b, *_), room in zip(middle, inside, fits, strict=True) if room]
    signs = [m | {"x": m["x"] - room * frame.scaled(text_width(b.name) / 2), "text": b.symbol}
             for m, (b, *_), room in zip(middle, inside, fits, strict=True)]  # fmt: skip
    limits = [{"x": x, "y": -6.0, "text": limit(b.lower)} for b, x, _ in inside if b.lower > low]
    return [
        frame.layer("rect", [{"x": x, "x2": x2, "y": 0.0, "y2": _BAND, "color": b.tint} for b, x, x2 in inside]),
        frame.layer("rule", [{"x": row["x"], "y": 0.0, "y2": _BAND} for row in limits], color=MUTED),
        frame.layer("text", signs, color=INK, font="DejaVu Sans Mono", baseline="middle"),
        frame.layer("text", words, color=INK, baseline="middle", dx=5),
        frame.layer("text", limits, color=MUTED, fontSize=9),
    ]


def gaps(briefing: Briefing) -> Picture | None:
    """What reaching the median of the scope would bring, part by part, in index points; None where it is not known."""
    gains = briefing.gains
    if gains.empty:
        return None
    frame = rows_frame(len(gains), _gap_span(gains["points"]), left=_LEFT, right=_RIGHT)
    rows = list(enumerate(gains.itertuples()))
    hues = [_gap_hues(r.part, r.points) for _, r in rows]
    bars = [{"x": 0.0, "x2": r.points, "y": y - 0.28, "y2": y + 0.28, "color": hues[y][0]} for y, r in rows]
    beside = [{"x": max(r.points, 0.0), "y": y, "text": gain_words(r.points), "color": hues[y][1]} for y, r in rows]
    sides = [{"x": frame.x[1], "y": y, "text": f"kita {decimal(r.ours)}, median {decimal(r.reference)}"} for y, r in rows]
    svg = frame.svg(
        frame.layer("rule", [{"x": 0.0, "y": -0.5, "y2": len(gains) - 0.5}], color=LINE),
        frame.layer("rect", bars),
        frame.layer("text", beside, align="left", dx=6, fontWeight="bold", fontSize=11, baseline="middle"),
        frame.layer("text", sides, align="right", dx=_RIGHT - 2, color=MUTED, fontSize=9, baseline="middle"),
        *row_names(frame, list(gains["label"])),
    )
    told = [f"{r.label} {decimal(r.ours)} terhadap {decimal(r.reference)}, {gain_words(r.points)}" for _, r in rows]
    return Picture(svg, f"Tambahan poin indeks bila mencapai median lingkup: {'; '.join(told)}.")


def gain_words(points: float) -> str:
    """What reaching the median would bring, in index points: "+2,20"; in words where there is nothing to reach."""
    if points != points:
        return DASH
    return EVEN if abs(points) < NEGLIGIBLE else signed(points) if points > 0 else AHEAD


def _gap_span(points: pd.Series) -> tuple[float, float]:
    """The range that leaves room for the words at the right of the bars, or of the line where a bar leads to the left."""
    low, high = min(float(points.min()), 0.0), max(float(points.max()), 0.0)
    width = WIDTH - _LEFT - _RIGHT
    scales = [(width - _POINTS) / max(high - low, 0.5)]  # typographic points for one point of the index
    if points.min() < NEGLIGIBLE:
        scales.append((width - text_width(AHEAD, size=11) - 8) / max(-low, 0.1))
    return low, low + width / min(scales)


def _gap_hues(part: str, gap: float) -> tuple[str, str]:
    """Fill and text colour of a gap in points: ahead of the median as what lifts the index, behind it as what lowers it."""
    return (UP, UP_TEXT) if gap <= -NEGLIGIBLE else part_hues(part, -gap)


def profile(briefing: Briefing, measures: tuple[str, ...] = COMPONENTS) -> Picture | None:
    """Our scores among those of the scope, row by row on one scale; None where none of ours is known."""
    weak = briefing.weak.set_index("part")
    known = [m for m in measures if m in weak.index and weak.at[m, "score"] == weak.at[m, "score"]]
    if not known:
        return None
    values = [v for m in known for v in [weak.at[m, "score"], *briefing.ranking[m].dropna()]]
    air = max(0.06 * (max(values) - min(values)), 0.5)
    frame = rows_frame(len(known), (min(values) - air, max(values) + air), left=138, right=118)
    others = [
        {"x": v, "y": y}
        for y, m in enumerate(known)
        for v in briefing.ranking.loc[briefing.ranking["region_code"] != briefing.code, m].dropna()
    ]
    medians = [(y, weak.at[m, "reference"]) for y, m in enumerate(known) if weak.at[m, "reference"] == weak.at[m, "reference"]]
    ours = [{"x": weak.at[m, "score"], "y": y} for y, m in enumerate(known)]
    told = [_beside(weak.loc[m]) for m in known]
    svg = frame.svg(
        frame.layer("rule", [{"x": frame.x[0], "x2": frame.x[1], "y": y} for y in range(len(known))], color=HAIR),
        frame.layer("point", others, filled=True, size=34, color=OTHERS_LINE, opacity=0.7),
        frame.layer("rule", [{"x": v, "y": y - 0.36, "y2": y + 0.36} for y, v in medians], color=INK, strokeWidth=1.6),
        frame.layer("point", ours, filled=True, size=110, color=OWN, opacity=1),
        frame.layer("text", [{"x": frame.x[1], "y": y, "text": t} for y, t in enumerate(told)], align="right", dx=116,
                    color=INK, fontSize=9.5, baseline="middle"),
        *row_names(frame, [dictionary.label(m) for m in known]),
    )  # fmt: skip
    return Picture(svg, "; ".join(f"{dictionary.label(m)}: {t}" for m, t in zip(known, told, strict=True)) + ".")


def _beside(row: pd.Series) -> str:
    median = f", median {decimal(row['reference'])}" if row["reference"] == row["reference"] else ""
    return f"kita {decimal(row['score'])}{median}"
