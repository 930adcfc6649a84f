"""Where does the government lie, drawn for paper: among the others, and how far from the median?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results.causes import NEGLIGIBLE
from spi.method.methodology import COMPONENTS
from spi.render.paper.drawings import WIDTH, Picture, part_hues, rows_frame, text_width
from spi.render.paper.drawings import names as row_names
from spi.words import dictionary
from spi.words.palette import HAIR, INK, LINE, MUTED, OTHERS_LINE, OWN, UP, UP_TEXT
from spi.words.wording import DASH, decimal, signed

AHEAD, EVEN = "sudah lebih baik dari median", "sama dengan median"
_LEFT, _RIGHT, _POINTS = 138.0, 118.0, 68.0  # points beside the bars, and for the words of a bar that leads to the right
_BAND, _DOTS = 18.0, 34.0  # points above the foot of the strip: the top of the categories, the row of dots


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
