"""How did the parts of the index move between two survey years, ours among those it is compared with?"""

import pandas as pd
import plotly.graph_objects as go

from spi.render.screen import look
from spi.render.screen.drawing import Drawing, blank, dot_row
from spi.words import dictionary, palette
from spi.words.wording import change_words

ROW = 64  # px: our number above the row, the median's below
PLOT = look.PHONE - 130
_NOTHING = "Perubahan bagian indeks belum diketahui di kedua tahun."


def moved(part: str, value: float) -> str:
    """How a part's own score moved (points, plus is better): "naik 2,10"; of a deduction "berkurang 3,02"."""
    if not dictionary.low_is_good(part):
        return change_words(value)
    return change_words(-value).replace("naik", "bertambah").replace("turun", "berkurang")


def _rows(changes: pd.DataFrame) -> dict[str, list[dict]]:
    """Code -> its known changes, in the order given."""
    rows: dict[str, list[dict]] = {}
    for r in look.records(changes, "row", "value"):
        rows.setdefault(r["row"], []).append(r)
    return rows


def _quartiles(marks: pd.DataFrame | None) -> dict[str, dict]:
    """Code -> lower, median, upper of those compared with."""
    return {r["part"]: r for r in look.records(marks, "part", "lower", "median", "upper")}


def outcome_dots(changes: pd.DataFrame, *, region_code: str, marks: pd.DataFrame | None = None) -> go.Figure:
    """The change of each part as a row: the others as faint dots, their middle half as a band, the median a tick, ours big.

    `changes`: row (code), label, region_code, region, value (points, plus is better). `marks`: part, lower, median, upper
    (quartiles of the others, missing where too few are known).
    """
    rows, marks = _rows(changes), _quartiles(marks)
    if not rows:
        return blank(_NOTHING)
    there = [0.0, *(float(r["value"]) for part in rows.values() for r in part)]
    low, high = min(there), max(there)
    air = max(0.12 * (high - low), 0.5)
    span = (low - air, high + air)
    drawing = Drawing()
    for y, (code, part) in enumerate(rows.items()):
        _row(drawing, y, part, marks.get(code), region_code=region_code, span=span)
    drawing.rule(color=palette.MUTED, layer="above", x0=0, x1=0, y0=-0.5, y1=len(rows) - 0.5)
    drawing.axis("x", visible=False, range=list(span))
    for text, x in (("← memburuk", 0), ("membaik →", 1)):
        drawing.label(text, x, 0, xref="paper", yref="paper", xanchor="right" if x else "left", yanchor="top", yshift=-6,
                      size=12, color=palette.MUTED)  # fmt: skip
    drawing.name_rows([look.wrapped(part[0]["label"], width=17) for part in rows.values()])
    return drawing.figure(height=ROW * len(rows) + 54, left=8, right=12, top=8, bottom=30)


def _row(drawing: Drawing, y: int, part: list[dict], mark: dict | None, *, region_code: str, span: tuple[float, float]) -> None:
    drawing.rule(color=palette.OTHERS, x0=0, x1=1, xref="paper", y0=y, y1=y)
    if mark:
        drawing.wash(palette.OWN_WASH, x0=mark["lower"], x1=mark["upper"], y0=y - 0.2, y1=y + 0.2)
        drawing.rule(color=palette.INK, width=2, layer="above", x0=mark["median"], x1=mark["median"], y0=y - 0.2, y1=y + 0.2)
        told = f"median {moved(part[0]['row'], mark['median'])}"
        _held(drawing, told, mark["median"], y, span, yanchor="top", yshift=-11, size=12, color=palette.MUTED)
    dot_row(drawing, part, "value", y, region_code=region_code, sizes=(9, 16))
    for value in [r["value"] for r in part if r["region_code"] == region_code]:
        told = f"<b>{moved(part[0]['row'], value)}</b>"
        _held(drawing, told, value, y, span, yanchor="bottom", yshift=8, size=15, color=palette.OWN)


def _held(drawing: Drawing, text: str, x: float, y: float, span: tuple[float, float], **style: object) -> None:
    """A label at x that never leaves the plot on a phone."""
    at, half = (x - span[0]) * PLOT / (span[1] - span[0]), look.text_width(text.replace("<b>", ""), size=style["size"]) / 2
    anchor = "left" if at < half else "right" if at > PLOT - half else "center"
    drawing.label(text, x, y, xanchor=anchor, halo=True, **style)


def outcome_dots_sentence(changes: pd.DataFrame, *, region_code: str, marks: pd.DataFrame | None = None) -> str:
    """Our change of each part beside the median and the middle half of the others, in words."""
    pieces, marks = [], _quartiles(marks)
    for code, part in _rows(changes).items():
        own = [r["value"] for r in part if r["region_code"] == region_code]
        mine, mark = moved(code, own[0]) if own else "belum diketahui", marks.get(code)
        middle = f"separuh tengah {moved(code, mark['lower'])} sampai {moved(code, mark['upper'])}" if mark else ""
        beside = f" (median {moved(code, mark['median'])}, {middle})" if mark else ""
        pieces.append(f"{part[0]['label']} {mine}{beside}")
    return f"Perubahan dalam poin: {'; '.join(pieces)}." if pieces else _NOTHING
