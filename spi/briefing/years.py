"""How did the index go over the survey years, drawn for paper: a gap where a year is not known, a mark where the method broke?"""

from itertools import pairwise

import pandas as pd

from spi import dictionary, methodology
from spi.answers.briefing import Briefing
from spi.briefing.drawings import Frame, Picture, apart
from spi.palette import INK, MUTED, OTHERS_LINE, OWN, PAPER, PEER_TEXT
from spi.wording import decimal

_SERIES = {  # column of history.trend -> name, hue of its line, hue of its name, width
    "nation": ("nasional", OTHERS_LINE, MUTED, 1.2),
    "province": ("provinsi", PEER_TEXT, PEER_TEXT, 1.2),
    "value": ("kita", OWN, OWN, 2.4),
}


def line(briefing: Briefing, *, height: float = 112) -> Picture | None:
    """The index over the survey years beside province and nation, `height` points high; None where no year is known."""
    table = briefing.series[briefing.series["measure"] == "index"].sort_values("survey_year")
    if table["value"].notna().sum() == 0:
        return None
    frame = _frame(table, height)
    own = [(y, v, _side(frame, table, y, v)) for y, v in zip(table["survey_year"], table["value"], strict=True) if v == v]
    gone = [(int(r.survey_year), _reason(r.reason)) for r in table.itertuples() if r.value != r.value]
    style = {"color": OWN, "fontWeight": "bold", "fontSize": 11, "baseline": "middle"}
    svg = frame.svg(
        *_breaks(frame, set(table["survey_year"])),
        *(_joined(frame, table, column) for column in _SERIES),
        *_plates(frame, own),
        *(_dots(frame, table, column) for column in _SERIES),
        *(frame.layer("text", [{"x": y, "y": v, "text": decimal(v)} for y, v, s in own if s == side], dy=-12 * side, **style)
          for side in (1, -1)),
        frame.layer("text", [{"x": y, "y": frame.y[0], "text": t} for y, t in gone], dy=-6, color=MUTED, fontSize=8.5),
        frame.layer("text", [{"x": y, "y": frame.y[0], "text": f"SPI {y}"} for y in table["survey_year"]], dy=12, color=INK),
        frame.layer("text", _ends(table, frame), align="left", dx=4, baseline="middle"),
    )  # fmt: skip
    return Picture(svg, f"Indeks menurut tahun survei: {'; '.join(f'SPI {y} {decimal(v)}' for y, v, _ in own)}.")


def _frame(table: pd.DataFrame, height: float) -> Frame:
    values = table[list(_SERIES)].stack()
    air = max(0.25 * (values.max() - values.min()), 1.0)
    years = table["survey_year"]
    return Frame((min(years) - 0.4, max(years) + 0.4), (values.min() - air, values.max() + air), height, 0, 118, 14, 18)


def _side(frame: Frame, table: pd.DataFrame, year: int, value: float) -> int:
    """Above our dot (1) or below it (-1): where fewer lines and dots lie in the way of its words."""
    near = 20 * (frame.y[1] - frame.y[0]) / frame.height
    line_of = table.set_index("survey_year")["value"]
    ours = line_of.reindex([year - 1, year + 1]).dropna() - value
    others = table.loc[table["survey_year"] == year, ["province", "nation"]].iloc[0].dropna() - value
    above = 0.6 * sum(d > 0 for d in ours) + sum(0 < d < near for d in others)
    below = 0.6 * sum(d < 0 for d in ours) + sum(-near < d < 0 for d in others)
    return -1 if above > below else 1


def _reason(code: object) -> str:
    """Why a year is missing: its reason where one was recorded, else only that it is not known."""
    return dictionary.reason(code) if isinstance(code, str) else "belum diketahui"


def _joined(frame: Frame, table: pd.DataFrame, column: str) -> dict:
    """Lines where two neighbouring years are known."""
    _, hue, _, width = _SERIES[column]
    known = table.dropna(subset=column)
    pairs = pairwise(zip(known["survey_year"].astype(int), known[column], strict=True))
    joined = [{"x": a, "y": v, "x2": b, "y2": w} for (a, v), (b, w) in pairs if b == a + 1]
    return frame.layer("rule", joined, color=hue, strokeWidth=width)


def _dots(frame: Frame, table: pd.DataFrame, column: str) -> dict:
    """The known years as dots."""
    dots = [{"x": int(y), "y": v} for y, v in zip(table["survey_year"], table[column], strict=True) if v == v]
    return frame.layer("point", dots, filled=True, size=60 if column == "value" else 18, color=_SERIES[column][1], opacity=1)


def _plates(frame: Frame, own: list[tuple[int, float, int]]) -> list[dict]:
    """White under our words, so that no line runs through them."""
    half, unit = frame.scaled(17), (frame.y[1] - frame.y[0]) / frame.height
    spans = [(y, v + s * 12 * unit - 6 * unit, v + s * 12 * unit + 6 * unit) for y, v, s in own]
    return [frame.layer("rect", [{"x": y - half, "x2": y + half, "y": a, "y2": b} for y, a, b in spans], color=PAPER)]


def _ends(table: pd.DataFrame, frame: Frame) -> list[dict]:
    """The name and the last known value of each series, right of the plot, kept apart."""
    last = [(name, hue, known[column].iloc[-1], int(known["survey_year"].iloc[-1]))
            for column, (name, _, hue, _) in _SERIES.items() if len(known := table.dropna(subset=column))]  # fmt: skip
    places = apart([value for _, _, value, _ in last], gap=12 * (frame.y[1] - frame.y[0]) / frame.height)
    return [
        {"x": frame.x[1], "y": y, "color": hue, "text": f"{name} {decimal(value)} (SPI {year})"}
        for y, (name, hue, value, year) in zip(places, last, strict=True)
    ]


def _breaks(frame: Frame, years: set[int]) -> list[dict]:
    """The breaks in comparability between two of the years: a dashed line and its reason above."""
    marks = [((a + b) / 2, short) for a, b, short in methodology.break_marks() if {a, b} <= years]
    return [
        frame.layer("rule", [{"x": x, "y": frame.y[0], "y2": frame.y[1]} for x, _ in marks], color=MUTED, strokeDash=[3, 3]),
        frame.layer("text", [{"x": x, "y": frame.y[1], "text": short} for x, short in marks], dy=-6, color=MUTED, fontSize=9),
    ]
