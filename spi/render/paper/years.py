"""How did the index go over the survey years, drawn for paper: a gap where a year is not known, dashed where the method broke?"""

from itertools import pairwise

import pandas as pd

from spi.answers.briefing import Briefing
from spi.method import methodology
from spi.render.paper.drawings import Frame, Picture, apart
from spi.words import dictionary
from spi.words.palette import INK, MUTED, OTHERS_LINE, OWN, PAPER
from spi.words.wording import decimal

_SERIES = {  # column of history.trend -> name, hue of its line, hue of its name, width
    "nation": ("nasional", OTHERS_LINE, MUTED, 1.2),
    "province": ("provinsi", MUTED, MUTED, 1.2),
    "value": ("kita", OWN, OWN, 2.4),
}
_SIDES = (  # where a value may stand: points right of and below its dot, the best first
    (0, -12), (0, 12), (-24, 0), (24, 0), (-22, 9), (22, 9), (-22, -9), (22, -9),
)  # fmt: skip
_HALF = (17, 7)  # points: half the width and the height that a value needs


def line(briefing: Briefing, *, height: float = 112) -> Picture | None:
    """The index over the survey years beside province and nation, `height` points high; None where no year is known."""
    table = briefing.series[briefing.series["measure"] == "index"].sort_values("survey_year")
    if table["value"].notna().sum() == 0:
        return None
    frame = _frame(table, height)
    own = _own(frame, table)
    gone = [(int(r.survey_year), _reason(r.reason)) for r in table.itertuples() if r.value != r.value]
    style = {"color": OWN, "fontWeight": "bold", "fontSize": 11, "baseline": "middle"}
    svg = frame.svg(
        *_breaks(frame, set(table["survey_year"])),
        *(layer for column in _SERIES for layer in _joined(frame, table, column)),
        *_plates(frame, own),
        *(_dots(frame, table, column) for column in _SERIES),
        *(frame.layer("text", [{"x": y, "y": v, "text": decimal(v)} for y, v, s in own if s == (dx, dy)], dx=dx, dy=dy, **style)
          for dx, dy in _SIDES),
        frame.layer("text", [{"x": y, "y": frame.y[0], "text": t} for y, t in gone], dy=-6, color=MUTED, fontSize=8.5),
        frame.layer("text", [{"x": y, "y": frame.y[0], "text": f"SPI {y}"} for y in table["survey_year"]], dy=12, color=INK),
        *_names(frame, table),
    )  # fmt: skip
    return Picture(svg, f"Indeks menurut tahun survei: {'; '.join(f'SPI {y} {decimal(v)}' for y, v, _ in own)}.")


def _frame(table: pd.DataFrame, height: float) -> Frame:
    values = table[list(_SERIES)].stack()
    air = max(0.25 * (values.max() - values.min()), 1.0)
    years = table["survey_year"]
    return Frame((min(years) - 0.4, max(years) + 0.4), (values.min() - air, values.max() + air), height, 0, 118, 14, 18)


def _own(frame: Frame, table: pd.DataFrame) -> list[tuple[int, float, tuple[int, int]]]:
    """Our known years: year, value, and on which of _SIDES its words stand."""
    lines = {column: {int(y): _spot(frame, y, v) for y, v in _known(table, column)} for column in _SERIES}
    ours = _known(table, "value")
    return [(int(y), v, min(_room(frame, y), key=lambda side: _hidden(lines, lines["value"][int(y)], side))) for y, v in ours]


def _known(table: pd.DataFrame, column: str) -> list[tuple[int, float]]:
    known = table.dropna(subset=column)
    return list(zip(known["survey_year"].astype(int), known[column], strict=True))


def _spot(frame: Frame, year: int, value: float) -> tuple[float, float]:
    """A place of the drawing in points right and down."""
    return frame.points(year), -value * frame.height / (frame.y[1] - frame.y[0])


def _room(frame: Frame, year: int) -> list[tuple[int, int]]:
    """The sides of a year's dot on which words stay inside the plot."""
    left, right = frame.points(year - frame.x[0]), frame.points(frame.x[1] - year)
    return [(dx, dy) for dx, dy in _SIDES if dx == 0 or _HALF[0] - left <= dx <= right - _HALF[0]]


def _hidden(lines: dict[str, dict[int, tuple[float, float]]], dot: tuple[float, float], side: tuple[int, int]) -> int:
    """How much would words on this side of our dot hide? A point of another line, whose value they would seem to be, counts more
    than all lines together."""
    x, y = dot[0] + side[0], dot[1] + side[1]

    def under(place: tuple[float, float], around: float = 0.0) -> bool:
        return abs(place[0] - x) < _HALF[0] + around and abs(place[1] - y) < _HALF[1] + around

    cost = 0
    for column, spots in lines.items():
        cost += 10 * sum(under(spot, 2) for spot in spots.values() if column != "value")
        steps = [(spot, spots[year + 1]) for year, spot in spots.items() if year + 1 in spots]
        cost += sum(any(under((a + (c - a) * n / 40, b + (d - b) * n / 40)) for n in range(41)) for (a, b), (c, d) in steps)
    return cost


def _reason(code: object) -> str:
    """Why a year is missing: its reason where one was recorded, else only that it is not known."""
    return dictionary.reason(code) if isinstance(code, str) else "belum diketahui"


def _joined(frame: Frame, table: pd.DataFrame, column: str) -> list[dict]:
    """Lines where two neighbouring years are known: solid ones, and dashed, thinner ones across a break in the method."""
    _, hue, _, width = _SERIES[column]
    broken = {(a, b) for a, b, _ in methodology.break_marks()}
    steps = [{"x": a, "y": v, "x2": b, "y2": w} for (a, v), (b, w) in pairwise(_known(table, column)) if b == a + 1]
    solid, dashed = ([row for row in steps if ((row["x"], row["x2"]) in broken) is cut] for cut in (False, True))
    return [frame.layer("rule", solid, color=hue, strokeWidth=width),
            frame.layer("rule", dashed, color=hue, strokeWidth=0.6 * width, strokeDash=[3, 2])]  # fmt: skip


def _dots(frame: Frame, table: pd.DataFrame, column: str) -> dict:
    """The known years as dots."""
    dots = [{"x": y, "y": v} for y, v in _known(table, column)]
    return frame.layer("point", dots, filled=True, size=60 if column == "value" else 18, color=_SERIES[column][1], opacity=1)


def _plates(frame: Frame, own: list[tuple[int, float, tuple[int, int]]]) -> list[dict]:
    """White under our words, so that no line runs through them."""
    unit = (frame.y[1] - frame.y[0]) / frame.height
    half, high = frame.scaled(_HALF[0]), (_HALF[1] - 1) * unit
    centres = [(y + frame.scaled(dx), v - dy * unit) for y, v, (dx, dy) in own]
    spans = [{"x": x - half, "x2": x + half, "y": y - high, "y2": y + high} for x, y in centres]
    return [frame.layer("rect", spans, color=PAPER)]


def _names(frame: Frame, table: pd.DataFrame) -> list[dict]:
    """The name and the last known value of each series, right of the plot, kept apart; before each a piece of its line."""
    last = [(name, hue, ink, _known(table, column)[-1])
            for column, (name, hue, ink, _) in _SERIES.items() if table[column].notna().any()]  # fmt: skip
    places = apart([value for *_, (_, value) in last], gap=12 * (frame.y[1] - frame.y[0]) / frame.height)
    begin, end = frame.x[1] + frame.scaled(1), frame.x[1] + frame.scaled(9)
    named = list(zip(places, last, strict=True))
    keys = [{"x": begin, "x2": end, "y": y, "color": hue} for y, (_, hue, *_) in named]
    words = [{"x": frame.x[1], "y": y, "color": ink, "text": f"{name} {decimal(value)} (SPI {year})"}
             for y, (name, _, ink, (year, value)) in named]  # fmt: skip
    return [frame.layer("rule", keys, strokeWidth=2),
            frame.layer("text", words, align="left", dx=12, baseline="middle")]  # fmt: skip


def _breaks(frame: Frame, years: set[int]) -> list[dict]:
    """The breaks in comparability between two of the years: a dashed line and its reason above."""
    marks = [((a + b) / 2, short) for a, b, short in methodology.break_marks() if {a, b} <= years]
    return [
        frame.layer("rule", [{"x": x, "y": frame.y[0], "y2": frame.y[1]} for x, _ in marks], color=MUTED, strokeDash=[3, 3]),
        frame.layer("text", [{"x": x, "y": frame.y[1], "text": short} for x, short in marks], dy=-6, color=MUTED, fontSize=9),
    ]
